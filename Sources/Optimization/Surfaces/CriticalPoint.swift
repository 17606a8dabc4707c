/// The kind of a place where the gradient is zero, by the signs of the Hessian's eigenvalues.
public enum CriticalKind: String, Sendable, Hashable, CaseIterable {
  case minimum, saddle, maximum, degenerate
}

/// A place where the gradient is zero, or a cone point: a minimum or maximum at which there is none.
public struct CriticalPoint: Sendable, Hashable {
  /// Where (n numbers).
  public var position: [Double]
  /// The cost there.
  public var value: Double
  /// By the signs of the eigenvalues.
  public var kind: CriticalKind
  /// The Hessian's eigenvalues, ascending; infinite where the cost comes to a point, as a cone does.
  public var eigenvalues: [Double]

  /// A point with all that is known of it.
  public init(position: [Double], value: Double, kind: CriticalKind, eigenvalues: [Double]) {
    self.position = position
    self.value = value
    self.kind = kind
    self.eigenvalues = eigenvalues
  }
}

extension Array where Element == CriticalPoint {
  /// The lowest of the minima; of equals the first.
  public var lowestMinimum: CriticalPoint? {
    var lowest: CriticalPoint?
    for point in self where point.kind == .minimum && point.value < lowest?.value ?? .infinity {
      lowest = point
    }
    return lowest
  }
}
