import Drawing

/// Writes the `d` of a path: relative, rounded, without points that no screen shows.
///
/// Coordinates are rounded to 1/20 of a point. A corner of a polyline that lies within 1/20 of a point of
/// the straight line past it is left out. Rounded places are carried along as whole numbers, so errors do
/// not add up.
struct SVGPathData {
  /// Steps to a point, and hundredths to a step.
  private static let steps = 20.0
  private static let hundredths = 5

  private var x = 0
  private var y = 0
  private var startX = 0
  private var startY = 0
  private var lastWasNumber = false
  private var lastHadPoint = false
  private var command: UInt8 = 0
  private var drawn = false

  static func write(_ path: Path, to buffer: inout SVGBuffer) {
    var writer = SVGPathData()
    let elements = path.elements
    var index = 0
    while index < elements.count {
      switch elements[index] {
      case .move(let p): writer.move(p, &buffer)
      case .line:
        var last = index
        while last + 1 < elements.count, case .line = elements[last + 1] { last += 1 }
        writer.lines(elements, from: index, through: last, &buffer)
        index = last
      case .curve(let a, let b, let p): writer.curve(a, b, p, &buffer)
      case .close: writer.close(&buffer)
      }
      index += 1
    }
  }

  /// The outline of a glyph, in whole thousandths of the em.
  static func write(_ outline: GlyphOutline, to buffer: inout SVGBuffer) {
    var writer = SVGPathData()
    func whole(_ value: Float) -> Int { Int(value.rounded()) }
    for element in outline.elements {
      switch element {
      case .move(let px, let py):
        writer.begin(UInt8(ascii: "m"), &buffer)
        writer.whole(whole(px) - writer.x, whole(py) - writer.y, &buffer)
        (writer.x, writer.y) = (whole(px), whole(py))
        (writer.startX, writer.startY) = (writer.x, writer.y)
      case .line(let px, let py):
        writer.begin(UInt8(ascii: "l"), &buffer)
        writer.whole(whole(px) - writer.x, whole(py) - writer.y, &buffer)
        (writer.x, writer.y) = (whole(px), whole(py))
      case .curve(let ax, let ay, let bx, let by, let px, let py):
        writer.begin(UInt8(ascii: "c"), &buffer)
        writer.whole(whole(ax) - writer.x, whole(ay) - writer.y, &buffer)
        writer.whole(whole(bx) - writer.x, whole(by) - writer.y, &buffer)
        writer.whole(whole(px) - writer.x, whole(py) - writer.y, &buffer)
        (writer.x, writer.y) = (whole(px), whole(py))
      case .close: writer.close(&buffer)
      }
    }
  }

  private mutating func move(_ p: Point, _ buffer: inout SVGBuffer) {
    begin(UInt8(ascii: "m"), &buffer)
    step(to: p, &buffer)
    (startX, startY) = (x, y)
    drawn = false
  }

  private mutating func curve(_ a: Point, _ b: Point, _ p: Point, _ buffer: inout SVGBuffer) {
    begin(UInt8(ascii: "c"), &buffer)
    number(SVGPathData.round(a.x) - x, &buffer)
    number(SVGPathData.round(a.y) - y, &buffer)
    number(SVGPathData.round(b.x) - x, &buffer)
    number(SVGPathData.round(b.y) - y, &buffer)
    step(to: p, &buffer)
    drawn = true
  }

  private mutating func close(_ buffer: inout SVGBuffer) {
    buffer.append(UInt8(ascii: "z"))
    command = 0
    lastWasNumber = false
    (x, y) = (startX, startY)
  }

  /// A row of lines, thinned out.
  private mutating func lines(
    _ elements: [Path.Element], from first: Int, through last: Int, _ buffer: inout SVGBuffer
  ) {
    var anchor = Point(Double(x) / SVGPathData.steps, Double(y) / SVGPathData.steps)
    var cone = Cone()
    var kept: Point?
    for index in first...last {
      guard case .line(let p) = elements[index] else { continue }
      if let point = kept, !cone.admits(p, from: anchor) {
        line(to: point, &buffer)
        anchor = point
        cone = Cone()
        _ = cone.admits(p, from: anchor)
      } else if kept == nil {
        _ = cone.admits(p, from: anchor)
      }
      kept = p
    }
    if let kept { line(to: kept, &buffer) }
  }

