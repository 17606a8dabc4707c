import CVision

// The kernels of the networks. Pointers, since these loops take nine tenths of all time and the C kernels want
// them; the sizes come from `NetworkPlan` and `PassLayout`, which are made from the checked `Model`.

extension PassContext {
  /// Works on every chunk, adds up the gradients in order, and returns the sum of the losses and how many
  /// answers were right.
  func run(_ runner: ConcurrentRunner?) -> (loss: Double, correct: Int) {
    packWeights()
    if layout.chunks == 1 {
      runChunk(0)
    } else if let runner {
      runner(layout.chunks) { runChunk($0) }
    } else {
      for chunk in 0..<layout.chunks { runChunk(chunk) }
    }
    var loss = 0.0
    var correct = 0.0
    for chunk in 0..<layout.chunks {
      let memory = chunkMemory(chunk)
      loss += memory[0]
      correct += memory[1]
      if let gradient, layout.chunks > 1 {
        let part = memory + layout.gradient
        if chunk == 0 {
          gradient.update(from: part, count: plan.parameterCount)
        } else {
          vk_add_scaled(gradient, part, 1, plan.parameterCount)
        }
      }
    }
    return (loss, Int(correct))
  }

  /// From this many rows on the transposed weights are packed once for all rows.
  static var leastRowsForPacking: Int { 4 }

  private func packWeights() {
    guard layout.block >= PassContext.leastRowsForPacking else { return }
    for step in plan.rows {
      if case .dense(let dense) = step.operation {
        vk_pack_transposed(memory + dense.packed, weights + dense.weights, dense.outputs, dense.inputs)
      }
    }
  }

  private func runChunk(_ chunk: Int) {
    let memory = chunkMemory(chunk)
    let range = layout.range(of: chunk, in: count)
    let gradient = gradient.map { layout.chunks > 1 ? memory + layout.gradient : $0 }
    var loss = 0.0
    var correct = 0
    var accumulates = false
    var start = range.lowerBound
    while start < range.upperBound {
      let length = min(layout.block, range.upperBound - start)
      let block = BlockPass(
        context: self, start: start, length: length, memory: memory, gradient: gradient,
        accumulates: accumulates)
      let result = block.run()
      loss += result.loss
      correct += result.correct
      accumulates = true
      start += length
    }
    if range.isEmpty, let gradient {
      gradient.update(repeating: 0, count: plan.parameterCount)
    }
    memory[0] = loss
    memory[1] = Double(correct)
  }
}

/// The way forward and back of one block of examples.
struct BlockPass {
  let context: PassContext
  /// The block's first place in the batch.
  let start: Int
  let length: Int
  let memory: UnsafeMutablePointer<Double>
  let gradient: UnsafeMutablePointer<Double>?
  /// Whether the gradient is added to what is there.
  let accumulates: Bool

  var plan: NetworkPlan { context.plan }
  var rowMemory: UnsafeMutablePointer<Double> { memory + context.layout.rows }

  func run() -> (loss: Double, correct: Int) {
    let input = gather()
    if !plan.lanes.isEmpty {
      for group in 0..<(length + 7) / 8 { forwardLanes(group) }
    }
    forwardRows(input)
    let result = judge()
    if gradient != nil || context.inputGradient != nil {
      backwardRows(input)
    }
    return result
  }

  // MARK: Input

  /// The block's images as rows, where they stand if that can be, else copied.
  private func gather() -> UnsafePointer<Double> {
    let size = plan.inputSize
    guard plan.lanes.isEmpty else { return UnsafePointer(rowMemory) }
    if let doubles = context.doubles, context.order == nil || length == 1 {
      return doubles + context.example(start) * size
    }
    for row in 0..<length { copyExample(row, to: rowMemory + row * size) }
    return UnsafePointer(rowMemory)
  }

  func copyExample(_ row: Int, to target: UnsafeMutablePointer<Double>) {
    let size = plan.inputSize
    let offset = context.example(start + row) * size
    if let doubles = context.doubles {
      target.update(from: doubles + offset, count: size)
    } else if let bytes = context.bytes, let table = context.table {
      vk_expand_bytes(target, bytes + offset, table, size)
    }
  }

  // MARK: Forward

  private func forwardRows(_ input: UnsafePointer<Double>) {
    for (index, step) in plan.rows.enumerated() {
      let to = rowMemory + step.to * length
      let from = index == 0 ? input : UnsafePointer(rowMemory + step.from * length)
      switch step.operation {
      case .dense(let dense):
        multiply(dense, from, step.fromStride, to, step.toStride)
      case .activation(let kind, let copies):
        if copies { to.update(from: from, count: step.toStride * length) }
        vk_activate(to, step.toStride * length, kind)
      case .convolution, .pool:
        break
      }
    }
  }

