import Vision

/// The format of MNIST (Y. LeCun, C. Cortes, C. Burges, The MNIST database): two zeros, the kind of number
/// (8: byte), the number of dimensions, each dimension as four bytes from the highest, then the numbers.
enum IDXFile {
  static func isImages(_ name: String) -> Bool { name.contains("images") && name.contains("idx3") }
  static func isTest(_ name: String) -> Bool { name.contains("t10k") || name.contains("test") }

  /// The images of a file with the labels of the file beside it, and the test part where that is there too.
  static func readSet(_ path: String, _ reading: DataReading) throws(ImageFileError) -> LoadedData {
    let data = try readPart(path, reading)
    let (folder, name) = parent(of: path)
    guard name.contains("train") else { return LoadedData(data: data) }
    let test = folderEntries(folder).first { isImages($0) && isTest($0) }
    guard let test else { return LoadedData(data: data) }
    return LoadedData(data: data, test: try readPart("\(folder)/\(test)", reading))
  }

  private static func readPart(_ path: String, _ reading: DataReading) throws(ImageFileError) -> DataSet {
    let (sizes, pixels) = try read(path, dimensions: 3, limits: reading.limits)
    let shape = ImageShape(height: sizes[1], width: sizes[2])
    let labelsPath = try labelsFile(beside: path)
    let (counts, labels) = try read(labelsPath, dimensions: 1, limits: reading.limits)
    guard counts[0] == sizes[0] else {
      throw ImageFileError(
        path: labelsPath,
        .format(found: "holds \(counts[0]) labels", expected: "\(path) holds \(sizes[0]) images"))
    }
    let divisor = reading.divisor ?? 255
    return try makeDataSet(
      path: path, shape: shape, storage: .bytes(pixels, divisor: divisor), labels: labels.map(Int.init),
      classNames: DataSet.numberedClasses(labels.map(Int.init)), divisor: divisor)
  }

  /// The sizes and the bytes of a file.
  static func read(_ path: String, dimensions: Int, limits: ImageLimits) throws(ImageFileError) -> (
    sizes: [Int], bytes: [UInt8]
  ) {
    let head = 4 + 4 * dimensions
    // A packed file whose head is wrong, or that goes on for ever, is not unpacked to its end.
    let bytes = try FileBytes.readUnpacked(path, limits: limits) { bytes in
      guard bytes.count >= head else { return false }
      guard bytes[0] == 0, bytes[1] == 0, bytes[2] == 8, bytes[3] == dimensions else { return true }
      let needed = statedSizes(in: bytes, dimensions: dimensions).reduce(1) {
        $0.multipliedReportingOverflow(by: $1).0
      }
      return needed < 0 || needed > limits.values || bytes.count > head + needed
    }
    guard bytes.count >= 4, bytes[0] == 0, bytes[1] == 0 else {
      throw ImageFileError(
        path: path, place: .offset(0),
        .format(found: "is no IDX file", expected: "it begins with two zero bytes"))
    }
    guard bytes[2] == 8 else {
      throw ImageFileError(
        path: path, place: .offset(2),
        .format(found: "the kind of numbers is \(bytes[2])", expected: "8, bytes, is what can be read"))
    }
    guard bytes[3] == dimensions else {
      throw ImageFileError(
        path: path, place: .offset(3),
        .format(
          found: "there are \(bytes[3]) dimensions",
          expected: "images have 3 and labels 1; here it is \(dimensions)"))
    }
    guard bytes.count >= head else {
      throw ImageFileError(path: path, .truncated(needed: head, found: bytes.count))
    }
    let sizes = statedSizes(in: bytes, dimensions: dimensions)
    guard sizes[0] > 0 else { throw ImageFileError(path: path, .empty(expected: "it states 0 examples")) }
    let shape =
      dimensions == 3 ? ImageShape(height: sizes[1], width: sizes[2]) : ImageShape(height: 1, width: 1)
    try checkSize(images: sizes[0], shape: shape, path: path, limits: limits)
    let needed = head + sizes[0] * shape.count
    guard bytes.count >= needed else {
      throw ImageFileError(path: path, .truncated(needed: needed, found: bytes.count))
    }
    guard bytes.count == needed else {
      throw ImageFileError(path: path, .longer(needed: needed, found: bytes.count))
    }
    return (sizes, Array(bytes[head...]))
  }

  /// The dimensions that a head states; the bytes must hold it.
  private static func statedSizes(in bytes: [UInt8], dimensions: Int) -> [Int] {
    (0..<dimensions).map { index in (0..<4).reduce(0) { $0 << 8 | Int(bytes[4 + 4 * index + $1]) } }
  }

  /// `…labels-idx1…` beside `…images-idx3…`, packed or not.
  private static func labelsFile(beside path: String) throws(ImageFileError) -> String {
    let (folder, name) = parent(of: path)
    let wanted = replaced(replaced(name, "images", "labels"), "idx3", "idx1")
    let plain = wanted.hasSuffix(".gz") ? String(wanted.dropLast(3)) : wanted
    let names = folderEntries(folder)
    guard wanted != name, let found = [wanted, plain, plain + ".gz"].first(where: names.contains) else {
      throw ImageFileError(
        path: path,
        .format(found: "there are no labels beside it", expected: "they should stand in \(folder)/\(wanted)"))
    }
    return "\(folder)/\(found)"
  }

  private static func replaced(_ text: String, _ old: String, _ new: String) -> String {
    text.split(separator: old, omittingEmptySubsequences: false).joined(separator: new)
  }

  private static func parent(of path: String) -> (folder: String, name: String) {
    guard let slash = path.lastIndex(of: "/") else { return (".", path) }
    return (String(path[..<slash]), String(path[path.index(after: slash)...]))
  }
}
