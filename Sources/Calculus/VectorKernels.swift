/// e^x, sin, cos and ln for two numbers at once, to within about one unit in the last place, for the ranges
/// stated; the batch machine sends other numbers to the C library.
///
/// Argument reduction as W. Cody and W. Waite ("Software Manual for the Elementary Functions", 1980); the
/// polynomials are minimax ones of our own (Remez, relative error below 4e-18). Two numbers, because that is
/// the width of a vector register on every machine that this is compiled for without further ado: SSE2, NEON,
/// WebAssembly.
enum VectorKernels {
  typealias Pair = SIMD2<Double>
  typealias Bits = SIMD2<Int64>

  /// Where `exponential` holds.
  static let exponentialRange = -708.0...709.0
  /// Where `sine` and `cosine` hold: ±this.
  static let circularLimit = 1e6
  /// Where `logarithm` holds: the normal numbers.
  static let logarithmRange = Double.leastNormalMagnitude...Double.greatestFiniteMagnitude

  /// Adding this rounds a small number to a whole one, which is then in the low bits.
  private static let rounder = 0x1.8p52

  @inline(__always)
  static func exponential(_ x: Pair) -> Pair {
    // x = n ln 2 + r, |r| ≤ ½ ln 2; e^x = 2^n e^r.
    let shifted = x * 0x1.71547652b82fep+0 + Pair(repeating: rounder)
    let n = shifted - rounder
    let r = (x - n * 0x1.62e42fefp-1) - n * 0x1.473de6af278edp-34
    var q = r * 0x1.ad7f6f0e24922p-26 + 0x1.28ad72cd4ab37p-22
    q = q * r + 0x1.71df255235e0bp-19
    q = q * r + 0x1.a0199a0c66195p-16
    q = q * r + 0x1.a01a012a57b5ep-13
    q = q * r + 0x1.6c16c1842a126p-10
    q = q * r + 0x1.1111111127be5p-7
    q = q * r + 0x1.555555555087cp-5
    q = q * r + 0x1.55555555554fap-3
    q = q * r + 0x1.000000000000ap-1
    let power = (q * (r * r) + r) + 1
    return fromBits(bits(power) &+ (bits(shifted) &<< 52))
  }

  @inline(__always)
  static func sine(_ x: Pair) -> Pair { circular(x, quarter: 0) }

  @inline(__always)
  static func cosine(_ x: Pair) -> Pair { circular(x, quarter: 1) }

  /// sin(x + quarter · π/2).
  @inline(__always)
  private static func circular(_ x: Pair, quarter: Int64) -> Pair {
    // x = n π/2 + r, |r| ≤ π/4, π/2 in three parts of which the first two times n are exact.
    let shifted = x * 0x1.45f306dc9c883p-1 + Pair(repeating: rounder)
    let n = shifted - rounder
    let r = ((x - n * 0x1.921fb544p+0) - n * 0x1.0b4611a4p-34) - n * 0x1.13198a2e03707p-65
    let z = r * r
    var s = z * 0x1.5d8ee79bb4b4bp-33 - 0x1.ae5e578132286p-26
    s = s * z + 0x1.71de356408be5p-19
    s = s * z - 0x1.a01a019bf9b62p-13
    s = s * z + 0x1.111111110f7b0p-7
    s = s * z - 0x1.5555555555548p-3
    let sine = r + r * (z * s)
    var c = z * -0x1.8fa39578f4d7dp-37 + 0x1.1ee9d5c8f5ff3p-29
    c = c * z - 0x1.27e4f7e80234ep-22
    c = c * z + 0x1.a01a019c8095fp-16
    c = c * z - 0x1.6c16c16c14f6cp-10
    c = c * z + 0x1.555555555554bp-5
    let half = z * 0.5
    let big = 1 - half
    let cosine = big + (((1 - big) - half) + (z * z) * c)
    let turns = bits(shifted) &+ quarter
    let takesCosine = Bits(repeating: 0) &- (turns & 1)
    let chosen = (bits(sine) & ~takesCosine) | (bits(cosine) & takesCosine)
    return fromBits(chosen ^ ((turns & 2) &<< 62))
  }

  @inline(__always)
  static func logarithm(_ x: Pair) -> Pair {
    // x = 2^k m, √½ ≤ m < √2; ln m = 2 artanh(s), s = (m − 1)/(m + 1).
    let raised = bits(x) &+ (0x3ff0_0000_0000_0000 - 0x3fe6_a09e_667f_3bcd)
    let k = (raised &>> 52) &- 1023
    let m = fromBits((raised & 0x000f_ffff_ffff_ffff) &+ 0x3fe6_a09e_667f_3bcd)
    // k is small, so adding it to the rounder's bits makes a double of it without a conversion.
    let exponent = fromBits(bits(Pair(repeating: rounder)) &+ k) - rounder
    let f = m - 1
    let s = f / (m + 1)
    let z = s * s
    var p = z * 0x1.2f0b0e3673dedp-3 + 0x1.39a13637cef57p-3
    p = p * z + 0x1.74664393e4d02p-3
    p = p * z + 0x1.c71c51f4fc009p-3
    p = p * z + 0x1.2492494207212p-2
    p = p * z + 0x1.999999997fc65p-2
    p = p * z + 0x1.5555555555593p-1
    // 2s = f − s f, and s f is taken from f last, as ½f² by K. C. Ng in fdlibm, so that f is not rounded.
    let half = f * f * 0.5
    let rest = s * (half + z * p)
    return exponent * 0x1.62e42fefp-1 - ((half - (rest + exponent * 0x1.473de6af278edp-34)) - f)
  }

  @inline(__always)
  private static func bits(_ pair: Pair) -> Bits { unsafeBitCast(pair, to: Bits.self) }

  @inline(__always)
  private static func fromBits(_ bits: Bits) -> Pair { unsafeBitCast(bits, to: Pair.self) }
}
