import NumberText

/// One line of the arithmetic of a step, as it would stand on the board: symbol = in symbols = with numbers =
/// result. All texts are markup.
///
///     v₁ = β v₀ + g = 0.9 · 0 + 3.60 = 3.60
public struct DerivationLine: Sendable, Hashable {
  /// What is computed, for data files: `gradient`, `velocity`, `position`…
  public var name: String
  /// Of which coordinate, from 0 on; `nil` for what all coordinates share.
  public var coordinate: Int?
  /// Such as `<i>v</i><sub>1</sub>`.
  public var symbol: String
  /// In symbols; empty for a number that is given.
  public var symbolic: String
  /// With numbers; empty for a number that is given.
  public var substituted: String
  /// As printed.
  public var result: String
  /// To the last digit.
  public var value: Double
  /// A word for the learner where the line needs one, such as where a gradient was taken.
  public var note: String?

  /// A line from its parts.
  public init(
    name: String, coordinate: Int?, symbol: String, symbolic: String, substituted: String, result: String,
    value: Double, note: String? = nil
  ) {
    self.name = name
    self.coordinate = coordinate
    self.symbol = symbol
    self.symbolic = symbolic
    self.substituted = substituted
    self.result = result
    self.value = value
    self.note = note
  }

  /// The whole line in markup.
  public var markup: String { joined(symbol, symbolic, substituted, result) }

  /// The whole line in plain text.
  public var plain: String { plainText(ofMarkup: markup) }

  private func joined(_ parts: String...) -> String {
    var text = ""
    var last = ""
    for part in parts where !part.isEmpty && part != last {
      text += text.isEmpty ? part : " = " + part
      last = part
    }
    return text
  }
}
