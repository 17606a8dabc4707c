/// A data set as the kernels read it: labels as 32-bit numbers, and either the doubles or bytes with a table.
struct Examples: Sendable {
  let count: Int
  let size: Int
  let doubles: [Double]
  let bytes: [UInt8]
  /// What each byte stands for.
  let table: [Double]
  let labels: [Int32]

  /// Up to this many values are made doubles once (32 MB); beyond, bytes stay bytes and are read batch by batch.
  static let expansionLimit = 4_000_000

  init(_ data: DataSet) {
    count = data.count
    size = data.shape.count
    labels = data.labels.map { Int32($0) }
    switch data.storage {
    case .doubles(let values):
      doubles = values
      bytes = []
      table = []
    case .bytes(let values, let divisor):
      let numbers = (0..<256).map { Double($0) / divisor }
      if values.count <= Examples.expansionLimit {
        doubles = values.map { numbers[Int($0)] }
        bytes = []
        table = []
      } else {
        doubles = []
        bytes = values
        table = numbers
      }
    }
  }
}

/// How to do independent pieces of work: `body` is to be called once with each of 0..<count, in any order, on
/// any threads, and all must be done on return. The core has no threads; the command line hands in one that has.
public typealias ConcurrentRunner = @Sendable (_ count: Int, _ body: @Sendable (Int) -> Void) -> Void
