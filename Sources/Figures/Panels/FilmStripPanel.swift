import Drawing
import Plotting
import Wording

extension Panel {
  /// Chosen steps of one run side by side.
  static let filmStrip = film(
    name: "film-strip", title: Translations("Film strip", "Filmstreifen", "Bande de film"),
    summary: "Chosen steps of one run side by side, as pictures of equal axes and levels.",
    options: [
      PanelOptionRecord("steps", .numbers, "Which steps; six between the first and the last unless told."),
      PanelOptionRecord(
        "columns", .columns, "How many pictures stand side by side; as fits best unless told."),
      .levels,
    ],
    steps: { input in
      input.chosenSteps("steps") ?? spacedSteps(upTo: input.lastIteration)
    },
    label: { step, input in
      step == 0 ? input.say(PlacePhrase.start) : input.say(PlacePhrase.step, grouped(step))
    })

  /// The first and the last step of one run side by side.
  static let beforeAfter = film(
    name: "before-after", title: Translations("Before and after", "Vorher und nachher", "Avant et après"),
    summary: "The start and the end of one run side by side, in equal frames.",
    options: [
      PanelOptionRecord("steps", .numbers, "Which two steps; the first and the last unless told."), .levels,
    ],
    steps: { input in
      if let asked = input.chosenSteps("steps"), asked.count >= 2 { return Array(asked.prefix(2)) }
      return [0, Swift.max(1, input.lastIteration)]
    },
    label: { step, input in
      step == 0
        ? input.say(PlacePhrase.before)
        : step == 1 ? input.say(PlacePhrase.afterOneStep) : input.say(PlacePhrase.afterSteps, grouped(step))
    })

  /// Pictures of one run that stand still at steps of their own.
  private static func film(
    name: String, title: Translations, summary: String, options: [PanelOptionRecord],
    steps: @escaping @Sendable (PanelInput) -> [Int], label: @escaping @Sendable (Int, PanelInput) -> String
  ) -> Panel {
    /// The run once for each step, named by it.
    @Sendable func strip(_ input: PanelInput) -> PanelInput {
      var strip = input
      strip.runs = steps(input).map { step in
        var run = input.runs[0]
        run.label = label(step, input)
        return run
      }
      return strip
    }
    return Panel(
      name: name, title: title, summary: summary, place: .main, options: options,
      objection: { input in
        if input.runs.count != 1 { return "it shows one run, and there are \(input.runs.count)" }
        return (1...2).contains(input.subject.surfaceDimension)
          ? nil : "it needs a function of one or two variables"
      },
      room: { input, _ in
        let strip = strip(input)
        let margins = ComparisonGrid.margins(strip)
        return .tiles(marginWidth: margins.left + margins.right, marginHeight: margins.bottom) { rect in
          ComparisonGrid.layout(strip, in: rect, isFilm: true)
        }
      },
      prepare: { input, rect in
        guard let grid = ComparisonGrid(input: strip(input), rect: rect, film: steps(input)) else {
          return .empty(name)
        }
        return PreparedPanel(grid)
      })
  }

  /// Steps that grow further apart as a run slows down: the start, and equal ratios from 1 to the last step.
  private static func spacedSteps(upTo last: Int) -> [Int] {
    guard last > 5 else { return Array(0...last) }
    var steps = [0, 1]
    var ratio = 1.0
    while ratio * ratio * ratio * ratio < Double(last) { ratio += 0.01 }
    for power in 1...4 {
      var step = 1.0
      for _ in 0..<power { step *= ratio }
      steps.append(Swift.max((steps.last ?? 0) + 1, Swift.min(last, Int(step.rounded()))))
    }
    steps[steps.count - 1] = last
    return steps.filter { $0 <= last }
  }
}

extension PanelInput {
  /// The steps that a lesson chose, as far as the run reaches them; `nil` where it chose none.
  fileprivate func chosenSteps(_ name: String) -> [Int]? {
    guard case .numbers(let asked)? = options[name] else { return nil }
    let last = lastIteration
    let steps = asked.compactMap { $0 >= 0 && $0 <= Double(last) ? Int($0) : nil }
    return steps.isEmpty ? nil : Array(steps.prefix(24))
  }
}

extension PanelOptionRecord {
  /// How finely the maps of small pictures are parted.
  static let levels = PanelOptionRecord(
    "levels", .whole(4...40), "About how many levels the maps have, from 4 to 40.")
}
