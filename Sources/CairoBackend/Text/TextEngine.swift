import Dispatch
import Drawing
import Synchronization

/// Lays out text with Pango, for measuring and for drawing.
///
/// One engine serves all workers: Pango is asked under a lock, one for each weight of text, and what it answers is kept
/// as immutable layouts, so that a label seen before costs one look-up.
public final class TextEngine: Sendable {
  /// One for each weight that was asked for: two faces are then found and loaded at the same time.
  private let shapers = Mutex<[FontWeight: Guarded<PangoShaper>]>([:])
  /// Of all weights: a face that stands in texts of two is one all the same.
  private let outlines = Guarded(GlyphOutlines())
  private let fallbackFamily: String
  /// Under a lock of their own: who looks for a known label does not wait for another's new one.
  private let layouts = Mutex<[TextBlock: TextLayout]>([:])
  private let warming = DispatchGroup()
  /// Beyond this many layouts the memory is emptied: a run of a million counters must not keep them all.
  private static let capacity = 8192

  /// An engine that takes letters which a style's family lacks from `fallbackFamily`, and then from any font.
  public init(fallbackFamily: String = "DejaVu Sans") {
    self.fallbackFamily = fallbackFamily
  }

  /// Begins to load the faces of a family that most figures use, on other threads: looking for them takes as long as
  /// thirty frames, and a program that starts has other things to do meanwhile. Whoever asks before they are there
  /// waits.
  public func warmUp(family: String) {
    // What stands in the text of a figure page is regular; its headings need fewer faces.
    let samples: [[(FontWeight, String)]] = [
      [(.regular, "x0 <i>xη</i>∇<sub>0</sub>")], [(.semibold, "x0 <i>x</i>"), (.bold, "x0")],
    ]
    for sample in samples {
      DispatchQueue.global(qos: .userInitiated).async(group: warming) { [self] in
        for (weight, letters) in sample {
          let style = TextStyle(
            size: PangoShaper.em, weight: weight, color: Color(red: 0, green: 0, blue: 0), family: family)
          // Not laid out: nobody is to hear of a letter that no figure may need.
          withShaper(of: weight) { _ = $0.shape(TextBlock(RichText(markup: letters), style: style)) { _ in } }
        }
      }
    }
  }

  /// Waits until what `warmUp` began is done. A process that ends before frees under its threads what they use.
  public func settle() {
    warming.wait()
  }

  /// Measures text as this engine draws it.
  public var measuring: TextMeasuring {
    TextMeasuring { [self] block in layout(block).extent }
  }

  /// The text with each glyph in its place.
  public func layout(_ block: TextBlock) -> TextLayout {
    if let known = layouts.withLock({ $0[block] }) { return known }
    return withShaper(of: block.style.weight) { shaper in
      // Another worker may have laid it out while this one waited.
      if let known = layouts.withLock({ $0[block] }) { return known }
      let layout = shaper.layout(block)
      layouts.withLock { layouts in
        if layouts.count >= TextEngine.capacity { layouts.removeAll(keepingCapacity: true) }
        layouts[block] = layout
      }
      return layout
    }
  }

  /// What a reader of the pictures should know: fonts that are not installed, letters that no font has. Each
  /// is a sentence; each is said once.
  public var warnings: [String] {
    let all = shapers.withLock { shapers in
      [FontWeight.regular, .medium, .semibold, .bold].compactMap { shapers[$0] }
    }
    var said: Set<String> = []
    return all.flatMap { $0.use { $0.warnings } }.filter { said.insert($0).inserted }
  }

  /// Lends Pango to the PDF writer, which needs its own glyphs so that text in the document can be searched.
  func withShaper<Result: Sendable>(of weight: FontWeight, _ body: (PangoShaper) -> Result) -> Result {
    let shaper = shapers.withLock { shapers in
      if let known = shapers[weight] { return known }
      let made = Guarded(PangoShaper(fallbackFamily: fallbackFamily, outlines: outlines))
      shapers[weight] = made
      return made
    }
    return shaper.use(body)
  }
}
