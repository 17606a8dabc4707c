import Calculus
import Drawing
import Figures
import Optimization
import Vision

/// Storyboards for the tests: one for each kind of panel.
enum Sample {
  static func run(_ surface: Surface, _ start: [Double], rate: Double, steps: Int, label: String = "") throws
    -> ShownRun
  {
    let scenario = Scenario(surface: surface, start: .at(start), learningRate: rate, steps: steps)
    return ShownRun(label: label, trajectory: try scenario.run(), of: scenario)
  }

  static let narration = Narration([
    .init(.iteration(0), "The hiker stands near a summit and feels the ground."),
    .init(
      .iteration(1),
      "The ground is steep here, so the step is long. The hiker feels only the slope underfoot, never the valley ahead."
    ),
    .init(.end, "The ground is level. Is this the lowest point?"),
  ])

  static func board(_ surface: Surface, _ runs: [ShownRun], _ panels: [String]) -> Storyboard {
    Storyboard(
      title: RichText.escaped(surface.title.english),
      subtitle: "Gradient descent with a constant learning rate <i>η</i>",
      subject: .surface(surface), runs: runs, panels: .automatic(panels.map { PanelRequest($0) }),
      narration: narration, source: "Descent")
  }

  static func map() throws -> Storyboard {
    let surface = try SurfaceCatalogue.surface(named: "two-peaks")
    let start = surface.starts.first?.position ?? [-1.3, 0.6]
    return board(surface, [try run(surface, start, rate: 0.1, steps: 30)], ["map", "cost"])
  }

  static func curve(derivative: Bool = false) throws -> Storyboard {
    let surface = try SurfaceCatalogue.surface(named: "double-well")
    var board = board(
      surface, [try run(surface, [surface.domain.intervals[0].upper * 0.8], rate: 0.03, steps: 20)],
      ["curve", "cost"])
    if derivative {
      board.panels = .automatic([
        PanelRequest("curve", options: ["derivative": .flag(true)]), PanelRequest("gradient-norm"),
      ])
    }
    return board
  }

  static func comparison(_ count: Int = 3) throws -> Storyboard {
    let surface = try SurfaceCatalogue.surface(named: "elongated-bowl")
    let rates = [0.004, 0.03, 0.0801, 0.07, 0.06, 0.05]
    let runs = try rates.prefix(count).map { rate in
      try run(surface, [-4.8, 1.6], rate: rate, steps: 25, label: "<i>η</i> = \(rate)")
    }
    return board(surface, runs, ["comparison", "cost"])
  }

  static func curves() throws -> Storyboard {
    let surface = try SurfaceCatalogue.surface(named: "double-well")
    let start = [surface.domain.intervals[0].upper * 0.8]
    let runs = try [0.005, 0.05, 0.4].map { rate in
      try run(surface, start, rate: rate, steps: 12, label: "<i>η</i> = \(rate)")
    }
    return board(surface, runs, ["comparison", "cost"])
  }

  static func training(_ panels: [String], batch: Batches = .all) throws -> Storyboard {
    let data = DataSet.spots(count: 60)
    let record = try TrainingScenario(
      title: "spots", training: data.subset(Array(0..<45)), test: data.subset(Array(45..<60)),
      layers: [.dense(outputs: 3)], initial: .zeros, batches: batch, learningRate: 0.5, budget: .epochs(12)
    ).run()
    return Storyboard(
      title: "A classifier learns three spots", subtitle: "Softmax regression", subject: .cost(title: "cost"),
      runs: [ShownRun(training: record)], panels: .automatic(panels.map { PanelRequest($0) }),
      narration: narration)
  }

  static func arithmetic() throws -> Storyboard {
    let surface = try SurfaceCatalogue.surface(named: "elongated-bowl")
    let scenario = Scenario(
      surface: surface, start: .at([-4.8, 1.6]), method: MethodChoice("adam"), learningRate: 0.3, steps: 12)
    let run = ShownRun(trajectory: try scenario.run(), scenario: scenario)
    return board(surface, [run], ["map", "cost", "arithmetic"])
  }

  /// The board of the map with other panels.
  static func surface(_ panels: [PanelRequest], rate: Double = 0.3) throws -> Storyboard {
    let surface = try SurfaceCatalogue.surface(named: "two-peaks")
    var board = board(
      surface, [try run(surface, surface.starts.first?.position ?? [-1.3, 0.6], rate: rate, steps: 30)], [])
    board.panels = .automatic(panels)
    return board
  }

  /// A run with momentum on a parabola and plain descent beside it.
  static func phase() throws -> Storyboard {
    let surface = try SurfaceCatalogue.surface(named: "parabola")
    let runs = try ["gradient-descent", "momentum"].map { method in
      let scenario = Scenario(
        surface: surface, start: .at([-1.6]), method: MethodChoice(method), learningRate: 0.05, steps: 30)
      return ShownRun(label: method, trajectory: try scenario.run(), scenario: scenario)
    }
    return board(surface, runs, ["phase", "cost"])
  }

  /// A long zigzag that gathers near the minimum.
  static func inset() throws -> Storyboard {
    let surface = try SurfaceCatalogue.surface(named: "elongated-bowl")
    var board = board(surface, [try run(surface, [-4.8, 1.6], rate: 0.074, steps: 60)], [])
    board.panels = .automatic([
      PanelRequest("map", options: ["inset": .flag(true), "gradient": .flag(false)]),
      PanelRequest("distance"),
    ])
    return board
  }

