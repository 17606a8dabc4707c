/// The words that a lesson may use and that rooms to the right of this one define: panels and themes. The
/// command line hands them over from the catalogues.
public struct LessonVocabulary: Sendable {
  /// A panel that a lesson may ask for.
  public struct Panel: Sendable, Hashable {
    /// Its name in lessons.
    public var name: String
    /// What it shows, in a sentence.
    public var summary: String
    /// The settings that it takes.
    public var options: [PanelOption]

    /// A panel with its options.
    public init(name: String, summary: String, options: [PanelOption] = []) {
      self.name = name
      self.summary = summary
      self.options = options
    }
  }

  /// A setting of a panel.
  public struct PanelOption: Sendable, Hashable {
    /// What kind of value it takes.
    public enum Kind: Sendable, Hashable {
      case number(ClosedRange<Double>)
      case whole(ClosedRange<Int>)
      case numbers, flag, text
      case choice([String])
    }

    /// Its name in lessons.
    public var name: String
    /// What it does, in a sentence.
    public var summary: String
    /// What kind of value it takes.
    public var kind: Kind

    /// A setting with its kind.
    public init(name: String, summary: String, kind: Kind) {
      self.name = name
      self.summary = summary
      self.kind = kind
    }
  }

  /// A colour, size or font of a theme.
  public struct ThemeSetting: Sendable, Hashable {
    /// What kind of value it takes.
    public enum Kind: Sendable, Hashable {
      case color, colors, text
      case number(ClosedRange<Double>)
      case choice([String])
    }

    /// Its name in lessons.
    public var name: String
    /// What it is the colour or size of.
    public var summary: String
    /// What kind of value it takes.
    public var kind: Kind

    /// A setting with its kind.
    public init(name: String, summary: String, kind: Kind) {
      self.name = name
      self.summary = summary
      self.kind = kind
    }
  }

  /// The panels that a lesson may ask for.
  public var panels: [Panel]
  /// The names of the looks.
  public var themes: [String]

  /// What a lesson may change in a look.
  public var themeSettings: [ThemeSetting]
  /// What is wrong with a look as a whole, such as letters that cannot be read on their ground.
  public var checkTheme: @Sendable (LessonTheme) -> [LessonTheme.Fault]

  /// The words of the catalogues.
  public init(
    panels: [Panel], themes: [String], themeSettings: [ThemeSetting] = [],
    checkTheme: @escaping @Sendable (LessonTheme) -> [LessonTheme.Fault] = { _ in [] }
  ) {
    self.panels = panels
    self.themes = themes
    self.themeSettings = themeSettings
    self.checkTheme = checkTheme
  }
}
