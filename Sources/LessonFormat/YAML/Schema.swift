import NumberText

/// The shape of a value, from which the JSON Schema is written that editors complete and check with.
indirect enum Schema: Sendable, Hashable {
  case text(maximumLength: Int)
  /// A text that matches a regular expression.
  case pattern(String)
  /// One of the words, each with its explanation.
  case choice([Choice])
  case number(ClosedRange<Double>, exclusiveMinimum: Bool)
  case integer(ClosedRange<Int>)
  case flag
  case list(Schema, ClosedRange<Int>)
  case object([Property])
  /// Any keys that match a pattern, all with values of the same shape.
  case dictionary(keyPattern: String, Schema)
  case anyOf([Schema])

  /// A word that may be given, and what it means.
  struct Choice: Sendable, Hashable {
    var name: String
    var summary: String
  }

  /// A key of an object.
  struct Property: Sendable, Hashable {
    var name: String
    var summary: String
    var required: Bool
    var schema: Schema
  }

  /// The JSON Schema (draft 7, which the YAML language server reads) of the shape.
  func json(description: String = "") -> JSONText {
    var members: [JSONText.Member] = []
    func add(_ name: String, _ value: JSONText) {
      members.append(JSONText.Member(name: name, value: value))
    }
    if !description.isEmpty { add("description", .text(description)) }
    switch self {
    case .text(let maximumLength):
      add("type", .text("string"))
      add("maxLength", .number("\(maximumLength)"))
    case .pattern(let pattern):
      add("type", .text("string"))
      add("pattern", .text(pattern))
    case .choice(let choices):
      add("type", .text("string"))
      add("enum", .list(choices.map { .text($0.name) }))
      if choices.contains(where: { !$0.summary.isEmpty }) {
        add("enumDescriptions", .list(choices.map { .text($0.summary) }))
      }
    case .number(let range, let exclusiveMinimum):
      add("type", .text("number"))
      if range.lowerBound > -Double.greatestFiniteMagnitude {
        add(exclusiveMinimum ? "exclusiveMinimum" : "minimum", .number(Self.number(range.lowerBound)))
      }
      if range.upperBound < Double.greatestFiniteMagnitude {
        add("maximum", .number(Self.number(range.upperBound)))
      }
    case .integer(let range):
      add("type", .text("integer"))
      add("minimum", .number("\(range.lowerBound)"))
      add("maximum", .number("\(range.upperBound)"))
    case .flag:
      add("type", .text("boolean"))
    case .list(let item, let count):
      add("type", .text("array"))
      add("items", item.json())
      add("minItems", .number("\(count.lowerBound)"))
      add("maxItems", .number("\(count.upperBound)"))
    case .object(let properties):
      add("type", .text("object"))
      add(
        "properties",
        .object(
          properties.map {
            JSONText.Member(name: $0.name, value: $0.schema.json(description: $0.summary))
          }))
      let required = properties.filter(\.required)
      if !required.isEmpty { add("required", .list(required.map { .text($0.name) })) }
      add("additionalProperties", .flag(false))
    case .dictionary(let pattern, let value):
      add("type", .text("object"))
      add("patternProperties", .object([JSONText.Member(name: pattern, value: value.json())]))
      add("additionalProperties", .flag(false))
    case .anyOf(let shapes):
      add("anyOf", .list(shapes.map { $0.json() }))
    }
    return .object(members)
  }

  private static func number(_ value: Double) -> String {
    value == value.rounded() && abs(value) < 1e15 ? "\(Int(value))" : "\(value)"
  }
}
