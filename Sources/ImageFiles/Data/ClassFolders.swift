import Vision

/// A folder whose folders are the classes, named by them, with PNG and JPEG pictures of any size.
enum ClassFolders {
  static func read(_ path: String, _ reading: DataReading) throws(ImageFileError) -> LoadedData {
    let classes = folderEntries(path).filter { isFolder("\(path)/\($0)") }
    guard classes.count >= 2 else {
      let found = classes.isEmpty ? "holds no folders" : "holds one folder, \(classes[0])"
      throw ImageFileError(
        path: path,
        .format(found: found, expected: "two or more are needed, one for each class, with its pictures"))
    }
    guard classes.count <= reading.limits.classes else {
      throw ImageFileError(
        path: path,
        .tooLarge(what: "the number of classes", value: classes.count, limit: reading.limits.classes))
    }
    let files = classes.enumerated().flatMap { label, name in
      folderEntries("\(path)/\(name)").filter { !isFolder("\(path)/\(name)/\($0)") }
        .map { (label: label, path: "\(path)/\(name)/\($0)") }
    }
    var shape = reading.shape
    if let shape { try checkSize(images: files.count, shape: shape, path: path, limits: reading.limits) }
    var labels: [Int] = []
    var pixels: [UInt8] = []
    var skipped: [ImageFileError] = []
    for file in files {
      do throws(ImageFileError) {
        let picture = try Picture(contentsOf: file.path, limits: reading.limits)
        // Where no size is stated, all are scaled to the first one's, no larger than 64 pixels a side.
        let target = shape ?? firstShape(of: picture)
        if shape == nil {
          try checkSize(images: files.count, shape: target, path: path, limits: reading.limits)
          shape = target
        }
        pixels += picture.planes(width: target.width, height: target.height, channels: target.channels)
        labels.append(file.label)
      } catch {
        guard reading.skipsBroken else { throw error }
        skipped.append(error)
      }
    }
    guard let shape, !labels.isEmpty else {
      throw ImageFileError(path: path, .empty(expected: "PNG or JPEG pictures are needed in its folders"))
    }
    let filled = Set(labels)
    for (label, name) in classes.enumerated() where !filled.contains(label) {
      throw ImageFileError(
        path: "\(path)/\(name)", .empty(expected: "each class needs a picture, or no folder"))
    }
    let divisor = reading.divisor ?? 255
    let data = try makeDataSet(
      path: path, shape: shape, storage: .bytes(pixels, divisor: divisor), labels: labels,
      classNames: classes, divisor: divisor)
    return LoadedData(data: data, skipped: skipped)
  }

  private static func firstShape(of picture: Picture) -> ImageShape {
    let factor = min(1, 64 / Double(max(picture.width, picture.height)))
    return ImageShape(
      height: max(1, Int((Double(picture.height) * factor).rounded())),
      width: max(1, Int((Double(picture.width) * factor).rounded())), channels: 3)
  }
}
