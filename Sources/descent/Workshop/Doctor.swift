import CairoBackend
import Films
import LessonFormat
import NumberText

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// What is installed on this machine, and what each missing part would give.
struct Doctor {
  /// One thing looked at.
  struct Finding {
    enum State: String {
      /// There, as it should be.
      case ok
      /// Not there; something cannot be done or looks different.
      case missing
      /// Nothing can be done without it.
      case broken
    }

    var part: String
    var state: State
    /// What was found, or what the part would give and how to get it.
    var text: String
  }

  let findings: [Finding]

  /// Looks at fonts, libraries, ffmpeg and the folder in which we stand.
  init() {
    var findings: [Finding] = []
    let versions = drawingLibraryVersions
    findings.append(
      Finding(
        part: "drawing", state: .ok,
        text: "Cairo \(versions.cairo), Pango \(versions.pango): PNG, SVG and PDF"))
    findings += Self.fonts()
    findings += Self.films()
    findings.append(
      access(".", W_OK) == 0
        ? Finding(part: "this folder", state: .ok, text: "can be written")
        : Finding(
          part: "this folder", state: .missing,
          text: "cannot be written; 'descent run' needs another one by --output"))
    findings.append(
      Finding(
        part: "workers", state: .ok,
        text: "\(Workers.count) processor\(Workers.count == 1 ? "" : "s") draw at the same time"))
    self.findings = findings
  }

  /// Whether nothing that everything needs is missing.
  var isUsable: Bool { findings.allSatisfy { $0.state != .broken } }

  private static func fonts() -> [Finding] {
    let families = installedFontFamilies()
    guard !families.isEmpty else {
      return [
        Finding(
          part: "fonts", state: .broken,
          text: "there are none, and figures would have no text; install fonts-inter and fonts-dejavu-core")
      ]
    }
    func font(_ name: String, _ package: String, _ gives: String) -> Finding {
      families.contains { $0.lowercased() == name.lowercased() }
        ? Finding(part: "font \(name)", state: .ok, text: gives)
        : Finding(
          part: "font \(name)", state: .missing,
          text: "would give: \(gives); install \(package) (another of \(families.count) fonts is used)")
    }
    return [
      font("Inter", "fonts-inter", "figures that look the same everywhere"),
      font("DejaVu Sans", "fonts-dejavu-core", "the letters of mathematics that Inter lacks"),
    ]
  }

  private static func films() -> [Finding] {
    guard let ffmpeg = FFmpeg.find() else {
      return [
        Finding(
          part: "ffmpeg", state: .missing,
          text: "would give: films (gif, mp4, webm, webp, apng) by 'descent animate'; install ffmpeg")
      ]
    }
    let names = FilmFormat.allCases
    let made = names.filter { ffmpeg.canMake($0) }.map(\.rawValue)
    let lacking = names.filter { !ffmpeg.canMake($0) }.map(\.rawValue)
    var findings = [
      Finding(
        part: "ffmpeg", state: .ok, text: "\(ffmpeg.path): films as \(made.joined(separator: ", "))")
    ]
    if !lacking.isEmpty {
      findings.append(
        Finding(
          part: "ffmpeg's encoders", state: .missing,
          text: "would give: \(lacking.joined(separator: ", ")); this ffmpeg was built without them"))
    }
    return findings
  }

  /// For readers.
  var table: String {
    let width = findings.reduce(0) { max($0, $1.part.count) } + 2
    return findings.map { finding in
      let gap = String(repeating: " ", count: width - finding.part.count)
      let state = finding.state.rawValue
      return finding.part + gap + state + String(repeating: " ", count: 9 - state.count) + finding.text + "\n"
    }.joined()
  }

  /// For scripts.
  var json: JSONText {
    .list(
      findings.map {
        .members(["part": .text($0.part), "state": .text($0.state.rawValue), "text": .text($0.text)])
      })
  }
}
