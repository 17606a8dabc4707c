import Foundation
import Testing

@testable import Calculus

/// The batch kernels against the C library, whose functions are right to less than one unit in the last place.
struct VectorKernelTests {
  /// The distance in units in the last place of `expected`.
  private func units(_ found: Double, _ expected: Double) -> Double {
    if found == expected || (found.isNaN && expected.isNaN) { return 0 }
    return abs(found - expected) / expected.ulp
  }

  private func worst(
    _ kernel: (SIMD2<Double>) -> SIMD2<Double>, _ exact: (Double) -> Double, over numbers: [Double]
  ) -> Double {
    var worst = 0.0
    for pair in stride(from: 0, to: numbers.count - 1, by: 2) {
      let result = kernel(SIMD2(numbers[pair], numbers[pair + 1]))
      worst = max(worst, units(result[0], exact(numbers[pair])), units(result[1], exact(numbers[pair + 1])))
    }
    return worst
  }

  private func numbers(_ lower: Double, _ upper: Double) -> [Double] {
    var random = RandomGenerator(seed: 1)
    return [lower, upper, 0, -0.0, 1e-300, -1e-20] + (0..<20_000).map { _ in random.uniform(lower, upper) }
  }

  @Test func exponential() {
    #expect(worst(VectorKernels.exponential, Foundation.exp, over: numbers(-708, 709)) <= 1.5)
    #expect(worst(VectorKernels.exponential, Foundation.exp, over: numbers(-1, 1)) <= 1.5)
  }

  @Test func sineAndCosine() {
    for range in [1.0, 10, 1e3, 1e6] {
      #expect(worst(VectorKernels.sine, Foundation.sin, over: numbers(-range, range)) <= 2)
      #expect(worst(VectorKernels.cosine, Foundation.cos, over: numbers(-range, range)) <= 2)
    }
    // The doubles next to the zeros of both, where the reduction must keep digits that the number lacks.
    let zeros = (-2_000...2_000).map { Double($0) * .pi / 2 }
    #expect(worst(VectorKernels.sine, Foundation.sin, over: zeros) <= 2)
    #expect(worst(VectorKernels.cosine, Foundation.cos, over: zeros) <= 2)
  }

  @Test func logarithm() {
    var random = RandomGenerator(seed: 2)
    let everywhere = (0..<20_000).map { _ in
      Double(bitPattern: UInt64(random.uniform(0x0010_0000_0000_0000, 0x7ff0_0000_0000_0000)))
    }
    #expect(worst(VectorKernels.logarithm, Foundation.log, over: everywhere) <= 1.5)
    let nearOne = (0..<20_000).map { _ in random.uniform(0.5, 2) }
    #expect(worst(VectorKernels.logarithm, Foundation.log, over: nearOne) <= 1.5)
    let bounds = [
      VectorKernels.logarithmRange.lowerBound, VectorKernels.logarithmRange.upperBound, 1, 1.0.nextUp,
      1.0.nextDown, 2,
    ]
    #expect(worst(VectorKernels.logarithm, Foundation.log, over: bounds) <= 1.5)
  }
}
