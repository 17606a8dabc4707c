import Calculus

/// A method at work: a rule together with what it remembers, whatever their types. It is a value: a copy goes
/// its own way, and two are equal if rule and memory are.
public struct Stepper: Sendable, Hashable {
  private var core: StepperCore

  /// A method at its first step, for n coordinates.
  public init<Rule: UpdateRule>(_ rule: Rule, dimension: Int) {
    core = RuleCore(rule, dimension: dimension)
  }

  /// A method with an equation for one coordinate.
  public init<Rule: CoordinateRule>(coordinatewise rule: Rule, dimension: Int) {
    core = RuleCore(Coordinatewise(rule), dimension: dimension)
  }

  /// A method that searches.
  public init<Rule: SearchRule>(searching rule: Rule, dimension: Int) {
    core = SearchCore(rule)
  }

  /// Whether the gradient is taken at `lookAhead(from:)`.
  public var looksAhead: Bool { core.looksAhead }
  /// Whether `search` is to be called in place of `step`.
  public var searches: Bool { core.searches }
  /// Whether `search` wants the Hessian.
  public var needsHessian: Bool { core.needsHessian }
  /// The inner numbers after the last step.
  public var quantities: [Quantity] { core.quantities }

  /// Where the next gradient is to be taken.
  public func lookAhead(from position: [Double]) -> [Double] { core.lookAhead(from: position) }

  /// One step (see `UpdateRule.update`); returns the rate in force.
  public mutating func step(
    gradient: [Double], position: [Double], value: Double, rate: Double, into update: inout [Double]
  ) -> Double {
    if !isKnownUniquelyReferenced(&core) { core = core.copy() }
    return core.step(
      gradient: gradient, position: position, value: value, rate: rate, into: &update)
  }

  /// One search (see `SearchRule.search`).
  public func search(
    from place: SearchPlace, value: ([Double]) -> Double,
    evaluate: ([Double], inout [Double]) -> Double
  ) -> SearchOutcome {
    core.search(from: place, value: value, evaluate: evaluate)
  }

  public static func == (a: Stepper, b: Stepper) -> Bool { a.core.isEqual(to: b.core) }
  public func hash(into hasher: inout Hasher) { core.hash(into: &hasher) }
}

/// Holds a rule and its state behind one class, since Embedded Swift has no existentials.
///
/// `@unchecked Sendable`: `Stepper` is its only owner and changes it only when no other value refers to it, so
/// no two threads ever see one change.
class StepperCore: @unchecked Sendable {
  var looksAhead: Bool { false }
  var searches: Bool { false }
  var needsHessian: Bool { false }
  var quantities: [Quantity] { [] }
  func lookAhead(from position: [Double]) -> [Double] { position }
  func step(
    gradient: [Double], position: [Double], value: Double, rate: Double, into update: inout [Double]
  ) -> Double { rate }
  func search(
    from place: SearchPlace, value: ([Double]) -> Double,
    evaluate: ([Double], inout [Double]) -> Double
  ) -> SearchOutcome { SearchOutcome(update: [], rate: place.rate) }
  func copy() -> StepperCore { self }
  func isEqual(to other: StepperCore) -> Bool { self === other }
  func hash(into hasher: inout Hasher) {}
}

final class RuleCore<Rule: UpdateRule>: StepperCore, @unchecked Sendable {
  let rule: Rule
  var state: Rule.State

  init(_ rule: Rule, dimension: Int) {
    self.rule = rule
    state = rule.begin(dimension: dimension)
  }

  init(copying other: RuleCore) {
    rule = other.rule
    state = other.state
  }

  override var looksAhead: Bool { rule.looksAhead }
  override var quantities: [Quantity] { rule.quantities(state) }

  override func lookAhead(from position: [Double]) -> [Double] {
    rule.lookAhead(state, from: position)
  }

  override func step(
    gradient: [Double], position: [Double], value: Double, rate: Double, into update: inout [Double]
  ) -> Double {
    rule.update(
      &state, gradient: gradient, position: position, value: value, rate: rate, into: &update)
  }

  override func copy() -> StepperCore { RuleCore(copying: self) }

  override func isEqual(to other: StepperCore) -> Bool {
    // Equal classes are told by identity of type; a cast by `as?` is no Embedded Swift.
    guard ObjectIdentifier(type(of: self)) == ObjectIdentifier(type(of: other)) else { return false }
    let other = unsafeDowncast(other, to: RuleCore.self)
    return rule == other.rule && state == other.state
  }

  override func hash(into hasher: inout Hasher) { hasher.combine(state) }
}

final class SearchCore<Rule: SearchRule>: StepperCore, @unchecked Sendable {
  let rule: Rule

  init(_ rule: Rule) {
    self.rule = rule
  }

  override var searches: Bool { true }
  override var needsHessian: Bool { rule.needsHessian }

  override func search(
    from place: SearchPlace, value: ([Double]) -> Double,
    evaluate: ([Double], inout [Double]) -> Double
  ) -> SearchOutcome {
    rule.search(from: place, value: value, evaluate: evaluate)
  }

  override func isEqual(to other: StepperCore) -> Bool {
    guard ObjectIdentifier(type(of: self)) == ObjectIdentifier(type(of: other)) else { return false }
    return rule == unsafeDowncast(other, to: SearchCore.self).rule
  }

  override func hash(into hasher: inout Hasher) { hasher.combine(rule) }
}
