extension RichText {
  /// The letters alone for readers of plain text: exponents keep their meaning, `10⁻¹²` and not `10−12`.
  ///
  /// Superscripts and the digits of subscripts become Unicode's small letters where every one of them has one, and
  /// stay as they are else.
  public var readable: String {
    var text = ""
    for run in runs {
      switch run.script {
      case .upper: text += RichText.raised(run.text) ?? run.text
      case .lower: text += RichText.lowered(run.text) ?? run.text
      default: text += run.text
      }
    }
    return text
  }

  private static func lowered(_ text: String) -> String? {
    var result = ""
    for scalar in text.unicodeScalars {
      guard ("0"..."9").contains(scalar), let small = Unicode.Scalar(scalar.value - 48 + 0x2080) else {
        return nil
      }
      result.unicodeScalars.append(small)
    }
    return result
  }

  private static func raised(_ text: String) -> String? {
    var result = ""
    for scalar in text.unicodeScalars {
      let small: Unicode.Scalar
      switch scalar {
      case "0": small = "⁰"
      case "1": small = "¹"
      case "2": small = "²"
      case "3": small = "³"
      case "4": small = "⁴"
      case "5": small = "⁵"
      case "6": small = "⁶"
      case "7": small = "⁷"
      case "8": small = "⁸"
      case "9": small = "⁹"
      case "+": small = "⁺"
      case "-", "\u{2212}": small = "⁻"
      case "n": small = "ⁿ"
      default: return nil
      }
      result.unicodeScalars.append(small)
    }
    return result
  }
}
