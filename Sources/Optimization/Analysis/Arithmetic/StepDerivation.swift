import Calculus
import NumberText
import Wording

/// The arithmetic of one step of a run: one line a quantity, coordinate by coordinate, from the gradient to the
/// next position. Empty for the last step, which is not left, and where the run cannot be made again.
///
/// Printed numbers reconcile: the right-hand sides, computed by hand from the numbers as printed, give the
/// printed results.
///
/// - Parameters:
///   - iteration: the iteration that the step leaves.
///   - coordinates: which to show; `nil` for all of one or two, the first of more.
///   - digits: of the largest number of each line; more where the lines would not reconcile.
///   - width: the longest derivative written out, in letters of plain text; a longer one is named only.
///   - trials: how many of the tries of a line search are written out, the last ones.
///   - language: that of the notes.
public func derivation(
  ofStep iteration: Int, of trajectory: Trajectory, of scenario: Scenario, coordinates: [Int]? = nil,
  digits: Int = 4, width: Int = 60, trials: Int = 20, language: Language = .english
) -> [DerivationLine] {
  guard iteration >= 0, iteration < trajectory.iterations else { return [] }
  var step = trajectory.steps.first { $0.iteration == iteration }
  var previous = trajectory.steps.first { $0.iteration == iteration - 1 }
  if step == nil || (previous == nil && iteration > 0) {
    // A long run keeps a selection: made again, it gives the step that is asked for.
    let again = try? scenario.run(recording: .only([iteration - 1, iteration]))
    step = again?.steps.first { $0.iteration == iteration }
    previous = again?.steps.first { $0.iteration == iteration - 1 }
  }
  guard let step else { return [] }
  return derivation(
    of: step, after: previous, settings: scenario.settings, formula: scenario.surface.formula,
    coordinates: coordinates, digits: digits, width: width, trials: trials, language: language)
}

/// The arithmetic of one step from its record, that of the step before it (`nil` for the first) and the settings
/// of the run; see `derivation(ofStep:of:of:)`. Without a formula, as for a network, gradients are stated.
public func derivation(
  of step: Step, after previous: Step?, settings: RunSettings, formula: Formula? = nil,
  coordinates: [Int]? = nil, digits: Int = 4, width: Int = 60, trials: Int = 20, language: Language = .english
) -> [DerivationLine] {
  var choice = settings.method
  if choice.name == "polyak-step", choice.settings["minimum"] == nil {
    // Taken from the surface by the run; the step itself tells what it was.
    choice.settings["minimum"] = .number(step.value - step.rate * dot(step.gradient, step.gradient))
  }
  guard let update = step.update, let method = try? choice.resolved() else { return [] }
  let n = step.position.count
  var arithmetic = StepArithmetic(
    step: step, previous: previous, update: update, run: settings, method: method, formula: formula,
    digits: digits, trials: trials, language: language)
  arithmetic.write(for: (coordinates ?? (n <= 2 ? Array(0..<n) : [0])).filter { (0..<n).contains($0) })
  return arithmetic.lines(width: width)
}

/// Writes the lines of a step into a ledger.
struct StepArithmetic {
  let step: Step
  let previous: Step?
  let update: [Double]
  let run: RunSettings
  let method: Settings
  let formula: Formula?
  /// How many tries of a line search are written out.
  let trials: Int
  /// The language of the notes.
  let language: Language
  var ledger: Ledger
  /// η, as an entry.
  var rate = 0
  /// The entries of the position.
  var position: [Int] = []
  /// The entries of the gradient that the method sees.
  var gradient: [Int] = []

  init(
    step: Step, previous: Step?, update: [Double], run: RunSettings, method: Settings, formula: Formula?,
    digits: Int, trials: Int, language: Language
  ) {
    self.trials = trials
    self.language = language
    self.step = step
    self.previous = previous
    self.update = update
    self.run = run
    self.method = method
    self.formula = formula
    ledger = Ledger(digits: digits, formula: formula)
  }

  /// A note in the language of the notes.
  func say(_ phrase: ArithmeticPhrase, _ values: String...) -> String {
    phrase.text(in: language, filling: values)
  }

  var dimension: Int { step.position.count }
  var t: Int { step.iteration }

  /// The name of a coordinate: `x`, or `x<sub>3</sub>`'s base and index.
  private func coordinateName(_ i: Int) -> (base: String, index: String) {
    guard let formula, dimension <= 2, formula.variables[i].unicodeScalars.count == 1 else {
      return ("<i>x</i>", "\(i + 1)")
    }
    return ("<i>" + formula.variables[i] + "</i>", "")
  }

  /// The symbol of the position at an iteration: `<i>x</i><sub>3</sub>`.
  func positionSymbol(_ i: Int, _ iteration: Int) -> String {
    let (base, index) = coordinateName(i)
    return base + "<sub>" + (index.isEmpty ? "" : index + ",") + "\(iteration)</sub>"
  }

  /// The symbol of an inner quantity of a coordinate at an iteration: `<i>v</i><sub>x,3</sub>`.
  func symbol(_ base: String, _ i: Int, _ iteration: Int? = nil) -> String {
    var parts: [String] = []
    if dimension > 1 {
      let (name, index) = coordinateName(i)
      parts.append(index.isEmpty ? name : index)
    }
    if let iteration { parts.append("\(iteration)") }
    return parts.isEmpty ? base : base + "<sub>" + parts.joined(separator: ",") + "</sub>"
  }

