import Calculus
import Foundation
import Testing

/// Random expressions: printed and read again they are the same function, and their values and derivatives are
/// those of an evaluation by other means.
struct RoundTripTests {
  static let parameters = [Parameter("a", 1.75), Parameter("e1", -0.5)]

  private func formula(_ text: String) throws -> Formula {
    try Formula(text, variables: ["x", "y"], parameters: Self.parameters)
  }

  private func expression(_ random: inout RandomGenerator, depth: Int) -> Calculus.Expression {
    if depth == 0 || random.below(6) == 0 {
      switch random.below(7) {
      case 0, 1: return .variable("x")
      case 2, 3: return .variable("y")
      case 4: return .parameter(random.below(2) == 0 ? "a" : "e1")
      case 5: return .constant(random.below(2) == 0 ? .pi : .e)
      default: return .number([0, 1, 2, 3, 0.5, 10, 1e-5, 2.25, 1e7][random.below(9)])
      }
    }
    func part() -> Calculus.Expression { expression(&random, depth: depth - 1) }
    switch random.below(10) {
    case 0, 1, 2: return .sum((0...(1 + random.below(3))).map { _ in part() })
    case 3, 4: return .product((0...(1 + random.below(2))).map { _ in part() })
    case 5: return .quotient(part(), part())
    case 6: return .negative(part())
    case 7: return .power(part(), .number([2, 3, -1, 0.5, 1][random.below(5)]))
    case 8:
      let functions: [MathFunction] = [.sin, .cos, .exp, .tanh, .abs, .sqrt, .ln, .atan, .sigmoid, .sign]
      return .call(functions[random.below(functions.count)], [part()])
    default: return .call([MathFunction.max, .min, .atan2, .hypot][random.below(4)], [part(), part()])
    }
  }

  @Test func textReadsBackToTheSameFunction() throws {
    var random = RandomGenerator(seed: 1)
    for _ in 0..<800 {
      let text = expression(&random, depth: 1 + random.below(4)).plain
      let first = try formula(text)
      let again = try formula(first.expression.plain)
      #expect(again.expression.plain == first.expression.plain, "\(text)")
      var evaluator = Evaluator(first)
      var second = Evaluator(again)
      for _ in 0..<4 {
        let position = [random.uniform(-3, 3), random.uniform(-3, 3)]
        let value = evaluator.value(at: position)
        let other = second.value(at: position)
        #expect(value == other || (value.isNaN && other.isNaN), "\(text) at \(position)")
      }
    }
  }

