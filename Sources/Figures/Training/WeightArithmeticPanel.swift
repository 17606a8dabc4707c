import Drawing
import Optimization
import Plotting
import Vision
import Wording

extension Panel {
  /// One weight's update through one example, number by number, for softmax regression.
  static let weightArithmetic = Panel(
    name: "weight-arithmetic",
    title: Translations("One weight’s step", "Der Schritt eines Gewichts", "Le pas d’un poids"),
    summary: "How one example moves one weight of a softmax regression: every number beside its formula.",
    options: [
      PanelOptionRecord(
        "image", .index, "Which training image, counted from 0; the first of the step’s batch unless told."),
      PanelOptionRecord("class", .index, "The weight’s class, counted from 0; the true class unless told."),
      PanelOptionRecord(
        "pixel", .index, "The weight’s pixel, row by row from 0; the brightest of the image unless told."),
      PanelOptionRecord(
        "digits", .whole(2...8), "How many digits numbers have, from 2 to 8; 4 unless told otherwise."),
    ],
    objection: { input in
      guard let record = input.runs.first?.training else { return "it needs runs that train a network" }
      return record.model.layers.count == 1 && record.scenario.loss == .crossEntropy
        ? nil : "it needs softmax regression: one dense layer with cross-entropy"
    },
    room: { input, width in .height(ArithmeticTable.height(input, width: width)) },
    prepare: { input, rect in
      let table = ArithmeticTable(input: input, rect: rect)
      return PreparedPanel(table)
    })
}

/// The lines of one weight's step, frame by frame.
enum WeightStepLines {
  static func lines(_ input: PanelInput, _ frame: Int) -> [DerivationLine] {
    guard let record = input.runs.first?.training else { return [] }
    let digits = Int(Swift.max(2, Swift.min(8, input.number("digits") ?? 4)))
    return step(record, input, input.iterations[frame]).map {
      derivation(of: $0.step, digits: digits, language: input.language)
    } ?? []
  }

  private static func step(_ record: TrainingRecord, _ input: PanelInput, _ iteration: Int) -> (
    example: Int, output: Int, pixel: Int, step: SoftmaxStep
  )? {
    func whole(_ name: String) -> Int? {
      input.number(name).flatMap { $0 >= 0 && $0 < 1e9 ? Int($0) : nil }
    }
    // The same weight in all frames: that of the first frame's brightest pixel and true class.
    let first = record.weightStep(
      iteration: input.iterations[0], example: whole("image"), output: whole("class"), pixel: whole("pixel"))
    return record.weightStep(
      iteration: iteration, example: whole("image"), output: whole("class") ?? first?.output,
      pixel: whole("pixel") ?? first?.pixel)
  }

  /// `the weight of class 3 for the pixel in row 2, column 4`.
  static func heading(_ input: PanelInput) -> String {
    guard let record = input.runs.first?.training,
      let chosen = step(record, input, input.iterations[0])
    else { return input.say(NetworkPhrase.oneWeight) }
    let shape = record.model.input
    let inside = chosen.pixel % (shape.width * shape.height)
    let name = RichText.escaped(record.scenario.training.classNames[chosen.output])
    return input.say(
      NetworkPhrase.weightOfPixel, name, "\(inside / shape.width + 1)", "\(inside % shape.width + 1)")
  }
}
