import CairoBackend
import Drawing
import Foundation
import LessonFormat
import TestSupport
import Testing
import Wording

@testable import Figures
@testable import descent

@Suite("The pictures of lessons in other languages")
struct LessonLanguageTests {
  /// A lesson as if it had been written in another language.
  static func lesson(_ file: String, in language: String) throws -> Lesson {
    let url = Truth.packageFolder.appendingPathComponent(file)
    var lines = try String(contentsOf: url, encoding: .utf8).split(
      separator: "\n", omittingEmptySubsequences: false
    ).filter { !$0.hasPrefix("language:") }
    let title = try #require(lines.firstIndex { $0.hasPrefix("title:") })
    lines.insert("language: \(language)", at: title)
    let bytes = Array(lines.joined(separator: "\n").utf8)
    guard case .lesson(let lesson) = LessonLoader.decode(bytes, file: url.path, vocabulary: Vocabulary.lesson)
    else {
      throw ProgramError()
    }
    return lesson
  }

  struct ProgramError: Error {}

  /// The texts of a scene's first, middle and last frame, and what is wrong with their places.
  static func shown(
    _ lesson: Lesson, _ number: Int, _ outcomes: [RunOutcome]
  ) throws -> (texts: Set<String>, complaints: [String], descriptions: [String]) {
    let text = TextEngine()
    let board = SceneStory(
      lesson: lesson, scene: lesson.scenes[number], outcomes: outcomes, theme: .light, size: Size(1280, 720)
    ).storyboard
    let frames = try board.frames(measuring: text.measuring)
    var texts: Set<String> = []
    var complaints: [String] = []
    var descriptions: [String] = []
    for frame in Set([0, frames.count / 2, frames.count - 1]) {
      let scene = frames.scene(frame)
      let check = LayoutCheck(scene, measuring: text.measuring)
      descriptions.append(scene.description)
      complaints += check.complaints.map { "frame \(frame): \($0)" }
      for item in check.items where !item.groups.contains("narration") && !item.groups.contains("source") {
        texts.insert(item.text.block.content.plain)
      }
    }
    // The page's own title and the scene's are the lesson's; on the page their equations do not break.
    var own = [board.title, lesson.scenes[number].title]
    if !lesson.scenes[number].subtitle.isEmpty { own.append(board.subtitle) }
    for markup in own { texts.remove(RichText(markup: markup).withWholeEquations.plain) }
    return (texts, complaints, descriptions)
  }

  /// Names, a word that French shares, and the product of letters in an arithmetic line.
  static let names: Set<String> = [
    "Momentum", "Nesterov", "Adam", "AdamW", "AdaGrad", "AdaDelta", "RMSProp", "AMSGrad", "Nadam", "Lion",
    "Barzilai–Borwein", "Constant", "gTHg",
  ]

