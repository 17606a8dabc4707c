import Foundation
import NumberText
import Testing

struct FixedTextTests {
  @Test(arguments: [
    (0.5, 0, "0"), (1.5, 0, "2"), (2.5, 0, "2"), (0.125, 2, "0.12"), (0.375, 2, "0.38"), (2.675, 2, "2.67"),
    (-0.04, 1, "-0.0"), (999.9996, 3, "1000.000"), (1e21, 1, "1000000000000000000000.0"), (0, 3, "0.000"),
    (1e-10, 3, "0.000"), (.infinity, 2, "inf"), (.nan, 2, "nan"), (0.05, 1, "0.1"), (9.5, 0, "10"),
    (0.95, 1, "0.9"), (1.005, 2, "1.00"), (123.456, -2, "123"),
  ])
  func formsOfKnownNumbers(value: Double, decimals: Int, text: String) {
    #expect(fixedText(value, decimals: decimals) == text)
  }

  /// glibc's printf rounds the exact binary value correctly.
  @Test func agreesWithPrintf() {
    var bits = RandomBits(state: 2)
    for _ in 0..<5_000 {
      var value = Double(bitPattern: bits.next())
      guard value.isFinite else { continue }
      // Half of them of a size that is met in life.
      if bits.next() % 2 == 0 { value = Double(Int64(bitPattern: bits.next()) >> 20) / 1024 / 1000 }
      let decimals = Int(bits.next() % 20)
      #expect(fixedText(value, decimals: decimals) == String(format: "%.\(decimals)f", value))
      let digits = 1 + Int(bits.next() % 20)
      #expect(Double(roundedText(value, digits: digits)) == Double(String(format: "%.\(digits - 1)e", value)))
    }
  }

  @Test(arguments: [
    (-1.25, 2, "−1.25"), (-0.001, 2, "0.00"), (3.14159, 3, "3.142"), (.infinity, 1, "∞"),
    (-.infinity, 1, "−∞"),
    (.nan, 1, "NaN"), (-0.0, 1, "0.0"),
  ])
  func displayHasTheTrueMinus(value: Double, decimals: Int, text: String) {
    #expect(fixedDisplay(value, decimals: decimals) == text)
  }
}
