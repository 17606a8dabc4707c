import Drawing

/// Text made safe for HTML: whatever a lesson says stays text.
enum HTMLText {
  /// Plain text, for elements and for attributes in double quotes.
  static func escaped(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "'": result += "&#39;"
      // What HTML does not allow is left out.
      case _ where scalar.value < 0x20 && scalar != "\n" && scalar != "\t": break
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  /// Markup as elements; a line break becomes `<br>`.
  static func markup(_ text: String) -> String {
    var result = ""
    for run in RichText(markup: text).runs {
      var piece = escaped(run.text).split(separator: "\n", omittingEmptySubsequences: false)
        .joined(separator: "<br>")
      switch run.script {
      case .normal: break
      case .lower: piece = "<sub>\(piece)</sub>"
      case .upper: piece = "<sup>\(piece)</sup>"
      }
      if run.italic { piece = "<i>\(piece)</i>" }
      if run.bold { piece = "<b>\(piece)</b>" }
      result += piece
    }
    return result
  }

  /// JSON for a script element that is data: no `<` in it, so nothing begins there and nothing ends the element.
  static func data(_ json: String) -> String {
    var result: [UInt8] = []
    result.reserveCapacity(json.utf8.count)
    for byte in json.utf8 {
      switch byte {
      case UInt8(ascii: "<"): result += Array("\\u003c".utf8)
      default: result.append(byte)
      }
    }
    return String(decoding: result, as: UTF8.self)
  }

  /// A language tag, or `en` for what is none.
  static func language(_ tag: String) -> String {
    let isTag =
      !tag.isEmpty
      && tag.utf8.allSatisfy {
        ($0 >= UInt8(ascii: "a") && $0 <= UInt8(ascii: "z"))
          || ($0 >= UInt8(ascii: "A") && $0 <= UInt8(ascii: "Z"))
          || ($0 >= UInt8(ascii: "0") && $0 <= UInt8(ascii: "9")) || $0 == UInt8(ascii: "-")
      }
    return isTag ? tag : "en"
  }
}
