import Benchmark
import Calculus
import Optimization
import Yardsticks

/// A million steps on Rosenbrock's valley given as a formula, beside the same loop written in C.
func descentBenchmarks() {
  let steps = 1_000_000
  Benchmark("a million steps of plain descent, from a formula") { _ in
    blackHole(try million(.gradientDescent, rate: 1e-3, steps: steps))
  }
  Benchmark("a million steps of plain descent, in C") { _ in
    blackHole(yardstick_rosenbrock(steps, 1e-3))
  }
  Benchmark("a million steps of plain descent with noise, clipping and a rule, from a formula") { _ in
    let surface = try SurfaceCatalogue.surface(named: "rosenbrock")
    let settings = RunSettings(
      learningRate: 1e-3, noise: GradientNoise(deviation: 0.1), clipping: .norm(10),
      stopping: StoppingRules(gradientNorm: 1e-12), steps: steps)
    blackHole(try Scenario(surface: surface, start: .at([-1.2, 1]), settings: settings).run())
  }
  Benchmark("a million steps of Adam, from a formula") { _ in
    blackHole(try million(MethodChoice("adam"), rate: 1e-3, steps: steps))
  }
  Benchmark("a million steps of Adam, in C") { _ in
    blackHole(yardstick_rosenbrock_adam(steps, 1e-3))
  }
}

private func million(_ method: MethodChoice, rate: Double, steps: Int) throws -> Trajectory {
  let surface = try SurfaceCatalogue.surface(named: "rosenbrock")
  return try Scenario(
    surface: surface, start: .at([-1.2, 1]), method: method, learningRate: rate, steps: steps
  ).run()
}
