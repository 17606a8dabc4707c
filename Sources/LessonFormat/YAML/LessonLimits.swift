/// How much a lesson may ask for. Each limit has a message of its own; they keep a slip of the pen, or a
/// lesson by someone else, from taking the machine.
public enum LessonLimits {
  /// The size of a lesson file in bytes.
  public static let fileSize = 1 << 20
  /// How deep lists and keys may stand inside each other.
  public static let depth = 12
  /// The scenes of a lesson.
  public static let scenes = 50
  /// The steps of a run.
  public static let steps = 10_000_000
  /// The frames of a scene.
  public static let frames = 1_200
  /// The runs of a comparison.
  public static let runs = 24
  /// The entries of a list.
  public static let entries = 1_000
  /// The letters of a title.
  public static let titleLength = 200
  /// The letters of a text.
  public static let textLength = 4_000
  /// The width or height of a picture in points.
  public static let pictureSide = 8_192
  /// The mistakes reported of one file.
  public static let mistakes = 100
}
