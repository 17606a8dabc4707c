import Calculus
import Testing

/// Every message: what, where, and what would be right.
struct FormulaErrorTests {
  static let messages: [(String, String)] = [
    ("", "the formula is empty; write for example x^2 + y^2"),
    ("  \t", "the formula is empty; write for example x^2 + y^2"),
    ("x + sine(y)", "unknown function 'sine' at column 5; did you mean 'sin'?"),
    ("EXP(x)", "unknown function 'EXP' at column 1; did you mean 'exp'?"),
    ("arcsn(x)", "unknown function 'arcsn' at column 1; did you mean 'arcsin'?"),
    (
      "gamma(x)",
      "unknown function 'gamma' at column 1; known are sin, cos, exp, ln, sqrt, abs, min, max…"
    ),
    ("a x^2", "unknown name 'a' at column 1; give it a value, as in a = 1"),
    ("X^2", "unknown name 'X' at column 1; did you mean 'x'?"),
    ("x + pj", "unknown name 'pj' at column 5; did you mean 'pi'?"),
    ("x + z", "unknown name 'z' at column 5; the variables are x and y"),
    ("3 + xy", "unknown name 'xy' at column 5; write x*y for a product"),
    ("xsin(x)", "unknown name 'xsin' at column 1; write x*sin(…) for a product"),
    ("xx", "unknown name 'xx' at column 1; write x*x for a product"),
    ("x2", "unknown name 'x2' at column 1; write x*2 for a product or x^2 for a power"),
    ("abx, a = 1, b = 2", "unknown name 'abx' at column 1; write a*b*x for a product"),
    ("lamda x, lambda = 2", "unknown name 'lamda' at column 1; did you mean 'lambda'?"),
    ("sin x", "the function 'sin' at column 1 needs parentheses; write sin(…)"),
    ("sin", "the function 'sin' at column 1 needs parentheses; write sin(…)"),
    ("sin^2(x)", "unexpected '^' at column 4; write sin(x)^2"),
    ("sin(x, y)", "'sin' at column 1 takes 1 argument, not 2"),
    ("atan2(x)", "'atan2' at column 1 takes 2 arguments, not 1"),
    ("x + max(x)", "'max' at column 5 takes at least 2 arguments, not 1"),
    ("exp()", "'exp' at column 1 takes 1 argument, not 0"),
    ("pow(x)", "'pow' at column 1 takes 2 arguments, not 1"),
    ("(x + 1", "the parenthesis opened at column 1 is never closed; add ')'"),
    ("x sin(y + (2)", "the parenthesis opened at column 6 is never closed; add ')'"),
    ("x + 1)", "the ')' at column 6 closes nothing; remove it or add '(' before"),
    ("x, a = 1)", "the ')' at column 9 closes nothing; remove it or add '(' before"),
    ("x +", "the formula ends at column 4, where a number, a name or '(' should stand"),
    ("x * / y", "unexpected '/' at column 5, where a number, a name or '(' should stand"),
    ("()", "unexpected ')' at column 2, where a number, a name or '(' should stand"),
    (", x", "unexpected ',' at column 1, where a number, a name or '(' should stand"),
    ("2 3", "unexpected number 3 at column 3; put *, + or ^ before it"),
    ("x 2", "unexpected number 2 at column 3; put *, + or ^ before it"),
    ("x ** 2", "unexpected '**' at column 3; a power is written with ^, as in x^2"),
    ("x²^2", "unexpected '^' at column 3; one power after another needs parentheses"),
    (
      "1,5 x",
      "unexpected ',' at column 2; after the formula only parameters may follow, as in a*x^2, a = 3 (decimals take "
        + "a point: 0.5)"
    ),
    ("(1,5)", "unexpected ',' at column 3; decimals take a point, as in 0.5"),
    (
      "f(x) = x^2",
      "unexpected '=' at column 6; write only the right-hand side, and parameters after it, as in a*x^2, a = 3"
    ),
    (
      "y = x^2",
      "unexpected '=' at column 3; write only the right-hand side, and parameters after it, as in a*x^2, a = 3"
    ),
    ("a x, a = 1 2", "unexpected number 2 at column 12; put *, + or ^ before it"),
    ("a x, a = 1, 7", "unexpected number 7 at column 13; a parameter is written as in a*x^2, a = 3"),
    ("a x, a = x", "unexpected 'x' at column 10; a parameter is a number and cannot depend on x"),
    (
      "a x, a = 1/0",
      "the parameter 'a' at column 6 must be a finite number; write for example a = 1.5"
    ),
    ("x, sin = 1", "'sin' at column 4 cannot be a name here: it is the name of a function"),
    ("x, e = 1", "'e' at column 4 cannot be a name here: it is a number of its own"),
    ("x, x = 1", "'x' at column 4 cannot be a name here: it is a variable already; choose another"),
    ("a x, a = 1, a = 2", "'a' at column 13 cannot be a name here: it is given twice; leave one out"),
    ("1.2.3", "'1.2.3' at column 1 is not a number; write for example 0.5 or 1e-3"),
    ("x + .", "'.' at column 5 is not a number; write for example 0.5 or 1e-3"),
    ("1e999 x", "the number 1e999 at column 1 is too large; the largest is about 1.8e308"),
    ("|x|", "unexpected '|' at column 1; write abs(…) for the absolute value"),
    ("{x}", "unexpected '{' at column 1; use round parentheses"),
    ("x!", "unexpected '!' at column 2; factorials are not known"),
    ("5%", "unexpected '%' at column 2; write 0.05 for 5 %"),
    ("x > 2", "unexpected '>' at column 3; comparisons are not known; min, max, abs, sign and step are"),
    ("\\frac{1}{2}", "unexpected '\\' at column 1; write without LaTeX: sin(x), sqrt(x), (a)/(b)"),
    ("\"x\"", "unexpected '\"' at column 1; leave out quotation marks"),
    ("x?", "unexpected '?' at column 2"),
    ("x\u{1b}[31m", "unexpected 'U+1B' at column 2"),
    ("x ⁻", "unexpected '⁻' at column 3; a raised minus must be followed by raised digits"),
  ]

