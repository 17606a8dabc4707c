import Yams

/// How a value is read from YAML: the shape for the schema and the function for the decoder, made together so
/// that they cannot say different things. A reader that gives `nil` has reported the mistake.
struct Reader<Value: Sendable>: Sendable {
  let schema: Schema
  /// What would be right, such as `a number from 0 to 1`.
  let expectation: String
  let read: @Sendable (Node, inout ReadingContext) -> Value?

  init(
    _ schema: Schema, _ expectation: String,
    read: @escaping @Sendable (Node, inout ReadingContext) -> Value?
  ) {
    self.schema = schema
    self.expectation = expectation
    self.read = read
  }

  /// The same shape, with the value made into another.
  func map<Other>(_ transform: @escaping @Sendable (Value) -> Other) -> Reader<Other> {
    Reader<Other>(schema, expectation) { node, context in read(node, &context).map(transform) }
  }

  /// The same shape, with the value made into another or refused. A refusal must report.
  func check<Other>(
    _ transform: @escaping @Sendable (Value, Node, inout ReadingContext) -> Other?
  ) -> Reader<Other> {
    Reader<Other>(schema, expectation) { node, context in
      read(node, &context).flatMap { transform($0, node, &context) }
    }
  }

  /// The same value with its place.
  var located: Reader<Located<Value>> {
    Reader<Located<Value>>(schema, expectation) { node, context in
      read(node, &context).map { Located($0, at: context.span(of: node)) }
    }
  }
}

/// The three forms of a YAML value, for readers that accept several.
enum NodeForm: Hashable {
  case scalar, list, keys

  init(_ node: Node) {
    switch node {
    case .scalar, .alias: self = .scalar
    case .sequence: self = .list
    case .mapping: self = .keys
    }
  }

  /// How the form is called in messages.
  var name: String {
    switch self {
    case .scalar: "a single value"
    case .list: "a list"
    case .keys: "keys with values"
    }
  }
}

extension Reader {
  /// A value that may be written in one of several forms; the form of the node decides.
  static func either(
    _ expectation: String, scalar: Reader? = nil, list: Reader? = nil, keys: Reader? = nil
  ) -> Reader {
    let schemas = [scalar, list, keys].compactMap { $0?.schema }
    return Reader(schemas.count == 1 ? schemas[0] : .anyOf(schemas), expectation) { node, context in
      let form = NodeForm(node)
      let reader =
        switch form {
        case .scalar: scalar
        case .list: list
        case .keys: keys
        }
      guard let reader else {
        context.report(node, "\(form.name) where \(expectation) is expected")
        return nil
      }
      return reader.read(node, &context)
    }
  }
}
