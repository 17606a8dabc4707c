import Drawing
import ImageFiles

/// The frames of a sequence as pictures, with the fixed layer drawn and encoded once.
public final class SequencePainter: Sendable {
  let sequence: FrameSequence
  let text: TextEngine
  let scale: Double
  /// The fixed layer.
  let background: [UInt32]
  let bands: [PNGBand]
  /// Width and height in pixels.
  public let layout: PixelLayout

  /// Draws the fixed layer at `scale` pixels a point.
  public init(_ sequence: FrameSequence, text: TextEngine, scale: Double = 1) throws(RenderError) {
    self.sequence = sequence
    self.text = text
    self.scale = scale
    let surface = try PixelSurface(
      size: sequence.size, scale: scale, opaque: sequence.background.alpha >= 1)
    surface.fill(sequence.background)
    surface.canvas.draw(sequence.fixed, text: text)
    try surface.flush()
    layout = surface.layout
    background = Array(UnsafeBufferPointer(start: surface.pixels, count: layout.width * layout.height))
    let encoder = PNGBandEncoder(layout: layout)
    let height = layout.height
    bands = stride(from: 0, to: height, by: TileMap.height).map { first in
      encoder.encode(surface.pixels, rows: first..<min(first + TileMap.height, height))
    }
  }

  /// The page's colour, with no holes where it is opaque.
  var isOpaque: Bool { !layout.hasAlpha }

  /// A painter with memory of its own; make one for each worker.
  public func makeWorker() throws(RenderError) -> FramePainter {
    try FramePainter(self)
  }
}
