import Drawing
import Synchronization

extension FrameSequence {
  /// The same frames, which keep their descriptions once they have been made: `alt.txt` needs them after the pictures.
  var rememberingDescriptions: FrameSequence {
    let memory = Memory(count: count)
    return FrameSequence(
      size: size, background: background, title: title, fixed: fixed, count: count,
      make: { index in
        let frame = self.frame(index)
        memory.keep(frame.description, of: index)
        return frame
      },
      describe: { memory.description(of: $0) ?? self.description($0) })
  }

  private final class Memory: Sendable {
    private let descriptions: Mutex<[String?]>

    init(count: Int) { descriptions = Mutex([String?](repeating: nil, count: count)) }

    func keep(_ description: String, of index: Int) {
      descriptions.withLock { $0[index] = description }
    }

    func description(of index: Int) -> String? {
      descriptions.withLock { $0[index] }
    }
  }
}
