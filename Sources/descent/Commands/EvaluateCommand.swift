import ArgumentParser
import Calculus
import LessonFormat
import NumberText
import Optimization

/// `descent evaluate`: a function's value, gradient and Hessian at a point.
struct EvaluateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "evaluate",
    abstract: "Print the value, the gradient and the Hessian of a function at a point.",
    discussion: """
      Examples:
        descent evaluate --formula 'x^2 + 3*y^2' --at 1,2
        descent evaluate --surface peaks --at -0.5,0.25 --json
        descent evaluate --formula '(a-x)^2' --parameter a=1 --at -1
      """)

  @OptionGroup(title: "Function") var function: FunctionOptions

  @Option(
    name: .long, parsing: .unconditional, help: ArgumentHelp("The point, such as 1,2.", valueName: "x,y"))
  var at: String

  @Flag(name: .long, help: "Print JSON.")
  var json = false

  func run() throws {
    let point = try Typed.numbers(at, option: "--at")
    let surface = try function.resolve(dimension: point.count)
    guard point.count == surface.formula.dimension else {
      throw Failure.usage(
        "--at has \(point.count) numbers but the function has \(surface.formula.dimension) variables")
    }
    var objective = SurfaceObjective(surface)
    var gradient = [Double](repeating: 0, count: point.count)
    let value = objective.evaluate(at: point, gradient: &gradient)
    let rows = objective.hessian(at: point).map { matrix in
      (0..<matrix.rows).map { row in (0..<matrix.columns).map { matrix[row, $0] } }
    }
    try OutputTarget.write(to: nil) { writer in
      if json {
        let object = JSONText.members([
          "value": RunSummary.number(value),
          "gradient": .list(gradient.map(RunSummary.number)),
          "hessian": rows.map { .list($0.map { .list($0.map(RunSummary.number)) }) },
        ])
        try writer.write(object.oneLine + "\n")
      } else {
        try Self.print(surface.formula, value, gradient, rows ?? [], to: &writer)
      }
    }
  }

  private static func print(
    _ formula: Formula, _ value: Double, _ gradient: [Double], _ hessian: [[Double]],
    to writer: inout ByteWriter
  ) throws {
    try writer.write("f = \(formula.expression.plain) = \(shortestText(value))\n")
    for (index, variable) in formula.variables.enumerated() {
      try writer.write(
        "∂f/∂\(variable) = \(formula.gradient[index].plain) = \(shortestText(gradient[index]))\n")
    }
    for (row, variable) in formula.variables.enumerated() where hessian.indices.contains(row) {
      for (column, other) in formula.variables.enumerated() where column >= row {
        let symbol = row == column ? "∂²f/∂\(variable)²" : "∂²f/∂\(variable)∂\(other)"
        try writer.write(
          "\(symbol) = \(formula.hessian[row][column].plain) = "
            + "\(shortestText(hessian[row][column]))\n")
      }
    }
  }
}
