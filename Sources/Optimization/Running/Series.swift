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
    /// The number of its first iteration.
    public var first: Double
    /// The number of its last iteration.
    public var last: Double
    /// Its smallest number; NaN if one is NaN.
    public var minimum: Double
    /// Its largest number; NaN if one is NaN.
    public var maximum: Double

    /// A bucket from its numbers.
    public init(start: Int, first: Double, last: Double, minimum: Double, maximum: Double) {
      self.start = start
      self.first = first
      self.last = last
      self.minimum = minimum
      self.maximum = maximum
    }

    mutating func drawRoots() {
      first.formSquareRoot()
      last.formSquareRoot()
      minimum.formSquareRoot()
      maximum.formSquareRoot()
    }

    /// Adds the run of numbers that follows.
    mutating func absorb(_ next: Bucket) {
      last = next.last
      if next.minimum < minimum || next.minimum.isNaN { minimum = next.minimum }
      if next.maximum > maximum || next.maximum.isNaN { maximum = next.maximum }
    }
  }

  /// The runs in order; together they hold every iteration once.
  public private(set) var buckets: [Bucket] = []
  /// How many iterations a full bucket holds; a power of two.
  public private(set) var bucketLength = 1
  /// The number of iterations appended.
  public private(set) var count = 0
  /// The most buckets that are kept.
  public let capacity: Int

  /// An empty series that keeps at most `capacity` buckets (at least 2; made even).
  public init(capacity: Int = 16_384) {
    self.capacity = Swift.max(2, capacity + capacity % 2)
  }

  /// Adds the number of the next iteration. NaN is a number like another: it becomes a bucket's extreme.
  public mutating func append(_ value: Double) {
    append(Bucket(start: count, first: value, last: value, minimum: value, maximum: value), count: 1)
  }

  /// Adds the numbers of the next iterations, as `append` does one by one.
  ///
  /// - Parameter areSquares: whether their roots are meant, which are then drawn for what is kept only: a larger
  ///   square has the larger root.
  mutating func append(contentsOf values: UnsafeBufferPointer<Double>, areSquares: Bool = false) {
    var next = 0
    while next < values.count {
      let share = Swift.min(values.count - next, bucketLength - count & (bucketLength - 1))
      let part = UnsafeBufferPointer(rebasing: values[next..<(next + share)])
      let (smallest, largest) = extremes(part)
      var run = Bucket(
        start: count, first: part[0], last: part[share - 1], minimum: smallest, maximum: largest)
      if areSquares { run.drawRoots() }
      append(run, count: share)
      next += share
    }
  }

  /// Adds the same number for the next iterations.
  mutating func append(repeating value: Double, count total: Int) {
    var left = total
    while left > 0 {
      let share = Swift.min(left, bucketLength - count & (bucketLength - 1))
      append(
        Bucket(start: count, first: value, last: value, minimum: value, maximum: value), count: share)
      left -= share
    }
  }

  /// Adds a run of `length` numbers that fits in the bucket that is being filled.
  @inline(__always)
  private mutating func append(_ run: Bucket, count length: Int) {
    // The length is a power of two, so this is the remainder.
    if count & (bucketLength - 1) == 0 {
      // The capacity is even, so that a merge leaves full buckets only.
      if buckets.count == capacity { merge() }
      buckets.append(run)
    } else {
      buckets[buckets.count - 1].absorb(run)
    }
    count += length
  }

  /// Joins neighbours in pairs, in place: a second array for them would be new memory each time.
  private mutating func merge() {
    let count = buckets.count / 2
    for index in 0..<count {
      var bucket = buckets[2 * index]
      bucket.absorb(buckets[2 * index + 1])
      buckets[index] = bucket
    }
    buckets.removeLast(buckets.count - count)
    bucketLength *= 2
  }
}
