import Benchmark
import Calculus
import Optimization
import Yardsticks

/// Formulas at many points: what maps and basin maps are made of.
func formulaBenchmarks() {
  Benchmark("peaks on a grid of 400 × 400") { benchmark in
    let surface = try SurfaceCatalogue.surface(named: "peaks")
    let ticks = (0..<400).map { -3 + 6 * Double($0) / 399 }
    var evaluator = Evaluator(surface.formula)
    benchmark.startMeasurement()
    blackHole(evaluator.values(x: ticks, y: ticks))
  }
  // One core; rows are independent, so two cores take half the time.
  Benchmark("basin map of 400 × 400 starts, 200 steps") { benchmark in
    let surface = try SurfaceCatalogue.surface(named: "peaks")
    let plan = BasinPlan(surface.formula, domain: surface.domain, rate: 0.01)
    benchmark.startMeasurement()
    blackHole(plan.strip(rows: 0..<400))
  }
  Benchmark("basin map of 400 × 400 starts, 200 steps, in C") { _ in
    blackHole(yardstick_basin(400, 200, 0.01))
  }
  Benchmark("all critical points of Rastrigin's function") { _ in
    let surface = try SurfaceCatalogue.surface(named: "rastrigin")
    blackHole(findCriticalPoints(of: surface.formula, in: surface.domain))
  }
}
