import CCairo
import Drawing

/// Draws shapes with Cairo, on pixels or on a page. Used by one thread at a time.
final class Canvas {
  let context: OpaquePointer?
  /// Device units to a point.
  let scale: Double
  private let masks: GlyphMasks?
  /// Draws text in place of this canvas, where a page has its own way.
  var drawText: ((PlacedText, Canvas) -> Void)?

  /// A canvas on a Cairo context, which it owns. On pixels, letters are drawn from masks that are kept;
  /// otherwise as areas.
  init(context: OpaquePointer?, scale: Double, onPixels: Bool = true) {
    self.context = context
    self.scale = scale
    masks = onPixels ? GlyphMasks(scale: scale) : nil
    cairo_scale(context, scale, scale)
  }

  /// Gives the context back. Nothing may be drawn after it.
  func close() {
    cairo_destroy(context)
  }

  func check() throws(RenderError) {
    let status = cairo_status(context)
    guard status == CAIRO_STATUS_SUCCESS else {
      throw .cairo(String(cString: cairo_status_to_string(status)))
    }
  }

  /// Fills everything with a colour, replacing what was there.
  func clear(_ color: Color) {
    cairo_save(context)
    cairo_set_operator(context, CAIRO_OPERATOR_SOURCE)
    setSource(color)
    cairo_paint(context)
    cairo_restore(context)
  }

  /// Draws with nothing outside the paths.
  func inside(_ clips: [Path], _ body: () -> Void) {
    cairo_save(context)
    for clip in clips {
      trace(clip)
      cairo_clip(context)
    }
    body()
    cairo_restore(context)
  }

  func draw(_ groups: [Group], text: TextEngine) {
    for group in groups { draw(group, text: text) }
  }

  func draw(_ group: Group, text: TextEngine) {
    guard group.opacity > 0, !group.shapes.isEmpty else { return }
    let isolated = group.clip != nil || group.opacity < 1
    if isolated { cairo_save(context) }
    if let clip = group.clip {
      trace(clip)
      cairo_clip(context)
    }
    if group.opacity < 1 {
      // The intermediate picture is as large as the clip, so it is kept to what the group can colour.
      var bounds = ShapeBounds(.group(group), text: text)
      bounds.grow(by: 2 / scale)
      if !bounds.isEmpty {
        cairo_rectangle(
          context, bounds.left, bounds.top, bounds.right - bounds.left, bounds.bottom - bounds.top)
        cairo_clip(context)
      }
      cairo_push_group(context)
    }
    for shape in group.shapes { draw(shape, text: text) }
    if group.opacity < 1 {
      cairo_pop_group_to_source(context)
      cairo_paint_with_alpha(context, group.opacity)
    }
    if isolated { cairo_restore(context) }
  }

  func draw(_ shape: Shape, text: TextEngine) {
    switch shape {
    case .path(let path, let fill, let stroke, let halo, let rule):
      draw(path, fill: fill, stroke: stroke, halo: halo, rule: rule)
    case .text(let placed):
      if let drawText {
        drawText(placed, self)
      } else {
        draw(placed, layout: text.layout(placed.block))
      }
    case .raster(let raster, let rect, let smooth): draw(raster, in: rect, smooth: smooth)
    case .group(let group): draw(group, text: text)
    }
  }

  // MARK: Paths

  private func draw(_ path: Path, fill: Paint?, stroke: Stroke?, halo: Halo?, rule: FillRule) {
    guard !path.elements.isEmpty else { return }
    trace(path)
    if let stroke, stroke.width > 0, let halo, halo.width > 0 {
      // Behind the fill too, so that a filled mark has its halo round it and not on it.
      set(stroke, width: stroke.width + 2 * halo.width)
      cairo_set_dash(context, nil, 0, 0)
      setSource(halo.color)
      cairo_stroke_preserve(context)
    }
    if let fill {
      cairo_set_fill_rule(context, rule == .evenOdd ? CAIRO_FILL_RULE_EVEN_ODD : CAIRO_FILL_RULE_WINDING)
      set(fill)
      cairo_fill_preserve(context)
    }
    if let stroke, stroke.width > 0 {
      set(stroke, width: stroke.width)
      setSource(stroke.color)
      cairo_stroke_preserve(context)
    }
    cairo_new_path(context)
  }

  private func trace(_ path: Path) {
    cairo_new_path(context)
    for element in path.elements {
      switch element {
      case .move(let p): cairo_move_to(context, p.x, p.y)
      case .line(let p): cairo_line_to(context, p.x, p.y)
      case .curve(let a, let b, let p): cairo_curve_to(context, a.x, a.y, b.x, b.y, p.x, p.y)
      case .close: cairo_close_path(context)
      }
    }
  }

  private func set(_ stroke: Stroke, width: Double) {
    cairo_set_line_width(context, width)
    let cap =
      switch stroke.cap {
      case .butt: CAIRO_LINE_CAP_BUTT
      case .round: CAIRO_LINE_CAP_ROUND
      case .square: CAIRO_LINE_CAP_SQUARE
      }
    let join =
      switch stroke.join {
      case .miter: CAIRO_LINE_JOIN_MITER
      case .round: CAIRO_LINE_JOIN_ROUND
      case .bevel: CAIRO_LINE_JOIN_BEVEL
      }
    cairo_set_line_cap(context, cap)
    cairo_set_line_join(context, join)
    cairo_set_miter_limit(context, Canvas.miterLimit)
    // Cairo refuses a pattern of zeros, which is a solid line to everyone else.
    let dashed = stroke.dash.contains { $0 > 0 } && stroke.dash.allSatisfy { $0 >= 0 }
    cairo_set_dash(context, dashed ? stroke.dash : [], dashed ? Int32(stroke.dash.count) : 0, 0)
  }

