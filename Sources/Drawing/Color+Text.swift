extension Color {
  /// The colour written as `#1b2030` or, with an opacity behind it, `#1b203080`; the # may be missing. `nil` for
  /// anything else.
  public init?(text: String) {
    var digits = Array(text.utf8)
    if digits.first == UInt8(ascii: "#") { digits.removeFirst() }
    guard digits.count == 6 || digits.count == 8 else { return nil }
    var number: UInt32 = 0
    for digit in digits {
      switch digit {
      case UInt8(ascii: "0")...UInt8(ascii: "9"): number = number << 4 | UInt32(digit - UInt8(ascii: "0"))
      case UInt8(ascii: "a")...UInt8(ascii: "f"):
        number = number << 4 | UInt32(digit - UInt8(ascii: "a") + 10)
      case UInt8(ascii: "A")...UInt8(ascii: "F"):
        number = number << 4 | UInt32(digit - UInt8(ascii: "A") + 10)
      default: return nil
      }
    }
    if digits.count == 6 {
      self.init(hex: number)
    } else {
      self.init(hex: number >> 8, alpha: Double(number & 0xff) / 255)
    }
  }

  /// The colour as a lesson or theme file writes it: `#1b2030`, with its opacity where it is not solid.
  public var text: String {
    var text = "#"
    for component in [red, green, blue] + (alpha < 1 ? [alpha] : []) {
      let byte = Int((Swift.max(0, Swift.min(1, component)) * 255).rounded())
      for digit in [byte / 16, byte % 16] {
        text.unicodeScalars.append(
          Unicode.Scalar(UInt8(digit < 10 ? 48 + digit : 87 + digit)))
      }
    }
    return text
  }
}
