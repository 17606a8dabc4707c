import Yams

/// Where a run begins, as written.
enum StartDraft: Sendable, Hashable {
  case position([Located<Double>])
  case named(String)
  case random

  /// `[−1.3, 0.6]`, `0.5`, the name of a start, or `random`.
  static let reader: Reader<StartDraft> = .either(
    "a start: [x, y], a name, or random",
    scalar: Reader<StartDraft>(
      .anyOf([Reader<Double>.number.schema, .text(maximumLength: LessonLimits.titleLength)]), "a start"
    ) { node, context in
      guard case .scalar(let scalar) = node else { return nil }
      switch PlainScalar(scalar.string) {
      case .integer, .decimal, .surprise(_, number: .some):
        return Reader<Double>.number.located.read(node, &context).map { .position([$0]) }
      default:
        return Reader.text(LessonLimits.titleLength).read(node, &context).map {
          $0 == "random" ? .random : .named($0)
        }
      }
    },
    list: Reader<[Located<Double>]>.list(
      of: Reader<Double>.number.located, count: 1...3, named: "a start such as [x] or [x, y]"
    ).map(StartDraft.position))
}

/// The box of a surface as written: `{x: [-2, 2], y: [-2, 2]}`.
struct DomainDraft: Sendable {
  var x: Located<[Double]>?
  var y: Located<[Double]>?

  static let reader: Reader<DomainDraft> = .object(
    [
      Field("x", \.x, interval, required: true, "the smallest and the largest x, as [-2, 2]"),
      Field("y", \.y, interval, "the smallest and the largest y; leave it out for a curve"),
    ], named: "a domain {x: [-2, 2], y: [-2, 2]}", empty: DomainDraft())

  private static let interval = Reader<[Double]>.list(
    of: Reader<Double>.number(-1e12...1e12), count: 2...2, named: "an interval [from, to]"
  ).check { bounds, node, context in
    guard bounds[0] < bounds[1] else {
      context.report(node, "the interval is empty", hint: "the first number must be smaller than the second")
      return nil as [Double]?
    }
    return bounds
  }
}

/// When a run stops before its budget is spent, as written.
struct StopDraft: Sendable {
  var gradient: Located<Double>?
  var change: Located<Double>?
  var window: Located<Int>?
  var length: Located<Double>?
  var bounds: Located<Bool>?
  var residual: Located<Double>?

  static let reader: Reader<StopDraft> = .object(
    [
      Field("gradient", \.gradient, tolerance, "stop where the gradient's norm ‖∇f‖ is at most this"),
      Field("change", \.change, tolerance, "stop where the cost changed by at most this over the window"),
      Field(
        "window", \.window, .integer(1...10_000), "the number of steps over which the change is taken (1)"),
      Field("step", \.length, tolerance, "stop after a step that is at most this long"),
      Field("bounds", \.bounds, .flag, "true: stop where the position leaves the domain"),
      Field(
        "residual", \.residual, .number(0...1e6),
        "in a deblurring: stop where the residual is at most so many times the length of the noise (Morozov 1966); "
          + "1, or a little more"),
    ], named: "rules such as {gradient: 0.001}", empty: StopDraft())

  private static let tolerance = Reader<Double>.number(0...1e12)
}

/// Gradient clipping as written: `{norm: 1}` or `{value: 1}`.
struct ClipDraft: Sendable {
  var norm: Located<Double>?
  var value: Located<Double>?

  static let reader: Reader<ClipDraft> = .object(
    [
      Field("norm", \.norm, .number(0...1e12, above: true), "the largest norm that a gradient may keep"),
      Field("value", \.value, .number(0...1e12, above: true), "the largest size that a component may keep"),
    ], named: "a limit such as {norm: 1}", empty: ClipDraft())
}
