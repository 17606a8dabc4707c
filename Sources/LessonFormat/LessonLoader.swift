#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Reads lessons from files.
public enum LessonLoader {
  /// The outcome: the lesson, or every mistake in its file.
  public enum Outcome: Sendable {
    case lesson(Lesson)
    case mistakes([Diagnostic])
    /// The file could not be read; the reason in the system's words.
    case unreadable(String)
  }

  /// Reads and checks a lesson file.
  public static func load(_ path: String, vocabulary: LessonVocabulary) -> Outcome {
    // One byte past the limit is enough to know that a file is too large.
    switch readFile(path, limit: LessonLimits.fileSize + 1) {
    case .failure(let error): .unreadable(error.reason)
    case .success(let bytes): decode(bytes, file: path, vocabulary: vocabulary)
    }
  }

  /// Checks a lesson given as bytes; `file` is its name in messages, and data paths are read from its folder.
  public static func decode(_ bytes: [UInt8], file: String, vocabulary: LessonVocabulary) -> Outcome {
    var document: LessonDocument
    switch parse(bytes, file: file) {
    case .success(let opened): document = opened
    case .failure(let mistake): return .mistakes([mistake])
    }
    guard let root = document.root else { return .mistakes(document.context.diagnostics) }
    let draft = LessonDraft.reader(vocabulary).read(root, &document.context)
    guard let draft else { return .mistakes(document.context.sorted) }
    let lesson = resolve(draft, file: file, bytes: bytes, &document.context)
    if let lesson, document.context.diagnostics.isEmpty { return .lesson(lesson) }
    return .mistakes(document.context.sorted)
  }

  /// The outcome of reading a theme file.
  public enum ThemeOutcome: Sendable {
    case theme(LessonTheme)
    case mistakes([Diagnostic])
    /// The file could not be read; the reason in the system's words.
    case unreadable(String)
  }

  /// Reads a theme file: what stands behind `theme:` in a lesson, as a file of its own.
  public static func loadTheme(_ path: String, vocabulary: LessonVocabulary) -> ThemeOutcome {
    switch readFile(path, limit: LessonLimits.fileSize + 1) {
    case .failure(let error): return .unreadable(error.reason)
    case .success(let bytes): return decodeTheme(bytes, file: path, vocabulary: vocabulary)
    }
  }

  /// Checks a theme file given as bytes.
  public static func decodeTheme(_ bytes: [UInt8], file: String, vocabulary: LessonVocabulary)
    -> ThemeOutcome
  {
    var document: LessonDocument
    switch parse(bytes, file: file, beginning: "a theme file has keys such as 'background:'") {
    case .success(let opened): document = opened
    case .failure(let mistake): return .mistakes([mistake])
    }
    guard let root = document.root else { return .mistakes(document.context.diagnostics) }
    let theme = ThemeDraft.keys(vocabulary).read(root, &document.context)
    if let theme, document.context.diagnostics.isEmpty { return .theme(theme) }
    return .mistakes(document.context.sorted)
  }

  /// The bytes as text and the text as YAML.
  private static func parse(
    _ bytes: [UInt8], file: String, beginning: String = "a lesson begins with 'title:' and 'scenes:'"
  ) -> Result<LessonDocument, Diagnostic> {
    var bytes = bytes[...]
    // A byte order mark, which some editors write, would shift the columns of the first line.
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes = bytes.dropFirst(3) }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      return .failure(notUnicode(bytes, file: file))
    }
    return .success(LessonDocument(file: file, text: text, beginning: beginning))
  }

  private static func resolve(
    _ draft: LessonDraft, file: String, bytes: [UInt8], _ context: inout ReadingContext
  ) -> Lesson? {
    var size: PictureSize?
    if let written = draft.size {
      size = PictureSize(written.value)
      if size == nil {
        context.report(
          written.span, "'\(written.value)' is not a size",
          hint:
            "write width x height in points, 320x180 to \(LessonLimits.pictureSide)x\(LessonLimits.pictureSide)"
        )
      }
    }
    if let language = draft.language, !isLanguageTag(language.value) {
      context.report(
        language.span, "'\(language.value)' is not a language", hint: "write a tag such as en or pt-BR")
    }
    let folder = file.split(separator: "/", omittingEmptySubsequences: false).dropLast().joined(
      separator: "/")
    var scenes: [LessonScene] = []
    for scene in draft.scenes?.value ?? [] {
      var resolver = SceneResolver(
        draft: scene.value, lesson: draft, folder: folder.isEmpty ? "." : folder, context: context,
        span: scene.span)
      if let scene = resolver.resolve() { scenes.append(scene) }
      context = resolver.context
    }
    return Lesson(
      file: file, bytes: bytes, title: context.markup(draft.title) ?? "",
      summary: context.markup(draft.summary) ?? "",
      language: draft.language?.value ?? "en", author: draft.author?.value ?? "",
      source: context.markup(draft.source) ?? "", seed: UInt64(draft.seed?.value ?? 0), size: size,
      theme: draft.theme?.value, scenes: scenes)
  }

  /// Letters and digits in groups of up to eight between hyphens, as BCP 47 writes them.
  private static func isLanguageTag(_ text: String) -> Bool {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard let first = parts.first, (2...3).contains(first.count) else { return false }
    return parts.allSatisfy { part in
      (1...8).contains(part.count) && part.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber) }
    } && first.allSatisfy(\.isLetter)
  }

  private static func notUnicode(_ bytes: ArraySlice<UInt8>, file: String) -> Diagnostic {
    // The first line that is not UTF-8 by itself; a sequence never runs over a line break.
    let lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    let number = lines.firstIndex { String(validating: $0, as: UTF8.self) == nil } ?? 0
    return Diagnostic(
      file: file, line: number + 1, column: 1, message: "the line is not UTF-8 text",
      hint: "save the file as UTF-8")
  }
}

/// Why a file cannot be read.
struct FileError: Error {
  var reason: String
}

/// The bytes of a file, at most `limit` of them.
func readFile(_ path: String, limit: Int) -> Result<[UInt8], FileError> {
  let descriptor = open(path, O_RDONLY | O_CLOEXEC)
  guard descriptor >= 0 else { return .failure(FileError(reason: systemReason())) }
  defer { close(descriptor) }
  var bytes: [UInt8] = []
  var chunk = [UInt8](repeating: 0, count: 1 << 16)
  while bytes.count < limit {
    let count = chunk.withUnsafeMutableBytes { read(descriptor, $0.baseAddress, $0.count) }
    if count < 0 {
      if errno == EINTR { continue }
      return .failure(FileError(reason: systemReason()))
    }
    if count == 0 { break }
    bytes.append(contentsOf: chunk[..<count])
  }
  return .success(bytes.count > limit ? Array(bytes[..<limit]) : bytes)
}

/// Whether there is a file or folder.
func fileExists(_ path: String) -> Bool { access(path, F_OK) == 0 }

private func systemReason() -> String {
  guard let text = strerror(errno) else { return "error \(errno)" }
  return String(cString: text)
}
