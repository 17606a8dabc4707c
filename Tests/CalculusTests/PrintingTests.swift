import Calculus
import Testing

struct PrintingTests {
  /// A formula, its derivative by x as text and as markup.
  static let derivatives: [(String, String, String)] = [
    ("x^2", "2x", "2<i>x</i>"),
    ("0.5*(x^2+25*y^2)", "x", "<i>x</i>"),
    ("x^2+y^2", "2x", "2<i>x</i>"),
    ("x^3/6", "x^2/2", "<i>x</i><sup>2</sup>/2"),
    ("x^3/9", "x^2/3", "<i>x</i><sup>2</sup>/3"),
    ("1.05x^4", "4.2x^3", "4.2<i>x</i><sup>3</sup>"),
    ("4.2x^3", "12.6x^2", "12.6<i>x</i><sup>2</sup>"),
    ("0.1x^3/3", "0.1x^2", "0.1<i>x</i><sup>2</sup>"),
    (
      "(1-x)^2+100*(y-x^2)^2", "-2(1 - x) - 400x(y - x^2)",
      "−2(1 − <i>x</i>) − 400<i>x</i>(<i>y</i> − <i>x</i><sup>2</sup>)"
    ),
    (
      "(x^2+y-11)^2+(x+y^2-7)^2", "4x(x^2 + y - 11) + 2(x + y^2 - 7)",
      "4<i>x</i>(<i>x</i><sup>2</sup> + <i>y</i> − 11) + 2(<i>x</i> + <i>y</i><sup>2</sup> − 7)"
    ),
    ("0.5*((x^4-16*x^2+5*x)+y^4)", "2x^3 - 16x + 2.5", "2<i>x</i><sup>3</sup> − 16<i>x</i> + 2.5"),
    ("-10cos(2pi x)", "20pi sin(2pi x)", "20π\u{2009}sin(2π<i>x</i>)"),
    ("sqrt(x^2+y^2)", "x/sqrt(x^2 + y^2)", "<i>x</i>/√(<i>x</i><sup>2</sup> + <i>y</i><sup>2</sup>)"),
    (
      "x/sqrt(1+x^2)", "1/((1 + x^2) sqrt(1 + x^2))",
      "1/((1 + <i>x</i><sup>2</sup>)√(1 + <i>x</i><sup>2</sup>))"
    ),
    ("1/(1+x^2)", "-2x/(1 + x^2)^2", "−2<i>x</i>/(1 + <i>x</i><sup>2</sup>)<sup>2</sup>"),
    ("ln(1+x^2)", "2x/(1 + x^2)", "2<i>x</i>/(1 + <i>x</i><sup>2</sup>)"),
    ("exp(-x)", "-exp(-x)", "−e<sup>−<i>x</i></sup>"),
    ("x e^(-x)", "e^(-x) - x*e^(-x)", "e<sup>−<i>x</i></sup> − <i>x</i>e<sup>−<i>x</i></sup>"),
    ("sin(x)^2", "2sin(x)*cos(x)", "2\u{2009}sin(<i>x</i>)\u{2009}cos(<i>x</i>)"),
    ("tanh(3x)", "3/cosh(3x)^2", "3/cosh<sup>2</sup>(3<i>x</i>)"),
    ("abs(x)^2", "2abs(x)*sign(x)", "2|<i>x</i>|\u{2009}sgn(<i>x</i>)"),
    ("max(x, 0)", "select(x, 0, 1, 0)", "(1 if <i>x</i> &gt; 0, else 0)"),
    ("x^y", "y x^(y - 1)", "<i>y</i><i>x</i><sup><i>y</i> − 1</sup>"),
    ("y^x", "powln(y, x)", "<i>y</i><sup><i>x</i></sup>\u{2009}ln(<i>y</i>)"),
    ("a x^2 + w_1 x, a = 3, w_1 = 2", "2a x + w_1", "2<i>a</i><i>x</i> + <i>w</i><sub>1</sub>"),
    ("(x-1)^2", "2(x - 1)", "2(<i>x</i> − 1)"),
    ("x y + 3", "y", "<i>y</i>"),
    ("7", "0", "0"),
    ("2^x", "ln(2)*2^x", "ln(2) · 2<sup><i>x</i></sup>"),
    ("1e-7 x^2", "2e-07x", "2 · 10<sup>−7</sup><i>x</i>"),
    ("x^(1/3)", "x^(-2/3)/3", "<i>x</i><sup>−2/3</sup>/3"),
    ("cbrt(x)", "1/(3cbrt(x)^2)", "1/(3(∛<i>x</i>)<sup>2</sup>)"),
    ("exp(x^2)", "2x exp(x^2)", "2<i>x</i>\u{2009}exp(<i>x</i><sup>2</sup>)"),
    ("2^(x^2) ", "2ln(2)*x*2^x^2", "2\u{2009}ln(2)\u{2009}<i>x</i> · 2^(<i>x</i><sup>2</sup>)"),
  ]

