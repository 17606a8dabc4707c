import Drawing

/// The columns of the table of results: as wide as their widest cell; all shrink together where there is no room.
struct SummaryColumns: Sendable {
  /// What stands above each column, on one line or on two.
  let heads: [String]
  private(set) var widths: [Double]
  private(set) var style: TextStyle
  let gap: Double
  /// The height of the row of heads, and of each row below it.
  let headHeight: Double
  private let rowHeight: Double

  /// The most height of a row, as a multiple of the text's size.
  private static let pitch = 1.65
  /// The height of heads on two lines, in rows.
  private static let twoLines = 1.62

  /// The height of a table of full-sized text with heads on two lines.
  static func height(rows: Int, _ theme: Theme) -> Double {
    theme.labelSize * pitch * (Double(rows) + twoLines)
  }

  init(heads: [String], rows: [[String]], rect: Rect, top: Double, input: PanelInput) {
    let theme = input.theme
    self.heads = heads
    let lines = heads.contains { $0.contains("\n") } ? SummaryColumns.twoLines : 1
    rowHeight = Swift.min(
      theme.labelSize * SummaryColumns.pitch, (rect.bottom - top) / (Double(rows.count) + lines))
    headHeight = rowHeight * lines
    style = theme.text(.label)
    style.size = Swift.min(style.size, rowHeight * 0.62)
    gap = theme.tickSize * 1.4
    widths = [Double](repeating: 0, count: heads.count)
    var strong = style
    strong.weight = .semibold
    for row in [heads] + rows {
      for (column, cell) in row.enumerated() {
        for line in cell.split(separator: "\n") {
          let width = input.fitting.width(RichText(markup: String(line)), column == 0 ? strong : style)
          widths[column] = Swift.max(widths[column], width * 1.02)
        }
      }
    }
    let room = rect.width - Double(heads.count - 1) * gap
    let shrink = Swift.min(1, room / Swift.max(1, widths.reduce(0, +)))
    widths = widths.map { $0 * shrink }
    style.size *= Swift.max(0.7, shrink)
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
