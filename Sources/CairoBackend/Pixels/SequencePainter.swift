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
    layout = try PixelSurface.layout(
      of: sequence.size, scale: scale, opaque: sequence.background.alpha >= 1)
    background = try SequencePainter.draw(sequence, layout: layout, text: text, scale: scale)
    bands = SequencePainter.encode(background, layout: layout, jobs: jobs)
  }

  /// The fixed layer, drawn where it stays. By one thread: what Cairo colours at the edge of a clip changes with what
  /// else limits the drawing, so that the bytes would depend on the number of parts.
  private static func draw(
    _ sequence: FrameSequence, layout: PixelLayout, text: TextEngine, scale: Double
  ) throws(RenderError) -> [UInt32] {
    var failure: RenderError?
    let count = layout.width * layout.height
    let picture = [UInt32](unsafeUninitializedCapacity: count) { buffer, filled in
      guard let pixels = buffer.baseAddress else { return }
      do throws(RenderError) {
        let surface = try PixelSurface(on: pixels, layout: layout, scale: scale)
        surface.fill(sequence.background)
        surface.canvas.draw(sequence.fixed, text: text)
        try surface.flush()
        filled = count
      } catch {
        failure = error
      }
    }
    if let failure { throw failure }
    return picture
  }

  private static func encode(_ pixels: [UInt32], layout: PixelLayout, jobs: Int) -> [PNGBand] {
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
    return encoded.withLock { $0.compactMap { $0 } }
  }

  /// A painter with memory of its own; make one for each worker.
  public func makeWorker() throws(RenderError) -> FramePainter {
    try FramePainter(self)
  }
}
