import Yams

/// What a reader needs beside the node: the text for the messages, and the mistakes found so far.
struct ReadingContext {
  let source: SourceText
  private(set) var diagnostics: [Diagnostic] = []
  /// The places of keys that stand twice; they were reported and are not read.
  var setAside: Set<Span> = []
  /// The keys of an object that stand there but could not be read, by the place of the object; a misspelt key
  /// counts as the one that was meant.
  private var unreadKeys: [Span: Set<String>] = [:]

  init(source: SourceText) {
    self.source = source
  }

  /// Adds a mistake. More than the limit are not kept.
  mutating func report(_ span: Span, _ message: String, hint: String = "") {
    guard diagnostics.count < LessonLimits.mistakes else { return }
    let mistake = Diagnostic(
      file: source.file, line: span.line, column: span.column, length: span.length, message: message,
      hint: hint, sourceLine: source.line(span.line))
    // Every run of a comparison has the same wrong start: once is enough.
    if !diagnostics.contains(mistake) { diagnostics.append(mistake) }
  }

  /// The mistakes in the order of the file.
  var sorted: [Diagnostic] {
    diagnostics.sorted { ($0.line, $0.column) < ($1.line, $1.column) }
  }

  /// Whether the key at this place was reported as given twice.
  func isSetAside(_ span: Span) -> Bool {
    setAside.contains(Span(line: span.line, column: span.column))
  }

  /// Notes that a key was given and its value, or its spelling, reported.
  mutating func setUnread(_ key: String, in object: Node) {
    unreadKeys[span(of: object), default: []].insert(key)
  }

  /// Whether one of the keys stands in the object at this place and could not be read: what is missing because
  /// of it needs no message of its own.
  func hasUnread(_ keys: Set<String>, inObjectAt span: Span) -> Bool {
    unreadKeys[span]?.isDisjoint(with: keys) == false
  }

  /// Adds a mistake at a node.
  mutating func report(_ node: Node, _ message: String, hint: String = "") {
    report(span(of: node), message, hint: hint)
  }

  /// The place of a node: for a scalar on one line its whole length, else where it begins.
  func span(of node: Node) -> Span {
    let mark = node.mark
    var span = Span(line: mark?.line ?? 1, column: mark?.column ?? 1)
    guard case .scalar(let scalar) = node else { return span }
    let length = scalar.string.unicodeScalars.count
    let rest = source.line(span.line).unicodeScalars.count - span.column + 1
    switch scalar.style {
    case .plain: span.length = max(1, min(length, rest))
    case .singleQuoted, .doubleQuoted: span.length = max(1, min(length + 2, rest))
    default: break
    }
    return span
  }
}

extension ReadingContext {
  /// A text in the markup of figures; `nil` where there is none or it is wrong, which is reported.
  mutating func markup(_ text: Located<String>?) -> String? {
    guard let text else { return nil }
    do {
      return try LessonMarkup.markup(of: text.value)
    } catch {
      report(source.place(of: error.offset, in: text.value, from: text.span), error.message, hint: error.hint)
      return nil
    }
  }
}