  private func derivativeSymbol(_ i: Int) -> String {
    let (base, index) = coordinateName(i)
    return "∂<i>f</i>/∂" + base + (index.isEmpty ? "" : "<sub>\(index)</sub>")
  }

  mutating func write(for coordinates: [Int]) {
    let place = step.gradientPosition ?? step.position
    rate = ledger.given(rateSymbol, step.rate)
    for i in 0..<dimension where dimension <= 2 || coordinates.contains(i) {
      position.append(ledger.given(positionSymbol(i, t), step.position[i]))
    }
    var lookAhead = position
    if step.gradientPosition != nil {
      lookAhead = lookAheadEntries(place, coordinates)
    }
    let note = step.gradientPosition == nil ? nil : say(.takenAhead)
    var slopes: [Int] = []
    for i in dimension <= 2 ? Array(0..<dimension) : coordinates {
      if dimension <= 2, !coordinates.contains(i), !needsWholeGradient {
        slopes.append(ledger.given(derivativeSymbol(i), step.gradient[i]))
      } else if dimension <= 2, formula != nil {
        slopes.append(
          ledger.derivative(i, derivativeSymbol(i), step.gradient[i], at: lookAhead, note: note))
      } else {
        slopes.append(ledger.statement("gradient", i, derivativeSymbol(i), step.gradient[i], note: note))
      }
    }
    gradient = disturbed(slopes, coordinates, at: lookAhead)
    let shared = sharedEntries()
    for (place, i) in (dimension <= 2 ? Array(0..<dimension) : coordinates).enumerated()
    where coordinates.contains(i) {
      let formula = moveFormula(Coordinate(index: i, place: place), shared)
      _ = ledger.line(
        "position", i, positionSymbol(i, t + 1), formula, value: step.position[i] + update[i])
    }
    ledger.chooseDigits()
  }

  private var rateSymbol: String {
    run.method.findsLength || run.schedule == .constant
      ? run.method.rateSymbol : run.method.rateSymbol + "<sub>\(t)</sub>"
  }

  /// Whether one coordinate's step needs the slopes along all.
  private var needsWholeGradient: Bool {
    switch run.method.name {
    case "normalized-descent", "polyak-step", "newton", "damped-newton", "exact-line-search", "backtracking",
      "strong-wolfe", "barzilai-borwein":
      true
    default: run.clipping != nil
    }
  }

  /// A coordinate and the place of its entries in `position` and `gradient`.
  struct Coordinate {
    var index: Int
    var place: Int
  }

  // MARK: From the ledger to lines

  func lines(width: Int) -> [DerivationLine] {
    ledger.drafts.map { draft in
      let entry = ledger.entries[draft.result]
      var line = DerivationLine(
        name: draft.name, coordinate: draft.coordinate, symbol: entry.symbol, symbolic: "", substituted: "",
        result: ledger.text(draft.result).text, value: entry.value, note: draft.note)
      if let bound = draft.bound {
        let relation = bound.isBelow ? "≤ " : "&gt; "
        line.note = relation + ledger.text(bound.entry).text + (draft.note.map { ", " + $0 } ?? "")
      }
      if let (axis, position) = draft.derivative, let formula {
        (line.symbolic, line.substituted) = derivativeTexts(formula, axis, position, width)
      } else if let formula = draft.formula {
        line.symbolic = formula.markup({ ledger.symbol($0) }, separator: " ")
        line.substituted = formula.markup({ ledger.text($0) }, separator: " · ")
      }
      return line
    }
  }

  private func derivativeTexts(
    _ formula: Formula, _ axis: Int, _ position: [Int], _ width: Int
  ) -> (String, String) {
    let expression = formula.gradient[axis]
    var values: [String: Double] = [:]
    for parameter in formula.parameters { values[parameter.name] = parameter.value }
    for (i, name) in formula.variables.enumerated() { values[name] = ledger.printed(position[i]) }
    let symbolic = expression.markup
    let substituted = expression.replacing(values).markup
    if plainText(ofMarkup: symbolic).unicodeScalars.count <= width,
      plainText(ofMarkup: substituted).unicodeScalars.count <= width
    {
      return (symbolic, symbolic == substituted ? "" : substituted)
    }
    let names = position.map { ledger.entries[$0].symbol }
    let numbers = position.map { ledger.text($0).text }
    // Too long to be written out: f with the variable as its index, at the position.
    let function = "<i>f</i><sub>" + nameMarkup(formula.variables[axis]) + "</sub>"
    return (function + list(names), function + list(numbers))
  }

  private func list(_ texts: [String]) -> String {
    "(" + texts.joined(separator: ", ") + ")"
  }
}

extension Expression {
  /// The same with numbers in place of names.
  func replacing(_ values: [String: Double]) -> Expression {
    switch self {
    case .number, .constant: self
    case .variable(let name), .parameter(let name): values[name].map { .number($0) } ?? self
    case .sum(let parts): .sum(parts.map { $0.replacing(values) })
    case .product(let parts): .product(parts.map { $0.replacing(values) })
    case .quotient(let a, let b): .quotient(a.replacing(values), b.replacing(values))
    case .power(let a, let b): .power(a.replacing(values), b.replacing(values))
    case .negative(let a): .negative(a.replacing(values))
    case .call(let function, let parts): .call(function, parts.map { $0.replacing(values) })
    }
  }
}
