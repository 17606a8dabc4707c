import Drawing

extension SVGWriter {
  /// A text in its place: outlines, or text where asked for.
  mutating func write(_ placed: PlacedText) {
    let layout = text.layout(placed.block)
    if options.textAsText {
      writeText(placed, layout)
      return
    }
    guard layout.ink != nil else { return }
    if let halo = placed.halo, halo.width > 0 {
      for run in layout.runs { writeOutlines(run, placed, layout, halo: halo) }
    }
    for run in layout.runs { writeOutlines(run, placed, layout, halo: nil) }
  }

  /// The glyphs of one run in units of the em, so that one definition serves every size.
  private mutating func writeOutlines(
    _ run: TextLayout.Run, _ placed: PlacedText, _ layout: TextLayout, halo: Halo?
  ) {
    guard let first = run.glyphs.first else { return }
    let origin = layout.origin(of: placed.anchor)
    let unit = run.size / GlyphOutline.unitsPerEm
    let start = Point(origin.x + first.x, origin.y + first.y)
    body.append("<g")
    appendColor("fill", halo?.color ?? run.color ?? placed.block.style.color)
    if let halo {
      appendColor("stroke", halo.color)
      body.append(" stroke-linejoin=\"round\"")
      body.attribute("stroke-width", 2 * halo.width / unit)
    }
    body.append(" transform=\"translate(")
    if placed.rotation == 0 {
      body.append(placed.position.x + start.x)
      body.append(" ")
      body.append(placed.position.y + start.y)
    } else {
      body.append(placed.position.x)
      body.append(" ")
      body.append(placed.position.y)
      body.append(")rotate(")
      body.append(placed.rotation)
      body.append(")translate(")
      body.append(start.x)
      body.append(" ")
      body.append(start.y)
    }
    body.append(")scale(")
    body.append(factor: unit)
    body.append(")\">")
    for glyph in run.glyphs {
      let number = number(of: glyph.outline)
      body.append("<use xlink:href=\"#")
      appendGlyphID(number, to: &body)
      body.append("\"")
      let x = SVGBuffer.rounded((glyph.x - first.x) / unit)
      let y = SVGBuffer.rounded((glyph.y - first.y) / unit)
      if x != 0 { appendWhole(" x=\"", x) }
      if y != 0 { appendWhole(" y=\"", y) }
      body.append("/>")
    }
    body.append("</g>\n")
  }

  private mutating func appendWhole(_ name: StaticString, _ value: Int) {
    body.append(name)
    body.append(value)
    body.append("\"")
  }

  /// Glyphs are numbered through both parts of a document, so their ids bear no part's prefix.
  private func appendGlyphID(_ number: Int, to buffer: inout SVGBuffer) {
    buffer.append("G")
    buffer.append(number)
    buffer.appendName()
  }

  private mutating func number(of outline: GlyphOutline) -> Int {
    let key = ObjectIdentifier(outline)
    if let known = glyphs[key] { return known }
    let number = glyphs.count
    glyphs[key] = number
    definitions.append("<path id=\"")
    appendGlyphID(number, to: &definitions)
    definitions.append("\" d=\"")
    SVGPathData.write(outline, to: &definitions)
    definitions.append("\"/>\n")
    return number
  }

  // MARK: Text as text

  private mutating func writeText(_ placed: PlacedText, _ layout: TextLayout) {
    let style = placed.block.style
    let origin = layout.origin(of: placed.anchor)
    for (index, line) in layout.lines.enumerated() {
      let runs = layout.runs.filter { $0.line == index }
      guard !runs.isEmpty else { continue }
      // Lines are anchored where they are aligned, so that another font leaves them in their place.
      let anchored: Double =
        switch placed.block.alignment {
        case .left: line.x
        case .center: line.x + line.width / 2
        case .right: line.x + line.width
        }
      body.append("<text")
      let turned = placed.rotation != 0
      body.attribute("x", origin.x + anchored + (turned ? 0 : placed.position.x))
      body.attribute("y", origin.y + line.baseline + (turned ? 0 : placed.position.y))
      appendFont(style)
      switch placed.block.alignment {
      case .left: break
      case .center: body.attribute("text-anchor", "middle")
      case .right: body.attribute("text-anchor", "end")
      }
      appendColor("fill", style.color)
      if let halo = placed.halo, halo.width > 0 {
        appendColor("stroke", halo.color)
        body.attribute("stroke-width", 2 * halo.width)
        body.append(" stroke-linejoin=\"round\" paint-order=\"stroke\"")
      }
      if turned {
        body.append(" transform=\"translate(")
        body.append(placed.position.x)
        body.append(" ")
        body.append(placed.position.y)
        body.append(")rotate(")
        body.append(placed.rotation)
        body.append(")\"")
      }
      body.append(" xml:space=\"preserve\">")
      write(runs, style: style)
      body.append("</text>\n")
    }
  }

  private mutating func write(_ runs: [TextLayout.Run], style: TextStyle) {
    var shift = 0.0
    for run in runs {
      let wanted = PangoShaper.shift(of: run.script) * style.size
      let plain = !run.italic && !run.bold && run.color == nil && run.script == .normal && shift == wanted
      if !plain {
        body.append("<tspan")
        if shift != wanted { body.attribute("dy", wanted - shift) }
        if run.script != .normal { body.attribute("font-size", run.size) }
        if run.italic { body.attribute("font-style", "italic") }
        if run.bold { body.attribute("font-weight", "700") }
        if let color = run.color { appendColor("fill", color) }
        body.append(">")
      }
      body.append(escaped: run.text)
      if !plain { body.append("</tspan>") }
      shift = wanted
    }
  }

  private mutating func appendFont(_ style: TextStyle) {
    body.append(" font-family=\"")
    body.append(escaped: style.family)
    body.append(", 'DejaVu Sans', sans-serif\"")
    body.attribute("font-size", style.size)
    switch style.weight {
    case .regular: break
    case .medium: body.attribute("font-weight", "500")
    case .semibold: body.attribute("font-weight", "600")
    case .bold: body.attribute("font-weight", "700")
    }
    if style.italic { body.attribute("font-style", "italic") }
    if style.tabularFigures { body.append(" style=\"font-variant-numeric:tabular-nums\"") }
  }
}
