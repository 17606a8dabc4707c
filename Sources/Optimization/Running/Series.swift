/// A number at every iteration of a run, kept in bounded memory: runs of equal length, each with its exact
/// first, last, smallest and largest number, so that no spike is lost however long the run is.
///
/// While there are at most `capacity` numbers a bucket is one number and the series is exact; past that,
/// neighbouring buckets are merged in pairs. Appending takes amortised constant time.
public struct Series: Sendable, Hashable {
  /// A run of neighbouring iterations.
  public struct Bucket: Sendable, Hashable {
    /// The iteration of its first number.
    public var start: Int
    public var first: Double
    public var last: Double
    public var minimum: Double
    public var maximum: Double

    public init(start: Int, first: Double, last: Double, minimum: Double, maximum: Double) {
      self.start = start
      self.first = first
      self.last = last
      self.minimum = minimum
      self.maximum = maximum
    }
  }

  public private(set) var buckets: [Bucket] = []
  /// How many iterations a full bucket holds; a power of two.
  public private(set) var bucketLength = 1
  /// The number of iterations appended.
  public private(set) var count = 0
  public let capacity: Int

  /// An empty series that keeps at most `capacity` buckets (at least 2; made even).
  public init(capacity: Int = 16_384) {
    self.capacity = Swift.max(2, capacity + capacity % 2)
  }

  /// Adds the number of the next iteration. NaN is a number like another: it becomes a bucket's extreme.
  public mutating func append(_ value: Double) {
    // The length is a power of two, so this is the remainder.
    if count & (bucketLength - 1) == 0 {
      if buckets.count == capacity {
        merge()
        append(value)
        return
      }
      buckets.append(Bucket(start: count, first: value, last: value, minimum: value, maximum: value))
    } else {
      let index = buckets.count - 1
      buckets[index].last = value
      if value < buckets[index].minimum || value.isNaN { buckets[index].minimum = value }
      if value > buckets[index].maximum || value.isNaN { buckets[index].maximum = value }
    }
    count += 1
  }

  /// Adds the numbers of the next iterations, as `append` does one by one.
  mutating func append(contentsOf values: Slice<UnsafeMutableBufferPointer<Double>>) {
    var next = values.startIndex
    while next < values.endIndex {
      let inBucket = count & (bucketLength - 1)
      let share = Swift.min(values.endIndex, next + bucketLength - inBucket)
      if inBucket == 0 || share == next + 1 {
        append(values[next])
        next += 1
        continue
      }
      var bucket = buckets[buckets.count - 1]
      for index in next..<share {
        let value = values[index]
        if value < bucket.minimum || value.isNaN { bucket.minimum = value }
        if value > bucket.maximum || value.isNaN { bucket.maximum = value }
      }
      bucket.last = values[share - 1]
      buckets[buckets.count - 1] = bucket
      count += share - next
      next = share
    }
  }

  private mutating func merge() {
    var merged: [Bucket] = []
    merged.reserveCapacity(capacity)
    for index in stride(from: 0, to: buckets.count - 1, by: 2) {
      var bucket = buckets[index]
      let next = buckets[index + 1]
      bucket.last = next.last
      if next.minimum < bucket.minimum || next.minimum.isNaN { bucket.minimum = next.minimum }
      if next.maximum > bucket.maximum || next.maximum.isNaN { bucket.maximum = next.maximum }
      merged.append(bucket)
    }
    buckets = merged
    bucketLength *= 2
  }
}
