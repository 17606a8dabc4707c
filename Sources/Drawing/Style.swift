/// What an area is filled with.
public enum Paint: Sendable, Hashable {
  case color(Color)
  /// Colours blended along a line, each stop at a fraction from 0 to 1.
  case linearGradient(from: Point, to: Point, stops: [GradientStop])
}

/// One colour of a gradient and the fraction of the way at which it stands.
public struct GradientStop: Sendable, Hashable {
  /// The fraction of the way, from 0 to 1.
  public var offset: Double
  /// The colour there.
  public var color: Color

  /// A stop of a gradient.
  public init(offset: Double, color: Color) {
    self.offset = offset
    self.color = color
  }
}

/// How a line ends.
public enum LineCap: Sendable, Hashable { case butt, round, square }

/// How two lines meet.
public enum LineJoin: Sendable, Hashable { case miter, round, bevel }

/// Which areas of a self-crossing path are inside.
public enum FillRule: Sendable, Hashable { case nonZero, evenOdd }

/// A line's colour, width in points, dash pattern in points, ends and corners.
public struct Stroke: Sendable, Hashable {
  /// The line's colour.
  public var color: Color
  /// Its width in points.
  public var width: Double
  /// Lengths of dashes and gaps in turn, in points; empty for a solid line.
  public var dash: [Double]
  /// How its ends look.
  public var cap: LineCap
  /// How its corners look.
  public var join: LineJoin

  /// A line's look; solid with round ends and corners unless told otherwise.
  public init(
    _ color: Color, width: Double, dash: [Double] = [], cap: LineCap = .round, join: LineJoin = .round
  ) {
    self.color = color
    self.width = width
    self.dash = dash
    self.cap = cap
    self.join = join
  }
}

/// A wider line of another colour drawn first, behind a line or a text, so that it stands out.
public struct Halo: Sendable, Hashable {
  /// The halo's colour.
  public var color: Color
  /// How far the halo reaches beyond the line or the letters, in points.
  public var width: Double

  /// A halo of a colour and reach.
  public init(_ color: Color, width: Double) {
    self.color = color
    self.width = width
  }
}
