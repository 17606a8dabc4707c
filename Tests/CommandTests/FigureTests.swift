import Foundation
import TestSupport
import Testing

@Suite("descent figure")
struct FigureTests {
  @Test(arguments: [
    ("png", "\u{89}PNG"), ("svg", "<?xml"), ("pdf", "%PDF-1.5"),
  ])
  func `the ending says the format`(_ ending: String, _ start: String) throws {
    try withFolder { folder in
      let outcome = try Program.run(
        "figure", "--formula", "x^2 + 3*y^2", "--start", "1,2", "--learning-rate", "0.1", "--steps", "5",
        "--domain", "-3:3,-3:3", "-o", "f.\(ending)", in: folder)
      #expect(outcome.output == "f.\(ending)\n", "\(outcome.errors)")
      let bytes = try Data(contentsOf: folder.appendingPathComponent("f.\(ending)"))
      #expect(String(decoding: bytes.prefix(40), as: UTF8.self).contains(start.suffix(3)))
      #expect(names(in: folder) == ["f.\(ending)"])
    }
  }

  @Test func `panels, step, heading, theme and size`() throws {
    try withFolder { folder in
      let outcome = try Program.run(
        "figure", "--surface", "two-peaks", "--learning-rate", "0.1", "--steps", "20", "--panels",
        "map,arithmetic", "--at", "3", "--title", "a < b & *c*", "--theme", "dark", "--size", "960x540", "-o",
        "f.svg", in: folder)
      #expect(outcome.status == 0, "\(outcome.errors)")
      let text = try String(contentsOf: folder.appendingPathComponent("f.svg"), encoding: .utf8)
      #expect(text.contains(">a &lt; b &amp; *c*</title>"))
      #expect(text.contains("width=\"960\"") || text.contains("viewBox=\"0 0 960 540\""))
      #expect(text.contains("arithmetic"))
      #expect(text.contains("teration 3"))
    }
  }

  @Test func `a curve, a method with its settings, a schedule`() throws {
    try withFolder { folder in
      let outcome = try Program.run(
        "figure", "--formula", "x^4 - 2*x^2", "--domain", "-2:2", "--start", "-1.9", "--method", "momentum",
        "--set", "momentum=0.5", "--learning-rate", "0.01", "--schedule", "cosine", "-o", "f.svg", in: folder)
      #expect(outcome.status == 0, "\(outcome.errors)")
    }
  }

  @Test(arguments: [
    ("--surface peaks", "give the figure's file, which ends with .png, .svg or .pdf: -o figure.png"),
    ("--surface peaks -o f.jpg", "-o f.jpg: the file's name must end with .png, .svg or .pdf"),
    ("--surface peaks -o f.png --panels map,weihgts", "--panels: unknown 'weihgts'; did you mean 'weights'?"),
    ("--surface peaks -o f.png --panels weights", "the panel 'weights' cannot be shown here"),
    ("--surface peaks -o f.png --at 101", "--at: 101 is no step of the run, which has 100"),
    ("--surface peaks -o f.png --theme drak", "--theme: unknown theme 'drak'; did you mean 'dark'?"),
    ("--surface peaks -o f.png --size 10x10", "--size: '10x10' is not width x height in points"),
    ("--surface peaks -o f.png --learning-rate -1", "learning rate"),
    ("-o f.png", "give a function"),
  ])
  func `a mistake says what would be right`(_ line: String, _ message: String) throws {
    try withFolder { folder in
      let outcome = try Program.shell("$descent figure \(line)", in: folder)
      #expect(outcome.status == 64, "\(outcome.errors)")
      #expect(outcome.errors.contains(message), "\(outcome.errors)")
      #expect(outcome.output.isEmpty && names(in: folder).isEmpty)
    }
  }

  @Test(.enabled(if: Sanitizer.current != .thread))
  func `an earlier figure stays where the new one cannot be written`() throws {
    try withFolder { folder in
      try Data("earlier".utf8).write(to: folder.appendingPathComponent("f.svg"))
      let outcome = try Program.shell(
        "ulimit -f 4; $descent figure --surface peaks --start 1,1 --steps 3 -o f.svg",
        in: folder)
      #expect(outcome.status == 74)
      #expect(outcome.errors.contains("larger than the limit"), "\(outcome.errors)")
      #expect(try String(contentsOf: folder.appendingPathComponent("f.svg"), encoding: .utf8) == "earlier")
      #expect(names(in: folder) == ["f.svg"])
      let gone = try Program.shell(
        "$descent figure --surface peaks --start 1,1 --steps 3 -o missing/f.svg", in: folder)
      #expect(gone.status == 74)
      #expect(gone.errors.contains("missing/f.svg"), "\(gone.errors)")
    }
  }
}
