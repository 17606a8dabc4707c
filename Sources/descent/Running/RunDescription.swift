import LessonFormat
import NumberText
import Optimization
import Wording

/// How the runs of a scene go, as a line of a figure in markup.
enum RunDescription {
  /// `gradient descent with learning rate η = 0.1`; of a comparison only what its runs share.
  static func markup(of scene: LessonScene, language: Language) -> String {
    guard let first = scene.runs.first else { return "" }
    let all = scene.runs.map(settings)
    let one = settings(of: first)
    let shared = all.allSatisfy { $0.method == one.method } ? one.method : nil
    var text = shared.map { method($0, language) } ?? ""
    if all.allSatisfy({ $0.rate == one.rate }), let rate = one.rate {
      text = adding(rate, of: shared?.name, to: text, language)
    }
    if all.allSatisfy({ $0.schedule == one.schedule }), one.schedule.name != "constant" {
      let record = ScheduleCatalogue.all.first { $0.name == one.schedule.name }
      let title = record?.title[language] ?? one.schedule.name
      text += (text.isEmpty ? "" : ", ")
      text += RunPhrase.schedule.text(in: language, language.capitalizesNouns ? title : title.lowercased())
    }
    return text
  }

  /// What a run is made of, where it runs.
  private struct Parts {
    var method: MethodChoice
    var rate: Double?
    var schedule: ScheduleChoice
  }

  private static func settings(of run: LessonRun) -> Parts {
    switch run.kind {
    case .surface(let scenario):
      let standard = (try? scenario.method.record())?.standardRate
      return Parts(
        method: scenario.method, rate: scenario.learningRate ?? standard, schedule: scenario.schedule)
    case .fit(let scenario): return parts(scenario.settings)
    case .restoration(let scenario): return parts(scenario.settings)
    case .training(let scenario):
      let standard = (try? scenario.method.record())?.standardRate
      return Parts(
        method: scenario.method, rate: scenario.learningRate ?? standard, schedule: scenario.schedule)
    }
  }

  private static func parts(_ settings: RunSettings) -> Parts {
    let standard = (try? settings.method.record())?.standardRate
    return Parts(
      method: settings.method, rate: settings.learningRate ?? standard, schedule: settings.schedule)
  }

  private static func method(_ choice: MethodChoice, _ language: Language) -> String {
    let title = (try? choice.record())?.title[language] ?? choice.name
    // Names such as Adam and Nesterov keep their capital letter inside a sentence.
    let isName =
      language.capitalizesNouns || title.dropFirst().contains(where: \.isUppercase)
      || names.contains { title.hasPrefix($0) }
    return isName ? title : title.prefix(1).lowercased() + title.dropFirst()
  }

  private static let names = ["Nesterov", "Adam", "Nadam", "Lion", "Newton", "Barzilai", "Polyak"]

  /// What the rate is to the method: its steps' measure, the first length that it tries, or nothing at all.
  private static func adding(
    _ rate: Double, of method: String?, to text: String, _ language: Language
  ) -> String {
    let number = displayMarkup(rate)
    return switch method {
    case "exact-line-search", "polyak-step", "newton": text
    case "backtracking", "strong-wolfe", "damped-newton":
      RunPhrase.firstTry.text(in: language, text, number)
    case "barzilai-borwein": RunPhrase.firstStep.text(in: language, text, number)
    default:
      text.isEmpty
        ? RunPhrase.rate.text(in: language, number) : RunPhrase.withRate.text(in: language, text, number)
    }
  }

  /// The first letter as a capital, where the text does not begin with a tag.
  static func capitalized(_ text: String) -> String {
    guard let first = text.first, first.isLetter else { return text }
    return first.uppercased() + text.dropFirst()
  }
}
