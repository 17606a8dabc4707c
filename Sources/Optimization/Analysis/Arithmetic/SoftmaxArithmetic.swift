import Wording

/// What is known of one weight of a softmax regression at a step: enough to follow with a pencil how one example
/// moves it.
public struct SoftmaxStep: Sendable, Hashable {
  /// xᵢ, the pixel that the weight multiplies.
  public var pixel: Double
  /// z, the scores of all classes.
  public var scores: [Double]
  /// k, the class whose score the weight belongs to.
  public var output: Int
  /// The example's true class.
  public var label: Int
  /// The weight before the step.
  public var weight: Double
  /// How many examples the step's batch has.
  public var batch: Int
  /// The gradient of the whole batch by this weight, the penalty included.
  public var batchGradient: Double
  /// η.
  public var rate: Double
  /// What the step adds to the weight.
  public var update: Double
  /// Whether the step is −η times the batch's gradient, as in plain descent; other methods state their step.
  public var isPlain: Bool

  /// A step from its numbers.
  public init(
    pixel: Double, scores: [Double], output: Int, label: Int, weight: Double, batch: Int,
    batchGradient: Double, rate: Double, update: Double, isPlain: Bool
  ) {
    self.pixel = pixel
    self.scores = scores
    self.output = output
    self.label = label
    self.weight = weight
    self.batch = batch
    self.batchGradient = batchGradient
    self.rate = rate
    self.update = update
    self.isPlain = isPlain
  }
}

/// The arithmetic of one weight's update through one example:
///
///     p_k = exp(z_k) / Σⱼ exp(zⱼ),  ∂L/∂w = (p_k − t_k) xᵢ,  w ← w − η ∂L/∂w
///
/// with the mean over the batch before the last line where the batch has more examples than this one. Printed
/// numbers reconcile, as in `derivation(ofStep:of:of:)`.
///
/// - Parameter digits: of the largest number of each line; more where the lines would not reconcile.
public func derivation(
  of step: SoftmaxStep, digits: Int = 4, language: Language = .english
) -> [DerivationLine] {
  func say(_ phrase: ArithmeticPhrase, _ values: String...) -> String {
    phrase.text(in: language, filling: values)
  }
  guard step.scores.indices.contains(step.output) else { return [] }
  // Scores less the largest: the same probabilities, and exponentials that are never too large.
  let largest = step.scores.reduce(-Double.infinity) { $0 > $1 ? $0 : $1 }
  let isLarge = largest > 20
  let shift = isLarge ? largest : 0
  var ledger = Ledger(digits: digits, formula: nil)
  let x = ledger.statement("pixel", nil, "<i>x</i>", step.pixel, note: say(.pixel))
  let z = ledger.statement(
    "score", nil, isLarge ? "<i>z</i> − max" : "<i>z</i>", step.scores[step.output] - shift,
    note: say(.score))
  let sum = ledger.statement(
    "sum", nil, "Σ e<sup><i>z</i></sup>",
    step.scores.reduce(0) { $0 + Arithmetic.exponential($1 - shift) }, note: say(.allClasses))
  let p = ledger.line(
    "probability", nil, "<i>p</i>", .quotient(.function("exp", [.quantity(z)]), .quantity(sum)))
  let t = ledger.statement(
    "target", nil, "<i>t</i>", step.output == step.label ? 1 : 0,
    note: say(step.output == step.label ? .trueClass : .otherClass))
  let own = ledger.line(
    "gradient", nil, "∂<i>L</i>/∂<i>w</i>",
    .product([.sum([.quantity(p), .minus(.quantity(t))]), .quantity(x)]))
  var gradient = own
  if step.batch > 1 {
    gradient = ledger.statement(
      "batch-gradient", nil, say(.mean), step.batchGradient, note: say(.overBatch, "\(step.batch)"))
  } else if step.isPlain, step.batchGradient != 0,
    abs(step.batchGradient - ledger.entries[own].value) > 1e-12 * abs(step.batchGradient)
  {
    gradient = ledger.statement(
      "penalised-gradient", nil, "<i>g</i>", step.batchGradient, note: say(.penalty))
  }
  let weight = ledger.statement("weight", nil, "<i>w</i>", step.weight, note: say(.beforeStep))
  if step.isPlain {
    let rate = ledger.given("<i>η</i>", step.rate)
    _ = ledger.line(
      "next-weight", nil, "<i>w</i> ′",
      .sum([.quantity(weight), .minus(.product([.quantity(rate), .quantity(gradient)]))]),
      value: step.weight + step.update)
  } else {
    let update = ledger.statement("update", nil, "Δ", step.update, note: say(.methodsStep))
    _ = ledger.line(
      "next-weight", nil, "<i>w</i> ′", .sum([.quantity(weight), .quantity(update)]),
      value: step.weight + step.update)
  }
  ledger.chooseDigits()
  return ledger.plainLines
}
