import Calculus

/// The solution of A z = b by elimination with partial pivoting; not finite where A is singular.
func solve(_ matrix: Matrix, _ right: [Double]) -> [Double] {
  let n = right.count
  var a = matrix
  var z = right
  for column in 0..<n {
    var pivot = column
    for row in column..<n where abs(a[row, column]) > abs(a[pivot, column]) { pivot = row }
    if pivot != column {
      for k in 0..<n {
        let kept = a[column, k]
        a[column, k] = a[pivot, k]
        a[pivot, k] = kept
      }
      z.swapAt(pivot, column)
    }
    for row in (column + 1)..<max(n, column + 1) {
      let factor = a[row, column] / a[column, column]
      for k in column..<n { a[row, k] -= factor * a[column, k] }
      z[row] -= factor * z[column]
    }
  }
  for row in stride(from: n - 1, through: 0, by: -1) {
    for k in (row + 1)..<max(n, row + 1) { z[row] -= a[row, k] * z[k] }
    z[row] /= a[row, row]
  }
  return z
}

/// The solution of (A + τI) z = b by Cholesky's factors; `nil` where A + τI is not positive definite.
func solvePositive(_ matrix: Matrix, shift: Double, _ right: [Double]) -> [Double]? {
  let n = right.count
  var l = matrix
  for i in 0..<n {
    for j in 0...i {
      var sum = matrix[i, j] + (i == j ? shift : 0)
      for k in 0..<j { sum -= l[i, k] * l[j, k] }
      if i == j {
        // False for NaN too.
        guard sum > 0, sum < .infinity else { return nil }
        l[i, i] = sum.squareRoot()
      } else {
        l[i, j] = sum / l[j, j]
      }
    }
  }
  var z = right
  for i in 0..<n {
    for k in 0..<i { z[i] -= l[i, k] * z[k] }
    z[i] /= l[i, i]
  }
  for i in stride(from: n - 1, through: 0, by: -1) {
    for k in (i + 1)..<max(n, i + 1) { z[i] -= l[k, i] * z[k] }
    z[i] /= l[i, i]
  }
  return z
}
