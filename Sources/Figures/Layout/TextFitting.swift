import Drawing

/// Fits texts into the room there is: first smaller, then on more lines, at last cut with an ellipsis, so
/// that nothing ever leaves its place, whatever its length.
struct TextFitting: Sendable {
  let measuring: TextMeasuring

  init(_ measuring: TextMeasuring) {
    self.measuring = measuring
  }

  /// The room that a text takes on one line.
  func extent(_ text: RichText, _ style: TextStyle) -> TextExtent {
    measuring.measure(TextBlock(text, style: style))
  }

  /// The width that a text takes on one line.
  func width(_ text: RichText, _ style: TextStyle) -> Double {
    extent(text, style).width
  }

  /// One line no wider than `width`: made smaller, to `least` of its size, then cut.
  func line(_ text: RichText, _ style: TextStyle, width: Double, least: Double = 0.75) -> TextBlock {
    let natural = self.width(text, style)
    if natural <= width { return TextBlock(text, style: style) }
    var smaller = style
    smaller.size *= Swift.max(least, width / natural * 0.995)
    if self.width(text, smaller) <= width { return TextBlock(text, style: smaller) }
    smaller.size = style.size * least
    return TextBlock(cut(text) { self.width($0, smaller) <= width }, style: smaller)
  }

  /// A text of several lines within `width` and `height`: wrapped, then made smaller step by step to `least`
  /// of its size, then cut.
  func paragraph(
    _ text: RichText, _ style: TextStyle, width: Double, height: Double, least: Double = 0.7,
    lineSpacing: Double = 1, alignment: TextAlignment = .left
  ) -> TextBlock {
    var block = TextBlock(
      text, style: style, maxWidth: width, alignment: alignment, lineSpacing: lineSpacing)
    var factor = 1.0
    while true {
      block.style.size = style.size * factor
      if fits(block, width: width, height: height) { return block }
      if factor <= least { break }
      factor = Swift.max(least, factor - 0.06)
    }
    let small = block
    block.content = cut(text) { shorter in
      var trial = small
      trial.content = shorter
      return self.fits(trial, width: width, height: height)
    }
    return block
  }

  /// Whether a block stays within its width (a long word may not) and height.
  func fits(_ block: TextBlock, width: Double, height: Double) -> Bool {
    let extent = measuring.measure(block)
    return extent.height <= height + 0.01 && extent.width <= width + 0.01
  }

  /// The longest beginning of a text, with an ellipsis, for which `fits` holds; found by bisection.
  func cut(_ text: RichText, _ fits: (RichText) -> Bool) -> RichText {
    var low = 0
    var high = text.scalarCount
    while low < high {
      let middle = (low + high + 1) / 2
      if fits(text.prefix(middle)) { low = middle } else { high = middle - 1 }
    }
    return text.prefix(low)
  }
}

extension RichText {
  /// The number of Unicode scalars.
  var scalarCount: Int {
    runs.reduce(0) { $0 + $1.text.unicodeScalars.count }
  }

  /// The first `count` scalars followed by an ellipsis; the whole text where it is no longer.
  func prefix(_ count: Int) -> RichText {
    guard count < scalarCount else { return self }
    var left = count
    var kept: [Run] = []
    for run in runs {
      guard left > 0 else { break }
      var part = run
      var scalars = String.UnicodeScalarView()
      for scalar in run.text.unicodeScalars.prefix(left) { scalars.append(scalar) }
      left -= scalars.count
      part.text = String(scalars)
      kept.append(part)
    }
    return RichText(runs: kept + [Run("…")])
  }

  /// The same text with other text behind it.
  func appending(_ other: RichText) -> RichText {
    RichText(runs: runs + other.runs)
  }
}
