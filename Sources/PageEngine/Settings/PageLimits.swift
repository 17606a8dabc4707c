/// Bounds on what a page may ask for, so that no input holds it up.
public enum PageLimits {
  /// The most steps of a run; every one is kept.
  public static let steps = 20_000
  /// The most runs of a comparison.
  public static let runs = 24
  /// The longest run that is judged anew at every step in view; of longer ones a finding shows from the step at which
  /// it can be known, in the words of the whole run.
  public static let judged = 2_000
  /// The longest formula, in bytes.
  public static let formula = 400
  /// The longest request, in bytes.
  public static let request = 100_000
  /// The most views at one time.
  public static let views = 16
  /// The longest side of a view, in points.
  public static let side = 4_000.0
  /// Boxes that the search for critical points may examine for each letter of a formula saved.
  static let searchEffort = 30_000

  /// How much work a run may be: steps times letters of the formula, times what a step of the method costs beside
  /// one of gradient descent. 20,000 steps of a formula of 60 letters come to a tenth of a second.
  static let work = 6_000_000

  /// How many evaluations a step of a method takes, about.
  static func weight(ofMethod name: String) -> Int {
    switch name {
    case "exact-line-search": 40
    case "backtracking", "strong-wolfe", "newton", "damped-newton": 8
    default: 2
    }
  }
}
