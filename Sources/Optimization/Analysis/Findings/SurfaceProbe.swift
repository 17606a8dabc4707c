import Calculus

/// A surface made ready to be asked: compiling its formula takes longer than judging a short run.
struct SurfaceProbe: Sendable {
  let evaluator: Evaluator
  let polisher: CriticalPointPolisher

  /// `nil` for a context without a formula or a domain.
  init?(_ context: RunContext) {
    guard let formula = context.formula, let domain = context.domain else { return nil }
    let compiled = CompiledFormula(formula)
    evaluator = Evaluator(compiled)
    polisher = CriticalPointPolisher(compiled, domain)
  }
}
