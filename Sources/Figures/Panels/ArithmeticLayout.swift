import Drawing
import Optimization

/// Where the lines of a step's arithmetic stand. All formulas have one size, the largest of a ladder at which every
/// row of the sampled frames has room, each on as many lines as it needs; rows keep their places through all frames.
struct ArithmeticLayout: Sendable {
  /// A column of lines: its place, and the height of each of its rows.
  struct Part: Sendable {
    var rect: Rect
    var symbolWidth: Double
    var heights: [Double]
  }

  private(set) var parts: [Part] = []
  /// The size of the formulas, as a share of the theme's body text.
  private(set) var scale = 1.0
  /// The size of symbols and results, in points.
  private var bodySize: Double

  private static let ladder = [1, 0.94, 0.88, 0.82, 0.76, 0.7, 0.64, 0.58, 0.52, 0.46]
  /// Formulas that are smaller than this share are hard to read from the back of a room.
  static let readableScale = 0.82
  /// Down to this share formulas are made smaller to stand on one line.
  private static let unbrokenScale = 0.88
  /// The least and the most blank between two rows, in sizes of the body text.
  private static let pads = (least: 0.3, most: 0.75)

  init(_ samples: [[DerivationLine]], _ plan: ArithmeticPlan, in rect: Rect, input: PanelInput) {
    let columns = ArithmeticLayout.columns(samples, plan, width: rect.width, input: input)
    bodySize = input.theme.bodySize
    var blank = 0.0
    var best: (score: Double, scale: Double)?
    for scale in ArithmeticLayout.ladder {
      if best != nil, scale < ArithmeticLayout.unbrokenScale { break }
      let isLast = scale == ArithmeticLayout.ladder.last
      // Nowhere may a number be broken: what is too long for a line makes all smaller.
      if !isLast, columns.contains(where: { $0.isTorn(scale, input) }) { continue }
      let (room, broken) = ArithmeticLayout.blank(columns, scale, in: rect, input: input)
      let body = input.theme.bodySize * ArithmeticLayout.bodyScale(scale)
      if room >= ArithmeticLayout.pads.least * body || isLast {
        // A little smaller is better than a row on several lines among others on one.
        let score = scale - 0.07 * Double(broken)
        if score > best?.score ?? -.infinity {
          best = (score, scale)
          (self.scale, bodySize, blank) = (scale, body, room)
        }
      }
    }
    var pad = Swift.min(blank, ArithmeticLayout.pads.most * bodySize)
    if blank < ArithmeticLayout.pads.least * bodySize {
      // No size of the ladder fits: all shrinks, so that rows never run into each other.
      let rows = columns.map { column in
        (column.heights(scale, bodySize, input).reduce(0, +), Double(column.rows.count))
      }
      let needed = rows.reduce(0) { Swift.max($0, $1.0 + $1.1 * ArithmeticLayout.pads.least * bodySize) }
      let factor = rect.height / Swift.max(needed, 1)
      scale *= factor
      bodySize *= factor
      pad = ArithmeticLayout.pads.least * bodySize
    }
    for (index, column) in columns.enumerated() {
      parts.append(
        Part(
          rect: Rect(
            x: rect.x + Double(index) * (column.width + ArithmeticLayout.gap(input)), y: rect.y,
            width: column.width, height: rect.height),
          symbolWidth: column.symbolWidth,
          heights: column.heights(scale, bodySize, input).map { Swift.max(0, $0 + pad) }))
    }
  }

  /// Symbols and results shrink later than formulas.
  private static func bodyScale(_ scale: Double) -> Double { Swift.min(1, scale * 1.2) }

  /// The blank that is left for each row, and how many rows stand on several lines.
  private static func blank(_ columns: [Column], _ scale: Double, in rect: Rect, input: PanelInput)
    -> (room: Double, broken: Int)
  {
    let body = input.theme.bodySize * bodyScale(scale)
    // The longest column decides how far its rows and those beside it stand apart.
    var room = Double.infinity
    var broken = 0
    for column in columns where !column.rows.isEmpty {
      let heights = column.heights(scale, body, input)
      broken += heights.count { $0 > body * lineHeight * 1.01 }
      room = Swift.min(room, (rect.height - heights.reduce(0, +)) / Double(heights.count))
    }
    return (room, broken)
  }

