import Yams

/// A panel that a scene asks for, as written: its name, or `{panel: cost, scale: log}`.
struct PanelDraft: Sendable, Hashable {
  var name: Located<String>
  var options: [ChoiceDraft.Setting] = []
  /// The share of the room that it takes beside its neighbours.
  var weight: Double = 1

  static func reader(_ vocabulary: LessonVocabulary) -> Reader<PanelDraft> {
    let panels = vocabulary.panels
    let name = Reader.choice(
      panels.map { Schema.Choice(name: $0.name, summary: $0.summary) }, named: "a panel")
    let objects = panels.map { panel in
      Schema.object(
        [
          Schema.Property(
            name: "panel", summary: panel.summary, required: true,
            schema: .choice([Schema.Choice(name: panel.name, summary: panel.summary)])),
          Schema.Property(
            name: "weight", summary: weightSummary, required: false, schema: weightReader.schema),
        ]
          + panel.options.map {
            Schema.Property(name: $0.name, summary: $0.summary, required: false, schema: schema(of: $0.kind))
          })
    }
    let keys = Reader<PanelDraft>(
      objects.count == 1 ? objects[0] : .anyOf(objects), "a panel with its options"
    ) {
      node, context in
      readOptions(node, name: name, panels: panels, &context)
    }
    return .either("a panel", scalar: name.located.map { PanelDraft(name: $0) }, keys: keys)
  }

  private static let weightSummary = "its share of the room beside its neighbours (1)"
  private static let weightReader = Reader<Double>.number(0.1...10)

  private static func schema(of kind: LessonVocabulary.PanelOption.Kind) -> Schema {
    switch kind {
    case .number(let range): Reader<Double>.number(range).schema
    case .whole(let range): Reader<Int>.integer(range).schema
    case .numbers: .list(Reader<Double>.number.schema, 1...LessonLimits.entries)
    case .flag: .flag
    case .text: .text(maximumLength: LessonLimits.textLength)
    case .choice(let names): .choice(names.map { Schema.Choice(name: $0, summary: "") })
    }
  }

  private static func readOptions(
    _ node: Node, name: Reader<String>, panels: [LessonVocabulary.Panel], _ context: inout ReadingContext
  ) -> PanelDraft? {
    guard case .mapping(let mapping) = node else { return nil }
    guard let nameNode = mapping.first(where: { $0.key.string == "panel" })?.value else {
      context.report(
        node, "the key 'panel' is missing", hint: "write {panel: map} with the options behind it")
      return nil
    }
    guard let chosen = name.read(nameNode, &context) else { return nil }
    let options = panels.first { $0.name == chosen }?.options ?? []
    var draft = PanelDraft(name: Located(chosen, at: context.span(of: nameNode)))
    for (keyNode, valueNode) in mapping where keyNode.string != "panel" {
      let span = context.span(of: keyNode)
      if context.isSetAside(span) { continue }
      let key = keyNode.string ?? ""
      if key == "weight" {
        draft.weight = weightReader.read(valueNode, &context) ?? 1
      } else if let option = options.first(where: { $0.name == key }) {
        if let value = read(option.kind, valueNode, &context) {
          draft.options.append(
            ChoiceDraft.Setting(
              name: Located(key, at: span), value: Located(value, at: context.span(of: valueNode))))
        }
      } else {
        context.report(
          span, "the panel '\(chosen)' has no option '\(key)'",
          hint: Suggestion.among(options.map(\.name) + ["weight"], for: key))
      }
    }
    return draft
  }

  private static func read(
    _ kind: LessonVocabulary.PanelOption.Kind, _ node: Node, _ context: inout ReadingContext
  ) -> SettingDraft? {
    switch kind {
    case .number(let range): Reader<Double>.number(range).read(node, &context).map(SettingDraft.number)
    case .whole(let range):
      Reader<Int>.integer(range).read(node, &context).map { SettingDraft.number(Double($0)) }
    case .numbers:
      Reader<[Double]>.list(of: Reader<Double>.number, named: "a list of numbers").read(node, &context)
        .map(SettingDraft.numbers)
    case .flag: Reader<Bool>.flag.read(node, &context).map(SettingDraft.flag)
    case .text: Reader.text(LessonLimits.textLength).read(node, &context).map(SettingDraft.text)
    case .choice(let names):
      Reader.choice(names, named: "one of its values").read(node, &context).map(SettingDraft.text)
    }
  }
}

/// Which steps become frames, as written: `all`, `end`, or a list of iterations such as `[0, 5, end]`.
enum FramesDraft: Sendable, Hashable {
  case all, end
  /// Iterations; `nil` is the last.
  case iterations([Located<Int?>])

  static let reader: Reader<FramesDraft> = .either(
    "all, end, or a list of iterations",
    scalar: Reader.choice(
      [
        Schema.Choice(name: "all", summary: "a frame for every step"),
        Schema.Choice(name: "end", summary: "one figure, of the last step"),
      ], named: "all, end, or a list of iterations"
    ).map { $0 == "all" ? .all : .end },
    list: Reader<[Located<Int?>]>.list(of: iteration.located, named: "a list of iterations").map(
      FramesDraft.iterations))

  private static let iteration = Reader<Int?>(
    .anyOf([
      .integer(0...LessonLimits.steps), .choice([Schema.Choice(name: "end", summary: "the last step")]),
    ]),
    "an iteration or end"
  ) { node, context in
    if node.string == "end" { return .some(nil) }
    return Reader<Int>.integer(0...LessonLimits.steps).read(node, &context).map { .some($0) }
  }
}
