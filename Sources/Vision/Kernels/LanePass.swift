import CVision

// Convolutions and pooling, eight examples side by side. Pointers for the same reasons as in `NetworkPass`.

extension BlockPass {
  /// The images of eight examples, in every layer up to the first list.
  private func laneMemory(_ group: Int) -> UnsafeMutablePointer<Double> {
    memory + context.layout.lanes + group * plan.laneValues * 8
  }

  private func laneDelta(_ which: Int) -> UnsafeMutablePointer<Double> {
    memory + context.layout.laneDeltas + which * plan.largestImage * 8
  }

  private func rows(of group: Int) -> Int { min(8, length - group * 8) }

  /// Takes the images of a group through the convolutions, to the rows that the dense layers read.
  func forwardLanes(_ group: Int) {
    let images = laneMemory(group)
    gatherLanes(group, images)
    for step in plan.lanes {
      let from = images + step.from * 8
      let to = images + step.to * 8
      switch step.operation {
      case .convolution(let layer):
        vk_correlate(
          to, from, context.weights + layer.weights, context.weights + layer.biases,
          layer.input.channels * layer.kernel * layer.kernel, layer.kernel * layer.kernel, layer.window, 0)
      case .pool(let pool):
        vk_pool(
          to, from, pool.input.channels, pool.input.height, pool.input.width, pool.size,
          pool.isMaximum ? 1 : 0)
      case .activation(let kind, let copies):
        if copies { to.update(from: from, count: step.toStride * 8) }
        vk_activate(to, step.toStride * 8, kind)
      case .dense:
        break
      }
    }
    guard let last = plan.lanes.last else { return }
    vk_separate(
      rowMemory + group * 8 * plan.rowInputs, images + last.to * 8, plan.rowInputs, rows(of: group),
      plan.rowInputs)
  }

  private func gatherLanes(_ group: Int, _ images: UnsafeMutablePointer<Double>) {
    let size = plan.inputSize
    let rows = rows(of: group)
    if let doubles = context.doubles, context.order == nil {
      vk_interleave(images, doubles + context.example(start + group * 8) * size, size, rows, size)
      return
    }
    // The way back has not begun, so its memory is free; it holds the largest image eight times.
    let copies = laneDelta(0)
    for row in 0..<rows { copyExample(group * 8 + row, to: copies + row * size) }
    vk_interleave(images, copies, size, rows, size)
  }

  /// Takes the deltas of a group's rows back through the convolutions.
  func backwardLanes(_ group: Int, _ d: UnsafePointer<Double>) {
    let images = laneMemory(group)
    let first = group * 8
    var current = 0
    vk_interleave(laneDelta(0), d + first * plan.rowInputs, plan.rowInputs, rows(of: group), plan.rowInputs)
    for index in plan.lanes.indices.reversed() {
      let step = plan.lanes[index]
      let delta = laneDelta(current)
      let next = laneDelta(1 - current)
      let goesOn = index > 0 || context.inputGradient != nil
      switch step.operation {
      case .activation(let kind, _):
        vk_activate_backward(delta, images + step.to * 8, step.toStride * 8, kind)
      case .pool(let pool):
        guard goesOn else { break }
        vk_pool_backward(
          next, delta, images + step.from * 8, pool.input.channels, pool.input.height, pool.input.width,
          pool.size,
          pool.isMaximum ? 1 : 0)
        current = 1 - current
      case .convolution(let layer):
        if let gradient {
          vk_correlate_gradient(
            gradient + layer.weights, gradient + layer.biases, delta, images + step.from * 8, layer.window)
        }
        guard goesOn else { break }
        vk_correlate(
          next, delta, context.weights + layer.weights, nil, layer.kernel * layer.kernel,
          layer.input.channels * layer.kernel * layer.kernel, layer.mirroredWindow, 1)
        current = 1 - current
      case .dense:
        break
      }
    }
    if let target = context.inputGradient {
      vk_separate(
        target + (start + first) * plan.inputSize, laneDelta(current), plan.inputSize, rows(of: group),
        plan.inputSize)
    }
  }

  /// Sets the gradients of the convolutions to zero: unlike the dense ones they are always added to.
  func clearLaneGradient() {
    guard let gradient else { return }
    for step in plan.lanes {
      if case .convolution(let layer) = step.operation {
        let weights = layer.output.channels * layer.input.channels * layer.kernel * layer.kernel
        (gradient + layer.weights).update(repeating: 0, count: weights)
        (gradient + layer.biases).update(repeating: 0, count: layer.output.channels)
      }
    }
  }
}

extension NetworkPlan.Convolution {
  /// The way forward, from the input to the output.
  var window: vk_window {
    vk_window(
      channels: input.channels, height: input.height, width: input.width, filters: output.channels,
      out_height: output.height, out_width: output.width, kernel: kernel, padding: padding)
  }

  /// The way back, from the output's deltas to the input's.
  var mirroredWindow: vk_window {
    vk_window(
      channels: output.channels, height: output.height, width: output.width, filters: input.channels,
      out_height: input.height, out_width: input.width, kernel: kernel, padding: padding)
  }
}
