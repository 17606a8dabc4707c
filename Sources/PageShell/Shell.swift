// The exported functions of the page's WebAssembly module: what crosses the border between the page's script and
// `PageEngine`. Text goes in through a room in memory, answers come back the same way; the length that a function
// returns is negative where the answer is an error's sentence. Compiled for WebAssembly only.

#if arch(wasm32)
  import Drawing
  import NumberText
  import PageEngine
  import Wording

  /// Measures text by the page: 0 the width, 1 the ascent, 2 the descent of letters of the font.
  @_extern(wasm, module: "page", name: "measure")
  @_extern(c)
  private func pageMeasure(
    _ font: UnsafePointer<UInt8>?, _ fontBytes: Int32, _ text: UnsafePointer<UInt8>?, _ textBytes: Int32,
    _ what: Int32
  ) -> Double

  /// The state between calls. A page has one thread, so nothing else can reach it.
  private struct Shell {
    var session = PageSession(meter)
    /// What the page writes before a call.
    var room: [UInt8] = []
    /// What the last call answered.
    var answer: [UInt8] = []

    static let meter = TextMeter(
      width: { font, text in measure(font, text, 0) },
      reach: { font in (measure(font, "", 1), measure(font, "", 2)) })

    private static func measure(_ font: TextFont, _ text: String, _ what: Int32) -> Double {
      let (font, text) = (Array(font.css.utf8), Array(text.utf8))
      // The pointers are read during the call only.
      return font.withUnsafeBufferPointer { font in
        text.withUnsafeBufferPointer { text in
          pageMeasure(font.baseAddress, Int32(font.count), text.baseAddress, Int32(text.count), what)
        }
      }
    }

    /// The text that the page wrote.
    func text(_ bytes: Int32) -> [UInt8] { Array(room.prefix(Int(Swift.max(0, bytes)))) }

    /// Keeps the answer of a call for the page to read; an error's sentence counts below zero.
    mutating func answer(_ body: (inout PageSession) throws(PageError) -> [UInt8]?) -> Int32 {
      do {
        answer = try body(&session) ?? []
        return Int32(answer.count)
      } catch {
        answer = Array(error.message.utf8)
        return -Int32(answer.count)
      }
    }

    mutating func answer(json body: (inout PageSession) throws(PageError) -> JSONText) -> Int32 {
      answer { session throws(PageError) in Array(try body(&session).compact.utf8) }
    }
  }

  nonisolated(unsafe) private var shell = Shell()

  /// Where an array lies; the array is not touched before the page has read or written it.
  private func address(_ bytes: inout [UInt8]) -> UInt32 {
    bytes.withUnsafeMutableBufferPointer { UInt32(UInt(bitPattern: $0.baseAddress)) }
  }

  @_expose(wasm, "room")
  @_cdecl("page_room")
  func pageRoom(_ bytes: Int32) -> UInt32 {
    let count = Int(Swift.max(1, Swift.min(bytes, 1 << 24)))
    if shell.room.count < count { shell.room = [UInt8](repeating: 0, count: count) }
    return address(&shell.room)
  }

  @_expose(wasm, "answer")
  @_cdecl("page_answer")
  func pageAnswer() -> UInt32 {
    if shell.answer.isEmpty { shell.answer.reserveCapacity(1) }
    return address(&shell.answer)
  }

  @_expose(wasm, "configure")
  @_cdecl("page_configure")
  func pageConfigure(_ bytes: Int32) -> Int32 {
    let text = shell.text(bytes)
    return shell.answer(json: { session throws(PageError) in try session.configure(Request(text)) })
  }

  @_expose(wasm, "view")
  @_cdecl("page_view")
  func pageView(_ number: Int32, _ bytes: Int32) -> Int32 {
    let text = shell.text(bytes)
    return shell.answer(json: { session throws(PageError) in
      try session.setView(Int(number), Request(text))
    })
  }

  @_expose(wasm, "draw")
  @_cdecl("page_draw")
  func pageDraw(_ number: Int32, _ layer: Int32, _ frame: Int32, _ known: UInt32) -> Int32 {
    shell.answer { session throws(PageError) in
      guard let layer = ViewLayer(rawValue: Int(layer)) else { throw PageError("there is no such layer") }
      return try session.draw(Int(number), layer, frame: Int(frame), known: known)
    }
  }

  @_expose(wasm, "record")
  @_cdecl("page_record")
  func pageRecord(_ frame: Int32) -> Int32 {
    shell.answer(json: { session throws(PageError) in try session.record(Int(frame)) })
  }

  @_expose(wasm, "rows")
  @_cdecl("page_rows")
  func pageRows(_ first: Int32, _ count: Int32) -> Int32 {
    shell.answer(json: { session throws(PageError) in
      try session.rows(from: Int(first), count: Int(count))
    })
  }

  @_expose(wasm, "check")
  @_cdecl("page_check")
  func pageCheck(_ bytes: Int32) -> Int32 {
    let text = shell.text(bytes)
    return shell.answer(json: { _ throws(PageError) in PageCatalogue.check(try Request(text)) })
  }

  @_expose(wasm, "locate")
  @_cdecl("page_locate")
  func pageLocate(_ number: Int32, _ x: Double, _ y: Double) -> Int32 {
    shell.answer(json: { session throws(PageError) in try session.locate(Int(number), x: x, y: y) })
  }

  @_expose(wasm, "place")
  @_cdecl("page_place")
  func pagePlace(_ number: Int32, _ x: Double, _ y: Double) -> Int32 {
    shell.answer(json: { session throws(PageError) in try session.place(Int(number), x: x, y: y) })
  }

  @_expose(wasm, "highlight")
  @_cdecl("page_highlight")
  func pageHighlight(_ bytes: Int32) -> Int32 {
    let name = String(decoding: shell.text(bytes), as: UTF8.self)
    return shell.answer { session throws(PageError) in
      session.highlight(name)
      return nil
    }
  }

  @_expose(wasm, "catalogue")
  @_cdecl("page_catalogue")
  func pageCatalogue(_ bytes: Int32) -> Int32 {
    let language = Language(tag: String(decoding: shell.text(bytes), as: UTF8.self))
    return shell.answer(json: { _ throws(PageError) in PageCatalogue.json(in: language) })
  }
#endif
