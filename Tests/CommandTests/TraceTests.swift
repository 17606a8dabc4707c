import Foundation
import TestSupport
import Testing

/// What `descent trace --json` prints.
private struct Trace: Decodable {
  struct Step: Decodable {
    var iteration: Int
    var position: [Double]
    var value: Double
    var gradient: [Double]
    var rate: Double
    var update: [Double]?
  }
  struct Stop: Decodable { var reason: String }
  struct Method: Decodable { var name: String }
  var steps: [Step]
  var stop: Stop
  var method: Method
}

/// A row of `trajectories.jsonl`.
private struct Row: Decodable {
  var id: String
  var formula: String
  var start: [Double]
  var optimiser: String
  var hyper: [String: Hyper]
  var steps: Int
  var xs: [Double]
  var ys: [Double]
  var costs: [Double]
  var tol: Double?
  var lookahead_theta_xs: [Double]?

  enum Hyper: Decodable {
    case number(Double)
    case other

    init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      self = (try? container.decode(Double.self)).map(Hyper.number) ?? .other
    }

    var number: Double? { if case .number(let number) = self { number } else { nil } }
  }
}

@Suite("descent trace")
struct TraceTests {
  private func trace(_ arguments: [String]) throws -> Trace {
    let decoder = JSONDecoder()
    decoder.nonConformingFloatDecodingStrategy = .convertFromString(
      positiveInfinity: "inf", negativeInfinity: "-inf", nan: "nan")
    let line = (["$descent", "trace", "--json"] + arguments.map { "'\($0)'" }).joined(separator: " ")
    let outcome = try Program.shell(line)
    #expect(outcome.status == 0, "\(outcome.errors)")
    return try decoder.decode(Trace.self, from: Data(outcome.output.utf8))
  }

  /// How the reference names what we call otherwise.
  private static let settingNames = [
    "momentum": "momentum", "dampening": "dampening", "beta1": "beta1", "beta2": "beta2", "eps": "epsilon",
    "alpha": "decay", "rho": "rho", "weight_decay": "weight-decay", "lr_decay": "learning-rate-decay",
    "initial_accumulator_value": "initial-accumulator",
  ]
  private static let methodNames = ["sgd": "gradient-descent"]

  @Test(arguments: ["sgd", "momentum", "adagrad", "rmsprop", "adam", "adamw", "amsgrad", "adadelta"])
  func `as the published libraries compute it`(_ optimiser: String) throws {
    let rows = try Truth.rows("trajectories.jsonl", as: Row.self)
    // The whole table is run inside the process by the tests of the methods; here the way through the command.
    let row = try #require(rows.last { $0.optimiser == optimiser })
    let method = Self.methodNames[optimiser] ?? optimiser
    var arguments = [
      "--formula", row.formula, "--start", "\(row.start[0]),\(row.start[1])", "--method", method,
      "--steps", "\(row.steps)",
    ]
    for (name, value) in row.hyper {
      guard let number = value.number else { continue }
      if name == "lr" { arguments += ["--learning-rate", "\(number)"] }
      guard let setting = Self.settingNames[name], !(setting == "momentum" && optimiser == "sgd") else {
        continue
      }
      arguments += ["--set", "\(setting)=\(number)"]
    }
    let trace = try trace(arguments)
    #expect(trace.method.name == method)
    #expect(trace.steps.count == row.steps + 1)
    let tolerance = row.tol ?? 7.5e-11
    for (step, place) in zip(trace.steps, row.xs.indices) {
      #expect(agree(step.position[0], row.xs[place], tolerance: tolerance))
      #expect(agree(step.position[1], row.ys[place], tolerance: tolerance))
      #expect(agree(step.value, row.costs[place], tolerance: tolerance))
    }
    #expect(trace.steps.last?.update == nil)
    #expect(trace.steps.first?.update != nil)
    #expect(trace.stop.reason == "budget-spent")
  }

  @Test func `where the gradient is taken ahead, the place is a column`() throws {
    let outcome = try Program.run(
      "trace", "--formula", "x^2", "--start", "1", "--method", "nesterov", "--set", "convention=classical",
      "--learning-rate", "0.1", "--steps", "2", "--csv")
    let rows = outcome.output.split(separator: "\n").map {
      $0.split(separator: ",", omittingEmptySubsequences: false)
    }
    let column = try #require(rows.first?.firstIndex(of: "gradient-position-x"))
    // x₁ = 1 − 0.1 · 2 = 0.8 with the velocity −0.2, so the next slope is taken at 0.8 − 0.9 · 0.2.
    #expect(rows.dropFirst().map { Double($0[column]).map { ($0 * 1e9).rounded() / 1e9 } } == [1, 0.62, nil])
  }

  @Test func `a value that begins with a minus is taken as typed`() throws {
    let spaced = try trace(["--formula", "-x^2+y", "--start", "-1,-2", "--steps", "1"])
    #expect(spaced.steps.first?.value == -3)
    let joined = try trace(["--formula=-x^2+y", "--start=-1,-2", "--steps=1"])
    #expect(joined.steps.first?.position == [-1, -2])
  }

