import CCairo
import Drawing

/// Letters as small masks of opacity, drawn once for each size and place within the pixel.
///
/// Cairo 1.16 puts letters on whole pixels, which makes their distances uneven. Here a letter stands on
/// quarters of a pixel across, and on whole pixels down so that a line of text is evenly sharp.
final class GlyphMasks {
  private struct Key: Hashable {
    var outline: ObjectIdentifier
    var size: Double
    var halo: Double
    var phase: Int
  }

  private struct Mask {
    /// `nil` where the letter covers nothing.
    var surface: OpaquePointer?
    /// From the letter's whole pixel to the mask's corner.
    var left: Double
    var top: Double
  }

  private let scale: Double
  private var masks: [Key: Mask] = [:]
  /// Beyond this many masks the memory is emptied.
  private static let capacity = 8192
  private static let phases = 4.0

  init(scale: Double) {
    self.scale = scale
  }

  deinit {
    for mask in masks.values { cairo_surface_destroy(mask.surface) }
  }

  /// Draws a text whose block has its top left corner at `corner`, in points. The canvas must not be turned.
  func draw(_ layout: TextLayout, at corner: Point, style: TextStyle, halo: Halo?, on canvas: Canvas) {
    let context = canvas.context
    cairo_save(context)
    cairo_identity_matrix(context)
    if let halo, halo.width > 0 {
      canvas.setSource(halo.color)
      for run in layout.runs { draw(run, at: corner, halo: halo.width, on: context) }
    }
    for run in layout.runs {
      canvas.setSource(run.color ?? style.color)
      draw(run, at: corner, halo: 0, on: context)
    }
    cairo_restore(context)
  }

  private func draw(_ run: TextLayout.Run, at corner: Point, halo: Double, on context: OpaquePointer?) {
    for glyph in run.glyphs {
      let x = (corner.x + glyph.x) * scale
      let y = ((corner.y + glyph.y) * scale).rounded()
      guard abs(x) < 1e6, abs(y) < 1e6 else { continue }
      let quarters = (x * GlyphMasks.phases).rounded()
      let whole = (quarters / GlyphMasks.phases).rounded(.down)
      let phase = Int(quarters - whole * GlyphMasks.phases)
      let mask = mask(of: glyph.outline, size: run.size, halo: halo, phase: phase)
      if let surface = mask.surface { cairo_mask_surface(context, surface, whole + mask.left, y + mask.top) }
    }
  }

  private func mask(of outline: GlyphOutline, size: Double, halo: Double, phase: Int) -> Mask {
    let key = Key(outline: ObjectIdentifier(outline), size: size, halo: halo, phase: phase)
    if let known = masks[key] { return known }
    if masks.count >= GlyphMasks.capacity {
      for mask in masks.values { cairo_surface_destroy(mask.surface) }
      masks.removeAll(keepingCapacity: true)
    }
    let mask = make(outline, size: size, halo: halo, shift: Double(phase) / GlyphMasks.phases)
    masks[key] = mask
    return mask
  }

  private func make(_ outline: GlyphOutline, size: Double, halo: Double, shift: Double) -> Mask {
    let unit = size * scale / GlyphOutline.unitsPerEm
    let reach = halo * scale
    let left = (Double(outline.left) * unit + shift - reach).rounded(.down) - 1
    let top = (Double(outline.top) * unit - reach).rounded(.down) - 1
    let right = (Double(outline.right) * unit + shift + reach).rounded(.up) + 1
    let bottom = (Double(outline.bottom) * unit + reach).rounded(.up) + 1
    guard right > left, bottom > top, right - left < 8192, bottom - top < 8192 else {
      return Mask(surface: nil, left: 0, top: 0)
    }
    let surface = cairo_image_surface_create(CAIRO_FORMAT_A8, Int32(right - left), Int32(bottom - top))
    let context = cairo_create(surface)
    outline.trace(on: context, x: shift - left, y: -top, unit: unit)
    if halo > 0 {
      cairo_set_line_width(context, 2 * reach)
      cairo_set_line_join(context, CAIRO_LINE_JOIN_ROUND)
      cairo_stroke_preserve(context)
    }
    cairo_fill(context)
    cairo_destroy(context)
    return Mask(surface: surface, left: left, top: top)
  }
}
