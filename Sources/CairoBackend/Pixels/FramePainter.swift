import Drawing
import ImageFiles

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Draws frame after frame and draws, compares and encodes only what differs from the frame before.
///
/// Whole shapes are drawn on a scratch picture, never clipped to the changed area, and the changed tiles are
/// taken over from there. So each pixel comes out as if the frame had been drawn from nothing, and the bytes
/// of a frame do not depend on what this worker drew before.
///
/// Used by one thread at a time.
public final class FramePainter {
  private let owner: SequencePainter
  private let encoder: PNGBandEncoder
  /// The picture as last shown, and its bands.
  private var shown: [UInt32]
  private var bands: [PNGBand]
  private var items: [MovingItem] = []
  /// The fixed layer between frames; shapes are drawn on it and wiped off again.
  private let scratch: PixelSurface
  private var changed: TileMap
  private var soiled: TileMap
  private var tip: TileMap
  private var line: TileMap

  init(_ owner: SequencePainter) throws(RenderError) {
    self.owner = owner
    encoder = PNGBandEncoder(layout: owner.layout)
    shown = owner.background
    bands = owner.bands
    scratch = try PixelSurface(owner.background, layout: owner.layout, scale: owner.scale)
    changed = TileMap(width: owner.layout.width, height: owner.layout.height)
    soiled = changed
    tip = changed
    line = changed
  }

  /// One frame as a PNG file.
  public func png(_ index: Int) throws(RenderError) -> [UInt8] {
    let frame = owner.sequence.frame(index)
    for row in try show(frame.moving) {
      let first = row * TileMap.height
      let rows = first..<min(first + TileMap.height, owner.layout.height)
      bands[row] = shown.withUnsafeBufferPointer { buffer in
        guard let pixels = buffer.baseAddress else { return bands[row] }
        return encoder.encode(pixels, rows: rows)
      }
    }
    return pngFile(
      owner.layout, text: PNGText(title: owner.sequence.title, description: frame.description), bands: bands)
  }

  /// One frame as pixels, `0xAARRGGBB`, row by row.
  public func pixels(_ index: Int) throws(RenderError) -> [UInt32] {
    let rows = try show(owner.sequence.frame(index).moving)
    // The bands no longer fit the picture: the next PNG starts from rows encoded anew.
    staleRows.formUnion(rows)
    return shown
  }

  private var staleRows: Set<Int> = []

  /// Brings the picture up to date; returns the rows of tiles that differ from before.
  private func show(_ groups: [Group]) throws(RenderError) -> Set<Int> {
    let next = MovingItem.flatten(groups, text: owner.text)
    changed.clear()
    markChanges(from: items, to: next)
    items = next
    soiled.clear()
    let canvas = scratch.canvas
    for item in next where changed.touches(item.bounds, scale: owner.scale) {
      mark(item, from: 0, in: &soiled)
      canvas.draw(item, text: owner.text)
    }
    try scratch.flush()
    var rows = takeOver()
    wipe()
    scratch.resume()
    rows.formUnion(staleRows)
    staleRows = []
    return rows
  }

  // MARK: What changed

  /// Marks the tiles in which two lists of shapes may look different.
  private func markChanges(from old: [MovingItem], to new: [MovingItem]) {
    var next = 0
    var unmatchedOld: [Int] = []
    for item in new {
      // Shapes keep their order, so the same shape is looked for only a little further on.
      var candidate = next
      let limit = min(old.count, next + 48)
      while candidate < limit, !item.looksLike(old[candidate]) { candidate += 1 }
      if candidate < limit {
        unmatchedOld.append(contentsOf: next..<candidate)
        next = candidate + 1
      } else {
        let start = next < old.count ? item.commonStart(with: old[next]) : 0
        if start > 0 {
          markGrowth(from: old[next], to: item, start: start)
          next += 1
        } else {
          mark(item, from: 0, in: &changed)
        }
      }
    }
    unmatchedOld.append(contentsOf: next..<max(next, old.count))
    for index in unmatchedOld { mark(old[index], from: 0, in: &changed) }
  }

  /// Marks what may look different where a line has the elements before `start` in common with what it was.
  ///
  /// Its new end, and the rest of it in the same rows: Cairo chooses for each row of pixels how finely it
  /// computes coverage, so that an end here can change a shade at the other side.
  private func markGrowth(from old: MovingItem, to new: MovingItem, start: Int) {
    tip.clear()
    line.clear()
    for item in [old, new] {
      mark(item, from: start, in: &tip)
      mark(item, from: 0, in: &line)
    }
    changed.mark(line, inRowsOf: tip)
  }

  /// Marks the tiles that a shape colours; of a line, those of its elements from `start` on and of the corner
  /// before.
  private func mark(_ item: MovingItem, from start: Int, in tiles: inout TileMap) {
    guard let line = item.line else {
      tiles.mark(item.bounds, scale: owner.scale)
      return
    }
    // A closing line would need its beginning; such a path is taken whole.
    if line.path.elements.contains(.close) {
      tiles.mark(item.bounds, scale: owner.scale)
      return
    }
    let elements = line.path.elements
    var index = max(0, start - 1)
    while index < elements.count {
      var bounds = ShapeBounds()
      if index > 0 { bounds.include(elements[index - 1].end) }
      bounds.include(elements[index])
      bounds.grow(by: line.reach)
      bounds.limit(to: item.bounds)
      tiles.mark(bounds, scale: owner.scale)
      index += 1
    }
  }

  // MARK: Copying

  /// Copies the changed tiles from the scratch picture to the shown one; returns the rows of tiles in which a
  /// pixel is another.
  private func takeOver() -> Set<Int> {
    var rows: Set<Int> = []
    let layout = owner.layout
    let source = scratch.pixels
    // Raw memory: whole runs of pixels are compared and copied by the C library.
    shown.withUnsafeMutableBufferPointer { buffer in
      guard let target = buffer.baseAddress else { return }
      changed.forEachRun { row, columns in
        let left = columns.lowerBound * TileMap.width
        let count = min(columns.upperBound * TileMap.width, layout.width) - left
        for y in row * TileMap.height..<min((row + 1) * TileMap.height, layout.height) {
          let offset = y * layout.width + left
          if memcmp(source + offset, target + offset, 4 * count) != 0 {
            (target + offset).update(from: source + offset, count: count)
            rows.insert(row)
          }
        }
      }
    }
    return rows
  }

  /// Puts the fixed layer back where shapes were drawn on the scratch picture.
  private func wipe() {
    let layout = owner.layout
    let target = scratch.pixels
    owner.background.withUnsafeBufferPointer { buffer in
      guard let source = buffer.baseAddress else { return }
      soiled.forEachRun { row, columns in
        let left = columns.lowerBound * TileMap.width
        let count = min(columns.upperBound * TileMap.width, layout.width) - left
        for y in row * TileMap.height..<min((row + 1) * TileMap.height, layout.height) {
          let offset = y * layout.width + left
          (target + offset).update(from: source + offset, count: count)
        }
      }
    }
  }
}

extension Path.Element {
  /// Where the pen is afterwards; a closed path does not say.
  var end: Point {
    switch self {
    case .move(let p), .line(let p): p
    case .curve(_, _, let p): p
    case .close: Point(.nan, .nan)
    }
  }
}

extension Canvas {
  /// Draws one shape of a moving layer inside its clips.
  func draw(_ item: MovingItem, text: TextEngine) {
    guard !item.clips.isEmpty else {
      draw(item.shape, text: text)
      return
    }
    inside(item.clips) { draw(item.shape, text: text) }
  }
}
