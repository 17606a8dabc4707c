import CCairo
import Drawing
import ImageFiles

/// A picture in memory with a canvas on it. Used by one thread at a time.
final class PixelSurface {
  let layout: PixelLayout
  let scale: Double
  let canvas: Canvas
  private let surface: OpaquePointer
  /// The pixels, one 32-bit word each, rows without gaps.
  let pixels: UnsafeMutablePointer<UInt32>
  private let ownsPixels: Bool

  /// The pixels of a page of `size` points at `scale` pixels a point.
  static func layout(of size: Size, scale: Double, opaque: Bool) throws(RenderError) -> PixelLayout {
    let width = (size.width * scale).rounded()
    let height = (size.height * scale).rounded()
    guard width >= 1, height >= 1, width <= 32_767, height <= 32_767, width * height <= 200e6 else {
      throw .size(width: size.width, height: size.height, scale: scale)
    }
    return PixelLayout(width: Int(width), height: Int(height), hasAlpha: !opaque)
  }

  /// A surface for a page of `size` points at `scale` pixels a point, clear or black.
  convenience init(size: Size, scale: Double, opaque: Bool) throws(RenderError) {
    let layout = try PixelSurface.layout(of: size, scale: scale, opaque: opaque)
    // Memory of our own, so that rows have no gaps and frames are copied in one go.
    let pixels = UnsafeMutablePointer<UInt32>.allocate(capacity: layout.width * layout.height)
    pixels.initialize(repeating: 0, count: layout.width * layout.height)
    try self.init(on: pixels, layout: layout, scale: scale, ownsPixels: true)
  }

  /// A surface with a picture on it, which has the layout's size.
  convenience init(_ picture: [UInt32], layout: PixelLayout, scale: Double) throws(RenderError) {
    let pixels = UnsafeMutablePointer<UInt32>.allocate(capacity: layout.width * layout.height)
    picture.withUnsafeBufferPointer { source in
      if let start = source.baseAddress {
        pixels.initialize(from: start, count: min(picture.count, layout.width * layout.height))
      }
    }
    try self.init(on: pixels, layout: layout, scale: scale, ownsPixels: true)
  }

  /// A surface on memory for a picture of the layout's size, which belongs to somebody else unless it is given away.
  init(on pixels: UnsafeMutablePointer<UInt32>, layout: PixelLayout, scale: Double, ownsPixels: Bool = false)
    throws(RenderError)
  {
    let made = cairo_image_surface_create_for_data(
      UnsafeMutableRawPointer(pixels).assumingMemoryBound(to: UInt8.self),
      layout.hasAlpha ? CAIRO_FORMAT_ARGB32 : CAIRO_FORMAT_RGB24, Int32(layout.width), Int32(layout.height),
      Int32(4 * layout.width))
    // Cairo returns an object on failure too; its status tells.
    guard let made, cairo_surface_status(made) == CAIRO_STATUS_SUCCESS else {
      let reason = String(cString: cairo_status_to_string(cairo_surface_status(made)))
      cairo_surface_destroy(made)
      if ownsPixels { pixels.deallocate() }
      throw .cairo(reason)
    }
    self.pixels = pixels
    self.layout = layout
    self.scale = scale
    self.ownsPixels = ownsPixels
    surface = made
    canvas = Canvas(context: cairo_create(made), scale: scale)
  }

  deinit {
    canvas.close()
    cairo_surface_finish(surface)
    cairo_surface_destroy(surface)
    if ownsPixels { pixels.deallocate() }
  }

  /// Fills the whole picture with one colour, replacing what was there.
  func fill(_ color: Color) {
    canvas.clear(color)
  }

  /// Ends drawing for now: the pixels may be read, and written until `resume`.
  func flush() throws(RenderError) {
    cairo_surface_flush(surface)
    try canvas.check()
  }

  /// Tells Cairo that the pixels were written.
  func resume() {
    cairo_surface_mark_dirty(surface)
  }
}
