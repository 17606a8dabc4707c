import Yams

/// How many examples a step sees, as written: `all` or a number.
enum BatchDraft: Sendable, Hashable {
  case all
  case examples(Int)

  static let reader: Reader<BatchDraft> = Reader(
    .anyOf([
      .choice([Schema.Choice(name: "all", summary: "every example at every step")]), .integer(1...10_000_000),
    ]), "all or a number of examples"
  ) { node, context in
    if node.string == "all" { return .all }
    guard case .scalar(let scalar) = node, PlainScalar(scalar.string) == .word else {
      return Reader<Int>.integer(1...10_000_000).read(node, &context).map(BatchDraft.examples)
    }
    context.report(node, "'\(scalar.string)' where all or a number of examples is expected")
    return nil
  }
}

/// The examples kept back for a test, as written: a share such as 0.2, or a number.
enum TestShareDraft: Sendable, Hashable {
  case share(Double)
  case count(Int)

  static let reader: Reader<TestShareDraft> = Reader<Double>.number(
    0...10_000_000, named: "a share or a number of examples"
  )
  .check { number, node, context in
    if number < 1 { return .share(number) }
    guard number == number.rounded() else {
      context.report(node, "\(number) is neither a share nor a number of examples", hint: "write 0.2 or 360")
      return nil as TestShareDraft?
    }
    return .count(Int(number))
  }
}

/// The words of the keys that concern training.
enum TrainingWords {
  static let normalisation = [
    Schema.Choice(name: "unit", summary: "divide by the largest value, so that pixels run from 0 to 1"),
    Schema.Choice(name: "standard", summary: "subtract each channel's mean and divide by its deviation"),
    Schema.Choice(name: "none", summary: "leave the values as they are"),
  ]
  static let broken = [
    Schema.Choice(name: "refuse", summary: "report it as a mistake"),
    Schema.Choice(name: "skip", summary: "leave it out and name it"),
  ]
  static let loss = [
    Schema.Choice(name: "cross-entropy", summary: "minus the logarithm of the true class's probability"),
    Schema.Choice(name: "squared-error", summary: "the mean square of scores minus targets"),
  ]
  static let initial = [
    Schema.Choice(name: "zeros", summary: "all zero, right for a single dense layer"),
    Schema.Choice(name: "xavier", summary: "random, for tanh and sigmoid (Glorot and Bengio 2010)"),
    Schema.Choice(name: "he", summary: "random, for relu (He et al. 2015)"),
    Schema.Choice(name: "sine", summary: "by formula, the same in every program"),
    Schema.Choice(name: "householder", summary: "orthogonal by formula, for automatic gradient descent"),
  ]
  static let scheduleUnit = [
    Schema.Choice(name: "step", summary: "the learning rate changes from step to step"),
    Schema.Choice(name: "epoch", summary: "all steps of an epoch have the same learning rate"),
  ]
  static let order = [
    Schema.Choice(name: "seed", summary: "shuffled anew in each epoch, by the seed"),
    Schema.Choice(name: "file", summary: "as the examples stand in the file"),
  ]
}
