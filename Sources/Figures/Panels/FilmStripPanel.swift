import Drawing
import Plotting

extension Panel {
  /// Chosen steps of one run side by side.
  static let filmStrip = Panel(
    name: "film-strip", title: "Film strip",
    summary: "Chosen steps of one run side by side, as pictures of equal axes and levels.",
    place: .main,
    options: [
      PanelOptionRecord("steps", .numbers, "Which steps; six between the first and the last unless told."),
      PanelOptionRecord(
        "columns", .number, "How many pictures stand side by side; as fits best unless told."),
      PanelOptionRecord("levels", .number, "About how many levels the maps have, from 4 to 40."),
    ],
    objection: { input in
      if input.runs.count != 1 { return "it shows one run, and there are \(input.runs.count)" }
      return (1...2).contains(input.subject.surfaceDimension)
        ? nil : "it needs a function of one or two variables"
    },
    room: { input, _ in
      let strip = film(input)
      let margins = ComparisonGrid.margins(strip)
      return .tiles(marginWidth: margins.left + margins.right, marginHeight: margins.bottom) { rect in
        ComparisonGrid.layout(strip, in: rect)
      }
    },
    prepare: { input, rect in
      guard let grid = ComparisonGrid(input: film(input), rect: rect, film: steps(input)) else {
        return .empty("film-strip")
      }
      return PreparedPanel(
        fixed: grid.fixed, moving: { grid.moving($0) }, description: { grid.description($0) })
    })

  /// The steps to show: those asked for, else steps that grow further apart as the run slows down.
  private static func steps(_ input: PanelInput) -> [Int] {
    let last = input.lastIteration
    if case .numbers(let asked)? = input.options["steps"] {
      let steps = asked.compactMap { $0 >= 0 && $0 <= Double(last) ? Int($0) : nil }
      if !steps.isEmpty { return Array(steps.prefix(24)) }
    }
    guard last > 5 else { return Array(0...last) }
    // Equal ratios from 1 to the last step, and the start.
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

  /// The run once for each step, named by it.
  private static func film(_ input: PanelInput) -> PanelInput {
    var strip = input
    strip.runs = steps(input).map { step in
      var run = input.runs[0]
      run.label = step == 0 ? "start" : "step \(grouped(step))"
      return run
    }
    return strip
  }
}
