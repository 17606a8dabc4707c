import Drawing

/// Equal pictures in rows and columns, as large as the room allows: small multiples that share their axes.
public struct TileLayout: Sendable, Hashable {
  /// How many stand side by side.
  public let columns: Int
  /// How many rows there are.
  public let rows: Int
  /// The frame of each picture, row by row, without its title.
  public let frames: [Rect]

  /// Arranges `count` pictures.
  ///
  /// - Parameters:
  ///   - aspect: width over height of a picture; `nil` lets it fill its share.
  ///   - title: the height above each picture.
  public init(
    count: Int, aspect: Double?, in rect: Rect, title: Double, gapX: Double, gapY: Double,
    columns asked: Int? = nil
  ) {
    var best = (columns: 1, area: -1.0, width: 0.0, height: 0.0)
    let choices = asked.map { [Swift.max(1, Swift.min(count, $0))] } ?? Array(1...Swift.max(1, count))
    for columns in choices {
      let rows = (count + columns - 1) / columns
      var width = (rect.width - gapX * Double(columns - 1)) / Double(columns)
      var height = (rect.height - gapY * Double(rows - 1)) / Double(rows) - title
      guard width > 0, height > 0 else { continue }
      // Without an aspect of its own a picture may not become a strip.
      let wanted = aspect ?? Swift.max(1, Swift.min(2.2, width / height))
      if width > height * wanted { width = height * wanted } else { height = width / wanted }
      // An unfilled last row counts a little against an arrangement.
      let area = width * height * (count % columns == 0 ? 1 : 0.94)
      if area > best.area { best = (columns, area, width, height) }
    }
    columns = best.columns
    rows = (count + best.columns - 1) / best.columns
    frames = (0..<Swift.max(0, count)).map { index in
      let column = Double(index % best.columns)
      let row = Double(index / best.columns)
      return Rect(
        x: rect.x + column * (best.width + gapX),
        y: rect.y + title + row * (best.height + title + gapY), width: best.width, height: best.height)
    }
  }

  /// The right edge of the last column and the lower edge of the last row.
  var right: Double { frames.reduce(0) { Swift.max($0, $1.right) } }
  var bottom: Double { frames.reduce(0) { Swift.max($0, $1.bottom) } }
  /// The area of one picture.
  var size: Double { frames.first.map { $0.width * $0.height } ?? 0 }

  /// Whether a picture has none below it, so that it carries the numbers of the x axis.
  func isLowest(_ index: Int) -> Bool { index + columns >= frames.count }
  /// Whether a picture is the first of its row.
  func isLeftmost(_ index: Int) -> Bool { index % columns == 0 }
}
