/// Why a storyboard cannot be drawn.
public enum FigureError: Error, Sendable, Hashable {
  /// No panel has this name; `nearest` is the most similar one.
  case unknownPanel(name: String, nearest: String?)
  /// The panel cannot show this subject or these runs; `reason` is a sentence.
  case unsuitablePanel(name: String, reason: String)
  /// There is no run to show.
  case noRuns
  /// The page is too small to draw on, in points.
  case tooSmall(width: Double, height: Double)

  /// The error as one sentence.
  public var message: String {
    switch self {
    case .unknownPanel(let name, let nearest):
      if let nearest {
        "unknown panel '\(name)'; did you mean '\(nearest)'?"
      } else {
        "unknown panel '\(name)'"
      }
    case .unsuitablePanel(let name, let reason):
      "the panel '\(name)' cannot be shown here: \(reason)"
    case .noRuns:
      "there is no run to show"
    case .tooSmall(let width, let height):
      "a page of \(Int(width)) × \(Int(height)) points is too small; at least 320 × 180 are needed"
    }
  }
}
