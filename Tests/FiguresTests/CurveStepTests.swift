import Calculus
import Drawing
import Optimization
import Plotting
import Testing

@testable import Figures

/// Steps on a curve as arrows.
struct CurveStepTests {
  static func steps(rate: Double) throws -> (arrows: [CurveStep?], points: [Point], area: PlotArea) {
    let surface = try SurfaceCatalogue.surface(named: "parabola")
    let run = try Sample.run(surface, [2], rate: rate, steps: 6)
    let sample = try #require(CurveSample(surface))
    let area = PlotArea(
      frame: Rect(x: 0, y: 0, width: 600, height: 400), x: sample.x, y: sample.y)
    let points = run.trajectory.steps.map { area.point($0.position[0], $0.value) }
    return (
      CurveStep.all(run, points: points, sample: sample, area: area, theme: .light), points, area
    )
  }

  /// A run that falls without bound: its last steps are longer than any page.
  @Test func stepsOfAnyLength() throws {
    let surface = Surface(
      name: "own", title: "", formula: try Formula("x^3 - 3x"), domain: Domain([Domain.Interval(-3, 3)]))
    let run = try Sample.run(surface, [-1.5], rate: 0.1, steps: 30)
    let sample = try #require(CurveSample(surface))
    let area = PlotArea(frame: Rect(x: 0, y: 0, width: 600, height: 400), x: sample.x, y: sample.y)
    let points = run.trajectory.steps.map { area.point($0.position[0], $0.value) }
    #expect(points.contains { abs($0.x) > 1e19 })
    let arrows = CurveStep.all(run, points: points, sample: sample, area: area, theme: .light)
    #expect(arrows.count == points.count - 1)
  }

  /// Down one slope the arrow follows the curve, above it by the same distance everywhere, and its tip looks at the
  /// next point.
  @Test func alongTheCurve() throws {
    let (arrows, points, area) = try Self.steps(rate: 0.15)
    let first = try #require(arrows[0])
    #expect(first.line.count > 3)
    for point in first.line {
      // The nearest point of x² on the page, by a fine walk.
      var nearest = Double.infinity
      for step in 0...4000 {
        let x = -3 + 6 * Double(step) / 4000
        nearest = min(nearest, MapPath.distance(area.point(x, x * x), point))
      }
      #expect(abs(nearest - Theme.light.markRadius * 1.9) < 1, "\(point) \(nearest)")
      #expect(point.y < area.point(area.x.value(at: point.x), pow2(area.x.value(at: point.x))).y)
    }
    let head = try #require(first.head)
    #expect(MapPath.distance(head[1], points[1]) < MapPath.distance(head[0], points[1]))
    // Steps that their marks hide have no arrow.
    #expect(arrows[5] == nil || MapPath.distance(points[5], points[6]) > Theme.light.markRadius * 2.4)
  }

  /// Across the valley it is straight from mark to mark.
  @Test func acrossTheValley() throws {
    let (arrows, points, _) = try Self.steps(rate: 0.8)
    let first = try #require(arrows[0])
    #expect(first.line.count == 2)
    let (a, b) = (points[0], points[1])
    for point in first.line {
      let off = (b.x - a.x) * (point.y - a.y) - (b.y - a.y) * (point.x - a.x)
      #expect(abs(off) / MapPath.distance(a, b) < 0.2)
    }
  }

  private func pow2(_ x: Double) -> Double { x * x }
}
