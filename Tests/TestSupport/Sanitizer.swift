import Foundation

/// Which sanitizer `make sanitize` runs the tests under; `none` in every other run.
///
/// What a sanitizer keeps for itself does not fit the limits that some tests set: the thread sanitizer needs files and
/// larger frames of the stack, both need terabytes of addresses.
public enum Sanitizer: String, Sendable {
  case none, address, thread

  /// The one at work.
  public static let current =
    ProcessInfo.processInfo.environment["DESCENT_SANITIZER"].flatMap { Sanitizer(rawValue: $0) } ?? .none
}
