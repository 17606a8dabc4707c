import CMaths
import Calculus
import NumberText

/// The numbers of a derivation, each with one printed form wherever it occurs, and the digits chosen so that
/// what is printed, computed by hand, gives what is printed.
struct Ledger {
  /// A number with its symbol and the digits after the point to which it is printed.
  struct Entry {
    var symbol: String
    var value: Double
    var decimals: Int
    /// Whether all its digits are printed.
    var isExact: Bool
    /// The digits after the point beyond which there are rounding errors only.
    var limit = Int.max
  }

  /// A line before its digits are chosen: a formula over entries, or a derivative at the position.
  struct Draft {
    var name: String
    var coordinate: Int?
    var result: Int
    var formula: Arithmetic?
    /// The coordinate by which the cost is differentiated, and the entries of the position.
    var derivative: (axis: Int, position: [Int])?
    var note: String?
    /// What the result is compared with, and whether it is at most that.
    var bound: (entry: Int, isBelow: Bool)?
  }

  /// Digits of the largest number of a line.
  let digits: Int
  private(set) var entries: [Entry] = []
  private(set) var drafts: [Draft] = []
  private var evaluator: Evaluator?

  init(digits: Int, formula: Formula?) {
    self.digits = digits
    evaluator = formula.map { Evaluator(CompiledFormula($0)) }
  }

  // MARK: Writing down

  /// A number that is there before the arithmetic begins.
  mutating func given(_ symbol: String, _ value: Double) -> Int {
    add(symbol, value, size: abs(value))
  }

  private mutating func add(_ symbol: String, _ value: Double, size: Double) -> Int {
    let wanted = decimals(for: size, digits: digits)
    // Below a million every digit before the point is printed.
    let limit = abs(value) < 1e6 ? max(wanted, 0) : wanted
    let places = abs(value) >= 1 ? Int(CMaths.log10(min(abs(value), 1e300)).rounded(.down)) + 1 : 1
    // Short numbers, such as a learning rate, are printed whole.
    for fewer in 0...max(limit, 6)
    where fewer + places <= max(digits + 2, 7)
      && abs(Self.rounded(value, fewer) - value) <= 1e-15 * abs(value)
    {
      entries.append(Entry(symbol: symbol, value: value, decimals: fewer, isExact: true))
      return entries.count - 1
    }
    if abs(value) < 1e-4, let short = readNumber(Self.scientific(value)),
      abs(short - value) <= 1e-15 * abs(value)
    {
      let fewer = decimals(for: abs(value), digits: 3)
      entries.append(Entry(symbol: symbol, value: value, decimals: fewer, isExact: true))
      return entries.count - 1
    }
    entries.append(Entry(symbol: symbol, value: value, decimals: limit, isExact: false))
    return entries.count - 1
  }

  /// The number with three digits: `1.00e-8`.
  private static func scientific(_ value: Double) -> String {
    let exponent = Int(CMaths.log10(abs(value)).rounded(.down))
    return fixedText(value / CMaths.pow(10, Double(exponent)), decimals: 2) + "e" + String(exponent)
  }

  /// A line; its result can be used in the lines after it. `value` where the run has recorded it.
  mutating func line(
    _ name: String, _ coordinate: Int?, _ symbol: String, _ formula: Arithmetic, value: Double? = nil,
    note: String? = nil
  ) -> Int {
    let entries = entries
    let exact = value ?? formula.value { entries[$0].value }
    var size = abs(exact)
    if case .sum(let terms) = formula {
      for term in terms { size = max(size, abs(term.value { entries[$0].value })) }
    }
    let result = add(symbol, exact, size: size)
    drafts.append(Draft(name: name, coordinate: coordinate, result: result, formula: formula, note: note))
    return result
  }

  /// A line that states a number.
  mutating func statement(
    _ name: String, _ coordinate: Int?, _ symbol: String, _ value: Double, note: String? = nil,
    bound: (entry: Int, isBelow: Bool)? = nil
  ) -> Int {
    let result = add(symbol, value, size: abs(value))
    drafts.append(Draft(name: name, coordinate: coordinate, result: result, note: note, bound: bound))
    return result
  }

  /// A derivative of the cost at a position.
  mutating func derivative(
    _ axis: Int, _ symbol: String, _ value: Double, at position: [Int], note: String? = nil
  ) -> Int {
    // What a rounding error in the position makes of the slope is noise, and not printed.
    var noise = 0.0
    if let hessian = evaluator?.hessian(at: position.map { entries[$0].value }) {
      for (column, entry) in position.enumerated() where hessian.rows == position.count {
        noise += 1e-15 * abs(hessian[axis, column] * entries[entry].value)
      }
    }
    let result = add(symbol, value, size: max(abs(value), noise.isFinite ? 1e4 * noise : 0))
    if abs(value) <= 1e4 * noise { entries[result].limit = entries[result].decimals }
    drafts.append(
      Draft(
        name: "gradient", coordinate: axis, result: result,
        derivative: evaluator == nil ? nil : (axis, position), note: note))
    return result
  }

  // MARK: Choosing digits

  private func decimals(for size: Double, digits: Int) -> Int {
    guard size > 0, size.isFinite else { return digits - 1 }
    return digits - 1 - Int(CMaths.log10(size).rounded(.down))
  }

  private static func rounded(_ value: Double, _ decimals: Int) -> Double {
    guard value.isFinite else { return value }
    if decimals > 300 { return value }
    if decimals >= 0 { return readNumber(fixedText(value, decimals: decimals)) ?? value }
    let unit = CMaths.pow(10, Double(-decimals))
    return (value / unit).rounded() * unit
  }

