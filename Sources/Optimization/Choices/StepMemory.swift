/// What a step is made of beside the slope at its place.
public enum StepMemory: Sendable {
  /// Nothing, so that a step too long is its own fault.
  case none
  /// A velocity or mean gradient, which can carry a step uphill.
  case velocity
  /// The size of past gradients, by which the step is divided.
  case gradientSize
}
