import Foundation
import TestSupport
import Testing

/// What the README says can be done, and its links lead somewhere.
@Suite("README")
struct ReadmeTests {
  private static let text =
    (try? String(contentsOf: Truth.packageFolder.appendingPathComponent("README.md"), encoding: .utf8)) ?? ""

  /// The lines of blocks of a language.
  private static func blocks(_ language: String) -> [String] {
    text.components(separatedBy: "```\(language)\n").dropFirst().compactMap {
      $0.components(separatedBy: "```").first
    }
  }

  /// The commands, without their comments.
  static let commands = blocks("sh").joined().split(separator: "\n").map { line in
    (line.components(separatedBy: " #").first ?? "").trimmingCharacters(in: .whitespaces)
  }

  @Test func `it fits on one page`() {
    #expect(Self.text.split(separator: "\n", omittingEmptySubsequences: false).count < 250)
    #expect(Self.commands.count > 15)
  }

  @Test func `every command of the program works`() throws {
    try withFolder { folder in
      try FileManager.default.createSymbolicLink(
        at: folder.appendingPathComponent("Lessons"),
        withDestinationURL: Truth.packageFolder.appendingPathComponent("Lessons"))
      for command in Self.commands where command.hasPrefix("descent ") {
        // The first `new` of the README makes the lesson that the second would make.
        if command.hasPrefix("descent new") {
          try? FileManager.default.removeItem(atPath: folder.path + "/my-lesson.yaml")
        }
        // A picture or two prove the command; a film needs ffmpeg.
        if !FilmTests.hasFFmpeg, command.contains("animate") || command.contains("mp4") { continue }
        let line = "$" + command
        let outcome =
          command.hasPrefix("descent watch")
          ? try Program.shell(
            "\(line) --port 0 > log 2>&1 & p=$!; until grep -q drawn log; do sleep 0.05; done; kill -INT $p; wait $p",
            in: folder)
          : try Program.shell(line + " > log", in: folder)
        #expect(outcome.status == 0, "\(command): \(outcome.errors)")
      }
      #expect(names(in: folder).contains("figure.pdf"))
      #expect(names(in: folder.appendingPathComponent("Output/my-lesson")).contains("manifest.json"))
    }
  }

  @Test func `every target of make is there`() throws {
    let makefile = try String(
      contentsOf: Truth.packageFolder.appendingPathComponent("Makefile"), encoding: .utf8)
    let inText = Self.text.components(separatedBy: "`make ").dropFirst().compactMap {
      $0.split { !$0.isLetter }.first.map(String.init)
    }
    let typed = Self.commands.filter { $0.hasPrefix("make ") }.compactMap {
      $0.split(separator: " ").dropFirst().first.map(String.init)
    }
    #expect(typed == ["lessons", "test"])
    for target in typed + inText {
      #expect(makefile.contains("\n\(target):"), "make \(target)")
    }
  }

  @Test func `every link and picture leads to a file`() throws {
    let links = Self.text.components(separatedBy: "](").dropFirst().compactMap {
      $0.components(separatedBy: ")").first
    }
    #expect(links.count >= 7)
    for link in links where !link.hasPrefix("https://") {
      let path = Truth.packageFolder.appendingPathComponent(link.components(separatedBy: "#")[0]).path
      #expect(FileManager.default.fileExists(atPath: path), "\(link)")
    }
  }

  @Test func `the lesson on the page is a lesson`() throws {
    try withFolder { folder in
      let lesson = try #require(Self.blocks("yaml").first)
      try Data(lesson.utf8).write(to: folder.appendingPathComponent("lesson.yaml"))
      let outcome = try Program.run("check", "lesson.yaml", in: folder)
      #expect(outcome.output == "lesson.yaml: 2 scenes, no mistakes\n", "\(outcome.errors)")
    }
  }

  /// Lessons beyond each limit that the README states.
  private static let scene =
    "  - {formula: x^2, domain: {x: [-1, 1]}, start: 1, learning-rate: 0.1, steps: 3}\n"

  @Test(arguments: [
    ("title: x\nscenes:\n" + String(repeating: scene, count: 51), "1 to 50"),
    ("title: x\nscenes:\n" + scene.replacing("steps: 3", with: "steps: 10000001"), "0 to 10000000"),
    ("title: x\nscenes:\n" + scene.replacing("steps: 3", with: "steps: 1201, frames: all"), "at most 1200"),
    (
      "title: x\nscenes:\n"
        + scene.replacing(
          "learning-rate: 0.1",
          with: "compare: {learning-rate: [\((1...25).map { "0.0\($0)" }.joined(separator: ", "))]}"),
      "1 to 24"
    ),
    ("title: x\nsize: 8193x600\nscenes:\n" + scene, "320x180 to 8192x8192"),
    ("# " + String(repeating: "x", count: 1 << 20) + "\ntitle: x\nscenes:\n" + scene, "at most 1048576"),
    (
      "title: x\nscenes:\n"
        + scene.replacing(
          "x^2", with: String(repeating: "(", count: 101) + "x" + String(repeating: ")", count: 101)),
      "more than 100 times"
    ),
    (
      "title: x\nscenes:\n"
        + scene.replacing("x^2", with: "\"x" + String(repeating: " + x", count: 2_000) + "\""), "at most 4000"
    ),
  ])
  func `each limit of a lesson is enforced with a message`(_ lesson: String, _ limit: String) throws {
    try withFolder { folder in
      try Data(lesson.utf8).write(to: folder.appendingPathComponent("big.yaml"))
      let outcome = try Program.run("run", "big.yaml", in: folder)
      #expect(outcome.status == 65, "\(outcome.errors.prefix(300))")
      #expect(outcome.errors.contains(limit), "\(outcome.errors.prefix(300))")
      #expect(names(in: folder) == ["big.yaml"])
    }
  }

  @Test func `pictures of too many pixels are refused with a message`() throws {
    try withFolder { folder in
      let outcome = try Program.run(
        "figure", "--formula", "x^2", "--start", "1", "--steps", "2", "--size", "8000x8000", "--scale", "4",
        "-o",
        "f.png", in: folder)
      #expect(outcome.status != 0)
      #expect(outcome.errors.contains("pixels"), "\(outcome.errors)")
      #expect(names(in: folder).isEmpty)
    }
  }
}
