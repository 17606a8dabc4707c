import CairoBackend
import Drawing
import Figures
import Foundation
import LessonFormat
import TestSupport
import Testing
import Vision

@testable import descent

@Suite("Theme files")
struct ThemeFileCommandTests {
  static let dark = """
    base: dark
    accent: "#ffd166"
    font: DejaVu Sans
    title-size: 40

    """

  func write(_ text: String, to name: String, in folder: URL) throws {
    try Data(text.utf8).write(to: folder.appendingPathComponent(name))
  }

  @Test func `a figure wears the colours of its file`() throws {
    try withFolder { folder in
      try write(Self.dark, to: "mine.yaml", in: folder)
      let outcome = try Program.shell(
        "$descent compare --surface two-peaks --steps 5 --learning-rate 0.1 --theme-file mine.yaml -o a.svg",
        in: folder)
      #expect(outcome.status == 0, "\(outcome.errors)")
      let svg = try String(contentsOf: folder.appendingPathComponent("a.svg"), encoding: .utf8)
      #expect(svg.contains("#ffd166") && svg.contains("#12151d"))
      let sheet = try Program.shell(
        "$descent worksheet '\(Truth.packageFolder.path)/Lessons/01-a-curve-and-its-tangent.yaml' "
          + "--theme-file mine.yaml -o sheet.pdf", in: folder)
      #expect(sheet.status == 0, "\(sheet.errors)")
    }
  }

  @Test func `letters that cannot be read are an error with its place`() throws {
    try withFolder { folder in
      try write("base: light\nquiet: \"#bbbbbb\"\ntitle-size: 40\n", to: "pale.yaml", in: folder)
      let outcome = try Program.shell(
        "$descent compare --surface two-peaks --steps 5 --theme-file pale.yaml -o a.png", in: folder)
      #expect(outcome.status == 65)
      #expect(
        outcome.errors.contains(
          "pale.yaml:2:8: error: the colour 'quiet' has a contrast of 1.9 : 1 with 'background'; text needs 4.5 : 1"
        ), "\(outcome.errors)")
      #expect(!FileManager.default.fileExists(atPath: folder.appendingPathComponent("a.png").path))
    }
  }

  @Test(arguments: Theme.all.map(\.name)) func `the themes that come with the program are readable`(
    _ name: String
  ) {
    #expect(ThemeWords.faults(LessonTheme(base: name)).isEmpty)
    #expect(ThemeWords.theme(LessonTheme(base: name)) == Theme.named(name))
  }
}

@Suite("The layout of every figure of every lesson")
struct LessonLayoutTests {
  static let files = ["Lessons", "Lessons/gallery"].flatMap { folder in
    names(in: Truth.packageFolder.appendingPathComponent(folder)).filter { $0.hasSuffix(".yaml") }.map {
      "\(folder)/\($0)"
    }
  }

  /// Training sees a few examples only: the places of texts do not hang on what was learnt. Batches keep their
  /// sizes, by which runs are told apart.
  static func quick(_ scene: LessonScene) -> LessonScene {
    var scene = scene
    var kept = 40
    for run in scene.runs {
      guard case .training(let scenario) = run.kind else { continue }
      let batch = scenario.batches.length(of: scenario.training.count)
      if batch < scenario.training.count { kept = max(kept, batch + 1) }
    }
    for index in scene.runs.indices {
      guard case .training(var scenario) = scene.runs[index].kind else { continue }
      scenario.training = scenario.training.subset(Array(0..<min(kept, scenario.training.count)))
      scenario.test = scenario.test.map { $0.subset(Array(0..<min(20, $0.count))) }
      scene.runs[index].kind = .training(scenario)
    }
    return scene
  }

  @Test(arguments: files) func `no text meets another or leaves the page`(_ file: String) throws {
    let path = Truth.packageFolder.appendingPathComponent(file).path
    guard case .lesson(let lesson) = LessonLoader.load(path, vocabulary: Vocabulary.lesson) else {
      Issue.record("\(file) is not right")
      return
    }
    let text = TextEngine()
    for (number, scene) in lesson.scenes.enumerated() {
      let outcomes = try Self.quick(scene).run()
      for theme in Theme.all {
        // The letters of the projector are the largest: a long title that has room there has it everywhere.
        for isLong in theme.name == "projector" ? [false, true] : [false] {
          var story = SceneStory(
            lesson: lesson, scene: scene, outcomes: outcomes, theme: theme, size: Size(1280, 720)
          ).storyboard
          if isLong { story.title += ": " + story.title }
          let frames = try story.frames(measuring: text.measuring)
          let shown = isLong ? [0] : [0, frames.count / 3, frames.count - 1]
          for frame in Set(shown).sorted() {
            let check = LayoutCheck(frames.scene(frame), measuring: text.measuring)
            #expect(
              check.complaints.isEmpty,
              "scene \(number + 1), \(theme.name), frame \(frame): \(check.complaints)")
          }
        }
      }
    }
  }
}

@Suite("The gallery")
struct GalleryTests {
  @Test func `every picture of the read-me is there, and all are light`() throws {
    let root = Truth.packageFolder
    let text = try String(contentsOf: root.appendingPathComponent("README.md"), encoding: .utf8)
    let pictures = text.matches(of: /\((Output\/gallery\/[^)]+)\)/).map { String($0.1) }
    #expect(pictures.count > 12)
    for picture in pictures {
      #expect(FileManager.default.fileExists(atPath: root.appendingPathComponent(picture).path), "\(picture)")
    }
    let folder = root.appendingPathComponent("Output/gallery")
    let files = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: [.fileSizeKey])
    var size = 0
    for case let file as URL in try #require(files) {
      size += try file.resourceValues(forKeys: [.fileSizeKey]).fileSize ?? 0
    }
    #expect(size < 1_500_000, "make gallery wrote \(size) bytes")
  }
}
