import Foundation
import TestSupport
import Testing

@Suite("descent run --shard, descent merge and --handout")
struct ShardTests {
  static let lesson = """
    title: "Two \\"parts\\""
    scenes:
      - title: First
        formula: x^2 + y^2
        domain: {x: [-2, 2], y: [-2, 2]}
        start: [1, 1]
        learning-rate: 0.1
        steps: 4
        panels: [map]
      - title: Second
        formula: x^2
        domain: {x: [-2, 2]}
        start: 1
        compare: {learning-rate: [0.1, 1.2]}
        steps: 2
    """

  private func withLesson(_ body: (URL) throws -> Void) throws {
    try withFolder { folder in
      try Data(Self.lesson.utf8).write(to: folder.appendingPathComponent("two.yaml"))
      try body(folder)
    }
  }

  @Test(arguments: [1, 2, 3, 16])
  func `parts merge to the bytes of a whole run`(_ count: Int) throws {
    try withLesson { folder in
      let options = "--format png,svg,pdf --data csv,json --handout 4 -q"
      let outcome = try Program.shell(
        """
        set -e
        $descent run two.yaml -o whole \(options) > /dev/null
        for i in $(seq \(count)); do $descent run two.yaml -o parts --shard $i/\(count) \(options); done
        $descent merge parts/two.shard-*
        diff -r whole/two parts/two && echo same
        """, in: folder)
      let parts = (1...count).map { "parts/two.shard-\($0)-of-\(count)\n" }.joined()
      #expect(outcome.output == parts + "parts/two\nsame\n", "\(outcome.output) \(outcome.errors)")
      // The parts share the work: no file is made twice, and the pictures are spread evenly.
      let folders = (1...count).map { folder.appendingPathComponent("parts/two.shard-\($0)-of-\(count)") }
      let made = folders.map { Set(names(in: $0)).subtracting(["manifest.json"]) }
      #expect(
        made.reduce(0) { $0 + $1.count } == names(in: folder.appendingPathComponent("whole/two")).count - 1)
      let pictures = made.map { $0.count { $0.hasSuffix(".png") } }
      #expect((pictures.max() ?? 0) - (pictures.min() ?? 0) <= 1)
    }
  }

  @Test func `parts of several lessons merge elsewhere`() throws {
    try withLesson { folder in
      let outcome = try Program.shell(
        """
        sed 's/First/Other/' two.yaml > other.yaml
        for i in 1 2; do $descent run two.yaml other.yaml -o "parts$i" --format svg --shard $i/2 -q > /dev/null; done
        mkdir parts; mv parts1/* parts2/* parts
        $descent merge parts/*/ -o done && ls done
        """, in: folder)
      #expect(outcome.output == "done/other\ndone/two\nother\ntwo\n", "\(outcome.errors)")
    }
  }

  @Test func `parts that do not fit together are told`() throws {
    try withLesson { folder in
      let outcome = try Program.shell(
        """
        part() { $descent run two.yaml --format svg -q --shard $1 ${2:-} > /dev/null; }
        part 1/3; part 3/3
        $descent merge Output/*; echo $?
        part 2/3 --theme=dark
        $descent merge Output/*; echo $?
        part 2/3
        $descent merge Output Output/two.shard-1-of-3; echo $?
        rm Output/two.shard-2-of-3/*frame-0002.svg
        $descent merge Output/*; echo $?; ls Output
        """, in: folder)
      #expect(
        outcome.output
          == "64\n64\n64\n74\ntwo.shard-1-of-3\ntwo.shard-2-of-3\ntwo.shard-3-of-3\n", "\(outcome.errors)")
      let lines = outcome.errors.split(separator: "\n")
      #expect(lines.count == 4)
      #expect(lines.first == "error: of Output/two part 2 of 3 is missing")
      #expect(
        lines[1]
          == "error: Output/two.shard-1-of-3 and Output/two.shard-2-of-3 were made from different lessons or with different options; run both again alike"
      )
      #expect(
        lines[2] == "error: Output is no part that 'descent run --shard' made: it has no such manifest")
      #expect(lines[3].hasSuffix("is not as the part's manifest says; run the part again"))
    }
  }

  @Test func `parts in different folders are told, unless each is whole`() throws {
    try withLesson { folder in
      let outcome = try Program.shell(
        """
        for i in 1 2; do $descent run two.yaml -o "at$i" --format svg -q --shard $i/2 > /dev/null; done
        $descent merge at1/* at2/*; echo $?
        for i in 3 4; do $descent run two.yaml -o "at$i" --format svg -q --shard 1/1 > /dev/null; done
        $descent merge at3/* at4/*; echo $?
        """, in: folder)
      #expect(outcome.output == "64\nat3/two\nat4/two\n0\n")
      #expect(
        outcome.errors
          == "error: at1/two.shard-1-of-2 and at2/two.shard-2-of-2 lie in different folders; put all parts of a lesson into one, then merge them\n"
      )
    }
  }

  @Test(arguments: ["0/3", "4/3", "3", "1/0", "a/b", "1/2/3", "-1/3", "+1/3", "1/10001"])
  func `a part typed wrong`(_ text: String) throws {
    let outcome = try Program.run("run", "Lessons/none.yaml", "--shard", text)
    #expect(outcome.status == 64)
    #expect(
      outcome.errors
        == "error: --shard: '\(text)' is not of the form 3/16, which part of how many, at most 10000\n")
  }

  @Test(arguments: [("1", 6), ("3", 2), ("5", 2), ("6", 1), ("24", 1)])
  func `a handout has so many steps on a sheet of A4`(_ count: String, _ sheets: Int) throws {
    try withLesson { folder in
      let outcome = try Program.run(
        "run", "two.yaml", "--format", "svg", "--handout", count, "-q", in: folder)
      #expect(outcome.status == 0, "\(outcome.errors)")
      let info = try Program.shell("pdfinfo Output/two/two-handout.pdf", in: folder).output
      #expect(info.contains("Pages:           \(sheets)\n"), "\(info)")
      #expect(info.contains("595 x 842 pts (A4)") || info.contains("842 x 595 pts (A4)"))
      #expect(!info.contains("CreationDate"))
    }
  }

  @Test(arguments: ["0", "25", "-1"])
  func `a handout typed wrong`(_ count: String) throws {
    let outcome = try Program.run("run", "Lessons/none.yaml", "--handout", count)
    #expect(outcome.status == 64)
    #expect(outcome.errors == "error: --handout: \(count) is not from 1 to 24 steps on a sheet\n")
  }
}

