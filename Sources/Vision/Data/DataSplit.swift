import Calculus

/// How a data set is divided into examples to train on and examples held out.
public enum DataSplit: Sendable, Hashable {
  /// The same share of every class is held out, chosen by seed; both parts keep the order of the data. A class
  /// with at least two images has at least one on each side.
  case stratified(testShare: Double, seed: UInt64)
  /// The first so many are for training, the rest are held out.
  case first(training: Int)
}

extension DataSet {
  /// Training and held-out examples.
  ///
  /// - Throws: `DataSetError.emptyPart` if nothing is left to train on or to test with.
  public func split(_ split: DataSplit) throws(DataSetError) -> (training: DataSet, test: DataSet) {
    var isTest = [Bool](repeating: false, count: count)
    switch split {
    case .first(let training):
      for index in max(0, min(training, count))..<count { isTest[index] = true }
    case .stratified(let share, let seed):
      var generator = RandomGenerator(seed: seed)
      var members = [[Int]](repeating: [], count: classes)
      for (index, label) in labels.enumerated() { members[label].append(index) }
      for var indices in members {
        generator.shuffle(&indices)
        let wanted = Int((Double(indices.count) * max(0, min(1, share))).rounded())
        let number = indices.count < 2 || share <= 0 ? 0 : max(1, min(wanted, indices.count - 1))
        for index in indices.prefix(number) { isTest[index] = true }
      }
    }
    let training = (0..<count).filter { !isTest[$0] }
    let test = (0..<count).filter { isTest[$0] }
    if training.isEmpty { throw .emptyPart("training") }
    if test.isEmpty { throw .emptyPart("test") }
    return (subset(training), subset(test))
  }
}
