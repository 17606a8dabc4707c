/// Drawing commands as the page's script reads them: words of four bytes, and the strings that they name by
/// number.
///
/// Bytes, little-endian: revision, number of words, bytes of the strings, 0; the words, numbers as 32-bit
/// floats; the strings in UTF-8, each ended by a zero byte; zeros up to a multiple of four.
public struct DisplayList: Sendable, Hashable {
  /// What a command begins with.
  public enum Command: Int, Sendable, CaseIterable {
    /// alpha: what follows up to `end` is fainter by this factor.
    case group = 1
    case end
    /// The current path bounds what is drawn up to the end of the group.
    case clip
    /// x y degrees: the origin and direction of what follows up to `end`.
    case turn
    /// A new path.
    case begin
    /// x y
    case move
    /// k, then k × (x y)
    case lines
    /// x1 y1 x2 y2 x y
    case curve
    case close
    /// colour (a string, or −1 for the gradient), 0 nonzero or 1 even-odd
    case fill
    /// colour width cap join k, then k dashes
    case stroke
    /// x0 y0 x1 y1 k, then k × (offset colour)
    case gradient
    /// string font colour x y halo haloWidth width
    case text
    /// x y width height smooth columns rows, then columns · rows words of RGBA
    case image
    /// string: the name of the group that begins
    case name
  }

  /// The words after the header.
  public private(set) var words: [UInt32] = []
  /// The strings, each once.
  public private(set) var strings: [String] = []
  private var places: [String: Int] = [:]

  /// An empty list.
  public init() {}

  /// Adds the start of a command.
  mutating func add(_ command: Command) { add(Double(command.rawValue)) }

  /// Adds a number.
  mutating func add(_ number: Double) { words.append(Float(number).bitPattern) }

  /// Adds the number of a string.
  mutating func add(_ string: String) {
    if let place = places[string] {
      add(Double(place))
    } else {
      places[string] = strings.count
      add(Double(strings.count))
      strings.append(string)
    }
  }

  /// Adds four bytes as they are.
  mutating func add(_ a: UInt8, _ b: UInt8, _ c: UInt8, _ d: UInt8) {
    words.append(UInt32(a) | UInt32(b) << 8 | UInt32(c) << 16 | UInt32(d) << 24)
  }

  /// The bytes, with the number of the list's revision.
  public func bytes(revision: UInt32 = 0) -> [UInt8] {
    var text: [UInt8] = []
    for string in strings {
      text += string.utf8
      text.append(0)
    }
    while text.count % 4 != 0 { text.append(0) }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(16 + 4 * words.count + text.count)
    for word in [revision, UInt32(words.count), UInt32(text.count), 0] { append(word, to: &bytes) }
    for word in words { append(word, to: &bytes) }
    return bytes + text
  }

  private func append(_ word: UInt32, to bytes: inout [UInt8]) {
    bytes.append(UInt8(truncatingIfNeeded: word))
    bytes.append(UInt8(truncatingIfNeeded: word >> 8))
    bytes.append(UInt8(truncatingIfNeeded: word >> 16))
    bytes.append(UInt8(truncatingIfNeeded: word >> 24))
  }
}