@Suite("descent run --format scorm")
struct PackageTests {
  @Test func `a package has its manifest, the page and a script, and the same bytes each time`() throws {
    try withFolder { folder in
      try Data(ShardTests.lesson.utf8).write(to: folder.appendingPathComponent("two.yaml"))
      let outcome = try Program.shell(
        """
        set -e
        for o in a b; do $descent run two.yaml --format scorm,html -o $o -q > /dev/null; done
        diff -r a b && cd a/two && ls
        python3 -c '
        import sys, zipfile, xml.dom.minidom
        z = zipfile.ZipFile("two-scorm.zip")
        print(z.testzip(), z.namelist())
        m = xml.dom.minidom.parseString(z.read("imsmanifest.xml"))
        print(m.getElementsByTagName("title")[0].firstChild.data, m.getElementsByTagName("resource")[0].getAttribute("href"))
        print(z.read("lesson.html") == open("two.html", "rb").read())'
        """, in: folder)
      #expect(
        outcome.output == """
          alt.txt
          manifest.json
          trajectory.csv
          two-scorm.zip
          two.html
          None ['imsmanifest.xml', 'index.html', 'scorm.js', 'lesson.html']
          Two "parts" index.html
          True

          """, "\(outcome.output) \(outcome.errors)")
    }
  }
}
