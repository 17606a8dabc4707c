import Drawing
import Plotting
import Testing

@Suite struct BoxTests {
  let page = Rect(x: 10, y: 20, width: 400, height: 300)

  @Test func columnsAndRows() {
    let columns = page.columns([.points(100), .share(2), .share(1)], gap: 10)
    #expect(columns[0].x == 10 && columns[1].x == 120)
    #expect(columns[0].width == 100 && abs(columns[1].width - 2 * columns[2].width) < 1e-9)
    #expect(abs(columns[2].right - page.right) < 1e-9 && abs(columns[2].left - columns[1].right - 10) < 1e-9)
    let rows = page.rows([.share(1), .share(1)], gap: 20)
    #expect(rows[1] == Rect(x: 10, y: 180, width: 400, height: 140))
    #expect(page.columns([.points(500), .share(1)])[1].width == 0)
  }
}

@Suite struct LabelTests {
  let style = TextStyle(size: 10, color: .black)

  @Test func labelsKeepClearOfEachOther() {
    let bounds = Rect(x: 0, y: 0, width: 200, height: 100)
    var placer = LabelPlacer(bounds: bounds, measuring: plainMeasuring)
    var rects: [Rect] = []
    for index in 0..<6 {
      let point = Point(100 + Double(index % 2) * 3, 50 + Double(index / 2) * 3)
      let block = TextBlock(RichText(plain: "label"), style: style)
      guard let placed = placer.place(block, at: point, distance: 5) else { continue }
      let rect = Rect(x: placed.position.x, y: placed.position.y, width: 30, height: 12)
      for other in rects { #expect(!rect.intersects(other)) }
      #expect(rect.left >= 0 && rect.right <= 200 && rect.top >= 0 && rect.bottom <= 100)
      rects.append(rect)
    }
    #expect(rects.count == 6)
  }

  @Test func labelsTurnFromTheEdgeAndFromLines() {
    let bounds = Rect(x: 0, y: 0, width: 100, height: 100)
    let block = TextBlock(RichText(plain: "label"), style: style)
    var placer = LabelPlacer(bounds: bounds, measuring: plainMeasuring)
    let edge = placer.place(block, at: Point(95, 50), distance: 5)
    #expect(edge?.position == Point(60, 44))
    var busy = LabelPlacer(bounds: bounds, measuring: plainMeasuring)
    busy.avoid([Point(0, 50), Point(100, 50)])
    let above = busy.place(block, at: Point(50, 50), distance: 5)
    #expect(above?.position == Point(35, 33))
    // Beside a line too, which has a width and marks.
    var near = LabelPlacer(bounds: bounds, measuring: plainMeasuring)
    near.avoid([Point(0, 57), Point(100, 57)])
    #expect(near.place(block, at: Point(50, 50), distance: 5)?.position == Point(35, 33))
    var full = LabelPlacer(bounds: Rect(x: 0, y: 0, width: 20, height: 20), measuring: plainMeasuring)
    #expect(full.place(block, at: Point(10, 10), distance: 5) == nil)
    var reserved = LabelPlacer(bounds: bounds, measuring: plainMeasuring)
    reserved.reserve(Rect(x: 50, y: 0, width: 50, height: 100))
    #expect(reserved.place(block, at: Point(50, 50), distance: 5)?.position == Point(15, 44))
  }

  @Test func clearPlacesAreFoundWhereThereAreAny() throws {
    let bounds = Rect(x: 0, y: 0, width: 200, height: 100)
    let block = TextBlock(RichText(plain: "label"), style: style)
    // Steep lines a little closer than a label, on both sides of the point, which itself is a peak.
    let comb = (0..<21).map { Point(Double($0) * 10, $0 % 2 == 0 ? 95 : $0 == 9 ? 45 : 40) }
    var placer = LabelPlacer(bounds: bounds, measuring: plainMeasuring)
    placer.avoid(comb)
    let point = comb[9]
    let found = placer.placeClear(block, at: point, distance: 5, reach: 25)
    let label = try #require(found)
    let rect = Rect(x: label.position.x, y: label.position.y, width: 30, height: 12)
    #expect(placer.covered(rect) == 0 && rect.bottom < point.y && rect.bottom > point.y - 25, "\(rect)")
    #expect(bounds.contains(Point(rect.left, rect.top)) && bounds.contains(Point(rect.right, rect.bottom)))
    // Beside the mark where that is clear, as `place` has it; nowhere where all is taken.
    var free = LabelPlacer(bounds: bounds, measuring: plainMeasuring)
    #expect(free.placeClear(block, at: point, distance: 5, reach: 25)?.position == Point(95, 39))
    free.reserve(bounds)
    #expect(free.placeClear(block, at: point, distance: 5, reach: 25) == nil)
  }

  @Test func spreadKeepsOrderAndMovesLittle() {
    #expect(spread([10, 50, 90], sizes: [10, 10, 10], in: ValueRange(0, 100)) == [10, 50, 90])
    #expect(spread([50, 50], sizes: [10, 10], in: ValueRange(0, 100)) == [45, 55])
    #expect(spread([51, 50], sizes: [10, 10], in: ValueRange(0, 100)) == [55.5, 45.5])
    #expect(spread([0, 0, 100], sizes: [10, 10, 10], in: ValueRange(0, 100)) == [5, 15, 95])
    let squeezed = spread([0, 0, 0], sizes: [60, 60, 60], in: ValueRange(0, 90))
    #expect(squeezed == [15, 45, 75])
    #expect(spread([], sizes: [], in: ValueRange(0, 1)).isEmpty)
    let odd = spread([.nan, 3], sizes: [10, 10], in: ValueRange(0, 100))
    #expect(odd == [50, 5])
  }
}

@Suite struct AxesTests {
  let room = Rect(x: 50, y: 40, width: 500, height: 300)

