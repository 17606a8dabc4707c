import Drawing

/// A formula in the pieces that no line may break: a number, a symbol, a sign with what follows it. Pieces within
/// short brackets stay together too where a line has room for that.
struct FormulaPieces: Sendable {
  struct Piece: Sendable {
    var text: RichText
    /// In points at the size at which it was measured.
    var width: Double
    /// Within brackets that are kept on one line with the piece before where that is possible.
    var isTight: Bool
  }

  private(set) var pieces: [Piece] = []
  /// The width of a blank.
  let blank: Double

  /// Brackets longer than this, in letters, break like the rest of a formula.
  private static let longestBracket = 24

  init(_ formula: RichText, fitting: TextFitting, style: TextStyle) {
    // A blank alone has no width everywhere.
    blank = fitting.width(RichText(plain: "x x"), style) - fitting.width(RichText(plain: "xx"), style)
    var words: [RichText] = []
    var depth = 0
    var inside = 0
    var isTight = false
    var startsTight = false
    for word in formula.words {
      if words.isEmpty { startsTight = isTight }
      words.append(word)
      let plain = word.plain
      for scalar in plain.unicodeScalars {
        if scalar == "(" { depth += 1 }
        if scalar == ")" { depth -= 1 }
        inside = depth > 0 ? inside + 1 : 0
      }
      isTight = depth > 0 && inside < FormulaPieces.longestBracket
      if FormulaPieces.isSign(plain) { continue }
      add(words, startsTight, fitting, style)
      words = []
    }
    if !words.isEmpty { add(words, startsTight, fitting, style) }
  }

  private mutating func add(_ words: [RichText], _ isTight: Bool, _ fitting: TextFitting, _ style: TextStyle)
  {
    let text = RichText.joined(words, separator: "\u{A0}")
    pieces.append(Piece(text: text, width: fitting.width(text, style), isTight: isTight))
  }

  /// A sign begins a line and does not end one.
  private static func isSign(_ word: String) -> Bool {
    word == "·" || word == "+" || word == "−" || word == "/" || word == "="
  }

  /// The pieces of each line within `room`, at `scale` of the measured size; `nil` where one is too long for a line.
  func lines(within room: Double, scale: Double = 1) -> [Range<Int>]? {
    var lines: [Range<Int>] = []
    var start = 0
    var used = 0.0
    var next = 0
    func width(_ range: Range<Int>) -> Double {
      (range.reduce(0) { $0 + pieces[$1].width } + Double(range.count - 1) * blank) * scale
    }
    func put(_ range: Range<Int>) {
      let own = width(range)
      if range.lowerBound > start, used + blank * scale + own > room {
        lines.append(start..<range.lowerBound)
        start = range.lowerBound
        used = own
      } else {
        used += (range.lowerBound > start ? blank * scale : 0) + own
      }
    }
    while next < pieces.count {
      var end = next + 1
      while end < pieces.count, pieces[end].isTight { end += 1 }
      if width(next..<end) <= room {
        put(next..<end)
      } else {
        for piece in next..<end {
          guard pieces[piece].width * scale <= room else { return nil }
          put(piece..<piece + 1)
        }
      }
      next = end
    }
    if start < pieces.count { lines.append(start..<pieces.count) }
    return lines
  }
}

extension TextFitting {
  /// Formulas, each on lines of its own that end before an operator or after a comma: made smaller until no number
  /// and no word is broken, at last cut.
  func formulas(
    _ formulas: [RichText], _ style: TextStyle, width: Double, height: Double, least: Double = 0.4
  ) -> TextBlock {
    let cut = formulas.map { FormulaPieces($0, fitting: self, style: style) }
    var smaller = style
    var factor = 1.0
    while true {
      smaller.size = style.size * factor
      if let text = FormulaPieces.text(cut, within: width, scale: factor) {
        let block = TextBlock(text, style: smaller)
        if fits(block, width: width, height: height) { return block }
      }
      if factor <= least { break }
      factor = Swift.max(least, factor - 0.06)
    }
    let lines = formulas.map { line in self.cut(line) { self.width($0, smaller) <= width } }
    return TextBlock(RichText.joined(lines, separator: "\n"), style: smaller)
  }
}

extension FormulaPieces {
  /// The formulas in their lines, `nil` where a piece is too long for one.
  fileprivate static func text(_ formulas: [FormulaPieces], within room: Double, scale: Double) -> RichText? {
    var lines: [RichText] = []
    for formula in formulas {
      guard let ranges = formula.lines(within: room, scale: scale) else { return nil }
      lines += ranges.map { range in
        RichText.joined(range.map { formula.pieces[$0].text }, separator: "\u{A0}")
      }
    }
    return RichText.joined(lines, separator: "\n")
  }
}
