import LessonFormat
import NumberText
import Optimization

/// What is said of a run beside its steps: the method with every setting, the schedule, and why it stopped.
enum RunSummary {
  /// The method, every setting with its value, and the learning rate.
  static func method(_ settings: RunSettings) throws(ChoiceError) -> JSONText {
    .members([
      "name": .text(settings.method.name),
      "settings": try members(settings.method.resolved(), first: ("learning-rate", try settings.baseRate())),
    ])
  }

  /// The schedule and every setting.
  static func schedule(_ settings: RunSettings) throws(ChoiceError) -> JSONText {
    .members([
      "name": .text(settings.schedule.name),
      "settings": try members(settings.schedule.resolved(steps: settings.steps)),
    ])
  }

  private static func members(_ settings: Settings, first: (name: String, value: Double)? = nil) -> JSONText {
    var members: [JSONText.Member] = []
    if let first { members.append(JSONText.Member(name: first.name, value: number(first.value))) }
    for entry in settings.entries {
      members.append(JSONText.Member(name: entry.name, value: json(entry.value)))
    }
    return .object(members)
  }

  /// The value of a setting.
  static func json(_ value: SettingValue) -> JSONText {
    switch value {
    case .number(let value): number(value)
    case .text(let text): .text(text)
    case .flag(let flag): .flag(flag)
    case .numbers(let numbers): .list(numbers.map { number($0) })
    }
  }

  /// A number as JSON; non-finite ones are strings.
  static func number(_ value: Double) -> JSONText {
    value.isFinite ? .number(shortestText(value)) : .text(shortestText(value))
  }

  /// Why the run stopped, with its evidence.
  static func stop(_ stop: StopReason, iterations: Int) -> JSONText {
    let evidence: KeyValuePairs<String, JSONText?> =
      switch stop {
      case .gradientSmall(let norm, let tolerance):
        [
          "reason": .text(stop.name), "iteration": .number("\(iterations)"), "norm": number(norm),
          "tolerance": number(tolerance),
        ]
      case .valueFlat(let change, let tolerance, let window):
        [
          "reason": .text(stop.name), "iteration": .number("\(iterations)"), "change": number(change),
          "tolerance": number(tolerance), "window": .number("\(window)"),
        ]
      case .stepSmall(let length, let tolerance):
        [
          "reason": .text(stop.name), "iteration": .number("\(iterations)"), "length": number(length),
          "tolerance": number(tolerance),
        ]
      case .residualSmall(let length, let tolerance):
        [
          "reason": .text(stop.name), "iteration": .number("\(iterations)"), "residual": number(length),
          "tolerance": number(tolerance),
        ]
      case .budgetSpent, .leftBounds, .notFinite:
        ["reason": .text(stop.name), "iteration": .number("\(iterations)")]
      }
    return .members(evidence)
  }

  /// The reason as a line below a table.
  static func sentence(_ stop: StopReason) -> String {
    switch stop {
    case .gradientSmall(let norm, let tolerance):
      "stopped: the gradient's norm \(displayText(norm)) is at most \(displayText(tolerance))"
    case .valueFlat(let change, let tolerance, let window):
      "stopped: the cost changed by \(displayText(change)) over \(window) steps, at most \(displayText(tolerance))"
    case .stepSmall(let length, let tolerance):
      "stopped: the step of length \(displayText(length)) is at most \(displayText(tolerance))"
    case .residualSmall(let length, let tolerance):
      "stopped: the residual of length \(displayText(length)) is at most \(displayText(tolerance))"
    case .budgetSpent(1): "stopped: the one step was taken"
    case .budgetSpent(let steps): "stopped: all \(steps) steps were taken"
    case .leftBounds(let iteration): "stopped: the position left the domain at iteration \(iteration)"
    case .notFinite(let iteration): "stopped: a number is no longer finite at iteration \(iteration)"
    }
  }
}
