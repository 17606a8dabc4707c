/// A mistake in a lesson file: where it is, what is wrong, and what would be right.
public struct Diagnostic: Error, Sendable, Hashable {
  /// The file's name as the user gave it.
  public var file: String
  /// The line, from 1.
  public var line: Int
  /// The column, from 1, counted in Unicode scalars as libyaml does.
  public var column: Int
  /// How many scalars the mistake is long; the caret is drawn that wide.
  public var length: Int
  /// What is wrong, in a sentence without its full stop.
  public var message: String
  /// What would be right: the nearest key, the range, the allowed values. May be empty.
  public var hint: String
  /// The line of the file.
  public var sourceLine: String

  /// A mistake at a place.
  public init(
    file: String, line: Int, column: Int, length: Int = 1, message: String, hint: String = "",
    sourceLine: String = ""
  ) {
    self.file = file
    self.line = line
    self.column = column
    self.length = length
    self.message = message
    self.hint = hint
    self.sourceLine = sourceLine
  }

  /// The sentence with its advice: `unknown key 'metod'; did you mean 'method'?`
  public var sentence: String { hint.isEmpty ? message : "\(message); \(hint)" }

  /// `file:line:column: error: sentence`, then the line and a caret under the mistake.
  public func rendered(color: Bool = false) -> String {
    let bold = color ? "\u{1B}[1m" : ""
    let red = color ? "\u{1B}[1;31m" : ""
    let plain = color ? "\u{1B}[0m" : ""
    let head =
      "\(bold)\(SourceText.printable(file)):\(line):\(column): \(plain)\(red)error:\(plain) "
      + "\(bold)\(SourceText.printable(sentence))\(plain)"
    guard line > 0, !sourceLine.isEmpty else { return head }
    let excerpt = Excerpt(line: sourceLine, column: column, length: length)
    return "\(head)\n  \(excerpt.text)\n  \(excerpt.indent)\(red)\(excerpt.caret)\(plain)"
  }
}

extension Diagnostic {
  /// A line, and the line below it with a caret under a column counted from 1; both cut to a width that fits a
  /// terminal.
  public static func excerpt(of line: String, column: Int, length: Int = 1) -> (text: String, caret: String) {
    let excerpt = Excerpt(line: line, column: column, length: length)
    return (excerpt.text, excerpt.indent + excerpt.caret)
  }
}

/// A line of the file and the caret below it, cut to a width that fits a terminal.
private struct Excerpt {
  var text: String
  var indent: String
  var caret: String

  /// No more of a line than this is shown; a caption can be one long line.
  private static let width = 100

  init(line: String, column: Int, length: Int) {
    let scalars = Array(line.unicodeScalars)
    let position = min(max(column - 1, 0), scalars.count)
    let start = position < Self.width - 20 ? 0 : position - Self.width / 2
    let end = min(scalars.count, start + Self.width)
    let head = start > 0 ? "…" : ""
    let tail = end < scalars.count ? "…" : ""
    text = head + SourceText.printable(scalars[start..<end]) + tail
    indent = String(repeating: " ", count: head.count + SourceText.columns(of: scalars[start..<position]))
    let marked = scalars[position..<max(position, min(end, position + max(length, 1)))]
    caret = "^" + String(repeating: "~", count: max(0, SourceText.columns(of: marked) - 1))
  }
}