  @Test(arguments: derivatives) func derivative(source: String, plain: String, markup: String) throws {
    let slope = try Formula(source).gradient[0]
    #expect(slope.plain == plain)
    #expect(slope.markup == markup)
  }

  /// What was typed, in the form in which it is shown.
  @Test(arguments: [
    ("2*x*y", "2x y"), ("-x^2", "-x^2"), ("(-x)^2", "(-x)^2"), ("x*2", "x*2"), ("x*(y+1)", "x(y + 1)"),
    ("e*x", "e x"),
    ("2*e*x", "2*e x"), ("x/y/2", "x/y/2"), ("x/(y/2)", "x/(y/2)"), ("x/2*y", "x/2*y"), ("x*(y/2)", "x(y/2)"),
    ("x-(y-1)", "x - (y - 1)"), ("x-(-y)", "x - (-y)"), ("(x+1)+(y+2)", "(x + 1) + (y + 2)"),
    ("2^3^x", "2^3^x"),
    ("(2^3)^x", "(2^3)^x"), ("x^-2", "x^(-2)"), ("-2x", "-2x"), ("x*-2", "x(-2)"), ("sin(x)^2", "sin(x)^2"),
    ("√x", "sqrt(x)"),
    ("log(x)", "ln(x)"), ("2(x+1)(y+1)", "2(x + 1)(y + 1)"), ("x^2(y+1)", "x^2 (y + 1)"),
    ("min(x,y)", "min(x, y)"),
    ("5.", "5"), ("x^2^y*3", "x^2^y*3"), ("-(x+y)", "-(x + y)"), ("-(x*y)/2", "-x y/2"), ("(x/y)*2", "x/y*2"),
  ])
  func asTyped(source: String, plain: String) throws {
    #expect(try Formula(source, variables: ["x", "y"]).expression.plain == plain)
  }

  @Test func namesAreTypeset() {
    #expect(nameMarkup("x") == "<i>x</i>")
    #expect(nameMarkup("w12") == "<i>w</i><sub>12</sub>")
    #expect(nameMarkup("a_max") == "<i>a</i><sub>max</sub>")
    #expect(nameMarkup("θ") == "<i>θ</i>")
    #expect(nameMarkup("_") == "<i>_</i>")
  }

  @Test func expressionsBuiltByHandArePrintedSafely() {
    #expect(Expression.sum([]).plain == "0")
    #expect(Expression.product([]).plain == "1")
    #expect(Expression.product([.variable("x"), .number(-2)]).plain == "x(-2)")
    #expect(Expression.sum([.variable("x"), .number(-2)]).plain == "x - 2")
    #expect(Expression.power(.number(-2), .number(2)).plain == "(-2)^2")
    #expect(Expression.product([.number(2), .parameter("e1")]).plain == "2*e1")
    #expect(Expression.number(.infinity).plain == "1/0")
    #expect(Expression.power(.number(.infinity), .number(2)).plain == "(1/0)^2")
    #expect(Expression.number(.nan).markup == "NaN")
  }
}
