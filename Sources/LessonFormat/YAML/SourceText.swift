/// The text of a lesson file by lines, so that a mistake can show its line.
struct SourceText: Sendable {
  let file: String
  let lines: [[Unicode.Scalar]]

  init(file: String, text: String) {
    self.file = file
    var lines: [[Unicode.Scalar]] = [[]]
    var previous: Unicode.Scalar = " "
    for scalar in text.unicodeScalars {
      // The line breaks of YAML 1.1, as libyaml counts them.
      switch scalar {
      case "\n" where previous == "\r": break
      case "\n", "\r", "\u{85}", "\u{2028}", "\u{2029}": lines.append([])
      default: lines[lines.count - 1].append(scalar)
      }
      previous = scalar
    }
    self.lines = lines
  }

  /// The line with this number, from 1.
  func line(_ number: Int) -> String {
    guard lines.indices.contains(number - 1) else { return "" }
    var text = String.UnicodeScalarView()
    text.append(contentsOf: lines[number - 1])
    return String(text)
  }

  /// The place in the file of the scalar number `offset` of a YAML scalar whose text is `content` and which
  /// begins at `start`. The content is laid beside the source letter by letter, since folding, indentation
  /// and quotation marks stand in the source alone.
  func place(of offset: Int, in content: String, from start: Span) -> Span {
    var line = start.line - 1
    var column = start.column - 1
    guard lines.indices.contains(line), lines[line].indices.contains(column) else { return start }
    switch lines[line][column] {
    case "\"", "'": column += 1
    case "|", ">":
      line += 1
      column = 0
    default: break
    }
    for (index, scalar) in content.unicodeScalars.enumerated() {
      let isSpace = scalar == " " || scalar == "\n"
      while lines.indices.contains(line) {
        if column >= lines[line].count {
          if isSpace && index < offset { break }
          line += 1
          column = 0
        } else if lines[line][column] == scalar || isSpace {
          break
        } else {
          column += 1
        }
      }
      guard lines.indices.contains(line) else { return start }
      if index == offset { return Span(line: line + 1, column: column + 1, length: 1) }
      column += 1
    }
    return Span(line: line + 1, column: column + 1, length: 1)
  }

  /// Text that cannot move a terminal's cursor: control characters become a visible mark, tabs a space.
  static func printable(_ scalars: some Sequence<Unicode.Scalar>) -> String {
    var text = String.UnicodeScalarView()
    for scalar in scalars {
      switch scalar.properties.generalCategory {
      case .control: text.append(scalar == "\t" ? " " : "\u{FFFD}")
      // Marks that turn the direction of writing could make a message read as another.
      case .format where scalar != "\u{200D}" && scalar != "\u{200C}": text.append("\u{FFFD}")
      default: text.append(scalar)
      }
    }
    return String(text)
  }

  static func printable(_ text: String) -> String { printable(text.unicodeScalars) }

  /// How many columns of a terminal the scalars take: none for combining marks, two for wide letters.
  static func columns(of scalars: some Sequence<Unicode.Scalar>) -> Int {
    scalars.reduce(0) { total, scalar in
      switch scalar.value {
      case 0..<0x300: return total + 1
      case 0x1100...0x115F, 0x2E80...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F,
        0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1FAFF, 0x20000...0x3FFFD:
        return total + 2
      default:
        let category = scalar.properties.generalCategory
        return total + (category == .nonspacingMark || category == .enclosingMark ? 0 : 1)
      }
    }
  }
}

/// A stretch of one line of a lesson file.
public struct Span: Sendable, Hashable {
  /// The line, from 1.
  public var line: Int
  /// The column, from 1, in Unicode scalars.
  public var column: Int
  /// The length in Unicode scalars.
  public var length: Int

  /// A stretch of a line.
  public init(line: Int, column: Int, length: Int = 1) {
    self.line = line
    self.column = column
    self.length = length
  }
}

/// A value and where it was written.
public struct Located<Value> {
  /// What was written.
  public var value: Value
  /// Where it was written.
  public var span: Span

  /// A value with its place.
  public init(_ value: Value, at span: Span) {
    self.value = value
    self.span = span
  }
}

extension Located: Sendable where Value: Sendable {}
extension Located: Equatable where Value: Equatable {}
extension Located: Hashable where Value: Hashable {}
