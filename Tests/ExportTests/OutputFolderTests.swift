import Foundation
import Testing

@testable import Export

/// A fresh folder that goes with the test.
final class Scratch {
  let path: String

  init() throws {
    path = NSTemporaryDirectory() + "descent-tests-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  func names(_ sub: String = "") -> [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: path + sub)) ?? []).sorted()
  }

  func text(_ name: String) -> String? { try? String(contentsOfFile: "\(path)/\(name)", encoding: .utf8) }
}

@Suite struct OutputFolderTests {
  @Test func appearsWhole() throws {
    let scratch = try Scratch()
    try OutputFolder.write(to: scratch.path + "/a/b/out/") { folder throws(ExportError) in
      try folder.write("one.txt", text: "1")
      try folder.write("deep/two.txt", text: "2")
      #expect(scratch.names("/a/b").allSatisfy { $0.hasPrefix(".out.partial-") })
      #expect(folder.files.map(\.name) == ["deep/two.txt", "one.txt"])
    }
    #expect(scratch.names("/a/b") == ["out"])
    #expect(scratch.text("a/b/out/deep/two.txt") == "2")
  }

  @Test func failureKeepsWhatWasThere() throws {
    let scratch = try Scratch()
    let path = scratch.path + "/out"
    try OutputFolder.write(to: path) { folder throws(ExportError) in try folder.write("one.txt", text: "old")
    }
    #expect(throws: ExportError.interrupted) {
      try OutputFolder.write(to: path) { folder throws(ExportError) in
        try folder.write("one.txt", text: "new")
        throw ExportError.interrupted
      }
    }
    #expect(scratch.names() == ["out"])
    #expect(scratch.text("out/one.txt") == "old")
  }

  @Test func replacesOursAndKeepsTheirs() throws {
    let scratch = try Scratch()
    let path = scratch.path + "/out"
    func run(_ name: String) throws {
      try OutputFolder.write(to: path) { folder throws(ExportError) in
        try folder.write(name, text: name)
        let manifest = Manifest(lesson: "l.yaml", lessonBytes: [], seed: 1, version: "1")
        try folder.write(Manifest.fileName, text: manifest.json(files: folder.files))
      }
    }
    try run("frame-0001.png")
    try "mine".write(toFile: path + "/notes.txt", atomically: true, encoding: .utf8)
    try run("frame-0001.svg")
    #expect(scratch.names("/out") == ["frame-0001.svg", "manifest.json", "notes.txt"])
    #expect(scratch.text("out/notes.txt") == "mine")
    #expect(scratch.names() == ["out"])
  }

  @Test func leftoversOfDeadRunsGo() throws {
    let scratch = try Scratch()
    // Process numbers end far below this one.
    let dead = scratch.path + "/.out.partial-999999999"
    let other = scratch.path + "/.other.partial-999999999"
    for path in [dead, other] {
      try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
      try "x".write(toFile: path + "/frame.png", atomically: true, encoding: .utf8)
    }
    try OutputFolder.write(to: scratch.path + "/out") { folder throws(ExportError) in
      try folder.write("one.txt", text: "1")
    }
    #expect(scratch.names() == [".other.partial-999999999", "out"])

    let file = scratch.path + "/.one.png.partial-999999999"
    try "half".write(toFile: file, atomically: true, encoding: .utf8)
    try writeWhole([65], to: scratch.path + "/one.png")
    #expect(scratch.names() == [".other.partial-999999999", "one.png", "out"])
    #expect(scratch.text("one.png") == "A")
  }

  @Test func linksAreNotFollowed() throws {
    let scratch = try Scratch()
    let manager = FileManager.default
    try manager.createDirectory(atPath: scratch.path + "/elsewhere", withIntermediateDirectories: true)
    try "precious".write(toFile: scratch.path + "/elsewhere/a.txt", atomically: true, encoding: .utf8)
    try manager.createSymbolicLink(
      atPath: scratch.path + "/out", withDestinationPath: scratch.path + "/elsewhere")
    #expect(throws: ExportError.notFolder(path: scratch.path + "/out")) {
      try OutputFolder.write(to: scratch.path + "/out") { folder throws(ExportError) in
        try folder.write("a.txt", text: "overwritten")
      }
    }
    #expect(scratch.text("elsewhere/a.txt") == "precious")

    // A link inside an earlier output goes, and what it points at stays.
    try OutputFolder.write(to: scratch.path + "/real") { _ throws(ExportError) in }
    try manager.createSymbolicLink(
      atPath: scratch.path + "/real/a.txt", withDestinationPath: scratch.path + "/elsewhere/a.txt")
    try OutputFolder.write(to: scratch.path + "/real") { folder throws(ExportError) in
      try folder.write("a.txt", text: "new")
    }
    #expect(scratch.text("elsewhere/a.txt") == "precious")
    #expect(scratch.text("real/a.txt") == "new")

    try writeWhole([65], to: scratch.path + "/file.txt")
    try manager.removeItem(atPath: scratch.path + "/file.txt")
    try manager.createSymbolicLink(
      atPath: scratch.path + "/file.txt", withDestinationPath: scratch.path + "/elsewhere/a.txt")
    // Neither followed nor replaced.
    #expect(throws: ExportError.notFile(path: scratch.path + "/file.txt", kind: "a link")) {
      try writeWhole([66], to: scratch.path + "/file.txt")
    }
    #expect(scratch.text("elsewhere/a.txt") == "precious")
    #expect(scratch.text("file.txt") == "precious")
  }

  @Test(arguments: ["../x", "/etc/x", "a/../../x", "", ".", "a//b", "a\u{7}b", "a\\b", "x/", "a/b/c/d/e"])
  func namesThatLeaveAreRefused(name: String) throws {
    let scratch = try Scratch()
    #expect(throws: ExportError.name(name)) {
      try OutputFolder.write(to: scratch.path + "/out") { folder throws(ExportError) in
        try folder.write(name, text: "x")
      }
    }
    #expect(scratch.names().isEmpty)
  }

  @Test func fullDiskIsSaidAndCleanedUp() throws {
    // A device that is always full.
    try #require(FileManager.default.fileExists(atPath: "/dev/full"))
    #expect {
      try writeFile("/dev/full", [1, 2, 3], shownAs: "out/a.png")
    } throws: { error in
      // O_EXCL refuses a device that exists; either way the path is named.
      (error as? ExportError)?.message.contains("out/a.png") == true
    }
    let full = ExportError.system(attempt: "write", path: "out/a.png", code: ENOSPC)
    #expect(full.message.contains("disk is full"))
    #expect(ExportError.system(attempt: "write", path: "p", code: EROFS).message.contains("read-only"))
  }

  @Test func placeThatCannotBeMade() throws {
    #expect(throws: ExportError.self) {
      try OutputFolder.write(to: "/proc/descent/out") { _ throws(ExportError) in }
    }
    #expect(throws: ExportError.self) { try OutputFolder.write(to: "/") { _ throws(ExportError) in } }
  }

  @Test func slugs() {
    #expect(OutputName.slug("Two peaks & a valley") == "two-peaks-a-valley")
    #expect(OutputName.slug("../../etc/passwd") == "etc-passwd")
    #expect(OutputName.slug("Überschießen: η = 0,6") == "überschießen-η-0-6")
    #expect(OutputName.slug("\u{0}///") == "lesson")
    #expect(OutputName.slug(String(repeating: "a", count: 500)).count == 80)
    #expect(OutputName.frame(7, prefix: "frame", suffix: "png") == "frame-0007.png")
    #expect(OutputName.frame(12345, prefix: "frame", suffix: "svg") == "frame-12345.svg")
  }
}
