/// A text in runs of the same look: italic variables, bold, sub- and superscripts, colour.
///
/// The interchange form is a small markup, a subset of both HTML and Pango's: `<i>`, `<b>`, `<sub>`,
/// `<sup>`, with `&lt;`, `&gt;` and `&amp;` for the three letters that the markup itself needs.
public struct RichText: Sendable, Hashable {
  /// Where a run stands relative to the line.
  public enum Script: Sendable, Hashable { case normal, lower, upper }

  /// A piece of text with one look. The style of the block applies where a run says nothing.
  public struct Run: Sendable, Hashable {
    /// The letters.
    public var text: String
    /// Slanted, as variables are.
    public var italic: Bool
    /// Heavier than the block's weight.
    public var bold: Bool
    /// On the line, below it or above it.
    public var script: Script
    /// A colour of its own, in place of the block's.
    public var color: Color?

    /// A run of letters with one look.
    public init(
      _ text: String, italic: Bool = false, bold: Bool = false, script: Script = .normal, color: Color? = nil
    ) {
      self.text = text
      self.italic = italic
      self.bold = bold
      self.script = script
      self.color = color
    }
  }

  /// The pieces in reading order.
  public var runs: [Run]

  /// A text from its pieces.
  public init(runs: [Run]) {
    self.runs = runs
  }

  /// Text to be shown as it is, letter for letter.
  public init(plain text: String) {
    runs = text.isEmpty ? [] : [Run(text)]
  }

  /// The letters alone, without their look.
  public var plain: String {
    var text = ""
    for run in runs { text += run.text }
    return text
  }
}