  @Test(arguments: messages) func message(source: String, expected: String) {
    let error = #expect(throws: FormulaError.self) { try Formula(source) }
    #expect(error?.message == expected)
  }

  @Test func columnsCountCharacters() throws {
    let error = #expect(throws: FormulaError.self) {
      try Formula("π·θ + sine(x)", parameters: [Parameter("θ", 1)])
    }
    #expect(error?.column == 7)
    #expect(error?.message == "unknown function 'sine' at column 7; did you mean 'sin'?")
    #expect(#expect(throws: FormulaError.self) { try Formula("") }?.column == nil)
  }

  @Test func namesAndValuesFromOutside() {
    func message(_ variables: [String]?, _ parameters: [Parameter]) -> String? {
      #expect(throws: FormulaError.self) { try Formula("1", variables: variables, parameters: parameters) }?
        .message
    }
    #expect(
      message(["2x"], []) == "'2x' cannot be a name here: a name is a letter, then letters, digits or _")
    #expect(message([""], []) == "'' cannot be a name here: a name is a letter, then letters, digits or _")
    #expect(message(["x", "x"], []) == "'x' cannot be a name here: it is a variable already; choose another")
    #expect(message([], []) == "'' cannot be a name here: a formula needs at least one variable")
    #expect(
      message(nil, [Parameter("exp", 1)]) == "'exp' cannot be a name here: it is the name of a function")
    #expect(
      message(nil, [Parameter("y", 1)])
        == "'y' cannot be a name here: it is a variable already; choose another")
    #expect(
      message(nil, [Parameter("a", .nan)])
        == "the parameter 'a' must be a finite number; write for example a = 1.5")
    #expect(
      #expect(throws: FormulaError.self) { try Formula("x + y", variables: ["u", "v"]) }?.message
        == "unknown name 'x' at column 1; the variables are u and v")
  }

  @Test func longPiecesAreCutInMessages() {
    let name = String(repeating: "q", count: 10_000)
    let error = #expect(throws: FormulaError.self) { try Formula(name) }
    #expect((error?.message.count ?? .max) < 200)
    let digits = String(repeating: "1", count: 10_000)
    #expect((#expect(throws: FormulaError.self) { try Formula(digits) }?.message.count ?? .max) < 200)
    #expect((#expect(throws: FormulaError.self) { try Formula("x " + digits) }?.message.count ?? .max) < 200)
  }
}
