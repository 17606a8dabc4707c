import Drawing
import ImageFiles
import Synchronization

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

  /// Draws the fixed layer at `scale` pixels a point, and encodes it with `jobs` threads.
  public init(_ sequence: FrameSequence, text: TextEngine, scale: Double = 1, jobs: Int = 1)
    throws(RenderError)
  {
    self.sequence = sequence
    self.text = text
    self.scale = scale
    let surface = try PixelSurface(
      size: sequence.size, scale: scale, opaque: sequence.background.alpha >= 1)
    surface.fill(sequence.background)
    surface.canvas.draw(sequence.fixed, text: text)
    try surface.flush()
    layout = surface.layout
    let layout = layout
    let pixels = Array(UnsafeBufferPointer(start: surface.pixels, count: layout.width * layout.height))
    background = pixels
    let count = (layout.height + TileMap.height - 1) / TileMap.height
    let encoded = Mutex([PNGBand?](repeating: nil, count: count))
    forEachIndex(count: count, jobs: jobs) {
      PNGBandEncoder(layout: layout)
    } body: { (encoder: PNGBandEncoder, index: Int) in
      let first = index * TileMap.height
      let band = pixels.withUnsafeBufferPointer { buffer in
        buffer.baseAddress.map {
          encoder.encode($0, rows: first..<min(first + TileMap.height, layout.height))
        }
      }
      encoded.withLock { $0[index] = band }
    }
    bands = encoded.withLock { $0.compactMap { $0 } }
  }

  /// The page's colour, with no holes where it is opaque.
  var isOpaque: Bool { !layout.hasAlpha }

  /// A painter with memory of its own; make one for each worker.
  public func makeWorker() throws(RenderError) -> FramePainter {
    try FramePainter(self)
  }
}
