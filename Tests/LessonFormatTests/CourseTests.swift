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
}
