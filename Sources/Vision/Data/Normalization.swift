extension DataSet {
  /// Mean and standard deviation of each channel over all images and pixels.
  public var channelStatistics: [(mean: Double, deviation: Double)] {
    let plane = shape.height * shape.width
    return (0..<shape.channels).map { channel in
      // Two passes: the mean first, so that the squares are of small numbers.
      var sum = 0.0
      forEachValue(ofChannel: channel) { sum += $0 }
      let number = Double(max(1, count * plane))
      let mean = sum / number
      var squares = 0.0
      forEachValue(ofChannel: channel) { squares += ($0 - mean) * ($0 - mean) }
      return (mean, (squares / number).squareRoot())
    }
  }

  private func forEachValue(ofChannel channel: Int, _ body: (Double) -> Void) {
    let plane = shape.height * shape.width
    for image in 0..<count {
      let start = image * shape.count + channel * plane
      switch storage {
      case .doubles(let values): for index in start..<start + plane { body(values[index]) }
      case .bytes(let bytes, let divisor):
        for index in start..<start + plane { body(Double(bytes[index]) / divisor) }
      }
    }
  }

  /// The data with the mean of each channel subtracted and divided by its deviation; a channel that does not vary
  /// is only shifted. Bytes become doubles, eight times the memory.
  public func standardized(by statistics: [(mean: Double, deviation: Double)]) -> DataSet {
    let plane = shape.height * shape.width
    var values: [Double] = []
    values.reserveCapacity(count * shape.count)
    for image in 0..<count {
      let own = self.values(image)
      for channel in 0..<shape.channels {
        let (mean, deviation) = channel < statistics.count ? statistics[channel] : (0, 1)
        let scale = deviation > 0 ? deviation : 1
        for index in channel * plane..<(channel + 1) * plane { values.append((own[index] - mean) / scale) }
      }
    }
    return DataSet(
      trusted: self, storage: .doubles(values), labels: labels,
      normalization:
        "each channel less its mean, divided by its standard deviation, both of the training images")
  }
}
