/// A setting of a panel as a lesson writes it.
public enum PanelOption: Sendable, Hashable {
  case number(Double)
  case numbers([Double])
  case text(String)
  case flag(Bool)
}

/// One panel that a storyboard asks for: its name in the catalogue, its settings, and its share of the room.
public struct PanelRequest: Sendable, Hashable {
  /// The name in the catalogue.
  public var name: String
  /// Its settings by name.
  public var options: [String: PanelOption]
  /// The share of its column's height (or of its row's width) relative to its neighbours.
  public var weight: Double

  /// A request without settings and of equal weight unless told otherwise.
  public init(_ name: String, options: [String: PanelOption] = [:], weight: Double = 1) {
    self.name = name
    self.options = options
    self.weight = weight
  }
}

/// Where the panels stand.
public enum PanelArrangement: Sendable, Hashable {
  /// Placed by what they are: the picture of the surface large on the left, the rest in a column beside it.
  case automatic([PanelRequest])
  /// Rows from the top, each from left to right.
  case rows([[PanelRequest]])
  /// Columns from the left, each from top to bottom.
  case columns([[PanelRequest]])

  /// All requests, in reading order.
  public var requests: [PanelRequest] {
    switch self {
    case .automatic(let requests): requests
    case .rows(let rows): rows.flatMap { $0 }
    case .columns(let columns): columns.flatMap { $0 }
    }
  }
}
