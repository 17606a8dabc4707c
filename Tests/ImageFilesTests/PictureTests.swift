import Foundation
import Testing

@testable import ImageFiles

@Suite struct PictureTests {
  /// 16 × 8: the left half (200, 30, 30), the right half (20, 40, 220), written by Pillow, quality 90.
  static let jpeg = [UInt8](
    Data(
      base64Encoded:
        "/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAAMCAgMCAgMDAwMEAwMEBQgFBQQEBQoHBwYIDAoMDAsKCwsNDhIQDQ4RDgsLEBYQERMUFRUVDA8XGBYUGBIUFRT/2wBDAQMEBAUEBQkFBQkUDQsNFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBT/wAARCAAIABADAREAAhEBAxEB/8QAHwAAAQUBAQEBAQEAAAAAAAAAAAECAwQFBgcICQoL/8QAtRAAAgEDAwIEAwUFBAQAAAF9AQIDAAQRBRIhMUEGE1FhByJxFDKBkaEII0KxwRVS0fAkM2JyggkKFhcYGRolJicoKSo0NTY3ODk6Q0RFRkdISUpTVFVWV1hZWmNkZWZnaGlqc3R1dnd4eXqDhIWGh4iJipKTlJWWl5iZmqKjpKWmp6ipqrKztLW2t7i5usLDxMXGx8jJytLT1NXW19jZ2uHi4+Tl5ufo6erx8vP09fb3+Pn6/8QAHwEAAwEBAQEBAQEBAQAAAAAAAAECAwQFBgcICQoL/8QAtREAAgECBAQDBAcFBAQAAQJ3AAECAxEEBSExBhJBUQdhcRMiMoEIFEKRobHBCSMzUvAVYnLRChYkNOEl8RcYGRomJygpKjU2Nzg5OkNERUZHSElKU1RVVldYWVpjZGVmZ2hpanN0dXZ3eHl6goOEhYaHiImKkpOUlZaXmJmaoqOkpaanqKmqsrO0tba3uLm6wsPExcbHyMnK0tPU1dbX2Nna4uPk5ebn6Onq8vP09fb3+Pn6/9oADAMBAAIRAxEAPwDwKvzI/uM85r/UU/zZP//Z"
    ) ?? Data())

  @Test func jpegIsRead() throws {
    let picture = try Picture(PictureTests.jpeg, path: "a.jpg")
    #expect(picture.width == 16 && picture.height == 8)
    for (offset, value) in [200, 30, 30].enumerated() { #expect(abs(Int(picture.rgb[offset]) - value) <= 4) }
    for (offset, value) in [20, 40, 220].enumerated() {
      #expect(abs(Int(picture.rgb[45 + offset]) - value) <= 4)
    }
  }

  @Test func cutOrDamagedJPEGIsAnErrorAndNeverACrash() throws {
    let file = PictureTests.jpeg
    for end in stride(from: 0, to: file.count - 12, by: 7) {
      #expect(throws: ImageFileError.self, "cut at \(end)") {
        try Picture(Array(file[..<end]), path: "cut.jpg")
      }
    }
    var numbers = Numbers(state: 11)
    for _ in 0..<3000 {
      var wrong = file
      wrong[Int(numbers.next()) % file.count] = UInt8(truncatingIfNeeded: numbers.next())
      _ = try? Picture(wrong, path: "wrong.jpg")
    }
  }

  @Test func aJPEGThatStatesAHugeSizeIsRefused() throws {
    var file = PictureTests.jpeg
    let frame = try #require(file.indices.first { file[$0] == 0xff && file[$0 + 1] == 0xc0 })
    file.replaceSubrange(frame + 5..<frame + 9, with: [0xea, 0x60, 0xea, 0x60])
    let error = #expect(throws: ImageFileError.self) { try Picture(file, path: "huge.jpg") }
    #expect(error?.message.contains("the number of pixels is 3600000000") == true)
  }

  @Test func otherFilesAreNamed() {
    let error = #expect(throws: ImageFileError.self) { try Picture(Array("GIF89a".utf8), path: "x/a.gif") }
    #expect(error?.message == "x/a.gif: is neither PNG nor JPEG; save the picture as one of these")
    #expect(throws: ImageFileError.self) { try Picture([], path: "empty.png") }
    #expect(throws: ImageFileError.self) { try Picture(contentsOf: "/nowhere/a.png") }
    #expect(throws: ImageFileError.self) { try Picture(contentsOf: "/dev/zero") }
  }

