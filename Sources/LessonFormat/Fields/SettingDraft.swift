import NumberText
import Yams

/// A value whose kind only the catalogue can tell: a setting of a method, a schedule or a panel.
enum SettingDraft: Sendable, Hashable {
  case number(Double)
  case flag(Bool)
  case text(String)
  case numbers([Double])

  /// A number, a text, true or false, or a list of numbers.
  static let reader: Reader<SettingDraft> = .either(
    "a number, a word, or a list of numbers",
    scalar: Reader<SettingDraft>(
      .anyOf([
        Reader<Double>.number.schema, .flag, .text(maximumLength: LessonLimits.titleLength),
      ]), "a number or a word"
    ) { node, context in
      guard case .scalar(let scalar) = node else { return nil }
      guard scalar.style == .plain else {
        return Reader.text(LessonLimits.titleLength).read(node, &context).map(SettingDraft.text)
      }
      switch PlainScalar(scalar.string) {
      case .flag(let flag): return .flag(flag)
      case .word: return Reader.text(LessonLimits.titleLength).read(node, &context).map(SettingDraft.text)
      default: return Reader<Double>.number.read(node, &context).map(SettingDraft.number)
      }
    },
    list: Reader<[Double]>.list(of: Reader<Double>.number, named: "a list of numbers").map(
      SettingDraft.numbers))
}

/// Something chosen from a catalogue by name, with its settings: a method or a schedule. Written as its name
/// alone, or as `{name: adam, beta1: 0.9}`.
struct ChoiceDraft: Sendable, Hashable {
  var name: Located<String>
  var settings: [Setting] = []

  /// A setting and where it stands.
  struct Setting: Sendable, Hashable {
    var name: Located<String>
    var value: Located<SettingDraft>
  }

  /// What a setting may be, for the schema.
  struct Entry: Sendable {
    var name: String
    var summary: String
    var settings: [Schema.Property]
  }

  /// The reader for a catalogue. Settings are checked against the chosen entry.
  static func reader(_ entries: [Entry], named expectation: String) -> Reader<ChoiceDraft> {
    let name = Reader.choice(
      entries.map { Schema.Choice(name: $0.name, summary: $0.summary) }, named: expectation)
    let objects = entries.filter { !$0.settings.isEmpty }.map { entry in
      Schema.object(
        [
          Schema.Property(
            name: "name", summary: entry.summary, required: true,
            schema: .choice([Schema.Choice(name: entry.name, summary: entry.summary)]))
        ] + entry.settings)
    }
    let withSettings = Reader<ChoiceDraft>(
      objects.count == 1 ? objects[0] : .anyOf(objects), "\(expectation) with its settings"
    ) { node, context in
      readSettings(node, name: name, entries: entries, &context)
    }
    return .either(expectation, scalar: name.located.map { ChoiceDraft(name: $0) }, keys: withSettings)
  }

  private static func readSettings(
    _ node: Node, name: Reader<String>, entries: [Entry], _ context: inout ReadingContext
  ) -> ChoiceDraft? {
    guard case .mapping(let mapping) = node else { return nil }
    guard let nameNode = mapping.first(where: { $0.key.string == "name" })?.value else {
      context.report(node, "the key 'name' is missing", hint: "write {name: …} with the settings behind it")
      return nil
    }
    guard let chosen = name.read(nameNode, &context) else { return nil }
    let known = entries.first { $0.name == chosen }?.settings ?? []
    var draft = ChoiceDraft(name: Located(chosen, at: context.span(of: nameNode)))
    for (keyNode, valueNode) in mapping where keyNode.string != "name" {
      let span = context.span(of: keyNode)
      if context.isSetAside(span) { continue }
      let key = keyNode.string ?? ""
      guard known.contains(where: { $0.name == key }) else {
        let hint =
          known.isEmpty
          ? "'\(chosen)' has no settings" : Suggestion.among(known.map(\.name), for: key)
        context.report(span, "'\(chosen)' has no setting '\(key)'", hint: hint)
        continue
      }
      if let value = SettingDraft.reader.read(valueNode, &context) {
        draft.settings.append(
          Setting(name: Located(key, at: span), value: Located(value, at: context.span(of: valueNode))))
      }
    }
    return draft
  }
}
