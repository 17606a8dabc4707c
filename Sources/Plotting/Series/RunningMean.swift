/// The mean of each value and those before it, up to `window` values in all: noise becomes a line.
///
/// The window ends at the value: no mean knows what comes later, and the last is one of as many values as any other.
/// Only at the beginning it holds what there is. Values that are not finite are passed over; where a window holds none,
/// the mean is NaN. Time is linear in the values whatever the window.
public func runningMean(_ values: [Double], window: Int) -> [Double] {
  guard window > 1, !values.isEmpty else { return values }
  var (sum, count) = (0.0, 0)
  var result: [Double] = []
  result.reserveCapacity(values.count)
  for (index, value) in values.enumerated() {
    if value.isFinite { (sum, count) = (sum + value, count + 1) }
    if index >= window {
      let left = values[index - window]
      if left.isFinite { (sum, count) = (sum - left, count - 1) }
    }
    // Adding and taking away leaves rounding behind, and all of a huge value's neighbours: begin afresh often.
    if index % 256 == 0 || abs(sum) > 1e200 || !sum.isFinite {
      (sum, count) = (0, 0)
      for value in values[max(0, index - window + 1)...index] where value.isFinite {
        (sum, count) = (sum + value, count + 1)
      }
    }
    result.append(count > 0 ? sum / Double(count) : .nan)
  }
  return result
}
