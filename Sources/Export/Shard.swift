/// A part of the work on a lesson: the third of sixteen, `3/16`. The parts together write every file once.
public struct Shard: Sendable, Hashable {
  /// The most parts that there may be.
  public static let limit = 10_000
  /// Which part, from 1.
  public let number: Int
  /// How many parts there are.
  public let count: Int

  /// Reads `3/16`; `nil` if it is anything else.
  public init?(_ text: String) {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 2, let number = Int(parts[0]), let count = Int(parts[1]), parts[0].first != "+",
      (1...Shard.limit).contains(count), (1...count).contains(number)
    else { return nil }
    self.number = number
    self.count = count
  }

  /// `3/16`.
  public var text: String { "\(number)/\(count)" }

  /// What is put behind the name of a part's folder: `.shard-3-of-16`.
  public var suffix: String { ".shard-\(number)-of-\(count)" }

  /// Whether this part draws a picture, counted through the lesson from 0. Neighbours go to different parts, since
  /// the late frames of a run take longer than the early ones.
  public func draws(_ picture: Int) -> Bool { picture % count == number - 1 }

  /// Whether this part writes a document, counted from 0. Documents are dealt out from the last part backwards,
  /// which has the fewest pictures.
  public func writes(_ document: Int) -> Bool { count - 1 - document % count == number - 1 }
}
