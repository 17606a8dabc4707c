import Foundation
import TestSupport
import Testing

@Suite("descent new and doctor")
struct WorkshopTests {
  @Test(arguments: ["surface", "classifier", "comparison"])
  func `a new lesson is right, commented, and becomes figures`(_ template: String) throws {
    try withFolder { folder in
      let made = try Program.run("new", "My first lesson", "--from", template, in: folder)
      #expect(made.status == 0, "\(made.errors)")
      #expect(made.output == "my-first-lesson.yaml\n")
      let text = try String(
        contentsOf: folder.appendingPathComponent("my-first-lesson.yaml"), encoding: .utf8)
      #expect(text.hasPrefix("# yaml-language-server: $schema=lesson.schema.json\n"))
      #expect(text.contains("title: \"My first lesson\"\n"))
      #expect(text.split(separator: "\n").count { $0.contains("# ") } >= 6)
      let checked = try Program.run("check", "my-first-lesson.yaml", in: folder)
      #expect(checked.output == "my-first-lesson.yaml: 1 scene, no mistakes\n", "\(checked.errors)")
      let run = try Program.run("run", "my-first-lesson.yaml", "--format", "svg", "-q", in: folder)
      #expect(run.status == 0, "\(run.errors)")
    }
  }

  /// What the comments of the templates propose in place of a line, or of several.
  @Test(arguments: [
    (
      "surface", ["  formula: x^2 + 3*y^2", "  domain: {x: [-2.4, 2.4], y: [-1.6, 1.6]}"],
      "surface: two-peaks"
    ),
    ("classifier", ["model: [dense] "], "[{dense: 32}, relu, dense]"),
    ("classifier", ["batch: all"], "or 32"),
    ("classifier", ["batch: all"], "or 1"),
  ])
  func `what a new lesson proposes is right`(_ template: String, _ lines: [String], _ proposal: String)
    throws
  {
    try withFolder { folder in
      _ = try Program.run("new", "x", "--from", template, in: folder)
      let file = folder.appendingPathComponent("x.yaml")
      let text = try String(contentsOf: file, encoding: .utf8)
      let comments = text.split(separator: "\n").map { $0.drop { $0 != "#" } }
      #expect(comments.contains { $0.contains(proposal) }, "\(text)")
      var changed: [String] = []
      for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
        guard let index = lines.firstIndex(where: { line.contains($0) }) else {
          changed.append(String(line))
          continue
        }
        guard index == 0 else { continue }
        let indent = String(line.prefix { $0 == " " })
        let key = lines[0].split(separator: ":")[0].drop { $0 == " " }
        let value = proposal.hasPrefix("or ") ? String(proposal.dropFirst(3)) : proposal
        changed.append(indent + (proposal.contains("surface:") ? proposal : "\(key): \(value)"))
      }
      try Data(changed.joined(separator: "\n").utf8).write(to: file)
      let checked = try Program.run("check", "x.yaml", in: folder)
      #expect(checked.status == 0, "\(checked.errors)")
    }
  }

  @Test func `what is there stays as it is`() throws {
    try withFolder { folder in
      try Data("mine".utf8).write(to: folder.appendingPathComponent("x.yaml"))
      let outcome = try Program.run("new", "x", in: folder)
      #expect(outcome.status == 74)
      #expect(
        outcome.errors == "error: x.yaml is there already and stays as it is; choose another name\n")
      #expect(try String(contentsOf: folder.appendingPathComponent("x.yaml"), encoding: .utf8) == "mine")
      // A link that leads nowhere counts too, and nothing is made where it points.
      try FileManager.default.createSymbolicLink(
        atPath: folder.path + "/y.yaml", withDestinationPath: folder.path + "/elsewhere")
      #expect(try Program.run("new", "y", in: folder).status == 74)
      #expect(names(in: folder) == ["x.yaml", "y.yaml"])
    }
  }

  @Test(arguments: [
    ("../../x", "x.yaml"), ("/etc/passwd", "etc-passwd.yaml"), ("a\u{7}\u{1B}[31mb", "a-31mb.yaml"),
    ("---", "lesson.yaml"), ("Two: peaks \"&\" {x} *a*", "two-peaks-x-a.yaml"), ("mine.yaml", "mine.yaml"),
    (".hidden", "hidden.yaml"), ("Überschießen", "überschießen.yaml"),
    (String(repeating: "long ", count: 90), String(repeating: "long-", count: 16).dropLast() + ".yaml"),
  ])
  func `names are made safe`(_ name: String, _ file: String) throws {
    try withFolder { folder in
      let made = try Program.run("new", "--", name, in: folder)
      #expect(made.output == file + "\n", "\(made.errors)")
      #expect(names(in: folder) == [file])
      #expect(try Program.run("check", file, in: folder).status == 0)
    }
  }

  @Test func `an unknown template is told the known ones`() throws {
    let outcome = try Program.run("new", "x", "--from", "photo")
    #expect(outcome.status == 64)
    #expect(outcome.errors.contains("'surface', 'classifier' or 'comparison'"))
  }

  @Test func `the doctor says what is there and what a missing part would give`() throws {
    let here = try Program.run("doctor")
    #expect(here.status == 0)
    #expect(here.output.hasPrefix("descent "))
    try withFolder { folder in
      let empty = folder.appendingPathComponent("fonts.conf")
      try Data("<?xml version=\"1.0\"?><fontconfig></fontconfig>".utf8).write(to: empty)
      let poor = try Program.run(
        "doctor", "--json", in: folder, environment: ["PATH": folder.path, "FONTCONFIG_FILE": empty.path])
      #expect(poor.status == 1)
      let list = try #require(
        try JSONSerialization.jsonObject(with: Data(poor.output.utf8)) as? [[String: String]])
      func text(_ part: String) -> [String?] {
        let found = list.first { $0["part"] == part }
        return [found?["state"], found?["text"]]
      }
      #expect(
        text("fonts") == [
          "broken",
          "there are none, and figures would have no text; install fonts-inter and fonts-dejavu-core",
        ])
      #expect(
        text("ffmpeg") == [
          "missing",
          "would give: films (gif, mp4, webm, webp, apng) by 'descent animate'; install ffmpeg",
        ])
    }
  }
}
