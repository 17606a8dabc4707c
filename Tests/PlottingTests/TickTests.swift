import Drawing
import Plotting
import Testing

@Suite struct TickTests {
  func labels(_ a: Double, _ b: Double, _ kind: Scale.Kind = .linear, count: Int = 5) -> [String] {
    Scale(kind, domain: ValueRange(a, b), from: 0, to: 100).ticks(count: count).map(\.label)
  }

  @Test func oneTwoFive() {
    #expect(labels(0, 10) == ["0", "2", "4", "6", "8", "10"])
    #expect(labels(-2.4, 2.4) == ["−2", "−1", "0", "1", "2"])
    #expect(labels(0, 1) == ["0", "0.2", "0.4", "0.6", "0.8", "1.0"])
    #expect(labels(0, 40) == ["0", "10", "20", "30", "40"])
    #expect(labels(0, 0.3, count: 3) == ["0", "0.1", "0.2", "0.3"])
    #expect(labels(-0.25, 0.25, count: 2) == ["−0.2", "0", "0.2"])
    #expect(labels(0, 120_000, count: 3) == ["0", "50000", "100000"])
  }

  @Test func valuesAreTheNearestDoubles() {
    let ticks = Scale(domain: ValueRange(0, 1), from: 0, to: 1).ticks(count: 10)
    #expect(ticks.map(\.value) == [0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1])
  }

  @Test func powersOfTen() {
    #expect(labels(0, 4e6, count: 2) == ["0", "2 · 10<sup>6</sup>", "4 · 10<sup>6</sup>"])
    #expect(
      labels(0, 1.2e-6, count: 2) == ["0", "0.5 · 10<sup>−6</sup>", "1.0 · 10<sup>−6</sup>"])
    #expect(labels(-1e9, 1e9, count: 2) == ["−1 · 10<sup>9</sup>", "0", "1 · 10<sup>9</sup>"])
  }

  /// From 1e-9 to 1e9, and far from zero: labels stay distinct, and there are some.
  @Test func labelsAreDistinct() {
    for exponent in -9...9 {
      var size = 1.0
      for _ in 0..<abs(exponent) { size *= 10 }
      if exponent < 0 { size = 1 / size }
      for (a, b) in [(0, size), (-size, size), (1, 1 + size), (1e6, 1e6 + size), (-size * 3.3, size * 0.7)] {
        for count in [2, 3, 5, 8] {
          let found = labels(a, b, count: count)
          #expect(Set(found).count == found.count, "\(a) \(b) \(count)")
          #expect(found.count >= 2 && found.count <= 2 * count + 1, "\(a) \(b) \(count) \(found)")
        }
      }
    }
  }

  @Test func decades() {
    #expect(labels(0.01, 100, .logarithmic) == ["0.01", "0.1", "1", "10", "100"])
    #expect(
      labels(1e-8, 1, .logarithmic, count: 4)
        == ["10<sup>−8</sup>", "10<sup>−6</sup>", "10<sup>−4</sup>", "10<sup>−2</sup>", "1"])
    #expect(labels(1, 60, .logarithmic) == ["1", "2", "5", "10", "20", "50"])
    #expect(labels(1, 60, .logarithmic, count: 2) == ["1", "10"])
    #expect(labels(2, 60, .logarithmic) == ["2", "5", "10", "20", "50"])
    #expect(labels(11, 14, .logarithmic, count: 3) == ["11", "12", "13", "14"])
  }

  @Test func extremeDomainsStayFinite() {
    for (a, b) in [
      (0.0, 0.0), (5, 5), (-1e308, 1e308), (0, 5e-324), (1, 1 + 2.3e-16), (.nan, .infinity), (1e300, 1.1e300),
    ] {
      let scale = Scale(domain: ValueRange(a, b), from: 0, to: 100)
      #expect(scale.position(of: scale.domain.lower) == 0)
      #expect(abs(scale.position(of: scale.domain.upper) - 100) < 1e-6)
      for tick in scale.ticks() { #expect(tick.value.isFinite) }
      let log = Scale(.logarithmic, domain: ValueRange(a, b), from: 0, to: 100)
      for tick in log.ticks() { #expect(tick.value.isFinite) }
      #expect(scale.nice().domain.lower <= scale.domain.lower)
    }
  }

  @Test func scaleAndBack() {
    let log = Scale(.logarithmic, domain: ValueRange(0.01, 100), from: 400, to: 0)
    #expect(log.position(of: 1) == 200)
    #expect(abs(log.value(at: 100) - 10) < 1e-12)
    #expect(log.position(of: 0).isNaN && log.position(of: -1).isNaN)
    let linear = Scale(domain: ValueRange(-1, 3), from: 0, to: 400)
    #expect(linear.position(of: 0) == 100 && linear.value(at: 300) == 2)
    #expect(Scale(domain: ValueRange(0.13, 9.7), from: 0, to: 1).nice().domain == ValueRange(0, 10))
    #expect(
      Scale(.logarithmic, domain: ValueRange(0.03, 90), from: 0, to: 1).nice().domain == ValueRange(0.01, 100)
    )
  }

  /// Between decades with numbers 2 to 9 times each; where decades are left out, those; nothing that would touch.
  @Test func smallMarksOfALogarithmicScale() {
    func marks(
      _ lower: Double, _ upper: Double, count: Int = 5, length: Double = 300,
      _ kind: Scale.Kind = .logarithmic
    )
      -> [Double]
    {
      let scale = Scale(kind, domain: ValueRange(lower, upper), from: length, to: 0)
      return scale.minorTicks(beside: scale.ticks(count: count), spacing: 2.5)
    }
    func agree(_ marks: [Double], _ expected: [Double]) -> Bool {
      marks.count == expected.count && zip(marks, expected).allSatisfy { abs($0 - $1) < 1e-12 * $1 }
    }
    let below: [Double] = [0.5, 0.6, 0.7, 0.8, 0.9]
    let above: [Double] = [2, 3, 4, 5, 6, 7, 8, 9, 20, 30, 40, 50, 60, 70, 80, 90, 200]
    #expect(agree(marks(0.5, 200), below + above))
    #expect(agree(marks(1e-6, 1, count: 3), [1e-5, 1e-3, 1e-1]))
    #expect(marks(1, 1000, length: 100).isEmpty)
    #expect(marks(1e-100, 1, count: 4).count == 96)
    #expect(marks(1, 60).isEmpty)
    #expect(marks(1, 1000, .linear).isEmpty)
  }
}

@Suite struct TellingDigitsTests {
  @Test func oneDecimalMoreThanTheTicks() {
    #expect(tellingDigits(-4999.83, step: 0.1, least: 3) == 6)
    #expect(tellingDigits(-4999.83, step: 0.5, least: 3) == 6)
    #expect(tellingDigits(3.456, step: 1, least: 3) == 3)
    #expect(tellingDigits(45.67, step: 10, least: 3) == 3)
    #expect(tellingDigits(1_000_000.25, step: 0.2, least: 3) == 9)
    // No axis of finite steps, no number, more than a double has.
    #expect(tellingDigits(5, step: 0, least: 4) == 4 && tellingDigits(5, step: .nan, least: 4) == 4)
    #expect(tellingDigits(.infinity, step: 1, least: 3) == 3 && tellingDigits(0, step: 1, least: 3) == 3)
    #expect(tellingDigits(1e12, step: 1e-9, least: 3) == 15)
    #expect(ValueRange(-5000, -4999.59).tickStep == 0.1)
    #expect(ValueRange(2, 2).tickStep == 0 && ValueRange(-1e308, 1.5e308).tickStep == 0)
  }
}
