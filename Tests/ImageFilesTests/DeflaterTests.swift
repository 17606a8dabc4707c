import CISAL
import Foundation
import Testing

@testable import ImageFiles

@Suite struct DeflaterTests {
  private func compress(_ piece: [UInt8], with deflater: Deflater) -> [UInt8] {
    [UInt8](unsafeUninitializedCapacity: Deflater.bound(piece.count)) { buffer, count in
      guard let start = buffer.baseAddress else { return }
      count = piece.withUnsafeBufferPointer { deflater.compress($0, into: start) }
    }
  }

  /// A white band of a picture with a few marks on it: what was most often compressed differently.
  private var band: [UInt8] {
    var numbers = Numbers(state: 3)
    var bytes = [UInt8](repeating: 255, count: 48_000)
    for row in 0..<16 { bytes[row * 3000] = 0 }
    for _ in 0..<40 {
      let place = Int(numbers.next() % 47_000)
      for offset in 0..<Int(numbers.next() % 30) { bytes[place + offset] = UInt8(numbers.next() % 256) }
    }
    return bytes
  }

  /// The library has taken bits 16 to 47 of the state's address for bits of the input. 8,192 places, 64 kB apart, go
  /// through every slot of its hash table, so that not one can come out differently.
  @Test func `the bytes do not depend on where the compressor's memory lies`() throws {
    let pitch = 65_536
    let places = 8192
    let size = places * pitch + MemoryLayout<isal_zstream>.size
    // Reserved and not filled: the pages that a place has used are given back before the next.
    let area = try #require(
      mmap(nil, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0))
    #expect(area != MAP_FAILED)
    defer { munmap(area, size) }
    let band = band
    var first: [UInt8] = []
    var others = 0
    for place in 0..<places {
      let start = area + place * pitch
      let bytes = compress(
        band, with: Deflater(at: start.bindMemory(to: isal_zstream.self, capacity: 1)))
      if place == 0 { first = bytes }
      if bytes != first { others += 1 }
      if place % 64 == 63 { madvise(area + (place - 63) * pitch, 63 * pitch, MADV_DONTNEED) }
    }
    #expect(others == 0)
  }

  @Test func `the bytes do not depend on what was compressed before`() {
    let deflater = Deflater()
    let pieces = (0..<6).map { seed in
      var numbers = Numbers(state: UInt64(seed))
      return (0..<[1, 2, 300, 70_000, 200_000, 61_456][seed]).map { _ in UInt8(numbers.next() % 3) }
    }
    let alone = pieces.map { compress($0, with: Deflater()) }
    for index in [5, 0, 4, 3, 1, 2, 2, 5, 3] {
      #expect(compress(pieces[index], with: deflater) == alone[index])
    }
  }

  @Test func `nothing stays nothing`() {
    #expect(compress([], with: Deflater()).isEmpty)
    #expect(compress([7], with: Deflater()) == [0, 1, 0, 0xfe, 0xff, 7])
  }
}
