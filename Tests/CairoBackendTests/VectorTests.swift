import Drawing
import Foundation
import ImageFiles
import Testing

#if canImport(FoundationXML)
  import FoundationXML
#endif

@testable import CairoBackend

/// Reads the elements and the ids of an XML document; throws where it is not well formed.
final class Elements: NSObject, XMLParserDelegate {
  var names: [String] = []
  var ids: [String] = []
  var references: [String] = []
  var texts: [String: String] = [:]
  private var current = ""

  init(_ bytes: [UInt8]) throws {
    super.init()
    let parser = XMLParser(data: Data(bytes))
    parser.delegate = self
    try #require(parser.parse(), "\(parser.parserError.map { "\($0)" } ?? "not XML")")
  }

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
    attributes: [String: String]
  ) {
    names.append(name)
    current = name
    if let id = attributes["id"] { ids.append(id) }
    for (key, value) in attributes {
      if key == "xlink:href", value.hasPrefix("#") { references.append(String(value.dropFirst())) }
      if value.hasPrefix("url(#") { references.append(String(value.dropFirst(5).dropLast())) }
      if key == "aria-labelledby" { references += value.split(separator: " ").map(String.init) }
    }
  }

  func parser(_ parser: XMLParser, foundCharacters string: String) { texts[current, default: ""] += string }
}

@Suite struct VectorTests {
  let engine = TextEngine()

  @Test(arguments: [false, true]) func svgIsWellFormedAndComplete(asText: Bool) throws {
    let svg = renderSVG(Sample.everything(), text: engine, options: SVGOptions(textAsText: asText))
    let elements = try Elements(svg)
    #expect(elements.texts["title"]?.hasPrefix("Two peaks & a valley") == true)
    #expect(elements.texts["desc"]?.hasPrefix("A sample of \"everything\" <drawn>.") == true)
    #expect(Set(elements.ids).count == elements.ids.count, "ids are unique")
    #expect(Set(elements.references).isSubset(of: elements.ids))
    for name in ["axes", "path", "faded", "pixels"] {
      #expect(elements.ids.contains { $0.hasPrefix(name + "-") }, "the group \(name) has its name")
    }
    #expect(elements.names.contains("text") == asText)
    #expect(String(decoding: svg.prefix(400), as: UTF8.self).contains("width=\"640\" height=\"360\""))
  }

  @Test func twoDocumentsShareNoIds() throws {
    let sequence = SequenceTests.wild(seed: 2, count: 4)
    let writer = SVGSequence(sequence, text: engine)
    var all: [String] = []
    for index in 0..<4 { all += try Elements(writer.svg(index)).ids }
    all += try Elements(renderSVG(Sample.everything(), text: engine)).ids
    #expect(Set(all).count == all.count)
    #expect(
      SVGSequence(sequence, text: TextEngine()).svg(3) == writer.svg(3), "the same content, the same ids")
  }

  /// librsvg's picture of the SVG against Cairo's of the scene: the same shapes in the same places.
  @Test(arguments: [false, true]) func svgLooksLikeTheScene(asText: Bool) throws {
    let svg = renderSVG(Sample.everything(), text: engine, options: SVGOptions(textAsText: asText))
    let shown = try Picture(try output(of: "rsvg-convert", ["FILE"], file: svg, suffix: "svg"), path: "rsvg")
    let drawn = try Picture(renderPNG(Sample.everything(), text: engine), path: "cairo")
    let apart = try #require(difference(shown, drawn))
    // Text as text is set by the reader's own engine: its letters may stand a little elsewhere.
    #expect(apart.mean < (asText ? 4 : 0.8) && apart.far < (asText ? 0.04 : 0.008), "\(apart)")
  }

  @Test func framesLookLikeTheirScenes() throws {
    let sequence = SequenceTests.wild(seed: 4, count: 30)
    let svg = SVGSequence(sequence, text: engine).svg(29)
    let shown = try Picture(try output(of: "rsvg-convert", ["FILE"], file: svg, suffix: "svg"), path: "rsvg")
    let drawn = try Picture(renderPNG(sequence.scene(29), text: engine), path: "cairo")
    let apart = try #require(difference(shown, drawn))
    #expect(apart.mean < 1.5 && apart.far < 0.012, "\(apart)")
  }

  @Test func pdfHasItsPagesTextAndNoDates() throws {
    let sequence = SequenceTests.wild(seed: 2, count: 5)
    let pdf = try renderPDF(
      [PDFPart(sequence, indices: [0, 2, 4]), PDFPart(sequence, indices: [1])], text: engine,
      metadata: PDFMetadata(title: "Wild η", description: "Four pages"))
    let again = try renderPDF(
      [PDFPart(sequence, indices: [0, 2, 4]), PDFPart(sequence, indices: [1])], text: TextEngine(),
      metadata: PDFMetadata(title: "Wild η", description: "Four pages"))
    #expect(pdf == again)
    let info = String(decoding: try output(of: "pdfinfo", ["FILE"], file: pdf, suffix: "pdf"), as: UTF8.self)
    #expect(info.contains("Pages:           4\n"))
    #expect(info.contains("Wild η") && info.contains("Four pages"))
    // For those who do not see the pages: how both parts end.
    #expect(info.contains("Four pages \(sequence.description(4)) \(sequence.description(1))"))
    #expect(!info.contains("Date"))
    #expect(info.contains("301 x 203 pts"))
    let text = String(
      decoding: try output(of: "pdftotext", ["FILE", "-"], file: pdf, suffix: "pdf"), as: UTF8.self)
    #expect(text.contains("step 2") && text.contains("the same in every frame"))
    let page = try output(
      of: "pdftoppm", ["-r", "72", "-f", "3", "-l", "3", "-png", "FILE"], file: pdf, suffix: "pdf")
    let drawn = try Picture(renderPNG(sequence.scene(4), text: engine), path: "cairo")
    let apart = try #require(difference(try Picture(page, path: "pdftoppm"), drawn))
    #expect(apart.mean < 4 && apart.far < 0.05, "\(apart)")
  }
}
