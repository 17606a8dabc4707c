import CMaths

/// What lies beyond the border of an image.
public enum Boundary: String, Sendable, Hashable, CaseIterable {
  /// The image mirrored at its edge, the edge pixel twice: d c b a | a b c d | d c b a (SciPy's `reflect`, NumPy's
  /// `symmetric`).
  case reflect
  /// Nothing.
  case zero
}

/// A blur K: every pixel becomes a weighted mean of its neighbours.
public enum Blur: Sendable, Hashable {
  /// Weights exp(−(i² + j²) ∕ (2σ²)) on size × size pixels (size odd), divided by their sum.
  case gaussian(size: Int, deviation: Double)
  /// A straight movement of `length` pixels at `angle` degrees (0 to the right, 90 upwards).
  case motion(length: Double, angle: Double)
}

/// A blur ready to be applied to images of one size, forwards (K) and backwards (Kᵀ).
///
/// A Gaussian is the product of a row and a column, so it is applied as two short sums; another kernel as one sum
/// over its taps. Kᵀ spreads each pixel over those that it was summed from, so it is the transpose for any kernel
/// and boundary.
public struct BlurOperator: Sendable, Hashable {
  /// The size of the images.
  public let shape: ImageShape
  /// What lies beyond the border.
  public let boundary: Boundary
  private let kernel: Kernel

  private enum Kernel: Sendable, Hashable {
    /// Passes along one line each, with these weights.
    case product([Double])
    case sum([BlurTap])
  }

  /// A blur of images of `shape`. A Gaussian's size is made odd and at least 1, and no length or deviation is below
  /// zero.
  public init(_ blur: Blur, shape: ImageShape, boundary: Boundary) {
    self.shape = shape
    self.boundary = boundary
    switch blur {
    case .gaussian(let size, let deviation):
      let radius = max(0, min(size, 1_001)) / 2
      let width = max(deviation, 1e-3)
      let raw = (-radius...radius).map { exp(-Double($0 * $0) / (2 * width * width)) }
      let sum = raw.reduce(0, +)
      kernel = .product(raw.map { $0 / sum })
    case .motion(let length, let angle):
      kernel = .sum(Self.motion(length: max(1, min(length, 1_001)), angle: angle))
    }
  }

  /// The kernel as weights by (row, column) offset. A product's are multiplied out anew each time: nothing applies them.
  public var taps: [BlurTap] {
    switch kernel {
    case .sum(let taps): return taps
    case .product(let weights):
      let radius = weights.count / 2
      return (-radius...radius).flatMap { i in
        (-radius...radius).map { j in
          BlurTap(row: i, column: j, weight: weights[i + radius] * weights[j + radius])
        }
      }
    }
  }

  /// The line drawn as many points, each shared by the four pixels around it.
  private static func motion(length: Double, angle: Double) -> [BlurTap] {
    let radius = Int((length / 2).rounded(.up))
    let size = 2 * radius + 1
    var weights = [Double](repeating: 0, count: size * size)
    let direction = (row: -sin(angle * .pi / 180), column: cos(angle * .pi / 180))
    let points = 16 * size
    for point in 0..<points {
      let along = ((Double(point) + 0.5) / Double(points) - 0.5) * (length - 1)
      let row = along * direction.row + Double(radius)
      let column = along * direction.column + Double(radius)
      let (i, j) = (Int(row), Int(column))
      let (u, v) = (row - Double(i), column - Double(j))
      for (di, dj, share) in [
        (0, 0, (1 - u) * (1 - v)), (0, 1, (1 - u) * v), (1, 0, u * (1 - v)), (1, 1, u * v),
      ]
      where i + di < size && j + dj < size {
        weights[(i + di) * size + j + dj] += share / Double(points)
      }
    }
    let sum = weights.reduce(0, +)
    var taps: [BlurTap] = []
    for i in 0..<size {
      for j in 0..<size where weights[i * size + j] > 0 {
        taps.append(BlurTap(row: i - radius, column: j - radius, weight: weights[i * size + j] / sum))
      }
    }
    return taps
  }

