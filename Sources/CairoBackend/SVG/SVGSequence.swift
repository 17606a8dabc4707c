import Drawing
import Synchronization

/// The frames of a sequence as SVG documents; the fixed layer is written once and shared by all.
public final class SVGSequence: Sendable {
  private let sequence: FrameSequence
  private let fixed: SVGWriter
  private let fixedHash: UInt64

  /// Writes the fixed layer.
  public init(_ sequence: FrameSequence, text: TextEngine, options: SVGOptions = SVGOptions()) {
    self.sequence = sequence
    var writer = SVGWriter(text: text, options: options, idPrefix: "")
    writer.write(sequence.fixed)
    fixed = writer
    fixedHash = writer.body.hash(from: writer.definitions.hash())
  }

  /// One frame as an SVG file.
  public func svg(_ index: Int) -> [UInt8] {
    let frame = sequence.frame(index)
    var moving = SVGWriter(text: fixed.text, options: fixed.options, idPrefix: "m", after: fixed)
    moving.write(frame.moving)
    return svgDocument(
      size: sequence.size, background: sequence.background, title: sequence.title,
      description: frame.description, parts: [fixed, moving],
      hash: moving.body.hash(from: moving.definitions.hash(from: fixedHash)))
  }

  /// Writes frames with several workers. `each` gets the index and the bytes, from any worker and in any
  /// order, and returns false to stop. The bytes do not depend on `jobs`.
  public func forEachSVG(_ indices: [Int], jobs: Int, each: @Sendable (Int, [UInt8]) -> Bool) {
    let stopped = Mutex(false)
    forEachIndex(count: indices.count, jobs: jobs) { () throws(Never) in
    } body: { (_: Void, place: Int) throws(Never) in
      guard !stopped.withLock({ $0 }) else { return }
      if !each(indices[place], svg(indices[place])) { stopped.withLock { $0 = true } }
    }
  }
}

/// One scene as an SVG file.
public func renderSVG(_ scene: Scene, text: TextEngine, options: SVGOptions = SVGOptions()) -> [UInt8] {
  SVGSequence(
    FrameSequence(
      size: scene.size, background: scene.background, title: scene.title, fixed: scene.fixed, count: 1
    ) { _ in .init(iteration: 0, moving: scene.moving, description: scene.description) },
    text: text, options: options
  ).svg(0)
}

/// The document around its parts: size in pixels, title, description, definitions, background.
private func svgDocument(
  size: Size, background: Color, title: String, description: String, parts: [SVGWriter], hash: UInt64
) -> [UInt8] {
  var head = SVGBuffer()
  head.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n")
  head.append("<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\"")
  head.attribute("width", size.width)
  head.attribute("height", size.height)
  head.append(" viewBox=\"0 0 ")
  head.append(size.width)
  head.append(" ")
  head.append(size.height)
  head.append("\" role=\"img\" aria-labelledby=\"Title")
  head.appendName()
  head.append(" Desc")
  head.appendName()
  head.append("\">\n<title id=\"Title")
  head.appendName()
  head.append("\">")
  head.append(escaped: title)
  head.append("</title>\n<desc id=\"Desc")
  head.appendName()
  head.append("\">")
  head.append(escaped: description)
  head.append("</desc>\n")
  let name = SVGBuffer.name(from: head.hash(from: hash))
  for part in parts where !part.definitions.bytes.isEmpty {
    head.append("<defs>\n")
    head.append(part.definitions)
    head.append("</defs>\n")
  }
  if background.alpha > 0 {
    head.append("<rect")
    head.attribute("width", size.width)
    head.attribute("height", size.height)
    head.append(" fill=\"")
    head.append(hex: background)
    head.append("\"")
    if background.alpha < 1 { head.attribute("fill-opacity", background.alpha) }
    head.append("/>\n")
  }
  for part in parts { head.append(part.body) }
  head.append("</svg>\n")
  return head.named(name)
}
