import Calculus
import Foundation
import Testing

/// What formulas mean, by their values.
struct ParserTests {
  /// Sources and their values at x = 3, y = 5.
  static let meanings: [(String, Double)] = [
    ("2x y", 30), ("2(x+1)", 8), ("x(y+1)", 18), ("(x+1)(y-1)", 16), ("x y^2", 75), ("2^x y", 40),
    ("x^2y", 45),
    ("-x^2", -9), ("(-x)^2", 9), ("2^-x", 0.125), ("2^3^2", 512), ("(2^3)^2", 64), ("-2^2", -4), ("--x", 3),
    ("-+-x", 3), ("x-y-1", -3), ("x-(y-1)", -1), ("12/x/2", 2), ("12/2x", 18), ("1/2 x", 1.5), ("6/(2x)", 1),
    ("x*-y", -15), ("x/-y*5", -3), ("x--y", 8), ("+x", 3), ("2e", 2 * M_E), ("2e x", 6 * M_E), ("2e3", 2000),
    ("2e-3", 0.002), ("2e - 3", 2 * M_E - 3), ("e^x", exp(3)), ("2pi", 2 * .pi), ("πx", 3 * Double.pi),
    ("pi x", 3 * Double.pi),
    (".5x", 1.5), ("5.x", 15), ("x²", 9), ("x³y", 135), ("x⁻¹", 1.0 / 3), ("2²³", 8_388_608), ("√(x+1)", 2),
    ("√9x", 9), ("x·y", 15), ("x × y", 15), ("x ÷ y", 0.6), ("x − y", -2), ("x – y", -2), ("[x+1]*2", 8),
    ("min(x,y)", 3), ("max(x, y, 7)", 7), ("max(x;y)", 5), ("pow(x,2)", 9), ("atan2(y,x)", atan2(5, 3)),
    ("hypot(x,4)", 5), ("ln(e)", 1), ("log(e^2)", 2), ("log10(1000)", 3), ("log2(8)", 3), ("cbrt(-27)", -3),
    ("sqrt(x+1)", 2), ("abs(-x)", 3), ("sign(-y)", -1), ("sgn(y)", 1), ("step(y)", 1), ("step(0)", 0.5),
    ("sigmoid(0)", 0.5), ("arcsin(1)", asin(1)), ("arctan(x)", atan(3)), ("arsinh(x)", asinh(3)),
    ("arcosh(x)", acosh(3)), ("artanh(0.5)", atanh(0.5)), ("expm1(x)", expm1(3)), ("log1p(x)", log1p(3)),
    ("select(x,y,1,2)", 2), ("select(y,x,1,2)", 1), ("select(x,3,1,2)", 1.5), ("powln(x,2)", 9 * log(3)),
    ("sin(x)cos(x)", sin(3) * cos(3)), ("2sin(x)", 2 * sin(3)), ("x\n+\ty", 8), ("0^0", 1),
    ("tan(x)", tan(3)),
    ("sinh(x)", sinh(3)), ("cosh(x)", cosh(3)), ("tanh(x)", tanh(3)), ("acos(0.5)", acos(0.5)),
  ]

  @Test(arguments: meanings)
  func meaning(source: String, value: Double) throws {
    var evaluator = Evaluator(try Formula(source, variables: ["x", "y"]))
    let found = evaluator.value(at: [3, 5])
    #expect(abs(found - value) <= 1e-14 * abs(value), "\(source) gives \(found)")
  }

  @Test func variablesAreInferred() throws {
    #expect(try Formula("x^2").variables == ["x"])
    #expect(try Formula("7").variables == ["x"])
    #expect(try Formula("x y").variables == ["x", "y"])
    #expect(try Formula("y^2").variables == ["x", "y"])
    #expect(try Formula("y^2").dimension == 2)
    let three = try Formula("w1 w2 + θ", variables: ["w1", "w2", "θ"])
    var evaluator = Evaluator(three)
    #expect(evaluator.value(at: [2, 3, 4]) == 10)
  }

  @Test func parametersAreGivenOrDefinedInTheText() throws {
    func value(_ source: String, _ parameters: [Parameter] = []) throws -> Double {
      var evaluator = Evaluator(try Formula(source, parameters: parameters))
      return evaluator.value(at: [1, 2].prefix(evaluator.dimension).map { $0 })
    }
    #expect(try value("a x + b", [Parameter("a", 2), Parameter("b", 3)]) == 5)
    #expect(try value("a x + b, a = 2, b = 3") == 5)
    #expect(try value("a x + b; a = 2; b = -3") == -1)
    // A given value goes before one in the text.
    #expect(try value("a x + b, a = 2, b = 3", [Parameter("a", 10)]) == 13)
    // Later ones may use earlier ones, and arithmetic.
    #expect(try value("c x, a = 2, c = 2a^2/4 + pi - π") == 2)
    #expect(try value("β₁ x + w_2, β₁ = 0.5, w_2 = 0.25") == 0.75)
    #expect(try Formula("b x, a = 1, b = 2").parameters == [Parameter("a", 1), Parameter("b", 2)])
    #expect(try value("max(a, x), a = 3") == 3)
  }

  @Test func formulasAreEqualByWhatWasTyped() throws {
    #expect(try Formula("x^2") == Formula("x^2"))
    #expect(try Formula("x^2") != Formula("x*x"))
    #expect(
      try Formula("a x", parameters: [Parameter("a", 1)]) != Formula("a x", parameters: [Parameter("a", 2)]))
    #expect(try Formula("x^2") != Formula("x^2", variables: ["x", "y"]))
    #expect(try Set([Formula("x"), Formula("x"), Formula("y")]).count == 2)
  }
}