  /// The number as printed.
  func printed(_ index: Int) -> Double {
    Self.rounded(entries[index].value, entries[index].decimals)
  }

  /// Raises the digits of what goes into a line, last line first, until every line comes out as printed. Where
  /// rounding errors are all that is left of a result, it loses digits instead.
  mutating func chooseDigits() {
    for round in 0..<50 {
      var isDone = true
      for place in drafts.indices.reversed() where !reconciles(drafts[place]) {
        let draft = drafts[place]
        isDone = false
        var raised = false
        for index in inputs(draft) where !entries[index].isExact && hasRoom(index) {
          entries[index].decimals += 1
          raised = true
        }
        // A result half-way between two printed ones is better shown with a digit more.
        let result = entries[draft.result]
        let isTie = abs(computed(draft) - result.value) <= 0.3 * CMaths.pow(10, Double(-result.decimals))
        if isTie && (!raised || round % 4 == 3) && !result.isExact && hasRoom(draft.result) {
          entries[draft.result].decimals += 1
        } else if !raised, result.decimals <= 0, abs(result.value) < 1e6 {
          // All digits before the point are printed; fewer cannot be.
          drafts[place].formula = nil
          drafts[place].derivative = nil
        } else if !raised {
          entries[draft.result].isExact = false
          entries[draft.result].decimals -= 1
        }
      }
      for draft in drafts where !isOrdered(draft) {
        for index in [draft.result, draft.bound?.entry ?? draft.result] where hasRoom(index) {
          entries[index].decimals += 1
          isDone = false
        }
      }
      if isDone { return }
    }
    // What is left are quotients of rounding errors: their results are stated.
    for index in drafts.indices where !reconciles(drafts[index]) {
      drafts[index].formula = nil
      drafts[index].derivative = nil
    }
    for index in drafts.indices where !isOrdered(drafts[index]) { drafts[index].bound = nil }
  }

  /// Whether a printed result stands to its printed bound as it should.
  private func isOrdered(_ draft: Draft) -> Bool {
    guard let bound = draft.bound else { return true }
    let (value, limit) = (printed(draft.result), printed(bound.entry))
    return bound.isBelow ? value <= limit : value > limit
  }

  /// Whether a double holds one more digit of an entry.
  private func hasRoom(_ index: Int) -> Bool {
    let size = abs(entries[index].value)
    guard size > 0, size.isFinite, entries[index].decimals < entries[index].limit else { return false }
    return entries[index].decimals + Int(CMaths.log10(size).rounded(.down)) + 1 < 15
  }

  private func inputs(_ draft: Draft) -> [Int] {
    draft.derivative?.position ?? draft.formula?.quantities ?? []
  }

  /// Whether the line, computed from the printed numbers, rounds to the printed result.
  mutating func reconciles(_ draft: Draft) -> Bool {
    let wanted = entries[draft.result]
    guard wanted.value.isFinite, draft.derivative != nil || draft.formula != nil else { return true }
    let computed = computed(draft)
    let difference = abs(computed - printed(draft.result))
    return difference <= 0.499 * CMaths.pow(10, Double(-wanted.decimals))
      || difference <= 4e-16 * abs(computed)
  }

  /// A line's result from the numbers as printed.
  private mutating func computed(_ draft: Draft) -> Double {
    if let (axis, position) = draft.derivative {
      var gradient = [Double](repeating: 0, count: position.count)
      let place = position.map { printed($0) }
      _ = evaluator?.evaluate(at: place, gradient: &gradient)
      return gradient[axis]
    }
    return draft.formula?.value { printed($0) } ?? .nan
  }

  // MARK: Printing

  /// The lines as they are, for arithmetic without derivatives of a formula.
  var plainLines: [DerivationLine] {
    drafts.map { draft in
      let entry = entries[draft.result]
      var line = DerivationLine(
        name: draft.name, coordinate: draft.coordinate, symbol: entry.symbol, symbolic: "", substituted: "",
        result: text(draft.result).text, value: entry.value, note: draft.note)
      if let formula = draft.formula {
        line.symbolic = formula.markup({ symbol($0) }, separator: " ")
        line.substituted = formula.markup({ text($0) }, separator: " · ")
      }
      return line
    }
  }

  /// A number as printed.
  func text(_ index: Int) -> (text: String, strength: Arithmetic.Strength) {
    let entry = entries[index]
    let value = printed(index)
    guard value.isFinite else { return (displayMarkup(value), .atom) }
    if value == 0 { return ("0", .atom) }
    if abs(value) >= 1e6 || abs(value) < 1e-3 {
      let exponent = Int(CMaths.log10(abs(value)).rounded(.down))
      let markup = displayMarkup(value, digits: max(1, entry.decimals + exponent + 1))
      let isPower = markup.utf8.first == UInt8(ascii: "1") && !markup.utf8.contains(0xB7)
      return (markup, value < 0 ? .sum : isPower ? .power : .product)
    }
    return (fixedDisplay(value, decimals: max(0, entry.decimals)), value < 0 ? .sum : .atom)
  }

  /// Its symbol; a derivative is written like a fraction, so a power of it needs parentheses.
  func symbol(_ index: Int) -> (text: String, strength: Arithmetic.Strength) {
    let symbol = entries[index].symbol
    return (symbol, symbol.utf8.starts(with: "∂".utf8) ? .power : .atom)
  }
}
