import ImageFiles

/// Why a picture could not be made.
public enum RenderError: Error, Sendable, Hashable {
  /// The picture has no area, or more pixels than fit: Cairo's limit is 32,767 a side, ours 200 million in all.
  case size(width: Double, height: Double, scale: Double)
  /// Cairo says no; the text is its own.
  case cairo(String)

  /// One sentence for the user.
  public var message: String {
    switch self {
    case .size(let width, let height, let scale):
      "A picture of \(wholeText(width)) × \(wholeText(height)) points at scale"
        + " \(wholeText(scale)) cannot be drawn; sides go from 1 to 32767 pixels, and 200 million pixels"
        + " in all."
    case .cairo(let reason):
      "Cairo cannot draw the picture: \(reason)."
    }
  }
}
