import NumberText

/// What the writer may have meant.
public enum Suggestion {
  /// `did you mean 'map'?` where a name is near, else the names to choose from.
  public static func among(_ names: [String], for word: String) -> String {
    if let near = nearestName(to: word, among: names) { return "did you mean '\(near)'?" }
    guard !names.isEmpty else { return "" }
    return names.count == 1 ? "write '\(names[0])'" : "choose from \(names.joined(separator: ", "))"
  }
}
