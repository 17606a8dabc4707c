import Foundation
import TestSupport
import Testing

/// What goes wrong around the program: killed at any moment, full disks, folders that cannot be written or go away,
/// streams that are closed, fonts that are missing, names that would lead elsewhere.
@Suite("Faults", .serialized)
struct FaultTests {
  private static func lesson(steps: Int, theme: String = "light") -> String {
    """
    title: Small
    theme: \(theme)
    scenes:
      - formula: x^2 + y^2
        domain: {x: [-2, 2], y: [-2, 2]}
        start: [1, 1]
        learning-rate: 0.01
        steps: \(steps)
        frames: all
        panels: [map]
    """
  }

  private func withLesson(steps: Int = 2, _ body: (URL) throws -> Void) throws {
    try withFolder { folder in
      try Data(Self.lesson(steps: steps).utf8).write(to: folder.appendingPathComponent("small.yaml"))
      try body(folder)
    }
  }

  /// Whether a file system can be mounted for a test, which needs a name space of one's own.
  private static let canMount =
    (try? Program.shell("unshare -rm mount -t tmpfs none /mnt").status) == 0

  private static let kills = ProcessInfo.processInfo.environment["DESCENT_KILLS"].flatMap { Int($0) } ?? 12

  /// 200 times with DESCENT_KILLS=200.
  @Test func `killed at any moment, a folder is whole: the old one or the new one`() throws {
    try withFolder { folder in
      for (name, theme) in [("a", "light"), ("b", "dark")] {
        let inner = folder.appendingPathComponent(name)
        try FileManager.default.createDirectory(at: inner, withIntermediateDirectories: true)
        try Data(Self.lesson(steps: 12, theme: theme).utf8).write(
          to: inner.appendingPathComponent("small.yaml"))
      }
      // Each turn runs the other lesson into the same folder and kills it after a part of the time that it takes.
      let outcome = try Program.shell(
        """
        for l in a b; do $descent run $l/small.yaml -o whole-$l -q > /dev/null; done
        start=$(date +%s%N); $descent run a/small.yaml -o Output -q > /dev/null; length=$((($(date +%s%N) - start) / 1000000))
        RANDOM=7
        for i in $(seq \(Self.kills)); do
          if ((i % 2)); then l=b; else l=a; fi
          $descent run $l/small.yaml -o Output -q > /dev/null 2>&1 & p=$!
          moment=$((RANDOM % (length + 50))); sleep $((moment / 1000)).$(printf %03d $((moment % 1000)))
          kill -9 $p 2> /dev/null; wait $p 2> /dev/null
          diff -rq whole-a/small Output/small > /dev/null || diff -rq whole-b/small Output/small > /dev/null || echo "half-written after kill $i"
        done
        $descent run a/small.yaml -o Output -q
        ls -A Output; diff -r whole-a Output && echo same
        """, in: folder)
      #expect(outcome.output == "Output/small\nsmall\nsame\n", "\(outcome.output) \(outcome.errors)")
    }
  }

