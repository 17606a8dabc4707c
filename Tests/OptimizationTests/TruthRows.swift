import Calculus
import Optimization
import TestSupport
import Testing

/// A row of `trajectories.jsonl`, `scheduled_trajectories.jsonl` and `edge_cases.jsonl`.
struct TrajectoryRow: Decodable, Sendable, CustomTestStringConvertible {
  struct Hyper: Decodable {
    var lr: Double
    var momentum: Double?
    var dampening: Double?
    var betas: [Double]?
    var eps: Double?
    var alpha: Double?
    var centered: Bool?
    var rho: Double?
    var weight_decay: Double?
    var lr_decay: Double?
    var initial_accumulator_value: Double?
  }
  struct ScheduleParameters: Decodable {
    var step_size: Double?
    var gamma: Double?
    var decay: Double?
    var T_max: Double?
    var eta_min: Double?
  }
  var id: String
  var formula: String
  var start: [Double]
  var optimiser: String
  var hyper: Hyper
  var schedule: String?
  var schedule_params: ScheduleParameters?
  var steps: Int
  var lrs: [Double]?
  var xs: [Double]
  var ys: [Double]
  var costs: [Double]
  var lookahead_theta_xs: [Double]?
  var lookahead_theta_ys: [Double]?
  var tol: Double?
  var first_nonfinite_index: Int?

  var testDescription: String { id }

  /// The method as a lesson would choose it.
  var method: MethodChoice {
    let names = [
      "sgd": "gradient-descent", "momentum": "momentum", "nesterov": "nesterov", "adagrad": "adagrad",
      "rmsprop": "rmsprop", "adam": "adam", "adamw": "adamw", "amsgrad": "amsgrad",
      "adadelta": "adadelta",
    ]
    var settings: [String: SettingValue] = [:]
    func set(_ name: String, _ value: Double?) {
      if let value { settings[name] = .number(value) }
    }
    if optimiser != "sgd" { set("momentum", hyper.momentum) }
    if optimiser == "momentum" { set("dampening", hyper.dampening) }
    set("beta1", hyper.betas?[0])
    set("beta2", hyper.betas?[1])
    set("epsilon", hyper.eps)
    set("decay", hyper.alpha)
    set("rho", hyper.rho)
    set("weight-decay", hyper.weight_decay)
    set("learning-rate-decay", hyper.lr_decay)
    set("initial-accumulator", hyper.initial_accumulator_value)
    if let centered = hyper.centered { settings["centred"] = .flag(centered) }
    return MethodChoice(names[optimiser] ?? optimiser, settings: settings)
  }

  var scheduleChoice: ScheduleChoice {
    guard let schedule, let parameters = schedule_params else { return .constant }
    return Self.schedule(schedule, parameters)
  }

  static func schedule(_ kind: String, _ parameters: ScheduleParameters) -> ScheduleChoice {
    var settings: [String: SettingValue] = [:]
    func set(_ name: String, _ value: Double?) {
      if let value { settings[name] = .number(value) }
    }
    set("every", parameters.step_size)
    set("factor", parameters.gamma)
    set("decay", parameters.decay)
    set("period", parameters.T_max)
    set("minimum", parameters.eta_min)
    return ScheduleChoice(kind == "inverse_time" ? "inverse-time" : kind, settings: settings)
  }

  var settings: RunSettings {
    RunSettings(
      method: method, learningRate: hyper.lr, schedule: scheduleChoice, steps: steps)
  }

  func run(_ change: (inout RunSettings) -> Void = { _ in }) throws -> Trajectory {
    var settings = settings
    change(&settings)
    var descent = try Descent(
      SurfaceObjective(Formula(formula, variables: ["x", "y"])), start: start, settings: settings)
    return descent.run()
  }
}

/// The largest deviation of a path from the reference, as the reference measures it, with its iteration.
func worst(_ steps: [Step], xs: [Double], ys: [Double], costs: [Double]) -> (Double, Int) {
  var worst = (0.0, 0)
  for (index, step) in steps.enumerated() {
    for (a, b) in [
      (step.position[0], xs[index]), (step.position[1], ys[index]), (step.value, costs[index]),
    ] where !(a == b || (a.isNaN && b.isNaN)) {
      let deviation = abs(a - b) / max(1, abs(b))
      if !(deviation <= worst.0) { worst = (deviation, index) }
    }
  }
  return worst
}
