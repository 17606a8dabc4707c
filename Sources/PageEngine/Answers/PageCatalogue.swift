import Calculus
import NumberText
import Optimization
import Wording

/// What a page may offer and check without a run.
public enum PageCatalogue {
  /// Every method, schedule and surface in a language, as JSON.
  public static func json(in language: Language) -> JSONText {
    PageAnswers.object([
      ("methods", .list(MethodCatalogue.all.filter { !$0.needsLayers }.map { method($0, language) })),
      ("schedules", .list(ScheduleCatalogue.all.map { schedule($0, language) })),
      ("surfaces", .list(SurfaceCatalogue.all.map { surface($0, language) })),
    ])
  }

  /// Whether the `formula` of a request is one that a page can show; else what is wrong with it and where.
  public static func check(_ request: Request) -> JSONText {
    let text = request.value("formula") ?? ""
    guard text.utf8.count <= PageLimits.formula else {
      return PageAnswers.object([
        ("ok", .flag(false)), ("message", .text(PageError.longFormula(text, in: request.language).message)),
        ("column", .null),
      ])
    }
    do {
      let formula = try Formula(text)
      return PageAnswers.object([
        ("ok", .flag(true)), ("variables", .list(formula.variables.map { .text($0) })),
        ("formula", .text(formula.expression.markup)),
        ("gradient", .list(formula.gradient.map { .text($0.markup) })),
      ])
    } catch {
      return PageAnswers.object([
        ("ok", .flag(false)), ("message", .text(error.message(in: request.language))),
        ("column", error.column.map { PageAnswers.whole($0) } ?? .null),
      ])
    }
  }

  private static func method(_ record: MethodRecord, _ language: Language) -> JSONText {
    PageAnswers.object([
      ("name", .text(record.name)), ("title", .text(record.title[language])),
      ("summary", .text(record.summary[language])),
      ("equations", .list(record.equations.map { .text($0) })),
      ("rate", record.standardRate.map { PageAnswers.number($0) } ?? .null),
      ("settings", .list(record.settings.map { setting($0, language) })),
    ])
  }

  private static func schedule(_ record: ScheduleRecord, _ language: Language) -> JSONText {
    PageAnswers.object([
      ("name", .text(record.name)), ("title", .text(record.title[language])),
      ("summary", .text(record.summary[language])),
      ("equation", .text(record.equation)),
      ("settings", .list(record.settings.map { setting($0, language) })),
    ])
  }

  private static func setting(_ record: SettingRecord, _ language: Language) -> JSONText {
    var members: [(String, JSONText?)] = [
      ("name", .text(record.name)), ("symbol", .text(record.symbol)),
      ("summary", .text(record.summary[language])),
      ("standard", record.standard.map { .text($0.plain) } ?? .null),
    ]
    switch record.kind {
    case .number(let range): members += [("kind", .text("number"))] + ends(range)
    case .numbers(let range): members += [("kind", .text("numbers"))] + ends(range)
    case .flag: members.append(("kind", .text("flag")))
    case .choice(let words):
      members += [("kind", .text("choice")), ("choices", .list(words.map { .text($0) }))]
    }
    return PageAnswers.object(members)
  }

  private static func ends(_ range: SettingRange) -> [(String, JSONText?)] {
    [
      ("lower", range.lower.isFinite ? PageAnswers.number(range.lower) : nil),
      ("upper", range.upper.isFinite ? PageAnswers.number(range.upper) : nil),
      ("whole", .flag(range.isWhole)),
    ]
  }

  private static func surface(_ surface: Surface, _ language: Language) -> JSONText {
    PageAnswers.object([
      ("name", .text(surface.name)), ("title", .text(surface.title[language])),
      ("formula", .text(surface.formula.source)), ("markup", .text(surface.formula.expression.markup)),
      ("dimension", PageAnswers.whole(surface.formula.dimension)),
      (
        "starts",
        .list(
          surface.starts.map {
            PageAnswers.object([("name", .text($0.name)), ("position", PageAnswers.numbers($0.position))])
          })
      ),
    ])
  }
}