  @Test(.enabled(if: canMount))
  func `a full disk is told, and what was there stays`() throws {
    try withLesson(steps: 30) { folder in
      let outcome = try Program.shell(
        """
        mkdir disk; cat > inside <<'E'
        mount -t tmpfs -o size=300k none disk
        sed 's/steps: 30/steps: 1/' small.yaml > tiny.yaml
        $descent run tiny.yaml -o disk --format svg -q; cp -r disk/tiny before
        for f in svg png; do sed 's/x/x/' small.yaml > tiny.yaml; $descent run tiny.yaml -o disk --format $f --scale 4 -q; echo $?; done
        $descent trace --formula x^2 --start 1 --steps 100000 --csv -o disk/trace.csv; echo $?
        diff -r before disk/tiny && ls -A disk
        E
        export descent; unshare -rm bash inside
        """, in: folder)
      #expect(
        outcome.output == "disk/tiny\n74\n74\n74\ntiny\n", "\(outcome.output) \(outcome.errors)")
      #expect(
        outcome.errors.contains("the disk is full. Free some space and run again; earlier results are kept."),
        "\(outcome.errors)")
      #expect(outcome.errors.contains("cannot write disk/trace.csv: No space left on device"))
    }
  }

  @Test(.enabled(if: canMount))
  func `a read-only place is told`() throws {
    try withLesson { folder in
      let outcome = try Program.shell(
        """
        mkdir disk; cat > inside <<'E'
        mount -t tmpfs -o ro none disk
        $descent run small.yaml -o disk -q; echo $?
        $descent figure --formula x^2 --start 1 -o disk/f.svg; echo $?
        cd disk; $descent new x; echo $?
        E
        export descent; unshare -rm bash inside
        """, in: folder)
      #expect(outcome.output == "74\n74\n74\n")
      let lines = outcome.errors.split(separator: "\n")
      #expect(
        lines.count == 3 && lines.allSatisfy { $0.contains("the file system is read-only") },
        "\(outcome.errors)")
    }
  }

  @Test func `a limit on the size of files is told, and nothing half-written stays`() throws {
    try withLesson { folder in
      let outcome = try Program.shell(
        """
        (ulimit -f 8; $descent figure --surface two-peaks --learning-rate 0.1 -o x.png); echo $?
        (ulimit -f 8; $descent run small.yaml --format png -q); echo $?
        """, in: folder)
      #expect(outcome.output == "74\n74\n")
      let lines = outcome.errors.split(separator: "\n")
      #expect(
        lines.count == 2 && lines.allSatisfy { $0.contains("larger than the limit set for files") },
        "\(outcome.errors)")
      #expect(
        names(in: folder).filter { $0 != "Output" } == ["small.yaml"]
          && names(in: folder.appendingPathComponent("Output")).isEmpty)
    }
  }

  @Test func `a folder that goes away is told`() throws {
    try withLesson(steps: 400) { folder in
      let outcome = try Program.shell(
        """
        $descent run small.yaml --size 4000x3000 --jobs 1 --format png -q & p=$!
        until ls Output/.small* > /dev/null 2>&1; do sleep 0.02; done
        rm -rf Output 2> /dev/null; rm -rf Output; wait $p; echo $?
        """, in: folder)
      #expect(outcome.output == "74\n", "\(outcome.errors)")
      #expect(outcome.errors.contains("Output/small"), "\(outcome.errors)")
      #expect(outcome.errors.contains("no such file or directory"), "\(outcome.errors)")
      #expect(names(in: folder) == ["small.yaml"])
    }
  }

  @Test func `closed streams`() throws {
    try withLesson { folder in
      let outcome = try Program.shell(
        """
        $descent run small.yaml --format svg -q <&- ; echo $?
        $descent run small.yaml --format svg 2>&- ; echo $?
        $descent run small.yaml --format svg -q >&- 2> errors; echo $?; cat errors
        $descent trace --formula x^2 --start 1 --steps 1000000 --csv | head -1; echo ${PIPESTATUS[0]}
        """, in: folder)
      #expect(
        outcome.output == """
          Output/small
          0
          Output/small
          0
          74
          error: cannot write standard output: Bad file descriptor
          iteration,x,value,gradient-x,rate,update-x
          0

          """, "\(outcome.output) \(outcome.errors)")
      #expect(names(in: folder.appendingPathComponent("Output")) == ["small"])
    }
  }

  @Test func `without fonts figures are made, and it is said once`() throws {
    try withLesson { folder in
      let empty = folder.appendingPathComponent("fonts.conf")
      try Data("<?xml version=\"1.0\"?><fontconfig></fontconfig>".utf8).write(to: empty)
      let outcome = try Program.run(
        "run", "small.yaml", "--format", "png,svg,pdf", in: folder,
        environment: ["FONTCONFIG_FILE": empty.path])
      #expect(outcome.status == 0)
      #expect(
        outcome.errors
          == "warning: No fonts are installed; text is drawn as empty boxes. Install some (Debian: apt-get install "
          + "fonts-inter fonts-dejavu-core), or see 'descent doctor'.\n")
    }
  }

  @Test(arguments: [
    ("../x.yaml", "Output/x"), ("a\u{1B}[31mb\n.yaml", "Output/a--31mb-"), ("..yaml", "Output/lesson"),
    ("...yaml", "Output/lesson"), (".hidden.yaml", "Output/hidden"), ("-o.yaml", "Output/o"),
    ("a b;c$(d).yaml", "Output/a b-c--d-"), ("01-.yaml", "Output/01-"),
  ])
  func `names of lessons lead nowhere else`(_ name: String, _ output: String) throws {
    try withFolder { outer in
      let folder = outer.appendingPathComponent("here")
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      try Data(Self.lesson(steps: 1).utf8).write(to: folder.appendingPathComponent(name))
      let before = Set(names(in: outer) + ["here"])
      let outcome = try Program.run("run", "--format", "svg", "-q", "--", name, in: folder)
      #expect(outcome.output == output + "\n", "\(outcome.errors)")
      #expect(Set(names(in: outer)) == before)
      #expect(names(in: folder.appendingPathComponent(output)).contains("manifest.json"))
    }
  }

  @Test func `links in the output folder are not followed`() throws {
    try withLesson { folder in
      let outcome = try Program.shell(
        """
        mkdir -p Output/small elsewhere; echo precious > elsewhere/file
        ln -s ../../elsewhere/file Output/small/frame-0001.svg; ln -s ../../elsewhere/file Output/small/manifest.json
        $descent run small.yaml --format svg -q; cat elsewhere/file; test -L Output/small/frame-0001.svg || echo replaced
        rm -r Output/small; ln -s ../elsewhere Output/small
        $descent run small.yaml --format svg -q; echo $?; ls elsewhere
        ln -s "$PWD/elsewhere/file" f.svg; $descent figure --formula x^2 --start 1 -o f.svg; echo $?; cat elsewhere/file
        ln -s "$PWD/elsewhere/file" s.json; $descent schema -o s.json; echo $?; cat elsewhere/file
        """, in: folder)
      #expect(
        outcome.output == "Output/small\nprecious\nreplaced\n74\nfile\n74\nprecious\n74\nprecious\n",
        "\(outcome.output) \(outcome.errors)")
      #expect(outcome.errors.contains("Output/small is not a folder but a file or a link"))
      #expect(outcome.errors.contains("cannot write f.svg: it is a link and no file; choose another file\n"))
      #expect(
        outcome.errors.contains("cannot write s.json: it is a link and no file; choose another file, or"))
    }
  }

  /// As `-o /dev/null` would be; a pipe in a folder of our own, since nothing of the system is risked in a test.
  @Test(arguments: [
    "schema -o p.svg", "trace --formula x^2 --start 1 -o p.svg", "figure --formula x^2 --start 1 -o p.svg",
    "compare --formula x^2 --start 1 --learning-rate 0.1,0.2 -o p.svg",
    "worksheet small.yaml -o p.svg",
  ])
  func `what is no file is not replaced by one`(_ line: String) throws {
    try withLesson { folder in
      let outcome = try Program.shell(
        "mkfifo p.svg; $descent \(line); echo $?; test -p p.svg && echo stays; ls -A", in: folder)
      #expect(outcome.output == "74\nstays\np.svg\nsmall.yaml\n", "\(outcome.errors)")
      #expect(outcome.errors.contains("p.svg: it is a pipe and no file"), "\(outcome.errors)")
    }
  }
}
