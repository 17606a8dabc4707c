import Drawing
import Testing

@Suite struct LayoutCheckTests {
  let measuring = TextMeasuring { block in
    let count = Double(block.content.plain.unicodeScalars.count)
    return TextExtent(
      width: 0.6 * block.style.size * count, height: 1.2 * block.style.size, baseline: block.style.size,
      lineCount: 1)
  }

  func text(_ string: String, _ x: Double, _ y: Double, rotation: Double = 0) -> Shape {
    .text(
      PlacedText(
        TextBlock(RichText(plain: string), style: TextStyle(size: 10, color: .black)), at: Point(x, y),
        anchor: TextAnchor(.left, .top), rotation: rotation))
  }

  func complaints(_ shapes: [Shape], moving: [Shape] = []) -> [String] {
    LayoutCheck(
      Scene(
        size: Size(100, 100), background: .white, title: "", description: "", fixed: [Group("a", shapes)],
        moving: [Group("b", moving)]), measuring: measuring
    ).complaints
  }

  @Test func findsOverlapsAcrossLayers() {
    #expect(complaints([text("one", 10, 10), text("two", 10, 30)]).isEmpty)
    #expect(complaints([text("one", 10, 10), text("two", 20, 15)]) == ["'one' in 'a' overlaps 'two' in 'a'"])
    #expect(complaints([text("one", 10, 10)], moving: [text("two", 20, 15)]).count == 1)
    // Touching within the tolerance is no overlap.
    #expect(complaints([text("one", 10, 10), text("two", 10, 21.5)]).isEmpty)
  }

  @Test func findsWhatLeavesThePage() {
    #expect(complaints([text("wide text", 60, 10)]) == ["'wide text' in 'a' leaves the page"])
    #expect(complaints([.path(Path(Rect(x: 50, y: 50, width: 80, height: 10)))]).count == 1)
    let clipped = Group(
      "c", [.path(Path(Rect(x: 50, y: 50, width: 80, height: 10)))],
      clip: Path(Rect(x: 0, y: 0, width: 9, height: 9)))
    #expect(complaints([.group(clipped)]).isEmpty)
    #expect(complaints([.group(Group("h", [text("wide text", 90, 10)], opacity: 0))]).isEmpty)
  }

  @Test func turnedTextsCountAsTurned() {
    // Upright bounds of the slanted text hold the other one; its own rectangle does not.
    let slanted = text("a long slanted", 10, 10, rotation: 45)
    #expect(complaints([slanted, text("x", 55, 12)]).isEmpty)
    #expect(complaints([slanted, text("x", 35, 40)]).count == 1)
    #expect(complaints([text("upright", 20, 90, rotation: -90)]).isEmpty)
  }

  @Test func boundsOfAnchors() {
    let block = TextBlock(RichText(plain: "12345"), style: TextStyle(size: 10, color: .black))
    let centred = PlacedText(block, at: Point(50, 50), anchor: TextAnchor(.center, .middle))
    #expect(textBounds(centred, measuring: measuring) == Rect(x: 35, y: 44, width: 30, height: 12))
    let right = PlacedText(block, at: Point(50, 50), anchor: TextAnchor(.right, .baseline))
    #expect(textBounds(right, measuring: measuring) == Rect(x: 20, y: 40, width: 30, height: 12))
    let turned = PlacedText(block, at: Point(50, 50), anchor: TextAnchor(.left, .top), rotation: 90)
    #expect(textBounds(turned, measuring: measuring) == Rect(x: 38, y: 50, width: 12, height: 30))
  }
}
