import Drawing

/// The columns of the table of results, as wide as their widest cell. All cells have one size, the largest at which
/// every one fits; where that is too small to read, labels and verdicts take two lines, then columns are left out.
struct SummaryColumns: Sendable {
  /// Which of the columns label, steps, cost and verdict are shown, from the left.
  let shown: [Int]
  /// What stands above each shown column, on one line or on two.
  let heads: [String]
  private(set) var widths: [Double]
  private(set) var style: TextStyle
  let gap: Double
  /// The height of the row of heads, and of each row below it.
  let headHeight: Double
  private let rowHeight: Double
  private let wraps: Bool

  /// The most height of a row, as a multiple of the text's size.
  private static let pitch = 1.65
  /// The height of heads on two lines, in rows.
  private static let twoLines = 1.62
  /// The height of cells on two lines, in rows.
  private static let twoLineCells = 1.6
  /// Texts smaller than this share of the numbers along axes cannot be read.
  static let legibleShare = 0.78

  /// By how much letters must grow where a column is left out.
  private static let worthAColumn = 1.12

  /// The height of a table of full-sized text at a width.
  static func height(heads: [String], rows: [[String]], width: Double, input: PanelInput) -> Double {
    // So high that no row is made lower.
    let rect = Rect(x: 0, y: 0, width: width, height: input.theme.labelSize * 1e4)
    let table = best(heads: heads, rows: rows, rect: rect, top: 0, input: input)
    let lines = Double(rows.count) * (table.wraps ? twoLineCells : 1) + twoLines
    return input.theme.labelSize * pitch * lines
  }

  /// The table that says most in letters that can be read; failing that, the one with the largest letters.
  static func best(heads: [String], rows: [[String]], rect: Rect, top: Double, input: PanelInput)
    -> SummaryColumns
  {
    let legible = input.theme.tickSize * legibleShare
    func table(_ shown: [Int], isBroken: Bool, wraps: Bool) -> SummaryColumns {
      SummaryColumns(
        shown: shown, heads: shown.map { isBroken ? broken(heads[$0]) : heads[$0] }, rows: rows, wraps: wraps,
        rect: rect, top: top, input: input)
    }
    var best = table([0, 1, 2, 3], isBroken: false, wraps: false)
    // The cost stands in the plot too, and how a run ended is said where all else has gone.
    for shown in [[0, 1, 2, 3], [0, 1, 3], [0, 3]] {
      for wraps in [false, true] {
        for isBroken in [false, true] {
          let next = table(shown, isBroken: isBroken, wraps: wraps)
          // A column is not given up for a little.
          let gain = next.shown.count < best.shown.count ? worthAColumn : 1
          if next.style.size > best.style.size * gain { best = next }
        }
        if best.style.size >= legible { return best }
      }
    }
    return best
  }

  private init(
    shown: [Int], heads: [String], rows: [[String]], wraps: Bool, rect: Rect, top: Double, input: PanelInput
  ) {
    let theme = input.theme
    self.shown = shown
    self.heads = heads
    self.wraps = wraps
    let lines = heads.contains { $0.contains("\n") } ? SummaryColumns.twoLines : 1
    let cells = wraps ? SummaryColumns.twoLineCells : 1
    // The height of a line of the table.
    let line = Swift.min(
      theme.labelSize * SummaryColumns.pitch, (rect.bottom - top) / (Double(rows.count) * cells + lines))
    rowHeight = line * cells
    headHeight = line * lines
    style = theme.text(.label)
    style.size = Swift.min(style.size, line * 0.62)
    gap = theme.tickSize * 1.4
    widths = [Double](repeating: 0, count: shown.count)
    for (place, column) in shown.enumerated() {
      for part in heads[place].split(separator: "\n") {
        widths[place] = Swift.max(
          widths[place], input.fitting.width(RichText(markup: String(part)), style) * 1.02)
      }
      for row in rows {
        let own = SummaryColumns.style(style, column: column, isStrong: column == 1)
        let text = text(row[column], column: column, input)
        widths[place] = Swift.max(widths[place], input.fitting.width(text, own) * 1.02)
      }
    }
    let room = rect.width - Double(shown.count - 1) * gap
    let shrink = Swift.min(1, room / Swift.max(1, widths.reduce(0, +)))
    widths = widths.map { $0 * shrink }
    style.size *= shrink
  }

  /// A cell as it is set, in one of all four columns: equations are whole, labels and verdicts on two lines where
  /// one would be too long.
  func text(_ markup: String, column: Int, _ input: PanelInput) -> RichText {
    let text = RichText(markup: markup).withWholeEquations
    guard wraps, column == 0 || column == 3 else { return text }
    return text.halved { input.fitting.width($0, style) }
  }

  /// The look of a cell: labels are heavy, and so are the steps of the best.
  static func style(_ style: TextStyle, column: Int, isStrong: Bool) -> TextStyle {
    var own = style
    if column == 0 || isStrong { own.weight = .semibold }
    return own
  }

  /// The middle of a row below the top of the table; the heads are row 0.
  func middle(ofRow row: Int) -> Double {
    row == 0 ? headHeight / 2 : headHeight + (Double(row) - 0.5) * rowHeight
  }

  /// A head on two lines, broken at the blank that makes the longer line shortest; one word stays on one.
  static func broken(_ head: String) -> String {
    let words = head.split(separator: " ")
    var best = head
    var least = head.count
    for count in 1..<Swift.max(1, words.count) {
      let upper = words[..<count].joined(separator: " ")
      let lower = words[count...].joined(separator: " ")
      if Swift.max(upper.count, lower.count) < least {
        least = Swift.max(upper.count, lower.count)
        best = upper + "\n" + lower
      }
    }
    return best
  }
}