  @Test(arguments: LessonLayoutTests.files) func `no word stays English, and none meets another`(
    _ file: String
  ) throws {
    let english = try Self.lesson(file, in: "en")
    let german = try Self.lesson(file, in: "de")
    let french = try Self.lesson(file, in: "fr")
    let source = try String(
      contentsOf: Truth.packageFolder.appendingPathComponent(file), encoding: .utf8)
    let labels = source.matches(of: /label: *"?([^",}\n]*)/).map {
      RichText(markup: String($0.1).replacing("'", with: "’")).plain
    }
    for number in english.scenes.indices {
      // The runs are the same; only what they are called is not.
      let quick = try LessonLayoutTests.quick(german.scenes[number]).run()
      let before = try Self.shown(english, number, LessonLayoutTests.quick(english.scenes[number]).run())
      let after = try Self.shown(german, number, quick)
      #expect(after.complaints.isEmpty, "scene \(number + 1), de: \(after.complaints)")
      let other = try Self.shown(french, number, LessonLayoutTests.quick(french.scenes[number]).run())
      #expect(other.complaints.isEmpty, "scene \(number + 1), fr: \(other.complaints)")
      // A catalogue's names of starts are those that a lesson writes.
      let given = Self.given(quick) + labels + Self.starts(english.scenes[number])
      for (language, texts) in [(Language.german, after.texts), (.french, other.texts)] {
        let shared = Self.shared(by: language)
        let left = before.texts.intersection(texts).filter { text in
          let name = String(text.prefix { $0 != "," })
          return text.contains(/[A-Za-z]{4}/) && !Self.names.contains(name) && !shared.contains(text)
            && !given.contains(text) && !text.contains("gTHg")
            && !text.contains(" → ")
            && !text.contains(#/^(?:dense|convolution|relu|tanh|max-pool|image)[, ]/#)
        }
        #expect(left.isEmpty, "scene \(number + 1): \(left.sorted())")
      }
    }
  }

  @Test(arguments: LessonLayoutTests.files.filter { $0.contains(#/\.(de|fr)\.yaml$/#) })
  func `what a screen reader says of a translated lesson has no English word`(
    _ file: String
  ) throws {
    guard
      case .lesson(let lesson) = LessonLoader.load(
        Truth.packageFolder.appendingPathComponent(file).path, vocabulary: Vocabulary.lesson)
    else { throw ProgramError() }
    for number in lesson.scenes.indices {
      let outcomes = try LessonLayoutTests.quick(lesson.scenes[number]).run()
      for description in try Self.shown(lesson, number, outcomes).descriptions {
        let words = description.matches(of: /\b(?:the|of|is|with|and|at|from|valley|bowl)\b/).map {
          $0.output
        }
        #expect(!description.isEmpty && words.isEmpty, "scene \(number + 1): \(words) in: \(description)")
      }
    }
  }

  private static func starts(_ scene: LessonScene) -> [String] {
    guard case .surface(let surface) = scene.subject else { return [] }
    return surface.starts.map { $0.name.replacing("-", with: " ") }
  }

  /// The phrases that a language has in common with English.
  private static func shared(by language: Language) -> Set<String> {
    var texts: Set<String> = []
    func add<P: Phrase>(_ phrases: P.Type) {
      for phrase in P.allCases where phrase.translations[language] == phrase.translations.english {
        texts.insert(RichText(markup: phrase.translations.english).plain)
      }
    }
    add(PlacePhrase.self)
    add(PlotPhrase.self)
    add(PagePhrase.self)
    add(TrainingPhrase.self)
    add(NetworkPhrase.self)
    return texts
  }

  /// The names that come with the data of runs.
  private static func given(_ outcomes: [RunOutcome]) -> [String] {
    outcomes.flatMap { outcome -> [String] in
      if let record = outcome.record { return record.scenario.training.classNames }
      if let table = outcome.fit?.scenario.table { return table.classNames + [table.xName, table.yName] }
      return []
    }
  }

  @Test func `the German lesson counts its steps in German, to its last word`() throws {
    let path = Truth.packageFolder.appendingPathComponent("Lessons/02-two-peaks-and-a-valley.de.yaml").path
    guard case .lesson(let lesson) = LessonLoader.load(path, vocabulary: Vocabulary.lesson) else {
      Issue.record("the lesson is not right")
      return
    }
    let board = SceneStory(
      lesson: lesson, scene: lesson.scenes[0], outcomes: try lesson.scenes[0].run(), theme: .light,
      size: Size(1280, 720)
    ).storyboard
    let text = TextEngine()
    let frames = try board.frames(measuring: text.measuring)
    let index = try #require((0..<frames.count).first { frames.frame($0).iteration == 15 })
    let items = LayoutCheck(frames.scene(index), measuring: text.measuring).items
    let texts = items.map { $0.text.block.content.plain }
    #expect(texts.contains("Schritt 15 von 40"))
    #expect(texts.contains("Sattel") && texts.contains("Gipfel") && texts.contains("dieser Schritt"))
    #expect(texts.contains { $0.hasPrefix("Iteration 15\u{2003}Kosten f = ") })
    let alternative = frames.frame(frames.count - 1).description
    #expect(alternative.contains("Höhenlinienkarte") && alternative.contains("Der Lauf beginnt bei"))
    #expect(!alternative.contains(" the ") && !alternative.contains("iteration"))
  }
}
