import Calculus
import Optimization
import TestSupport
import Testing
import Vision

@Suite struct DeblurringTruth {
  struct Row: Decodable, CustomTestStringConvertible {
    struct Samples: Decodable {
      var truth: [Double]
      var y: [Double]
      var x_final: [Double]
    }
    var id: String
    var boundary: String
    var eta: Double
    var x0: String
    var noise: Bool
    var iterations: Int
    var costs: [Double]
    var relative_error: [Double]
    var best_iteration: Int
    var image_samples: Samples
    var y_sum: Double
    var x_final_sum: Double
    var tol: Double
    var testDescription: String { id }
  }

  @Test(arguments: try Truth.rows("deblur.jsonl", as: Row.self))
  func theDescentOfTheReference(_ row: Row) throws {
    let truth = Image.deblurringTest()
    let record = try RestorationScenario(
      truth: truth, noise: row.noise ? .sine(amplitude: 0.01) : .none,
      goal: .deblur(
        .gaussian(size: 9, deviation: 2), boundary: try #require(Boundary(rawValue: row.boundary))),
      start: row.x0 == "y" ? .observed : .zeros,
      settings: RunSettings(learningRate: row.eta, steps: row.iterations)
    ).run()
    let tolerance = row.tol
    let places = [(12, 9), (0, 0), (45, 7), (63, 63)]
    let final = try #require(Image(shape: truth.shape, values: record.finalImage))
    func samples(_ image: Image) -> [Double] { places.map { image[0, $0.0, $0.1] } }
    expectAgreement(Array(samples(truth).prefix(3)), row.image_samples.truth, tolerance: tolerance, "truth")
    expectAgreement(samples(record.observed), row.image_samples.y, tolerance: tolerance, "y")
    expectAgreement(record.costs, row.costs, tolerance: tolerance, "costs")
    expectAgreement(record.relativeErrors, row.relative_error, tolerance: tolerance, "errors")
    expectAgreement(samples(final), row.image_samples.x_final, tolerance: tolerance, "final image")
    #expect(record.bestIteration == row.best_iteration)
    #expect(agree(record.observed.values.reduce(0, +), row.y_sum, tolerance: tolerance))
    #expect(agree(record.finalImage.reduce(0, +), row.x_final_sum, tolerance: tolerance))
    if row.boundary == "reflect" { #expect(abs(record.rateLimit - 2) < 1e-3) }
  }

  /// ⟨K x, y⟩ = ⟨x, Kᵀ y⟩ for every kind of kernel and boundary.
  @Test func theTransposeIsTheTranspose() {
    let shape = ImageShape(height: 7, width: 11, channels: 2)
    var generator = RandomGenerator(seed: 8)
    let x = (0..<shape.count).map { _ in generator.normal() }
    let y = (0..<shape.count).map { _ in generator.normal() }
    for boundary in Boundary.allCases {
      for blur in [
        Blur.gaussian(size: 9, deviation: 2), .gaussian(size: 1, deviation: 1), .motion(length: 7, angle: 30),
        .motion(length: 1, angle: 0), .gaussian(size: 41, deviation: 9),
      ] {
        let operation = BlurOperator(blur, shape: shape, boundary: boundary)
        let left = dot(operation.apply(x), y)
        let right = dot(x, operation.applyTransposed(y))
        #expect(abs(left - right) < 1e-12, "\(blur) \(boundary)")
        #expect(abs(operation.taps.reduce(0) { $0 + $1.weight } - 1) < 1e-12)
      }
    }
  }

  @Test func aHorizontalMotionMovesSideways() {
    let shape = ImageShape(height: 9, width: 9)
    var point = Image(shape: shape)
    point[0, 4, 4] = 1
    let blurred = BlurOperator(.motion(length: 5, angle: 0), shape: shape, boundary: .zero).apply(
      point.values)
    let rows = (0..<9).filter { row in blurred[row * 9..<row * 9 + 9].contains { $0 > 1e-12 } }
    #expect(rows == [4])
    #expect((2...6).allSatisfy { blurred[4 * 9 + $0] > 0.1 })
  }

  @Test func denoisingByBothTerms() throws {
    let truth = Image.deblurringTest()
    for smoothness in [Denoising.Smoothness.quadratic, .edgePreserving(epsilon: 0.05)] {
      var scenario = RestorationScenario(
        truth: truth, noise: .normal(deviation: 0.1, seed: 2),
        goal: .smooth(smoothness, weight: smoothness == .quadratic ? 0.7 : 0.15),
        settings: RunSettings(steps: 60))
      scenario.settings.learningRate = 1 / scenario.largestCurvature
      let run = try scenario.run()
      let best = run.relativeErrors.min() ?? 1
      #expect(best < 0.85 * run.relativeErrors[0], "\(smoothness)")
      let costs = run.costs
      #expect(zip(costs, costs.dropFirst()).allSatisfy { $1 <= $0 })
    }
  }

  @Test func denoisingGradient() {
    var generator = RandomGenerator(seed: 8)
    let shape = ImageShape(height: 3, width: 4, channels: 2)
    var image = Image(shape: shape)
    for index in image.values.indices { image.values[index] = generator.uniform() }
    let place = (0..<shape.count).map { _ in generator.uniform() }
    for smoothness in [Denoising.Smoothness.quadratic, .edgePreserving(epsilon: 0.1)] {
      var cost = Denoising(observed: image, weight: 0.6, smoothness: smoothness)
      var gradient = [Double](repeating: 0, count: shape.count)
      _ = cost.evaluate(at: place, gradient: &gradient)
      for index in place.indices {
        var (up, down) = (place, place)
        up[index] += 1e-5
        down[index] -= 1e-5
        #expect(abs((cost.value(at: up) - cost.value(at: down)) / 2e-5 - gradient[index]) < 1e-8)
      }
    }
  }
}
