/// What is said in a film, as WebVTT (https://www.w3.org/TR/webvtt1).
public enum Captions {
  /// A cue for each text, from the picture with which it appears to the last that shows it.
  public static func webVTT(_ cut: FilmCut) -> String {
    var text = "WEBVTT\n"
    var number = 0
    var now = 0
    var index = 0
    while index < cut.shots.count {
      let shot = cut.shots[index]
      let start = now
      repeat {
        now += cut.shots[index].ticks
        index += 1
      } while index < cut.shots.count && cut.shots[index].caption == shot.caption
        && cut.shots[index].clip == shot.clip
      guard !shot.caption.isEmpty else { continue }
      number += 1
      text += "\n\(number)\n\(time(start)) --> \(time(now))\n\(payload(shot.caption))\n"
    }
    return text
  }

  /// `00:01:02.040`.
  private static func time(_ ticks: Int) -> String {
    let milliseconds = ticks * 1_000 / FilmPace.ticksPerSecond
    func padded(_ value: Int, _ width: Int) -> String {
      let digits = "\(value)"
      return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
    let seconds = milliseconds / 1_000
    return padded(seconds / 3_600, 2) + ":" + padded(seconds / 60 % 60, 2) + ":" + padded(seconds % 60, 2)
      + "."
      + padded(milliseconds % 1_000, 3)
  }

  /// A cue's text: no empty lines, which would end it, and no letters that begin a tag.
  private static func payload(_ text: String) -> String {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: true)
    return lines.joined(separator: "\n").replacing("&", with: "&amp;").replacing("<", with: "&lt;")
      .replacing(">", with: "&gt;")
  }
}
