import CCairo
import Drawing

/// Pango with its font map: turns a block of text into glyphs and places. Used by one thread at a time.
///
/// Every text is shaped at one size, `em`, and scaled: without hinting letters are the same at all sizes, and Pango
/// would load each font anew for each size, which took longer than to shape all labels of a figure.
final class PangoShaper {
  /// A base font with its line metrics, in points at the size `em`.
  private struct Base {
    var description: OpaquePointer
    /// The family that was found.
    var family: String
    var ascent: Double
    var descent: Double
  }

  /// What a base font is chosen by.
  private struct BaseKey: Hashable {
    var family: String
    var weight: FontWeight
    var italic: Bool
  }

  private let fontMap: UnsafeMutablePointer<PangoFontMap>?
  private let context: OpaquePointer?
  private let layout: OpaquePointer?
  private let fallbackFamily: String
  private var bases: [BaseKey: Base] = [:]
  private let outlines: Guarded<GlyphOutlines>
  private var checkedFamilies: Set<String> = []
  private var reportedLetters: Set<Unicode.Scalar> = []
  private(set) var warnings: [String] = []
  private var lacksFonts = false

  init(fallbackFamily: String, outlines: Guarded<GlyphOutlines>) {
    self.fallbackFamily = fallbackFamily
    self.outlines = outlines
    // A font map of our own: the default one belongs to the thread that made it.
    fontMap = pango_cairo_font_map_new()
    context = pango_font_map_create_context(fontMap)
    let options = cairo_font_options_create()
    // No hinting: letters keep their shape and place at every scale, on screen and in print alike.
    cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE)
    cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF)
    cairo_font_options_set_antialias(options, CAIRO_ANTIALIAS_GRAY)
    pango_cairo_context_set_font_options(context, options)
    cairo_font_options_destroy(options)
    pango_context_set_round_glyph_positions(context, 0)
    // Without a language the system's locale would choose letter forms, and so the bytes of a figure.
    pango_context_set_language(context, pango_language_from_string("en"))
    layout = pango_layout_new(context)
  }

  deinit {
    for base in bases.values { pango_font_description_free(base.description) }
    if let layout { g_object_unref(UnsafeMutableRawPointer(layout)) }
    if let context { g_object_unref(UnsafeMutableRawPointer(context)) }
    if let fontMap { g_object_unref(UnsafeMutableRawPointer(fontMap)) }
  }

  /// The text with each glyph in its place.
  func layout(_ block: TextBlock) -> TextLayout {
    var runs: [TextLayout.Run] = []
    var missing: [Unicode.Scalar] = []
    let (extent, lines) = shape(block) { item in
      runs.append(run(of: item, missing: &missing))
    }
    report(found: base(of: block.style).family, wanted: block.style.family)
    report(missing: missing)
    return TextLayout(extent: extent, runs: runs, lines: lines, missing: missing)
  }

  /// A piece of text of one font as Pango has shaped it, valid during the visit.
  struct ShapedItem {
    /// The text of the whole block, of which the glyphs show a part.
    var text: UnsafePointer<CChar>
    var item: UnsafeMutablePointer<PangoGlyphItem>
    var run: RichText.Run
    var style: TextStyle
    var line: Int
    /// The origin of the first glyph, in points from the top left corner of the block.
    var x: Double
    var y: Double
    /// By what Pango's lengths are to be multiplied.
    var scale: Double
  }

  /// Lays out a block and shows each shaped item in reading order.
  func shape(_ block: TextBlock, visit: (ShapedItem) -> Void) -> (TextExtent, [TextLayout.Line]) {
    let base = base(of: block.style)
    let scale = PangoShaper.scale(of: block.style)
    let lineHeight = (base.ascent + base.descent) * scale
    guard let layout, !block.content.runs.isEmpty else {
      return (TextExtent(width: 0, height: lineHeight, baseline: base.ascent * scale, lineCount: 1), [])
    }
    pango_layout_set_font_description(layout, base.description)
    if let width = block.maxWidth {
      let units = (max(width, 1) / max(scale, 1e-6) * PangoShaper.unit).rounded()
      pango_layout_set_width(layout, Int32(min(units, Double(Int32.max))))
      pango_layout_set_wrap(layout, PANGO_WRAP_WORD_CHAR)
    } else {
      pango_layout_set_width(layout, -1)
    }
    let plain = block.content.plain
    let attributes = attributes(of: block)
    pango_layout_set_attributes(layout, attributes)
    pango_attr_list_unref(attributes)
    pango_layout_set_text(layout, plain, Int32(plain.utf8.count))
    return visitLines(
      of: layout, block: block, baseline: base.ascent * scale, lineHeight: lineHeight, visit: visit)
  }

  /// Pango counts in 1/1024 of a point.
  static let unit = 1024.0
  /// The size at which all text is shaped, in points.
  static let em = 128.0
  /// By what lengths at that size are to be multiplied.
  private static func scale(of style: TextStyle) -> Double { style.size / em }

  private func visitLines(
    of layout: OpaquePointer, block: TextBlock, baseline: Double, lineHeight: Double,
    visit: (ShapedItem) -> Void
  ) -> (TextExtent, [TextLayout.Line]) {
    guard let iterator = pango_layout_get_iter(layout), let text = pango_layout_get_text(layout) else {
      return (TextExtent(width: 0, height: lineHeight, baseline: baseline, lineCount: 1), [])
    }
    defer { pango_layout_iter_free(iterator) }
    let point = PangoShaper.scale(of: block.style) / PangoShaper.unit
    // Lines stand apart by the base font's height: a superscript or a letter from another font must not move
    // its neighbours.
    var boxes: [(x: Double, width: Double, rightToLeft: Bool)] = []
    repeat {
      var logical = PangoRectangle()
      pango_layout_iter_get_line_extents(iterator, nil, &logical)
      let line = pango_layout_iter_get_line_readonly(iterator)
      boxes.append(
        (
          Double(logical.x) * point, Double(logical.width) * point,
          line.map { pango_layout_line_get_resolved_direction($0) == PANGO_DIRECTION_RTL } ?? false
        ))
    } while pango_layout_iter_next_line(iterator) != 0
    let width = boxes.reduce(0) { max($0, $1.width) }
    let pitch = lineHeight * block.lineSpacing
    let lines = boxes.enumerated().map { index, box in
      let free = width - box.width
      let x: Double =
        switch block.alignment {
        case .left: box.rightToLeft ? free : 0
        case .center: free / 2
        case .right: box.rightToLeft ? 0 : free
        }
      return TextLayout.Line(x: x, width: box.width, baseline: baseline + Double(index) * pitch)
    }
    visitRuns(of: layout, text: text, block: block, boxes: boxes.map(\.x), lines: lines, visit: visit)
    return (
      TextExtent(
        width: width, height: lineHeight + Double(lines.count - 1) * pitch, baseline: baseline,
        lineCount: lines.count), lines
    )
  }

  private func visitRuns(
    of layout: OpaquePointer, text: UnsafePointer<CChar>, block: TextBlock, boxes: [Double],
    lines: [TextLayout.Line], visit: (ShapedItem) -> Void
  ) {
    guard let iterator = pango_layout_get_iter(layout) else { return }
    defer { pango_layout_iter_free(iterator) }
    var ends: [Int] = []
    var end = 0
    for run in block.content.runs {
      end += run.text.utf8.count
      ends.append(end)
    }
    var line = 0
    var current = pango_layout_iter_get_line_readonly(iterator)
    repeat {
      let now = pango_layout_iter_get_line_readonly(iterator)
      if now != current {
        current = now
        line += 1
      }
      guard line < lines.count, let item = pango_layout_iter_get_run_readonly(iterator) else { continue }
      var logical = PangoRectangle()
      pango_layout_iter_get_run_extents(iterator, nil, &logical)
      let offset = Int(item.pointee.item.pointee.offset)
      let run = block.content.runs[ends.firstIndex { offset < $0 } ?? ends.count - 1]
      let shift = PangoShaper.shift(of: run.script) * block.style.size
      let scale = PangoShaper.scale(of: block.style)
      visit(
        ShapedItem(
          text: text, item: item, run: run, style: block.style, line: line,
          x: lines[line].x + Double(logical.x) / PangoShaper.unit * scale - boxes[line],
          y: lines[line].baseline + shift, scale: scale))
    } while pango_layout_iter_next_run(iterator) != 0
  }

  /// How far below the baseline a script stands, in ems.
  static func shift(of script: RichText.Script) -> Double {
    switch script {
    case .normal: 0
    case .lower: 0.17
    case .upper: -0.36
    }
  }

  /// The size of a script's letters relative to the line's.
  static func scale(of script: RichText.Script) -> Double { script == .normal ? 1 : 0.72 }

  private func run(of shaped: ShapedItem, missing: inout [Unicode.Scalar]) -> TextLayout.Run {
    let item = shaped.item.pointee.item.pointee
    let share = PangoShaper.scale(of: shaped.run.script)
    let point = shaped.scale / PangoShaper.unit
    let size = PangoShaper.em * share
    var lacking: [Unicode.Scalar] = []
    let glyphs = outlines.use { outlines in
      var glyphs: [TextLayout.Glyph] = []
      guard let string = shaped.item.pointee.glyphs, let infos = string.pointee.glyphs else { return glyphs }
      let face = outlines.face(of: item.analysis.font, size: size)
      glyphs.reserveCapacity(Int(string.pointee.num_glyphs))
      var pen = 0
      for index in 0..<Int(string.pointee.num_glyphs) {
        let info = infos[index]
        let advance = Int(info.geometry.width)
        if info.glyph & PangoShaper.unknownFlag != 0, info.glyph != PangoShaper.emptyGlyph {
          if let scalar = Unicode.Scalar(info.glyph & ~PangoShaper.unknownFlag) { lacking.append(scalar) }
        }
        let outline = outlines.outline(
          info.glyph, face: face, advance: Double(advance) / PangoShaper.unit / size)
        if let outline {
          glyphs.append(
            TextLayout.Glyph(
              outline: outline,
              x: shaped.x + Double(pen + Int(info.geometry.x_offset)) * point,
              y: shaped.y + Double(info.geometry.y_offset) * point))
        }
        pen += advance
      }
      return glyphs
    }
    missing += lacking
    let start = UnsafeRawPointer(shaped.text + Int(item.offset))
    let text = String(
      decoding: UnsafeRawBufferPointer(start: start, count: Int(item.length)), as: UTF8.self)
    return TextLayout.Run(
      size: shaped.style.size * share, color: shaped.run.color, glyphs: glyphs, text: text,
      italic: shaped.run.italic,
      bold: shaped.run.bold, script: shaped.run.script, line: shaped.line)
  }

  /// `PANGO_GLYPH_UNKNOWN_FLAG` and `PANGO_GLYPH_EMPTY`: macros with casts, which the importer leaves out.
  static let unknownFlag: UInt32 = 0x1000_0000
  static let emptyGlyph: UInt32 = 0x0fff_ffff

  // MARK: Fonts

  private func base(of style: TextStyle) -> Base {
    let key = BaseKey(family: style.family, weight: style.weight, italic: style.italic)
    if let known = bases[key] { return known }
    let description: OpaquePointer = pango_font_description_new()
    pango_font_description_set_family(description, "\(style.family),\(fallbackFamily)")
    pango_font_description_set_absolute_size(description, PangoShaper.em * PangoShaper.unit)
    pango_font_description_set_weight(description, style.weight.pango)
    pango_font_description_set_style(description, style.italic ? PANGO_STYLE_ITALIC : PANGO_STYLE_NORMAL)
    var base = Base(
      description: description, family: "", ascent: PangoShaper.em, descent: PangoShaper.em * 0.25)
    if let font = pango_context_load_font(context, description) {
      // From the font itself: for its own metrics Pango lays out a sentence, which takes longer than most figures' labels.
      var extents = hb_font_extents_t()
      hb_font_get_extents_for_direction(pango_font_get_hb_font(font), HB_DIRECTION_LTR, &extents)
      base.ascent = Double(extents.ascender) / PangoShaper.unit
      base.descent = -Double(extents.descender) / PangoShaper.unit
      base.family = family(of: font)
      g_object_unref(UnsafeMutableRawPointer(font))
    }
    bases[key] = base
    return base
  }

  private func family(of font: UnsafeMutablePointer<PangoFont>) -> String {
    let description = pango_font_describe(font)
    defer { pango_font_description_free(description) }
    return pango_font_description_get_family(description).map { String(cString: $0) } ?? ""
  }

  private func report(found: String, wanted: String) {
    guard !found.isEmpty, found.lowercased() != wanted.lowercased(), checkedFamilies.insert(wanted).inserted
    else { return }
    let hint = wanted == "Inter" ? " (Debian: apt-get install fonts-inter)" : ""
    warnings.append(
      "The font '\(wanted)' is not installed; '\(found)' is used instead. Install it\(hint) for figures that"
        + " look the same everywhere.")
  }

  private func report(missing: [Unicode.Scalar]) {
    guard !missing.isEmpty, !lacksFonts else { return }
    if reportedLetters.isEmpty, installedFontFamilies().isEmpty {
      // One sentence in place of one for each letter of the alphabet.
      lacksFonts = true
      warnings = [
        "No fonts are installed; text is drawn as empty boxes. Install some (Debian: apt-get install fonts-inter"
          + " fonts-dejavu-core), or see 'descent doctor'."
      ]
      return
    }
    for scalar in missing where reportedLetters.insert(scalar).inserted {
      let code = String(scalar.value, radix: 16, uppercase: true)
      let padded = String(repeating: "0", count: max(0, 4 - code.count)) + code
      warnings.append("No installed font has the letter '\(scalar)' (U+\(padded)); an empty box is drawn.")
    }
  }

  private func attributes(of block: TextBlock) -> OpaquePointer? {
    let list = pango_attr_list_new()
    var start = 0
    for run in block.content.runs {
      let end = start + run.text.utf8.count
      func add(_ attribute: UnsafeMutablePointer<PangoAttribute>?) {
        guard let attribute else { return }
        attribute.pointee.start_index = UInt32(start)
        attribute.pointee.end_index = UInt32(end)
        pango_attr_list_insert(list, attribute)
      }
      if run.italic { add(pango_attr_style_new(PANGO_STYLE_ITALIC)) }
      if run.bold { add(pango_attr_weight_new(PANGO_WEIGHT_BOLD)) }
      if run.script != .normal {
        let size = PangoShaper.em * PangoShaper.scale(of: run.script)
        add(pango_attr_size_new_absolute(Int32((size * PangoShaper.unit).rounded())))
      }
      if run.color != nil {
        // Only to part the items here; the colour itself is taken from the run.
        add(pango_attr_foreground_new(UInt16(truncatingIfNeeded: start), 0, 0))
      }
      start = end
    }
    if block.style.tabularFigures { pango_attr_list_insert(list, pango_attr_font_features_new("tnum=1")) }
    return list
  }
}

extension FontWeight {
  var pango: PangoWeight {
    switch self {
    case .regular: PANGO_WEIGHT_NORMAL
    case .medium: PANGO_WEIGHT_MEDIUM
    case .semibold: PANGO_WEIGHT_SEMIBOLD
    case .bold: PANGO_WEIGHT_BOLD
    }
  }
}
