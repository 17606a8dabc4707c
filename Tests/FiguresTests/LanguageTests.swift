import CairoBackend
import Drawing
import Testing
import Wording

@testable import Figures

@Suite("Figures in other languages")
struct FigureLanguageTests {
  /// Longer words stay in their places: no two texts overlap and nothing leaves the page.
  @Test(arguments: [Language.german, .french]) func `every board keeps its layout`(_ language: Language)
    throws
  {
    for (name, var board) in try Sample.all() {
      board.language = language
      let faults = try LayoutTests.faults(board)
      #expect(faults.isEmpty, "\(name): \(faults)")
    }
  }

  /// Names and symbols that are the same in all languages.
  static let names: Set<String> = ["sign", "Adam", "Momentum"]

  /// The texts of some frames and the descriptions, but for those that the board was given.
  private func words(_ board: Storyboard) throws -> Set<String> {
    let sequence = try board.frames(measuring: LayoutTests.engine.measuring)
    var texts: Set<String> = []
    let given = [board.title, board.subtitle, board.source] + board.narration.lines.map(\.text)
    let known = Set(
      given.map { RichText(markup: $0).plain } + board.runs.map { RichText(markup: $0.label).plain })
    for frame in [0, sequence.count / 2, sequence.count - 1] {
      let check = LayoutCheck(sequence.scene(frame), measuring: LayoutTests.engine.measuring)
      for item in check.items where !item.groups.contains("narration") && !item.groups.contains("caption") {
        let text = item.text.block.content.plain
        if !known.contains(text), text.contains(/[A-Za-z]{4}/) { texts.insert(text) }
      }
    }
    return texts
  }

  @Test func `no word of a picture stays English`() throws {
    var same: Set<String> = []
    for language in [Language.german, .french] {
      same.formUnion(Self.same(PagePhrase.self, language))
      same.formUnion(Self.same(PlacePhrase.self, language))
      same.formUnion(Self.same(PlotPhrase.self, language))
      same.formUnion(Self.same(TrainingPhrase.self, language))
      same.formUnion(Self.same(NetworkPhrase.self, language))
    }
    for (name, board) in try Sample.all() {
      let english = try words(board)
      for language in [Language.german, .french] {
        var other = board
        other.language = language
        let left = try words(other).intersection(english).subtracting(same).filter { text in
          // Layers are called what lessons write; images are images in French too.
          !Self.names.contains(text)
            && !text.contains(#/^(?:dense|convolution|relu|tanh|max-pool|image)[, ]/#)
            && !text.contains(" → ") && !board.runs.contains { Self.names(of: $0).contains(text) }
        }
        #expect(left.isEmpty, "\(name), \(language.rawValue): \(left.sorted())")
      }
    }
  }

  /// The phrases that a language has in common with English.
  static func same<P: Phrase>(_ phrases: P.Type, _ language: Language) -> [String] {
    P.allCases.filter { $0.translations[language] == $0.translations.english }.map {
      RichText(markup: $0.translations.english).plain
    }
  }

  /// The names that the data of a run bring with them.
  static func names(of run: ShownRun) -> [String] {
    var names: [String] = []
    if let data = run.training?.scenario.training { names += data.classNames }
    if let table = run.fit?.scenario.table { names += table.classNames + [table.xName, table.yName] }
    return names
  }
}
