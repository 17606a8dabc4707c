import Benchmark
import Calculus
import Optimization

/// Formulas at many points: what maps and basin maps are made of.
func formulaBenchmarks() {
  Benchmark("peaks on a grid of 400 × 400") { benchmark in
    let surface = try SurfaceCatalogue.surface(named: "peaks")
    let ticks = (0..<400).map { -3 + 6 * Double($0) / 399 }
    var evaluator = Evaluator(surface.formula)
    benchmark.startMeasurement()
    blackHole(evaluator.values(x: ticks, y: ticks))
  }
  Benchmark("all critical points of Rastrigin's function") { _ in
    let surface = try SurfaceCatalogue.surface(named: "rastrigin")
    blackHole(findCriticalPoints(of: surface.formula, in: surface.domain))
  }
}
