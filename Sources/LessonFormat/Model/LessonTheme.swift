/// The look that a lesson or a theme file asks for: a theme by name, and what is to be different in it.
public struct LessonTheme: Sendable, Hashable {
  /// What is written for a setting.
  public enum Value: Sendable, Hashable {
    case number(Double)
    /// A colour such as `#1b2030`, a font family, or the name of a colour map.
    case text(String)
    /// Several colours.
    case texts([String])
  }

  /// A setting of the theme and its value.
  public struct Setting: Sendable, Hashable {
    /// The name, such as `background`.
    public var name: String
    /// What it is to be.
    public var value: Value

    /// A setting with its value.
    public init(_ name: String, _ value: Value) {
      self.name = name
      self.value = value
    }
  }

  /// Why a setting cannot stay as it is: the words of a message at its place.
  public struct Fault: Sendable, Hashable {
    /// The setting; where the lesson does not write it, the message stands at the theme.
    public var setting: String
    /// What is wrong, in a sentence without its full stop.
    public var message: String
    /// What would be right.
    public var hint: String

    /// A fault of a setting.
    public init(setting: String, message: String, hint: String) {
      self.setting = setting
      self.message = message
      self.hint = hint
    }
  }

  /// The theme on which it is based; `nil` is the standard one.
  public var base: String?
  /// What is different.
  public var settings: [Setting]

  /// A theme by its name, or with settings of its own.
  public init(base: String? = nil, settings: [Setting] = []) {
    self.base = base
    self.settings = settings
  }
}
