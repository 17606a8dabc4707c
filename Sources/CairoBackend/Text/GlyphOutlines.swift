import CCairo

/// Takes outlines from fonts and keeps them. Used by one thread at a time.
final class GlyphOutlines {
  /// A face as cairo knows it, with the slant or the boldness that fontconfig may have added.
  struct Face {
    var index: Int
    fileprivate var context: OpaquePointer?
  }

  private struct FaceKey: Hashable {
    var face: OpaquePointer?
    var matrix: [Double]
  }

  private struct Key: Hashable {
    var face: Int
    var glyph: UInt32
  }

  private var faces: [FaceKey: Face] = [:]
  private var known: [Key: GlyphOutline?] = [:]
  private let surface = cairo_image_surface_create(CAIRO_FORMAT_A8, 1, 1)

  deinit {
    for (key, face) in faces {
      cairo_destroy(face.context)
      cairo_font_face_destroy(key.face)
    }
    cairo_surface_destroy(surface)
  }

  /// The face of a font that was loaded at `size` points.
  func face(of font: UnsafeMutablePointer<PangoFont>?, size: Double) -> Face {
    guard let font else { return Face(index: -1, context: nil) }
    let scaled = pango_cairo_font_get_scaled_font(
      OpaquePointer(font))
    var matrix = cairo_matrix_t()
    cairo_scaled_font_get_font_matrix(scaled, &matrix)
    // The matrix per em; its rounding keeps one face from being taken for many.
    let terms = [matrix.xx, matrix.yx, matrix.xy, matrix.yy].map { ($0 / size * 4096).rounded() / 4096 }
    let key = FaceKey(face: cairo_scaled_font_get_font_face(scaled), matrix: terms)
    if let face = faces[key] { return face }
    let context = cairo_create(surface)
    cairo_set_font_face(context, key.face)
    var unit = cairo_matrix_t()
    let em = GlyphOutline.unitsPerEm
    cairo_matrix_init(&unit, terms[0] * em, terms[1] * em, terms[2] * em, terms[3] * em, 0, 0)
    cairo_set_font_matrix(context, &unit)
    let options = cairo_font_options_create()
    cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE)
    cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF)
    cairo_set_font_options(context, options)
    cairo_font_options_destroy(options)
    let face = Face(index: faces.count, context: context)
    // The key keeps the face alive: its address must not be given to another.
    cairo_font_face_reference(key.face)
    faces[key] = face
    return face
  }

  /// The outline of a glyph, `nil` where there is nothing to draw. `advance` in ems is the width of the box
  /// that stands for an unknown letter.
  func outline(_ glyph: UInt32, face: Face, advance: Double) -> GlyphOutline? {
    let key = Key(face: face.index, glyph: glyph)
    if let outline = known[key] { return outline }
    var elements: [GlyphOutline.Element] = []
    if glyph == PangoShaper.emptyGlyph {
      elements = []
    } else if glyph & PangoShaper.unknownFlag != 0 {
      elements = box(width: Float(advance * GlyphOutline.unitsPerEm))
    } else {
      elements = read(glyph, face)
    }
    let outline: GlyphOutline? = elements.isEmpty ? nil : GlyphOutline(elements)
    known[key] = .some(outline)
    return outline
  }

  /// A hollow box, the sign for a letter that no font has.
  private func box(width: Float) -> [GlyphOutline.Element] {
    let w = max(width, 300)
    return [
      .move(40, 0), .line(40, -700), .line(w - 40, -700), .line(w - 40, 0), .close,
      .move(90, -50), .line(w - 90, -50), .line(w - 90, -650), .line(90, -650), .close,
    ]
  }

  private func read(_ glyph: UInt32, _ face: Face) -> [GlyphOutline.Element] {
    guard let context = face.context else { return [] }
    var place = cairo_glyph_t(index: UInt(glyph), x: 0, y: 0)
    cairo_new_path(context)
    cairo_glyph_path(context, &place, 1)
    guard let path = cairo_copy_path(context) else { return [] }
    defer { cairo_path_destroy(path) }
    guard path.pointee.status == CAIRO_STATUS_SUCCESS, let data = path.pointee.data else { return [] }
    var elements: [GlyphOutline.Element] = []
    func x(_ index: Int) -> Float { Float(data[index].point.x) }
    func y(_ index: Int) -> Float { Float(data[index].point.y) }
    var index = 0
    while index < Int(path.pointee.num_data) {
      let header = data[index].header
      switch header.type {
      case CAIRO_PATH_MOVE_TO: elements.append(.move(x(index + 1), y(index + 1)))
      case CAIRO_PATH_LINE_TO: elements.append(.line(x(index + 1), y(index + 1)))
      case CAIRO_PATH_CURVE_TO:
        elements.append(
          .curve(
            x(index + 1), y(index + 1), x(index + 2), y(index + 2), x(index + 3), y(index + 3)))
      default: elements.append(.close)
      }
      index += max(1, Int(header.length))
    }
    // Cairo ends every closed outline by moving to where it began.
    if case .move? = elements.last { elements.removeLast() }
    return elements
  }
}
