import ImageFiles

/// A ZIP file of stored entries (PKWARE APPNOTE 6.3.3), without dates: the same files give the same bytes.
///
/// Written out here since pages hold their large parts compressed already, and nothing else of a ZIP library is needed.
struct ZipArchive {
  private var bytes: [UInt8] = []
  private var directory: [UInt8] = []
  private var count = 0

  /// Adds a file; at most 65,535 of them and 4 GiB in all.
  mutating func add(_ name: String, _ contents: [UInt8]) {
    let offset = bytes.count
    var header: [UInt8] = []
    // Version 2.0, names in UTF-8, stored, 1 January 1980.
    header += Self.little(20, 2) + Self.little(1 << 11, 2) + Self.little(0, 2) + Self.little(0, 2)
    header += Self.little(0x21, 2) + Self.little(crc32Checksum(contents), 4)
    header += Self.little(UInt32(contents.count), 4) + Self.little(UInt32(contents.count), 4)
    header += Self.little(UInt32(name.utf8.count), 2) + Self.little(0, 2)
    bytes += Self.little(0x0403_4b50, 4) + header + Array(name.utf8) + contents
    directory += Self.little(0x0201_4b50, 4) + Self.little(20, 2) + header
    // No comment, disk 0, no attributes.
    directory += Self.little(0, 2) + Self.little(0, 2) + Self.little(0, 2) + Self.little(0, 4)
    directory += Self.little(UInt32(offset), 4) + Array(name.utf8)
    count += 1
  }

  /// The file.
  var file: [UInt8] {
    var end = Self.little(0x0605_4b50, 4) + Self.little(0, 2) + Self.little(0, 2)
    end += Self.little(UInt32(count), 2) + Self.little(UInt32(count), 2)
    end += Self.little(UInt32(directory.count), 4) + Self.little(UInt32(bytes.count), 4) + Self.little(0, 2)
    return bytes + directory + end
  }

  private static func little(_ value: UInt32, _ count: Int) -> [UInt8] {
    (0..<count).map { UInt8(truncatingIfNeeded: value >> UInt32(8 * $0)) }
  }
}
