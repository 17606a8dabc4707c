/// The forms of marks, told apart without colour.
public enum MarkerShape: String, Sendable, Hashable, CaseIterable {
  case circle, triangle, square, diamond, cross, plus, triangleDown, ring, star
}

/// The look of one series among several: told apart by colour, by dash and by marker, each alone enough.
public struct SeriesStyle: Sendable, Hashable {
  /// The colour of lines and markers, at least 3 : 1 against the page.
  public var color: Color
  /// The colour of labels, at least 4.5 : 1 against the page.
  public var textColor: Color
  /// Lengths of dashes and gaps for a line 1 point wide; empty for a solid line. See `stroke(width:)`.
  public var dash: [Double]
  /// The form of its marks.
  public var marker: MarkerShape

  /// A look from its parts.
  public init(color: Color, textColor: Color, dash: [Double], marker: MarkerShape) {
    self.color = color
    self.textColor = textColor
    self.dash = dash
    self.marker = marker
  }

  /// The line of a series; dashes grow with the width. Dashed lines get butt ends, so that gaps stay open.
  public func stroke(width: Double) -> Stroke {
    Stroke(color, width: width, dash: dash.map { $0 * width }, cap: dash.isEmpty ? .round : .butt)
  }
}
