import CMaths

/// Random numbers that are the same on every machine and in every version: xoshiro256** of D. Blackman and
/// S. Vigna ("Scrambled linear pseudorandom number generators", ACM TOMS 2021), its state filled by SplitMix64
/// from the seed, as its authors advise.
public struct RandomGenerator: Sendable, Hashable {
  private var state: (UInt64, UInt64, UInt64, UInt64)
  /// The second number of the last pair of `normal`.
  private var spareNormal: Double?

  /// The same seed gives the same numbers.
  public init(seed: UInt64) {
    var filler = SplitMix64(seed: seed)
    state = (filler.next(), filler.next(), filler.next(), filler.next())
  }

  /// A generator with this state, not all zero; for comparison with published numbers.
  public init(state: (UInt64, UInt64, UInt64, UInt64)) {
    self.state = state
  }

  /// 64 random bits.
  public mutating func next() -> UInt64 {
    let result = rotateLeft(state.1 &* 5, by: 7) &* 9
    let shifted = state.1 << 17
    state.2 ^= state.0
    state.3 ^= state.1
    state.1 ^= state.2
    state.0 ^= state.3
    state.2 ^= shifted
    state.3 = rotateLeft(state.3, by: 45)
    return result
  }

  /// A number in [0, 1): one of the 2⁵³ multiples of 2⁻⁵³, each as likely as the others.
  public mutating func uniform() -> Double {
    Double(next() >> 11) * 0x1p-53
  }

  /// A number in [lower, upper).
  public mutating func uniform(_ lower: Double, _ upper: Double) -> Double {
    lower + (upper - lower) * uniform()
  }

  /// A normal deviate, mean 0, variance 1, by the polar method of G. Marsaglia ("A convenient method for
  /// generating normal variables", SIAM Review 1964), which makes them in pairs; the second is kept for the
  /// next call.
  public mutating func normal() -> Double {
    if let spare = spareNormal {
      spareNormal = nil
      return spare
    }
    while true {
      let u = 2 * uniform() - 1
      let v = 2 * uniform() - 1
      let s = u * u + v * v
      guard s < 1, s > 0 else { continue }
      let factor = (-2 * CMaths.log(s) / s).squareRoot()
      spareNormal = v * factor
      return u * factor
    }
  }

  /// A whole number in 0..<count, each exactly as likely as the others: draws from the incomplete last round
  /// of `count` are thrown away. `count` below 1 gives 0.
  public mutating func below(_ count: Int) -> Int {
    guard count > 1 else { return 0 }
    let n = UInt64(count)
    let skipped = (0 &- n) % n  // 2⁶⁴ mod n
    while true {
      let draw = next()
      if draw >= skipped { return Int(draw % n) }
    }
  }

  /// Puts the elements in random order, every order as likely (Fisher and Yates, as by R. Durstenfeld 1964:
  /// from the last place down, each swapped with a random one at or before it).
  public mutating func shuffle<Element>(_ array: inout [Element]) {
    guard array.count > 1 else { return }
    for last in stride(from: array.count - 1, to: 0, by: -1) {
      array.swapAt(last, below(last + 1))
    }
  }

  /// Equal if all numbers to come are equal.
  public static func == (a: RandomGenerator, b: RandomGenerator) -> Bool {
    a.state == b.state && a.spareNormal == b.spareNormal
  }

  /// By the state.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(state.0)
    hasher.combine(state.1)
    hasher.combine(state.2)
    hasher.combine(state.3)
    hasher.combine(spareNormal)
  }
}

/// The generator of G. Steele, D. Lea and C. Flood ("Fast splittable pseudorandom number generators", OOPSLA
/// 2014), in S. Vigna's form: for seeds, since near ones give unlike numbers.
public struct SplitMix64: Sendable, Hashable {
  private var state: UInt64

  /// The same seed gives the same numbers.
  public init(seed: UInt64) {
    state = seed
  }

  /// 64 random bits.
  public mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
    return mixed ^ (mixed >> 31)
  }
}

private func rotateLeft(_ value: UInt64, by count: UInt64) -> UInt64 {
  (value << count) | (value >> (64 - count))
}
