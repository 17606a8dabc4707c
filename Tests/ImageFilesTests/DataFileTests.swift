import Foundation
import Testing
import Vision

@testable import ImageFiles

/// A folder of files for one test.
final class Folder {
  let path: String

  init() throws {
    path = NSTemporaryDirectory() + "descent-data-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  @discardableResult func write(_ name: String, _ bytes: [UInt8]) throws -> String {
    let url = URL(fileURLWithPath: "\(path)/\(name)")
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(bytes).write(to: url)
    return "\(path)/\(name)"
  }

  @discardableResult func write(_ name: String, _ text: String) throws -> String {
    try write(name, Array(text.utf8))
  }

  /// Packs a file by the program gzip.
  func pack(_ name: String) throws {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/gzip")
    process.arguments = ["-n", "\(path)/\(name)"]
    try process.run()
    process.waitUntilExit()
  }
}

@Suite struct DataFileTests {
  private func message(_ body: () throws -> Void) -> String {
    do {
      try body()
      return "no error"
    } catch {
      return (error as? ImageFileError)?.message ?? "another error: \(error)"
    }
  }

  // MARK: IDX

  private func idx(_ sizes: [Int], _ bytes: [UInt8]) -> [UInt8] {
    [0, 0, 8, UInt8(sizes.count)] + sizes.flatMap { bigEndian(UInt32($0)) } + bytes
  }

  @Test(arguments: [false, true]) func mnist(packed: Bool) throws {
    let folder = try Folder()
    try folder.write("train-images-idx3-ubyte", idx([3, 2, 2], Array(0..<12)))
    try folder.write("train-labels-idx1-ubyte", idx([3], [1, 0, 2]))
    try folder.write("t10k-images-idx3-ubyte", idx([1, 2, 2], [9, 8, 7, 6]))
    try folder.write("t10k-labels-idx1-ubyte", idx([1], [2]))
    if packed {
      for name in ["train-images-idx3-ubyte", "train-labels-idx1-ubyte", "t10k-images-idx3-ubyte"] {
        try folder.pack(name)
      }
    }
    for path in [folder.path, folder.path + "/train-images-idx3-ubyte" + (packed ? ".gz" : "")] {
      let loaded = try readDataSet(path)
      #expect(loaded.data.count == 3)
      #expect(loaded.data.shape == ImageShape(height: 2, width: 2))
      #expect(loaded.data.labels == [1, 0, 2])
      #expect(loaded.data.values(1) == [4, 5, 6, 7].map { $0 / 255 })
      #expect(loaded.test?.labels == [2])
      #expect(loaded.data.normalization == "pixels divided by 255")
    }
  }

