import CVision

/// What bends the numbers between two layers, each number by itself.
public enum Activation: String, Sendable, Hashable, CaseIterable {
  /// max(0, z); its slope at 0 counts as 0.
  case relu
  case tanh
  /// 1/(1 + exp(−z)).
  case sigmoid
  /// √2 max(0, z), which keeps the mean square of normal numbers: for automatic gradient descent.
  case scaledRelu = "scaled-relu"
}

/// One layer of a network. Data flows from the first to the last; the last gives one score per class.
public enum Layer: Sendable, Hashable {
  /// Every output is a weighted sum of all inputs: z = W x + b, W of outputs × inputs. An image is read channel
  /// by channel, row by row.
  case dense(outputs: Int, bias: Bool = true)
  /// `filters` weighted sums over a window of kernel × kernel pixels in all channels that slides by one pixel,
  /// with `padding` rings of zeros around the image. The kernel is not flipped (cross-correlation). Weights:
  /// filter, channel, row, column.
  case convolution(filters: Int, kernel: Int, padding: Int = 0)
  case activation(Activation)
  /// The largest of each size × size block; rows and columns that fill no block are left out.
  case maximumPool(size: Int)
  /// The mean of each size × size block.
  case averagePool(size: Int)
  /// The image as a list, channel by channel, row by row. A dense layer does the same by itself.
  case flatten

  /// The name in lessons.
  public var name: String {
    switch self {
    case .dense: "dense"
    case .convolution: "convolution"
    case .activation(let activation): activation.rawValue
    case .maximumPool: "max-pool"
    case .averagePool: "average-pool"
    case .flatten: "flatten"
    }
  }
}

extension Activation {
  /// The activation of every number.
  public func apply(_ numbers: [Double]) -> [Double] {
    var result = numbers
    // The kernel works in place on as many numbers as there are.
    result.withUnsafeMutableBufferPointer { buffer in
      guard let start = buffer.baseAddress else { return }
      vk_activate(start, buffer.count, kernelKind)
    }
    return result
  }
}
