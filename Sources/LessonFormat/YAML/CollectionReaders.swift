import NumberText
import Yams

extension Reader {
  /// A list of values.
  static func list<Item>(
    of item: Reader<Item>, count: ClosedRange<Int> = 1...LessonLimits.entries, named expectation: String
  ) -> Reader where Value == [Item] {
    Reader(.list(item.schema, count), expectation) { node, context in
      guard case .sequence(let sequence) = node else {
        context.report(node, "\(NodeForm(node).name) where \(expectation) is expected", hint: "write [a, b]")
        return nil
      }
      guard count.contains(sequence.count) else {
        let allowed =
          count.lowerBound == count.upperBound
          ? "\(count.lowerBound)" : "\(count.lowerBound) to \(count.upperBound)"
        context.report(node, "the list has \(sequence.count) entries", hint: "\(expectation) has \(allowed)")
        return nil
      }
      let items = sequence.map { item.read($0, &context) }
      let good = items.compactMap { $0 }
      return good.count == items.count ? good : nil
    }
  }

  /// Keys of the writer's own choice, each read by `key`, with values all of one shape.
  static func dictionary<Key, Item>(
    keyPattern: String, named expectation: String, value: Reader<Item>,
    key: @escaping @Sendable (String) -> Key?, keyHint: String
  ) -> Reader where Value == [(key: Located<Key>, value: Item)] {
    Reader(.dictionary(keyPattern: keyPattern, value.schema), expectation) { node, context in
      guard case .mapping(let mapping) = node else {
        context.report(node, "\(NodeForm(node).name) where \(expectation) is expected")
        return nil
      }
      guard mapping.count <= LessonLimits.entries else {
        context.report(node, "\(mapping.count) entries", hint: "at most \(LessonLimits.entries) are allowed")
        return nil
      }
      var pairs: [(key: Located<Key>, value: Item)] = []
      for (keyNode, valueNode) in mapping {
        let span = context.span(of: keyNode)
        if context.isSetAside(span) { continue }
        guard case .scalar(let scalar) = keyNode, let name = key(scalar.string) else {
          context.report(span, "the key '\(keyNode.string ?? "")' is not understood", hint: keyHint)
          continue
        }
        if let item = value.read(valueNode, &context) { pairs.append((Located(name, at: span), item)) }
      }
      return pairs
    }
  }

  /// An object with the given keys. Unknown and missing keys are reported; what could be read is kept, so
  /// that the rest can still be checked.
  static func object(
    _ fields: [Field<Value>], named expectation: String, empty: Value
  ) -> Reader {
    let names = fields.map(\.name)
    return Reader(.object(fields.map(\.property)), expectation) { node, context in
      guard case .mapping(let mapping) = node else {
        context.report(
          node, "\(NodeForm(node).name) where \(expectation) is expected", hint: "write '\(names[0]): …'")
        return nil
      }
      var value = empty
      var given: Set<String> = []
      for (keyNode, valueNode) in mapping {
        let span = context.span(of: keyNode)
        if context.isSetAside(span) { continue }
        guard case .scalar(let scalar) = keyNode else {
          context.report(span, "\(NodeForm(keyNode).name) in place of a key")
          continue
        }
        guard let field = fields.first(where: { $0.name == scalar.string }) else {
          context.report(
            span, "unknown key '\(scalar.string)'", hint: Suggestion.among(names, for: scalar.string))
          if let meant = nearestName(to: scalar.string, among: names) { context.setUnread(meant, in: node) }
          continue
        }
        given.insert(field.name)
        if !field.read(valueNode, &value, &context) { context.setUnread(field.name, in: node) }
      }
      for field in fields where field.required && !given.contains(field.name) {
        context.report(
          Span(line: context.span(of: node).line, column: context.span(of: node).column),
          "the key '\(field.name)' is missing", hint: field.summary)
      }
      return value
    }
  }
}

/// A key of an object: its name, what it is for, how it is read, and where the value goes.
struct Field<Target: Sendable>: Sendable {
  let name: String
  let summary: String
  let required: Bool
  let schema: Schema
  /// Whether there was a value to put where it goes.
  let read: @Sendable (Node, inout Target, inout ReadingContext) -> Bool

  init<Value>(
    _ name: String, _ path: WritableKeyPath<Target, Located<Value>?> & Sendable, _ reader: Reader<Value>,
    required: Bool = false, _ summary: String
  ) {
    self.name = name
    self.summary = summary
    self.required = required
    schema = reader.schema
    read = { node, target, context in
      guard let value = reader.read(node, &context) else { return false }
      target[keyPath: path] = Located(value, at: context.span(of: node))
      return true
    }
  }

  /// A key whose value goes where `store` puts it.
  init<Value: Sendable>(
    _ name: String, _ reader: Reader<Value>, _ summary: String,
    store: @escaping @Sendable (inout Target, Located<Value>) -> Void
  ) {
    self.name = name
    self.summary = summary
    required = false
    schema = reader.schema
    read = { node, target, context in
      guard let value = reader.read(node, &context) else { return false }
      store(&target, Located(value, at: context.span(of: node)))
      return true
    }
  }

  var property: Schema.Property {
    Schema.Property(name: name, summary: summary, required: required, schema: schema)
  }
}
