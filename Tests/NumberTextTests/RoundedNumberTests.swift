import Foundation
import NumberText
import Testing

@Suite struct RoundedNumberTests {
  /// What C's printf rounds to, set as figures have it.
  private func expected(_ value: Double, digits: Int) -> String {
    let parts = String(format: "%.\(digits - 1)e", abs(value)).split(separator: "e")
    let power = Int(parts[1]) ?? 0
    var figures = parts[0].filter { $0 != "." }
    while figures.last == "0" { figures.removeLast() }
    guard !figures.isEmpty else { return "0" }
    let sign = value < 0 ? "\u{2212}" : ""
    if power >= -3, power < 6 {
      let whole = (0...max(power, 0)).map { place in
        let index = power < 0 ? -1 : place
        return index >= 0 && index < figures.count ? String(Array(figures)[index]) : "0"
      }.joined()
      let rest =
        power < 0
        ? String(repeating: "0", count: -power - 1) + figures : String(figures.dropFirst(power + 1))
      return sign + whole + (rest.isEmpty ? "" : "." + rest)
    }
    let small = Array("⁰¹²³⁴⁵⁶⁷⁸⁹")
    let exponent = (power < 0 ? "⁻" : "") + String(String(abs(power)).map { small[$0.wholeNumberValue ?? 0] })
    if figures == "1" { return value < 0 ? sign + "1·10" + exponent : "10" + exponent }
    let mantissa = figures.count == 1 ? figures : "\(figures.prefix(1)).\(figures.dropFirst())"
    return sign + mantissa + "·10" + exponent
  }

  @Test func `rounded by the short way as by exact digits`() {
    var state: UInt64 = 7
    func next() -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return state ^ (state >> 29)
    }
    var wrong: [String] = []
    func check(_ value: Double, _ digits: Int) {
      let (ours, theirs) = (displayText(value, digits: digits), expected(value, digits: digits))
      if ours != theirs { wrong.append("\(value) \(digits): \(ours), not \(theirs)") }
    }
    for _ in 0..<20_000 {
      let digits = Int(next() >> 40) % 9 + 1
      // Sizes of all powers, and numbers of few digits, halves among them, which lie on the boundaries.
      let any = Double(bitPattern: next())
      if any.isFinite { check(any, digits) }
      check(Double(Int64(bitPattern: next()) >> 20) * pow(10, Double(Int(next() >> 40) % 70) - 40), digits)
      check(Double(Int(next() >> 40) % 20_000_001 - 10_000_000) / 1024, digits)
      check(Double(Int(next() >> 40) % 2_000_001 - 1_000_000) / 200, digits)
    }
    for power in -40...40 {
      for factor in [1, 9.5, 9.99999999, 9.999995, 1.0000005, -1] {
        for digits in 1...9 { check(factor * pow(10, Double(power)), digits) }
      }
    }
    #expect(wrong.isEmpty, "\(wrong.prefix(5))")
  }
}
