import Foundation
import TestSupport
import Testing

@Suite("Commands typed right and wrong")
struct UsageTests {
  @Test(arguments: [
    ("tarce", 64, "unknown command 'tarce'; did you mean 'trace'?"),
    ("frobnicate", 64, "commands are run, check, list"),
    ("trace", 64, "give a function"),
    ("trace --formula x^2", 64, "give a start"),
    ("trace --formula x^2 --surface peaks --start 1", 64, "not both"),
    ("trace --formula 'sine(x)' --start 1", 65, "did you mean 'sin'?"),
    ("trace --surface peeks", 64, "did you mean 'peaks'?"),
    ("trace --formula x^2 --start 1 --method adm", 64, "did you mean 'adam'?"),
    ("trace --formula x^2 --start 1 --method adam --set beta=1", 64, "no setting 'beta'"),
    ("trace --formula x^2 --start 1 --set momentum=x", 64, "momentum"),
    ("trace --formula x^2 --start 1 --steps many", 64, "--steps"),
    ("trace --formula x^2 --start 1 --steps -1", 64, "less than 0"),
    ("trace --formula x^2 --start 1 --learning-rate -1", 64, "learning rate"),
    ("trace --formula x^2 --start 1,2,3", 64, "coordinates"),
    ("trace --formula x^2 --start one", 64, "'one' is no start"),
    ("trace --formula x^2 --start 1 --stop gradiant=1", 64, "did you mean 'gradient'?"),
    ("trace --formula x^2 --start 1 --json --csv", 64, "not both"),
    ("trace --formula x^2 --start 1 --setps 4", 64, "Did you mean"),
    ("evaluate --formula x^2 --at 1,b", 64, "'b' is not a number"),
    ("critical-points --formula x^2", 64, "give the box"),
    ("critical-points --formula x^2 --domain 2:-2", 64, "write the smaller number first"),
    ("compare --surface peaks --learning-rate 0.1,0.2 -o x.jpg", 64, ".png, .svg or .pdf"),
    ("run missing.yaml", 74, "cannot read missing.yaml: No such file"),
    ("run Lessons/02-two-peaks-and-a-valley.yaml --format jpg", 64, "unknown 'jpg'"),
    ("run Lessons/02-two-peaks-and-a-valley.yaml --size 10x10", 64, "not width x height"),
    ("run Lessons/02-two-peaks-and-a-valley.yaml --theme drak", 64, "did you mean 'dark'?"),
    ("run Lessons/02-two-peaks-and-a-valley.yaml --theme dark --theme-file a.yaml", 64, "not both"),
    ("compare --surface two-peaks -o a.svg --theme-file none.yaml", 74, "cannot read none.yaml"),
    ("list surface", 64, "surface"),
    (
      "figure --formula x^2 --start 1 --steps 10000001 -o a.svg", 64,
      "--steps: 10000001 is out of range; a whole number from 0 to 10000000 is expected"
    ),
    (
      "compare --formula x^2 --start 1 --learning-rate 0.1,0.2 --steps 10000001", 64,
      "--steps: 10000001 is out of range"
    ),
    ("trace --formula x^2 --start --3", 64, "'--3' is not a number"),
    ("evaluate --formula x^2 --at '1 2'", 64, "'1 2' is not a number"),
    ("trace --formula x^2 --start 1 --stop bounds=1", 64, "--stop: write bounds without a value"),
    ("evaluate --formula 'a*x' --parameter a=1 --parameter rest=1 --at 1", 64, "the formula has no 'rest'"),
    ("evaluate --surface ravine --parameter a=1 --at 1,1", 64, "'ravine' has no parameter 'a'; it has none"),
    ("run Lessons/02-two-peaks-and-a-valley.yaml --data none,csv", 64, "'none' stands alone"),
    ("critical-points 'x^2'", 64, "unexpected argument 'x^2'; write a function as --formula 'x^2'"),
    (
      "compare --surface two-peaks --size 640x360", 64,
      "--size is for the figure; give its file: -o figure.png"
    ),
    (
      "compare --surface two-peaks --learning-rate 0.1,0.2 --schedule step --schedule-set evry=3", 64,
      "--schedule-set: no setting 'evry'; did you mean 'every'?"
    ),
    ("compare --surface two-peaks --schedule-set every=3", 64, "--schedule-set: no setting 'every'"),
    ("compare --surface two-peaks --method adm --set beta1=0.5", 64, "did you mean 'adam'?"),
    (
      "compare --surface two-peaks --method adam --set beta1=0.5 --set beta1=0.6", 64,
      "'beta1' is given twice"
    ),
    ("compare --surface two-peaks --theme dark --csv", 64, "--theme is for the figure"),
    (
      "worksheet Lessons/17-digits.yaml", 64,
      "a worksheet is made of a scene with a surface or formula, and scene 1 has none; choose another by --scene"
    ),
  ])
  func `a mistake has its exit code and says what would be right`(
    _ line: String, _ status: Int, _ message: String
  )
    throws
  {
    let outcome = try Program.shell("$descent " + line)
    #expect(Int(outcome.status) == status, "\(outcome.errors)")
    #expect(outcome.errors.contains(message), "\(outcome.errors)")
    #expect(outcome.output.isEmpty)
  }

  @Test func `a hundred mistakes are told as at least as many`() throws {
    try withFolder { folder in
      let text = "title: a\n" + String(repeating: "seed: 1\n", count: 300)
      try Data(text.utf8).write(to: folder.appendingPathComponent("many.yaml"))
      let outcome = try Program.run("check", "many.yaml", in: folder)
      #expect(outcome.status == 65)
      #expect(outcome.errors.hasSuffix("error: at least 100 mistakes\n"), "\(outcome.errors.suffix(200))")
    }
  }

