/// A method at work: a rule together with what it remembers, whatever their types. It is a value: a copy goes
/// its own way.
public struct Stepper: Sendable {
  private let behaviour: Behaviour
  private var memory: MethodMemory
  /// The bytes that the method remembers of all coordinates, such as velocities and moments.
  public private(set) var stateBytes = 0

  /// A method at its first step, for n coordinates.
  ///
  /// Inlined, so that the closures are made for the rule at hand and its equation ends up inside the loop.
  @inline(__always)
  init<Rule: UpdateRule>(_ rule: Rule, dimension: Int) {
    self.init(rule, dimension: dimension, plane: nil)
  }

  @inline(__always)
  private init<Rule: UpdateRule>(_ rule: Rule, dimension: Int, plane: PlaneWalk?) {
    typealias Memory = TypedMemory<Rule.State>
    // Safe downcasts: a behaviour is only ever given the memory that is made here, or a copy of it.
    behaviour = Behaviour(
      looksAhead: rule.looksAhead, searches: false, needsHessian: false,
      step: { memory, gradient, position, value, rate, update in
        rule.update(
          &unsafeDowncast(memory, to: Memory.self).state, gradient: gradient, position: position,
          value: value, rate: rate, into: &update)
      },
      lookAhead: { memory, position in
        rule.lookAhead(unsafeDowncast(memory, to: Memory.self).state, from: position)
      },
      quantities: { memory in rule.quantities(unsafeDowncast(memory, to: Memory.self).state) },
      copy: { memory in Memory(unsafeDowncast(memory, to: Memory.self).state) },
      search: { place, _, _ in SearchOutcome(update: [], rate: place.rate) }, plane: plane)
    memory = Memory(rule.begin(dimension: dimension))
  }

  /// A method with an equation for one coordinate.
  @inline(__always)
  init<Rule: CoordinateRule>(coordinatewise rule: Rule, dimension: Int) {
    let method = Coordinatewise(rule)
    typealias Memory = TypedMemory<CoordinateState<Rule>>
    var plane: PlaneWalk?
    if dimension == 1 || dimension == 2, !rule.looksAhead {
      plane = { memory, point, next in
        method.walk(&unsafeDowncast(memory, to: Memory.self).state, &point, next: next)
      }
    }
    self.init(method, dimension: dimension, plane: plane)
    stateBytes = dimension * MemoryLayout<Rule.Cell>.size
  }

  /// A method that searches; it remembers nothing.
  @inline(__always)
  init<Rule: SearchRule>(searching rule: Rule) {
    behaviour = Behaviour(
      looksAhead: false, searches: true, needsHessian: rule.needsHessian,
      step: { _, _, _, _, rate, _ in rate }, lookAhead: { _, position in position },
      quantities: { _ in [] }, copy: { $0 },
      search: { place, value, evaluate in
        rule.search(from: place, value: value, evaluate: evaluate)
      }, plane: nil)
    memory = MethodMemory()
  }

  /// Whether the gradient is taken at `lookAhead(from:)`.
  public var looksAhead: Bool { behaviour.looksAhead }
  /// Whether `search` is to be called in place of `step`.
  public var searches: Bool { behaviour.searches }
  /// Whether `search` wants the Hessian.
  public var needsHessian: Bool { behaviour.needsHessian }
  /// The inner numbers after the last step.
  public var quantities: [Quantity] { behaviour.quantities(memory) }

  /// Where the next gradient is to be taken.
  public func lookAhead(from position: [Double]) -> [Double] { behaviour.lookAhead(memory, position) }

  /// One step (see `UpdateRule.update`); returns the rate in force.
  @inline(__always)
  public mutating func step(
    gradient: [Double], position: [Double], value: Double, rate: Double, into update: inout [Double]
  ) -> Double {
    ownMemory()
    return behaviour.step(memory, gradient, position, value, rate, &update)
  }

  /// One search (see `SearchRule.search`).
  public func search(
    from place: SearchPlace, value: ([Double]) -> Double,
    evaluate: ([Double], inout [Double]) -> Double
  ) -> SearchOutcome {
    behaviour.search(place, value, evaluate)
  }

  /// Whether `walk` can be called: one or two coordinates, each treated by itself.
  var walksPlanes: Bool { behaviour.plane != nil }

  /// What takes many steps of one or two coordinates in one go (see `Coordinatewise.walk`) and brings this stepper's
  /// memory forward; to be used at once and not kept.
  mutating func walker() -> PlaneWalker {
    ownMemory()
    return PlaneWalker(behaviour: behaviour, memory: memory)
  }

  private mutating func ownMemory() {
    if !isKnownUniquelyReferenced(&memory) { memory = behaviour.copy(memory) }
  }
}

/// The memory of a stepper on its way through a plane.
struct PlaneWalker {
  fileprivate let behaviour: Behaviour
  fileprivate let memory: MethodMemory

  func walk(_ point: inout PlanePoint, next: (_ reached: PlanePoint) -> PlaneSlopes?) {
    behaviour.plane?(memory, &point, next)
  }
}

private typealias PlaneWalk =
  @Sendable (MethodMemory, inout PlanePoint, (PlanePoint) -> PlaneSlopes?) -> Void

/// What a rule does, its type forgotten: closures, since Embedded Swift has no existentials and the methods of
/// a generic class are not compiled for each of its types.
private final class Behaviour: Sendable {
  typealias Value = ([Double]) -> Double
  typealias Evaluate = ([Double], inout [Double]) -> Double

  let looksAhead: Bool
  let searches: Bool
  let needsHessian: Bool
  let step: @Sendable (MethodMemory, [Double], [Double], Double, Double, inout [Double]) -> Double
  let lookAhead: @Sendable (MethodMemory, [Double]) -> [Double]
  let quantities: @Sendable (MethodMemory) -> [Quantity]
  let copy: @Sendable (MethodMemory) -> MethodMemory
  let search: @Sendable (SearchPlace, Value, Evaluate) -> SearchOutcome
  let plane: PlaneWalk?

  init(
    looksAhead: Bool, searches: Bool, needsHessian: Bool,
    step:
      @escaping @Sendable (MethodMemory, [Double], [Double], Double, Double, inout [Double]) -> Double,
    lookAhead: @escaping @Sendable (MethodMemory, [Double]) -> [Double],
    quantities: @escaping @Sendable (MethodMemory) -> [Quantity],
    copy: @escaping @Sendable (MethodMemory) -> MethodMemory,
    search: @escaping @Sendable (SearchPlace, Value, Evaluate) -> SearchOutcome,
    plane: PlaneWalk?
  ) {
    self.looksAhead = looksAhead
    self.searches = searches
    self.needsHessian = needsHessian
    self.step = step
    self.lookAhead = lookAhead
    self.quantities = quantities
    self.copy = copy
    self.search = search
    self.plane = plane
  }
}

/// A method's state on the heap, its type forgotten.
///
/// `@unchecked Sendable`: a `Stepper` is its only owner and changes it only while no other value refers to it,
/// so no two tasks ever see a change.
private class MethodMemory: @unchecked Sendable {
  init() {}
}

private final class TypedMemory<State: Sendable>: MethodMemory, @unchecked Sendable {
  var state: State

  init(_ state: State) {
    self.state = state
  }
}
