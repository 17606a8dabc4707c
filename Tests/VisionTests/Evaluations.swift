import Calculus
import TestSupport
import Testing
import Vision

@Suite struct Evaluations {
  private let layers: [Layer] = [
    .convolution(filters: 4, kernel: 3, padding: 1), .activation(.relu), .maximumPool(size: 2), .flatten,
    .dense(outputs: 3),
  ]

  @Test func layerOutputsAreWhatTheLayersDo() throws {
    let data = DataSet.spots(count: 9)
    let model = try Model(input: data.shape, layers: layers)
    let weights = try Initialization.he(seed: 2).weights(for: model)
    var evaluation = Evaluation(model: model, data: data)
    let outputs = evaluation.layerOutputs(of: weights, example: 4)
    #expect(outputs.map(\.layer) == [0, 1, 2, 3, 4])
    #expect(outputs[0].image.shape == ImageShape(height: 8, width: 8, channels: 4))
    #expect(outputs[1].image.values == outputs[0].image.values.map { max(0, $0) })
    let block = (0..<4).map { outputs[1].image[3, 2 + $0 / 2, 6 + $0 % 2] }
    #expect(outputs[2].image[3, 1, 3] == block.max())
    #expect(outputs[3].image.values == outputs[2].image.values)
    #expect(outputs[4].image.values == evaluation.scores(of: weights, example: 4))
    // One value of the convolution by hand: filter 1 at row 3, column 0, whose left tap is padding.
    var sum = weights[36 + 1]
    for i in 0..<3 {
      for j in 1..<3 { sum += weights[9 + 3 * i + j] * data.image(4)[0, 2 + i, j - 1] }
    }
    #expect(abs(outputs[0].image[1, 3, 0] - sum) < 1e-14)
  }

  @Test func votesAreTheSlopesOfAScore() throws {
    let data = DataSet.spots(count: 9)
    let linear = try Model.softmaxRegression(input: data.shape, classes: 3)
    let weights = try Initialization.sine().weights(for: linear)
    var evaluation = Evaluation(model: linear, data: data)
    #expect(evaluation.pixelVotes(of: weights, example: 2, class: 1).values == Array(weights[64..<128]))
    #expect(evaluation.pixelVotes(of: weights, example: 2, class: 3).values[0].isNaN)
  }

  /// Where several values of a block are the largest, the first one gets all of the slope.
  @Test func theFirstOfEqualValuesIsTheLargest() throws {
    let shape = ImageShape(height: 4, width: 4)
    let model = try Model(input: shape, layers: [.maximumPool(size: 2), .dense(outputs: 1)])
    let data = try DataSet(
      name: "flat", shape: shape, values: [Double](repeating: 0.5, count: 16), labels: [0])
    var evaluation = Evaluation(model: model, data: data)
    let votes = evaluation.pixelVotes(of: [1, 2, 3, 4, 0], example: 0, class: 0)
    #expect(votes.values == [1, 0, 2, 0, 0, 0, 0, 0, 3, 0, 4, 0, 0, 0, 0, 0])
  }

  @Test func confusionAndMistakes() throws {
    let data = try TruthData.digits(300)
    let model = try Model.softmaxRegression(input: data.shape, classes: 10)
    let record = try TrainingScenario(
      training: data, layers: model.layers, initial: .zeros, batches: .all, learningRate: 0.5,
      budget: .epochs(10)
    ).run()
    var evaluation = Evaluation(model: model, data: data)
    let matrix = evaluation.confusion(of: record.finalWeights)
    let right = (0..<10).reduce(0) { $0 + matrix[$1][$1] }
    let score = evaluation.score(of: record.finalWeights)
    #expect(right == score.correct && right == record.measurements.last?.training.correct)
    #expect(matrix.map { $0.reduce(0, +) } == data.classCounts)
    let mistakes = evaluation.worstMistakes(of: record.finalWeights, limit: 1000)
    #expect(mistakes.count == 300 - right)
    for (mistake, next) in zip(mistakes, mistakes.dropFirst()) {
      #expect(mistake.probabilityOfTruth <= next.probabilityOfTruth)
      #expect(mistake.answer != mistake.label && mistake.confidence >= mistake.probabilityOfTruth)
    }
    #expect(evaluation.worstMistakes(of: record.finalWeights, limit: 2) == Array(mistakes.prefix(2)))
  }

  @Test func arithmeticOfOneWeight() throws {
    let data = try TruthData.digits(20)
    let model = try Model.softmaxRegression(input: data.shape, classes: 10)
    let weights = try Initialization.sine().weights(for: model)
    var evaluation = Evaluation(model: model, data: data)
    let found = evaluation.arithmetic(of: weights, example: 3, output: 3, pixel: 20, rate: 0.1)
    let story = try #require(found)
    let gradient = evaluation.gradient(of: weights, example: 3)
    #expect(abs(story.gradient - gradient[3 * 64 + 20]) < 1e-16)
    #expect(story.label == 3 && story.target == 1 && story.pixelValue == data.values(3)[20])
    #expect(story.after == story.before - 0.1 * story.gradient)
    let deep = try Model.perceptron(input: data.shape, hidden: [4], activation: .tanh, classes: 10)
    var other = Evaluation(model: deep, data: data)
    #expect(other.arithmetic(of: [], example: 0, output: 0, pixel: 0, rate: 1) == nil)
  }
}
