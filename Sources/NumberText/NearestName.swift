/// The name that was probably meant: the one with the fewest typing slips from `name`, if they are few for
/// its length (one for up to four letters, two for up to seven, else three); of several the first. Wrong letter
/// case, of however many letters, counts as half a slip. `nil` if nothing is near.
public func nearestName<Names: Sequence>(to name: String, among names: Names) -> String?
where Names.Element == String {
  let wanted = Array(name.unicodeScalars.prefix(64))
  let limit = 2 * (wanted.count <= 4 ? 1 : wanted.count <= 7 ? 2 : 3)
  var best: (name: String, slips: Int)?
  for candidate in names {
    let letters = Array(candidate.unicodeScalars)
    let folded = 2 * slips(wanted.map(lowercase), letters.map(lowercase))
    let slips = folded == 0 && wanted != letters ? 1 : folded
    // A name of two letters is near to every other one of two letters: half of it must be right.
    guard slips <= limit, slips < 2 * max(wanted.count, candidate.unicodeScalars.count) else { continue }
    if best.map({ slips < $0.slips }) ?? true { best = (candidate, slips) }
  }
  return best?.name
}

/// The Damerau–Levenshtein distance: insertions, deletions, replacements and swaps of neighbours.
private func slips(_ a: [Unicode.Scalar], _ b: [Unicode.Scalar]) -> Int {
  var beforeLast: [Int] = []
  var last = Array(0...b.count)
  for i in 0..<a.count {
    var row = [i + 1]
    for j in 0..<b.count {
      var cost = min(last[j] + (a[i] == b[j] ? 0 : 1), last[j + 1] + 1, row[j] + 1)
      if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] { cost = min(cost, beforeLast[j - 1] + 1) }
      row.append(cost)
    }
    beforeLast = last
    last = row
  }
  return last[b.count]
}

private func lowercase(_ letter: Unicode.Scalar) -> Unicode.Scalar {
  guard ("A"..."Z").contains(letter) else { return letter }
  return Unicode.Scalar(UInt8(letter.value) + 32)
}
