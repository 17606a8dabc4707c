import Foundation
import TestSupport
import Testing

@Suite("The course")
struct CourseTests {
  private let folder = Truth.packageFolder.appendingPathComponent("Lessons")

  private func lessons() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0.hasSuffix(".yaml") }.sorted()
  }

  @Test func `the syllabus names every lesson, and no file that is not there`() throws {
    let text = try String(contentsOf: folder.appendingPathComponent("README.md"), encoding: .utf8)
    for lesson in try lessons() { #expect(text.contains("](\(lesson))"), "\(lesson) is not in the syllabus") }
    for match in text.matches(of: /\]\((?<file>[^)#:]+)\)/) {
      let file = String(match.file)
      #expect(
        FileManager.default.fileExists(atPath: folder.appendingPathComponent(file).path),
        "there is no \(file)")
    }
  }

  @Test func `every lesson names the schema, asks before it tells, and has a row of its own`() throws {
    let syllabus = try String(contentsOf: folder.appendingPathComponent("README.md"), encoding: .utf8)
    for lesson in try lessons() {
      let text = try String(contentsOf: folder.appendingPathComponent(lesson), encoding: .utf8)
      #expect(text.hasPrefix("# yaml-language-server: $schema=lesson.schema.json\n"), "\(lesson)")
      #expect(text.contains("question:") && text.contains("answer:"), "\(lesson) asks nothing")
      let number = String(lesson.prefix(2))
      #expect(syllabus.contains("\n**\(number).** "), "no answers for the teacher of \(lesson)")
    }
  }

  /// The words of a lesson at 120 a minute, half a minute for each question, six seconds for each picture spoken of.
  @Test func `every lesson takes less than ten minutes, and as many as the syllabus says`() throws {
    let syllabus = try String(contentsOf: folder.appendingPathComponent("README.md"), encoding: .utf8)
    for lesson in try lessons() where lesson.split(separator: ".").count == 2 {
      let text = try String(contentsOf: folder.appendingPathComponent(lesson), encoding: .utf8)
      var words = 0
      var isSpoken = false
      for line in text.split(separator: "\n") {
        if let key = line.firstMatch(of: /^ *(?:- )?([a-z-]+):/)?.output.1 {
          isSpoken = ["summary", "say", "ask", "question", "answer", "choices", "end"].contains(key)
        }
        if isSpoken { words += line.split(separator: " ").count - 1 }
      }
      let questions = text.matches(of: /\n +question:/).count
      let pictures = text.matches(of: /\n {6}(?:[0-9]+|end):/).count
      let minutes = Double(words) / 120 + 0.5 * Double(questions) + 0.1 * Double(pictures)
      let row = try #require(
        syllabus.firstMatch(of: try Regex("\\n\\| \\[\(lesson.prefix(2)) .*\\| ([0-9]+) \\|\\n")))
      let stated = try #require(row.output[1].substring.flatMap { Double($0) })
      #expect(stated < 10)
      #expect(
        abs(minutes + 0.5 - stated) <= 1.5, "\(lesson): about \(minutes) minutes, the syllabus says \(stated)"
      )
    }
  }
}
