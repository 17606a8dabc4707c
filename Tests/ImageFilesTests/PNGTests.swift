import CPixels
import Foundation
import Testing

@testable import ImageFiles

/// Small reproducible numbers for pixels.
struct Numbers {
  var state: UInt64

  mutating func next() -> UInt32 {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return UInt32(truncatingIfNeeded: state >> 33)
  }
}

@Suite struct PNGTests {
  private func encode(_ pixels: [UInt32], _ layout: PixelLayout, text: PNGText? = nil, rows: Int = 64)
    -> [UInt8]
  {
    pixels.withUnsafeBufferPointer { buffer in
      buffer.baseAddress.map { encodePNG($0, layout: layout, text: text, rowsPerBand: rows) } ?? []
    }
  }

  @Test(arguments: [(1, 1), (3, 2), (64, 64), (65, 33), (200, 7), (1, 300), (640, 90)])
  func whatIsWrittenIsRead(width: Int, height: Int) throws {
    var numbers = Numbers(state: UInt64(width * 1000 + height))
    // Flat areas with noise in between, as figures have.
    var pixels: [UInt32] = []
    for index in 0..<width * height {
      let flat: UInt32 = 0x00_8040 &* UInt32(index / 500)
      let value: UInt32 = index / 37 % 3 == 0 ? numbers.next() : flat
      pixels.append(value & 0xff_ffff)
    }
    let layout = PixelLayout(width: width, height: height, hasAlpha: false)
    for rows in [1, 7, 64] {
      let picture = try Picture(encode(pixels, layout, rows: rows), path: "test.png")
      #expect(picture.width == width && picture.height == height)
      var read: [UInt32] = []
      for index in pixels.indices {
        let red = UInt32(picture.rgb[3 * index]) << 16
        let green = UInt32(picture.rgb[3 * index + 1]) << 8
        read.append(red | green | UInt32(picture.rgb[3 * index + 2]))
      }
      #expect(read == pixels)
    }
  }

  /// The kernel writes in blocks of sixteen bytes; none of them may reach beyond the row.
  @Test func pixelsBecomeTheirBytesAndNoMore() {
    var numbers = Numbers(state: 5)
    for count in 0..<40 {
      let pixels = (0..<count).map { _ in numbers.next() as UInt32 }
      var bytes = [UInt8](repeating: 0xee, count: 3 * count + 16)
      pixels_to_rgb(&bytes, pixels, count)
      let expected = pixels.flatMap { [UInt8($0 >> 16 & 255), UInt8($0 >> 8 & 255), UInt8($0 & 255)] }
      #expect(Array(bytes[..<(3 * count)]) == expected)
      #expect(bytes[(3 * count)...].allSatisfy { $0 == 0xee }, "\(count) pixels")
    }
  }

  @Test func opacityIsKeptAndStandsOnWhite() throws {
    // Opaque red, half black, nothing: 0xAARRGGBB with the colour multiplied by the opacity.
    let layout = PixelLayout(width: 3, height: 1, hasAlpha: true)
    let file = encode([0xffff_0000, 0x8000_0000, 0], layout)
    #expect(file[25] == 6, "colour type RGBA")
    let picture = try Picture(file, path: "test.png")
    #expect(Array(picture.rgb[0..<3]) == [255, 0, 0])
    // libpng blends in linear light, 0.5 there is 188 in sRGB, or 127 where it does not.
    #expect(picture.rgb[3] > 100 && picture.rgb[3] < 200)
    #expect(Array(picture.rgb[6..<9]) == [255, 255, 255])
  }

  @Test func titleAndDescriptionStandInTheFile() {
    let file = encode(
      [0], PixelLayout(width: 1, height: 1, hasAlpha: false),
      text: PNGText(title: "η = 0,1", description: "Zwei Gipfel"))
    let text = String(decoding: file, as: UTF8.self)
    #expect(text.contains("iTXtTitle\0\0\0\0\0η = 0,1"))
    #expect(text.contains("iTXtDescription\0\0\0\0\0Zwei Gipfel"))
  }

  @Test func bandsAreThePictureWhateverWasEncodedBefore() {
    let layout = PixelLayout(width: 50, height: 20, hasAlpha: false)
    let pixels = (0..<1000).map { UInt32($0 * 7919) & 0xff_ffff }
    let encoder = PNGBandEncoder(layout: layout)
    pixels.withUnsafeBufferPointer { buffer in
      guard let start = buffer.baseAddress else { return }
      let first = encoder.encode(start, rows: 4..<8)
      _ = encoder.encode(start, rows: 0..<20)
      let again = encoder.encode(start, rows: 4..<8)
      #expect(first.chunk == again.chunk)
      #expect(first.adler == again.adler)
    }
  }

  @Test func checksumsJoin() {
    // Adler-32 of "Wikipedia" is 0x11E60398 (Wikipedia, Adler-32).
    func adler(_ text: String) -> UInt32 {
      var (a, b): (UInt32, UInt32) = (1, 0)
      for byte in text.utf8 {
        a = (a + UInt32(byte)) % 65521
        b = (b + a) % 65521
      }
      return b << 16 | a
    }
    #expect(adler("Wikipedia") == 0x11e6_0398)
    #expect(adler32Joined(adler("Wiki"), adler("pedia"), secondCount: 5) == 0x11e6_0398)
    let long = String(repeating: "\u{7f}", count: 70_000)
    #expect(adler32Joined(adler("x"), adler(long), secondCount: 70_000) == adler("x" + long))
  }

  @Test func damagedFilesAreErrors() throws {
    let pixels = (0..<10_000).map { UInt32($0 * 7919) & 0xff_ffff }
    let file = encode(pixels, PixelLayout(width: 100, height: 100, hasAlpha: false))
    for end in stride(from: 0, to: file.count - 13, by: max(1, file.count / 60)) {
      #expect(throws: ImageFileError.self) { try Picture(Array(file[..<end]), path: "cut.png") }
    }
    var numbers = Numbers(state: 3)
    // Any single bit turned over is noticed by a checksum, or else the file is read; nothing crashes.
    for _ in 0..<200 {
      var wrong = file
      wrong[Int(numbers.next()) % file.count] ^= 1 << UInt8(numbers.next() % 8)
      _ = try? Picture(wrong, path: "wrong.png")
    }
  }

  @Test func hugePicturesAreRefusedBeforeTheyAreDecoded() throws {
    // 60,000 × 60,000 in a header of 33 bytes, with its right checksum.
    let size = bigEndian(60_000) + bigEndian(60_000) + [8, 2, 0, 0, 0]
    let file = [137, 80, 78, 71, 13, 10, 26, 10] + pngChunk("IHDR", size) + pngChunk("IDAT", [0x78, 1])
    let error = #expect(throws: ImageFileError.self) { try Picture(file, path: "bomb.png") }
    guard case .tooLarge(_, 3_600_000_000, _)? = error?.problem else {
      Issue.record("another problem: \(error?.message ?? "none")")
      return
    }
  }
}
