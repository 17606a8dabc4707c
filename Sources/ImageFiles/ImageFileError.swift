/// What is wrong with a file of images or data: the file, the place in it, and what would be right.
public struct ImageFileError: Error, Sendable, Hashable {
  /// A place in a file.
  public enum Place: Sendable, Hashable {
    /// The file as a whole.
    case file
    /// A line and a field of a text file, from 1.
    case line(Int, field: Int?)
    /// A byte, from 0; in a compressed file, of what it holds.
    case offset(Int)
  }

  /// What kind of thing is wrong.
  public enum Problem: Sendable, Hashable {
    /// The system cannot read it; its reason.
    case unreadable(String)
    /// It ends before what it promises.
    case truncated(needed: Int, found: Int)
    /// It goes on after its end.
    case longer(needed: Int, found: Int)
    /// More than is allowed: what, how much, and the limit.
    case tooLarge(what: String, value: Int, limit: Int)
    /// Not of the format that it should be; what was found, what would be right.
    case format(found: String, expected: String)
    /// A decoder's own words.
    case damaged(String)
    /// Nothing in it to learn from; what would be right.
    case empty(expected: String)
  }

  /// The path of the file or folder.
  public var path: String
  /// Where in it.
  public var place: Place
  /// What is wrong there.
  public var problem: Problem

  /// An error at a place.
  public init(path: String, place: Place = .file, _ problem: Problem) {
    self.path = path
    self.place = place
    self.problem = problem
  }

  /// One sentence, beginning with file and place as compilers write them.
  public var message: String {
    var text = path
    switch place {
    case .file: break
    case .line(let line, nil): text += ":\(line)"
    case .line(let line, let field?): text += ":\(line), field \(field)"
    case .offset(let offset): text += ", byte \(offset)"
    }
    return text + ": " + problem.sentence
  }
}

extension ImageFileError.Problem {
  /// The problem without its place.
  var sentence: String {
    switch self {
    case .unreadable(let reason): "cannot be read: \(reason)"
    case .truncated(let needed, let found):
      "ends early: \(needed) bytes are needed and \(found) are there; the copy may be incomplete"
    case .longer(let needed, let found):
      "goes on after its end: \(needed) bytes are expected and \(found) or more are there"
    case .tooLarge(let what, let value, let limit): "\(what) is \(value), more than the limit of \(limit)"
    case .format(let found, let expected): "\(found); \(expected)"
    case .damaged(let reason): "is damaged: \(reason)"
    case .empty(let expected): "holds no data; \(expected)"
    }
  }
}

/// How much a file may hold. What a file states is checked against these before memory is taken.
public struct ImageLimits: Sendable, Hashable {
  /// Bytes of a file, and of what a compressed file holds.
  public var bytes = 1 << 30
  /// Pixels of a picture before it is scaled.
  public var pixels = 100_000_000
  /// Images of a data set.
  public var images = 2_000_000
  /// Values of a data set: images · channels · height · width.
  public var values = 1 << 30
  /// Classes of a data set.
  public var classes = 10_000

  /// The limits as stated.
  public init() {}
}
