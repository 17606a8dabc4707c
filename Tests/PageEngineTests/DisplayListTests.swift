import Drawing
import Figures
import PageEngine
import Testing

/// A display list read as the page's script reads it: every command with the words that belong to it.
struct ReadList {
  var revision: UInt32
  var commands: [DisplayList.Command] = []
  var names: [String] = []
  var texts: [String] = []

  struct Malformed: Error { var place: Int }

  init(_ bytes: [UInt8]) throws {
    func word(_ index: Int) -> UInt32 {
      (0..<4).reduce(0) { $0 | UInt32(bytes[4 * index + $1]) << (8 * UInt32($1)) }
    }
    guard bytes.count >= 16, bytes.count % 4 == 0, bytes.count == 16 + 4 * Int(word(1)) + Int(word(2)) else {
      throw Malformed(place: -1)
    }
    revision = word(0)
    let words = (0..<Int(word(1))).map { word(4 + $0) }
    let strings = bytes[(16 + 4 * words.count)...].split(separator: 0, omittingEmptySubsequences: false)
      .map { String(decoding: $0, as: UTF8.self) }
    var at = 0
    func next() throws -> Double {
      guard at < words.count else { throw Malformed(place: at) }
      defer { at += 1 }
      return Double(Float(bitPattern: words[at]))
    }
    func count() throws -> Int {
      let number = try next()
      guard number >= 0, number == number.rounded(), number < 1e6 else { throw Malformed(place: at) }
      return Int(number)
    }
    func string() throws -> String {
      let place = try count()
      guard place < strings.count else { throw Malformed(place: at) }
      return strings[place]
    }
    func skip(_ count: Int) throws {
      for _ in 0..<count where try !next().isFinite { throw Malformed(place: at) }
    }
    var depth = 0
    while at < words.count {
      guard let command = DisplayList.Command(rawValue: try count()) else { throw Malformed(place: at) }
      commands.append(command)
      switch command {
      case .group: depth += 1; try skip(1)
      case .turn: depth += 1; try skip(3)
      case .end: depth -= 1
      case .clip, .begin, .close: break
      case .move: try skip(2)
      case .lines: try skip(2 * count())
      case .curve: try skip(6)
      case .fill: try skip(2)
      case .stroke:
        _ = try string()
        try skip(3)
        try skip(count())
      case .gradient:
        try skip(4)
        try skip(2 * count())
      case .text:
        texts.append(try string())
        _ = try string()
        _ = try string()
        try skip(5)
      case .image:
        try skip(5)
        let columns = try count()
        at += try columns * count()
      case .name: names.append(try string())
      }
      guard depth >= 0 else { throw Malformed(place: at) }
    }
    guard depth == 0, at == words.count else { throw Malformed(place: at) }
  }
}

struct DisplayListTests {
  /// Every panel of the page in every theme: commands that can be read, and something drawn.
  @Test(arguments: PanelCatalogue.ofPage.map(\.name))
  func panelsBecomeCommands(panel: String) throws {
    let isCurve = panel == "curve"
    for theme in Theme.all.map(\.name) {
      var session = PageSession(plainMeter)
      var entries = [
        Request.Entry("surface", isCurve ? "double-well" : "two-peaks"), Request.Entry("steps", "12"),
      ]
      if panel == "comparison" { entries.append(Request.Entry("2:learning-rate", "0.3")) }
      _ = try session.configure(Request(entries))
      do {
        _ = try session.setView(
          0, request(["panel": panel, "width": "460", "height": "380", "theme": theme, "scale": "0.9"]))
      } catch {
        // Some panels want several runs, and say so.
        #expect(error.message.contains("cannot be shown"), "\(error.message)")
        continue
      }
      var drawn = 0
      for layer in ViewLayer.allCases {
        drawn += try ReadList(#require(try session.draw(0, layer, frame: 7))).commands.count
      }
      #expect(drawn > 5, "\(panel) \(theme)")
    }
  }

  @Test func textKeepsItsLettersAndScripts() throws {
    var writer = SceneWriter(TextSetter(plainMeter))
    let block = TextBlock(
      RichText(markup: "<i>x</i><sub>1</sub> = <b>2</b>\nnext"), style: TextStyle(size: 10, color: .black))
    writer.write(Group("words", [.text(PlacedText(block, at: Point(5, 5)))]))
    let list = try ReadList(writer.list.bytes())
    #expect(list.texts == ["x", "1", " = ", "2", "next"])
    #expect(writer.list.strings.contains("italic 10px"))
    #expect(writer.list.strings.contains("7.2px"))
  }

  @Test func longLinesBreakAtSpaces() {
    let setter = TextSetter(plainMeter)
    var block = TextBlock(
      RichText(markup: "one two <i>three</i>four five"), style: TextStyle(size: 10, color: .black))
    #expect(setter.measuring.measure(block).lineCount == 1)
    block.maxWidth = 60
    let extent = setter.measuring.measure(block)
    #expect(extent.lineCount == 3)
    #expect(extent.width <= 60)
    block.maxWidth = 12
    #expect(setter.measuring.measure(block).width <= 12)
  }

  @Test func coloursAreCSS() throws {
    var writer = SceneWriter(TextSetter(plainMeter))
    writer.write(
      Group(
        "dots",
        [
          .path(Path(circle: Point(1, 1), radius: 1), fill: .color(Color(hex: 0x0a0b0c))),
          .path(Path(circle: Point(1, .nan), radius: 1), fill: .color(Color(hex: 0xffffff, alpha: 0.5))),
        ]))
    #expect(writer.list.strings.contains("#0a0b0c"))
    #expect(writer.list.strings.contains("#ffffff80"))
    // What has no place is left out, so that no word is not a number.
    _ = try ReadList(writer.list.bytes())
  }
}
