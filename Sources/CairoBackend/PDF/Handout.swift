import CCairo
import Drawing

/// Frames printed several on a sheet of A4.
public struct Handout: Sendable {
  /// The most frames on a sheet.
  public static let limit = 24
  /// How many frames stand on a sheet, from 1 to `limit`.
  public var perSheet: Int
  /// The line at the top of each sheet.
  public var title: String
  /// The font family of that line.
  public var family: String

  /// A handout with so many frames on a sheet.
  public init(perSheet: Int, title: String, family: String) {
    self.perSheet = min(Handout.limit, max(1, perSheet))
    self.title = title
    self.family = family
  }

  private static let short = 595.0
  private static let long = 842.0
  private static let margin = 36.0
  private static let gap = 14.0
  private static let head = 26.0

  /// Where the frames of a sheet stand.
  struct Sheet {
    var size: Size
    /// The places in reading order.
    var cells: [Rect]
  }

  /// The upright or lying sheet, and the number of columns, on which frames of a size come out largest.
  func sheet(for frame: Size) -> Sheet {
    var best = (scale: 0.0, sheet: Sheet(size: Size(Self.short, Self.long), cells: []))
    for size in [Size(Self.short, Self.long), Size(Self.long, Self.short)] {
      let room = Size(size.width - 2 * Self.margin, size.height - 2 * Self.margin - Self.head)
      for columns in 1...perSheet {
        let rows = (perSheet + columns - 1) / columns
        let width = (room.width - Self.gap * Double(columns - 1)) / Double(columns)
        let height = (room.height - Self.gap * Double(rows - 1)) / Double(rows)
        let scale = min(width / frame.width, height / frame.height)
        guard scale > best.scale + 1e-9 else { continue }
        let cell = Size(frame.width * scale, frame.height * scale)
        let left = (size.width - Double(columns) * cell.width - Self.gap * Double(columns - 1)) / 2
        // Rows spread over the sheet, so that there is room to write between them.
        let free = room.height - Double(rows) * cell.height
        let pitch = cell.height + (rows > 1 ? min(free / Double(rows - 1), cell.height * 0.5) : 0)
        let cells = (0..<perSheet).map { index in
          Rect(
            x: left + Double(index % columns) * (cell.width + Self.gap),
            y: Self.margin + Self.head + Double(index / columns) * pitch, width: cell.width,
            height: cell.height)
        }
        best = (scale, Sheet(size: size, cells: cells))
      }
    }
    return best.sheet
  }

  /// The sheets as a PDF file. `eachSheet` is called after every sheet and returns false to stop.
  public func pdf(
    _ parts: [PDFPart], text: TextEngine, metadata: PDFMetadata, eachSheet: () -> Bool = { true }
  ) throws(RenderError) -> [UInt8] {
    let frames = parts.enumerated().flatMap { part, frames in frames.indices.map { (part: part, index: $0) } }
    let sheet = sheet(for: parts.first?.sequence.size ?? Size(1280, 720))
    let document = try PDFDocument(size: sheet.size, metadata: metadata, text: text)
    var recordings: [OpaquePointer?] = []
    defer { for recording in recordings { cairo_surface_destroy(recording) } }
    for part in parts {
      document.set(size: part.sequence.size)
      recordings.append(
        try document.record(background: part.sequence.background, groups: part.sequence.fixed))
    }
    document.set(size: sheet.size)
    let sheets = (frames.count + perSheet - 1) / perSheet
    for number in 0..<sheets {
      let shown = frames[(number * perSheet)..<min(frames.count, (number + 1) * perSheet)]
      let pictures = zip(shown, sheet.cells).map { frame, cell in
        PDFDocument.Picture(
          fixed: recordings[frame.part], moving: parts[frame.part].sequence.frame(frame.index).moving,
          size: parts[frame.part].sequence.size, place: cell)
      }
      try document.sheet(
        pictures, head: head(number + 1, of: sheets, on: sheet.size), label: "\(number + 1)",
        outline: "\(title), sheet \(number + 1)")
      if !eachSheet() { break }
    }
    return try document.finish()
  }

  /// The title on the left, the number of the sheet on the right.
  private func head(_ number: Int, of count: Int, on size: Size) -> [Group] {
    let ink = Color(hex: 0x1b2030)
    func line(_ text: String, _ weight: FontWeight, x: Double, _ anchor: TextAnchor) -> Shape {
      let style = TextStyle(size: 11, weight: weight, color: ink, family: family)
      return .text(
        PlacedText(
          TextBlock(RichText(plain: text), style: style), at: Point(x, Self.margin + 8), anchor: anchor))
    }
    return [
      Group(
        "head",
        [
          line(title, .semibold, x: Self.margin, TextAnchor(.left, .baseline)),
          line("\(number) / \(count)", .regular, x: size.width - Self.margin, TextAnchor(.right, .baseline)),
        ])
    ]
  }
}

extension PDFDocument {
  /// A frame on a sheet.
  struct Picture {
    var fixed: OpaquePointer?
    var moving: [Group]
    /// The frame's own size in points.
    var size: Size
    var place: Rect
  }

  /// A page with several frames, each scaled into its place and framed by a hairline.
  func sheet(_ pictures: [Picture], head: [Group], label: String, outline: String) throws(RenderError) {
    begin(label: label, outline: outline)
    let context = canvas.canvas.context
    canvas.draw(head)
    for picture in pictures {
      let scale = picture.place.width / picture.size.width
      cairo_save(context)
      cairo_translate(context, picture.place.x, picture.place.y)
      cairo_scale(context, scale, scale)
      cairo_rectangle(context, 0, 0, picture.size.width, picture.size.height)
      cairo_clip(context)
      cairo_set_source_surface(context, picture.fixed, 0, 0)
      cairo_paint(context)
      canvas.draw(picture.moving)
      cairo_restore(context)
      cairo_set_source_rgb(context, 0.78, 0.8, 0.84)
      cairo_set_line_width(context, 0.5)
      cairo_rectangle(context, picture.place.x, picture.place.y, picture.place.width, picture.place.height)
      cairo_stroke(context)
    }
    try end()
  }
}