  @Test func printedDerivativesAreTheDerivatives() throws {
    var random = RandomGenerator(seed: 2)
    for _ in 0..<300 {
      let first = try formula(expression(&random, depth: 1 + random.below(3)).plain)
      var evaluator = Evaluator(first)
      for (axis, slope) in first.gradient.enumerated() where !slope.plain.hasSuffix("…") {
        var printed = Evaluator(try formula(slope.plain))
        for _ in 0..<4 {
          let position = [random.uniform(-3, 3), random.uniform(-3, 3)]
          var gradient = [0.0, 0]
          // Where the value is NaN the gradient is, whatever the rules say.
          guard !evaluator.evaluate(at: position, gradient: &gradient).isNaN else { continue }
          let value = printed.value(at: position)
          #expect(
            value == gradient[axis] || (value.isNaN && gradient[axis].isNaN),
            "\(first.expression.plain) by \(axis) at \(position): \(slope.plain)")
        }
      }
    }
  }

  /// A number with its slopes along both axes; an evaluation that has nothing of the engine in it.
  private struct Dual {
    var value: Double
    var dx = 0.0
    var dy = 0.0

    func with(_ value: Double, slope: Double) -> Dual { Dual(value: value, dx: slope * dx, dy: slope * dy) }
    static func + (a: Dual, b: Dual) -> Dual {
      Dual(value: a.value + b.value, dx: a.dx + b.dx, dy: a.dy + b.dy)
    }
    static func * (a: Dual, b: Dual) -> Dual {
      Dual(
        value: a.value * b.value, dx: a.dx * b.value + a.value * b.dx, dy: a.dy * b.value + a.value * b.dy)
    }
    var inverse: Dual { with(1 / value, slope: -1 / (value * value)) }
  }

  private func evaluate(_ expression: Calculus.Expression, _ x: Double, _ y: Double) -> Dual {
    func dual(_ e: Calculus.Expression) -> Dual { evaluate(e, x, y) }
    switch expression {
    case .number(let value): return Dual(value: value)
    case .constant(let constant): return Dual(value: constant.value)
    case .variable(let name): return name == "x" ? Dual(value: x, dx: 1) : Dual(value: y, dy: 1)
    case .parameter(let name): return Dual(value: Self.parameters.first { $0.name == name }?.value ?? .nan)
    case .sum(let terms): return terms.dropFirst().reduce(dual(terms[0])) { $0 + dual($1) }
    case .product(let factors): return factors.dropFirst().reduce(dual(factors[0])) { $0 * dual($1) }
    case .quotient(let a, let b): return dual(a) * dual(b).inverse
    case .negative(let a): return dual(a).with(-dual(a).value, slope: -1)
    case .power(let base, .negative(.number(let n))): return power(dual(base), -n)
    case .power(let base, .number(let n)): return power(dual(base), n)
    case .power: return Dual(value: .nan)
    case .call(let function, let arguments):
      let a = dual(arguments[0])
      let v = a.value
      switch function {
      case .sin: return a.with(sin(v), slope: cos(v))
      case .cos: return a.with(cos(v), slope: -sin(v))
      case .exp: return a.with(exp(v), slope: exp(v))
      case .tanh: return a.with(tanh(v), slope: 1 / (cosh(v) * cosh(v)))
      case .abs: return a.with(abs(v), slope: v > 0 ? 1 : v < 0 ? -1 : 0)
      case .sqrt: return a.with(sqrt(v), slope: 0.5 / sqrt(v))
      case .ln: return a.with(log(v), slope: 1 / v)
      case .atan: return a.with(atan(v), slope: 1 / (1 + v * v))
      case .sigmoid: return a.with(1 / (1 + exp(-v)), slope: 1 / ((1 + exp(-v)) * (1 + exp(v))))
      case .sign: return a.with(v > 0 ? 1 : v < 0 ? -1 : 0, slope: 0)
      case .max, .min:
        let b = dual(arguments[1])
        if v.isNaN || b.value.isNaN { return Dual(value: .nan) }
        return (function == .max) == (v > b.value) ? a : b
      case .atan2:
        let b = dual(arguments[1])
        let square = v * v + b.value * b.value
        return Dual(
          value: atan2(v, b.value), dx: (b.value * a.dx - v * b.dx) / square,
          dy: (b.value * a.dy - v * b.dy) / square)
      case .hypot:
        let b = dual(arguments[1])
        let length = hypot(v, b.value)
        return Dual(
          value: length, dx: (v * a.dx + b.value * b.dx) / length, dy: (v * a.dy + b.value * b.dy) / length)
      default: return Dual(value: .nan)
      }
    }
  }

  private func power(_ base: Dual, _ n: Double) -> Dual {
    base.with(pow(base.value, n), slope: n == 0 ? 0 : n * pow(base.value, n - 1))
  }

  @Test func valuesAndSlopesAreThoseOfDualNumbers() throws {
    var random = RandomGenerator(seed: 3)
    var compared = 0
    for _ in 0..<1_500 {
      let tree = expression(&random, depth: 1 + random.below(3))
      let text = tree.plain
      var evaluator = Evaluator(try formula(text))
      let position = [random.uniform(-2, 2), random.uniform(-2, 2)]
      var gradient = [0.0, 0]
      let value = evaluator.evaluate(at: position, gradient: &gradient)
      let dual = evaluate(tree, position[0], position[1])
      // What is huge, or the difference of huge numbers, has no digits to compare.
      guard [dual.value, dual.dx, dual.dy].allSatisfy({ $0.isFinite && abs($0) < 1e4 }) else { continue }
      compared += 1
      let scale = 1 + abs(dual.value) + abs(dual.dx) + abs(dual.dy)
      #expect(abs(value - dual.value) <= 1e-9 * scale, "\(text) at \(position): \(value), \(dual.value)")
      #expect(
        abs(gradient[0] - dual.dx) <= 1e-7 * scale, "\(text) at \(position): \(gradient[0]), \(dual.dx)")
      #expect(
        abs(gradient[1] - dual.dy) <= 1e-7 * scale, "\(text) at \(position): \(gradient[1]), \(dual.dy)")
    }
    #expect(compared > 800)
  }
}
