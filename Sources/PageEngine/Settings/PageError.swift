/// What the page asked for and cannot have, in one sentence.
public struct PageError: Error, Sendable, Hashable {
  /// What is wrong and what would be right.
  public var message: String

  /// An error with its sentence.
  public init(_ message: String) {
    self.message = message
  }
}
