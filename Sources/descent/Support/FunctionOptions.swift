import ArgumentParser
import Calculus
import LessonFormat
import NumberText
import Optimization
import Wording

/// The function that a command works on: a formula or one of the surfaces.
struct FunctionOptions: ParsableArguments {
  @Option(
    name: .long, parsing: .unconditional,
    help: ArgumentHelp("The function in ordinary mathematics, in x or in x and y.", valueName: "formula"))
  var formula: String?

  @Option(
    name: .long, parsing: .unconditional,
    help: ArgumentHelp("One of the surfaces of 'descent list surfaces'.", valueName: "name"))
  var surface: String?

  @Option(
    name: .long, parsing: .unconditionalSingleValue,
    help: ArgumentHelp(
      "A named number in the formula, such as a=1. May be repeated.", valueName: "name=value"))
  var parameter: [String] = []

  @Option(
    name: .long, parsing: .unconditional,
    help: ArgumentHelp("The box that is looked at, such as -2:2,-1:1.", valueName: "from:to,from:to"))
  var domain: String?

  /// The surface; `dimension` is the number of coordinates typed beside it, where there are some.
  func resolve(dimension: Int?) throws -> Surface {
    switch (formula, surface) {
    case (nil, nil): throw Failure.usage("give a function: --formula 'x^2 + y^2' or --surface two-peaks")
    case (.some, .some): throw Failure.usage("give --formula or --surface, not both")
    case (nil, let name?): return try known(name)
    case (let formula?, nil): return try own(formula, dimension: dimension)
    }
  }

  private func known(_ name: String) throws -> Surface {
    guard var surface = try? SurfaceCatalogue.surface(named: name) else {
      throw Failure.usage("unknown surface '\(name)'" + hint(name, SurfaceCatalogue.titles.map(\.name)))
    }
    if !parameter.isEmpty {
      var values = surface.formula.parameters
      for (name, value) in try parameters() {
        guard let index = values.firstIndex(where: { $0.name == name }) else {
          throw Failure.usage("'\(surface.name)' has no parameter '\(name)'" + hint(name, values.map(\.name)))
        }
        values[index].value = value
      }
      surface.formula = try Self.formula(
        surface.formula.source, variables: surface.formula.variables, parameters: values)
      // What was known of the surface holds for its own parameters only.
      surface.criticalPoints = []
    }
    if let box = try box(dimension: surface.formula.dimension) { surface.domain = box }
    return surface
  }

  private func own(_ text: String, dimension: Int?) throws -> Surface {
    let variables: [String]? = dimension == 2 ? ["x", "y"] : nil
    let given = try parameters().map { Parameter($0.name, $0.value) }
    let formula = try Self.formula(text, variables: variables, parameters: given)
    if let unused = formula.unused(given).first {
      throw Failure.usage(
        "--parameter: the formula has no '\(unused)'" + hint(unused, formula.namedParameters))
    }
    let box =
      try box(dimension: formula.dimension)
      ?? Domain(Array(repeating: Domain.Interval(-5, 5), count: formula.dimension))
    return Surface(name: "formula", title: Translations(text), formula: formula, domain: box)
  }

  private static func formula(_ text: String, variables: [String]?, parameters: [Parameter]) throws -> Formula
  {
    do {
      return try Formula(text, variables: variables, parameters: parameters)
    } catch {
      throw Failure.badLesson(
        Typed.underlined("formula", text, column: error.column, message: error.message))
    }
  }

  private func parameters() throws -> [(name: String, value: Double)] {
    try parameter.map { text in
      let (name, value) = try Typed.pair(text, option: "--parameter", example: "a=1")
      return (name, try Typed.number(value, option: "--parameter \(name)"))
    }
  }

  private func box(dimension: Int) throws -> Domain? {
    guard let domain else { return nil }
    let intervals = try Typed.domain(domain)
    guard intervals.count == dimension else {
      throw Failure.usage(
        "--domain has \(counted(intervals.count, "interval")) but the function has \(counted(dimension, "variable"))"
      )
    }
    return Domain(intervals)
  }

  private func counted(_ count: Int, _ thing: String) -> String {
    count == 1 ? "1 \(thing)" : "\(count) \(thing)s"
  }

  private func hint(_ name: String, _ names: [String]) -> String {
    if names.isEmpty { return "; it has none" }
    return nearestName(to: name, among: names).map { "; did you mean '\($0)'?" } ?? "; known: "
      + names.joined(separator: ", ")
  }
}
