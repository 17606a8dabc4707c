import Yams

/// A theme as written: a name, or `{base: dark, accent: "#ffb000", title-size: 34}`.
struct ThemeDraft: Sendable {
  var base: Located<String>?
  var settings: [Located<LessonTheme.Setting>] = []

  var theme: LessonTheme { LessonTheme(base: base?.value, settings: settings.map(\.value)) }

  /// What stands in a lesson.
  static func reader(_ vocabulary: LessonVocabulary) -> Reader<LessonTheme> {
    .either(
      "a theme", scalar: base(vocabulary).map { LessonTheme(base: $0) }, keys: keys(vocabulary))
  }

  /// What stands in a theme file: always keys.
  static func keys(_ vocabulary: LessonVocabulary) -> Reader<LessonTheme> {
    let fields =
      [
        Field<ThemeDraft>("base", \.base, base(vocabulary), "the theme that is changed (light)")
      ] + vocabulary.themeSettings.map(field)
    return Reader<ThemeDraft>.object(
      fields, named: "a theme's colours, sizes and fonts", empty: ThemeDraft()
    ).check { draft, node, context in
      let theme = draft.theme
      let faults = vocabulary.checkTheme(theme)
      for fault in faults {
        let place = draft.settings.first { $0.value.name == fault.setting }?.span
        context.report(place ?? context.span(of: node), fault.message, hint: fault.hint)
      }
      return faults.isEmpty ? theme : nil
    }
  }

  private static func base(_ vocabulary: LessonVocabulary) -> Reader<String> {
    .choice(vocabulary.themes, named: "a theme")
  }

  private static func field(_ setting: LessonVocabulary.ThemeSetting) -> Field<ThemeDraft> {
    func field<Value: Sendable>(
      _ reader: Reader<Value>, _ value: @escaping @Sendable (Value) -> LessonTheme.Value
    ) -> Field<ThemeDraft> {
      Field(setting.name, reader, setting.summary) { draft, read in
        draft.settings.append(
          Located(LessonTheme.Setting(setting.name, value(read.value)), at: read.span))
      }
    }
    switch setting.kind {
    case .color: return field(.color) { .text($0) }
    case .colors:
      return field(Reader<[String]>.list(of: .color, count: 1...24, named: "a list of colours")) {
        .texts($0)
      }
    case .number(let range): return field(.number(range)) { .number($0) }
    case .text: return field(.text(100, named: "a name")) { .text($0) }
    case .choice(let names): return field(.choice(names, named: "one of its values")) { .text($0) }
    }
  }
}

extension Reader where Value == String {
  /// A colour such as `"#1b2030"`. The # begins a comment in YAML unless it stands in quotation marks.
  static var color: Reader {
    let expectation = "a colour in quotation marks such as \"#1b2030\""
    let text = Reader.text(9, named: expectation)
    return Reader(.pattern("^#?([0-9a-fA-F]{6}|[0-9a-fA-F]{8})$"), expectation) { node, context in
      guard let written = text.read(node, &context) else { return nil }
      let digits = written.hasPrefix("#") ? written.dropFirst() : written[...]
      guard digits.count == 6 || digits.count == 8, digits.allSatisfy(\.isHexDigit) else {
        context.report(node, "'\(written)' is not a colour", hint: "write \(expectation)")
        return nil
      }
      return written
    }
  }
}
