import Vision

/// The binary version of CIFAR-10 (A. Krizhevsky, Learning Multiple Layers of Features from Tiny Images, 2009):
/// for each image a byte for the class and 3 × 32 × 32 bytes, red, green, blue, row by row.
enum CIFARFile {
  private static let shape = ImageShape(height: 32, width: 32, channels: 3)
  private static let classNames = [
    "airplane", "automobile", "bird", "cat", "deer", "dog", "frog", "horse", "ship", "truck",
  ]

  static func isTraining(_ name: String) -> Bool { name.hasPrefix("data_batch_") && name.hasSuffix(".bin") }

  /// All training batches of a folder, and the test batch where it is there.
  static func readFolder(_ path: String, _ reading: DataReading) throws(ImageFileError) -> LoadedData {
    let names = folderEntries(path)
    var loaded = try read(names.filter(isTraining).map { "\(path)/\($0)" }, reading)
    loaded.data.name = "cifar-10"
    if names.contains("test_batch.bin") {
      loaded.test = try read(["\(path)/test_batch.bin"], reading).data
      loaded.test?.name = "cifar-10 test"
    }
    return loaded
  }

  /// The records of some files, one after the other.
  static func read(_ paths: [String], _ reading: DataReading) throws(ImageFileError) -> LoadedData {
    var labels: [Int] = []
    var pixels: [UInt8] = []
    let record = 1 + shape.count
    for path in paths {
      let bytes = try FileBytes.readUnpacked(path, limits: reading.limits)
      guard !bytes.isEmpty else {
        throw ImageFileError(path: path, .empty(expected: "records of \(record) bytes are needed"))
      }
      let count = bytes.count / record
      guard bytes.count == count * record else {
        throw ImageFileError(
          path: path, place: .offset(count * record),
          .format(
            found: "a record of \(bytes.count - count * record) bytes",
            expected: "each has \(record): the class, then 3 × 32 × 32 bytes"))
      }
      try checkSize(images: labels.count + count, shape: shape, path: path, limits: reading.limits)
      pixels.reserveCapacity(pixels.count + count * shape.count)
      for index in 0..<count {
        let start = index * record
        guard bytes[start] < classNames.count else {
          throw ImageFileError(
            path: path, place: .offset(start),
            .format(
              found: "image \(index + 1) is of class \(bytes[start])", expected: "classes go from 0 to 9"))
        }
        labels.append(Int(bytes[start]))
        pixels += bytes[(start + 1)..<(start + record)]
      }
    }
    let divisor = reading.divisor ?? 255
    let data = try makeDataSet(
      path: paths.first ?? "cifar-10", shape: shape, storage: .bytes(pixels, divisor: divisor),
      labels: labels,
      classNames: classNames, divisor: divisor)
    return LoadedData(data: data)
  }
}
