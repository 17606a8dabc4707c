/// An expression and its derivatives as a graph in which every distinct part is kept once.
///
/// A part's operands always stand before it, so everything that works on the graph is a loop from the front
/// and not a recursion, and derivatives, whose text can be a hundred times as long as the formula's, take only
/// the parts that are new in them.
struct ExpressionGraph: Sendable {
  typealias NodeID = Int32

  enum Node: Hashable, Sendable {
    case number(UInt64)  // the bits, so that −0 and 0 are two numbers
    case constant(Expression.Constant)
    case variable(Int)
    case parameter(Int)
    case sum([NodeID])
    case product([NodeID])
    case quotient(NodeID, NodeID)
    case power(NodeID, NodeID)
    case negative(NodeID)
    case call(MathFunction, [NodeID])
  }

  /// More than any formula written by a person takes; a formula written against us stops here.
  static let sizeLimit = 400_000

  let variables: [String]
  let parameters: [Parameter]
  private(set) var nodes: [Node] = []
  private var known: [Node: NodeID] = [:]
  /// For each node whether no variable is in it.
  private var constancy: [Bool] = []
  /// Nodes and their operands, the measure that the limit is on.
  private var size = 0

  /// Whether the limit was reached; what was built since is then meaningless.
  var isTooLarge: Bool { size > ExpressionGraph.sizeLimit }

  init(variables: [String], parameters: [Parameter]) {
    self.variables = variables
    self.parameters = parameters
  }

  /// The node's place, the same for the same node.
  mutating func place(_ node: Node) -> NodeID {
    if let id = known[node] { return id }
    size += 1
    switch node {
    case .sum(let operands), .product(let operands), .call(_, let operands): size += operands.count
    default: break
    }
    if isTooLarge { return 0 }
    let id = NodeID(nodes.count)
    nodes.append(node)
    var isConstant = true
    if case .variable = node { isConstant = false }
    forEachOperand(of: id) { isConstant = isConstant && constancy[Int($0)] }
    constancy.append(isConstant)
    known[node] = id
    return id
  }

  /// Whether no variable is in the node.
  func isConstant(_ id: NodeID) -> Bool { constancy[Int(id)] }

  subscript(_ id: NodeID) -> Node { nodes[Int(id)] }

  mutating func number(_ value: Double) -> NodeID { place(.number(value.bitPattern)) }

  func numberValue(_ id: NodeID) -> Double? {
    if case .number(let bits) = self[id] { return Double(bitPattern: bits) }
    return nil
  }

  /// Takes an expression in exactly as it is written. Its depth is limited by the parser.
  mutating func intern(_ expression: Expression) -> NodeID {
    switch expression {
    case .number(let value): return number(value)
    case .constant(let constant): return place(.constant(constant))
    case .variable(let name): return place(.variable(variables.firstIndex(of: name) ?? 0))
    case .parameter(let name):
      return place(.parameter(parameters.firstIndex { $0.name == name } ?? 0))
    case .sum(let terms):
      let operands = intern(terms)
      return place(.sum(operands))
    case .product(let factors):
      let operands = intern(factors)
      return place(.product(operands))
    case .quotient(let a, let b):
      let (p, q) = (intern(a), intern(b))
      return place(.quotient(p, q))
    case .power(let a, let b):
      let (p, q) = (intern(a), intern(b))
      return place(.power(p, q))
    case .negative(let a):
      let p = intern(a)
      return place(.negative(p))
    case .call(let function, let arguments):
      let operands = intern(arguments)
      return place(.call(function, operands))
    }
  }

  private mutating func intern(_ expressions: [Expression]) -> [NodeID] {
    var operands: [NodeID] = []
    operands.reserveCapacity(expressions.count)
    for expression in expressions { operands.append(intern(expression)) }
    return operands
  }

  /// The nodes on which `roots` depend, themselves included, operands first.
  func reachable(from roots: [NodeID]) -> [NodeID] {
    var isNeeded = [Bool](repeating: false, count: nodes.count)
    for root in roots { isNeeded[Int(root)] = true }
    for index in nodes.indices.reversed() where isNeeded[index] {
      forEachOperand(of: NodeID(index)) { isNeeded[Int($0)] = true }
    }
    return nodes.indices.filter { isNeeded[$0] }.map { NodeID($0) }
  }

  func forEachOperand(of id: NodeID, _ body: (NodeID) -> Void) {
    switch self[id] {
    case .number, .constant, .variable, .parameter: break
    case .sum(let operands), .product(let operands), .call(_, let operands): operands.forEach(body)
    case .quotient(let a, let b), .power(let a, let b):
      body(a)
      body(b)
    case .negative(let a): body(a)
    }
  }

  /// The tree of a node. Parts that the graph shares are shared in memory too, so this is no larger than the
  /// graph, though its text may be.
  func expression(_ root: NodeID) -> Expression {
    var made = [Expression](repeating: .number(0), count: Int(root) + 1)
    for id in reachable(from: [root]) {
      let expression: Expression
      switch self[id] {
      case .number(let bits): expression = .number(Double(bitPattern: bits))
      case .constant(let constant): expression = .constant(constant)
      case .variable(let index): expression = .variable(variables[index])
      case .parameter(let index): expression = .parameter(parameters[index].name)
      case .sum(let terms): expression = .sum(terms.map { made[Int($0)] })
      case .product(let factors): expression = .product(factors.map { made[Int($0)] })
      case .quotient(let a, let b): expression = .quotient(made[Int(a)], made[Int(b)])
      case .power(let a, let b): expression = .power(made[Int(a)], made[Int(b)])
      case .negative(let a): expression = .negative(made[Int(a)])
      case .call(let function, let arguments):
        expression = .call(function, arguments.map { made[Int($0)] })
      }
      made[Int(id)] = expression
    }
    return made[Int(root)]
  }
}
