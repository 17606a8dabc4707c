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

  public let extent: TextExtent
  let runs: [Run]
  let lines: [Line]
  /// Letters that no installed font has.
  public let missing: [Unicode.Scalar]

  init(extent: TextExtent, runs: [Run], lines: [Line], missing: [Unicode.Scalar]) {
    self.extent = extent
    self.runs = runs
    self.lines = lines
    self.missing = missing
  }

  /// The top left corner of the block, before rotation, relative to the text's position.
  func origin(of anchor: TextAnchor) -> Point {
    let x: Double =
      switch anchor.horizontal {
      case .left: 0
      case .center: -extent.width / 2
      case .right: -extent.width
      }
    let y: Double =
      switch anchor.vertical {
      case .top: 0
      case .middle: -extent.height / 2
      case .baseline: -extent.baseline
      case .bottom: -extent.height
      }
    return Point(x, y)
  }
}
