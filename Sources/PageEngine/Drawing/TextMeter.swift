import Calculus
import Drawing
import Figures
import NumberText
import Optimization
import Plotting

/// A font as a canvas knows it: size in points, weight from 100 to 900, slant.
public struct TextFont: Sendable, Hashable {
  /// In points.
  public var size: Double
  /// 400 is regular, 700 bold.
  public var weight: Int
  /// Whether it slants.
  public var isItalic: Bool

  /// A font by its parts.
  public init(size: Double, weight: Int, isItalic: Bool) {
    self.size = size
    self.weight = weight
    self.isItalic = isItalic
  }

  /// The font of a run in a block of text.
  init(_ style: TextStyle, run: RichText.Run? = nil) {
    size = style.size * (run.map { TextSetter.scale(of: $0.script) } ?? 1)
    weight = run?.bold == true ? 700 : TextFont.weight(style.weight)
    isItalic = style.italic || run?.italic == true
  }

  private static func weight(_ weight: FontWeight) -> Int {
    switch weight {
    case .regular: 400
    case .medium: 500
    case .semibold: 600
    case .bold: 700
    }
  }

  /// As CSS writes it, without the family: `italic 600 14px`, `14px`.
  public var css: String {
    (isItalic ? "italic " : "") + (weight == 400 ? "" : "\(weight) ")
      + shortestText((size * 100).rounded() / 100) + "px"
  }
}

/// What text is measured by: the browser in the page, Pango for what is recorded on the host.
public struct TextMeter: Sendable {
  /// The width of a text without line breaks, in points.
  public let width: @Sendable (TextFont, String) -> Double
  /// How far letters of a font reach above and below the baseline, in points.
  public let reach: @Sendable (TextFont) -> (ascent: Double, descent: Double)

  /// A meter from its two functions.
  public init(
    width: @escaping @Sendable (TextFont, String) -> Double,
    reach: @escaping @Sendable (TextFont) -> (ascent: Double, descent: Double)
  ) {
    self.width = width
    self.reach = reach
  }
}
