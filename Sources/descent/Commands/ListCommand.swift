import ArgumentParser
import Calculus
import Drawing
import Figures
import LessonFormat
import NumberText
import Optimization

/// `descent list`: what there is to choose from.
struct ListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List surfaces, methods, schedules, panels, themes or placeholders.",
    discussion: """
      Examples:
        descent list surfaces
        descent list methods --json
      """)

  /// What can be listed.
  enum Topic: String, CaseIterable, ExpressibleByArgument {
    case surfaces, methods, schedules, panels, themes, placeholders
  }

  @Argument(help: "surfaces, methods, schedules, panels, themes or placeholders.")
  var topic: Topic

  @Flag(name: .long, help: "Print JSON, with every setting.")
  var json = false

  func run() throws {
    let entries = Self.entries(of: topic)
    try OutputTarget.write(to: nil) { writer in
      if json {
        try writer.write(JSONText.list(entries.map(\.json)).pretty + "\n")
        return
      }
      let width = entries.reduce(0) { max($0, $1.name.count) } + 2
      for entry in entries {
        let gap = String(repeating: " ", count: width - entry.name.count)
        try writer.write("\(entry.name)\(gap)\(entry.summary)\n")
        for detail in entry.details {
          try writer.write(String(repeating: " ", count: width) + detail + "\n")
        }
      }
    }
  }

  /// One thing to choose: its name, a line, further lines, and everything as JSON.
  private struct Entry {
    var name: String
    var summary: String
    var details: [String] = []
    var json: JSONText
  }

  private static func entries(of topic: Topic) -> [Entry] {
    switch topic {
    case .surfaces: SurfaceCatalogue.all.map(entry)
    case .methods:
      MethodCatalogue.all.map { method in
        Entry(
          name: method.name, summary: method.summary.english, details: method.settings.map(detail),
          json: .members([
            "name": .text(method.name), "title": .text(method.title.english),
            "summary": .text(method.summary.english),
            "equations": .list(method.equations.map { .text(RichText(markup: $0).readable) }),
            "source": .text(method.source), "learning-rate": method.standardRate.map(RunSummary.number),
            "settings": .list(method.settings.map(settingJSON)),
          ]))
      }
    case .schedules:
      ScheduleCatalogue.all.map { schedule in
        Entry(
          name: schedule.name, summary: schedule.summary.english, details: schedule.settings.map(detail),
          json: .members([
            "name": .text(schedule.name), "title": .text(schedule.title.english),
            "summary": .text(schedule.summary.english),
            "equation": .text(RichText(markup: schedule.equation).readable), "source": .text(schedule.source),
            "settings": .list(schedule.settings.map(settingJSON)),
          ]))
      }
    case .panels: Vocabulary.lesson.panels.map { plain($0.name, $0.summary) }
    case .themes: Vocabulary.lesson.themes.map { plain($0, "") }
    case .placeholders: Placeholder.Name.allCases.map { plain("{\($0.rawValue)}", $0.summary) }
    }
  }

  private static func plain(_ name: String, _ summary: String) -> Entry {
    Entry(
      name: name, summary: summary,
      json: .members(["name": .text(name), "summary": summary.isEmpty ? nil : .text(summary)]))
  }

  private static func entry(_ surface: Surface) -> Entry {
    let domain = surface.domain.intervals.map {
      JSONText.list([RunSummary.number($0.lower), RunSummary.number($0.upper)])
    }
    return Entry(
      name: surface.name,
      summary: "\(RichText(markup: surface.title.english).plain): \(surface.formula.source)",
      json: .members([
        "name": .text(surface.name), "title": .text(RichText(markup: surface.title.english).plain),
        "formula": .text(surface.formula.source),
        "parameters": .object(
          surface.formula.parameters.map {
            JSONText.Member(name: $0.name, value: RunSummary.number($0.value))
          }),
        "domain": .list(domain),
        "starts": .list(
          surface.starts.map {
            .members(["name": .text($0.name), "position": .list($0.position.map(RunSummary.number))])
          }),
        "source": .text(surface.source),
      ]))
  }

  private static func detail(_ setting: SettingRecord) -> String {
    let standard = setting.standard.map { " (\($0.plain))" } ?? ""
    return "\(setting.name)\(standard): \(setting.summary.english)"
  }

  private static func settingJSON(_ setting: SettingRecord) -> JSONText {
    .members([
      "name": .text(setting.name), "summary": .text(setting.summary.english),
      "standard": setting.standard.map(RunSummary.json),
    ])
  }
}
