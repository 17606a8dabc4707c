import Optimization
import TestSupport
import Testing

@Suite struct ScheduleTests {
  struct Row: Decodable, Sendable, CustomTestStringConvertible {
    var id: String
    var kind: String
    var base_lr: Double
    var params: TrajectoryRow.ScheduleParameters
    var lrs: [Double]
    var testDescription: String { id }
  }

  /// η_0, η_1, … of a choice, for costs and slopes that a test may give.
  func rates(
    _ choice: ScheduleChoice, base: Double, count: Int, values: [Double] = [], norms: [Double] = []
  ) throws -> [Double] {
    var source = try choice.makeSource(steps: count - 1)
    return (0..<count).map {
      source.rate(
        RateQuestion(
          iteration: $0, base: base, value: $0 < values.count ? values[$0] : .nan,
          gradientNorm: $0 < norms.count ? norms[$0] : .nan))
    }
  }

  @Test(arguments: try Truth.rows("schedules.jsonl", as: Row.self))
  func followsPyTorch(row: Row) throws {
    let choice = TrajectoryRow.schedule(row.kind, row.params)
    for (a, b) in zip(try rates(choice, base: row.base_lr, count: row.lrs.count), row.lrs) {
      #expect(abs(a - b) <= 1e-13 * row.base_lr)
    }
  }

  @Test func everyScheduleIsNamedOnceAndRuns() throws {
    var names: Set<String> = []
    for record in ScheduleCatalogue.all {
      #expect(names.insert(record.name).inserted)
      var choice = ScheduleChoice(record.name)
      if record.name == "list" { choice.settings["rates"] = .numbers([0.3, 0.2]) }
      let rates = try rates(choice, base: 0.1, count: 60, values: [], norms: [])
      #expect(record.name == "slope" || rates.allSatisfy { $0.isFinite && $0 >= 0 })
    }
  }

  @Test func polynomialAndLinearEndAtZeroAndStay() throws {
    let polynomial = try rates(
      ScheduleChoice("polynomial", settings: ["period": .number(4), "power": .number(2)]), base: 1, count: 7)
    #expect(polynomial == [1, 0.5625, 0.25, 0.0625, 0, 0, 0])
    let linear = try rates(ScheduleChoice("linear", settings: ["period": .number(4)]), base: 1, count: 6)
    #expect(linear == [1, 0.75, 0.5, 0.25, 0, 0])
  }

  @Test func aPeriodThatIsNotGivenIsTheBudget() throws {
    let linear = try rates(ScheduleChoice("linear"), base: 1, count: 5)
    #expect(linear == [1, 0.75, 0.5, 0.25, 0])
  }

  @Test func cosineRestarts() throws {
    let plain = try rates(
      ScheduleChoice(
        "cosine", settings: ["period": .number(2), "restarts": .flag(true), "growth": .number(2)]),
      base: 1, count: 8)
    // Periods of 2 and 4 steps: 0, 2 and 6 begin anew.
    for (a, b) in zip(
      plain, [1, 0.5, 1, 0.8535533905932737, 0.5, 0.14644660940672627, 1, 0.9619397662556434])
    {
      #expect(abs(a - b) < 1e-15)
    }
  }

  @Test func warmUpStandsInFrontOfAny() throws {
    let warm = try rates(
      ScheduleChoice(
        "step",
        settings: [
          "every": .number(2), "factor": .number(0.5), "warmup": .number(4), "warmup-start": .number(0.2),
        ]), base: 1, count: 9)
    for (a, b) in zip(warm, [0.2, 0.4, 0.6, 0.8, 1, 1, 0.5, 0.5, 0.25]) { #expect(abs(a - b) < 1e-15) }
  }

  /// SequentialLR([LinearLR(total_iters=4), CosineAnnealingLR(T_max=6)], milestones=[4]).
  @Test(arguments: ["cosine", "linear", "polynomial"])
  func afterAWarmUpTheRateStillEndsWithTheRun(name: String) throws {
    let rates = try rates(ScheduleChoice(name, settings: ["warmup": .number(4)]), base: 0.8, count: 11)
    #expect(rates[4] == 0.8)
    #expect(abs(rates[10]) < 1e-15 && rates[9] > 0.01)
    #expect(abs(rates[7] - (name == "polynomial" ? 0.2 : 0.4)) < 1e-15)
    // A run shorter than its warm-up has a rate all the same.
    let short = try ScheduleChoice(name, settings: ["warmup": .number(40)]).resolved(steps: 10)
    #expect(short.count("period") == 1)
    // It is the warm-up that is told to be wrong.
    let wrong = #expect(throws: ChoiceError.self) {
      try ScheduleChoice(name, settings: ["warmup": .number(2.5)]).resolved(steps: 10)
    }
    #expect(wrong?.message.contains("'warmup' is '2.5'") == true)
  }

  /// torch.optim.lr_scheduler.OneCycleLR(max_lr=1, total_steps=10), by its closed form.
  @Test func oneCycle() throws {
    let cycle = try rates(ScheduleChoice("one-cycle", settings: ["period": .number(10)]), base: 1, count: 12)
    #expect(abs(cycle[0] - 0.04) < 1e-15)
    #expect(abs(cycle[1] - 0.52) < 1e-15)
    #expect(abs(cycle[2] - 1) < 1e-15)
    #expect(abs(cycle[9] - 4e-6) < 1e-15)
    #expect(cycle[11] == cycle[9])
  }

  @Test func plateauReducesAfterPatience() throws {
    let rates = try rates(
      ScheduleChoice(
        "reduce-on-plateau", settings: ["factor": .number(0.5), "patience": .number(2)]), base: 1,
      count: 9, values: [10, 9, 9, 9, 9, 9, 9, 9, 9])
    // 9 at t = 1 is the best; t = 2, 3 are patience, t = 4 is one too many, so the next rate is half.
    #expect(rates == [1, 1, 1, 1, 1, 0.5, 0.5, 0.5, 0.25])
  }

  @Test func slopeAndList() throws {
    let slope = try rates(ScheduleChoice("slope"), base: 0.4, count: 4, norms: [2, 1, 4, 0])
    #expect(slope == [0.4, 0.2, 0.4, 0])
    let list = try rates(
      ScheduleChoice("list", settings: ["rates": .numbers([0.3, 0.2])]), base: 9, count: 4)
    #expect(list == [0.3, 0.2, 0.2, 0.2])
  }

  @Test func mistakesAreNamed() {
    func message(_ choice: ScheduleChoice) -> String {
      do {
        _ = try choice.makeSource(steps: 10)
        return ""
      } catch {
        return error.message
      }
    }
    #expect(message(ScheduleChoice("cosin")) == "unknown schedule 'cosin'; did you mean 'cosine'?")
    #expect(
      message(ScheduleChoice("step", settings: ["factr": .number(1)]))
        == "schedule 'step' has no setting 'factr'; did you mean 'factor'?")
    #expect(
      message(ScheduleChoice("step", settings: ["every": .number(2.5)]))
        == "schedule 'step': 'every' is '2.5' but must be a whole number at least 1")
    #expect(message(ScheduleChoice("list")).hasPrefix("schedule 'list' needs the setting 'rates'"))
  }
}
