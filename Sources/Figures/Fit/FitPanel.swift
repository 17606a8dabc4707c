import Drawing
import NumberText
import Optimization
import Plotting
import Vision
import Wording

extension PanelInput {
  /// Whether every run is a fit.
  var isFit: Bool { !runs.isEmpty && runs.allSatisfy { $0.fit != nil } }
}

extension Panel {
  /// The points of a fit with the line, or with the probabilities of the two classes and the boundary between them.
  static let fit = Panel(
    name: "fit", title: Translations("Fit", "Anpassung", "Ajustement"),
    summary:
      "The points with the fitted line and their distances from it, or with the boundary between two classes.",
    place: .main,
    options: [
      PanelOptionRecord(
        "best", .flag, "Draw the line of least squares, dashed (on unless told otherwise)."),
      PanelOptionRecord(
        "distances", .flag, "Draw the distances of the points from the line (on for up to 200 points)."),
    ],
    objection: { input in
      guard input.isFit else { return "it needs runs that fit a line or a boundary to points" }
      if case .boundary = input.runs[0].fit?.scenario.model, input.runs.count > 1 {
        return "it shows the boundary of one run, and there are \(input.runs.count)"
      }
      return nil
    },
    prepare: { input, rect in
      guard let record = input.runs.first?.fit else { return .empty("fit") }
      switch record.scenario.model {
      case .line:
        let picture = LinePicture(input: input, rect: rect, points: record.scenario.points)
        return PreparedPanel(picture)
      case .boundary(let regression):
        let picture = BoundaryPicture(input: input, rect: rect, record: record, regression: regression)
        return PreparedPanel(picture)
      }
    })
}

/// The axes of a picture of points: both columns by their names, with a little room round the points.
enum PointAxes {
  static func axes(_ points: PointTable, isStandardized: (x: Bool, y: Bool), room: Rect, input: PanelInput)
    -> Axes
  {
    func request(_ values: [Double], _ name: String, _ isStandardized: Bool) -> AxisRequest {
      let range = (ValueRange(of: values) ?? ValueRange(0, 1)).shown.padded(by: 0.06)
      return AxisRequest(
        range, name: RichText(plain: isStandardized ? input.say(PlacePhrase.standardised, name) : name),
        look: .marks)
    }
    return Axes(
      in: room, x: request(points.x, points.xName, isStandardized.x),
      y: request(points.y, points.yName, isStandardized.y), theme: input.theme, measuring: input.measuring)
  }

  /// The radius of a point: smaller where there are many.
  static func radius(_ count: Int, theme: Theme) -> Double {
    theme.markRadius * (count > 1000 ? 0.45 : count > 300 ? 0.65 : 0.85)
  }

  /// `a + b x` with its numbers, and a true minus between the parts.
  static func line(_ position: [Double]) -> String {
    guard position.count == 2 else { return "" }
    let slope = position[1]
    let sign = slope < 0 ? " − " : " + "
    return displayMarkup(position[0], digits: 3) + sign
      + displayMarkup(abs(slope), digits: 3) + " <i>x</i>"
  }
}
