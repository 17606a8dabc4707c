import Drawing

/// A text with each glyph in its place: what Pango found out, as a value that any thread may draw.
public final class TextLayout: Sendable {
  /// A glyph and where its origin stands, in points from the top left corner of the block.
  struct Glyph: Sendable {
    var outline: GlyphOutline
    var x: Double
    var y: Double
  }

  /// Glyphs of one size and colour; one direction, one font.
  struct Run: Sendable {
    /// The size of the em in points.
    var size: Double
    /// The colour of the run, where it differs from the style's.
    var color: Color?
    var glyphs: [Glyph]
    /// The letters that the glyphs show, and the look they have, for text that stays text.
    var text: String
    var italic: Bool
    var bold: Bool
    var script: RichText.Script
    var line: Int
  }

  /// Where a line of letters begins, ends and stands.
  struct Line: Sendable {
    var x: Double
    var width: Double
    var baseline: Double
  }

  /// The room that the text takes.
  public let extent: TextExtent
  /// The box around all outlines, `nil` for a text of spaces.
  let ink: Rect?
  let runs: [Run]
  let lines: [Line]
  /// Letters that no installed font has.
  public let missing: [Unicode.Scalar]

  init(extent: TextExtent, runs: [Run], lines: [Line], missing: [Unicode.Scalar]) {
    self.extent = extent
    ink = TextLayout.ink(of: runs)
    self.runs = runs
    self.lines = lines
    self.missing = missing
  }

  private static func ink(of runs: [Run]) -> Rect? {
    var bounds = ShapeBounds()
    for run in runs {
      let unit = run.size / GlyphOutline.unitsPerEm
      for glyph in run.glyphs {
        let outline = glyph.outline
        bounds.include(Point(glyph.x + Double(outline.left) * unit, glyph.y + Double(outline.top) * unit))
        bounds.include(Point(glyph.x + Double(outline.right) * unit, glyph.y + Double(outline.bottom) * unit))
      }
    }
    guard !bounds.isEmpty else { return nil }
    return Rect(
      x: bounds.left, y: bounds.top, width: bounds.right - bounds.left, height: bounds.bottom - bounds.top)
  }

  /// The top left corner of the block, before rotation, relative to the text's position.
  func origin(of anchor: TextAnchor) -> Point { anchor.corner(of: extent) }
}
