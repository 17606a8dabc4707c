/// What a wrong answer costs, as written: its name, or `{name: squared-error, target: root-classes}`.
struct LossDraft: Sendable {
  /// What the true class's score ought to be.
  enum Target: Sendable, Hashable {
    case number(Double)
    /// √classes, as automatic gradient descent has it.
    case rootClasses
  }

  var name: Located<String>?
  var target: Located<Target>?

  static let reader: Reader<LossDraft> = .either(
    "a loss such as cross-entropy",
    scalar: name.located.map { LossDraft(name: $0) },
    keys: .object(
      [
        Field("name", \.name, name, required: true, "the loss"),
        Field(
          "target", \.target, target,
          "what squared error wants the true class's score to be (1); the other classes' is 0"),
      ], named: "a loss such as {name: squared-error, target: root-classes}", empty: LossDraft()))

  private static let name = Reader.choice(TrainingWords.loss, named: "a loss")

  private static let target = Reader<Target>.either(
    "a number or root-classes",
    scalar: Reader<Target>(
      .anyOf([
        Reader<Double>.number.schema,
        .choice([Schema.Choice(name: "root-classes", summary: "the square root of the number of classes")]),
      ]), "a number or root-classes"
    ) { node, context in
      if node.string == "root-classes" { return .rootClasses }
      return Reader<Double>.number(
        -Double.greatestFiniteMagnitude...Double.greatestFiniteMagnitude, named: "a number or root-classes"
      ).read(node, &context)
        .map(Target.number)
    })
}

/// The weights before the first step, as written: a name, or `{name: sine, scale: 1.5}`.
struct InitialDraft: Sendable {
  var name: Located<String>?
  var scale: Located<Double>?

  static let reader: Reader<InitialDraft> = .either(
    "an initialisation such as zeros",
    scalar: name.located.map { InitialDraft(name: $0) },
    keys: .object(
      [
        Field("name", \.name, name, required: true, "the initialisation"),
        Field(
          "scale", \.scale, .number(-1e6...1e6),
          "a factor on the weights of 'sine' (1); 1.4142135623730951 is √2"),
      ], named: "an initialisation such as {name: sine, scale: 1.5}", empty: InitialDraft()
    ).check { draft, _, context in
      if let scale = draft.scale, let name = draft.name, name.value != "sine" {
        context.report(
          scale.span, "'\(name.value)' has no setting 'scale'", hint: "only 'sine' has; remove it")
        return nil as InitialDraft?
      }
      return draft
    })

  private static let name = Reader.choice(TrainingWords.initial, named: "an initialisation")
}

/// How often cost and accuracy are measured on all examples, as written: `step`, `epoch`, `ends`, a number of steps,
/// or a share of an epoch such as 0.1.
enum MeasureDraft: Sendable, Hashable {
  case step, epoch, ends
  case steps(Int)
  case share(Double)

  static let reader: Reader<MeasureDraft> = Reader(
    .anyOf([
      .choice([
        Schema.Choice(name: "step", summary: "after each step"),
        Schema.Choice(name: "epoch", summary: "after each epoch"),
        Schema.Choice(name: "ends", summary: "at the start and at the end"),
      ]), .number(1e-6...Double(LessonLimits.steps), exclusiveMinimum: false),
    ]), "step, epoch, ends, a number of steps, or a share of an epoch"
  ) { node, context in
    switch node.string {
    case "step": return .step
    case "epoch": return .epoch
    case "ends": return .ends
    default: break
    }
    guard case .scalar(let scalar) = node, PlainScalar(scalar.string) == .word else {
      guard
        let number = Reader<Double>.number(1e-6...Double(LessonLimits.steps)).read(node, &context)
      else { return nil }
      if number < 1 { return .share(number) }
      guard number == number.rounded() else {
        context.report(
          node, "\(number) is neither a number of steps nor a share of an epoch",
          hint: "write a whole number, or 0.1")
        return nil
      }
      return .steps(Int(number))
    }
    context.report(
      node, "'\(scalar.string)' where step, epoch, ends or a number is expected",
      hint: Suggestion.among(["step", "epoch", "ends"], for: scalar.string))
    return nil
  }
}
