/// A model laid out for the kernels: for each layer where its weights stand and which buffers it reads and
/// writes.
///
/// Lists of numbers (dense layers) lie example by example, rows padded to eight. Images (convolutions and
/// pooling) lie eight examples side by side, `[value][8]`, so that each arithmetic instruction serves eight
/// images at once and borders and kernels of any size need no special care.
struct NetworkPlan: Sendable {
  struct Dense: Sendable {
    var weights: Int
    var biases: Int?
    var inputs: Int
    var outputs: Int
    /// Where the packed transpose of the weights stands.
    var packed: Int
  }

  struct Convolution: Sendable {
    var weights: Int
    var biases: Int
    var input: ImageShape
    var output: ImageShape
    var kernel: Int
    var padding: Int
  }

  struct Pool: Sendable {
    var input: ImageShape
    var output: ImageShape
    var size: Int
    var isMaximum: Bool
  }

  enum Operation: Sendable {
    case dense(Dense)
    case convolution(Convolution)
    case pool(Pool)
    /// In place, unless the numbers before it are still wanted on the way back.
    case activation(kind: Int32, copies: Bool)
  }

  /// An operation with its buffers: `from` and `to` are where they begin, in doubles an example (rows) or in
  /// values (lanes); `fromStride` and `toStride` are the doubles between two examples, or the values.
  struct Step: Sendable {
    var operation: Operation
    var from: Int
    var fromStride: Int
    var to: Int
    var toStride: Int
    /// The layer's place in the model.
    var layer: Int
  }

  let outputs: Int
  let parameterCount: Int
  let inputSize: Int
  /// Operations on eight images side by side; they come first.
  private(set) var lanes: [Step] = []
  /// Operations on rows.
  private(set) var rows: [Step] = []
  /// Values of one image in all lane buffers, the input's included.
  private(set) var laneValues = 0
  /// Doubles of one example in all row buffers, the input's included.
  private(set) var rowValues = 0
  /// The longest row.
  private(set) var widestRow = 0
  /// The largest image inside.
  private(set) var largestImage = 0
  /// Doubles for all packed weights.
  private(set) var packedSize = 0
  /// The numbers that go into the first row operation.
  private(set) var rowInputs: Int
  let weightRanges: [Range<Int>]
  let multiplications: Int

  init(_ model: Model) {
    outputs = model.outputs
    parameterCount = model.parameterCount
    inputSize = model.input.count
    weightRanges = model.parameters.filter { $0.kind == .weights }.map { $0.range }
    multiplications = model.multiplications
    let slides = model.layers.lastIndex { layer in
      switch layer {
      case .convolution, .maximumPool, .averagePool: true
      default: false
      }
    }
    var place = 0
    var stride = inputSize
    var ownsInput = false
    rowInputs = inputSize
    if let slides {
      laneValues = inputSize
      largestImage = inputSize
      for index in 0...slides {
        addLane(model, index, &place, &stride, &ownsInput)
      }
      rowInputs = stride
      place = 0
      ownsInput = false
    }
    rowValues = rowInputs
    widestRow = rowInputs
    for index in (slides.map { $0 + 1 } ?? 0)..<model.layers.count {
      addRow(model, index, &place, &stride, &ownsInput)
    }
  }

  /// The doubles of a row of `count` numbers.
  static func padded(_ count: Int) -> Int { (count + 7) & ~7 }

  private mutating func addLane(
    _ model: Model, _ index: Int, _ place: inout Int, _ stride: inout Int, _ ownsPlace: inout Bool
  ) {
    let input = model.shapes[index]
    let output = model.shapes[index + 1]
    let operation: Operation
    switch model.layers[index] {
    case .convolution(_, let kernel, let padding):
      guard let weights = model.weights(ofLayer: index), let biases = model.biases(ofLayer: index) else {
        return
      }
      operation = .convolution(
        Convolution(
          weights: weights.range.lowerBound, biases: biases.range.lowerBound, input: input, output: output,
          kernel: kernel, padding: padding))
    case .maximumPool(let size):
      operation = .pool(Pool(input: input, output: output, size: size, isMaximum: true))
    case .averagePool(let size):
      operation = .pool(Pool(input: input, output: output, size: size, isMaximum: false))
    case .activation(let activation):
      operation = .activation(kind: activation.kernelKind, copies: !ownsPlace)
    case .dense, .flatten:
      return
    }
    let next = append(operation, to: &lanes, index, place, stride, output.count, &ownsPlace, &laneValues)
    place = next
    stride = output.count
    largestImage = max(largestImage, output.count)
  }

  private mutating func addRow(
    _ model: Model, _ index: Int, _ place: inout Int, _ stride: inout Int, _ ownsPlace: inout Bool
  ) {
    let operation: Operation
    var width = stride
    switch model.layers[index] {
    case .dense(let outputs, _):
      guard let weights = model.weights(ofLayer: index) else { return }
      operation = .dense(
        Dense(
          weights: weights.range.lowerBound, biases: model.biases(ofLayer: index)?.range.lowerBound,
          inputs: weights.columns, outputs: outputs, packed: packedSize))
      packedSize += weights.columns * NetworkPlan.padded(outputs)
      width = NetworkPlan.padded(outputs)
    case .activation(let activation):
      operation = .activation(kind: activation.kernelKind, copies: !ownsPlace)
    default:
      return
    }
    place = append(operation, to: &rows, index, place, stride, width, &ownsPlace, &rowValues)
    stride = width
    widestRow = max(widestRow, width)
  }

  /// Adds a step, with a buffer of its own unless it works in place; returns where its results stand.
  private func append(
    _ operation: Operation, to steps: inout [Step], _ layer: Int, _ place: Int, _ stride: Int, _ width: Int,
    _ ownsPlace: inout Bool, _ values: inout Int
  ) -> Int {
    var to = values
    if case .activation(_, let copies) = operation {
      if copies { values += width } else { to = place }
      ownsPlace = false
    } else {
      values += width
      ownsPlace = true
    }
    steps.append(
      Step(operation: operation, from: place, fromStride: stride, to: to, toStride: width, layer: layer))
    return to
  }
}

extension Activation {
  /// The number of the activation in `vision_kernels.h`.
  var kernelKind: Int32 {
    switch self {
    case .relu: 0
    case .tanh: 1
    case .sigmoid: 2
    case .scaledRelu: 3
    }
  }
}