  /// K x.
  public func apply(_ x: [Double]) -> [Double] { run(x, transposed: false) }

  /// Kᵀ x.
  public func applyTransposed(_ x: [Double]) -> [Double] { run(x, transposed: true) }

  /// ‖K‖², the largest eigenvalue of KᵀK, by power iterations from the constant image with a ripple until it
  /// changes by less than a relative 10⁻⁹, at most 200.
  public var squaredNorm: Double {
    var x = (0..<shape.count).map { 1 + 0.01 * sin(Double($0)) }
    var result = 0.0
    for _ in 0..<200 {
      let length = x.reduce(0) { $0 + $1 * $1 }.squareRoot()
      guard length > 0 else { return 0 }
      x = applyTransposed(apply(x.map { $0 / length }))
      let next = x.reduce(0) { $0 + $1 * $1 }.squareRoot()
      if abs(next - result) < 1e-9 * next { return next }
      result = next
    }
    return result
  }

  private func run(_ x: [Double], transposed: Bool) -> [Double] {
    guard x.count == shape.count else { return [Double](repeating: .nan, count: shape.count) }
    switch kernel {
    case .product(let line):
      let first = along(x, line, rows: !transposed, transposed: transposed)
      return along(first, line, rows: transposed, transposed: transposed)
    case .sum(let taps): return sums(x, taps, transposed: transposed)
    }
  }

  private func sums(_ x: [Double], _ taps: [BlurTap], transposed: Bool) -> [Double] {
    var result = [Double](repeating: 0, count: x.count)
    let (height, width) = (shape.height, shape.width)
    for channel in 0..<shape.channels {
      let start = channel * height * width
      for tap in taps {
        for i in 0..<height {
          guard let from = place(i + tap.row, height) else { continue }
          for j in 0..<width {
            guard let side = place(j + tap.column, width) else { continue }
            let (near, far) = (start + i * width + j, start + from * width + side)
            if transposed { result[far] += tap.weight * x[near] } else { result[near] += tap.weight * x[far] }
          }
        }
      }
    }
    return result
  }

  /// One pass with a kernel along the rows or the columns.
  private func along(_ x: [Double], _ line: [Double], rows: Bool, transposed: Bool) -> [Double] {
    let (height, width) = (shape.height, shape.width)
    let length = rows ? width : height
    let radius = line.count / 2
    // Where each tap of each place reads, or −1 for nothing.
    var sources = [Int](repeating: -1, count: length * line.count)
    for at in 0..<length {
      for tap in line.indices { sources[at * line.count + tap] = place(at + tap - radius, length) ?? -1 }
    }
    var result = [Double](repeating: 0, count: x.count)
    // Buffer pointers keep bounds checks out of the innermost loop, which runs over contiguous pixels of a row for
    // passes along the columns; every index is below `shape.count` by construction of `sources`.
    result.withUnsafeMutableBufferPointer { result in
      x.withUnsafeBufferPointer { x in
        for channel in 0..<shape.channels {
          let start = channel * height * width
          for at in 0..<length {
            for tap in line.indices {
              let source = sources[at * line.count + tap]
              if source < 0 { continue }
              let weight = line[tap]
              let (to, from) = transposed ? (source, at) : (at, source)
              if rows {
                for i in 0..<height {
                  result[start + i * width + to] += weight * x[start + i * width + from]
                }
              } else {
                for j in 0..<width {
                  result[start + to * width + j] += weight * x[start + from * width + j]
                }
              }
            }
          }
        }
      }
    }
    return result
  }

  /// The place inside 0..<length that `place` stands for; `nil` for nothing.
  private func place(_ place: Int, _ length: Int) -> Int? {
    if place >= 0 && place < length { return place }
    guard boundary == .reflect else { return nil }
    let period = 2 * length
    let turned = ((place % period) + period) % period
    return turned < length ? turned : period - 1 - turned
  }
}

/// One weight of a blur's kernel.
public struct BlurTap: Sendable, Hashable {
  /// The offset downwards.
  public var row: Int
  /// The offset to the right.
  public var column: Int
  /// The share of that pixel.
  public var weight: Double
}
