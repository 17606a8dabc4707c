import Drawing

/// Letters of equal width: 0.6 of the size wide, 1.2 high, wrapped never.
let plainMeasuring = TextMeasuring { block in
  let count = Double(block.content.plain.unicodeScalars.count)
  return TextExtent(
    width: 0.6 * block.style.size * count, height: 1.2 * block.style.size, baseline: block.style.size,
    lineCount: 1)
}
