import CMaths

/// a · b, added from left to right. The counts must be equal; the shorter one decides otherwise.
public func dot(_ a: [Double], _ b: [Double]) -> Double {
  var sum = 0.0
  for (p, q) in zip(a, b) { sum += p * q }
  return sum
}

/// The length √(Σ aᵢ²), without overflow or underflow on the way; infinite if a coordinate is.
public func norm(_ a: [Double]) -> Double {
  if a.count == 2 { return CMaths.hypot(a[0], a[1]) }
  var largest = 0.0
  var plain = 0.0
  for p in a {
    if p.isNaN { return .nan }
    largest = max(largest, abs(p))
    plain += p * p
  }
  // The plain sum is right where neither the squares nor their sum leave the range of doubles.
  if largest > 1e-140 && largest < 1e140 { return plain.squareRoot() }
  guard largest > 0, largest.isFinite else { return largest }
  var scaled = 0.0
  for p in a { scaled += (p / largest) * (p / largest) }
  return largest * scaled.squareRoot()
}

/// The distance |a − b|.
public func distance(_ a: [Double], _ b: [Double]) -> Double {
  norm(zip(a, b).map { $0 - $1 })
}

/// y + factor · x, coordinate by coordinate.
public func axpy(_ factor: Double, _ x: [Double], _ y: [Double]) -> [Double] {
  zip(x, y).map { $1 + factor * $0 }
}
