import CCairo
import Drawing

/// Draws shapes on a page: paths as everywhere, text as glyphs with the letters that they stand for.
final class PDFCanvas {
  let canvas: Canvas
  let text: TextEngine

  /// A canvas on a context, which it owns.
  init(context: OpaquePointer?, text: TextEngine) {
    canvas = Canvas(context: context, scale: 1, onPixels: false)
    self.text = text
    canvas.drawText = { [text] placed, canvas in PDFCanvas.draw(placed, on: canvas, text: text) }
  }

  func close() { canvas.close() }

  func draw(_ groups: [Group]) { canvas.draw(groups, text: text) }

  private static func draw(_ placed: PlacedText, on canvas: Canvas, text: TextEngine) {
    let layout = text.layout(placed.block)
    let origin = layout.origin(of: placed.anchor)
    let context = canvas.context
    if let halo = placed.halo, halo.width > 0 { canvas.drawHalo(halo, placed, layout) }
    cairo_save(context)
    cairo_translate(context, placed.position.x, placed.position.y)
    cairo_rotate(context, placed.rotation * .pi / 180)
    // Pango's own glyphs carry their fonts and letters into the document; the layout is shaped once more.
    nonisolated(unsafe) let page = canvas
    text.withShaper(of: placed.block.style.weight) { shaper in
      _ = shaper.shape(placed.block) { shaped in
        page.setSource(shaped.run.color ?? placed.block.style.color)
        cairo_save(page.context)
        cairo_translate(page.context, origin.x + shaped.x, origin.y + shaped.y)
        cairo_scale(page.context, shaped.scale, shaped.scale)
        cairo_move_to(page.context, 0, 0)
        pango_cairo_show_glyph_item(page.context, shaped.text, shaped.item)
        cairo_restore(page.context)
      }
    }
    cairo_restore(context)
  }
}
