import NumberText
import Testing

struct ShortestTextTests {
  @Test(arguments: [
    (0.1, "0.1"), (100, "100"), (-2.5, "-2.5"), (1e-7, "1e-07"), (0, "0"), (-0.0, "-0"),
    (.infinity, "inf"), (-.infinity, "-inf"), (.nan, "nan"), (1.0 / 3, "0.3333333333333333"),
    (5e-324, "5e-324"), (1.7976931348623157e308, "1.7976931348623157e+308"), (1e16, "1e+16"), (10, "10"),
  ])
  func formsOfKnownNumbers(value: Double, text: String) {
    #expect(shortestText(value) == text)
  }

  @Test func everyTextReadsBackToTheSameBits() {
    var bits = RandomBits(state: 1)
    for _ in 0..<20_000 {
      let value = Double(bitPattern: bits.next())
      guard value.isFinite else { continue }
      let text = shortestText(value)
      #expect(Double(text)?.bitPattern == value.bitPattern)
      #expect(readNumber(text)?.bitPattern == value.bitPattern, "\(text)")
    }
  }
}

/// SplitMix64, so that these tests need no other room.
struct RandomBits {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
    return mixed ^ (mixed >> 31)
  }
}
