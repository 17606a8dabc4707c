import Calculus
import Foundation
import TestSupport
import Testing

/// Formulas made to be too deep, too long or too large end in a message, on a small stack too.
struct LimitTests {
  private func nested(_ open: String, _ close: String, _ count: Int) -> String {
    String(repeating: open, count: count) + "x" + String(repeating: close, count: count)
  }

  /// Runs with a stack of 1 MB, which the debug build just needs; the release build takes a quarter of it.
  private func onSmallStack(_ body: @escaping @Sendable () -> Void) {
    let done = DispatchSemaphore(value: 0)
    let thread = Thread {
      body()
      done.signal()
    }
    thread.stackSize = 1 << 20
    thread.start()
    done.wait()
  }

  @Test(arguments: ["(", "sin(", "-", "x^", "√", "1/(", "2^(x+"]) func tooDeepIsSaid(open: String) {
    let close = open.hasSuffix("(") || open.hasSuffix("+") ? ")" : ""
    for count in [120, 3_000] {
      let error = #expect(throws: FormulaError.self) { try Formula(nested(open, close, count)) }
      if case .tooDeep(let column, let limit) = error {
        #expect(column > 0 && limit == 100)
        #expect(
          error?.message.hasPrefix("too deep at column \(column): parts nest inside each other") == true)
      } else {
        Issue.record("\(open): \(error?.message ?? "")")
      }
    }
  }

  @Test func longChainsOfDivisionsAreDeep() throws {
    #expect(throws: FormulaError.self) { try Formula("x" + String(repeating: "/x", count: 150)) }
    _ = try Formula("x" + String(repeating: "/x", count: 90))
  }

  @Test(.enabled(if: Sanitizer.current != .thread)) func whatIsAllowedWorksOnASmallStack() {
    let formulas = [
      nested("(", ")", 99), nested("sin(", ")", 95), nested("x^", "", 95), nested("-", "", 95),
      nested("sin(x+", ")", 45), nested("1/(x+", ")", 45), nested("sqrt(y+x*", ")", 30),
      nested("max(y,x*", ")", 30),
      nested("(x/(1+y*", ")+1)", 20), nested("(x+y*", ")^y", 30), nested("(1+", ")^2", 45),
      nested("atan2(x,y+", ")", 45),
    ]
    onSmallStack {
      for source in formulas {
        let value = exerciseFormula(Array(source.utf8))
        _ = value
        let formula = try? Formula(source)
        #expect(formula != nil, "\(source)")
        if let formula {
          #expect(formula.gradient.count == formula.dimension)
          #expect(formula.expression == formula.expression)
          #expect(Set([formula.expression, formula.gradient[0]]).count >= 1)
        }
      }
    }
  }

  @Test func aSumOfTenThousandTerms() throws {
    let source = (1...10_000).map { "\($0)x^\($0 % 5)" }.joined(separator: " + ")
    var evaluator = Evaluator(try Formula(source))
    #expect(evaluator.value(at: [1]) == 50_005_000)
    var gradient = [0.0]
    _ = evaluator.evaluate(at: [1], gradient: &gradient)
    var slope = 0
    for k in 1...10_000 { slope += k * (k % 5) }
    #expect(gradient[0] == Double(slope))
    #expect(try Formula(source).expression.plain.hasSuffix("…"))
  }

  @Test func aProductOfAThousandFactorsStaysSmall() throws {
    let source = (1...1_000).map { "(x+y/\($0))" }.joined(separator: "*")
    var evaluator = Evaluator(try Formula(source))
    var gradient = [0.0, 0]
    let value = evaluator.evaluate(at: [1, 0], gradient: &gradient)
    #expect(value == 1)
    #expect(abs(gradient[0] - 1_000) < 1e-9)
    var harmonic = 0.0
    for k in 1...1_000 { harmonic += 1 / Double(k) }
    #expect(abs(gradient[1] - harmonic) < 1e-12)
    // d²/dx² of x^1000 at 1.
    #expect(abs(evaluator.hessian(at: [1, 0])[0, 0] - 999_000) < 1e-6)
  }

  @Test func tooLongAndTooLargeAreSaid() {
    let long = #expect(throws: FormulaError.self) { try Formula(String(repeating: "x", count: 200_001)) }
    #expect(long?.message == "the formula is 200001 characters long; the limit is 200000")
    let large = #expect(throws: FormulaError.self) {
      try Formula((1...10_000).map { "(x+\($0)y)" }.joined(separator: "*"))
    }
    #expect(
      large?.message
        == "the derivatives of this formula take more than 400000 operations; write a shorter one")
  }

  /// Random bytes and broken formulas: nothing traps.
  @Test func anyBytesAreSafe() {
    var random = RandomGenerator(seed: 11)
    let seeds = [
      "3*(1-x)^2*exp(-x^2-(y+1)^2) - 10*(x/5-x^3-y^5)*exp(-x^2-y^2)", "(a-x)^2+b(y-x^2)^2, a = 1, b = 100",
      "max(x, y, 0)/min(x,2)^y", "√x + x² − 3·y ÷ 2", "select(x,y,1,2) powln(x,y) atan2(y,x)",
    ].map { Array($0.utf8) }
    let letters = Array("xy0123456789.+-*/^(),=ab eπ√²".utf8)
    for _ in 0..<1_500 {
      var bytes = seeds[random.below(seeds.count)]
      for _ in 0...random.below(5) {
        let place = random.below(bytes.count)
        switch random.below(4) {
        case 0: bytes.insert(letters[random.below(letters.count)], at: place)
        case 1: bytes.remove(at: place)
        case 2: bytes[place] = UInt8(truncatingIfNeeded: random.next())
        default:
          bytes.insert(contentsOf: seeds[random.below(seeds.count)].prefix(random.below(20)), at: place)
        }
        if bytes.isEmpty { break }
      }
      _ = exerciseFormula(bytes)
    }
    _ = exerciseFormula([])
    _ = exerciseFormula([0xff, 0x00, 0x80])
  }
}
