import CVision

/// Labelled images of one shape.
///
/// The numbers are doubles, since costs are compared with other programs' to ten digits and more. Files that
/// hold bytes stay bytes, an eighth of the memory, each read as byte ∕ divisor rounded to the nearest double:
/// the same number as if the doubles had been stored.
public struct DataSet: Sendable, Hashable {
  /// How the values are held.
  public enum Storage: Sendable, Hashable {
    case doubles([Double])
    /// Each value is its byte divided by `divisor`.
    case bytes([UInt8], divisor: Double)
  }

  /// A name for figures and files, such as `digits`.
  public var name: String
  /// The size of each image.
  public let shape: ImageShape
  /// Image after image, each channel by channel, row by row.
  public let storage: Storage
  /// The class of each image, from 0 on.
  public let labels: [Int]
  /// What the labels stand for.
  public let classNames: [String]
  /// What was done to the values, in words, such as `pixels divided by 16`.
  public var normalization: String

  /// The number of images.
  public var count: Int { labels.count }
  /// The number of classes.
  public var classes: Int { classNames.count }

  /// A data set.
  ///
  /// - Throws: `DataSetError` when the number of values is not that of the labelled images, or a label has no
  ///   class name.
  public init(
    name: String, shape: ImageShape, storage: Storage, labels: [Int], classNames: [String],
    normalization: String = "as given"
  ) throws(DataSetError) {
    let found =
      switch storage {
      case .doubles(let values): values.count
      case .bytes(let values, _): values.count
      }
    let (expected, overflow) = labels.count.multipliedReportingOverflow(by: shape.count)
    guard shape.count > 0, !overflow, found == expected else {
      throw .wrongNumberOfValues(found: found, images: labels.count, shape: shape)
    }
    for (index, label) in labels.enumerated() where label < 0 || label >= classNames.count {
      throw .labelWithoutClass(image: index, label: label, classes: classNames.count)
    }
    self.init(
      checked: name, shape: shape, storage: storage, labels: labels, classNames: classNames,
      normalization: normalization)
  }

  /// The fields as they are, of data that were checked or that we made ourselves.
  init(
    checked name: String, shape: ImageShape, storage: Storage, labels: [Int], classNames: [String],
    normalization: String
  ) {
    self.name = name
    self.shape = shape
    self.storage = storage
    self.labels = labels
    self.classNames = classNames
    self.normalization = normalization
  }

  /// A data set of doubles whose classes are called 0, 1, 2, … up to the largest label.
  public init(
    name: String, shape: ImageShape, values: [Double], labels: [Int], classNames: [String]? = nil,
    normalization: String = "as given"
  ) throws(DataSetError) {
    try self.init(
      name: name, shape: shape, storage: .doubles(values), labels: labels,
      classNames: classNames ?? DataSet.numberedClasses(labels), normalization: normalization)
  }

  /// The class names `0`, `1`, … up to the largest label.
  public static func numberedClasses(_ labels: [Int]) -> [String] {
    (0..<max(0, (labels.max() ?? -1) + 1)).map { "\($0)" }
  }

  /// Image `index`.
  public func image(_ index: Int) -> Image {
    var image = Image(shape: shape)
    image.values = values(index)
    return image
  }

  /// The values of image `index`.
  public func values(_ index: Int) -> [Double] {
    let range = index * shape.count..<(index + 1) * shape.count
    switch storage {
    case .doubles(let values): return Array(values[range])
    case .bytes(let bytes, let divisor): return bytes[range].map { Double($0) / divisor }
    }
  }

  /// The images at `indices`, in that order.
  public func subset(_ indices: [Int], name: String? = nil) -> DataSet {
    let size = shape.count
    let chosen: Storage
    switch storage {
    case .doubles(let values):
      var kept: [Double] = []
      kept.reserveCapacity(indices.count * size)
      for index in indices { kept.append(contentsOf: values[index * size..<(index + 1) * size]) }
      chosen = .doubles(kept)
    case .bytes(let bytes, let divisor):
      var kept: [UInt8] = []
      kept.reserveCapacity(indices.count * size)
      for index in indices { kept.append(contentsOf: bytes[index * size..<(index + 1) * size]) }
      chosen = .bytes(kept, divisor: divisor)
    }
    return DataSet(trusted: self, name: name, storage: chosen, labels: indices.map { labels[$0] })
  }

  /// The first `count` images, or all when there are fewer.
  public func first(_ count: Int) -> DataSet {
    count >= self.count ? self : subset(Array(0..<max(0, count)))
  }

  /// How many images each class has.
  public var classCounts: [Int] {
    var counts = [Int](repeating: 0, count: classes)
    for label in labels { counts[label] += 1 }
    return counts
  }

  /// A part or a rescaling of a data set that was checked already.
  init(
    trusted other: DataSet, name: String? = nil, storage: Storage, labels: [Int], normalization: String? = nil
  ) {
    self.init(
      checked: name ?? other.name, shape: other.shape, storage: storage, labels: labels,
      classNames: other.classNames, normalization: normalization ?? other.normalization)
  }
}

/// What can be wrong with a data set.
public enum DataSetError: Error, Sendable, Hashable {
  case wrongNumberOfValues(found: Int, images: Int, shape: ImageShape)
  case labelWithoutClass(image: Int, label: Int, classes: Int)
  case emptyPart(String)

  /// One sentence.
  public var message: String {
    switch self {
    case .wrongNumberOfValues(let found, let images, let shape):
      "\(images) images of \(shape.text) have \(images * shape.count) values, but there are \(found)"
    case .labelWithoutClass(let image, let label, let classes):
      "image \(image + 1) has the label \(label), but the \(classes) classes are numbered 0 to \(classes - 1)"
    case .emptyPart(let part):
      "the \(part) part of the data is empty"
    }
  }
}
