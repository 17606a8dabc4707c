/// A JSON value whose objects keep their order, so that the same input gives the same bytes.
public indirect enum JSONText: Sendable, Hashable {
  case null
  case flag(Bool)
  /// A number as it is to be written.
  case number(String)
  case text(String)
  case list([JSONText])
  case object([Member])

  /// A named value of an object.
  public struct Member: Sendable, Hashable {
    /// The key.
    public var name: String
    /// Its value.
    public var value: JSONText

    /// A member of an object.
    public init(name: String, value: JSONText) {
      self.name = name
      self.value = value
    }
  }

  /// An object from names and values in order.
  public static func members(_ members: KeyValuePairs<String, JSONText?>) -> JSONText {
    .object(members.compactMap { name, value in value.map { Member(name: name, value: $0) } })
  }

  /// The text, indented by two spaces, ending without a line break.
  public var pretty: String {
    var text = ""
    write(to: &text, indent: 0)
    return text
  }

  /// The text without any space, for large data.
  public var compact: String {
    var text = ""
    writeCompact(to: &text)
    return text
  }

  private func writeCompact(to text: inout String) {
    switch self {
    case .null, .flag, .number, .text: write(to: &text, indent: 0)
    case .list(let items):
      text += "["
      for (index, item) in items.enumerated() {
        if index > 0 { text += "," }
        item.writeCompact(to: &text)
      }
      text += "]"
    case .object(let members):
      text += "{"
      for (index, member) in members.enumerated() {
        if index > 0 { text += "," }
        Self.quote(member.name, to: &text)
        text += ":"
        member.value.writeCompact(to: &text)
      }
      text += "}"
    }
  }

  /// The text on one line.
  public var oneLine: String {
    var text = ""
    switch self {
    case .null, .flag, .number, .text: write(to: &text, indent: 0)
    case .list(let items):
      text = "[" + items.map { $0.oneLine }.joined(separator: ", ") + "]"
    case .object(let members):
      text = "{"
      for (index, member) in members.enumerated() {
        if index > 0 { text += ", " }
        Self.quote(member.name, to: &text)
        text += ": " + member.value.oneLine
      }
      text += "}"
    }
    return text
  }

  private func write(to text: inout String, indent: Int) {
    switch self {
    case .null: text += "null"
    case .flag(let flag): text += flag ? "true" : "false"
    case .number(let number): text += number
    case .text(let string): Self.quote(string, to: &text)
    case .list(let items):
      Self.writeBlock(items.count, "[", "]", to: &text, indent: indent, oneLine: isShort) {
        index, text, inner in
        items[index].write(to: &text, indent: inner)
      }
    case .object(let members):
      Self.writeBlock(members.count, "{", "}", to: &text, indent: indent, oneLine: false) {
        index, text, inner in
        Self.quote(members[index].name, to: &text)
        text += ": "
        members[index].value.write(to: &text, indent: inner)
      }
    }
  }

  /// Lists of few numbers or words stand on one line.
  private var isShort: Bool {
    guard case .list(let items) = self, items.count <= 4 else { return false }
    return items.allSatisfy { item in
      switch item {
      case .list, .object: false
      default: true
      }
    }
  }

  private static func writeBlock(
    _ count: Int, _ open: String, _ close: String, to text: inout String, indent: Int, oneLine: Bool,
    item: (Int, inout String, Int) -> Void
  ) {
    text += open
    let inner = indent + 2
    for index in 0..<count {
      text +=
        oneLine ? (index > 0 ? ", " : "") : (index > 0 ? ",\n" : "\n") + String(repeating: " ", count: inner)
      item(index, &text, inner)
    }
    if count > 0 && !oneLine { text += "\n" + String(repeating: " ", count: indent) }
    text += close
  }

  /// Appends a JSON string with its quotation marks and escapes.
  public static func quote(_ string: String, to text: inout String) {
    text += "\""
    for scalar in string.unicodeScalars {
      switch scalar {
      case "\"": text += "\\\""
      case "\\": text += "\\\\"
      case "\n": text += "\\n"
      case "\t": text += "\\t"
      case "\r": text += "\\r"
      case _ where scalar.value < 0x20 || scalar.value == 0x7F:
        let hex = String(scalar.value, radix: 16)
        text += "\\u" + String(repeating: "0", count: 4 - hex.count) + hex
      default: text.unicodeScalars.append(scalar)
      }
    }
    text += "\""
  }
}
