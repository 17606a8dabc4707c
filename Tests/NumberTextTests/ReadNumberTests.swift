import NumberText
import Testing

struct ReadNumberTests {
  @Test(arguments: [
    "0", "1", ".5", "5.", "-0", "+3", "1e3", "1E-3", "0.1", "1e+2", "123456789012345678901234567890",
    "1.7976931348623157e308", "1.7976931348623158e308", "1.7976931348623159e308", "1e309", "4.9e-324",
    "2.4e-324",
    "2.5e-324", "1e-400", "0e999999999", "1e99999999999", "9007199254740993", "9007199254740992.999999",
    "9007199254740993.0000000000000000000000000000000000000001", "2.2250738585072014e-308",
    "2.2250738585072011e-308", "0.000000000000000000000000000000000000001e39", "00012.500",
    "179769313486231580793728971405303415079934132710037826936173778980444968292764750946649017977587207096330286",
  ])
  func readsLikeTheStandardLibrary(text: String) {
    #expect(readNumber(text)?.bitPattern == Double(text)?.bitPattern)
  }

  @Test(arguments: [
    "", ".", "-", "e5", "1e", "1e+", "1.2.3", "0x10", "1 ", " 1", "inf", "nan", "1e5x", "--1", "1_000", "٣",
    "1,5",
  ])
  func refusesWhatIsNoNumber(text: String) {
    #expect(readNumber(text) == nil)
  }

  /// Random digits, among them many that lie close to the middle between two doubles.
  @Test func randomTextsReadLikeTheStandardLibrary() {
    var bits = RandomBits(state: 3)
    for _ in 0..<5_000 {
      var text = ""
      for _ in 0...(bits.next() % 30) { text += String(bits.next() % 10) }
      if bits.next() % 2 == 0 { text += "." + String(bits.next()) }
      if bits.next() % 2 == 0 { text += "e" + String(Int(bits.next() % 640) - 330) }
      #expect(readNumber(text)?.bitPattern == Double(text)?.bitPattern, "\(text)")
    }
    for _ in 0..<5_000 {
      // Between two neighbours: with the exact middle's digits, and a little above and below.
      let value = Double(bitPattern: bits.next() >> 1)
      guard value.isFinite, value.nextUp.isFinite, value > 1e-30, value < 1e15 else { continue }
      let middle = middleText(value)
      for text in [middle, middle + "0001"] {
        #expect(readNumber(text)?.bitPattern == Double(text)?.bitPattern, "\(text)")
      }
    }
  }

  /// The exact decimal digits of the middle between a double and the next one.
  private func middleText(_ value: Double) -> String {
    // Half the last place is 2^−k; both are exact with enough decimals.
    let half = value.ulp / 2
    let whole = value.rounded(.down)
    let fraction = (value - whole)
    // The sum of two exact texts: only for numbers whose ulp is small beside them, added as digits.
    let a = fixedText(fraction, decimals: 120)
    let b = fixedText(half, decimals: 120)
    var digits: [UInt8] = []
    var carry: UInt8 = 0
    for (p, q) in zip(a.utf8.reversed(), b.utf8.reversed()) {
      if p == UInt8(ascii: ".") {
        digits.append(p)
        continue
      }
      let sum = p - 48 + q - 48 + carry
      digits.append(sum % 10 + 48)
      carry = sum / 10
    }
    let text = String(decoding: digits.reversed(), as: UTF8.self)
    return String(Int64(whole)) + text.dropFirst()
  }
}
