/// How long pictures stand, in ticks of 40 ms: the unit in which ffmpeg reads a list of pictures, and a whole number
/// of the hundredths of a second of GIF.
public struct FilmPace: Sendable, Hashable {
  /// Ticks in a second.
  public static let ticksPerSecond = 25
  /// The ticks of a step of which nothing is said.
  public var stepTicks: Int

  /// The nearest pace to a number of seconds a step; `nil` outside 0.04 to 10 s.
  public init?(secondsPerStep seconds: Double) {
    guard (0.04...10).contains(seconds) else { return nil }
    stepTicks = Int((seconds * Double(FilmPace.ticksPerSecond)).rounded())
  }

  /// A pace that shows so many frames in well under a minute: 0.4 s a step, 0.2 s beyond 100, 0.08 s beyond 300.
  public init(frames: Int) {
    stepTicks = frames <= 100 ? 10 : frames <= 300 ? 5 : 2
  }

  /// The ticks that it takes to read a text: two seconds and a second for every 16 letters, at most 12 s.
  ///
  /// Subtitles for adults run at 15 to 17 letters a second (Netflix, BBC guidelines).
  static func reading(_ text: String) -> Int {
    guard !text.isEmpty else { return 0 }
    let seconds = min(12, 2 + Double(text.count) / 16)
    // Whole multiples of 0.4 s, so that films of an even pace need few pictures a second.
    return Int((seconds / 0.4).rounded(.up)) * 10
  }

  /// How long the title of a scene stands.
  static let title = 75
  /// How long the last picture of a scene stands at least.
  static let last = 50
}
