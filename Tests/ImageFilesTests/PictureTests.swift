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
}
