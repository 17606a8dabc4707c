import Drawing
import Figures
import LessonFormat

/// The words of lessons that the rooms of figures define.
enum Vocabulary {
  static let lesson = LessonVocabulary(
    panels: PanelCatalogue.all.map { panel in
      LessonVocabulary.Panel(
        name: panel.name, summary: panel.summary,
        options: panel.options.map {
          LessonVocabulary.PanelOption(name: $0.name, summary: $0.summary, kind: kind($0.kind))
        })
    },
    themes: Theme.all.map(\.name), themeSettings: ThemeWords.settings, checkTheme: ThemeWords.faults)

  private static func kind(_ kind: PanelOptionRecord.Kind) -> LessonVocabulary.PanelOption.Kind {
    switch kind {
    case .number(let range): .number(range)
    case .whole(let range): .whole(range)
    case .numbers: .numbers
    case .flag: .flag
    case .text: .text
    case .choice(let names): .choice(names)
    }
  }
}
