import Calculus
import Drawing
import Figures
import NumberText
import Optimization
import Plotting

/// Sets text in lines: pieces of one font, in their places from the top left corner of the block. Breaks lines
/// at spaces where there is a width, and within a word only where it alone is too long.
public struct TextSetter: Sendable {
  /// A piece of text in one font.
  struct Piece: Sendable, Hashable {
    var text: String
    var font: TextFont
    /// `nil` takes the block's.
    var color: Color?
    var x: Double
    /// The y of its baseline.
    var y: Double
    var width: Double
  }

  /// A block in lines.
  struct Setting: Sendable {
    var pieces: [Piece]
    var extent: TextExtent
  }

  private let meter: TextMeter

  /// A setter with the measure of its backend.
  public init(_ meter: TextMeter) {
    self.meter = meter
  }

  /// The measure for figures.
  public var measuring: TextMeasuring {
    TextMeasuring { block in set(block).extent }
  }

  /// The size of a script's letters relative to the line's, as in the files.
  static func scale(of script: RichText.Script) -> Double { script == .normal ? 1 : 0.72 }

  /// How far below the baseline a script stands, in ems.
  private static func shift(of script: RichText.Script) -> Double {
    switch script {
    case .normal: 0
    case .lower: 0.17
    case .upper: -0.36
    }
  }

  /// A part of a line being filled: its letters, its run, its width.
  private struct Part {
    var text: String
    var run: Int
    var width: Double
  }

  func set(_ block: TextBlock) -> Setting {
    let runs = block.content.runs
    let fonts = runs.map { TextFont(block.style, run: $0) }
    let lines = lines(of: block, fonts)
    let reach = meter.reach(TextFont(block.style))
    let lineHeight = reach.ascent + reach.descent
    let pitch = lineHeight * block.lineSpacing
    let widths = lines.map { line in line.reduce(0) { $0 + $1.width } }
    let width = widths.reduce(0) { Swift.max($0, $1) }
    var pieces: [Piece] = []
    for (index, line) in lines.enumerated() {
      let free = width - widths[index]
      var x: Double =
        switch block.alignment {
        case .left: 0
        case .center: free / 2
        case .right: free
        }
      let baseline = reach.ascent + Double(index) * pitch
      for part in line {
        let run = runs[part.run]
        pieces.append(
          Piece(
            text: part.text, font: fonts[part.run], color: run.color, x: x,
            y: baseline + TextSetter.shift(of: run.script) * block.style.size, width: part.width))
        x += part.width
      }
    }
    return Setting(
      pieces: pieces,
      extent: TextExtent(
        width: width, height: lineHeight + Double(lines.count - 1) * pitch, baseline: reach.ascent,
        lineCount: lines.count))
  }

  private func lines(of block: TextBlock, _ fonts: [TextFont]) -> [[Part]] {
    var lines: [[Part]] = [[]]
    for (index, run) in block.content.runs.enumerated() {
      for (place, text) in split(run.text, at: 0x0A).enumerated() {
        if place > 0 { lines.append([]) }
        guard !text.isEmpty else { continue }
        let part = Part(text: text, run: index, width: meter.width(fonts[index], text))
        lines[lines.count - 1].append(part)
      }
    }
    guard let limit = block.maxWidth else { return lines }
    return lines.flatMap { line in
      line.reduce(0) { $0 + $1.width } <= limit ? [line] : wrapped(line, fonts, limit)
    }
  }

  /// Breaks a line at its spaces. What stands between two spaces may be of several runs and stays together.
  private func wrapped(_ line: [Part], _ fonts: [TextFont], _ limit: Double) -> [[Part]] {
    var lines: [[Part]] = [[]]
    var used = 0.0
    var space: Part?
    var word: [Part] = []
    func length(_ parts: [Part]) -> Double { parts.reduce(0) { $0 + $1.width } }
    func endWord() {
      guard !word.isEmpty else { return }
      if used > 0, used + (space?.width ?? 0) + length(word) > limit {
        lines.append([])
        used = 0
      } else if let space, used > 0 {
        lines[lines.count - 1].append(space)
        used += space.width
      }
      space = nil
      if length(word) > limit {
        for part in word {
          for letter in part.text {
            let text = String(letter)
            let width = meter.width(fonts[part.run], text)
            if used > 0, used + width > limit {
              lines.append([])
              used = 0
            }
            lines[lines.count - 1].append(Part(text: text, run: part.run, width: width))
            used += width
          }
        }
      } else {
        lines[lines.count - 1] += word
        used += length(word)
      }
      word = []
    }
    for part in line {
      for (place, text) in split(part.text, at: 0x20).enumerated() {
        if place > 0 {
          endWord()
          space = Part(text: " ", run: part.run, width: meter.width(fonts[part.run], " "))
        }
        if !text.isEmpty {
          word.append(Part(text: text, run: part.run, width: meter.width(fonts[part.run], text)))
        }
      }
    }
    endWord()
    return lines.map { joined($0, fonts) }
  }

  /// Neighbours of the same run as one piece, so that the page draws few.
  private func joined(_ line: [Part], _ fonts: [TextFont]) -> [Part] {
    var result: [Part] = []
    for part in line {
      if let last = result.last, last.run == part.run {
        result[result.count - 1].text += part.text
        result[result.count - 1].width += part.width
      } else {
        result.append(part)
      }
    }
    return result
  }
}

/// The parts between bytes of ASCII, empty ones included.
func split(_ text: String, at separator: UInt8) -> [String] {
  var parts: [String] = []
  var part: [UInt8] = []
  for byte in text.utf8 {
    if byte == separator {
      parts.append(String(decoding: part, as: UTF8.self))
      part.removeAll(keepingCapacity: true)
    } else {
      part.append(byte)
    }
  }
  parts.append(String(decoding: part, as: UTF8.self))
  return parts
}