  @Test func `a run ends where a number is no longer finite, and shows it`() throws {
    let trace = try trace(["--formula", "x^4", "--start", "9", "--learning-rate", "1", "--steps", "50"])
    #expect(trace.stop.reason == "not-finite")
    let last = try #require(trace.steps.last)
    #expect(!last.value.isFinite || last.gradient.contains { !$0.isFinite })
    #expect(trace.steps.count < 50)
  }

  @Test func `stopping rules only when asked for`() throws {
    let free = try trace(["--formula", "x^2", "--start", "1", "--learning-rate", "0.4", "--steps", "60"])
    #expect(free.steps.count == 61)
    let ruled = try trace([
      "--formula", "x^2", "--start", "1", "--learning-rate", "0.4", "--steps", "60", "--stop",
      "gradient=1e-3",
    ])
    #expect(ruled.stop.reason == "gradient-small")
    #expect(ruled.steps.count < 12)
  }

  @Test func `schedules and their settings`() throws {
    let trace = try trace([
      "--formula", "x^2", "--start", "1", "--learning-rate", "0.4", "--steps", "5", "--schedule", "step",
      "--schedule-set", "every=2", "--schedule-set", "factor=0.5",
    ])
    #expect(trace.steps.map(\.rate) == [0.4, 0.4, 0.2, 0.2, 0.1, 0.1])
  }

  @Test func `inner quantities stand in each step by name`() throws {
    let outcome = try Program.run(
      "trace", "--formula", "x^2+y^2", "--start", "1,2", "--method", "momentum", "--steps", "2", "--json")
    #expect(outcome.output.contains("\"velocity\":[2,4]"))
    let rows = try Program.run(
      "trace", "--formula", "x^2+y^2", "--start", "1,2", "--method", "momentum", "--steps", "2", "--csv")
    #expect(
      rows.output.hasPrefix(
        "iteration,x,y,value,gradient-x,gradient-y,rate,update-x,update-y,velocity-x,velocity-y\n0,1,2,5,2,4,"
      ))
  }

  @Test func `a closed pipe ends it quietly`() throws {
    let outcome = try Program.shell(
      "set -o pipefail; $descent trace --formula 'x^2+y^2' --start 1,2 --steps 200000 --csv | head -2")
    #expect(outcome.status == 0)
    #expect(outcome.errors.isEmpty)
    #expect(outcome.output.split(separator: "\n").count == 2)
  }

  @Test(.enabled(if: Sanitizer.current == .none))
  func `memory does not grow with the number of steps`() throws {
    let outcome = try Program.shell(
      "ulimit -v 2000000; $descent trace --formula 'x^2+y^2' --start 1,2 --steps 300000 --csv | wc -l")
    #expect(outcome.output.split(separator: "\n").first.map { $0.drop { $0 == " " } } == "300002")
  }

  @Test func `an interrupt leaves no file`() throws {
    try withFolder { folder in
      let outcome = try Program.shell(
        "$descent trace --formula 'x^2+y^2' --start 1,2 --steps 5000000 --csv -o out.csv & p=$!; "
          + "until ls .out.csv* >/dev/null 2>&1; do sleep 0.05; done; kill -INT $p; wait $p; echo $?",
        in: folder)
      #expect(outcome.output == "130\n")
      #expect(names(in: folder).isEmpty)
    }
  }

  @Test(.enabled(if: Sanitizer.current != .thread))
  func `a file too large leaves no file`() throws {
    try withFolder { folder in
      let outcome = try Program.shell(
        "ulimit -f 100; $descent trace --formula x^2 --start 1 --steps 100000 --csv -o out.csv",
        in: folder)
      #expect(outcome.status == 74)
      #expect(outcome.errors.contains("cannot write out.csv"))
      #expect(names(in: folder).isEmpty)
    }
  }

  @Test func `the arithmetic of a long run is that of a short one`() throws {
    try withFolder { folder in
      func rows(steps: Int) throws -> [Substring] {
        let text = """
          title: Long
          scenes:
            - formula: x^2 + 3*y^2
              domain: {x: [-2, 2], y: [-2, 2]}
              start: [1, 1]
              method: momentum
              learning-rate: 0.00001
              steps: \(steps)
          """
        try Data(text.utf8).write(to: folder.appendingPathComponent("long.yaml"))
        let outcome = try Program.run("trace", "long.yaml", "--csv", in: folder)
        return outcome.output.split(separator: "\n").filter { $0.hasPrefix("1,1,400,") }
      }
      // The longer keeps every fourth step only, and the step before is made again.
      let short = try rows(steps: 4_000)
      #expect(short.count > 4)
      #expect(try rows(steps: 5_000) == short)
    }
  }

  @Test func `a lesson's arithmetic, step by step`() throws {
    let outcome = try Program.run("trace", "Lessons/01-a-curve-and-its-tangent.yaml", "--scene", "1")
    #expect(outcome.status == 0)
    #expect(outcome.output.contains("∂f/∂x = 2x = 2 · 2 = 4"), "\(outcome.output.prefix(400))")
    let rows = try Program.run("trace", "Lessons/01-a-curve-and-its-tangent.yaml", "--csv")
    #expect(rows.output.hasPrefix("scene,run,iteration,quantity,coordinate,"))
    let json = try Program.run("trace", "Lessons/01-a-curve-and-its-tangent.yaml", "--scene", "1", "--json")
    #expect(json.output.contains("\"arithmetic\":[{"))
  }
}
