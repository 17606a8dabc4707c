import Drawing
import Figures
import Optimization
import Vision

/// Storyboards of trainings beyond the first few in `Sample`.
extension Sample {
  private static func board(
    _ runs: [ShownRun], _ panels: [PanelRequest], title: String = "A classifier learns three spots"
  ) -> Storyboard {
    Storyboard(
      title: title, subtitle: "How it learns", subject: .cost(title: "cost"), runs: runs,
      panels: .automatic(panels), narration: narration)
  }

  private static func spots(
    _ layers: [Layer], batch: Batches.Size, rate: Double = 0.3, epochs: Int = 12, held: Int = 15
  ) throws -> TrainingRecord {
    let data = DataSet.spots(count: 60)
    return try TrainingScenario(
      training: data.subset(Array(0..<60 - held)), test: held > 0 ? data.subset(Array(60 - held..<60)) : nil,
      layers: layers,
      initial: .sine(), batches: Batches(batch, order: .shuffled(seed: 1)), learningRate: rate,
      budget: .epochs(epochs)
    ).run()
  }

  private static let hidden: [Layer] = [.dense(outputs: 6), .activation(.tanh), .dense(outputs: 3)]

  private static func landscape(_ directions: LandscapePlan.Directions, _ panels: [String]) throws
    -> Storyboard
  {
    let record = try spots(hidden, batch: .examples(15))
    let landscape = LandscapePlan(directions: directions, columns: 24, rows: 24).measure(record)
    return board([ShownRun(training: record, landscape: landscape)], panels.map { PanelRequest($0) })
  }

  private static func signs() throws -> Storyboard {
    let data = DataSet.signs(count: 60, seed: 2)
    let record = try TrainingScenario(
      training: data.first(50), test: data.subset(Array(50..<60)),
      layers: [
        .convolution(filters: 4, kernel: 5), .activation(.relu), .maximumPool(size: 4), .dense(outputs: 5),
      ],
      initial: .he(seed: 3), batches: Batches(.examples(10)), learningRate: 0.05, budget: .epochs(3)
    ).run()
    return board(
      [ShownRun(training: record)],
      [PanelRequest("classifier", options: ["image": .number(3)]), PanelRequest("weights")])
  }

  private static func threeDescents() throws -> Storyboard {
    let sizes: [(String, Batches.Size)] = [("one", .examples(1)), ("ten", .examples(10)), ("all", .all)]
    let runs = try sizes.map { name, size in
      ShownRun(
        label: name, training: try spots([.dense(outputs: 3)], batch: size, rate: 0.1, epochs: 10, held: 0))
    }
    var story = board(runs, [PanelRequest("cost", options: ["x": .text("epochs")]), PanelRequest("memory")])
    story.frames = .iterations([0, 60, 300, 600])
    return story
  }

  private static func grid() throws -> Storyboard {
    var runs: [ShownRun] = []
    for batch in [Batches.Size.examples(5), .examples(15), .all] {
      for rate in [0.01, 0.1, 1, 1000] {
        runs.append(
          ShownRun(label: "η", training: try spots([.dense(outputs: 3)], batch: batch, rate: rate, epochs: 4))
        )
      }
    }
    return board(runs, [PanelRequest("accuracy-grid")])
  }

  private static func features() throws -> Storyboard {
    let layers: [Layer] = [
      .convolution(filters: 5, kernel: 3), .activation(.relu), .maximumPool(size: 2), .dense(outputs: 8),
      .activation(.tanh), .dense(outputs: 3),
    ]
    return board(
      [ShownRun(training: try spots(layers, batch: .examples(15), epochs: 4))], [PanelRequest("feature-maps")]
    )
  }

  private static func overfitting() throws -> Storyboard {
    var record = try spots(hidden, batch: .examples(15))
    // The held-out cost turns half-way, as it does for networks with more weights than examples.
    for index in record.measurements.indices where index > 5 {
      record.measurements[index].test?.cost += 0.04 * Double(index - 5)
    }
    var story = board([ShownRun(training: record)], [PanelRequest("cost"), PanelRequest("accuracy")])
    story.frames = .iterations([0, 12, 24, 36])
    return story
  }

  /// By name.
  static func trainings() throws -> [(name: String, board: Storyboard)] {
    let softmax = try spots([.dense(outputs: 3)], batch: .examples(1), epochs: 1)
    return [
      ("landscape", try landscape(.principal, ["landscape", "landscape-cost"])),
      ("landscape-weights", try landscape(.weights(3, 400), ["landscape"])),
      ("landscape-relief", try landscape(.random(seed: 2), ["landscape-relief", "landscape-cost"])),
      ("signs", try signs()), ("three-descents", try threeDescents()), ("accuracy-grid", try grid()),
      ("feature-maps", try features()), ("overfitting", try overfitting()),
      (
        "weight-arithmetic",
        board(
          [ShownRun(training: softmax)],
          [PanelRequest("classifier", options: ["class": .number(1)]), PanelRequest("weight-arithmetic")])
      ),
    ]
  }
}