  /// Z = X Wᵀ + b.
  private func multiply(
    _ dense: NetworkPlan.Dense, _ x: UnsafePointer<Double>, _ xStride: Int, _ z: UnsafeMutablePointer<Double>,
    _ zStride: Int
  ) {
    let biases = dense.biases.map { context.weights + $0 }
    if length < PassContext.leastRowsForPacking {
      for row in 0..<length {
        vk_multiply_vector(
          z + row * zStride, context.weights + dense.weights, biases, x + row * xStride, dense.outputs,
          dense.inputs)
        // Activations run over the padding too: it must hold numbers.
        for index in dense.outputs..<zStride { z[row * zStride + index] = 0 }
      }
      return
    }
    for row in 0..<length {
      let target = z + row * zStride
      if let biases {
        target.update(from: biases, count: dense.outputs)
        for index in dense.outputs..<zStride { target[index] = 0 }
      } else {
        target.update(repeating: 0, count: zStride)
      }
    }
    vk_multiply(
      z, zStride, x, xStride, 1, context.memory + dense.packed, 8, 8 * dense.inputs, length, zStride,
      dense.inputs, 1)
  }

  // MARK: Loss

  /// The scores' row of an example.
  private var scores: (start: UnsafeMutablePointer<Double>, stride: Int) {
    guard let last = plan.rows.last else { return (rowMemory, plan.rowInputs) }
    return (rowMemory + last.to * length, last.toStride)
  }

  /// The first of the two buffers that the way back alternates between.
  private func delta(_ which: Int) -> UnsafeMutablePointer<Double> {
    memory + context.layout.deltas + which * NetworkPlan.padded(plan.widestRow * context.layout.block)
  }

  /// The losses and right answers of the block; its first deltas, ∂cost/∂score.
  private func judge() -> (loss: Double, correct: Int) {
    let (scores, stride) = scores
    let delta = delta(0)
    var loss = 0.0
    var correct = 0
    for row in 0..<length {
      let label = Int(context.labels[context.example(start + row)])
      let score = scores + row * stride
      var best = 0
      for index in 1..<max(1, plan.outputs) where score[index] > score[best] { best = index }
      if best == label { correct += 1 }
      let target = delta + row * stride
      target.update(from: score, count: plan.outputs)
      if let copy = context.scores {
        (copy + (start + row) * plan.outputs).update(from: score, count: plan.outputs)
      }
      loss += context.loss.evaluate(target, count: plan.outputs, label: label, share: context.share)
      for index in plan.outputs..<max(plan.outputs, stride) { target[index] = 0 }
      if let chosen = context.scoreOnly {
        target.update(repeating: 0, count: plan.outputs)
        target[chosen] = 1
      }
    }
    return (loss, correct)
  }

  // MARK: Backward

  private func backwardRows(_ input: UnsafePointer<Double>) {
    var current = 0
    let wantsInput = !plan.lanes.isEmpty || context.inputGradient != nil
    for index in plan.rows.indices.reversed() {
      let step = plan.rows[index]
      let d = delta(current)
      switch step.operation {
      case .activation(let kind, _):
        vk_activate_backward(d, rowMemory + step.to * length, step.toStride * length, kind)
      case .dense(let dense):
        let x = index == 0 ? input : UnsafePointer(rowMemory + step.from * length)
        if let gradient { addGradient(dense, d, step.toStride, x, step.fromStride, gradient) }
        if index > 0 || wantsInput {
          // D W; its padding is never read.
          vk_multiply(
            delta(1 - current), step.fromStride, d, step.toStride, 1, context.weights + dense.weights,
            dense.inputs, 8, length, dense.inputs, dense.outputs, 0)
          clearPadding(delta(1 - current), dense.inputs, step.fromStride)
          current = 1 - current
        }
      case .convolution, .pool:
        break
      }
    }
    guard wantsInput else { return }
    let d = delta(current)
    if plan.lanes.isEmpty {
      guard let target = context.inputGradient else { return }
      for row in 0..<length {
        (target + (start + row) * plan.inputSize).update(
          from: d + row * plan.inputSize, count: plan.inputSize)
      }
    } else {
      if !accumulates { clearLaneGradient() }
      for group in 0..<(length + 7) / 8 { backwardLanes(group, d) }
    }
  }

  /// ∂/∂W = Dᵀ X and ∂/∂b = the sums of D's columns.
  private func addGradient(
    _ dense: NetworkPlan.Dense, _ d: UnsafePointer<Double>, _ dStride: Int, _ x: UnsafePointer<Double>,
    _ xStride: Int, _ gradient: UnsafeMutablePointer<Double>
  ) {
    vk_multiply(
      gradient + dense.weights, dense.inputs, d, 1, dStride, x, xStride, 8, dense.outputs, dense.inputs,
      length,
      accumulates ? 1 : 0)
    if let biases = dense.biases {
      let target = gradient + biases
      if accumulates {
        for index in 0..<dense.outputs { target[index] += d[index] }
      } else {
        target.update(from: d, count: dense.outputs)
      }
      for row in 1..<max(1, length) {
        for index in 0..<dense.outputs { target[index] += d[row * dStride + index] }
      }
    }
  }

  /// Activations run over the padding on the way back too: it must hold numbers.
  private func clearPadding(_ d: UnsafeMutablePointer<Double>, _ used: Int, _ stride: Int) {
    guard used < stride else { return }
    for row in 0..<length {
      for index in used..<stride { d[row * stride + index] = 0 }
    }
  }
}
