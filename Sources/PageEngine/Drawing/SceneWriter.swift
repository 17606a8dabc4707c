import Calculus
import Drawing
import Figures
import NumberText
import Optimization
import Plotting

/// Writes shapes as drawing commands. Text is set in lines here, so that the page only puts pieces of one font
/// in their places.
public struct SceneWriter: Sendable {
  /// What was written.
  public private(set) var list = DisplayList()
  private let setter: TextSetter
  /// Coordinates are rounded to multiples of this; 0 keeps them.
  private let grain: Double
  /// Whether texts carry their width, for a page whose letters may be wider than those of the meter.
  private let fitsText: Bool

  /// A writer for the meter that also measured the shapes.
  public init(_ setter: TextSetter, grain: Double = 0, fitsText: Bool = false) {
    self.setter = setter
    self.grain = grain
    self.fitsText = fitsText
  }

  /// Adds a group.
  public mutating func write(_ group: Group) {
    guard !group.shapes.isEmpty else { return }
    list.add(.name)
    list.add(group.name)
    let isApart = group.clip != nil || group.opacity < 1
    if isApart {
      list.add(.group)
      list.add(group.opacity)
    }
    if let clip = group.clip {
      trace(clip)
      list.add(.clip)
    }
    for shape in group.shapes { write(shape) }
    if isApart { list.add(.end) }
  }

  private mutating func write(_ shape: Shape) {
    switch shape {
    case .path(let path, let fill, let stroke, let halo, let rule):
      write(path, fill, stroke, halo, rule)
    case .text(let text): write(text)
    case .raster(let raster, let rect, let smooth): write(raster, rect, smooth)
    case .group(let group): write(group)
    }
  }

  private mutating func place(_ point: Point) {
    list.add(rounded(point.x))
    list.add(rounded(point.y))
  }

  private func rounded(_ length: Double) -> Double {
    grain > 0 ? (length / grain).rounded() * grain : length
  }

  // MARK: Paths

  private mutating func write(
    _ path: Path, _ fill: Paint?, _ stroke: Stroke?, _ halo: Halo?, _ rule: FillRule
  ) {
    guard !path.elements.isEmpty else { return }
    trace(path)
    // Behind the fill too, so that a filled mark has its halo round it and not on it.
    if let stroke, stroke.width > 0, let halo, halo.width > 0 {
      write(
        Stroke(halo.color, width: stroke.width + 2 * halo.width, cap: stroke.cap, join: stroke.join))
    }
    switch fill {
    case .color(let color):
      list.add(.fill)
      list.add(SceneWriter.css(color))
      list.add(rule == .evenOdd ? 1 : 0)
    case .linearGradient(let start, let end, let stops):
      list.add(.gradient)
      place(start)
      place(end)
      list.add(Double(stops.count))
      for stop in stops {
        list.add(stop.offset)
        list.add(SceneWriter.css(stop.color))
      }
      list.add(.fill)
      list.add(-1)
      list.add(rule == .evenOdd ? 1 : 0)
    case nil: break
    }
    if let stroke, stroke.width > 0 { write(stroke) }
  }

  private mutating func write(_ stroke: Stroke) {
    list.add(.stroke)
    list.add(SceneWriter.css(stroke.color))
    list.add(rounded(stroke.width))
    switch stroke.cap {
    case .butt: list.add(0)
    case .round: list.add(1)
    case .square: list.add(2)
    }
    switch stroke.join {
    case .miter: list.add(0)
    case .round: list.add(1)
    case .bevel: list.add(2)
    }
    list.add(Double(stroke.dash.count))
    for length in stroke.dash { list.add(length) }
  }

  private mutating func trace(_ path: Path) {
    list.add(.begin)
    var line: [Point] = []
    func isFinite(_ point: Point) -> Bool { point.x.isFinite && point.y.isFinite }
    func endLine(_ writer: inout SceneWriter) {
      guard !line.isEmpty else { return }
      writer.list.add(.lines)
      writer.list.add(Double(line.count))
      for point in line { writer.place(point) }
      line.removeAll(keepingCapacity: true)
    }
    for element in path.elements {
      switch element {
      case .line(let point):
        if isFinite(point) { line.append(point) }
      case .move(let point):
        endLine(&self)
        guard isFinite(point) else { continue }
        list.add(.move)
        place(point)
      case .curve(let first, let second, let end):
        endLine(&self)
        guard isFinite(first), isFinite(second), isFinite(end) else { continue }
        list.add(.curve)
        place(first)
        place(second)
        place(end)
      case .close:
        endLine(&self)
        list.add(.close)
      }
    }
    endLine(&self)
  }

  // MARK: Text and pictures

  private mutating func write(_ text: PlacedText) {
    let setting = setter.set(text.block)
    guard !setting.pieces.isEmpty, text.position.x.isFinite, text.position.y.isFinite else { return }
    let corner = text.anchor.corner(of: setting.extent)
    var origin = corner
    if text.rotation != 0 {
      list.add(.turn)
      place(text.position)
      list.add(text.rotation)
    } else {
      origin = Point(text.position.x + corner.x, text.position.y + corner.y)
    }
    for piece in setting.pieces {
      list.add(.text)
      list.add(piece.text)
      list.add(piece.font.css)
      list.add(SceneWriter.css(piece.color ?? text.block.style.color))
      place(Point(origin.x + piece.x, origin.y + piece.y))
      if let halo = text.halo, halo.width > 0 {
        list.add(SceneWriter.css(halo.color))
        list.add(rounded(halo.width))
      } else {
        list.add(-1)
        list.add(0)
      }
      list.add(fitsText ? rounded(piece.width) : 0)
    }
    if text.rotation != 0 { list.add(.end) }
  }

  private mutating func write(_ raster: Raster, _ rect: Rect, _ smooth: Bool) {
    list.add(.image)
    place(Point(rect.x, rect.y))
    place(Point(rect.width, rect.height))
    list.add(smooth ? 1 : 0)
    list.add(Double(raster.width))
    list.add(Double(raster.height))
    for pixel in 0..<raster.width * raster.height {
      let bytes = raster.rgba[4 * pixel..<4 * pixel + 4]
      let start = bytes.startIndex
      list.add(bytes[start], bytes[start + 1], bytes[start + 2], bytes[start + 3])
    }
  }

  /// A colour as CSS writes it: `#rrggbb`, with two more digits where it can be seen through.
  static func css(_ color: Color) -> String {
    let digits = Array("0123456789abcdef".utf8)
    func byte(_ component: Double) -> Int {
      // A component that is no number counts as none.
      component > 0 ? Int((Swift.min(component, 1) * 255).rounded()) : 0
    }
    var parts = [byte(color.red), byte(color.green), byte(color.blue)]
    if byte(color.alpha) < 255 { parts.append(byte(color.alpha)) }
    var text: [UInt8] = [UInt8(ascii: "#")]
    for part in parts {
      text.append(digits[part >> 4])
      text.append(digits[part & 15])
    }
    return String(decoding: text, as: UTF8.self)
  }
}
