import Drawing

extension SVGWriter {
  /// How many shapes from `first` on are paths that look alike and can share their style.
  func pathsOfSameStyle(in shapes: [Shape], from first: Int) -> Int {
    guard case .path(_, let fill, let stroke, nil, let rule) = shapes[first] else { return 0 }
    if case .linearGradient? = fill { return 0 }
    var count = 1
    while first + count < shapes.count, case .path(_, fill, stroke, nil, rule) = shapes[first + count] {
      count += 1
    }
    return count
  }

  /// Paths of one style.
  mutating func write(_ shapes: ArraySlice<Shape>) {
    guard case .path(_, let fill, let stroke, _, let rule)? = shapes.first else { return }
    body.append("<g")
    appendStyle(fill: fill, gradient: nil, stroke: stroke, rule: rule)
    body.append(">\n")
    for shape in shapes {
      guard case .path(let path, _, _, _, _) = shape, !path.elements.isEmpty else { continue }
      appendGeometry(path)
      body.append("/>\n")
    }
    body.append("</g>\n")
  }

  /// One path: its halo, its area, its line.
  mutating func write(_ path: Path, fill: Paint?, stroke: Stroke?, halo: Halo?, rule: FillRule) {
    guard !path.elements.isEmpty, fill != nil || stroke != nil else { return }
    let gradient = fill.flatMap { define($0) }
    guard let halo, let stroke, halo.width > 0 else {
      appendGeometry(path)
      appendStyle(fill: fill, gradient: gradient, stroke: stroke, rule: rule)
      body.append("/>\n")
      return
    }
    // The path is stated once and drawn twice: the halo, wide and without dashes, then fill and line over it.
    let number = newNumber()
    definitions.append("<path id=\"")
    appendID("L", number, to: &definitions)
    definitions.append("\" d=\"")
    SVGPathData.write(path, to: &definitions)
    definitions.append("\"/>\n")
    var wide = stroke
    wide.width += 2 * halo.width
    wide.color = halo.color
    wide.dash = []
    appendUse("L", number)
    appendStyle(fill: nil, gradient: nil, stroke: wide, rule: rule)
    body.append("/>\n")
    appendUse("L", number)
    appendStyle(fill: fill, gradient: gradient, stroke: stroke, rule: rule)
    body.append("/>\n")
  }

  /// `<use` with the reference, open for attributes.
  mutating func appendUse(_ kind: StaticString, _ number: Int) {
    // The old name of the attribute: office programs do not know the new one.
    body.append("<use xlink:href=\"#")
    appendID(kind, number, to: &body)
    body.append("\"")
  }

  /// The element with its place, open for attributes: a circle, a rectangle or a path.
  private mutating func appendGeometry(_ path: Path) {
    if let circle = path.asCircle {
      body.append("<circle")
      body.attribute("cx", circle.center.x)
      body.attribute("cy", circle.center.y)
      body.attribute("r", circle.radius)
    } else if path.isUprightRectangle {
      let bounds = ShapeBounds(path)
      body.append("<rect")
      body.attribute("x", bounds.left)
      body.attribute("y", bounds.top)
      body.attribute("width", bounds.right - bounds.left)
      body.attribute("height", bounds.bottom - bounds.top)
    } else {
      body.append("<path d=\"")
      SVGPathData.write(path, to: &body)
      body.append("\"")
    }
  }

  // MARK: Style

  private mutating func appendStyle(fill: Paint?, gradient: Int?, stroke: Stroke?, rule: FillRule) {
    switch fill {
    case nil: body.append(" fill=\"none\"")
    case .color(let color)?:
      appendColor("fill", color)
      if rule == .evenOdd { body.append(" fill-rule=\"evenodd\"") }
    case .linearGradient?:
      body.append(" fill=\"url(#")
      appendID("S", gradient ?? 0, to: &body)
      body.append(")\"")
      if rule == .evenOdd { body.append(" fill-rule=\"evenodd\"") }
    }
    if let stroke, stroke.width > 0 { appendStroke(stroke) }
  }

