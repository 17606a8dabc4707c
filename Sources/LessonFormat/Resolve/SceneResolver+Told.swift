extension SceneResolver {
  /// How many runs the scene says that it has, for a scene whose runs are wrong; `nil` where that is not known.
  var runsAsWritten: Int? {
    draft.compare.map { compare in
      compare.value.runs.isEmpty
        ? compare.value.axes.reduce(1) { $0 * $1.runs.count } : compare.value.runs.count
    }
  }

  /// The texts with their places for numbers; what is wrong elsewhere in the scene is unknown here.
  mutating func narration(subject: Subject?, steps: Int?, runCount: Int?) -> [LessonScene.Narration] {
    var result: [LessonScene.Narration] = []
    for line in draft.say?.value ?? [] {
      if let iteration = line.iteration.value, let steps, iteration > steps {
        context.report(line.iteration.span, "there is no step \(iteration)", hint: "the run has \(steps)")
      }
      if let text = template(line.text, subject: subject, steps: steps, runCount: runCount) {
        result.append(LessonScene.Narration(iteration: line.iteration.value, text: text))
      }
    }
    return result
  }

  mutating func questions(subject: Subject?, steps: Int?, runCount: Int?) -> [LessonScene.Question] {
    var result: [LessonScene.Question] = []
    for ask in draft.ask?.value ?? [] {
      for iteration in [ask.iteration, ask.reveal] {
        if let iteration, let steps, iteration.value > steps {
          context.report(iteration.span, "there is no step \(iteration.value)", hint: "the run has \(steps)")
        }
      }
      if let reveal = ask.reveal, reveal.value < ask.iteration?.value ?? 0 {
        context.report(reveal.span, "the answer comes before its question", hint: "reveal it later")
      }
      // All of them before anything is given up: every mistake is to come in one go.
      let questionText = ask.question.flatMap {
        template($0, subject: subject, steps: steps, runCount: runCount)
      }
      let answerText = ask.answer.flatMap { template($0, subject: subject, steps: steps, runCount: runCount) }
      var choices: [TextTemplate] = []
      if let span = ask.choices?.span ?? ask.question?.span {
        choices = (ask.choices?.value ?? []).compactMap { choice in
          template(Located(choice, at: span), subject: subject, steps: steps, runCount: runCount)
        }
      }
      guard let questionText, let answerText else { continue }
      result.append(
        LessonScene.Question(
          iteration: ask.iteration?.value ?? 0, question: questionText, choices: choices, answer: answerText,
          reveal: ask.reveal?.value))
    }
    return result
  }

  private mutating func template(_ text: Located<String>, subject: Subject?, steps: Int?, runCount: Int?)
    -> TextTemplate?
  {
    do {
      let template = try TextTemplate(text.value)
      for (placeholder, offset) in try TextTemplate.placeholders(in: text.value) {
        check(
          placeholder, at: context.source.place(of: offset, in: text.value, from: text.span),
          subject: subject, steps: steps, runCount: runCount)
      }
      return template
    } catch {
      context.report(
        context.source.place(of: error.offset, in: text.value, from: text.span), error.message,
        hint: error.hint)
      return nil
    }
  }

  private mutating func check(
    _ placeholder: Placeholder, at place: Span, subject: Subject?, steps: Int?, runCount: Int?
  ) {
    let name = placeholder.name
    if let subject, !subject.has(name) {
      let known = Placeholder.Name.allCases.filter { subject.has($0) }
      context.report(
        place, "{\(name.rawValue)} has no value in this scene",
        hint: "choose from \(known.map(\.rawValue).joined(separator: ", "))")
    }
    if let runCount, placeholder.run > runCount {
      context.report(
        place, "there is no run \(placeholder.run)",
        hint: runCount == 1 ? "the scene has one" : "the scene has \(runCount)")
    }
    if let steps, case .iteration(let iteration) = placeholder.moment, iteration > steps {
      context.report(place, "there is no step \(iteration)", hint: "the run has \(steps)")
    }
  }
}
