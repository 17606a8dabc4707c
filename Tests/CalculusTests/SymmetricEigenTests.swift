import Calculus
import Testing

struct SymmetricEigenTests {
  private func matrix(_ rows: [[Double]]) -> Matrix {
    var matrix = Matrix(rows: rows.count, columns: rows.count)
    for (i, row) in rows.enumerated() { for (j, element) in row.enumerated() { matrix[i, j] = element } }
    return matrix
  }

  @Test func diagonalAndKnownMatrices() {
    #expect(symmetricEigen(matrix([[3, 0], [0, -1]])).values == [-1, 3])
    let (values, vectors) = symmetricEigen(matrix([[2, 1], [1, 2]]))
    #expect(abs(values[0] - 1) < 1e-15 && abs(values[1] - 3) < 1e-15)
    let half = 0.5.squareRoot()
    #expect(abs(vectors[1][0] - half) < 1e-15 && abs(vectors[1][1] - half) < 1e-15)
    #expect(symmetricEigen(matrix([[5]])).values == [5])
    #expect(symmetricEigen(Matrix(rows: 0, columns: 0)).values.isEmpty)
    #expect(symmetricEigen(Matrix(rows: 2, columns: 2)).values == [0, 0])
  }

  /// The Hessian of Rosenbrock's function at its minimum; eigenvalues by mpmath at 50 digits.
  @Test func rosenbrocksHessian() {
    let values = symmetricEigen(matrix([[802, -400], [-400, 200]])).values
    #expect(abs(values[0] - 0.39936077) < 1e-8)
    #expect(abs(values[1] - 1001.60063923) < 1e-8)
    // The product of the eigenvalues is the determinant, to all digits.
    #expect(abs(values[0] * values[1] - 400) < 1e-9)
  }

  /// M v = λ v, v · w = 0, |v| = 1 and the trace, for random matrices of every size up to eight.
  @Test func randomMatricesAreTakenApartExactly() {
    var random = RandomGenerator(seed: 1)
    for size in 1...8 {
      for scale in [1.0, 1e-150, 1e200] {
        var m = Matrix(rows: size, columns: size)
        for i in 0..<size {
          for j in 0...i {
            m[i, j] = random.normal() * scale
            m[j, i] = m[i, j]
          }
        }
        let (values, vectors) = symmetricEigen(m)
        #expect(values == values.sorted())
        var trace = 0.0
        for i in 0..<size { trace += m[i, i] }
        #expect(abs(values.reduce(0, +) - trace) < 1e-13 * scale * Double(size))
        for (index, vector) in vectors.enumerated() {
          for i in 0..<size {
            let image = dot((0..<size).map { m[i, $0] }, vector)
            #expect(abs(image - values[index] * vector[i]) < 1e-13 * scale * Double(size))
          }
          for (other, second) in vectors.enumerated() {
            #expect(abs(dot(vector, second) - (other == index ? 1 : 0)) < 1e-13)
          }
        }
      }
    }
  }

  @Test func onlyTheLowerTriangleIsRead() {
    #expect(
      symmetricEigen(matrix([[2, .nan], [1, 2]])).values[1]
        == symmetricEigen(matrix([[2, 1], [1, 2]])).values[1])
  }

  @Test func nonFiniteMatricesGiveNaN() {
    for bad in [Double.nan, .infinity] {
      let (values, vectors) = symmetricEigen(matrix([[1, 0], [bad, 2]]))
      #expect(values.count == 2 && values.allSatisfy(\.isNaN))
      #expect(vectors.count == 2 && vectors.joined().allSatisfy(\.isNaN))
    }
  }

  @Test func smallEigenvaluesBesideLargeOnes() {
    let values = symmetricEigen(matrix([[1e20, 0], [0, 1e-20]])).values
    #expect(values == [1e-20, 1e20])
    #expect(symmetricEigen(matrix([[5e-324, 0], [0, 1e-310]])).values == [5e-324, 1e-310])
  }
}

struct VectorTests {
  @Test func products() {
    #expect(dot([1, 2, 3], [4, -5, 6]) == 12)
    #expect(axpy(2, [1, 2], [10, 20]) == [12, 24])
    #expect(distance([1, 2], [4, 6]) == 5)
  }

  @Test func normNeitherOverflowsNorVanishes() {
    #expect(norm([3, 4]) == 5)
    #expect(norm([1e200, 1e200, 1e200]) == 1e200 * 3.0.squareRoot())
    #expect(abs(norm([3e-200, 0, 4e-200]) - 5e-200) < 1e-214)
    #expect(norm([]) == 0)
    #expect(norm([0, 0, 0]) == 0)
    #expect(norm([-7]) == 7)
    #expect(norm([.infinity, 1, 2]) == .infinity)
    #expect(norm([.nan, 1, 2]).isNaN)
    #expect(norm([1, 1, 1, 1]) == 2)
  }
}
