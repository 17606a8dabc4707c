/// What can be wrong with a network and its data.
public enum NetworkError: Error, Sendable, Hashable {
  case model(ModelError)
  case data(DataSetError)
  /// The images have another shape than the model takes.
  case wrongShape(data: ImageShape, model: ImageShape)
  case wrongNumberOfScores(found: Int, classes: Int)
  case noExamples
  case wrongNumberOfWeights(found: Int, expected: Int)

  /// One sentence.
  public var message: String {
    switch self {
    case .model(let error): error.message
    case .data(let error): error.message
    case .wrongShape(let data, let model):
      "the images are \(data.text), but the model takes \(model.text)"
    case .wrongNumberOfScores(let found, let classes):
      "the last layer gives \(found) scores, but the data have \(classes) classes"
    case .noExamples: "there are no examples to train on"
    case .wrongNumberOfWeights(let found, let expected):
      "\(found) weights were given, but the model has \(expected)"
    }
  }
}
