import CPage
import Drawing
import ImageFiles
import NumberText

/// A step-through page: one HTML file with the lesson, the engine, the script and the style in it. It asks nothing
/// of any network, and runs no script but its own.
public struct PageDocument: Sendable {
  /// What the page carries.
  public let lesson: PageLesson

  /// The page of a lesson.
  public init(_ lesson: PageLesson) {
    self.lesson = lesson
  }

  /// The file.
  public var html: String {
    let style = PageFiles.style
    let script = PageFiles.script
    let title = RichText(markup: lesson.title).plain
    return PageTemplate.fill(
      PageFiles.template,
      [
        "language": HTMLText.language(lesson.language), "title": HTMLText.escaped(title),
        "description": HTMLText.escaped(RichText(markup: lesson.summary).plain),
        "policy": PageDocument.policy(style: style, script: script), "style": style, "script": script,
        "lesson": HTMLText.data(lesson.json.compact), "engine": needsEngine ? base64(PageFiles.engine) : "",
        "fallback": PageFallback.html(lesson),
      ])
  }

  /// A page of recorded scenes alone carries no engine.
  private var needsEngine: Bool {
    lesson.scenes.contains { scene in
      if case .live = scene.content { true } else { false }
    }
  }

  /// The Content Security Policy: nothing from anywhere but pictures in the page itself, and of scripts and styles
  /// exactly ours, by their hashes.
  static func policy(style: String, script: String) -> String {
    "default-src 'none'; script-src 'sha256-\(hash(script))' 'wasm-unsafe-eval'; "
      + "style-src 'sha256-\(hash(style))'; img-src data:; base-uri 'none'; form-action 'none'"
  }

  private static func hash(_ text: String) -> String {
    base64(SHA256.digest(of: Array(text.utf8)))
  }
}

/// The files of the page that are part of the program.
enum PageFiles {
  static var template: String { text(page_template()) }
  static var style: String { PageFiles.withoutComments(text(page_style())) }
  static var engine: [UInt8] { bytes(page_engine()) }

  /// All parts of the script in their order.
  static let script: String = {
    var parts: [String] = []
    while true {
      let part = page_script(Int32(parts.count))
      guard part.count > 0 else { break }
      parts.append(withoutComments(text(part)))
    }
    return parts.joined(separator: "\n")
  }()

  /// Lines of comment and the blanks that lines begin with are for those who read the sources.
  static func withoutComments(_ text: String) -> String {
    var lines: [Substring] = []
    var isComment = false
    for line in text.split(separator: "\n") {
      let code = line.drop { $0 == " " }
      if !isComment, code.hasPrefix("/*") {
        // A comment that code follows on its line stays.
        if code.firstRange(of: "*/") == nil {
          isComment = true
        } else if !code.hasSuffix("*/") {
          lines.append(code)
        }
      } else if isComment {
        isComment = code.firstRange(of: "*/") == nil
      } else if !code.isEmpty, !code.hasPrefix("//") {
        lines.append(code)
      }
    }
    return lines.joined(separator: "\n")
  }

  private static func text(_ file: page_file) -> String { String(decoding: bytes(file), as: UTF8.self) }

  private static func bytes(_ file: page_file) -> [UInt8] {
    // The bytes live as long as the program.
    Array(UnsafeBufferPointer(start: file.bytes, count: file.count))
  }
}

/// A template with places such as `{{title}}`.
enum PageTemplate {
  /// Puts values in their places, in one pass, so that a value that looks like a place stays as it is. A place
  /// without a value stays empty.
  static func fill(_ template: String, _ values: [String: String]) -> String {
    var result = ""
    var rest = template[...]
    while let open = rest.firstRange(of: "{{"), let close = rest[open.upperBound...].firstRange(of: "}}") {
      result += rest[..<open.lowerBound]
      result += values[String(rest[open.upperBound..<close.lowerBound])] ?? ""
      rest = rest[close.upperBound...]
    }
    return result + rest
  }
}
