/// A formula as a tree. Sums and products hold any number of terms, so that a long sum is not a deep tree.
///
/// What the parser builds is what was written, term by term, so that its value is rounded in the order in
/// which it reads. Derivatives are simplified.
public indirect enum Expression: Sendable, Hashable {
  /// The numbers that have a letter of their own.
  public enum Constant: String, Sendable, Hashable, CaseIterable {
    case pi, e

    /// The number itself.
    public var value: Double { self == .pi ? .pi : 2.718281828459045 }
  }

  case number(Double)
  case constant(Constant)
  case variable(String)
  case parameter(String)
  /// Added from left to right; a difference is a sum with a `negative` term.
  case sum([Expression])
  /// Multiplied from left to right.
  case product([Expression])
  case quotient(Expression, Expression)
  case power(Expression, Expression)
  case negative(Expression)
  case call(MathFunction, [Expression])
}
