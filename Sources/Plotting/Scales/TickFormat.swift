/// How the numbers of one axis are written: all plain with the same decimals, or all as multiples of the same
/// power of ten. Works on whole numbers times a power of ten, so that no digit is ever a rounding error.
struct TickFormat {
  /// A label is `index` · 10^exponent.
  let exponent: Int
  /// The power of ten that labels are multiples of; `nil` where they are plain.
  let power: Int?

  /// The format for an axis whose largest label is `largest` · 10^exponent: plain from a thousandth up to a
  /// million, and wherever many digits are needed to tell ticks apart.
  init(largest: Int, exponent: Int) {
    self.exponent = exponent
    let digits = TickFormat.digitCount(largest)
    let magnitude = digits - 1 + exponent
    let isPlain = (magnitude < 6 && exponent >= -4) || (magnitude < 15 && digits > 5 && exponent >= -12)
    power = isPlain || largest == 0 ? nil : magnitude
  }

  func markup(_ index: Int) -> String {
    guard let power, index != 0 else { return TickFormat.plain(index, exponent: exponent, zero: "0") }
    return
      "\(TickFormat.plain(index, exponent: exponent - power)) · 10<sup>\(TickFormat.integer(power))</sup>"
  }

  /// `index` · 10^exponent in decimals, with a true minus.
  static func plain(_ index: Int, exponent: Int, zero: String? = nil) -> String {
    if index == 0, let zero { return zero }
    var digits = Array("\(index.magnitude)".utf8)
    if exponent >= 0 {
      if index != 0 { digits += Array(repeating: UInt8(ascii: "0"), count: exponent) }
    } else {
      let decimals = -exponent
      if digits.count <= decimals {
        digits = Array(repeating: UInt8(ascii: "0"), count: decimals + 1 - digits.count) + digits
      }
      digits.insert(UInt8(ascii: "."), at: digits.count - decimals)
    }
    return (index < 0 ? "\u{2212}" : "") + String(decoding: digits, as: UTF8.self)
  }

  /// A whole number with a true minus.
  static func integer(_ value: Int) -> String {
    (value < 0 ? "\u{2212}" : "") + "\(value.magnitude)"
  }

  private static func digitCount(_ value: Int) -> Int {
    var (count, rest) = (1, value)
    while rest >= 10 {
      rest /= 10
      count += 1
    }
    return count
  }
}
