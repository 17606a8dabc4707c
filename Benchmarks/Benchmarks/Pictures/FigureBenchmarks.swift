import Benchmark
import Calculus
import CairoBackend
import Drawing
import Figures
import Optimization
import Plotting

/// Single figures, from numbers to the bytes of a PNG file: computed, drawn and encoded. The fonts are there already,
/// as they are from the second figure of a program on.
func figureBenchmarks() {
  let text = TextEngine()
  let page = Size(1920, 1080)
  let frame = Rect(x: 0, y: 0, width: page.width, height: page.height)
  Benchmark("a relief of 200 × 200 quads, 1920 × 1080") { _ in
    let grid = try peaks(side: 201)
    let ladder = LevelLadder.linear(grid.range ?? ValueRange(-7, 9), count: 16)
    let relief = Relief(
      grid, in: frame, x: ValueRange(-3, 3), y: ValueRange(-3, 3), ladder: ladder,
      skin: ReliefSkin(colors: ladder.colors(.viridis)), theme: .light, measuring: text.measuring)
    blackHole(
      try renderPNG(
        Scene(
          size: page, background: .white, title: "", description: "",
          fixed: [relief.floor, relief.surface, relief.axes]), text: text)
    )
  }
  Benchmark("a map of 20 levels of a grid of 400 × 400") { _ in
    let grid = try peaks(side: 400)
    let ladder = LevelLadder.linear(grid.range ?? ValueRange(-7, 9), count: 20)
    let map = ContourMark(
      grid, in: Rect(x: 80, y: 60, width: 570, height: 570), levels: ladder.levels,
      colors: ladder.colors(.viridis), stroke: Stroke(.white, width: 0.5))
    blackHole(
      try renderPNG(
        Scene(
          size: Size(1280, 720), background: .white, title: "", description: "",
          fixed: [map.fills, map.lines]), text: text))
  }
  Benchmark("a cost plot of a million noisy points") { benchmark in
    let costs = noisyCosts(1_000_001)
    benchmark.startMeasurement()
    var series = Series()
    for cost in costs { series.append(cost) }
    let last = costs.count - 1
    let steps = [0, last].map {
      Step(iteration: $0, position: [0, 0], value: costs[$0], gradient: [1, 1], rate: 0.1, update: nil)
    }
    let trajectory = Trajectory(
      steps: steps, cost: series, gradientNorm: series, rate: series, stop: .budgetSpent(steps: last),
      iterations: last)
    let story = Storyboard(
      title: "A million noisy points", subject: .surface(try SurfaceCatalogue.surface(named: "peaks")),
      runs: [ShownRun(trajectory: trajectory)], panels: .rows([[PanelRequest("cost")]]),
      frames: .iterations([last]))
    blackHole(try renderPNG(try story.frames(measuring: text.measuring).scene(0), text: text))
  }
}

/// The surface `peaks` on its box.
private func peaks(side: Int) throws -> ScalarGrid {
  let surface = try SurfaceCatalogue.surface(named: "peaks")
  let ticks = (0..<side).map { -3 + 6 * Double($0) / Double(side - 1) }
  var evaluator = Evaluator(surface.formula)
  guard let grid = ScalarGrid(columns: side, rows: side, values: evaluator.values(x: ticks, y: ticks)) else {
    throw Empty()
  }
  return grid
}

private struct Empty: Error {}

/// A falling cost under noise as of single examples: 1/(1 + k/10⁴) · (½ + h_k), h_k from a congruential generator.
private func noisyCosts(_ count: Int) -> [Double] {
  (0..<count).map { k in
    let noise = Double((k * 1_103_515_245 + 12_345) % (1 << 31)) / Double(1 << 31)
    return 1 / (1 + Double(k) / 1e4) * (0.5 + noise)
  }
}
