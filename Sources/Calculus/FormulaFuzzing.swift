import Wording

/// Reads, differentiates, prints, compiles and evaluates whatever the bytes say, for fuzzing: the contract is
/// that no input traps, hangs or takes memory without bound. The result only keeps the work from being
/// removed: the value at (0.5, −0.25), or NaN for what is no formula.
public func exerciseFormula(_ bytes: [UInt8]) -> Double {
  let source = String(decoding: bytes, as: UTF8.self)
  let formula: Formula
  do throws(FormulaError) {
    formula = try Formula(source)
  } catch {
    let letters = Language.allCases.reduce(0) { $0 + error.message(in: $1).utf8.count }
    return letters + (error.column ?? 0) > 0 ? .nan : 0
  }
  var evaluator = Evaluator(formula)
  let position = [0.5, -0.25].prefix(formula.dimension)
  var gradient: [Double] = []
  let value = evaluator.evaluate(at: Array(position), gradient: &gradient)
  let hessian = evaluator.hessian(at: Array(position))
  let grid = evaluator.values(x: [0.5, -1e300], y: [-0.25, .infinity])
  var length = formula.expression.plain.utf8.count + formula.expression.markup.utf8.count
  for partial in formula.gradient { length += partial.plain.utf8.count + partial.markup.utf8.count }
  for row in formula.hessian { for second in row { length += second.plain.utf8.count } }
  return length > 0 && grid.count == 4 && hessian.rows == formula.dimension ? value : 0
}
