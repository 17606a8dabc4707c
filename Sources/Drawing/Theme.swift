/// Everything about the look of figures in one place: colours, type, lengths and line widths.
///
/// Figures take every colour and every size from here. Sizes are in points for a page 1280 wide; use
/// `scaled(by:)` for another page. `settings` lists all of them by name, for lessons and theme files.
public struct Theme: Sendable, Hashable {
  /// The name in lessons and on the command line.
  public var name: String

  // MARK: Colours

  /// The page.
  public var background: Color
  /// Titles, numbers, paths: the strongest colour.
  public var ink: Color
  /// Subtitles, tick labels and what is said in passing; still 4.5 : 1.
  public var quiet: Color
  /// Grid lines and rules between panels.
  public var grid: Color
  /// Tick marks and axis lines where there are any.
  public var axis: Color
  /// The ground of calm boxes, such as the narration's.
  public var panel: Color
  /// The empty part of a progress bar.
  public var track: Color
  /// The current point and whatever belongs to it anywhere on the page.
  public var accent: Color
  /// Text in the accent's colour; 4.5 : 1.
  public var accentText: Color
  /// The gradient's arrow.
  public var gradient: Color
  /// Text in the gradient's colour; 4.5 : 1.
  public var gradientText: Color
  /// Findings that warn: divergence, an increase.
  public var warning: Color
  /// The rim behind paths, markers and labels on a map.
  public var halo: Color
  /// Isolines on a map.
  public var isoline: Color
  /// Numbers from low to high.
  public var sequential: ColorMap
  /// Numbers on both sides of a centre.
  public var diverging: ColorMap
  /// How far maps are mixed with the page: 0 keeps them, 1 wipes them out.
  public var softening: Double
  /// The looks of several series, in order.
  public var series: [SeriesStyle]

  // MARK: Type

  /// The font family.
  public var family: String
  /// The heading that says what one sees.
  public var titleSize: Double
  /// The line below the heading, and body text.
  public var bodySize: Double
  /// Headings of panels, labels in figures, names of axes.
  public var labelSize: Double
  /// Numbers along axes, notes, sources.
  public var tickSize: Double

  // MARK: Lengths and widths

  /// Free room round the page.
  public var margin: Double
  /// Free room between panels.
  public var gap: Double
  /// Grid lines and axes.
  public var hairline: Double
  /// Isolines.
  public var isolineWidth: Double
  /// Tick marks.
  public var tickLength: Double
  /// Lines of plots.
  public var lineWidth: Double
  /// Paths on maps.
  public var pathWidth: Double
  /// Shafts of arrows.
  public var arrowWidth: Double
  /// How far halos reach.
  public var haloWidth: Double
  /// Radius of small marks, such as the steps of a path.
  public var markRadius: Double
  /// Radius of the current point.
  public var pointRadius: Double
  /// Radius of the corners of boxes.
  public var cornerRadius: Double

  /// The kinds of text in figures.
  public enum TextRole: Sendable, Hashable, CaseIterable {
    /// The heading of the page.
    case title
    /// The quiet line below it.
    case subtitle
    /// Running text: narration, arithmetic.
    case body
    /// The heading of a panel.
    case heading
    /// A label in a figure.
    case label
    /// The name of an axis.
    case axisName
    /// A number along an axis.
    case tick
    /// A source line, a finding, a page note.
    case note
  }

  /// The style of a kind of text, in its own colour unless told otherwise.
  public func text(_ role: TextRole, color: Color? = nil, weight: FontWeight? = nil) -> TextStyle {
    let size: Double
    var own: (color: Color, weight: FontWeight) = (ink, .regular)
    switch role {
    case .title:
      size = titleSize
      own.weight = .bold
    case .subtitle:
      size = bodySize
      own.color = quiet
    case .body: size = bodySize
    case .heading:
      size = labelSize
      own.weight = .semibold
    case .label, .axisName: size = labelSize
    case .tick, .note:
      size = tickSize
      own.color = quiet
    }
    return TextStyle(size: size, weight: weight ?? own.weight, color: color ?? own.color, family: family)
  }

  /// The look of a series by its place; after the last the colours begin again, each with another dash and marker.
  public func seriesStyle(_ index: Int) -> SeriesStyle {
    guard !series.isEmpty else {
      return SeriesStyle(color: ink, textColor: ink, dash: [], marker: .circle)
    }
    var style = series[((index % series.count) + series.count) % series.count]
    if index >= series.count {
      style.dash = OkabeIto.dash(index)
      style.marker = OkabeIto.marker(index)
    }
    return style
  }

  /// The rim behind a line or a text on a map.
  public var rim: Halo { Halo(halo, width: haloWidth) }

  /// How far the point at the end of a plot's line reaches, with its rim.
  public var plotPointReach: Double { pointRadius * 0.75 + haloWidth }

  /// The sequential map as it is painted under a path.
  public var softSequential: ColorMap { sequential.softened(towards: background, by: softening) }

  /// The diverging map as it is painted under a path.
  public var softDiverging: ColorMap { diverging.softened(towards: background, by: softening) }

  /// The same theme with all sizes and widths multiplied, for larger or smaller pages.
  public func scaled(by factor: Double) -> Theme {
    var theme = self
    for setting in Theme.settings {
      guard case .length(_, let read, let write) = setting.access else { continue }
      write(&theme, read(theme) * factor)
    }
    return theme
  }
}
