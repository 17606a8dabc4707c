import Drawing

/// What one axis of a plot should show.
public struct AxisRequest: Sendable, Hashable {
  /// How an axis marks its numbers.
  public enum Look: Sendable, Hashable {
    /// Short marks outside the frame: for maps.
    case marks
    /// Thin lines across the plot and no marks: for plots against iterations.
    case grid
    /// Numbers alone.
    case numbers
    /// Nothing, as inside a grid of plots that share their axes.
    case bare
  }

  /// Where the name stands.
  public enum NamePlace: Sendable, Hashable {
    /// At the middle of the axis: below it, or left of it (upright where short, else turned).
    case middle
    /// At the axis's far end: below its right end, or above its upper end.
    case end
  }

  /// The numbers to cover.
  public var range: ValueRange
  /// Linear or logarithmic.
  public var kind: Scale.Kind
  /// Whether the range is widened to round numbers.
  public var isNice: Bool
  /// The name of the axis, such as an italic *x*.
  public var name: RichText?
  /// How numbers are marked.
  public var look: Look
  /// Where the name stands.
  public var namePlace: NamePlace
  /// Whether ticks are whole numbers only, as for iterations.
  public var isWhole: Bool
  /// How far numbers of an x axis may stand out beyond its ends, where another plot is next to it.
  public var overhang = Double.infinity

  /// An axis over a range; linear, as wide as the range, with marks unless told otherwise.
  public init(
    _ range: ValueRange, kind: Scale.Kind = .linear, isNice: Bool = false, name: RichText? = nil,
    look: Look = .marks, namePlace: NamePlace = .middle, isWhole: Bool = false
  ) {
    self.range = range
    self.kind = kind
    self.isNice = isNice
    self.name = name
    self.look = look
    self.namePlace = namePlace
    self.isWhole = isWhole
  }
}
