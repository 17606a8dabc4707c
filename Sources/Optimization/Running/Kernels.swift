/// ‖v‖, right for every finite v: where the sum of squares leaves the range of doubles, v is scaled first.
func euclideanNorm(_ vector: [Double]) -> Double {
  let squares = sumOfSquares(vector)
  if isPlainSquare(squares) { return squares.squareRoot() }
  return scaledNorm(vector)
}

/// Whether the root of a sum of squares is the norm: no square has left the range of doubles on the way.
@inline(__always)
func isPlainSquare(_ squares: Double) -> Bool { squares > 1e-280 && squares < 1e300 }

/// Σ v², in an order that depends on nothing but the length: four vectors of partial sums, so that additions
/// do not wait for each other.
@inline(__always)
func sumOfSquares(_ vector: [Double]) -> Double {
  let count = vector.count
  if count == 2 { return vector[0] * vector[0] + vector[1] * vector[1] }
  if count < 16 {
    var sum = 0.0
    for element in vector { sum += element * element }
    return sum
  }
  return longSumOfSquares(vector)
}

@inline(never)
private func longSumOfSquares(_ vector: [Double]) -> Double {
  // A buffer pointer keeps bounds checks out of the loop; every index is below `whole` ≤ count.
  vector.withUnsafeBufferPointer { v in
    var a = SIMD8<Double>.zero
    var b = SIMD8<Double>.zero
    let whole = v.count & ~15
    var i = 0
    while i < whole {
      let p = eight(v, at: i)
      let q = eight(v, at: i + 8)
      a += p * p
      b += q * q
      i += 16
    }
    var sum = (a + b).sum()
    while i < v.count {
      sum += v[i] * v[i]
      i += 1
    }
    return sum
  }
}

@inline(never)
private func scaledNorm(_ vector: [Double]) -> Double {
  var largest = 0.0
  for element in vector {
    if element.isNaN { return .nan }
    largest = max(largest, element.magnitude)
  }
  guard largest > 0, largest < .infinity else { return largest }
  var sum = 0.0
  for element in vector { sum += (element / largest) * (element / largest) }
  return largest * sum.squareRoot()
}

/// Whether every element is finite.
@inline(__always)
func allFinite(_ vector: [Double]) -> Bool {
  // 0 · v is 0 for a finite v and NaN for the others, and NaN stays in a sum.
  if vector.count == 2 { return vector[0] * 0 + vector[1] * 0 == 0 }
  return longAllFinite(vector)
}

@inline(never)
private func longAllFinite(_ vector: [Double]) -> Bool {
  vector.withUnsafeBufferPointer { v in
    var sum = SIMD8<Double>.zero
    let whole = v.count & ~7
    var i = 0
    while i < whole {
      sum += eight(v, at: i) * 0
      i += 8
    }
    var rest = sum.sum()
    while i < v.count {
      rest += v[i] * 0
      i += 1
    }
    return rest == 0
  }
}

/// position += update.
@inline(__always)
func add(_ update: [Double], to position: inout [Double]) {
  if position.count == 2, update.count == 2 {
    position[0] += update[0]
    position[1] += update[1]
    return
  }
  let count = min(position.count, update.count)
  // A buffer pointer keeps bounds checks out of the loop; every index is below both counts.
  position.withUnsafeMutableBufferPointer { position in
    update.withUnsafeBufferPointer { update in
      for i in 0..<count { position[i] += update[i] }
    }
  }
}

/// Eight neighbouring elements; compiled to vector loads.
@inline(__always)
private func eight(_ v: UnsafeBufferPointer<Double>, at i: Int) -> SIMD8<Double> {
  SIMD8(v[i], v[i + 1], v[i + 2], v[i + 3], v[i + 4], v[i + 5], v[i + 6], v[i + 7])
}

/// The smallest and the largest number; (NaN, NaN) if one is NaN. At least one number must be there.
@inline(__always)
func extremes(_ values: UnsafeBufferPointer<Double>) -> (smallest: Double, largest: Double) {
  let first = values[0]
  var (low, high) = (first, first)
  // A sum is NaN where a number is, or where infinities cancel.
  var sum = 0.0
  var index = 0
  if values.count >= 8 {
    // Two pairs of each, so that a comparison need not wait for the one before; indices stay below `count`.
    var (lowA, lowB) = (pair(values, at: 0), pair(values, at: 2))
    var (highA, highB) = (lowA, lowB)
    var (sumA, sumB) = (lowA, lowB)
    let whole = values.count & ~3
    index = 4
    while index < whole {
      let (a, b) = (pair(values, at: index), pair(values, at: index + 2))
      lowA.replace(with: a, where: a .< lowA)
      lowB.replace(with: b, where: b .< lowB)
      highA.replace(with: a, where: a .> highA)
      highB.replace(with: b, where: b .> highB)
      sumA += a
      sumB += b
      index += 4
    }
    lowA.replace(with: lowB, where: lowB .< lowA)
    highA.replace(with: highB, where: highB .> highA)
    sumA += sumB
    low = lowA[1] < lowA[0] ? lowA[1] : lowA[0]
    high = highA[1] > highA[0] ? highA[1] : highA[0]
    sum = sumA[0] + sumA[1]
  }
  while index < values.count {
    let value = values[index]
    low = value < low ? value : low
    high = value > high ? value : high
    sum += value
    index += 1
  }
  if sum.isNaN {
    for value in values where value.isNaN { return (.nan, .nan) }
  }
  return (low, high)
}

/// Two neighbouring numbers.
@inline(__always)
private func pair(_ v: UnsafeBufferPointer<Double>, at i: Int) -> SIMD2<Double> { SIMD2(v[i], v[i + 1]) }
