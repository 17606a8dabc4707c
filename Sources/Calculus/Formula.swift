/// A function of one or more variables written in ordinary mathematics, with its exact derivatives.
///
/// `x^2 + 3y^2`, `exp(-x^2) sin(2pi y)`, `(a-x)^2 + b(y-x^2)^2, a = 1, b = 100`. Numbers, `pi`, `e`, the
/// functions of `MathFunction`, `+ - * / ^` (also − × · ÷ √ ² π), and a product without a sign where it cannot
/// be mistaken: `2x y`, `2(x+1)`. `^` groups from the right and binds tighter than a sign before it.
public struct Formula: Sendable, Hashable {
  /// As it was typed.
  public let source: String
  /// The names of the variables, in the order of a position's coordinates.
  public let variables: [String]
  /// The named numbers: those given, then those defined in the text; a given one goes before.
  public let parameters: [Parameter]
  /// What was written, term by term.
  public let expression: Expression

  let graph: ExpressionGraph
  let valueNode: ExpressionGraph.NodeID
  let gradientNodes: [ExpressionGraph.NodeID]
  /// The lower triangle by rows: ∂²f/∂xᵢ∂xⱼ for j ≤ i.
  let hessianNodes: [ExpressionGraph.NodeID]

  /// Reads a formula and finds its derivatives.
  ///
  /// `variables` are the names of the coordinates; `nil` takes x, and y too if it occurs. `parameters` give
  /// values to names; the text may give them too, as in `a*x^2, a = 3`. Throws where the text is no formula,
  /// nests too deep, or is so long that its derivatives cannot be held.
  public init(
    _ source: String, variables: [String]? = nil, parameters: [Parameter] = []
  ) throws(FormulaError) {
    let parsed = try Parser.parse(source, variables: variables, parameters: parameters)
    self.source = source
    self.variables = parsed.variables
    self.parameters = parsed.parameters
    expression = parsed.expression

    var graph = ExpressionGraph(variables: parsed.variables, parameters: parsed.parameters)
    valueNode = graph.intern(parsed.expression)
    var gradient: [ExpressionGraph.NodeID] = []
    for index in parsed.variables.indices {
      gradient += graph.derivatives(of: [valueNode], by: index)
    }
    var hessian: [ExpressionGraph.NodeID] = []
    for row in gradient.indices {
      for column in 0...row { hessian += graph.derivatives(of: [gradient[row]], by: column) }
    }
    guard !graph.isTooLarge else { throw .tooLarge(limit: ExpressionGraph.sizeLimit) }
    self.graph = graph
    gradientNodes = gradient
    hessianNodes = hessian
  }

  /// The number of variables.
  public var dimension: Int { variables.count }

  /// The partial derivatives ∂f/∂xᵢ, simplified.
  public var gradient: [Expression] { gradientNodes.map { graph.expression($0) } }

  /// The second derivatives ∂²f/∂xᵢ∂xⱼ, row by row; symmetric.
  public var hessian: [[Expression]] {
    (0..<dimension).map { row in
      (0..<dimension).map { column in
        graph.expression(hessianNodes[max(row, column) * (max(row, column) + 1) / 2 + min(row, column)])
      }
    }
  }

  /// Equal if typed equally, with the same variables and parameters; the rest follows from these.
  public static func == (a: Formula, b: Formula) -> Bool {
    a.source == b.source && a.variables == b.variables && a.parameters == b.parameters
  }

  /// By text, variables and parameters.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(source)
    hasher.combine(variables)
    hasher.combine(parameters)
  }
}
