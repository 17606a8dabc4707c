/// Where a network began to learn its training examples by heart: the held-out cost was lowest there and has risen
/// since, while the training cost went on falling.
public struct Overfitting: Sendable, Hashable {
  /// The measurement of the lowest held-out cost.
  public var best: Measurement
  /// The last measurement.
  public var last: Measurement

  /// How much larger the held-out cost is at the end than it was at its lowest, such as 1.2.
  public var rise: Double {
    guard let lowest = best.test?.cost, let end = last.test?.cost else { return 1 }
    return end / lowest
  }
}

extension TrainingRecord {
  /// Where overfitting begins, if it does: the held-out cost ends at least 2 % above its lowest and the training
  /// cost is lower at the end than it was there.
  public var overfitting: Overfitting? {
    let measured = regularMeasurements
    guard let last = measured.last, let end = last.test?.cost, end.isFinite else { return nil }
    var best: (cost: Double, measurement: Measurement)?
    for measurement in measured {
      guard let cost = measurement.test?.cost, cost.isFinite else { continue }
      if cost < best?.cost ?? .infinity { best = (cost, measurement) }
    }
    guard let best, best.measurement.iteration > 0, best.measurement.iteration < last.iteration,
      end > best.cost * 1.02, last.training.cost < best.measurement.training.cost
    else { return nil }
    return Overfitting(best: best.measurement, last: last)
  }
}
