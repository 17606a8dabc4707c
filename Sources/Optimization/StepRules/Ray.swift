/// The half-line x + α d, α ≥ 0, along which a line search looks.
struct Ray: Sendable {
  let origin: [Double]
  let direction: [Double]

  /// Straight down the slope: d = −∇f.
  init(downhillFrom place: SearchPlace) {
    origin = place.position
    direction = place.gradient.map { -$0 }
  }

  init(origin: [Double], direction: [Double]) {
    self.origin = origin
    self.direction = direction
  }

  /// x + α d.
  func point(at alpha: Double) -> [Double] {
    origin.indices.map { origin[$0] + alpha * direction[$0] }
  }

  /// α d.
  func update(at alpha: Double) -> [Double] { direction.map { alpha * $0 } }
}

/// a · b, as far as both go.
func innerProduct(_ a: [Double], _ b: [Double]) -> Double {
  var sum = 0.0
  for i in 0..<min(a.count, b.count) { sum += a[i] * b[i] }
  return sum
}