  static func noise() throws -> Storyboard {
    let surface = try SurfaceCatalogue.surface(named: "convex-bowl")
    let scenario = Scenario(
      surface: surface, start: .at([1.6, 1.2]), learningRate: 0.02, noise: GradientNoise(deviation: 4),
      steps: 120, seed: 3)
    return board(surface, [ShownRun(trajectory: try scenario.run(), scenario: scenario)], ["map", "cost"])
  }

  static func summary() throws -> Storyboard {
    var board = try comparison()
    board.panels = .automatic([PanelRequest("comparison"), PanelRequest("summary")])
    return board
  }

  static func race() throws -> Storyboard {
    var board = try comparison()
    board.panels = .automatic([PanelRequest("map"), PanelRequest("cost")])
    return board
  }

  static func reliefRace() throws -> Storyboard {
    var board = try comparison()
    board.panels = .automatic([PanelRequest("relief"), PanelRequest("cost")])
    return board
  }

  /// Points on a line with a ripple, and two classes of them.
  static func fit(boundary: Bool) throws -> Storyboard {
    let x = (0..<24).map { 3 + 0.25 * Double($0) }
    let y = x.enumerated().map { 1 + 0.8 * $1 + ($0 % 3 == 0 ? 0.9 : $0 % 3 == 1 ? -0.7 : 0.1) }
    let labels = x.indices.map { $0 < 11 || $0 == 14 ? 0 : 1 }
    let table = PointTable(
      name: "points", xName: "height", yName: "weight", x: x, y: y, labels: boundary ? labels : [],
      classNames: boundary ? ["short", "tall"] : [])
    let settings = RunSettings(learningRate: boundary ? 1 : 0.02, steps: 12)
    let scenario =
      boundary
      ? try FitScenario(boundaryIn: table, standardized: true, settings: settings)
      : try FitScenario(lineThrough: table, standardized: false, settings: settings)
    let panels = boundary ? ["fit", "accuracy"] : ["fit", "map", "cost"]
    return Storyboard(
      title: "A fit", subtitle: "Gradient descent",
      subject: scenario.bowl.map { .surface($0) } ?? .cost(title: "cost"),
      runs: [ShownRun(fit: try scenario.run(), of: scenario.surfaceScenario)],
      panels: .automatic(panels.map { PanelRequest($0) }), narration: narration, source: "Descent")
  }

  /// A small image with noise, deblurred beyond its best.
  static func restoration() throws -> Storyboard {
    var image = Image(shape: ImageShape(height: 20, width: 28, channels: 3))
    for row in 0..<20 {
      for column in 0..<28 {
        image[0, row, column] = row > 6 && row < 14 && column > 8 && column < 20 ? 0.9 : 0.2
        image[1, row, column] = Double(column) / 28
        image[2, row, column] = (row / 3 + column / 3) % 2 == 0 ? 0.7 : 0.3
      }
    }
    let record = try RestorationScenario(
      truth: image, noise: .normal(deviation: 0.03, seed: 2),
      goal: .deblur(.gaussian(size: 5, deviation: 1), boundary: .reflect),
      settings: RunSettings(learningRate: 1.5, steps: 40)
    ).run()
    return Storyboard(
      title: "A restoration", subtitle: "Gradient descent", subject: .cost(title: "cost"),
      runs: [ShownRun(restoration: record)],
      panels: .automatic(["images", "image-error", "residual"].map { PanelRequest($0) }),
      narration: narration, frames: .iterations([0, 3, 12, 40]))
  }

  /// Every kind of board, by name.
  static func all() throws -> [(name: String, board: Storyboard)] {
    try [
      ("map", try map()), ("curve", try curve()), ("curve-derivative", try curve(derivative: true)),
      ("comparison", try comparison()), ("comparison-six", try comparison(6)), ("curves", try curves()),
      ("arithmetic", try arithmetic()), ("race", try race()),
      ("relief", try surface([PanelRequest("relief"), PanelRequest("distance")])),
      (
        "basins",
        try surface([PanelRequest("basins", options: ["resolution": .number(60)]), PanelRequest("cost")])
      ),
      (
        "rate-ladder",
        try surface([PanelRequest("rate-ladder", options: ["count": .number(15)]), PanelRequest("cost")])
      ),
      ("summary", try summary()),
      ("film-strip", try surface([PanelRequest("film-strip"), PanelRequest("cost")])),
      (
        "overlays",
        try surface(
          [
            PanelRequest("map", options: ["field": .text("arrows"), "level-labels": .flag(true)]),
            PanelRequest("coordinates"), PanelRequest("learning-rate"),
          ], rate: 0.6)
      ),
      ("inset", try inset()), ("phase", try phase()), ("noise", try noise()),
      (
        "quadratic",
        try surface([
          PanelRequest(
            "map",
            options: ["quadratic": .flag(true), "field": .text("streamlines"), "color-bar": .flag(true)]),
          PanelRequest("cost"),
        ])
      ),
      ("relief-race", try reliefRace()),
      ("turntable", try surface([PanelRequest("relief", options: ["turntable": .number(90)])])),
      ("before-after", try surface([PanelRequest("before-after")])),
      ("weights", try training(["weights", "cost", "accuracy"])),
      ("stochastic", try training(["cost", "accuracy"], batch: Batches(.examples(5)))),
      ("confusion", try training(["confusion", "accuracy"])),
      ("classifier", try training(["classifier", "cost"])),
      ("mistakes", try training(["mistakes", "cost"])),
      ("fit-line", try fit(boundary: false)), ("fit-boundary", try fit(boundary: true)),
      ("restoration", try restoration()),
    ] + trainings()
  }
}