  @Test func `a long formula is cut around its mistake`() throws {
    let terms = (0..<60).map { "x^\($0)" }.joined(separator: " + ")
    let outcome = try Program.run("evaluate", "--formula", terms + " + sine(x) + " + terms, "--at", "1")
    #expect(outcome.status == 65)
    let lines = outcome.errors.split(separator: "\n")
    try #require(lines.count == 3, "\(outcome.errors)")
    #expect(lines.allSatisfy { $0.count < 120 }, "\(outcome.errors)")
    let indent = lines[2].prefix { $0 == " " }.count
    #expect(lines[1].dropFirst(indent).hasPrefix("sine"), "\(outcome.errors)")
  }

  @Test(arguments: [
    "--help", "run --help", "check --help", "list --help", "schema --help", "trace --help", "evaluate --help",
    "critical-points --help", "compare --help", "worksheet --help",
    "animate --help", "new --help", "doctor --help", "watch --help", "figure --help", "merge --help",
  ])
  func `help shows examples`(_ line: String) throws {
    let outcome = try Program.shell("$descent " + line)
    #expect(outcome.status == 0)
    #expect(outcome.output.contains("  descent "), "\(outcome.output)")
  }

  @Test func `completion scripts are made`() throws {
    for shell in ["bash", "zsh", "fish"] {
      let outcome = try Program.run("--generate-completion-script", shell)
      #expect(outcome.status == 0)
      #expect(outcome.output.contains("descent"))
    }
  }

  @Test func `evaluate prints value, gradient and Hessian`() throws {
    let outcome = try Program.run("evaluate", "--formula", "x^2*y", "--at", "-1,2", "--json")
    #expect(outcome.output == "{\"value\": 2, \"gradient\": [-4, 1], \"hessian\": [[4, -2], [-2, 0]]}\n")
    let outside = try Program.run("evaluate", "--formula", "ln(x)", "--at", "-1", "--json")
    #expect(outside.output.contains("\"value\": \"nan\""))
  }

  @Test func `critical points are all there, none twice`() throws {
    let outcome = try Program.run("critical-points", "--surface", "rastrigin", "--csv")
    let rows = outcome.output.split(separator: "\n").dropFirst()
    #expect(rows.count == 441)
    #expect(Set(rows).count == 441)
  }

  @Test func `compare prints a row for each run`() throws {
    let outcome = try Program.run(
      "compare", "--formula", "x^2+y^2", "--start", "-1,1", "--learning-rate", "0.1,1.1", "--steps", "40",
      "--csv")
    let rows = outcome.output.split(separator: "\n")
    #expect(rows.count == 3)
    #expect(rows.dropFirst().first?.hasSuffix("converged") == true)
    #expect(rows.last?.hasSuffix("diverges") == true)
  }

  @Test func `a setting that is compared goes to the methods that have it`() throws {
    let outcome = try Program.run(
      "compare", "--surface", "ravine", "--method", "gradient-descent,momentum", "--set", "momentum=0.5,0.9",
      "--csv")
    #expect(outcome.status == 0, "\(outcome.errors)")
    let rows = outcome.output.split(separator: "\n").dropFirst()
    #expect(rows.count == 3)
    #expect(rows.filter { $0.contains("0.5") || $0.contains("0.9") }.count >= 2)
    #expect(Set(rows.map { $0.prefix { $0 != "=" } }).count == 2, "\(outcome.output)")
    let grid = try Program.run(
      "compare", "--surface", "ravine", "--method", "nesterov,momentum", "--set", "momentum=0.5,0.9", "--csv")
    #expect(grid.output.split(separator: "\n").count == 5, "\(grid.output) \(grid.errors)")
  }

  @Test func `a comparison is drawn without a lesson`() throws {
    try withFolder { folder in
      let outcome = try Program.run(
        "compare", "--surface", "two-peaks", "--learning-rate", "0.01,0.1", "--steps", "20", "-o", "c.png",
        in: folder)
      #expect(outcome.output == "c.png\n")
      let bytes = try Data(contentsOf: folder.appendingPathComponent("c.png"))
      #expect(bytes.starts(with: [0x89, 0x50, 0x4E, 0x47]))
      #expect(names(in: folder) == ["c.png"])
    }
  }

  @Test func `a worksheet is a PDF with its answers`() throws {
    try withFolder { folder in
      let lesson = Truth.packageFolder.appendingPathComponent("Lessons/01-a-curve-and-its-tangent.yaml").path
      let outcome = try Program.run("worksheet", lesson, in: folder)
      #expect(outcome.output == "a-curve-and-its-tangent-worksheet.pdf\n", "\(outcome.errors)")
      let bytes = try Data(contentsOf: folder.appendingPathComponent("a-curve-and-its-tangent-worksheet.pdf"))
      #expect(bytes.starts(with: Array("%PDF".utf8)))
      let wrong = try Program.run("worksheet", lesson, "--steps", "99", in: folder)
      #expect(wrong.status == 64)
    }
  }

  @Test func `the lists name what the catalogues have`() throws {
    for (topic, name) in [
      ("surfaces", "two-peaks"), ("methods", "adam"), ("schedules", "cosine"), ("panels", "map"),
      ("themes", "dark"),
      ("placeholders", "{cost}"),
    ] {
      let outcome = try Program.run("list", topic)
      #expect(outcome.output.contains(name))
      let json = try Program.run("list", topic, "--json")
      #expect(throws: Never.self) { try JSONSerialization.jsonObject(with: Data(json.output.utf8)) }
    }
  }
}