  /// The height that the lines take at their full size.
  static func height(_ samples: [[DerivationLine]], _ plan: ArithmeticPlan, width: Double, input: PanelInput)
    -> Double
  {
    let body = input.theme.bodySize
    var most =
      samples.contains { $0.isEmpty }
      ? closingBlock(input, width: width, height: .infinity).extent.height + 2 * closingPad(input) : 0
    for column in columns(samples, plan, width: width, input: input) {
      let lines = column.heights(unbrokenScale, body, input).reduce(0) { $0 + $1 + pads.most * body }
      most = Swift.max(most, lines)
    }
    return most
  }

  /// Between two columns.
  private static func gap(_ input: PanelInput) -> Double { input.theme.gap * 1.4 }

  // MARK: Measuring

  /// What a row needs in the widest of the sampled frames, in points at the full size.
  private struct Row {
    var result = 0.0
    /// Formula and numbers on one line.
    var whole = 0.0
    /// Each on lines of its own.
    var apart: [Double] = []
    /// In each of the frames where one line does not hold all, the formulas in the pieces that lines may end between.
    var pieces: [[FormulaPieces]] = []

    mutating func add(result: Double, whole: Double, apart: [Double]) {
      self.result = Swift.max(self.result, result)
      self.whole = Swift.max(self.whole, whole)
      for (index, width) in apart.enumerated() {
        if index < self.apart.count {
          self.apart[index] = Swift.max(self.apart[index], width)
        } else {
          self.apart.append(width)
        }
      }
    }
  }

  /// The rows of a column with what they need.
  private struct Column {
    var width: Double
    var symbolWidth = 0.0
    var rows: [Row] = []

    /// The heights of the rows without the blank between them.
    func heights(_ scale: Double, _ bodySize: Double, _ input: PanelInput) -> [Double] {
      let line = input.theme.bodySize * scale * ArithmeticLayout.lineHeight
      let body = bodySize * ArithmeticLayout.lineHeight
      return rows.map { row in
        let room = room(row, bodySize, input)
        if row.whole * scale <= room { return body }
        var count = row.apart.reduce(0) { $0 + ($1 * scale * 1.06 / Swift.max(room, 1)).rounded(.up) }
        for formulas in row.pieces {
          let lines = formulas.reduce(0) { $0 + ($1.lines(within: room, scale: scale)?.count ?? 0) }
          count = Swift.max(count, Double(lines))
        }
        return Swift.max(body, count * line)
      }
    }

    /// The width that a row's formulas have.
    func room(_ row: Row, _ bodySize: Double, _ input: PanelInput) -> Double {
      let results = bodySize / input.theme.bodySize
      // A little less than there is: other frames may have longer numbers.
      return
        (width - symbolWidth * results - Swift.min(row.result * results, width * 0.34)
        - input.theme.tickSize * 1.7) * 0.98
    }

    /// Whether a piece of a formula that no line may break is longer than a line.
    func isTorn(_ scale: Double, _ input: PanelInput) -> Bool {
      let body = input.theme.bodySize * ArithmeticLayout.bodyScale(scale)
      return rows.contains { row in
        let room = room(row, body, input)
        return row.whole * scale > room
          && row.pieces.contains { $0.contains { $0.lines(within: room, scale: scale) == nil } }
      }
    }
  }

  /// The height of a line of text, as a multiple of its size.
  private static let lineHeight = 1.22

  private static func columns(
    _ samples: [[DerivationLine]], _ plan: ArithmeticPlan, width: Double, input: PanelInput
  ) -> [Column] {
    let style = input.theme.text(.body)
    func measured(_ markup: String) -> Double { input.fitting.width(RichText(markup: markup), style) }
    return (0..<plan.parts).map { part in
      var column = Column(width: plan.isSplit ? (width - gap(input)) / 2 : width)
      for lines in samples {
        for (index, line) in plan.lines(lines, part: part).enumerated() {
          if index == column.rows.count { column.rows.append(Row()) }
          column.symbolWidth = Swift.max(column.symbolWidth, measured(line.symbol))
          let formulas = ArithmeticLayout.formulas(line)
          column.rows[index].add(
            result: measured("= " + line.result), whole: measured(formulas.joined(separator: " ")),
            apart: formulas.map(measured))
        }
      }
      column.symbolWidth = Swift.min(column.symbolWidth * 1.06, column.width * 0.24)
      // Smaller formulas have more room: those that one line holds at the full size are never broken.
      for row in column.rows.indices
      where column.rows[row].whole > column.room(column.rows[row], input.theme.bodySize, input) {
        column.rows[row].pieces = samples.compactMap { lines in
          let lines = plan.lines(lines, part: part)
          guard row < lines.count else { return nil }
          return ArithmeticLayout.formulas(lines[row]).map {
            FormulaPieces(RichText(markup: $0), fitting: input.fitting, style: style)
          }
        }
      }
      return column
    }
  }