  private mutating func appendStroke(_ stroke: Stroke) {
    appendColor("stroke", stroke.color)
    body.attribute("stroke-width", stroke.width)
    switch stroke.cap {
    case .butt: break
    case .round: body.attribute("stroke-linecap", "round")
    case .square: body.attribute("stroke-linecap", "square")
    }
    switch stroke.join {
    case .miter: break
    case .round: body.attribute("stroke-linejoin", "round")
    case .bevel: body.attribute("stroke-linejoin", "bevel")
    }
    guard stroke.dash.contains(where: { $0 > 0 }), stroke.dash.allSatisfy({ $0 >= 0 }) else { return }
    body.append(" stroke-dasharray=\"")
    for (index, length) in stroke.dash.enumerated() {
      if index > 0 { body.append(" ") }
      body.append(length)
    }
    body.append("\"")
  }

  /// ` fill="#rrggbb"` and the opacity where there is one.
  mutating func appendColor(_ name: StaticString, _ color: Color) {
    body.append(" ")
    body.append(name)
    body.append("=\"")
    body.append(hex: color)
    body.append("\"")
    if color.alpha < 1 {
      body.append(" ")
      body.append(name)
      body.append("-opacity=\"")
      body.append(max(0, color.alpha))
      body.append("\"")
    }
  }

  private mutating func define(_ paint: Paint) -> Int? {
    guard case .linearGradient(let from, let to, let stops) = paint else { return nil }
    let number = newNumber()
    definitions.append("<linearGradient id=\"")
    appendID("S", number, to: &definitions)
    definitions.append("\" gradientUnits=\"userSpaceOnUse\"")
    definitions.attribute("x1", from.x)
    definitions.attribute("y1", from.y)
    definitions.attribute("x2", to.x)
    definitions.attribute("y2", to.y)
    definitions.append(">")
    for stop in stops {
      definitions.append("<stop")
      definitions.append(" offset=\"")
      definitions.append(factor: stop.offset)
      definitions.append("\" stop-color=\"")
      definitions.append(hex: stop.color)
      definitions.append("\"")
      if stop.color.alpha < 1 { definitions.attribute("stop-opacity", stop.color.alpha) }
      definitions.append("/>")
    }
    definitions.append("</linearGradient>\n")
    return number
  }
}

extension SVGBuffer {
  /// `#rrggbb`, or `#rgb` where that is the same.
  mutating func append(hex color: Color) {
    func byte(_ value: Double) -> Int { SVGBuffer.rounded(max(0, min(1, value)) * 255) }
    let parts = [byte(color.red), byte(color.green), byte(color.blue)]
    let short = parts.allSatisfy { $0 % 17 == 0 }
    append("#")
    for part in parts {
      for digit in short ? [part / 17] : [part / 16, part % 16] {
        append(digit < 10 ? UInt8(ascii: "0") + UInt8(digit) : UInt8(ascii: "a") + UInt8(digit - 10))
      }
    }
  }
}

extension Path {
  /// The circle that the path is, if it is one made by `Path(circle:radius:)`.
  var asCircle: (center: Point, radius: Double)? {
    guard elements.count == 6, case .move(let start) = elements[0], case .curve(_, _, _) = elements[1],
      case .curve(_, _, let left) = elements[2], case .close = elements[5]
    else { return nil }
    let radius = (start.x - left.x) / 2
    let center = Point(start.x - radius, start.y)
    guard radius > 0 else { return nil }
    // Every number within 1/1000 of a point: the centre was found by rounding.
    for (element, other) in zip(elements, Path(circle: center, radius: radius).elements) {
      switch (element, other) {
      case (.move(let p), .move(let q)): guard p.isNear(q) else { return nil }
      case (.curve(let a, let b, let p), .curve(let c, let d, let q)):
        guard a.isNear(c), b.isNear(d), p.isNear(q) else { return nil }
      case (.close, .close): break
      default: return nil
      }
    }
    return (center, radius)
  }
}

extension Point {
  func isNear(_ other: Point) -> Bool { abs(x - other.x) < 1e-3 && abs(y - other.y) < 1e-3 }
}
