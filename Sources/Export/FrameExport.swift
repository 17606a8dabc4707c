import CairoBackend
import Drawing

/// The kinds of files that frames are written as.
public enum FrameFormat: String, Sendable, Hashable, CaseIterable {
  /// One picture for each frame.
  case png
  /// One vector picture for each frame.
  case svg
  /// One document with a page for each frame.
  case pdf
}

/// How frames are written.
public struct FrameExport: Sendable {
  /// What to write.
  public var formats: Set<FrameFormat>
  /// Pixels to a point, for PNG.
  public var scale: Double
  /// The number of workers; the bytes do not depend on it.
  public var jobs: Int
  /// Text in SVG stays text.
  public var textAsText: Bool
  /// Whether `alt.txt` is written.
  public var hasDescriptions = true
  /// Told of each file or page done, from any worker: how many are done, and of how many.
  public var progress: @Sendable (_ done: Int, _ total: Int) -> Void
  /// Asked between frames; when true the work ends with `ExportError.interrupted`.
  public var isInterrupted: @Sendable () -> Bool

  /// PNG at one pixel a point by one worker, unless told otherwise.
  public init(
    formats: Set<FrameFormat> = [.png], scale: Double = 1, jobs: Int = 1, textAsText: Bool = false,
    progress: @escaping @Sendable (Int, Int) -> Void = { _, _ in },
    isInterrupted: @escaping @Sendable () -> Bool = { false }
  ) {
    self.formats = formats
    self.scale = scale
    self.jobs = jobs
    self.textAsText = textAsText
    self.progress = progress
    self.isInterrupted = isInterrupted
  }

  /// A sequence and the start of its files' names: `frame` for `frame-0001.png`.
  public struct Part: Sendable {
    /// The frames.
    public var sequence: FrameSequence
    /// What the names of the files begin with; a folder may stand in it.
    public var prefix: String
    /// The frames that become pictures; documents have all of them.
    public var pictures: [Int]

    /// A sequence under a name, with all its frames unless told otherwise.
    public init(_ sequence: FrameSequence, prefix: String = "frame", pictures: [Int]? = nil) {
      self.sequence = sequence
      self.prefix = prefix
      self.pictures = pictures ?? Array(0..<sequence.count)
    }
  }

  /// Writes all frames of the parts into a folder: pictures one by one, one PDF named `document` for all, and
  /// `alt.txt` with the description of each frame.
  public func write(
    _ parts: [Part], document: String, title: String, description: String, to folder: OutputFolder,
    text: TextEngine
  ) throws(ExportError) {
    var parts = parts
    if hasDescriptions {
      for index in parts.indices { parts[index].sequence = parts[index].sequence.rememberingDescriptions }
    }
    let kinds = formats.subtracting([.pdf]).count
    let pages = formats.contains(.pdf) ? 1 : 0
    let total = parts.reduce(0) { $0 + $1.pictures.count * kinds + $1.sequence.count * pages }
    let tally = Tally(total: total, progress: progress, isInterrupted: isInterrupted)
    for part in parts {
      if formats.contains(.png) { try writePNG(part, folder, text, tally) }
      if formats.contains(.svg) { try writeSVG(part, folder, text, tally) }
    }
    if formats.contains(.pdf) {
      let bytes = try drawing { () throws(RenderError) in
        try renderPDF(
          parts.map { PDFPart($0.sequence, indices: Array(0..<$0.sequence.count)) }, text: text,
          metadata: PDFMetadata(title: title, description: description)
        ) { tally.count() }
      }
      if isInterrupted() { throw .interrupted }
      try folder.write("\(document).pdf", bytes)
    }
    if hasDescriptions { try folder.write("alt.txt", text: altText(parts)) }
  }

  /// Writes a single scene as a file in each format, `name` and the format's ending.
  public func write(_ scene: Scene, name: String, to folder: OutputFolder, text: TextEngine)
    throws(ExportError)
  {
    for format in FrameFormat.allCases where formats.contains(format) {
      let bytes = try self.bytes(of: scene, as: format, text: text)
      try folder.write("\(name).\(format.rawValue)", bytes)
    }
  }

  /// A single scene in one format.
  public func bytes(of scene: Scene, as format: FrameFormat, text: TextEngine) throws(ExportError) -> [UInt8]
  {
    try drawing { () throws(RenderError) in
      switch format {
      case .png: try renderPNG(scene, text: text, scale: scale)
      case .svg: renderSVG(scene, text: text, options: SVGOptions(textAsText: textAsText))
      case .pdf:
        try renderPDF(
          [scene], text: text, metadata: PDFMetadata(title: scene.title, description: scene.description))
      }
    }
  }

  // MARK: Parts

  private func writePNG(_ part: Part, _ folder: OutputFolder, _ text: TextEngine, _ tally: Tally)
    throws(ExportError)
  {
    try drawing { () throws(RenderError) in
      let painter = try SequencePainter(part.sequence, text: text, scale: scale, jobs: jobs)
      try painter.forEachPNG(part.pictures, jobs: jobs) { index, bytes in
        tally.keep { () throws(ExportError) in
          try folder.write(OutputName.frame(index + 1, prefix: part.prefix, suffix: "png"), bytes)
        }
      }
    }
    try tally.rethrow()
  }

  private func writeSVG(_ part: Part, _ folder: OutputFolder, _ text: TextEngine, _ tally: Tally)
    throws(ExportError)
  {
    let sequence = SVGSequence(part.sequence, text: text, options: SVGOptions(textAsText: textAsText))
    sequence.forEachSVG(part.pictures, jobs: jobs) { index, bytes in
      tally.keep { () throws(ExportError) in
        try folder.write(OutputName.frame(index + 1, prefix: part.prefix, suffix: "svg"), bytes)
      }
    }
    try tally.rethrow()
  }

  /// The description of every frame, a paragraph each, for readers who do not see the pictures.
  private func altText(_ parts: [Part]) -> String {
    var lines: [String] = []
    for part in parts {
      for index in 0..<part.sequence.count {
        let name = OutputName.frame(index + 1, prefix: part.prefix, suffix: "")
        lines.append("\(name.dropLast()): \(part.sequence.description(index))\n")
      }
    }
    return lines.joined(separator: "\n")
  }
}

/// Draws something; what is wrong with a picture is one reason among others why results cannot be written.
package func drawing<Result>(_ body: () throws(RenderError) -> Result) throws(ExportError) -> Result {
  do throws(RenderError) {
    return try body()
  } catch {
    throw .picture(error.message)
  }
}
