extension String {
  /// The text with the apostrophes of the keyboard in or behind words as printed ones: `Newton's`, `d'*η*`, `the runs'
  /// ends`. The prime of `f'(x)`, the marks of a 'quotation' and all in braces stay. Letter for letter, so that places
  /// in the text stay too.
  var withPrintedApostrophes: String {
    guard unicodeScalars.contains("'") else { return self }
    let scalars = Array(unicodeScalars)
    var result = String.UnicodeScalarView()
    var inBraces = false
    var inQuotes = false
    for (index, scalar) in scalars.enumerated() {
      inBraces = scalar == "{" || inBraces && scalar != "}"
      guard scalar == "'", !inBraces else {
        result.append(scalar)
        continue
      }
      let isApostrophe = Self.isApostrophe(at: index, in: scalars, inQuotes: inQuotes)
      result.append(isApostrophe ? "\u{2019}" : "'")
      // What is none opens a quotation before a word and closes it elsewhere.
      if !isApostrophe { inQuotes = Self.isLetter(index + 1, in: scalars) }
    }
    return String(result)
  }

  /// Whether a straight stroke stands in a word, before the slanted letter that a word is joined to, or behind a plural.
  private static func isApostrophe(at index: Int, in scalars: [Unicode.Scalar], inQuotes: Bool) -> Bool {
    guard isLetter(index - 1, in: scalars) else { return false }
    let after = index + 1 < scalars.count ? scalars[index + 1] : " "
    if isLetter(after == "*" ? index + 2 : index + 1, in: scalars) { return true }
    return scalars[index - 1] == "s" && after.properties.isWhitespace && !inQuotes
  }

  private static func isLetter(_ index: Int, in scalars: [Unicode.Scalar]) -> Bool {
    scalars.indices.contains(index) && scalars[index].properties.isAlphabetic
  }
}
