import CMaths
import NumberText

/// A small formula of a method over the numbers of a ledger: printable with symbols and with numbers, and
/// computable from the printed numbers.
indirect enum Arithmetic: Sendable, Hashable {
  /// A number of the ledger, by its place.
  case quantity(Int)
  case whole(Int)
  /// Added; a `minus` term is taken away.
  case sum([Arithmetic])
  case minus(Arithmetic)
  case product([Arithmetic])
  case quotient(Arithmetic, Arithmetic)
  case power(Arithmetic, Int)
  case root(Arithmetic)
  /// `sign`, `max`, `exp`.
  case function(String, [Arithmetic])

  /// Its value, given the values of the quantities.
  func value(_ quantities: (Int) -> Double) -> Double {
    switch self {
    case .quantity(let index): return quantities(index)
    case .whole(let number): return Double(number)
    case .sum(let terms):
      var sum = 0.0
      for term in terms { sum += term.value(quantities) }
      return sum
    case .minus(let term): return -term.value(quantities)
    case .product(let factors):
      var product = 1.0
      for factor in factors { product *= factor.value(quantities) }
      return product
    case .quotient(let a, let b): return a.value(quantities) / b.value(quantities)
    case .power(let base, let exponent): return CMaths.pow(base.value(quantities), Double(exponent))
    case .root(let inner): return inner.value(quantities).squareRoot()
    case .function(let name, let arguments):
      let values = arguments.map { $0.value(quantities) }
      let first = values.first ?? .nan
      if name == "exp" { return Arithmetic.exponential(first) }
      if name == "max" { return values.reduce(first) { $1 > $0 ? $1 : $0 } }
      return first > 0 ? 1 : first < 0 ? -1 : first
    }
  }

  /// eˣ.
  static func exponential(_ x: Double) -> Double { CMaths.exp(x) }

  /// The quantities that occur in it.
  var quantities: [Int] {
    switch self {
    case .quantity(let index): [index]
    case .whole: []
    case .sum(let parts), .product(let parts), .function(_, let parts): parts.flatMap { $0.quantities }
    case .minus(let inner), .power(let inner, _), .root(let inner): inner.quantities
    case .quotient(let a, let b): a.quantities + b.quantities
    }
  }

  /// How tightly a text holds together.
  enum Strength: Int, Sendable, Comparable {
    case sum, product, power, atom
    static func < (a: Strength, b: Strength) -> Bool { a.rawValue < b.rawValue }
  }

  /// Its markup; `write` gives that of a quantity, with its strength.
  func markup(_ write: (Int) -> (text: String, strength: Strength), separator: String) -> String {
    text(write, separator, isLeading: true).text
  }

  private func text(
    _ write: (Int) -> (text: String, strength: Strength), _ separator: String, isLeading: Bool = false
  ) -> (text: String, strength: Strength) {
    func part(_ inner: Arithmetic, atLeast strength: Strength, isLeading: Bool = false) -> String {
      let part = inner.text(write, separator, isLeading: isLeading)
      // A negative number may begin a line without parentheses.
      if part.strength >= strength || (isLeading && inner.isPlainNumber && part.strength == .sum) {
        return part.text
      }
      return "(" + part.text + ")"
    }
    switch self {
    case .quantity(let index): return write(index)
    case .whole(let number): return (String(number), .atom)
    case .sum(let terms):
      var text = ""
      for (index, term) in terms.enumerated() {
        if case .minus(let inner) = term {
          text += (index == 0 ? minusSign : " " + minusSign + " ") + part(inner, atLeast: .product)
        } else {
          text +=
            (index == 0 ? "" : " + ") + part(term, atLeast: .product, isLeading: index == 0 && isLeading)
        }
      }
      return (text, .sum)
    case .minus(let inner): return (minusSign + part(inner, atLeast: .product), .sum)
    case .product(let factors):
      var texts: [String] = []
      for (index, factor) in factors.enumerated() {
        texts.append(
          part(factor, atLeast: index == 0 ? .product : .power, isLeading: index == 0 && isLeading))
      }
      return (texts.joined(separator: separator), .product)
    case .quotient(let a, let b):
      return (part(a, atLeast: .product, isLeading: isLeading) + " / " + part(b, atLeast: .power), .product)
    case .power(let base, let exponent):
      return (part(base, atLeast: .atom) + "<sup>" + String(exponent) + "</sup>", .power)
    case .root(let inner): return ("√" + part(inner, atLeast: .atom), .power)
    case .function(let name, let arguments):
      let texts = arguments.map { part($0, atLeast: .sum) }
      return (name + "(" + texts.joined(separator: ", ") + ")", .atom)
    }
  }

  private var isPlainNumber: Bool {
    if case .quantity = self { true } else { false }
  }
}
