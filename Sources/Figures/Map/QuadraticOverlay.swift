import Calculus
import Drawing
import NumberText
import Optimization
import Plotting

/// The quadratic model of a surface at a point, q(d) = f + ∇f·d + ½ dᵀHd: the isolines that Newton's method
/// believes in, dashed, on the levels of the map, and the axes of the Hessian with their curvatures.
///
/// Source: Nocedal and Wright, "Numerical Optimization", 2nd edition, equation (2.15).
struct QuadraticOverlay: Sendable {
  private let formula: Formula
  private let levels: [Double]
  private let area: PlotArea
  private let input: PanelInput
  /// How far the model is shown: near its point, where it means something.
  private let reach: Double

  init(_ surface: Surface, levels: [Double], area: PlotArea, input: PanelInput) {
    formula = surface.formula
    self.levels = levels
    self.area = area
    self.input = input
    reach = Swift.min(area.frame.width, area.frame.height) * 0.26
  }

  /// The model at a step, in a disc round it; what lies outside the map is not drawn.
  func group(_ step: Step, at here: Point, placer: inout LabelPlacer) -> Group {
    Group("quadratic-model", shapes(step, at: here, placer: &placer), clip: area.clip)
  }

  private func shapes(_ step: Step, at here: Point, placer: inout LabelPlacer) -> [Shape] {
    let theme = input.theme
    guard step.value.isFinite, step.gradient.count == 2 else { return [] }
    var evaluator = Evaluator(formula)
    let hessian = evaluator.hessian(at: step.position)
    guard hessian.elements.allSatisfy({ $0.isFinite }) else { return [] }
    var shapes: [Shape] = []
    let disc = Path(circle: here, radius: reach)
    shapes.append(
      .path(disc, stroke: Stroke(theme.ink.opacity(0.35), width: theme.hairline, dash: [2, 3])))
    let lines = isolines(step, hessian, here, clearOf: placer.taken)
    if !lines.elements.isEmpty {
      let width = theme.pathWidth * 0.75
      shapes.append(
        .group(
          Group(
            "model",
            [
              .path(
                lines, stroke: Stroke(theme.ink, width: width, dash: [width * 5, width * 3], cap: .butt),
                halo: Halo(theme.halo.opacity(0.5), width: theme.haloWidth * 0.4))
            ], clip: disc)))
    }
    return shapes + axes(hessian, here, &placer)
  }

  /// The isolines of the model on the levels of the map, and the one through the point.
  private func isolines(_ step: Step, _ hessian: Matrix, _ here: Point, clearOf words: [Rect]) -> Path {
    let count = 61
    let box = Rect(x: here.x - reach, y: here.y - reach, width: 2 * reach, height: 2 * reach)
    var values: [Double] = []
    values.reserveCapacity(count * count)
    for row in 0..<count {
      for column in 0..<count {
        let dx =
          area.x.value(at: box.left + box.width * Double(column) / Double(count - 1)) - step.position[0]
        let dy =
          area.y.value(at: box.bottom - box.height * Double(row) / Double(count - 1)) - step.position[1]
        let bend =
          hessian[0, 0] * dx * dx + (hessian[0, 1] + hessian[1, 0]) * dx * dy + hessian[1, 1] * dy * dy
        values.append(step.value + step.gradient[0] * dx + step.gradient[1] * dy + bend / 2)
      }
    }
    guard let grid = ScalarGrid(columns: count, rows: count, values: values), let range = grid.range else {
      return Path()
    }
    // Some of the levels tell the shape as well as all.
    let inside = levels.filter { range.contains($0) }
    let stride = Swift.max(1, (inside.count + 5) / 6)
    let chosen = inside.enumerated().compactMap { $0.offset % stride == stride / 2 ? $0.element : nil }
    var path = Path()
    for level in contours(of: grid, levels: chosen + [step.value], areas: false) {
      for line in level.lines {
        let points = line.points.map { grid.place($0, in: box) }
        for part in QuadraticOverlay.parts(line.isClosed ? points + points.prefix(1) : points, clearOf: words)
        {
          path.append(simplified(part, tolerance: 0.1))
        }
      }
    }
    return path
  }

  /// The parts of a line that cross no word.
  private static func parts(_ points: [Point], clearOf words: [Rect]) -> [[Point]] {
    points.split { point in words.contains { $0.contains(point) } }.map { Array($0) }
  }

  /// The axes of the Hessian as long as those of an ellipse of the model: the flat direction reaches furthest.
  private func axes(_ hessian: Matrix, _ here: Point, _ placer: inout LabelPlacer) -> [Shape] {
    let theme = input.theme
    let eigen = symmetricEigen(hessian)
    let flattest = eigen.values.map { abs($0) }.min() ?? 0
    let perX = area.frame.width / area.x.domain.length
    let perY = area.frame.height / area.y.domain.length
    var shapes: [Shape] = []
    let words = placer.taken
    placer.reserve(here, radius: theme.pointRadius + 2)
    for (index, value) in eigen.values.enumerated() {
      let (dx, dy) = (eigen.vectors[index][0] * perX, -eigen.vectors[index][1] * perY)
      let length = (dx * dx + dy * dy).squareRoot()
      guard length > 0, length.isFinite else { continue }
      let share = value == 0 ? 1 : Swift.max(0.3, (flattest / abs(value)).squareRoot())
      let (ux, uy) = (dx / length * reach * share, dy / length * reach * share)
      let ends = [Point(here.x - ux, here.y - uy), Point(here.x + ux, here.y + uy)]
      var line = Path()
      let points = (0...80).map {
        Point(here.x + ux * (Double($0) / 40 - 1), here.y + uy * (Double($0) / 40 - 1))
      }
      for part in QuadraticOverlay.parts(points, clearOf: words) where part.count > 1 {
        line.append([part[0], part[part.count - 1]])
      }
      shapes.append(
        .path(
          line, stroke: Stroke(theme.gradient, width: theme.lineWidth * 0.8),
          halo: Halo(theme.halo, width: theme.haloWidth * 0.6)))
      placer.avoid(ends)
      let block = TextBlock(
        RichText(markup: "<i>λ</i><sub>\(index + 1)</sub> = " + displayMarkup(value, digits: 3)),
        style: theme.text(.label, color: theme.gradientText, weight: .semibold))
      // At the end that lies higher on the page, where the name of the point does not stand.
      let end = ends[0].y < ends[1].y ? ends[0] : ends[1]
      if let text = placer.place(block, at: end, distance: theme.tickSize * 0.4, halo: theme.rim) {
        shapes.append(.text(text))
      }
    }
    return shapes
  }

  /// `The quadratic model there has the curvatures 0.4 and 12.`
  func description(_ step: Step) -> String {
    var evaluator = Evaluator(formula)
    let hessian = evaluator.hessian(at: step.position)
    guard hessian.elements.allSatisfy({ $0.isFinite }) else { return "" }
    let values = symmetricEigen(hessian).values.map { displayText($0, digits: 3) }
    return " " + input.say(ScenePhrase.curvatures, input.joined(values))
  }
}
