// snippet: figure
import Drawing
import Figures
import Plotting

extension Panel {
  /// The direction of the next step as the hand of a clock.
  static let compass = Panel(
    name: "compass", title: "Compass",
    summary: "The direction in which the next step goes, whatever its length.",
    objection: { input in
      input.subject.surfaceDimension == 2 ? nil : "it needs a function of two variables"
    },
    prepare: { input, rect in
      let radius = min(rect.width, rect.height) / 2 - input.theme.gap
      let ring = Path(circle: rect.center, radius: radius)
      return PreparedPanel(
        fixed: Group("compass", [.path(ring, stroke: Stroke(input.theme.axis, width: input.theme.hairline))]),
        moving: { index in
          guard let gradient = input.runs[0].step(at: input.iterations[index])?.gradient else {
            return Group("hand")
          }
          let length = (gradient[0] * gradient[0] + gradient[1] * gradient[1]).squareRoot()
          guard length > 0 else { return Group("hand") }
          // y grows downwards on the page and upwards on the map.
          let tip = Point(
            rect.center.x - radius * gradient[0] / length, rect.center.y + radius * gradient[1] / length)
          let hand = Path(through: [rect.center, tip])
          return Group("hand", [.path(hand, stroke: Stroke(input.theme.gradient, width: 3))])
        },
        description: { index in "The next step of iteration \(input.iterations[index]) goes downhill." })
    })
}
// end
