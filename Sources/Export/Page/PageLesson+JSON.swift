import NumberText
import PageEngine

extension PageLesson {
  /// The lesson as the page's script reads it. The member `version` changes when its form does.
  var json: JSONText {
    .members([
      "version": .number("1"), "language": .text(language), "title": .text(title), "summary": .text(summary),
      "author": author.isEmpty ? nil : .text(author), "source": source.isEmpty ? nil : .text(source),
      "theme": theme.map { .text($0) }, "scenes": .list(scenes.map(\.json)),
    ])
  }
}

extension PageScene {
  fileprivate var json: JSONText {
    var settings: JSONText?
    var recorded: JSONText?
    switch content {
    case .live(let live):
      settings = .object(live.request.entries.map { JSONText.Member(name: $0.key, value: .text($0.value)) })
    case .recorded(let record): recorded = record.json
    }
    return .members([
      "title": .text(title), "subtitle": .text(subtitle), "source": source.isEmpty ? nil : .text(source),
      "notes": notes.isEmpty ? nil : .list(notes.map { .text($0) }), "settings": settings,
      "views": .list(views.map(\.json)), "frames": frames.map { .list($0.map { .number("\($0)") }) },
      "narration": .list(
        narration.map { .members(["at": Self.iteration($0.iteration), "text": .text($0.text)]) }),
      "questions": .list(questions.map(\.json)), "recorded": recorded,
    ])
  }

  fileprivate static func iteration(_ iteration: Int?) -> JSONText {
    iteration.map { .number("\($0)") } ?? .null
  }
}

extension PageScene.View {
  /// The panel with the members that place it; a recorded one adds its size.
  var members: [JSONText.Member] {
    [
      JSONText.Member(name: "panel", value: .text(panel)),
      JSONText.Member(name: "place", value: .text(isMain ? "main" : "side")),
      JSONText.Member(name: "weight", value: .number(shortestText(weight))),
    ]
  }

  fileprivate var json: JSONText {
    .object(
      members + [
        JSONText.Member(
          name: "options",
          value: .object(options.map { JSONText.Member(name: $0.name, value: .text($0.value)) }))
      ])
  }
}

extension PageScene.Question {
  fileprivate var json: JSONText {
    .members([
      "at": .number("\(iteration)"), "question": .text(question),
      "choices": .list(choices.map { .text($0) }), "answer": .text(answer),
      "reveal": PageScene.iteration(reveal),
    ])
  }
}
