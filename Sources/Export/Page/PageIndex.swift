import Drawing
import ImageFiles

/// The page of a course: a picture, a title and a sentence for each lesson, with a link to its step-through page. It
/// stands beside the lessons' folders and works from a folder as from any host of files.
public struct PageIndex: Sendable {
  /// A lesson of the course.
  public struct Entry: Sendable {
    /// Where its page is, from the index.
    public var path: String
    /// Its title, in markup.
    public var title: String
    /// One or two sentences, in markup.
    public var summary: String
    /// Its language tag.
    public var language: String
    /// A picture of it.
    public var figure: PageFigure?

    /// A lesson at a path.
    public init(path: String, lesson: PageLesson) {
      self.path = path
      title = lesson.title
      summary = lesson.summary
      language = lesson.language
      figure = lesson.scenes.first?.figures.last
    }
  }

  private let entries: [Entry]

  /// The index of lessons in their order.
  public init(_ entries: [Entry]) {
    self.entries = entries
  }

  /// The file. Lessons in other languages than most stand below, each language under its own name.
  public var html: String {
    let languages = languagesByUse
    let main = languages.first ?? "en"
    let lists = languages.map { language in
      let items = entries.filter { HTMLText.language($0.language) == language }.map(item)
      let list = "<ul>\n" + items.joined(separator: "\n") + "\n</ul>"
      return language == main
        ? list
        : "<section lang=\"\(language)\"><h2>\(PageIndex.name(ofLanguage: language))</h2>\n\(list)\n</section>"
    }
    return """
      <!doctype html>
      <html lang="\(main)">
      <head>
      <meta charset="utf-8">
      <meta http-equiv="Content-Security-Policy" content="\(PageIndex.policy)">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta name="color-scheme" content="light dark">
      <title>Descent</title>
      <style>\(PageIndex.style)</style>
      </head>
      <body>
      <main>
      <h1>Descent</h1>
      \(lists.joined(separator: "\n"))
      </main>
      </body>
      </html>

      """
  }

  /// The languages of the lessons, the one of most lessons first, then as they come.
  private var languagesByUse: [String] {
    var counts: [(language: String, count: Int)] = []
    for entry in entries {
      let language = HTMLText.language(entry.language)
      if let index = counts.firstIndex(where: { $0.language == language }) {
        counts[index].count += 1
      } else {
        counts.append((language, 1))
      }
    }
    let most = counts.map { $0.count }.max()
    guard let first = counts.firstIndex(where: { $0.count == most }) else { return [] }
    counts.insert(counts.remove(at: first), at: 0)
    return counts.map { $0.language }
  }

  private func item(_ entry: Entry) -> String {
    var item = "<li><a href=\"\(PageIndex.address(entry.path))\">"
    if let figure = entry.figure {
      // The title beside it says what it is.
      item +=
        "<img alt=\"\" width=\"\(figure.width)\" height=\"\(figure.height)\""
        + " src=\"data:image/png;base64,\(base64(figure.png))\">"
    }
    item += "<span class=\"title\">\(HTMLText.markup(entry.title))</span></a>"
    if !entry.summary.isEmpty { item += "<p>\(HTMLText.markup(entry.summary))</p>" }
    return item + "</li>"
  }

  /// A language's own name for itself, for those of the interface; else its tag.
  private static func name(ofLanguage tag: String) -> String {
    switch tag.prefix(2) {
    case "en": "English"
    case "de": "Deutsch"
    case "fr": "Français"
    default: tag
    }
  }

  /// Nothing from anywhere, no script at all.
  private static var policy: String {
    "default-src 'none'; style-src 'sha256-\(base64(SHA256.digest(of: Array(style.utf8))))'; img-src data:; "
      + "base-uri 'none'; form-action 'none'"
  }

  private static let style = """
    body{margin:0;font:16px/1.5 Inter,system-ui,sans-serif;color:#1c2030;background:#fff}
    main{max-width:72rem;margin:0 auto;padding:2rem 1.5rem}
    h2{margin:3rem 0 1rem}
    ul{list-style:none;margin:0;padding:0;display:grid;grid-template-columns:repeat(auto-fill,minmax(18rem,1fr));gap:2rem}
    a{color:inherit;text-decoration:none;display:block}
    a:hover .title,a:focus-visible .title{text-decoration:underline}
    a:focus-visible{outline:3px solid #0072b2;outline-offset:4px}
    img{width:100%;height:auto;display:block;background:#fff}
    .title{display:block;font-weight:600;font-size:1.125rem;padding:.5rem 0 0;min-height:24px}
    p{margin:.25rem 0 0;color:#555c6e}
    @media (prefers-color-scheme:dark){body{color:#eef0f5;background:#14171f}p{color:#b4bac8}a:focus-visible{outline-color:#56b4e9}}
    """

  /// A path as a relative address: what is no letter, digit, hyphen, dot, underscore or slash is written by its bytes
  /// (RFC 3986, section 2.1).
  private static func address(_ path: String) -> String {
    let digits = Array("0123456789ABCDEF".utf8)
    var result: [UInt8] = []
    for byte in path.utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
        UInt8(ascii: "/"):
        result.append(byte)
      default: result += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
      }
    }
    return String(decoding: result, as: UTF8.self)
  }
}
