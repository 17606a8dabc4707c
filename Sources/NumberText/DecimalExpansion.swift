/// The exact decimal digits of a positive finite double: 0.d₁d₂d₃… · 10^exponent.
///
/// Every double is a whole number times a power of two, so its expansion ends: m·2^e with e < 0 is
/// m·5^(−e) / 10^(−e). Rounding and comparing on these digits is exact, which no arithmetic on doubles is.
struct DecimalExpansion {
  /// The digits 0…9, the first of them not 0; empty for zero.
  var digits: [UInt8]
  /// The number of digits before the decimal point (may be negative or larger than the count).
  var exponent: Int

  /// Zero, or digits read from a text.
  init(digits: [UInt8], exponent: Int) {
    let leading = digits.prefix { $0 == 0 }.count
    var kept = Array(digits[leading...])
    while kept.last == 0 { kept.removeLast() }
    self.digits = kept
    self.exponent = kept.isEmpty ? 0 : exponent - leading
  }

  /// The expansion of |value|; `value` must be finite.
  init(_ value: Double) {
    self.init(significand: value.wholeSignificand, power: value.powerOfTwo)
  }

  /// The expansion of significand · 2^power.
  init(significand: UInt64, power: Int) {
    // Limbs of nine decimal digits, the lowest first.
    var limbs: [UInt32] = []
    var rest = significand
    while rest > 0 {
      limbs.append(UInt32(rest % 1_000_000_000))
      rest /= 1_000_000_000
    }
    // Whole powers at once, as large as a 64-bit product leaves room for.
    var remaining = abs(power)
    let (stepPower, base): (Int, UInt64) = power >= 0 ? (29, 2) : (13, 5)
    while remaining > 0 {
      let step = min(stepPower, remaining)
      var factor: UInt64 = 1
      for _ in 0..<step { factor *= base }
      var carry: UInt64 = 0
      for index in limbs.indices {
        let product = UInt64(limbs[index]) * factor + carry
        limbs[index] = UInt32(product % 1_000_000_000)
        carry = product / 1_000_000_000
      }
      while carry > 0 {
        limbs.append(UInt32(carry % 1_000_000_000))
        carry /= 1_000_000_000
      }
      remaining -= step
    }
    var digits: [UInt8] = []
    digits.reserveCapacity(limbs.count * 9)
    for limb in limbs.reversed() {
      var divisor: UInt32 = 100_000_000
      while divisor > 0 {
        digits.append(UInt8(limb / divisor % 10))
        divisor /= 10
      }
    }
    self.init(digits: digits, exponent: digits.count + min(power, 0))
  }

  /// How many digits are wanted.
  enum Precision {
    /// So many significant ones.
    case digits(Int)
    /// So many after the point.
    case decimals(Int)
  }

  /// |value| rounded to nearest, ties to even; `value` must be finite.
  init(_ value: Double, roundedTo precision: Precision) {
    // A long way is saved where the shortest digits that read back as the number round as the number itself does:
    // between the two lies no decimal of up to 15 digits, so they are on the same side of every boundary, unless
    // they are one.
    if let short = DecimalExpansion(shortest: value) {
      let count = short.count(precision)
      if count <= 14, !(short.digits.count == count + 1 && short.digits.last == 5) {
        self = short
        round(toDigits: count)
        return
      }
    }
    self.init(value)
    round(toDigits: count(precision))
  }

  private func count(_ precision: Precision) -> Int {
    switch precision {
    case .digits(let count): count
    case .decimals(let decimals): exponent + decimals
    }
  }

  /// The fewest digits that read back as the number; `nil` for zero and for numbers too small to have 17 digits.
  private init?(shortest value: Double) {
    guard value.isNormal else { return nil }
    digits = []
    digits.reserveCapacity(20)
    exponent = 0
    var isAfterPoint = false
    var power = 0
    var powerSign = 0
    for byte in value.description.utf8 {
      switch byte {
      case .point: isAfterPoint = true
      case UInt8(ascii: "e"): powerSign = 1
      case .minus where powerSign != 0: powerSign = -1
      case .zero...(.zero + 9):
        if powerSign != 0 {
          power = 10 * power + Int(byte - .zero)
        } else if digits.isEmpty, byte == .zero {
          if isAfterPoint { exponent -= 1 }
        } else {
          digits.append(byte - .zero)
          if !isAfterPoint { exponent += 1 }
        }
      default: break
      }
    }
    exponent += powerSign * power
    while digits.last == 0 { digits.removeLast() }
  }

  /// Rounds to `count` digits (none or less: to 0 or to a one in the place before them), to nearest, ties
  /// to even.
  mutating func round(toDigits count: Int) {
    guard count < digits.count else { return }
    guard count >= 0 else {
      self = DecimalExpansion(digits: [], exponent: 0)
      return
    }
    let next = digits[count]
    let isTie = next == 5 && count + 1 == digits.count
    let isOdd = count > 0 && digits[count - 1] % 2 == 1
    let roundsUp = next > 5 || (next == 5 && (!isTie || isOdd))
    digits.removeSubrange(count...)
    if roundsUp {
      while digits.last == 9 { digits.removeLast() }
      if digits.isEmpty {
        digits.append(1)
        exponent += 1
      } else {
        digits[digits.count - 1] += 1
      }
    }
    while digits.last == 0 { digits.removeLast() }
    if digits.isEmpty { exponent = 0 }
  }

  /// −1, 0 or 1 as this number is less than, equal to or greater than the other.
  func compared(to other: DecimalExpansion) -> Int {
    if digits.isEmpty || other.digits.isEmpty {
      return digits.isEmpty ? (other.digits.isEmpty ? 0 : -1) : 1
    }
    if exponent != other.exponent { return exponent < other.exponent ? -1 : 1 }
    for index in 0..<max(digits.count, other.digits.count) {
      let a = index < digits.count ? digits[index] : 0
      let b = index < other.digits.count ? other.digits[index] : 0
      if a != b { return a < b ? -1 : 1 }
    }
    return 0
  }
}

extension Double {
  /// The m of |self| = m·2^e with m whole.
  var wholeSignificand: UInt64 {
    exponentBitPattern == 0 ? significandBitPattern : significandBitPattern | (1 << 52)
  }

  /// The e of |self| = m·2^e with m whole.
  var powerOfTwo: Int { max(Int(exponentBitPattern), 1) - 1075 }
}