  /// The line in symbols and the line with numbers, those that there are.
  private static func formulas(_ line: DerivationLine) -> [String] {
    [line.symbolic, line.substituted].filter { !$0.isEmpty }.map { "= " + $0 }
  }
}

extension ArithmeticLayout {
  // MARK: Drawing

  /// The lines of a frame in their rows.
  func shapes(_ lines: [DerivationLine], _ part: Part, input: PanelInput) -> [Shape] {
    let theme = input.theme
    let fitting = input.fitting
    let rect = part.rect
    var shapes: [Shape] = []
    var body = theme.text(.body)
    body.size = bodySize
    var quiet = theme.text(.body, color: theme.quiet)
    quiet.size = theme.bodySize * scale
    var strong = body
    strong.weight = .semibold
    let symbolWidth = part.symbolWidth * bodySize / theme.bodySize
    let middleLeft = rect.x + symbolWidth + theme.tickSize * 0.7
    var top = rect.y
    for (row, line) in lines.enumerated() {
      let height = row < part.heights.count ? part.heights[row] : part.heights.last ?? bodySize * 2
      let y = top + height / 2
      top += height
      let formulas = ArithmeticLayout.formulas(line)
      let result = fitting.line(
        RichText(markup: "= " + line.result), strong, width: rect.width * (formulas.isEmpty ? 0.7 : 0.34))
      let extent = input.measuring.measure(result)
      let symbol = fitting.line(RichText(markup: line.symbol), body, width: symbolWidth)
      let baseline = y + extent.baseline - extent.height / 2
      shapes.append(
        .text(
          PlacedText(
            symbol, at: Point(rect.x + symbolWidth, baseline), anchor: TextAnchor(.right, .baseline))))
      shapes.append(
        .text(PlacedText(result, at: Point(rect.right, baseline), anchor: TextAnchor(.right, .baseline))))
      let room = rect.right - extent.width - theme.tickSize - middleLeft
      if !formulas.isEmpty {
        let whole = RichText(markup: formulas.joined(separator: " "))
        let isLow = height < bodySize * ArithmeticLayout.lineHeight + quiet.size
        if isLow || fitting.width(whole, quiet) <= room {
          let block = fitting.line(whole, quiet, width: room, least: 0.6)
          shapes.append(.text(PlacedText(block, at: Point(middleLeft, baseline))))
        } else {
          let block = fitting.formulas(
            formulas.map { RichText(markup: $0) }, quiet, width: room, height: height)
          shapes.append(
            .text(PlacedText(block, at: Point(middleLeft, y), anchor: TextAnchor(.left, .middle))))
        }
      } else if let note = line.note {
        // What a number that is stated means.
        var small = quiet
        small.size = bodySize * 0.86
        let words = fitting.line(RichText(markup: note), small, width: room, least: 0.7)
        shapes.append(.text(PlacedText(words, at: Point(middleLeft, baseline))))
      }
    }
    return shapes
  }

  /// What stands in place of the lines behind the last step.
  func closingWords(_ input: PanelInput) -> Shape {
    let rect = parts.first?.rect ?? Rect(x: 0, y: 0, width: 0, height: 0)
    let pad = ArithmeticLayout.closingPad(input)
    let closing = ArithmeticLayout.closingBlock(input, width: rect.width, height: rect.height - pad)
    // Where there is hardly room for them the words have no blank above.
    let place = Point(rect.x, rect.y + Swift.min(pad, Swift.max(0, rect.height - closing.extent.height)))
    return .text(PlacedText(closing.block, at: place, anchor: TextAnchor(.left, .top)))
  }

  /// The blank above the closing words, and below them.
  private static func closingPad(_ input: PanelInput) -> Double { input.theme.bodySize * 0.2 }

  private static func closingBlock(_ input: PanelInput, width: Double, height: Double)
    -> (block: TextBlock, extent: TextExtent)
  {
    let block = input.fitting.paragraph(
      RichText(plain: input.say(PagePhrase.runEnds)),
      input.theme.text(.body, color: input.theme.quiet), width: width, height: height, least: 0.6)
    return (block, input.measuring.measure(block))
  }
}
