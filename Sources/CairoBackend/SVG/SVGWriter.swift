import Drawing
import ImageFiles

/// How an SVG is written.
public struct SVGOptions: Sendable, Hashable {
  /// Text stays text, to be edited and searched, and looks as the reader's fonts have it. Otherwise letters
  /// are outlines, the same everywhere.
  public var textAsText: Bool

  /// Outlines unless asked otherwise.
  public init(textAsText: Bool = false) {
    self.textAsText = textAsText
  }
}

/// Writes groups of shapes as SVG elements; definitions that they need go before them.
struct SVGWriter {
  let text: TextEngine
  let options: SVGOptions
  /// Sets the ids of the moving part apart from those of the fixed one.
  let idPrefix: StaticString
  var body = SVGBuffer()
  var definitions = SVGBuffer()
  /// The numbers of glyphs defined so far, here or in the part before.
  var glyphs: [ObjectIdentifier: Int]
  private var groupNames: [String: Int]
  private var count = 0

  /// A writer for the part of a document that follows `before`.
  init(text: TextEngine, options: SVGOptions, idPrefix: StaticString, after before: SVGWriter? = nil) {
    self.text = text
    self.options = options
    self.idPrefix = idPrefix
    glyphs = before?.glyphs ?? [:]
    groupNames = before?.groupNames ?? [:]
  }

  mutating func write(_ groups: [Group]) {
    for group in groups { write(group) }
  }

  mutating func write(_ group: Group) {
    guard !group.shapes.isEmpty, group.opacity > 0 else { return }
    let clip = group.clip.map { define(clip: $0) }
    body.append("<g id=\"")
    appendGroupName(group.name)
    body.append("\"")
    if let clip {
      body.append(" clip-path=\"url(#")
      appendID("C", clip, to: &body)
      body.append(")\"")
    }
    if group.opacity < 1 { body.attribute("opacity", group.opacity) }
    body.append(">\n")
    var index = 0
    while index < group.shapes.count {
      let same = pathsOfSameStyle(in: group.shapes, from: index)
      if same > 1 {
        write(group.shapes[index..<index + same])
        index += same
      } else {
        write(group.shapes[index])
        index += 1
      }
    }
    body.append("</g>\n")
  }

  private mutating func write(_ shape: Shape) {
    switch shape {
    case .path(let path, let fill, let stroke, let halo, let rule):
      write(path, fill: fill, stroke: stroke, halo: halo, rule: rule)
    case .text(let placed): write(placed)
    case .raster(let raster, let rect, let smooth): write(raster, in: rect, smooth: smooth)
    case .group(let group): write(group)
    }
  }

  // MARK: Ids

  /// A number for a new definition.
  mutating func newNumber() -> Int {
    count += 1
    return count
  }

  /// `C12-name`: what it is, which one, and the document's name. Capitals, which names of groups never have.
  func appendID(_ kind: StaticString, _ number: Int, to buffer: inout SVGBuffer) {
    buffer.append(idPrefix)
    buffer.append(kind)
    buffer.append(number)
    buffer.appendName()
  }

  /// The group's name, numbered from the second of the same name on.
  private mutating func appendGroupName(_ name: String) {
    var clean = ""
    for scalar in name.lowercased().unicodeScalars {
      switch scalar {
      case "a"..."z", "0"..."9": clean.unicodeScalars.append(scalar)
      default: if !clean.isEmpty, clean.last != "-" { clean.append("-") }
      }
    }
    if clean.last == "-" { clean.removeLast() }
    if clean.first.map({ !$0.isLetter }) ?? true { clean = "group" + clean }
    let number = groupNames[clean, default: 0] + 1
    groupNames[clean] = number
    body.append(clean)
    if number > 1 {
      body.append("-")
      body.append(number)
    }
    body.appendName()
  }

  private mutating func define(clip: Path) -> Int {
    let number = newNumber()
    definitions.append("<clipPath id=\"")
    appendID("C", number, to: &definitions)
    definitions.append("\"><path d=\"")
    SVGPathData.write(clip, to: &definitions)
    definitions.append("\"/></clipPath>\n")
    return number
  }

  // MARK: Pixels

  private mutating func write(_ raster: Raster, in rect: Rect, smooth: Bool) {
    // Viewers that smooth every picture blur small ones; larger squares keep them sharp enough.
    let factor = smooth ? 1 : max(1, min(8, 256 / max(raster.width, raster.height)))
    body.append("<image")
    body.attribute("x", rect.x)
    body.attribute("y", rect.y)
    body.attribute("width", rect.width)
    body.attribute("height", rect.height)
    body.append(" preserveAspectRatio=\"none\"")
    if !smooth { body.append(" style=\"image-rendering:pixelated\"") }
    body.append(" xlink:href=\"data:image/png;base64,")
    body.append(base64(raster.png(enlarged: factor)))
    body.append("\"/>\n")
  }
}

extension Raster {
  /// The picture as a PNG file, each pixel as a square of `factor` pixels.
  func png(enlarged factor: Int) -> [UInt8] {
    let opaque = stride(from: 3, to: rgba.count, by: 4).allSatisfy { rgba[$0] == 255 }
    let small = premultiplied
    var pixels = [UInt32](repeating: 0, count: width * height * factor * factor)
    for y in 0..<height * factor {
      for x in 0..<width * factor {
        pixels[y * width * factor + x] = small[y / factor * width + x / factor]
      }
    }
    let layout = PixelLayout(width: width * factor, height: height * factor, hasAlpha: !opaque)
    return pixels.withUnsafeBufferPointer { buffer in
      buffer.baseAddress.map { encodePNG($0, layout: layout) } ?? []
    }
  }

  /// The pixels as Cairo keeps them.
  var premultiplied: [UInt32] {
    // A buffer, for reliefs have millions of pixels, nearly all of them opaque or clear.
    rgba.withUnsafeBytes { bytes in
      (0..<width * height).map { index in
        let pixel = UInt32(littleEndian: bytes.load(fromByteOffset: 4 * index, as: UInt32.self))
        let alpha = pixel >> 24
        if alpha == 255 { return 0xff00_0000 | pixel.byteSwapped >> 8 }
        if alpha == 0 { return 0 }
        func part(_ shift: UInt32) -> UInt32 { ((pixel >> shift & 0xff) * alpha + 127) / 255 }
        return alpha << 24 | part(0) << 16 | part(8) << 8 | part(16)
      }
    }
  }
}
