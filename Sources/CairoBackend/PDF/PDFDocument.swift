import CCairo
import Drawing

/// What a PDF file says about itself. It bears no dates: the same input gives the same bytes.
public struct PDFMetadata: Sendable, Hashable {
  /// The document's title.
  public var title: String
  /// What the document shows.
  public var description: String

  /// Title and description of a document.
  public init(title: String, description: String) {
    self.title = title
    self.description = description
  }
}

/// Some frames of a sequence as pages.
public struct PDFPart: Sendable {
  /// The frames.
  public var sequence: FrameSequence
  /// Which of them, in order.
  public var indices: [Int]

  /// Frames of a sequence.
  public init(_ sequence: FrameSequence, indices: [Int]) {
    self.sequence = sequence
    self.indices = indices
  }
}

/// Writes frames of sequences as the pages of one PDF file. `eachPage` is called after every page and returns
/// false to stop; what is written then is whole, but short.
///
/// The fixed layer is stated once and shown on every page; text is text, in embedded fonts, so that it can be
/// searched. Pages are labelled with the iteration and listed in the outline. What the last frame of every part shows
/// stands in the metadata, behind the description. A point is a PDF point.
public func renderPDF(
  _ parts: [PDFPart], text: TextEngine, metadata: PDFMetadata, eachPage: () -> Bool = { true }
) throws(RenderError) -> [UInt8] {
  var metadata = metadata
  for part in parts {
    guard let last = part.indices.last else { continue }
    let words = part.sequence.description(last)
    if !words.isEmpty { metadata.description += " " + words }
  }
  let document = try PDFDocument(
    size: parts.first?.sequence.size ?? Size(1, 1), metadata: metadata, text: text)
  for part in parts {
    document.set(size: part.sequence.size)
    let fixed = try document.record(background: part.sequence.background, groups: part.sequence.fixed)
    defer { cairo_surface_destroy(fixed) }
    for index in part.indices {
      let frame = part.sequence.frame(index)
      try document.page(
        shared: fixed, moving: frame.moving, label: String(frame.iteration),
        outline: "\(part.sequence.title), iteration \(frame.iteration)")
      if !eachPage() { return try document.finish() }
    }
  }
  return try document.finish()
}

/// Writes scenes as the pages of one PDF file, each with its own size.
public func renderPDF(_ scenes: [Scene], text: TextEngine, metadata: PDFMetadata) throws(RenderError)
  -> [UInt8]
{
  let first = scenes.first?.size ?? Size(1, 1)
  let document = try PDFDocument(size: first, metadata: metadata, text: text)
  for (index, scene) in scenes.enumerated() {
    document.set(size: scene.size)
    let fixed = try document.record(background: scene.background, groups: scene.fixed)
    defer { cairo_surface_destroy(fixed) }
    try document.page(
      shared: fixed, moving: scene.moving, label: String(index + 1), outline: scene.title)
  }
  return try document.finish()
}

/// A PDF file under construction.
final class PDFDocument {
  /// Takes the bytes that Cairo writes.
  private final class Sink {
    var bytes: [UInt8] = []
  }

  private let sink = Sink()
  private let surface: OpaquePointer
  let canvas: PDFCanvas
  private var size: Size

  init(size: Size, metadata: PDFMetadata, text: TextEngine) throws(RenderError) {
    guard size.width > 0, size.height > 0, size.width < 14_400, size.height < 14_400 else {
      // 14,400 points is the largest page that readers must accept (ISO 32000-1, annex C).
      throw .size(width: size.width, height: size.height, scale: 1)
    }
    self.size = size
    // The sink lives as long as the surface: both belong to this object.
    let made = cairo_pdf_surface_create_for_stream(
      { closure, data, count in
        guard let closure, let data else { return CAIRO_STATUS_WRITE_ERROR }
        let sink = Unmanaged<Sink>.fromOpaque(closure).takeUnretainedValue()
        sink.bytes.append(contentsOf: UnsafeBufferPointer(start: data, count: Int(count)))
        return CAIRO_STATUS_SUCCESS
      }, Unmanaged.passUnretained(sink).toOpaque(), size.width, size.height)
    guard let made, cairo_surface_status(made) == CAIRO_STATUS_SUCCESS else {
      let reason = String(cString: cairo_status_to_string(cairo_surface_status(made)))
      cairo_surface_destroy(made)
      throw .cairo(reason)
    }
    surface = made
    cairo_pdf_surface_restrict_to_version(surface, CAIRO_PDF_VERSION_1_5)
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_TITLE, metadata.title)
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_SUBJECT, metadata.description)
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATOR, "Descent")
    // An empty date takes away the one of today that Cairo puts in.
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATE_DATE, "")
    canvas = PDFCanvas(context: cairo_create(surface), text: text)
  }

  deinit {
    canvas.close()
    cairo_surface_finish(surface)
    cairo_surface_destroy(surface)
  }

  func set(size: Size) {
    self.size = size
    cairo_pdf_surface_set_size(surface, size.width, size.height)
  }

  /// Records shapes to be shown on many pages; the file states them once. The caller destroys the recording.
  func record(background: Color, groups: [Group]) throws(RenderError) -> OpaquePointer? {
    var extents = cairo_rectangle_t(x: 0, y: 0, width: size.width, height: size.height)
    let recording = cairo_recording_surface_create(CAIRO_CONTENT_COLOR_ALPHA, &extents)
    let recorder = PDFCanvas(context: cairo_create(recording), text: canvas.text)
    defer { recorder.close() }
    if background.alpha > 0 { recorder.canvas.clear(background) }
    recorder.draw(groups)
    do throws(RenderError) {
      try recorder.canvas.check()
    } catch {
      // Nobody gets it who could destroy it.
      cairo_surface_destroy(recording)
      throw error
    }
    return recording
  }

  func page(shared: OpaquePointer?, moving: [Group], label: String, outline: String) throws(RenderError) {
    begin(label: label, outline: outline)
    let context = canvas.canvas.context
    cairo_set_source_surface(context, shared, 0, 0)
    cairo_paint(context)
    canvas.draw(moving)
    try end()
  }

  /// Begins a page with its label and its line in the outline.
  func begin(label: String, outline: String) {
    cairo_pdf_surface_set_page_label(surface, label)
    page += 1
    cairo_pdf_surface_add_outline(
      surface, CAIRO_PDF_OUTLINE_ROOT, outline, "page=\(page) pos=[0.0 0.0]", cairo_pdf_outline_flags_t(0))
  }

  /// Ends a page.
  func end() throws(RenderError) {
    cairo_show_page(canvas.canvas.context)
    try canvas.canvas.check()
  }

  private var page = 0

  func finish() throws(RenderError) -> [UInt8] {
    cairo_surface_finish(surface)
    let status = cairo_surface_status(surface)
    guard status == CAIRO_STATUS_SUCCESS else {
      throw .cairo(String(cString: cairo_status_to_string(status)))
    }
    return sink.bytes
  }
}
