import Optimization

/// Markup in which lines do not break where a number would be torn: between it and its per cent sign, around the dot
/// of a power of ten, and between a sign of equality and its value.
func withBoundBlanks(_ markup: String) -> String {
  let words = markup.split(separator: " ", omittingEmptySubsequences: false)
  var text = ""
  for (index, word) in words.enumerated() {
    if index > 0 { text += isBound(before: index, words) ? "\u{A0}" : " " }
    text += word
  }
  return text
}

private func isBound(before index: Int, _ words: [Substring]) -> Bool {
  let (last, next) = (words[index - 1], words[index])
  if next.hasPrefix("%") { return plainText(ofMarkup: String(last)).last?.isNumber ?? false }
  if next.hasPrefix("10<sup>") { return last == "·" }
  if next == "·" { return index + 1 < words.count && words[index + 1].hasPrefix("10<sup>") }
  if last == "=" { return true }
  // A long left side may stand alone at the end of a line.
  return next == "=" && plainText(ofMarkup: String(last)).count <= 3
}
