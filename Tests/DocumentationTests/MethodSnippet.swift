@testable import Optimization

// snippet: method
/// Soft-sign descent: the slope is bounded softly, x ← x − η g/(1 + |g|) in each coordinate.
///
/// An example; no paper.
struct SoftSignDescent: CoordinateRule {
  var cell: Nothing { Nothing() }
  /// The learning rate η_t.
  var shared: Double { 0 }

  func advance(_ rate: inout Double, rate next: Double) { rate = next }

  func update(_ cell: inout Nothing, gradient g: Double, position: Double, _ rate: Double) -> Double {
    -(rate * g / (1 + g.magnitude))
  }

  static let record = MethodRecord(
    name: "soft-sign", title: "Soft-sign descent",
    summary: "No step is longer than the learning rate along any axis, however steep the slope.",
    equations: ["<i>x</i><sub>t+1</sub> = <i>x</i><sub>t</sub> − <i>η</i> <i>g</i>/(1 + |<i>g</i>|)"],
    source: "an example",
    standardRate: 0.1,
    make: { _, target in Stepper(coordinatewise: SoftSignDescent(), dimension: target.dimension) })
}
// end
