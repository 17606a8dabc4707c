/// The elementary functions of the formula language. Angles are in radians.
public enum MathFunction: String, Sendable, Hashable, CaseIterable {
  case sin, cos, tan, asin, acos, atan, sinh, cosh, tanh, asinh, acosh, atanh
  /// e^x; e^x − 1, exact near 0.
  case exp, expm1
  /// The natural logarithm, also written `log`; ln(1 + x), exact near 0; to the bases 10 and 2.
  case ln, log1p, log10, log2
  case sqrt, cbrt, abs
  /// −1, 0 or 1; its derivative counts as 0 everywhere.
  case sign
  /// 0 for x < 0, ½ at 0, 1 for x > 0; its derivative counts as 0 everywhere.
  case step
  /// 1 / (1 + e^−x).
  case sigmoid
  /// The angle of the point (x, y): `atan2(y, x)`, in (−π, π].
  case atan2
  /// √(x² + y²) without overflow.
  case hypot
  /// Of two or more numbers; NaN if one is. The derivative where several are equal is their mean.
  case min, max
  /// `select(a, b, p, q)`: p where a > b, q where a < b, their mean where a = b. The derivatives of `min` and
  /// `max` need it.
  case select
  /// `powln(a, b)`: a^b · ln a, with its limit 0 at a = 0 < b. The derivative of a^b in b needs it.
  case powln

  /// The function with this name in a formula, other spellings included (`log`, `arcsin`, `sgn`).
  public init?(name: String) {
    if let function = MathFunction(rawValue: name) {
      self = function
      return
    }
    switch name {
    case "log": self = .ln
    case "arcsin": self = .asin
    case "arccos": self = .acos
    case "arctan": self = .atan
    case "arsinh", "arcsinh": self = .asinh
    case "arcosh", "arccosh": self = .acosh
    case "artanh", "arctanh": self = .atanh
    case "sgn": self = .sign
    default: return nil
    }
  }

  /// Every name that `init(name:)` knows, and `pow`, which is written for `^`.
  public static let allNames: [String] =
    allCases.map { $0.name } + [
      "log", "pow", "arcsin", "arccos", "arctan", "arsinh", "arcosh", "artanh", "sgn",
    ]

  /// The name in a formula.
  public var name: String { rawValue }

  /// How many arguments it takes: the least and the most.
  public var argumentCount: ClosedRange<Int> {
    switch self {
    case .atan2, .hypot, .powln: 2...2
    case .min, .max: 2...100
    case .select: 4...4
    default: 1...1
    }
  }
}