  func textRects(_ group: Group) -> [Rect] {
    group.shapes.compactMap { shape in
      guard case .text(let text) = shape else { return nil }
      return textBounds(text, measuring: plainMeasuring)
    }
  }

  /// Numbers from 1e-9 to 1e9, in every theme and look: no two labels touch, none leaves the room.
  @Test(arguments: Theme.all.map(\.name)) func labelsFit(_ name: String) throws {
    let theme = try #require(Theme.named(name))
    var size = 1e-9
    while size <= 1e9 {
      for kind in [Scale.Kind.linear, .logarithmic] {
        for look in [AxisRequest.Look.marks, .grid, .numbers] {
          for place in [AxisRequest.NamePlace.middle, .end] {
            let axes = Axes(
              in: room,
              x: AxisRequest(
                ValueRange(kind == .linear ? -size : size / 1e7, size), kind: kind,
                name: RichText(plain: "iteration"), look: look, namePlace: place),
              y: AxisRequest(
                ValueRange(size / 1e3, size * 7), kind: kind, isNice: true,
                name: RichText(plain: "a long name"),
                look: look, namePlace: place), theme: theme, measuring: plainMeasuring)
            let rects = textRects(axes.group)
            #expect(axes.xTicks.count >= 1 && axes.yTicks.count >= 1)
            for (i, a) in rects.enumerated() {
              #expect(
                a.left >= room.left - 0.6 && a.right <= room.right + 0.6 && a.top >= room.top - 0.6
                  && a.bottom <= room.bottom + 0.6, "\(name) \(size) \(kind) \(look) \(place) \(a)")
              for b in rects[(i + 1)...] {
                #expect(!a.intersects(b), "\(name) \(size) \(kind) \(look) \(place)")
              }
            }
          }
        }
      }
      size *= 1000
    }
  }

  @Test func equalUnits() {
    let axes = Axes(
      in: room, x: AxisRequest(ValueRange(-2, 2)), y: AxisRequest(ValueRange(-1, 3)), equalUnits: true,
      theme: .light, measuring: plainMeasuring)
    let frame = axes.area.frame
    #expect(abs(frame.width - frame.height) < 1e-9)
    #expect(frame.left >= room.left && frame.bottom <= room.bottom)
    #expect(axes.area.point(-2, -1) == Point(frame.left, frame.bottom))
  }

  /// Round numbers may lengthen an axis, but not until the line lies flat.
  @Test func lowPlotsKeepTheirRange() {
    for height in [30.0, 45, 60, 200] {
      for range in [ValueRange(-0.31, 4.1), ValueRange(0, 5.5), ValueRange(-11.7, 2.2), ValueRange(0.9, 1.3)]
      {
        let axes = Axes(
          frame: Rect(x: 0, y: 0, width: 200, height: height),
          x: AxisRequest(ValueRange(0, 10), look: .numbers),
          y: AxisRequest(range, isNice: true, look: .grid), theme: .light, measuring: plainMeasuring)
        let domain = axes.area.y.domain
        #expect(domain.lower <= range.lower && domain.upper >= range.upper)
        #expect(domain.length < 2.2 * range.length, "\(height) \(range) \(domain)")
        #expect(axes.yTicks.count >= 2, "\(height) \(range)")
        for (a, b) in zip(axes.yTicks, axes.yTicks.dropFirst()) {
          #expect(abs(axes.area.y.position(of: a.value) - axes.area.y.position(of: b.value)) > 12)
        }
      }
    }
  }

  @Test func wholeTicks() {
    let axes = Axes(
      in: room, x: AxisRequest(ValueRange(0, 3), isWhole: true), y: AxisRequest(ValueRange(0, 1)),
      theme: .light, measuring: plainMeasuring)
    #expect(axes.xTicks.map(\.label).allSatisfy { !$0.contains(".") })
    #expect(axes.xTicks.map(\.value) == [0, 1, 2, 3])
  }
}
