/// How heavy letters are.
public enum FontWeight: Sendable, Hashable { case regular, medium, semibold, bold }

/// The look of a text: size in points, weight, slant, colour, and figures of equal width.
public struct TextStyle: Sendable, Hashable {
  /// The size of the letters in points.
  public var size: Double
  /// How heavy they are.
  public var weight: FontWeight
  /// Whether they slant.
  public var italic: Bool
  /// Their colour.
  public var color: Color
  /// Figures of equal width, so that numbers in a column or in a running counter keep their place.
  public var tabularFigures: Bool
  /// The font family; backends fall back to theirs where it is missing.
  public var family: String

  /// A look; regular and upright unless told otherwise.
  public init(
    size: Double, weight: FontWeight = .regular, italic: Bool = false, color: Color,
    tabularFigures: Bool = true, family: String = "Inter"
  ) {
    self.size = size
    self.weight = weight
    self.italic = italic
    self.color = color
    self.tabularFigures = tabularFigures
    self.family = family
  }
}

/// How the lines of a block stand to each other.
public enum TextAlignment: Sendable, Hashable { case left, center, right }

/// A text and its look, wrapped to a width where one is given.
public struct TextBlock: Sendable, Hashable {
  /// What is written.
  public var content: RichText
  /// Its look.
  public var style: TextStyle
  /// The width in points at which lines are wrapped; `nil` keeps one line per line break.
  public var maxWidth: Double?
  /// How lines stand to each other.
  public var alignment: TextAlignment
  /// The distance between baselines as a multiple of the font's own line height.
  public var lineSpacing: Double

  /// A text in a look, on one line unless it has breaks or a width.
  public init(
    _ content: RichText, style: TextStyle, maxWidth: Double? = nil, alignment: TextAlignment = .left,
    lineSpacing: Double = 1
  ) {
    self.content = content
    self.style = style
    self.maxWidth = maxWidth
    self.alignment = alignment
    self.lineSpacing = lineSpacing
  }
}

/// How much room a laid-out text takes, in points.
public struct TextExtent: Sendable, Hashable {
  /// The width of the longest line.
  public var width: Double
  /// The height of all lines.
  public var height: Double
  /// From the top of the block to the first line's baseline.
  public var baseline: Double
  /// How many lines the text takes.
  public var lineCount: Int

  /// An extent as measured by a backend.
  public init(width: Double, height: Double, baseline: Double, lineCount: Int) {
    self.width = width
    self.height = height
    self.baseline = baseline
    self.lineCount = lineCount
  }
}

/// Measures text. The backend that will draw a scene supplies it: Pango for files, the browser for the
/// page. A value with a function and not a protocol, so that the catalogue of figures can be a plain array
/// without existentials, which Embedded Swift does not have.
public struct TextMeasuring: Sendable {
  private let extent: @Sendable (TextBlock) -> TextExtent

  /// A measure that asks a backend.
  public init(_ extent: @escaping @Sendable (TextBlock) -> TextExtent) {
    self.extent = extent
  }

  /// The room that the block takes.
  public func measure(_ block: TextBlock) -> TextExtent {
    extent(block)
  }
}

/// The part of a text that is put at its position.
public struct TextAnchor: Sendable, Hashable {
  /// Left edge, middle or right edge.
  public enum Horizontal: Sendable, Hashable { case left, center, right }
  /// Top edge, middle, first baseline or bottom edge.
  public enum Vertical: Sendable, Hashable { case top, middle, baseline, bottom }

  /// Which place along the line.
  public var horizontal: Horizontal
  /// Which place across it.
  public var vertical: Vertical

  /// An anchor from its two parts.
  public init(_ horizontal: Horizontal, _ vertical: Vertical) {
    self.horizontal = horizontal
    self.vertical = vertical
  }

  /// The top left corner of a text of the given extent, before it is turned, as seen from the text's position.
  public func corner(of extent: TextExtent) -> Point {
    let x: Double =
      switch horizontal {
      case .left: 0
      case .center: -extent.width / 2
      case .right: -extent.width
      }
    let y: Double =
      switch vertical {
      case .top: 0
      case .middle: -extent.height / 2
      case .baseline: -extent.baseline
      case .bottom: -extent.height
      }
    return Point(x, y)
  }
}

/// A text in its place.
public struct PlacedText: Sendable, Hashable {
  /// What is written and how.
  public var block: TextBlock
  /// Where its anchor stands.
  public var position: Point
  /// Which part of the block stands there.
  public var anchor: TextAnchor
  /// Turned about its position, in degrees clockwise.
  public var rotation: Double
  /// A rim in another colour, so that letters stay readable on any ground.
  public var halo: Halo?

  /// A text put at a place, by its first baseline's left end unless told otherwise.
  public init(
    _ block: TextBlock, at position: Point, anchor: TextAnchor = TextAnchor(.left, .baseline),
    rotation: Double = 0, halo: Halo? = nil
  ) {
    self.block = block
    self.position = position
    self.anchor = anchor
    self.rotation = rotation
    self.halo = halo
  }
}
