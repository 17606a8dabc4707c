import Dispatch
import Drawing
import Synchronization

/// Lays out text with Pango, for measuring and for drawing.
///
/// One engine serves all workers: Pango is asked under a lock, and what it answers is kept as immutable
/// layouts, so that a label seen before costs one look-up.
public final class TextEngine: Sendable {
  /// Pango belongs to one thread at a time.
  private struct Shaping: ~Copyable {
    let shaper: PangoShaper
  }

  private let shaping: Mutex<Shaping>
  /// Under a lock of their own: who looks for a known label does not wait for another's new one.
  private let layouts = Mutex<[TextBlock: TextLayout]>([:])
  /// Beyond this many layouts the memory is emptied: a run of a million counters must not keep them all.
  private static let capacity = 8192

  /// An engine that takes letters which a style's family lacks from `fallbackFamily`, and then from any font.
  public init(fallbackFamily: String = "DejaVu Sans") {
    shaping = Mutex(Shaping(shaper: PangoShaper(fallbackFamily: fallbackFamily)))
  }

  /// Begins to load the faces of a family that figures use on another thread: looking for them takes as long as
  /// several frames, and a program that starts has other things to do meanwhile. Whoever asks before they are there
  /// waits.
  public func warmUp(family: String) {
    DispatchQueue.global(qos: .userInitiated).async { [self] in
      let sample = RichText(markup: "x0 <i>x η</i><sub>0 <i>x</i></sub><sup>0</sup>")
      for weight in [FontWeight.regular, .semibold, .bold] {
        let style = TextStyle(
          size: PangoShaper.em, weight: weight, color: Color(red: 0, green: 0, blue: 0), family: family)
        // Not laid out: nobody is to hear of a letter that no figure may need.
        shaping.withLock { _ = $0.shaper.shape(TextBlock(sample, style: style)) { _ in } }
      }
    }
  }

  /// Measures text as this engine draws it.
  public var measuring: TextMeasuring {
    TextMeasuring { [self] block in layout(block).extent }
  }

  /// The text with each glyph in its place.
  public func layout(_ block: TextBlock) -> TextLayout {
    if let known = layouts.withLock({ $0[block] }) { return known }
    return shaping.withLock { shaping in
      // Another worker may have laid it out while this one waited.
      if let known = layouts.withLock({ $0[block] }) { return known }
      let layout = shaping.shaper.layout(block)
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
    shaping.withLock { $0.shaper.warnings }
  }

  /// Lends Pango to the PDF writer, which needs its own glyphs so that text in the document can be searched.
  func withShaper<Result: Sendable>(_ body: (PangoShaper) -> Result) -> Result {
    shaping.withLock { body($0.shaper) }
  }
}
