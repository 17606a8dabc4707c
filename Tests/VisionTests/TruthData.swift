import Foundation
import TestSupport
import Vision

/// The data sets that the reference numbers speak of.
enum TruthData {
  /// The first rows of the digits, pixels divided by 16.
  static func digits(_ rows: Int = 1797) throws -> DataSet {
    let all = try digitTable.get()
    let values = all.values.prefix(rows * 64).map { $0 / 16 }
    return try DataSet(
      name: "digits", shape: ImageShape(height: 8, width: 8), values: Array(values),
      labels: Array(all.labels.prefix(rows)), classNames: (0..<10).map { "\($0)" },
      normalization: "pixels divided by 16")
  }

  static func named(_ name: String, rows: Int) throws -> DataSet {
    switch name {
    case "digits": return try digits(rows)
    case "stripes": return DataSet.stripes(count: rows)
    case "spots": return DataSet.spots(count: rows)
    default: throw UnknownData(name: name)
    }
  }

  struct UnknownData: Error { var name: String }

  private static let digitTable = Result { try readDigits() }

  private static func readDigits() throws -> (values: [Double], labels: [Int]) {
    let file = Truth.packageFolder.appendingPathComponent("Lessons/data/digits.csv.gz")
    let gzip = Process()
    gzip.executableURL = URL(fileURLWithPath: "/bin/gzip")
    gzip.arguments = ["-dc", file.path]
    let pipe = Pipe()
    gzip.standardOutput = pipe
    try gzip.run()
    let text = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    gzip.waitUntilExit()
    var values: [Double] = []
    var labels: [Int] = []
    for line in text.split(separator: "\n").dropFirst() {
      let fields = line.split(separator: ",").compactMap { Int($0) }
      labels.append(fields[0])
      values.append(contentsOf: fields.dropFirst().map { Double($0) })
    }
    return (values, labels)
  }
}

extension TruthData {
  /// Petal length and width of the iris flowers.
  static func irisPetals() throws -> (x: [Double], y: [Double]) {
    let file = Truth.packageFolder.appendingPathComponent("Lessons/data/iris_petal.csv")
    let rows = try String(contentsOf: file, encoding: .utf8).split(separator: "\n").dropFirst().map { line in
      line.split(separator: ",").compactMap { Double($0) }
    }
    return (rows.map { $0[0] }, rows.map { $0[1] })
  }
}
