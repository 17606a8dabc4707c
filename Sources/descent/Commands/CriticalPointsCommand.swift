import ArgumentParser
import LessonFormat
import NumberText
import Optimization

/// `descent critical-points`: every place of a box where the gradient is zero.
struct CriticalPointsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "critical-points", abstract: "Find all minima, saddles and maxima of a function in a box.",
    discussion: """
      Examples:
        descent critical-points --formula 'x^4/4 - x^2 + y^2' --domain -2:2,-1:1
        descent critical-points --surface peaks --json
      """)

  @OptionGroup(title: "Function") var function: FunctionOptions

  @Flag(name: .long, help: "Print JSON.")
  var json = false

  @Flag(name: .long, help: "Print comma-separated values.")
  var csv = false

  func run() throws {
    if json && csv { throw Failure.usage("give --json or --csv, not both") }
    let intervals = try function.domain.map { try Typed.domain($0) }
    let surface = try function.resolve(dimension: intervals?.count)
    if function.formula != nil, function.domain == nil {
      throw Failure.usage("give the box to look in: --domain -2:2,-1:1")
    }
    let search = searchCriticalPoints(of: surface.formula, in: surface.domain)
    let points = search.points
    try OutputTarget.write(to: nil) { writer in
      if json {
        try writer.write(
          JSONText.members([
            "points": .list(points.map(Self.object)),
            // Curves and areas of critical points, by some of their points.
            "sets": .list(search.sets.map { .list($0.samples.map(SceneData.vector)) }),
            "complete": .flag(search.isComplete),
          ]).pretty + "\n")
      } else if csv {
        try writer.write((surface.formula.variables + ["value", "kind"]).joined(separator: ",") + ",")
        try writer.write(
          (1...surface.formula.dimension).map { "eigenvalue-\($0)" }.joined(separator: ",") + "\n")
        for point in points {
          let numbers = (point.position + [point.value]).map { shortestText($0) }
          let curvatures = point.eigenvalues.map { shortestText($0) }
          try writer.write((numbers + [point.kind.rawValue] + curvatures).joined(separator: ",") + "\n")
        }
      } else {
        for point in points { try writer.write(Self.line(point) + "\n") }
        try writer.write("\(points.count) critical point\(points.count == 1 ? "" : "s")\n")
        for set in search.sets {
          let place =
            set.samples.first.map { $0.map { displayText($0, digits: 4) }.joined(separator: ", ") } ?? ""
          try writer.write("and a whole curve or area of them, through (\(place))\n")
        }
        if !search.isComplete {
          try writer.write("the formula is too intricate to be sure that these are all\n")
        }
      }
    }
  }

  private static func object(_ point: CriticalPoint) -> JSONText {
    .members([
      "position": SceneData.vector(point.position), "value": RunSummary.number(point.value),
      "kind": .text(point.kind.rawValue), "eigenvalues": SceneData.vector(point.eigenvalues),
    ])
  }

  private static func line(_ point: CriticalPoint) -> String {
    let place = point.position.map { displayText($0, digits: 6) }.joined(separator: ", ")
    let curvature = point.eigenvalues.map { displayText($0) }.joined(separator: ", ")
    let kind = point.kind.rawValue + String(repeating: " ", count: max(1, 12 - point.kind.rawValue.count))
    return "\(kind)(\(place))  f = \(displayText(point.value, digits: 6))  eigenvalues \(curvature)"
  }
}
