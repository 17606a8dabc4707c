import LessonFormat

/// Some words of the rooms of figures; what they mean does not matter here.
private let vocabulary = LessonVocabulary(
  panels: ["map", "cost", "curve", "relief"].map { LessonVocabulary.Panel(name: $0, summary: "A panel.") },
  themes: ["light", "dark"])

/// A lesson file, read and checked; its mistakes are written out too.
@_cdecl("LLVMFuzzerTestOneInput")
public func exercise(_ pointer: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  if case .mistakes(let mistakes) = LessonLoader.decode(
    Array(UnsafeBufferPointer(start: pointer, count: count)), file: "nowhere/fuzz.yaml",
    vocabulary: vocabulary)
  {
    for mistake in mistakes where mistake.sentence.isEmpty { fatalError("a mistake without a word") }
  }
  return 0
}