  @Test func brokenIDX() throws {
    let folder = try Folder()
    let images = try folder.write("a-images-idx3-ubyte", idx([3, 2, 2], Array(0..<11)))
    #expect(
      message { _ = try readDataSet(images) }.contains("ends early: 28 bytes are needed and 27 are there"))
    try folder.write("a-images-idx3-ubyte", idx([3, 2, 2], Array(0..<13)))
    #expect(message { _ = try readDataSet(images) }.contains("goes on after its end"))
    try folder.write("a-images-idx3-ubyte", idx([1 << 31, 1 << 15, 1 << 15], []))
    #expect(message { _ = try readDataSet(images) }.contains("the number of images is 2147483648"))
    try folder.write("a-images-idx3-ubyte", idx([1 << 20, 1 << 15, 1 << 15], []))
    #expect(message { _ = try readDataSet(images) }.contains("more than the limit"))
    try folder.write("a-images-idx3-ubyte", idx([3, 2, 2], Array(0..<12)))
    #expect(message { _ = try readDataSet(images) }.contains("there are no labels beside it"))
    try folder.write("a-labels-idx1-ubyte", idx([2], [0, 1]))
    #expect(message { _ = try readDataSet(images) }.contains("a-labels-idx1-ubyte: holds 2 labels"))
    var wrong = idx([3, 2, 2], Array(0..<12))
    wrong[2] = 13
    try folder.write("a-images-idx3-ubyte", wrong)
    #expect(message { _ = try readDataSet(images) }.contains("byte 2: the kind of numbers is 13; 8, bytes"))
  }

  @Test func packedIDXThatGoesOnIsNotUnpacked() throws {
    let folder = try Folder()
    try folder.write("a-images-idx3-ubyte", idx([3, 2, 2], [UInt8](repeating: 0, count: 5_000_000)))
    try folder.pack("a-images-idx3-ubyte")
    var reading = DataReading()
    reading.limits.bytes = 1_000_000
    // The limit is never reached: the head tells that it is too long.
    #expect(
      message { _ = try readDataSet(folder.path + "/a-images-idx3-ubyte.gz", reading) }.contains(
        "goes on after its end: 28 bytes are expected"))
  }

  // MARK: Compression

  @Test func bombsAndBrokenArchives() throws {
    let folder = try Folder()
    try folder.write("zeros.csv", [UInt8](repeating: UInt8(ascii: "0"), count: 5_000_000))
    try folder.pack("zeros.csv")
    let path = folder.path + "/zeros.csv.gz"
    var reading = DataReading()
    reading.limits.bytes = 1_000_000
    #expect(message { _ = try readDataSet(path, reading) }.contains("the unpacked size in bytes is"))
    let whole = [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))
    try folder.write("cut.csv.gz", Array(whole[..<(whole.count / 2)]))
    #expect(
      message { _ = try readDataSet(folder.path + "/cut.csv.gz") }.contains("the compressed data end early"))
    try folder.write("bad.csv.gz", [0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3, 0xff, 0xff, 0xff])
    #expect(message { _ = try readDataSet(folder.path + "/bad.csv.gz") }.contains("not valid gzip"))
    try folder.write("big.csv", [UInt8](repeating: 48, count: 2_000_000))
    #expect(
      message { _ = try readDataSet(folder.path + "/big.csv", reading) }.contains(
        "the size in bytes is 2000000"))
  }

  // MARK: CIFAR-10

  @Test func cifar() throws {
    let folder = try Folder()
    let record = [UInt8(3)] + (0..<3072).map { UInt8(truncatingIfNeeded: $0 / 1024 * 100 + $0 % 7) }
    try folder.write("data_batch_1.bin", record + [9] + record.dropFirst())
    try folder.write("data_batch_2.bin", record)
    try folder.write("test_batch.bin", record)
    let loaded = try readDataSet(folder.path)
    #expect(loaded.data.labels == [3, 9, 3])
    #expect(loaded.test?.count == 1)
    #expect(loaded.data.classNames[3] == "cat")
    #expect(loaded.data.image(0)[2, 0, 1] == 205.0 / 255)
    try folder.write("data_batch_2.bin", Array(record.dropLast()))
    #expect(
      message { _ = try readDataSet(folder.path) }.contains(
        "data_batch_2.bin, byte 0: a record of 3072 bytes; each has 3073"))
    try folder.write("data_batch_2.bin", [10] + record.dropFirst())
    #expect(message { _ = try readDataSet(folder.path) }.contains("image 1 is of class 10"))
  }

  // MARK: Rows of numbers

  @Test func rows() throws {
    let folder = try Folder()
    let first = try readDataSet(try folder.write("a.csv", "1,0,16,3,4\r\n0,5,6,7,8\r\n\r\n"))
    #expect(first.data.labels == [1, 0])
    #expect(first.data.values(0) == [0, 1, 3.0 / 16, 0.25])
    #expect(first.data.shape == ImageShape(height: 2, width: 2))
    let last = try readDataSet(
      try folder.write("b.csv", "\u{feff}p1;p2;p3;p4;class\n0.5;1;2;3;cat\n1;1;2;3;ant\n4;4;4;4;cat\n"))
    #expect(last.data.labels == [1, 0, 1])
    #expect(last.data.classNames == ["ant", "cat"])
    #expect(last.data.values(0) == [0.5, 1, 2, 3])
    let colour = try readDataSet(try folder.write("c.csv", "7,1,2,255\n"))
    #expect(colour.data.shape == ImageShape(height: 1, width: 1, channels: 3))
    // The label may stand anywhere, and an id is neither class nor pixel.
    let named = try readDataSet(
      try folder.write("e.csv", "id,Label,p0,p1,p2,p3\n900,1,0,1,2,3\n901,0,4,5,6,16\n"))
    #expect(named.data.labels == [1, 0])
    #expect(named.data.classNames == ["0", "1"])
    #expect(named.data.values(1) == [4, 5, 6, 16].map { $0 / 16 })
    // Quotation marks keep a separator from dividing (RFC 4180).
    let quoted = try readDataSet(
      try folder.write(
        "q.csv",
        "\"class, by hand\",\"p \"\",0\"\"\",p1,p2,p3\n\"cat, black\",\"0\",1,\"2\" ,3\nant,4,5,6,7\n"))
    #expect(quoted.data.classNames == ["ant", "cat, black"])
    #expect(quoted.data.count == 2)
    let late = try readDataSet(try folder.write("f.csv", "1,1,2,3,4\n0,5,6,7.5,8\n"), DataReading(divisor: 2))
    #expect(late.data.values(0) == [0.5, 1, 1.5, 2])
    #expect(late.data.values(1) == [2.5, 3, 3.75, 4])
    let stated = try readDataSet(
      try folder.write("d.csv", "1,2,3,4,5,6,0\n"),
      DataReading(shape: ImageShape(height: 2, width: 3), label: .last, divisor: 2))
    #expect(stated.data.labels == [0])
    #expect(stated.data.values(0) == [0.5, 1, 1.5, 2, 2.5, 3])
  }

  @Test(arguments: [
    ("1,2,3,4,5\n0,1,x,3,4\n", "a.csv:2, field 3: 'x' is no number; pixel values are numbers"),
    ("1,2,3,4,5\n0,1,nan,3,4\n", "a.csv:2, field 3: 'nan' is no number"),
    ("1,2,3,4,5\n0,1,2,3\n", "a.csv:2: 4 fields; the rows before have 5"),
    ("-1,2,3,4,5\n", "field 1: the label -1; labels are whole numbers from 0"),
    ("99999999,2,3,4,5\n", "the label 99999999"),
    ("1,2,3\n", "2 pixel values are no square image; state height, width and channels"),
    ("label,a,b,c,d\n", "holds no data; rows of a label and pixel values are needed"),
    ("", "holds no data"), ("1\n2\n", "a row of one field"),
    ("1,2\u{0},3\n", "byte 3: is not text"),
  ])
  func brokenRows(text: String, expected: String) throws {
    let folder = try Folder()
    let path = try folder.write("a.csv", text)
    let found = message { _ = try readDataSet(path) }
    #expect(found.contains(expected), "\(found)")
  }

  @Test func rowsPastTheLimitAreNotRead() throws {
    let folder = try Folder()
    let rows = [String](repeating: "1,2,3,4,5", count: 10).joined(separator: "\n")
    let path = try folder.write("a.csv", rows + "\nno row")
    var reading = DataReading()
    reading.limits.values = 20
    // The sixth row is one too many; what follows is not looked at.
    #expect(
      message { _ = try readDataSet(path, reading) }.contains(
        "a.csv:6: the number of values is 24, more than the limit of 20"))
  }

  // MARK: Folders of classes

  private func png(_ color: UInt32, _ side: Int) -> [UInt8] {
    [UInt32](repeating: color, count: side * side).withUnsafeBufferPointer { buffer in
      buffer.baseAddress.map {
        encodePNG($0, layout: PixelLayout(width: side, height: side, hasAlpha: false))
      } ?? []
    }
  }

  @Test func classFolders() throws {
    let folder = try Folder()
    try folder.write("stop/a.png", png(0xff0000, 40))
    try folder.write("stop/b.png", png(0x800000, 20))
    try folder.write("give-way/photo.jpg", PictureTests.jpeg)
    try folder.write("give-way/.hidden", "x")
    var reading = DataReading(shape: ImageShape(height: 4, width: 4, channels: 3))
    let loaded = try readDataSet(folder.path, reading)
    #expect(loaded.data.classNames == ["give-way", "stop"])
    #expect(loaded.data.labels == [0, 1, 1])
    #expect(loaded.data.image(1)[0, 0, 0] == 1 && loaded.data.image(1)[1, 3, 3] == 0)
    #expect(loaded.data.image(2)[0, 2, 2] == 128.0 / 255)
    #expect(loaded.skipped.isEmpty)

    try folder.write("stop/broken.png", Array(png(0xff, 40).dropLast(30)))
    #expect(message { _ = try readDataSet(folder.path, reading) }.contains("stop/broken.png: is damaged"))
    reading.skipsBroken = true
    let rest = try readDataSet(folder.path, reading)
    #expect(rest.data.count == 3)
    #expect(rest.skipped.map(\.path) == [folder.path + "/stop/broken.png"])

    try FileManager.default.createDirectory(atPath: folder.path + "/empty", withIntermediateDirectories: true)
    #expect(
      message { _ = try readDataSet(folder.path, reading) }.contains(
        "/empty: holds no data; each class needs a picture"))
    #expect(
      message { _ = try readDataSet(folder.path + "/stop") }.contains(
        "holds no folders; two or more are needed"))
  }

  @Test func greyAndTheFirstPicturesSize() throws {
    let folder = try Folder()
    try folder.write("a/a.png", png(0xffffff, 10))
    try folder.write("b/b.png", png(0x000000, 30))
    let loaded = try readDataSet(folder.path)
    #expect(loaded.data.shape == ImageShape(height: 10, width: 10, channels: 3))
    let grey = try readDataSet(folder.path, DataReading(shape: ImageShape(height: 5, width: 5)))
    #expect(grey.data.values(0) == [Double](repeating: 1, count: 25))
  }

}
