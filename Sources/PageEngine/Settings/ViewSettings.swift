import Calculus
import Drawing
import Figures
import NumberText
import Optimization
import Plotting

/// A panel in the page: which one, with which settings, how large, in which look.
struct ViewSettings: Sendable, Hashable {
  var panel: String
  var options: [String: PanelOption]
  var width: Double
  var height: Double
  var theme: Theme

  /// Reads what a page asks for.
  init(_ request: Request) throws(PageError) {
    let panel = request.value("panel") ?? ""
    self.panel = panel
    guard let record = PanelCatalogue.ofPage.first(where: { $0.name == panel }) else {
      let names = PanelCatalogue.ofPage.map { $0.name }
      throw PageError(
        "unknown panel '\(panel)'"
          + (nearestName(to: panel, among: names).map { "; did you mean '\($0)'?" } ?? ""))
    }
    width = try ViewSettings.side(request, "width")
    height = try ViewSettings.side(request, "height")
    let name = request.value("theme") ?? Theme.light.name
    guard let theme = Theme.named(name) else { throw PageError("unknown theme '\(name)'") }
    let scale = try request.number("scale") ?? 1
    guard scale >= 0.3, scale <= 4 else { throw PageError("scale must be from 0.3 to 4") }
    self.theme = theme.scaled(by: scale)
    var options: [String: PanelOption] = [:]
    for entry in request.entries(under: "option.") where !entry.value.isEmpty {
      guard let option = record.options.first(where: { $0.name == entry.key }) else {
        throw PageError("the panel '\(panel)' has no setting '\(entry.key)'")
      }
      options[entry.key] = try ViewSettings.value(entry.value, option)
    }
    self.options = options
  }

  private static func side(_ request: Request, _ key: String) throws(PageError) -> Double {
    let length = try request.number(key) ?? 0
    guard length >= 40, length <= PageLimits.side else {
      throw PageError("\(key) must be from 40 to \(Int(PageLimits.side)) pixels")
    }
    return length
  }

  private static func value(_ text: String, _ option: PanelOptionRecord) throws(PageError) -> PanelOption {
    switch option.kind {
    case .number, .whole: .number(try Request.number(text, of: option.name))
    case .numbers: .numbers(try Request.numbers(text, of: option.name))
    case .flag: .flag(text == "true")
    case .text, .choice: .text(text)
    }
  }
}

extension PanelOption {
  /// The setting as a page writes it.
  public var requestText: String {
    switch self {
    case .number(let number): shortestText(number)
    case .numbers(let numbers): Request.text(numbers)
    case .flag(let flag): flag ? "true" : "false"
    case .text(let text): text
    }
  }
}