  private mutating func line(to p: Point, _ buffer: inout SVGBuffer) {
    let dx = SVGPathData.round(p.x) - x
    let dy = SVGPathData.round(p.y) - y
    // A line of no length is kept where it is all there is: its round ends make a dot.
    guard dx != 0 || dy != 0 || !drawn else { return }
    drawn = true
    if dy == 0 {
      begin(UInt8(ascii: "h"), &buffer)
      number(dx, &buffer)
    } else if dx == 0 {
      begin(UInt8(ascii: "v"), &buffer)
      number(dy, &buffer)
    } else {
      begin(UInt8(ascii: "l"), &buffer)
      number(dx, &buffer)
      number(dy, &buffer)
    }
    x += dx
    y += dy
  }

  // MARK: Numbers

  private mutating func begin(_ letter: UInt8, _ buffer: inout SVGBuffer) {
    // Pairs after a move would be lines, so a move is always named.
    guard command != letter || letter == UInt8(ascii: "m") else { return }
    buffer.append(letter)
    command = letter
    lastWasNumber = false
  }

  private mutating func step(to p: Point, _ buffer: inout SVGBuffer) {
    let newX = SVGPathData.round(p.x)
    let newY = SVGPathData.round(p.y)
    number(newX - x, &buffer)
    number(newY - y, &buffer)
    (x, y) = (newX, newY)
  }

  private mutating func number(_ value: Int, _ buffer: inout SVGBuffer) {
    let hundredths = value * SVGPathData.hundredths
    let hasPoint = hundredths % 100 != 0
    let startsWithPoint = hasPoint && abs(hundredths) < 100 && hundredths > 0
    // A minus parts two numbers, and so does a point where the number before has one already.
    if lastWasNumber, hundredths >= 0, !(startsWithPoint && lastHadPoint) { buffer.append(UInt8(ascii: " ")) }
    buffer.append(hundredths: hundredths)
    lastWasNumber = true
    lastHadPoint = hasPoint
  }

  private mutating func whole(_ dx: Int, _ dy: Int, _ buffer: inout SVGBuffer) {
    for value in [dx, dy] {
      if lastWasNumber, value >= 0 { buffer.append(UInt8(ascii: " ")) }
      buffer.append(value)
      lastWasNumber = true
    }
  }

  private static func round(_ value: Double) -> Int { SVGBuffer.rounded(value * steps) }

  /// The directions from an anchor that pass within 1/20 of a point of every place seen so far.
  private struct Cone {
    private static let tolerance = 0.05
    private var left: (x: Double, y: Double)?
    private var right: (x: Double, y: Double)?
    private var reach = 0.0

    /// Whether the straight line from the anchor to `p` keeps close to all places before; if so, they may
    /// be left out.
    mutating func admits(_ p: Point, from anchor: Point) -> Bool {
      let dx = p.x - anchor.x
      let dy = p.y - anchor.y
      let distance = (dx * dx + dy * dy).squareRoot()
      // A line that turns back must keep its tip.
      guard distance >= reach else { return false }
      if let left, let right, dx * left.y - dy * left.x < 0 || dx * right.y - dy * right.x > 0 {
        return false
      }
      reach = distance
      guard distance > Cone.tolerance else { return true }
      // Tangents from the anchor to a circle of the tolerance about the place.
      let along = (distance * distance - Cone.tolerance * Cone.tolerance).squareRoot()
      let newLeft = (x: dx * along - dy * Cone.tolerance, y: dy * along + dx * Cone.tolerance)
      let newRight = (x: dx * along + dy * Cone.tolerance, y: dy * along - dx * Cone.tolerance)
      if left.map({ newLeft.x * $0.y - newLeft.y * $0.x > 0 }) ?? true { left = newLeft }
      if right.map({ newRight.x * $0.y - newRight.y * $0.x < 0 }) ?? true { right = newRight }
      return true
    }
  }
}
