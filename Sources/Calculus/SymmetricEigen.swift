/// The eigenvalues of a symmetric matrix, ascending, and for each an eigenvector of length 1 (its largest
/// coordinate positive). Only the lower triangle is read.
///
/// Jacobi's rotations in rows (G. Golub and C. Van Loan, "Matrix Computations", section 8.5), which find small
/// eigenvalues beside large ones as well as the matrix holds them. For a matrix with NaN or infinity
/// everything is NaN.
public func symmetricEigen(_ matrix: Matrix) -> (values: [Double], vectors: [[Double]]) {
  let n = min(matrix.rows, matrix.columns)
  var a = Matrix(rows: n, columns: n)
  var vectors = Matrix(rows: n, columns: n)
  var scale = 0.0
  for i in 0..<n {
    vectors[i, i] = 1
    for j in 0...i {
      guard matrix[i, j].isFinite else {
        let row = [Double](repeating: .nan, count: n)
        return (row, [[Double]](repeating: row, count: n))
      }
      scale = max(scale, abs(matrix[i, j]))
    }
  }
  guard scale > 0 else {
    return ([Double](repeating: 0, count: n), (0..<n).map { unit(vectors, column: $0) })
  }
  // Scaled by a power of two, which is exact, so that no square overflows.
  let shrink = Double(sign: .plus, exponent: min(-scale.exponent, 1_000), significand: 1)
  for i in 0..<n {
    for j in 0...i {
      a[i, j] = matrix[i, j] * shrink
      a[j, i] = a[i, j]
    }
  }
  // Every sweep squares the size of what is left beside the diagonal; ten are plenty for any matrix.
  for _ in 0..<30 {
    var isDiagonal = true
    for p in 0..<n {
      for q in (p + 1)..<max(n, p + 1) {
        // Left alone once it cannot change either diagonal entry.
        if abs(a[p, q]) <= 0x1p-60 * min(abs(a[p, p]), abs(a[q, q])) || a[p, q] == 0 {
          continue
        }
        isDiagonal = false
        rotate(&a, &vectors, p, q)
      }
    }
    if isDiagonal { break }
  }
  let order = (0..<n).sorted { a[$0, $0] < a[$1, $1] }
  return (order.map { a[$0, $0] / shrink }, order.map { unit(vectors, column: $0) })
}

/// The rotation in the plane of p and q that makes a[p, q] zero.
private func rotate(_ a: inout Matrix, _ vectors: inout Matrix, _ p: Int, _ q: Int) {
  let theta = (a[q, q] - a[p, p]) / (2 * a[p, q])
  let tangent =
    abs(theta) > 1e150
    ? 1 / (2 * theta) : (theta < 0 ? -1.0 : 1.0) / (abs(theta) + (theta * theta + 1).squareRoot())
  let cosine = 1 / (tangent * tangent + 1).squareRoot()
  let sine = tangent * cosine
  let shift = tangent * a[p, q]
  a[p, p] -= shift
  a[q, q] += shift
  a[p, q] = 0
  a[q, p] = 0
  for k in 0..<a.rows {
    if k != p && k != q {
      let kp = a[k, p]
      let kq = a[k, q]
      a[k, p] = cosine * kp - sine * kq
      a[p, k] = a[k, p]
      a[k, q] = sine * kp + cosine * kq
      a[q, k] = a[k, q]
    }
    let vp = vectors[k, p]
    let vq = vectors[k, q]
    vectors[k, p] = cosine * vp - sine * vq
    vectors[k, q] = sine * vp + cosine * vq
  }
}

private func unit(_ matrix: Matrix, column: Int) -> [Double] {
  var vector = (0..<matrix.rows).map { matrix[$0, column] }
  let length = norm(vector)
  var largest = 0
  for index in vector.indices where abs(vector[index]) > abs(vector[largest]) + 1e-12 { largest = index }
  let factor = (vector.isEmpty || vector[largest] >= 0 ? 1 : -1) / length
  for index in vector.indices { vector[index] *= factor }
  return vector
}
