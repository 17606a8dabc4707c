import Calculus
import Foundation
import Testing
import Vision

@Suite struct Activations {
  private let numbers: [Double] = {
    var generator = RandomGenerator(seed: 2)
    var numbers = (0..<4001).map { Double($0 - 2000) / 100 }
    for exponent in stride(from: -300.0, to: 300, by: 7) {
      numbers.append(pow(10, exponent))
      numbers.append(-pow(10, exponent))
    }
    for _ in 0..<2000 { numbers.append(generator.uniform(-1, 1)) }
    return numbers
  }()

  private func units(_ a: Double, _ b: Double) -> Double { a == b ? 0 : abs(a - b) / b.ulp }

  @Test func hyperbolicTangentToItsLastDigits() {
    for (z, h) in zip(numbers, Activation.tanh.apply(numbers)) { #expect(units(h, tanh(z)) <= 3, "\(z)") }
  }

  @Test func sigmoidToItsLastDigits() {
    for (z, h) in zip(numbers, Activation.sigmoid.apply(numbers)) {
      let exact = z >= 0 ? 1 / (1 + exp(-z)) : exp(z) / (1 + exp(z))
      // Below 1e-307 it counts as zero.
      #expect(units(h, exact) <= 4 || exact < 1e-307, "\(z)")
    }
  }

  @Test func exponentialToItsLastDigits() {
    for z in stride(from: -60.0, to: 0, by: 0.0371) {
      let p = softmax([0, z])
      #expect(units(p[1], exp(z) / (1 + exp(z))) <= 4, "\(z)")
    }
  }

  @Test func extremes() {
    #expect(Activation.tanh.apply([.infinity, -.infinity, 0, -0.0, 1e-320]) == [1, -1, 0, 0, 1e-320])
    #expect(Activation.sigmoid.apply([.infinity, -.infinity, 0]) == [1, 0, 0.5])
    #expect(Activation.relu.apply([-1, 0, 2, -.infinity]) == [0, 0, 2, 0])
    #expect(Activation.scaledRelu.apply([-1, 2]) == [0, 2 * 2.0.squareRoot()])
    for activation in Activation.allCases { #expect(activation.apply([.nan])[0].isNaN, "\(activation)") }
    #expect(softmax([.nan, 0])[0].isNaN)
    #expect(softmax([]) == [])
  }
}
