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
        "policy": PageDocument.policy(
          styles: [PageFiles.fallbackStyle, style], scripts: [PageFiles.boot, script]),
        "fallback-style": PageFiles.fallbackStyle, "boot": PageFiles.boot, "style": PageFiles.packedStyle,
        "script": PageFiles.packedScript, "lesson": HTMLText.data(lesson.json.compact),
        "unpacker": needsEngine ? PageFiles.packedUnpacker : "",
        "engine": needsEngine ? PageFiles.packedEngine : "",
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
  static func policy(styles: [String], scripts: [String]) -> String {
    "default-src 'none'; script-src \(hashes(scripts)) 'wasm-unsafe-eval'; style-src \(hashes(styles)); "
      + "img-src data:; base-uri 'none'; form-action 'none'"
  }

  private static func hashes(_ texts: [String]) -> String {
    texts.map { "'sha256-\(hash($0))'" }.joined(separator: " ")
  }

  private static func hash(_ text: String) -> String {
    base64(SHA256.digest(of: Array(text.utf8)))
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
