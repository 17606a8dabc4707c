import Drawing

extension RichText {
  /// The words between blanks at which a line may end; blanks that do not break belong to a word.
  var words: [RichText] {
    var words: [RichText] = []
    var word: [Run] = []
    for run in runs {
      var letters = String.UnicodeScalarView()
      func keep() {
        guard !letters.isEmpty else { return }
        var part = run
        part.text = String(letters)
        word.append(part)
        letters = String.UnicodeScalarView()
      }
      for scalar in run.text.unicodeScalars {
        guard scalar == " " else {
          letters.append(scalar)
          continue
        }
        keep()
        if !word.isEmpty { words.append(RichText(runs: word)) }
        word = []
      }
      keep()
    }
    if !word.isEmpty { words.append(RichText(runs: word)) }
    return words
  }

  /// Parts in one text, with `separator` between them.
  static func joined(_ parts: [RichText], separator: String) -> RichText {
    var runs: [Run] = []
    for part in parts {
      if !runs.isEmpty { runs.append(Run(separator)) }
      runs += part.runs
    }
    return RichText(runs: runs)
  }

  /// On two lines, broken at the blank that makes the longer one shortest; one word stays on one line.
  func halved(_ width: (RichText) -> Double) -> RichText {
    let words = words
    var best = self
    var least = Double.infinity
    for count in 1..<Swift.max(1, words.count) {
      let upper = RichText.joined(Array(words[..<count]), separator: " ")
      let lower = RichText.joined(Array(words[count...]), separator: " ")
      let longer = Swift.max(width(upper), width(lower))
      if longer < least {
        least = longer
        best = RichText.joined([upper, lower], separator: "\n")
      }
    }
    return best
  }

  /// The same text with no break on either side of a sign of relation between a short symbol and a number: `η = 0.05`
  /// is read as one thing.
  var withWholeEquations: RichText {
    var scalars: [Unicode.Scalar] = []
    for run in runs { scalars += run.text.unicodeScalars }
    var glued: [Int] = []
    for index in scalars.indices where RichText.isRelation(scalars[index]) {
      guard index >= 2, index + 2 < scalars.count, RichText.isBlank(scalars[index - 1]),
        RichText.isBlank(scalars[index + 1])
      else { continue }
      var start = index - 1
      while start > 0, !RichText.isBlank(scalars[start - 1]) { start -= 1 }
      var first = index + 2
      if RichText.isSign(scalars[first]), first + 1 < scalars.count { first += 1 }
      let length = index - 1 - start
      guard (1...RichText.longestSymbol).contains(length), !RichText.endsClause(scalars[index - 2]),
        RichText.startsNumber(scalars[first])
      else { continue }
      glued += [index - 1, index + 1]
    }
    guard !glued.isEmpty else { return self }
    var place = 0
    var next = 0
    return RichText(
      runs: runs.map { run in
        var kept = String.UnicodeScalarView()
        for scalar in run.text.unicodeScalars {
          let isGlued = next < glued.count && glued[next] == place
          if isGlued { next += 1 }
          kept.append(isGlued ? "\u{A0}" : scalar)
          place += 1
        }
        var whole = run
        whole.text = String(kept)
        return whole
      })
  }

  /// In letters: `‖∇f‖`, `f(x₀)`; words of a sentence may stand alone at the end of a line.
  private static let longestSymbol = 6

  private static func isRelation(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "=", "<", ">", "≈", "≤", "≥", "≠": true
    default: false
    }
  }

  private static func endsClause(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "," || scalar == ";" || scalar == ":" || scalar == "."
  }

  private static func isBlank(_ scalar: Unicode.Scalar) -> Bool {
    scalar == " " || scalar == "\u{A0}" || scalar == "\n"
  }

  private static func isSign(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "−" || scalar == "-" || scalar == "+" || scalar == "±"
  }

  private static func startsNumber(_ scalar: Unicode.Scalar) -> Bool {
    (0x30...0x39).contains(scalar.value) || scalar == "∞"
  }
}
