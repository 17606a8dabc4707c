import NumberText

/// A method, schedule or setting that cannot be had as asked for.
public enum ChoiceError: Error, Sendable, Hashable {
  /// No method or schedule has this name. `kind` is `method` or `schedule`.
  case unknownName(String, kind: String, known: [String], nearest: String?)
  case unknownSetting(String, owner: String, known: [String], nearest: String?)
  case badSetting(String, owner: String, given: String, expected: String)
  case missingSetting(String, owner: String, summary: String)
  /// A learning rate that is not positive and finite.
  case badRate(Double)
  /// A number of run settings out of range: its name, what it is, what it must be.
  case badNumber(String, given: Double, expected: String)
  /// The method cannot work on this objective.
  case unsuitable(String, reason: String)

  /// One sentence: what is wrong and what would be right.
  public var message: String {
    switch self {
    case .unknownName(let name, let kind, let known, let nearest):
      "unknown \(kind) '\(name)'" + Self.hint(nearest, known)
    case .unknownSetting(let name, let owner, let known, let nearest):
      known.isEmpty
        ? "\(owner) has no settings, so no '\(name)'"
        : "\(owner) has no setting '\(name)'" + Self.hint(nearest, known)
    case .badSetting(let name, let owner, let given, let expected):
      "\(owner): '\(name)' is '\(given)' but must be \(expected)"
    case .missingSetting(let name, let owner, let summary):
      "\(owner) needs the setting '\(name)': \(summary)"
    case .badRate(let rate):
      "the learning rate is \(shortestText(rate)) but must be a number above 0"
    case .badNumber(let name, let given, let expected):
      "\(name) is \(shortestText(given)) but must be \(expected)"
    case .unsuitable(let name, let reason):
      "method '\(name)' cannot be used here: \(reason)"
    }
  }

  private static func hint(_ nearest: String?, _ known: [String]) -> String {
    if let nearest { return "; did you mean '\(nearest)'?" }
    return "; known: " + known.joined(separator: ", ")
  }
}
