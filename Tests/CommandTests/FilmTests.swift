import Foundation
import TestSupport
import Testing

/// Films made by the ffmpeg of this machine, and what happens without it and when it fails.
@Suite("descent animate and films of descent run", .serialized)
struct FilmTests {
  static let hasFFmpeg = ["/usr/bin/ffmpeg", "/usr/local/bin/ffmpeg", "/opt/homebrew/bin/ffmpeg"].contains {
    FileManager.default.isExecutableFile(atPath: $0)
  }

  static let lesson = """
    title: Small film
    summary: A film of four steps.
    size: 323x181
    scenes:
      - title: Down
        formula: x^2 + y^2
        domain: {x: [-2, 2], y: [-2, 2]}
        start: [1, 1]
        learning-rate: 0.1
        steps: 3
        panels: [map]
        say:
          0: The cost <is> {cost} & falls.
          2: Nearly there, 10<sup>−2</sup>.
    """

  private func withLesson(_ body: (URL) throws -> Void) throws {
    try withFolder { folder in
      try Data(Self.lesson.utf8).write(to: folder.appendingPathComponent("small.yaml"))
      try body(folder)
    }
  }

  /// A program in place of ffmpeg: it tells of all encoders, and does `line` when it is to encode. Its last argument
  /// is the file to make.
  private func pretend(_ line: String, in folder: URL) throws -> String {
    let bin = folder.appendingPathComponent("bin")
    try FileManager.default.createDirectory(at: bin, withIntermediateDirectories: true)
    let script = """
      #!/bin/bash
      if [[ $* == *-encoders* ]]; then
        for e in gif libx264 libvpx-vp9 libwebp_anim apng; do echo " V..... $e  an encoder"; done
        exit 0
      fi
      out="${@: -1}"
      \(line)
      """
    let file = bin.appendingPathComponent("ffmpeg")
    try Data(script.utf8).write(to: file)
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: file.path)
    return bin.path + ":/usr/bin:/bin"
  }

  @Test func `without ffmpeg it is said before any work`() throws {
    try withLesson { folder in
      for arguments in [["animate", "small.yaml"], ["run", "small.yaml", "--format", "png,gif"]] {
        let outcome = try Program.launch(
          Program.path, arguments, in: folder, environment: ["PATH": folder.path])
        #expect(outcome.status == 1)
        #expect(
          outcome.errors == "error: films are made by ffmpeg, and there is none on the PATH; install it "
            + "(apt-get install ffmpeg), or choose --format png, svg or pdf\n")
        #expect(outcome.output.isEmpty)
        #expect(names(in: folder) == ["small.yaml"])
      }
    }
  }

  @Test func `an ffmpeg that lacks an encoder is named`() throws {
    try withLesson { folder in
      let path = try pretend("exit 9", in: folder)
      let file = folder.appendingPathComponent("bin/ffmpeg")
      let text = try String(contentsOf: file, encoding: .utf8).replacing("libvpx-vp9 ", with: "")
      try Data(text.utf8).write(to: file)
      try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: file.path)
      let outcome = try Program.run(
        "animate", "small.yaml", "-o", "a.webm", in: folder, environment: ["PATH": path])
      #expect(outcome.status == 1)
      #expect(outcome.errors.contains("cannot make webm: it was built without the encoder libvpx-vp9"))
    }
  }

  @Test func `an ffmpeg that dies midway leaves the earlier film and nothing else`() throws {
    try withLesson { folder in
      try Data("earlier".utf8).write(to: folder.appendingPathComponent("a.gif"))
      for (line, message) in [
        ("echo half > \"$out\"; echo 'the disk is full' >&2; exit 7", "(exit code 7): the disk is full;"),
        ("echo half > \"$out\"; kill -9 $$", "(signal 9); nothing half-written was left"),
        (
          "yes 'much noise' | head -c 3000000 >&2; echo >&2; echo 'at last' >&2; exit 1",
          "(exit code 1): at last;"
        ),
      ] {
        let path = try pretend(line, in: folder)
        let outcome = try Program.run(
          "animate", "small.yaml", "-o", "a.gif", in: folder, environment: ["PATH": path])
        #expect(outcome.status == 1, "\(outcome.errors)")
        #expect(outcome.errors.contains("ffmpeg stopped before the gif was done"))
        #expect(outcome.errors.contains(message), "\(outcome.errors)")
        #expect(names(in: folder) == ["a.gif", "bin", "small.yaml"])
        #expect(try String(contentsOf: folder.appendingPathComponent("a.gif"), encoding: .utf8) == "earlier")
        let run = try Program.run(
          "run", "small.yaml", "--format", "gif", "-q", in: folder, environment: ["PATH": path])
        #expect(run.status != 0)
        #expect(names(in: folder.appendingPathComponent("Output")).isEmpty)
        try FileManager.default.removeItem(at: folder.appendingPathComponent("Output"))
      }
    }
  }

  @Test func `an interrupt ends ffmpeg too`() throws {
    try withLesson { folder in
      let path = try pretend("echo $$ > \"\(folder.path)/pid\"; exec sleep 600", in: folder)
      let outcome = try Program.shell(
        "PATH=\(path); $descent animate small.yaml & p=$!; until [ -s pid ]; do sleep 0.05; done; kill -INT $p; "
          + "wait $p; echo $?; kill -0 $(cat pid) 2>/dev/null || echo gone; rm pid",
        in: folder)
      #expect(outcome.output == "130\ngone\n", "\(outcome.errors)")
      #expect(names(in: folder) == ["bin", "small.yaml"])
    }
  }

  @Test(arguments: [
    ("-o film.avi", "-o film.avi: the file's name must end with .gif, .mp4, .webm, .webp, .apng"),
    ("--format mpeg", "--format: unknown 'mpeg'"),
    ("--pace 0", "--pace: 0 is not from 0.04 to 10 seconds"),
    ("-o a.gif --format mp4,gif", "-o a.gif is one film; give a folder for --format mp4,gif"),
    ("--size 1x1", "--size: '1x1' is not width x height"),
  ])
  func `options typed wrong`(_ options: String, _ message: String) throws {
    try withLesson { folder in
      let path = try pretend("exit 0", in: folder)
      let outcome = try Program.shell("PATH=\(path); $descent animate small.yaml \(options)", in: folder)
      #expect(outcome.status == 64)
      #expect(outcome.errors.contains(message), "\(outcome.errors)")
      #expect(names(in: folder) == ["bin", "small.yaml"])
    }
  }

  @Test(.enabled(if: hasFFmpeg))
  func `films have their times, even sides, captions, and the same bytes each time`() throws {
    try withLesson { folder in
      let line =
        "$descent animate small.yaml --format gif,mp4,webm,webp,apng -o a && $descent animate small.yaml -o b "
        + "--format gif,mp4,webm,webp,apng --jobs 1 >/dev/null && diff -r a b && echo same"
      let outcome = try Program.shell(line, in: folder)
      #expect(
        outcome.output
          == ["gif", "mp4", "webm", "webp", "apng", "vtt"].map { "a/small.\($0)\n" }.joined() + "same\n",
        "\(outcome.errors)")
      #expect(names(in: folder.appendingPathComponent("a")).count == 6)
      // Title 3 s, a text of 24 letters 3.6 s, a step 0.4 s, a text of 19 letters 3.2 s, the last picture 2 s.
      let captions = try String(contentsOf: folder.appendingPathComponent("a/small.vtt"), encoding: .utf8)
      #expect(
        captions == """
          WEBVTT

          1
          00:00:00.000 --> 00:00:03.000
          Small film
          Down
          A film of four steps.

          2
          00:00:03.000 --> 00:00:07.000
          The cost &lt;is&gt; 2 &amp; falls.

          3
          00:00:07.000 --> 00:00:12.200
          Nearly there, 10⁻².

          """)
      let gif = try Data(contentsOf: folder.appendingPathComponent("a/small.gif"))
      #expect(Self.gifDelays(gif).reduce(0, +) == 1_220)
      #expect(Self.gifDelays(gif).prefix(4) == [300, 360, 40, 320])
      let probe = try Program.shell(
        "for f in mp4 webm; do ffprobe -v error -show_entries stream=width,height,pix_fmt,color_space -of csv=p=0 a/small.$f; done; "
          + "ffprobe -v error -show_entries format=duration -of csv=p=0 a/small.mp4", in: folder)
      #expect(probe.output == "324,182,yuv420p,bt709\n324,182,yuv420p,bt709\n12.200000\n", "\(probe.output)")
    }
  }

  @Test(.enabled(if: hasFFmpeg))
  func `a run has its film and captions in its folder`() throws {
    try withLesson { folder in
      let outcome = try Program.run("run", "small.yaml", "--format", "svg,mp4", "-q", in: folder)
      #expect(outcome.status == 0, "\(outcome.errors)")
      let output = folder.appendingPathComponent("Output/small")
      #expect(
        names(in: output)
          == ["alt.txt"] + (1...4).map { "frame-000\($0).svg" }
          + ["manifest.json", "small.mp4", "small.vtt", "trajectory.csv"])
      let manifest = try String(contentsOf: output.appendingPathComponent("manifest.json"), encoding: .utf8)
      #expect(manifest.contains("\"small.mp4\"") && manifest.contains("\"small.vtt\""))
    }
  }

  /// The delays of a GIF's pictures in hundredths of a second, from its graphic control extensions.
  private static func gifDelays(_ data: Data) -> [Int] {
    let bytes = [UInt8](data)
    var delays: [Int] = []
    for index in bytes.indices.dropLast(7)
    where bytes[index] == 0x21 && bytes[index + 1] == 0xf9 && bytes[index + 2] == 4 && bytes[index + 7] == 0 {
      delays.append(Int(bytes[index + 4]) | Int(bytes[index + 5]) << 8)
    }
    return delays
  }
}
