import NumberText

/// A word of the formula language and where it begins.
struct Token {
  enum Kind: Equatable {
    case number(Double)
    case name(String)
    case plus, minus, times, divide, caret, root, open, close, comma, equals, end
    /// An exponent set as ², ³, ⁻¹.
    case superscript(Double)
  }

  var kind: Kind
  /// The text as it was typed.
  var text: String
  /// In characters (Unicode scalars), from 1.
  var column: Int
}

/// Cuts a formula into words. Accepts what word processors make of the signs: −, –, ×, ·, ⋅, ÷, π, √, x².
struct Lexer {
  private let letters: [Unicode.Scalar]
  private var position = 0

  init(_ source: String) {
    letters = Array(source.unicodeScalars)
  }

  static func tokens(of source: String) throws(FormulaError) -> [Token] {
    var lexer = Lexer(source)
    var tokens: [Token] = []
    while true {
      let token = try lexer.next()
      tokens.append(token)
      if token.kind == .end { return tokens }
    }
  }

  private mutating func next() throws(FormulaError) -> Token {
    while let letter = peek, isSpace(letter) { position += 1 }
    let start = position
    guard let letter = peek else { return Token(kind: .end, text: "", column: start + 1) }
    if isDigit(letter) || letter == "." { return try number() }
    if letter == "π" {
      // A letter of its own, so that πx is a product.
      position += 1
      return Token(kind: .name("π"), text: "π", column: start + 1)
    }
    if isNameStart(letter) {
      while let next = peek, isNameStart(next) || isDigit(next) || isSubscript(next), next != "π" {
        position += 1
      }
      let name = text(from: start)
      return Token(kind: .name(name), text: name, column: start + 1)
    }
    if superscriptValue(letter) != nil || letter == "⁻" { return try superscript() }
    position += 1
    if letter == "*" && peek == "*" {
      throw .unexpected(.sign("**"), column: start + 1, hint: FormulaHint(.power))
    }
    guard let kind = kind(ofSign: letter) else {
      throw .unexpectedCharacter(
        visible(letter), column: start + 1, hint: hint(for: letter).map { FormulaHint($0) })
    }
    return Token(kind: kind, text: text(from: start), column: start + 1)
  }

  private mutating func number() throws(FormulaError) -> Token {
    let start = position
    while let next = peek, isDigit(next) || next == "." { position += 1 }
    // `2e3` is a number, `2e` and `2e^x` are a product with the number e.
    if let next = peek, next == "e" || next == "E" {
      var end = position + 1
      if end < letters.count, letters[end] == "+" || letters[end] == "-" { end += 1 }
      if end < letters.count, isDigit(letters[end]) {
        while end < letters.count, isDigit(letters[end]) { end += 1 }
        position = end
      }
    }
    let text = text(from: start)
    guard let value = readNumber(text) else { throw .malformedNumber(shortened(text), column: start + 1) }
    guard value.isFinite else { throw .numberTooLarge(shortened(text), column: start + 1) }
    return Token(kind: .number(value), text: text, column: start + 1)
  }

  private mutating func superscript() throws(FormulaError) -> Token {
    let start = position
    let isNegative = peek == "⁻"
    if isNegative { position += 1 }
    var value: Double?
    while let next = peek, let digit = superscriptValue(next) {
      value = (value ?? 0) * 10 + digit
      position += 1
    }
    guard let value else {
      throw .unexpectedCharacter(
        "⁻", column: start + 1, hint: FormulaHint(.raisedMinus))
    }
    guard value <= 1e300 else { throw .numberTooLarge(shortened(text(from: start)), column: start + 1) }
    return Token(
      kind: .superscript(isNegative ? -value : value), text: text(from: start), column: start + 1)
  }

  private var peek: Unicode.Scalar? { position < letters.count ? letters[position] : nil }

  private func text(from start: Int) -> String {
    var text = String.UnicodeScalarView()
    text.append(contentsOf: letters[start..<position])
    return String(text)
  }
}

/// Whether a text is one name of the formula language.
func isFormulaName(_ text: String) -> Bool {
  let letters = Array(text.unicodeScalars)
  guard let first = letters.first, letters.count <= 64, isNameStart(first) else { return false }
  return letters.allSatisfy { isNameStart($0) || isDigit($0) || isSubscript($0) }
}

private func kind(ofSign letter: Unicode.Scalar) -> Token.Kind? {
  switch letter {
  case "+": .plus
  case "-", "−", "–", "‐", "‑": .minus
  case "*", "×", "·", "⋅", "∙", "•", "∗": .times
  case "/", "÷", "∕", "⁄": .divide
  case "^": .caret
  case "√": .root
  case "(", "[": .open
  case ")", "]": .close
  case ",", ";": .comma
  case "=": .equals
  default: nil
  }
}

private func hint(for letter: Unicode.Scalar) -> FormulaHintPhrase? {
  switch letter {
  case "|": .absoluteValue
  case "{", "}": .roundParentheses
  case "!": .factorials
  case "%": .percent
  case "<", ">", "≤", "≥": .comparisons
  case "∞": .infinity
  case "∂", "∇", "∫", "∑", "Σ", "∏": .derivatives
  case "\"", "'", "`", "’": .quotationMarks
  case "$", "\\": .latex
  case ":": .colon
  default: nil
  }
}

private func isSpace(_ letter: Unicode.Scalar) -> Bool {
  switch letter {
  case " ", "\t", "\n", "\r", "\u{a0}", "\u{2009}", "\u{202f}", "\u{200a}": true
  default: false
  }
}

private func isDigit(_ letter: Unicode.Scalar) -> Bool { ("0"..."9").contains(letter) }

/// Latin and Greek letters, and `_`. Not every letter of the world, since the tables for that would have to
/// travel with every page.
private func isNameStart(_ letter: Unicode.Scalar) -> Bool {
  switch letter {
  case "a"..."z", "A"..."Z", "_": true
  case "\u{d7}", "\u{f7}": false  // × and ÷
  case "\u{c0}"..."\u{24f}", "\u{386}"..."\u{3ff}": letter != "Σ"
  default: false
  }
}

private func isSubscript(_ letter: Unicode.Scalar) -> Bool { ("\u{2080}"..."\u{2089}").contains(letter) }

private func superscriptValue(_ letter: Unicode.Scalar) -> Double? {
  switch letter {
  case "¹": 1
  case "²": 2
  case "³": 3
  case "⁰": 0
  case "\u{2074}"..."\u{2079}": Double(letter.value - 0x2070)
  default: nil
  }
}

/// A character for a message: control characters by their number, so that a terminal is not upset.
private func visible(_ letter: Unicode.Scalar) -> String {
  if letter.value < 0x20 || (0x7f...0x9f).contains(letter.value) || (0x200b...0x200f).contains(letter.value)
    || (0x2028...0x202e).contains(letter.value) || letter.value >= 0xe0000 || letter.value == 0xfeff
  {
    return "U+" + String(letter.value, radix: 16, uppercase: true)
  }
  return String(Character(letter))
}

/// The beginning of a long text, for a message.
func shortened(_ text: String) -> String {
  let letters = text.unicodeScalars
  guard letters.count > 40 else { return text }
  var start = String.UnicodeScalarView()
  start.append(contentsOf: letters.prefix(40))
  return String(start) + "…"
}
