extension RichText {
  /// Reads the small markup: `<i>`, `<b>`, `<sub>`, `<sup>` and their ends, and `&lt;`, `&gt;`, `&amp;`,
  /// `&quot;`, `&apos;`.
  ///
  /// Lenient, for captions come from people: a tag that is not known, a lone `<` or `&` stands as written;
  /// an end without its start is skipped; what is still open ends with the text. Takes time linear in the
  /// text; scripts within scripts count up to `maximumDepth`, deeper ones stay at that level.
  public init(markup: String) {
    var reader = MarkupReader(markup)
    runs = reader.read()
  }

  /// How many scripts within scripts are remembered.
  static let maximumDepth = 16

  /// The text with `<`, `>` and `&` written as the markup wants them, so that it reads back letter for letter.
  public static func escaped(_ plain: String) -> String {
    var text = ""
    for scalar in plain.unicodeScalars {
      switch scalar {
      case "<": text += "&lt;"
      case ">": text += "&gt;"
      case "&": text += "&amp;"
      default: text.unicodeScalars.append(scalar)
      }
    }
    return text
  }

  /// The text in markup. Colours of runs are not part of the markup and are left out.
  public var markup: String {
    var text = ""
    for run in runs {
      let (start, end) = RichText.tags(of: run)
      text += start + RichText.escaped(run.text) + end
    }
    return text
  }

  private static func tags(of run: Run) -> (start: String, end: String) {
    var start = ""
    var end = ""
    if run.bold {
      start += "<b>"
      end = "</b>" + end
    }
    if run.italic {
      start += "<i>"
      end = "</i>" + end
    }
    switch run.script {
    case .normal: break
    case .lower:
      start += "<sub>"
      end = "</sub>" + end
    case .upper:
      start += "<sup>"
      end = "</sup>" + end
    }
    return (start, end)
  }

  /// One text after the other.
  public static func + (left: RichText, right: RichText) -> RichText {
    RichText(runs: left.runs + right.runs)
  }
}

/// Walks over the bytes of a marked-up text once. Tags and entities are ASCII, so that bytes are enough and
/// no table of letters is needed.
private struct MarkupReader {
  private let bytes: [UInt8]
  private var position = 0
  private var runs: [RichText.Run] = []
  private var letters: [UInt8] = []
  private var italics = 0
  private var bolds = 0
  private var scripts: [RichText.Script] = []

  init(_ markup: String) {
    bytes = Array(markup.utf8)
  }

  mutating func read() -> [RichText.Run] {
    while position < bytes.count {
      let byte = bytes[position]
      if byte == UInt8(ascii: "<"), readTag() { continue }
      if byte == UInt8(ascii: "&"), readEntity() { continue }
      letters.append(byte)
      position += 1
    }
    finishRun()
    return runs
  }

  private mutating func finishRun() {
    guard !letters.isEmpty else { return }
    let run = RichText.Run(
      String(decoding: letters, as: UTF8.self), italic: italics > 0, bold: bolds > 0,
      script: scripts.last ?? .normal)
    letters.removeAll()
    // `<i>a</i><i>b</i>` becomes one run, so that kerning and caches see one word.
    if let last = runs.last, last.italic == run.italic, last.bold == run.bold, last.script == run.script {
      runs[runs.count - 1].text += run.text
    } else {
      runs.append(run)
    }
  }

  private mutating func readTag() -> Bool {
    if skip("<i>") {
      italics += 1
    } else if skip("</i>") {
      italics = max(0, italics - 1)
    } else if skip("<b>") {
      bolds += 1
    } else if skip("</b>") {
      bolds = max(0, bolds - 1)
    } else if skip("<sub>") {
      push(.lower)
    } else if skip("<sup>") {
      push(.upper)
    } else if skip("</sub>") || skip("</sup>") {
      _ = scripts.popLast()
    } else {
      return false
    }
    return true
  }

  private mutating func push(_ script: RichText.Script) {
    if scripts.count < RichText.maximumDepth { scripts.append(script) }
  }

  /// Steps over a tag if it stands here. What was read before it has the look from before.
  private mutating func skip(_ tag: StaticString) -> Bool {
    guard matches(tag) else { return false }
    finishRun()
    position += tag.utf8CodeUnitCount
    return true
  }

  private mutating func readEntity() -> Bool {
    let letter: UInt8
    let length: Int
    if matches("&lt;") {
      (letter, length) = (UInt8(ascii: "<"), 4)
    } else if matches("&gt;") {
      (letter, length) = (UInt8(ascii: ">"), 4)
    } else if matches("&amp;") {
      (letter, length) = (UInt8(ascii: "&"), 5)
    } else if matches("&quot;") {
      (letter, length) = (UInt8(ascii: "\""), 6)
    } else if matches("&apos;") {
      (letter, length) = (UInt8(ascii: "'"), 6)
    } else {
      return false
    }
    letters.append(letter)
    position += length
    return true
  }

  private func matches(_ word: StaticString) -> Bool {
    guard position + word.utf8CodeUnitCount <= bytes.count else { return false }
    return word.withUTF8Buffer { word in
      for offset in 0..<word.count where bytes[position + offset] != word[offset] { return false }
      return true
    }
  }
}
