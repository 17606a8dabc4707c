/// The letters of a markup text without its look: `2/λ<sub>max</sub>` becomes 2/λ_max, x<sub>3</sub> x₃, and
/// 10<sup>−3</sup> 10⁻³.
public func plainText(ofMarkup markup: String) -> String {
  // Scalars, not characters: the portable core has no tables of Unicode's letter clusters.
  let letters = Array(markup.unicodeScalars)
  var result = String.UnicodeScalarView()
  var index = 0
  while index < letters.count {
    switch letters[index] {
    case "<":
      let tag = word(letters, from: index + 1, until: ">")
      index += tag.count + 2
      if tag == ["s", "u", "b"] || tag == ["s", "u", "p"] {
        var inner: [Unicode.Scalar] = []
        // Up to the closing tag; what is italic inside is not marked.
        while index < letters.count {
          guard letters[index] == "<" else {
            inner.append(letters[index])
            index += 1
            continue
          }
          let next = word(letters, from: index + 1, until: ">")
          index += next.count + 2
          if next.count == 4 && next[0] == "/" { break }
        }
        result.append(contentsOf: tag[2] == "b" ? lowered(inner) : raised(inner))
      }
    case "&":
      let name = word(letters, from: index + 1, until: ";")
      index += name.count + 2
      result.append(name == ["l", "t"] ? "<" : name == ["g", "t"] ? ">" : "&")
    default:
      result.append(letters[index])
      index += 1
    }
  }
  return String(result)
}

/// The letters from `start` up to the first `end`.
private func word(_ letters: [Unicode.Scalar], from start: Int, until end: Unicode.Scalar) -> [Unicode.Scalar]
{
  var index = start
  while index < letters.count && letters[index] != end { index += 1 }
  return start < index ? Array(letters[start..<index]) : []
}

private func lowered(_ text: [Unicode.Scalar]) -> [Unicode.Scalar] {
  replaced(text, from: "0123456789+−-t", to: "₀₁₂₃₄₅₆₇₈₉₊₋₋ₜ") ?? ["_"] + text
}

private func raised(_ text: [Unicode.Scalar]) -> [Unicode.Scalar] {
  replaced(text, from: "0123456789+−-tT", to: "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻ᵗᵀ") ?? ["^"] + text
}

/// Letter for letter, or `nil` if one has no counterpart.
private func replaced(_ text: [Unicode.Scalar], from known: String, to counterparts: String) -> [Unicode
  .Scalar]?
{
  let known = Array(known.unicodeScalars)
  let others = Array(counterparts.unicodeScalars)
  var result: [Unicode.Scalar] = []
  for letter in text {
    guard let index = known.firstIndex(of: letter) else { return nil }
    result.append(others[index])
  }
  return result
}