  @Test func scalingTakesMeansOfAreas() {
    // 4 × 2, red from 0 to 70 by tens, green 100, blue 200.
    let rgb: [UInt8] = (0..<8).flatMap { (index: Int) -> [UInt8] in [UInt8(index * 10), 100, 200] }
    let picture = Picture(width: 4, height: 2, rgb: rgb)
    #expect(picture.planes(width: 2, height: 1, channels: 3) == [25, 45, 100, 100, 200, 200])
    // A third of a pixel: columns cover 4/3 old ones, so (0 + 12/3)/(4/3) = 3, (8 + 16)/(4/3) = 18, 33.
    let row = Picture(width: 4, height: 1, rgb: [0, 0, 0, 12, 0, 0, 24, 0, 0, 36, 0, 0])
    #expect(row.planes(width: 3, height: 1, channels: 3)[..<3] == [3, 18, 33])
    #expect(picture.planes(width: 4, height: 2, channels: 3)[..<8] == [0, 10, 20, 30, 40, 50, 60, 70])
    // Larger: each old pixel becomes a block.
    #expect(picture.planes(width: 8, height: 2, channels: 3)[..<4] == [0, 0, 10, 10])
    let grey = picture.planes(width: 1, height: 1, channels: 1)
    let luma: Double = 0.299 * 35 + 58.7 + 22.8
    #expect(grey == [UInt8(luma.rounded())])
    let image = picture.image(longestSide: 2, channels: 1)
    #expect(image.shape.width == 2 && image.shape.height == 1)
    let expected: Double = (0.299 * 25 + 58.7 + 22.8) / 255
    #expect(abs(image.values[0] - expected) < 1e-12)
  }

  /// The file with an Exif part of one entry behind its first two bytes.
  static func withOrientation(_ orientation: UInt8, little: Bool, claims length: Int? = nil) -> [UInt8] {
    let tiff: [UInt8] =
      little
      ? [0x49, 0x49, 42, 0, 8, 0, 0, 0, 1, 0, 0x12, 0x01, 3, 0, 1, 0, 0, 0, orientation, 0, 0, 0, 0, 0, 0, 0]
      : [0x4d, 0x4d, 0, 42, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0, 0, 0, 0, 0]
    let exif: [UInt8] = [0x45, 0x78, 0x69, 0x66, 0, 0] + tiff
    let size = length ?? exif.count + 2
    return [0xff, 0xd8, 0xff, 0xe1, UInt8(size >> 8 & 255), UInt8(size & 255)] + exif + jpeg.dropFirst(2)
  }

  @Test(arguments: [true, false]) func aJPEGIsTurnedAsItsExifPartSays(little: Bool) throws {
    // The stored picture is red on the left and blue on the right: 16 × 8.
    let redAt: [UInt8: String] = [
      1: "left", 2: "right", 3: "right", 4: "left", 5: "top", 6: "top", 7: "bottom", 8: "bottom",
    ]
    for (orientation, side) in redAt {
      let picture = try Picture(Self.withOrientation(orientation, little: little), path: "a.jpg")
      let isUpright = orientation <= 4
      #expect((picture.width, picture.height) == (isUpright ? (16, 8) : (8, 16)))
      func isRed(_ x: Int, _ y: Int) -> Bool { picture.rgb[3 * (y * picture.width + x)] > 120 }
      let (right, bottom) = (picture.width - 1, picture.height - 1)
      let found =
        isRed(0, 0) && isRed(right, 0)
        ? "top" : isRed(0, bottom) && isRed(right, bottom) ? "bottom" : isRed(0, 0) ? "left" : "right"
      #expect(found == side, "orientation \(orientation)")
    }
  }

  @Test func turningKnowsRightFromLeft() {
    // 0 1 2 over 3 4 5, each as red.
    let picture = Picture(width: 3, height: 2, rgb: (0..<6).flatMap { [UInt8($0), 0, 0] })
    func reds(_ orientation: ExifOrientation) -> [UInt8] {
      let rgb = picture.turned(orientation).rgb
      return stride(from: 0, to: rgb.count, by: 3).map { rgb[$0] }
    }
    #expect(reds(.mirrored) == [2, 1, 0, 5, 4, 3])
    #expect(reds(.turnedHalf) == [5, 4, 3, 2, 1, 0])
    #expect(reds(.flipped) == [3, 4, 5, 0, 1, 2])
    #expect(reds(.transposed) == [0, 3, 1, 4, 2, 5])
    #expect(reds(.turnedRight) == [3, 0, 4, 1, 5, 2])
    #expect(reds(.transversed) == [5, 2, 4, 1, 3, 0])
    #expect(reds(.turnedLeft) == [2, 5, 1, 4, 0, 3])
  }

  @Test func aBrokenExifPartIsPassedOver() throws {
    for orientation: UInt8 in [0, 9, 255] {
      let file = Self.withOrientation(orientation, little: true)
      #expect(ExifOrientation(ofJPEG: file) == .upright)
    }
    let whole = Self.withOrientation(6, little: false)
    for end in 0..<60 { _ = ExifOrientation(ofJPEG: Array(whole[..<end])) }
    #expect(ExifOrientation(ofJPEG: Self.withOrientation(6, little: true, claims: 65_535)) == .upright)
    var numbers = Numbers(state: 5)
    for _ in 0..<2000 {
      var wrong = whole
      wrong[2 + Int(numbers.next()) % 38] = UInt8(truncatingIfNeeded: numbers.next())
      _ = ExifOrientation(ofJPEG: wrong)
    }
  }
}
