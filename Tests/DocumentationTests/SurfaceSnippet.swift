@testable import Optimization

// snippet: surface
extension SurfaceRecord {
  /// Surfaces with a flat floor.
  static let dishes: [SurfaceRecord] = [
    SurfaceRecord(
      name: "dish", title: "A dish with a flat floor",
      formula: "(x^2 + y^2)^2/4",
      domain: Domain(x: .init(-2, 2), y: .init(-2, 2)),
      starts: [.init("rim", [1.5, 1]), .init("floor", [0.2, 0.1])],
      criticalPoints: [CriticalPoint(position: [0, 0], value: 0, kind: .minimum, eigenvalues: [0, 0])],
      summary: "The slope fades with the cube of the distance: every step is shorter than the one before.",
      source: "ours")
  ]
}
// end