  /// How far a sharp corner may reach, in line widths: SVG's default too.
  static let miterLimit = 4.0

  // MARK: Colours

  func setSource(_ color: Color) {
    cairo_set_source_rgba(context, color.red, color.green, color.blue, color.alpha)
  }

  private func set(_ paint: Paint) {
    switch paint {
    case .color(let color): setSource(color)
    case .linearGradient(let from, let to, let stops):
      let pattern = cairo_pattern_create_linear(from.x, from.y, to.x, to.y)
      for stop in stops {
        let c = stop.color
        cairo_pattern_add_color_stop_rgba(pattern, stop.offset, c.red, c.green, c.blue, c.alpha)
      }
      cairo_set_source(context, pattern)
      cairo_pattern_destroy(pattern)
    }
  }

  // MARK: Pixels

  private func draw(_ raster: Raster, in rect: Rect, smooth: Bool) {
    guard rect.width > 0, rect.height > 0 else { return }
    var premultiplied = raster.premultiplied
    // The surface lives inside this call only, as long as the memory it points into. A page keeps a copy.
    premultiplied.withUnsafeMutableBytes { bytes in
      let surface = cairo_image_surface_create_for_data(
        bytes.baseAddress?.assumingMemoryBound(to: UInt8.self), CAIRO_FORMAT_ARGB32, Int32(raster.width),
        Int32(raster.height), Int32(4 * raster.width))
      cairo_save(context)
      cairo_rectangle(context, rect.x, rect.y, rect.width, rect.height)
      cairo_clip(context)
      cairo_translate(context, rect.x, rect.y)
      cairo_scale(context, rect.width / Double(raster.width), rect.height / Double(raster.height))
      cairo_set_source_surface(context, surface, 0, 0)
      let pattern = cairo_get_source(context)
      cairo_pattern_set_filter(pattern, smooth ? CAIRO_FILTER_BILINEAR : CAIRO_FILTER_NEAREST)
      // Without it, smoothing would blend the border with nothing.
      cairo_pattern_set_extend(pattern, CAIRO_EXTEND_PAD)
      cairo_paint(context)
      cairo_restore(context)
      cairo_surface_finish(surface)
      cairo_surface_destroy(surface)
    }
  }

  // MARK: Text

  private func draw(_ placed: PlacedText, layout: TextLayout) {
    let origin = layout.origin(of: placed.anchor)
    if let masks, placed.rotation == 0, placed.halo.map({ $0.color.alpha >= 1 }) ?? true {
      let corner = Point(placed.position.x + origin.x, placed.position.y + origin.y)
      masks.draw(layout, at: corner, style: placed.block.style, halo: placed.halo, on: self)
      return
    }
    if let halo = placed.halo, halo.width > 0 { drawHalo(halo, placed, layout) }
    cairo_save(context)
    cairo_translate(context, placed.position.x, placed.position.y)
    cairo_rotate(context, placed.rotation * .pi / 180)
    cairo_set_fill_rule(context, CAIRO_FILL_RULE_WINDING)
    for run in layout.runs {
      cairo_new_path(context)
      trace(run, at: origin)
      setSource(run.color ?? placed.block.style.color)
      cairo_fill(context)
    }
    cairo_restore(context)
  }

  /// The letters of a text as one wide line, so that a see-through halo is even.
  func drawHalo(_ halo: Halo, _ placed: PlacedText, _ layout: TextLayout) {
    cairo_save(context)
    cairo_translate(context, placed.position.x, placed.position.y)
    cairo_rotate(context, placed.rotation * .pi / 180)
    cairo_new_path(context)
    for run in layout.runs { trace(run, at: layout.origin(of: placed.anchor)) }
    cairo_set_line_width(context, 2 * halo.width)
    cairo_set_line_join(context, CAIRO_LINE_JOIN_ROUND)
    cairo_set_line_cap(context, CAIRO_LINE_CAP_ROUND)
    cairo_set_dash(context, nil, 0, 0)
    setSource(halo.color)
    cairo_stroke(context)
    cairo_restore(context)
  }

  private func trace(_ run: TextLayout.Run, at origin: Point) {
    let unit = run.size / GlyphOutline.unitsPerEm
    for glyph in run.glyphs {
      glyph.outline.trace(on: context, x: origin.x + glyph.x, y: origin.y + glyph.y, unit: unit)
    }
  }
}

extension GlyphOutline {
  /// Adds the outline to the context's path, with `unit` user units to a thousandth of the em.
  func trace(on context: OpaquePointer?, x: Double, y: Double, unit: Double) {
    for element in elements {
      switch element {
      case .move(let px, let py): cairo_move_to(context, x + Double(px) * unit, y + Double(py) * unit)
      case .line(let px, let py): cairo_line_to(context, x + Double(px) * unit, y + Double(py) * unit)
      case .curve(let ax, let ay, let bx, let by, let px, let py):
        cairo_curve_to(
          context, x + Double(ax) * unit, y + Double(ay) * unit, x + Double(bx) * unit,
          y + Double(by) * unit, x + Double(px) * unit, y + Double(py) * unit)
      case .close: cairo_close_path(context)
      }
    }
  }
}
