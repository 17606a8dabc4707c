/// A function of one or more variables written in ordinary mathematics, with its exact derivatives.
///
/// `x^2 + 3y^2`, `exp(-x^2) sin(2pi y)`, `(a-x)^2 + b(y-x^2)^2, a = 1, b = 100`. Numbers, `pi`, `e`, the
/// functions of `MathFunction`, `+ - * / ^` (also − × · ÷ √ ² π), and a product without a sign where it cannot
/// be mistaken: `2x y`, `2(x+1)`. `^` groups from the right and binds tighter than a sign before it.
public struct Formula: Sendable, Hashable {
  /// As it was typed.
  public var source: String { content.source }
  /// The names of the variables, in the order of a position's coordinates.
  public var variables: [String] { content.variables }
  /// The named numbers: those given, then those defined in the text; a given one goes before.
  public var parameters: [Parameter] { content.parameters }
  /// What was written, term by term.
  public var expression: Expression { content.expression }

  var graph: ExpressionGraph { content.graph }
  var valueNode: ExpressionGraph.NodeID { content.valueNode }
  var gradientNodes: [ExpressionGraph.NodeID] { content.gradientNodes }
  /// The lower triangle by rows: ∂²f/∂xᵢ∂xⱼ for j ≤ i.
  var hessianNodes: [ExpressionGraph.NodeID] { content.hessianNodes }

  /// Shared by all copies: formulas stand in many records, and are never changed.
  private let content: Content

  private final class Content: Sendable {
    let source: String
    let variables: [String]
    let parameters: [Parameter]
    let expression: Expression
    let graph: ExpressionGraph
    let valueNode: ExpressionGraph.NodeID
    let gradientNodes: [ExpressionGraph.NodeID]
    let hessianNodes: [ExpressionGraph.NodeID]

    init(
      source: String, parsed: ParsedFormula, graph: ExpressionGraph, valueNode: ExpressionGraph.NodeID,
      gradientNodes: [ExpressionGraph.NodeID], hessianNodes: [ExpressionGraph.NodeID]
    ) {
      self.source = source
      variables = parsed.variables
      parameters = parsed.parameters
      expression = parsed.expression
      self.graph = graph
      self.valueNode = valueNode
      self.gradientNodes = gradientNodes
      self.hessianNodes = hessianNodes
    }
  }

  /// Reads a formula and finds its derivatives.
  ///
  /// `variables` are the names of the coordinates; `nil` takes x, and y too if it occurs. `parameters` give
  /// values to names; the text may give them too, as in `a*x^2, a = 3`. Throws where the text is no formula,
  /// nests too deep, or is so long that its derivatives cannot be held.
  public init(
    _ source: String, variables: [String]? = nil, parameters: [Parameter] = []
  ) throws(FormulaError) {
    let parsed = try Parser.parse(source, variables: variables, parameters: parameters)
    var graph = ExpressionGraph(variables: parsed.variables, parameters: parsed.parameters)
    let value = graph.intern(parsed.expression)
    var gradient: [ExpressionGraph.NodeID] = []
    for index in parsed.variables.indices {
      gradient += graph.derivatives(of: [value], by: index)
    }
    var hessian: [ExpressionGraph.NodeID] = []
    for row in gradient.indices {
      for column in 0...row { hessian += graph.derivatives(of: [gradient[row]], by: column) }
    }
    guard !graph.isTooLarge else { throw .tooLarge(limit: ExpressionGraph.sizeLimit) }
    content = Content(
      source: source, parsed: parsed, graph: graph, valueNode: value, gradientNodes: gradient,
      hessianNodes: hessian)
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
    a.content === b.content
      || a.source == b.source && a.variables == b.variables && a.parameters == b.parameters
  }

  /// By text, variables and parameters.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(source)
    hasher.combine(variables)
    hasher.combine(parameters)
  }
}
