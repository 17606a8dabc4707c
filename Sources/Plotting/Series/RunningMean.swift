/// The mean of each value and its neighbours, up to `window` values in all: noise becomes a line.
///
/// The window is centred and shrinks evenly at both ends, so that neither end is pulled towards the middle.
/// Values that are not finite are passed over; where a window holds none, the mean is NaN. Time is linear in
/// the values whatever the window.
public func runningMean(_ values: [Double], window: Int) -> [Double] {
  guard window > 1, !values.isEmpty else { return values }
  let half = min((window - 1) / 2, values.count - 1)
  var (sum, count) = (0.0, 0)
  var (low, high) = (0, -1)
  var result: [Double] = []
  result.reserveCapacity(values.count)
  for index in values.indices {
    let reach = min(half, index, values.count - 1 - index)
    while high < index + reach {
      high += 1
      if values[high].isFinite { (sum, count) = (sum + values[high], count + 1) }
    }
    while low < index - reach {
      if values[low].isFinite { (sum, count) = (sum - values[low], count - 1) }
      low += 1
    }
    // At the end the window shrinks from both sides.
    while high > index + reach {
      if values[high].isFinite { (sum, count) = (sum - values[high], count - 1) }
      high -= 1
    }
    // Adding and taking away leaves rounding behind, and all of a huge value's neighbours: begin afresh often.
    if index % 256 == 0 || abs(sum) > 1e200 || !sum.isFinite {
      (sum, count) = (0, 0)
      for value in values[low...high] where value.isFinite { (sum, count) = (sum + value, count + 1) }
    }
    result.append(count > 0 ? sum / Double(count) : .nan)
  }
  return result
}
