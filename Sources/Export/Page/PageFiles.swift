import CPage
import ImageFiles

/// The files of the page that are part of the program.
enum PageFiles {
  static var template: String { text(page_template()) }
  static let style = PageFiles.withoutComments(text(page_style()))
  static let fallbackStyle = PageFiles.withoutComments(text(page_fallback_style()))
  static let boot = PageFiles.withoutComments(text(page_boot()))

  // As a page carries them: the same in every page, so packed once.
  static let packedStyle = packedText(deflatedBest(Array(style.utf8)))
  static let packedScript = packedText(deflatedBest(Array(script.utf8)))
  static let packedEngine = packedText(bytes(page_engine()))
  static let packedUnpacker = packedText(deflatedBest(bytes(page_unpacker())))

  /// All parts of the script in their order.
  static let script: String = {
    var parts: [String] = []
    while true {
      let part = page_script(Int32(parts.count))
      guard part.count > 0 else { break }
      parts.append(withoutComments(text(part)))
    }
    return parts.joined(separator: "\n")
  }()

  /// Lines of comment and the blanks that lines begin with are for those who read the sources.
  static func withoutComments(_ text: String) -> String {
    var lines: [Substring] = []
    var isComment = false
    for line in text.split(separator: "\n") {
      let code = line.drop { $0 == " " }
      if !isComment, code.hasPrefix("/*") {
        // A comment that code follows on its line stays.
        if code.firstRange(of: "*/") == nil {
          isComment = true
        } else if !code.hasSuffix("*/") {
          lines.append(code)
        }
      } else if isComment {
        isComment = code.firstRange(of: "*/") == nil
      } else if !code.isEmpty, !code.hasPrefix("//") {
        lines.append(code)
      }
    }
    return lines.joined(separator: "\n")
  }

  private static func text(_ file: page_file) -> String { String(decoding: bytes(file), as: UTF8.self) }

  private static func bytes(_ file: page_file) -> [UInt8] {
    // The bytes live as long as the program.
    Array(UnsafeBufferPointer(start: file.bytes, count: file.count))
  }
}
