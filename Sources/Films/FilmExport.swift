import CairoBackend
import Drawing
import Export

/// How films are made: the pictures are drawn into a scratch folder once, and ffmpeg goes over them for each format.
public struct FilmExport: Sendable {
  /// What to make.
  public var formats: Set<FilmFormat>
  /// Pixels to a point.
  public var scale: Double
  /// The number of workers; the bytes do not depend on it.
  public var jobs: Int
  /// How long a step stands; chosen by the number of frames where there is none.
  public var pace: FilmPace?
  /// Told of each picture drawn, from any worker.
  public var progress: @Sendable (_ done: Int, _ total: Int) -> Void
  /// Asked all the time; when true the work ends with `ExportError.interrupted`.
  public var isInterrupted: @Sendable () -> Bool
  private let ffmpeg: FFmpeg

  /// Films at one pixel a point by one worker, unless told otherwise. Throws where this ffmpeg cannot make one of them.
  public init(
    _ ffmpeg: FFmpeg, formats: Set<FilmFormat>, scale: Double = 1, jobs: Int = 1, pace: FilmPace? = nil,
    progress: @escaping @Sendable (Int, Int) -> Void = { _, _ in },
    isInterrupted: @escaping @Sendable () -> Bool = { false }
  ) throws(FilmError) {
    try ffmpeg.check(formats)
    self.ffmpeg = ffmpeg
    self.formats = formats
    self.scale = scale
    self.jobs = jobs
    self.pace = pace
    self.progress = progress
    self.isInterrupted = isInterrupted
  }

  /// A film in a scratch folder.
  public struct Made: Sendable, Hashable {
    /// Its kind; `nil` for the captions.
    public var format: FilmFormat?
    /// Its name in the scratch folder.
    public var name: String
    /// The ending of its file.
    public var ending: String { format?.rawValue ?? "vtt" }
  }

  /// Makes the films and their captions in a scratch folder.
  public func make(_ clips: [FilmClip], title: String, in scratch: ScratchFolder, text: TextEngine)
    throws(ExportError) -> [Made]
  {
    let cut = FilmCut(clips, pace: pace)
    try draw(clips, into: scratch, text: text)
    var made: [Made] = []
    for format in FilmFormat.allCases where formats.contains(format) {
      let list = "\(format.rawValue).ffconcat"
      try scratch.write(list, Array(Self.list(cut, splitsLast: format.repeatsLastTime).utf8))
      let name = "film.\(format.rawValue)"
      do throws(FilmError) {
        try ffmpeg.encode(
          list: list, as: format, to: name, in: scratch.path,
          background: Self.hexadecimal(clips.first?.sequence.background ?? .white),
          framesPerSecond: cut.framesPerSecond, title: title, isInterrupted: isInterrupted)
      } catch .interrupted {
        throw .interrupted
      } catch {
        throw .picture(error.message)
      }
      made.append(Made(format: format, name: name))
    }
    try scratch.write("film.vtt", Array(Captions.webVTT(cut).utf8))
    return made + [Made(format: nil, name: "film.vtt")]
  }

  private func draw(_ clips: [FilmClip], into scratch: ScratchFolder, text: TextEngine) throws(ExportError) {
    let tally = Tally(
      total: clips.reduce(0) { $0 + $1.sequence.count }, progress: progress, isInterrupted: isInterrupted)
    for (number, clip) in clips.enumerated() {
      if let title = clip.title {
        let bytes = try drawing { () throws(RenderError) in
          try renderPNG(title, text: text, scale: scale)
        }
        try scratch.write(Self.name(number, nil), bytes)
      }
      try drawing { () throws(RenderError) in
        let painter = try SequencePainter(clip.sequence, text: text, scale: scale, jobs: jobs)
        try painter.forEachPNG(Array(0..<clip.sequence.count), jobs: jobs) { index, bytes in
          tally.keep { () throws(ExportError) in try scratch.write(Self.name(number, index), bytes) }
        }
      }
      try tally.rethrow()
    }
  }

  private static func name(_ clip: Int, _ frame: Int?) -> String {
    "clip-\(clip + 1)-" + (frame.map { "\($0 + 1)" } ?? "title") + ".png"
  }

  /// The list of pictures for ffmpeg. The last stands there twice: what follows it ends it.
  private static func list(_ cut: FilmCut, splitsLast: Bool) -> String {
    var text = "ffconcat version 1.0\n"
    for (index, shot) in cut.shots.enumerated() {
      let isLast = index == cut.shots.count - 1
      let ticks = isLast && splitsLast ? shot.ticks / 2 : shot.ticks
      text += "file \(name(shot.clip, shot.frame))\nduration \(seconds(ticks))\n"
    }
    if let last = cut.shots.last { text += "file \(name(last.clip, last.frame))\n" }
    return text
  }

  /// Ticks as seconds, `1.20`.
  private static func seconds(_ ticks: Int) -> String {
    let hundredths = ticks * 100 / FilmPace.ticksPerSecond
    let rest = hundredths % 100
    return "\(hundredths / 100)." + (rest < 10 ? "0\(rest)" : "\(rest)")
  }

  /// `0xfdfcf9`.
  private static func hexadecimal(_ color: Color) -> String {
    let digits = [color.red, color.green, color.blue].map { part in
      let text = String(Int((min(1, max(0, part)) * 255).rounded()), radix: 16)
      return text.count < 2 ? "0" + text : text
    }
    return "0x" + digits.joined()
  }
}
