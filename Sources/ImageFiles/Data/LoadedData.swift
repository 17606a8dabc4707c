import Vision

/// A data set read from files, and the files that were left out.
public struct LoadedData: Sendable {
  /// The examples.
  public var data: DataSet
  /// Those that the files themselves set apart for testing, where they do.
  public var test: DataSet?
  /// What was skipped, each with its reason.
  public var skipped: [ImageFileError]

  init(data: DataSet, test: DataSet? = nil, skipped: [ImageFileError] = []) {
    self.data = data
    self.test = test
    self.skipped = skipped
  }
}

/// How data are read. What is not stated is taken from the files.
public struct DataReading: Sendable, Hashable {
  /// The size to which pictures are scaled, or that rows of numbers have.
  public var shape: ImageShape?
  /// Where the label stands in a row of numbers.
  public var label: LabelPosition
  /// What pixel values are divided by, such as 255.
  public var divisor: Double?
  /// Whether a broken picture is left out and named, or refuses the whole set.
  public var skipsBroken: Bool
  /// What a file may hold.
  public var limits: ImageLimits

  /// Where the label stands in a row.
  public enum LabelPosition: Sendable, Hashable {
    /// Where the heading says `label`, `class`, `target` or `y`, the first of these that it has; else first.
    case automatic
    case first
    case last
  }

  /// Everything from the files, broken pictures refused.
  public init(
    shape: ImageShape? = nil, label: LabelPosition = .automatic, divisor: Double? = nil,
    skipsBroken: Bool = false,
    limits: ImageLimits = ImageLimits()
  ) {
    self.shape = shape
    self.label = label
    self.divisor = divisor
    self.skipsBroken = skipsBroken
    self.limits = limits
  }
}

/// Reads labelled images from a path, whose kind its content tells:
///
/// - a folder of class folders with PNG or JPEG pictures;
/// - a folder with the files of MNIST, or one of its image files (IDX, also `.gz`), the labels beside it;
/// - a folder with the batches of CIFAR-10 (binary version), or one of them;
/// - a text file of numbers, a row for each image (CSV, also `.gz`).
///
/// Throws an error that names file and place.
public func readDataSet(_ path: String, _ reading: DataReading = DataReading()) throws(ImageFileError)
  -> LoadedData
{
  if isFolder(path) {
    let names = folderEntries(path)
    if let images = names.first(where: { IDXFile.isImages($0) && !IDXFile.isTest($0) }) {
      return try IDXFile.readSet("\(path)/\(images)", reading)
    }
    if names.contains(where: CIFARFile.isTraining) { return try CIFARFile.readFolder(path, reading) }
    return try ClassFolders.read(path, reading)
  }
  let name = path.split(separator: "/").last.map(String.init) ?? path
  let isIDX = { (bytes: [UInt8]) in bytes.count >= 4 && bytes[0] == 0 && bytes[1] == 0 && bytes[3] == 3 }
  let bytes = try FileBytes.readUnpacked(path, limits: reading.limits, enough: isIDX)
  if isIDX(bytes) {
    return try IDXFile.readSet(path, reading)
  }
  if name.hasSuffix(".bin") || name.hasSuffix(".bin.gz") { return try CIFARFile.read([path], reading) }
  return LoadedData(data: try CSVImages.parse(bytes, path: path, reading))
}

/// The name of a data set from its path: the last part without its endings.
func dataSetName(_ path: String) -> String {
  let last = path.split(separator: "/").last.map(String.init) ?? path
  return last.split(separator: ".").first.map(String.init) ?? last
}

/// A data set of pixels divided by `divisor`, which its words tell; an error of its own checks becomes one of the file.
func makeDataSet(
  path: String, shape: ImageShape, storage: DataSet.Storage, labels: [Int], classNames: [String],
  divisor: Double
) throws(ImageFileError) -> DataSet {
  do throws(DataSetError) {
    return try DataSet(
      name: dataSetName(path), shape: shape, storage: storage, labels: labels, classNames: classNames,
      normalization: divisor == 1 ? "as given" : "pixels divided by \(wholeText(divisor))")
  } catch {
    throw ImageFileError(path: path, .damaged(error.message))
  }
}

/// Throws where a set of this size is over the limits.
func checkSize(images: Int, shape: ImageShape, path: String, limits: ImageLimits) throws(ImageFileError) {
  guard images <= limits.images else {
    throw ImageFileError(
      path: path, .tooLarge(what: "the number of images", value: images, limit: limits.images))
  }
  // Each factor first, so that the product cannot overflow.
  for side in [shape.height, shape.width, shape.channels] where side < 1 || side > 65_535 {
    throw ImageFileError(
      path: path,
      .format(found: "images of \(shape.text) pixels", expected: "sides from 1 to 65535 are possible"))
  }
  let perImage = shape.count
  guard images == 0 || perImage <= limits.values / images else {
    let value = images.multipliedReportingOverflow(by: perImage)
    throw ImageFileError(
      path: path,
      .tooLarge(
        what: "the number of pixel values", value: value.overflow ? Int.max : value.partialValue,
        limit: limits.values))
  }
}
