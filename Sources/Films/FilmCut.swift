import Drawing

/// A scene of a film: its frames, and what is said at each.
public struct FilmClip: Sendable {
  /// The frames in order.
  public var sequence: FrameSequence
  /// The plain text that stands in each frame; empty where nothing is said.
  public var captions: [String]
  /// A page before the frames.
  public var title: Scene?

  /// A clip with its texts.
  public init(_ sequence: FrameSequence, captions: [String], title: Scene? = nil) {
    self.sequence = sequence
    self.captions = captions
    self.title = title
  }
}

/// A film cut into shots: which picture stands for how long, and what is said meanwhile.
public struct FilmCut: Sendable, Hashable {
  /// A picture that stands for a while.
  public struct Shot: Sendable, Hashable {
    /// The clip.
    public var clip: Int
    /// The frame in the clip; `nil` is the clip's title.
    public var frame: Int?
    /// How long it stands, in ticks of 40 ms.
    public var ticks: Int
    /// What is said.
    public var caption: String
  }

  /// In order.
  public var shots: [Shot]

  /// The pictures of the clips: a title stands three seconds, a text as long as it takes to read it, the last
  /// picture of a clip two seconds at least, and every other one as long as the pace says.
  public init(_ clips: [FilmClip], pace: FilmPace? = nil) {
    let pace = pace ?? FilmPace(frames: clips.reduce(0) { $0 + $1.sequence.count })
    shots = []
    for (number, clip) in clips.enumerated() {
      if let title = clip.title {
        shots.append(Shot(clip: number, frame: nil, ticks: FilmPace.title, caption: title.description))
      }
      var said = ""
      for index in 0..<clip.sequence.count {
        let caption = clip.captions.indices.contains(index) ? clip.captions[index] : ""
        var ticks = pace.stepTicks
        if caption != said { ticks = max(ticks, FilmPace.reading(caption)) }
        if index == clip.sequence.count - 1 { ticks = max(ticks, FilmPace.last) }
        shots.append(Shot(clip: number, frame: index, ticks: ticks, caption: caption))
        said = caption
      }
    }
  }

  /// The length of the film in ticks.
  public var ticks: Int { shots.reduce(0) { $0 + $1.ticks } }

  /// The fewest pictures a second, as ffmpeg writes it, in which every shot has a whole number: 5, 12.5 or 25.
  var framesPerSecond: String {
    if shots.allSatisfy({ $0.ticks % 5 == 0 }) { return "5" }
    return shots.allSatisfy { $0.ticks % 2 == 0 } ? "25/2" : "25"
  }
}
