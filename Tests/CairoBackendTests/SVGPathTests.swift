import Drawing
import Testing

@testable import CairoBackend

@Suite struct SVGPathTests {
  private func data(_ path: Path) -> String {
    var buffer = SVGBuffer()
    SVGPathData.write(path, to: &buffer)
    return String(decoding: buffer.bytes, as: UTF8.self)
  }

  @Test func numbersAreShort() {
    #expect(data(Path(through: [Point(1, 2), Point(1.5, 2.25), Point(0.75, 9)])) == "m1 2l.5.25-.75 6.75")
    #expect(data(Path(Rect(x: 0.1, y: -3, width: 10, height: 5))) == "m.1-3h10v5h-10z")
    #expect(data(Path([.move(Point(5, 5)), .line(Point(5, 5))])) == "m5 5h0")
    var buffer = SVGBuffer()
    for value in [0, 5, 10, 100, 105, 150, -5, -50, -100, 123456] {
      buffer.append(hundredths: value)
      buffer.append(" ")
    }
    #expect(String(decoding: buffer.bytes, as: UTF8.self) == "0 .05 .1 1 1.05 1.5 -.05 -.5 -1 1234.56 ")
  }

  @Test func pointsThatNobodySeesAreLeftOut() {
    // On a straight line, within 0.05 of it, and a corner that stays.
    let line = Path(through: [Point(0, 0), Point(1, 0.02), Point(2, -0.02), Point(10, 0), Point(10, 5)])
    #expect(data(line) == "m0 0h10v5")
    // A spike that turns back on itself keeps its tip.
    #expect(
      data(Path(through: [Point(0, 0), Point(10, 0), Point(3, 0)]))
        == "m0 0h10h-7".replacing("h-7", with: "-7"))
  }

  /// A thinned curve stays within the tolerance and the rounding of the one given.
  @Test func thinnedCurvesStayClose() {
    var points: [Point] = []
    for index in 0...2000 {
      let t = Double(index) / 2000
      points.append(Point(300 + 250 * _cos(9 * t) * t, 300 + 250 * _sin(7 * t)))
    }
    let text = data(Path(through: points))
    let kept = walk(text)
    #expect(kept.count < 400, "\(kept.count) of 2001 points")
    for point in points {
      var nearest = Double.infinity
      for (a, b) in zip(kept, kept.dropFirst()) { nearest = min(nearest, distance(point, a, b)) }
      #expect(nearest < 0.1)
    }
  }

  private func _sin(_ x: Double) -> Double { series(x, 1) }
  private func _cos(_ x: Double) -> Double { series(x, 0) }
  /// Σ (−1)ᵏ x^(2k+s) ∕ (2k+s)!, to need no C library here.
  private func series(_ x: Double, _ start: Int) -> Double {
    var term = start == 0 ? 1 : x
    var sum = term
    for k in 1..<40 {
      let n = Double(2 * k + start)
      term *= -x * x / (n * (n - 1))
      sum += term
    }
    return sum
  }

  private func distance(_ p: Point, _ a: Point, _ b: Point) -> Double {
    let (dx, dy) = (b.x - a.x, b.y - a.y)
    let length = dx * dx + dy * dy
    let t = length > 0 ? max(0, min(1, ((p.x - a.x) * dx + (p.y - a.y) * dy) / length)) : 0
    let (ex, ey) = (p.x - a.x - t * dx, p.y - a.y - t * dy)
    return (ex * ex + ey * ey).squareRoot()
  }

  /// The places of a path of moves and lines.
  private func walk(_ text: String) -> [Point] {
    var numbers: [Double] = []
    var points: [Point] = []
    var command: Character = "m"
    var number = ""
    func flush() {
      if let value = Double(
        number.hasPrefix("-.") ? "-0" + number.dropFirst() : number.hasPrefix(".") ? "0" + number : number)
      {
        numbers.append(value)
      }
      number = ""
      let last = points.last ?? Point(0, 0)
      if command == "h", let dx = numbers.first {
        points.append(Point(last.x + dx, last.y))
        numbers = []
      } else if command == "v", let dy = numbers.first {
        points.append(Point(last.x, last.y + dy))
        numbers = []
      } else if numbers.count == 2 {
        points.append(Point(last.x + numbers[0], last.y + numbers[1]))
        numbers = []
      }
    }
    for letter in text {
      if letter.isLetter {
        flush()
        command = letter
      } else if letter == " " {
        flush()
      } else if letter == "-" || (letter == "." && number.contains(".")) {
        flush()
        number = String(letter)
      } else {
        number.append(letter)
      }
    }
    flush()
    return points
  }

  @Test func circlesAndNamesAndEscapes() {
    #expect(Path(circle: Point(3.3, 4.7), radius: 2.1).asCircle.map { abs($0.radius - 2.1) < 1e-9 } == true)
    #expect(Path(Rect(x: 0, y: 0, width: 9, height: 9), radius: 2).asCircle == nil)
    var buffer = SVGBuffer()
    buffer.append(escaped: "a<b & \"c\"\u{1}\n>")
    #expect(String(decoding: buffer.bytes, as: UTF8.self) == "a&lt;b &amp; &quot;c&quot; &gt;")
    #expect(SVGBuffer.name(from: 0).count == SVGBuffer.nameLength)
    #expect(SVGBuffer.name(from: 1) != SVGBuffer.name(from: 2))
  }
}
