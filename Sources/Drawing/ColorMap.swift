/// Colours for numbers: a table of equally spaced colours, blended between neighbours.
public struct ColorMap: Sendable, Hashable {
  /// The name in lessons and themes, such as `viridis`.
  public var name: String
  /// The colours from the lowest number to the highest; at least one.
  public var colors: [Color]

  /// A map of at least one colour; an empty list gives black.
  public init(name: String, colors: [Color]) {
    self.name = name
    self.colors = colors.isEmpty ? [.black] : colors
  }

  init(name: String, table: [UInt32]) {
    self.init(name: name, colors: table.map { Color(hex: $0) })
  }

  /// The colour at a fraction of the way, 0 for the lowest number and 1 for the highest. Fractions outside
  /// take the nearest end; NaN takes the lowest.
  public func color(at fraction: Double) -> Color {
    let last = colors.count - 1
    guard last > 0, fraction > 0 else { return colors[0] }
    guard fraction < 1 else { return colors[last] }
    let place = fraction * Double(last)
    let index = Int(place)
    return colors[index].mixed(with: colors[index + 1], place - Double(index))
  }

  /// The same map with every colour mixed towards a ground, 0 not at all and 1 wholly: a quiet map on which
  /// a path stands out.
  public func softened(towards ground: Color, by fraction: Double) -> ColorMap {
    ColorMap(name: name, colors: colors.map { $0.mixed(with: ground, fraction) })
  }

  /// The map from its highest colour to its lowest.
  public var reversed: ColorMap { ColorMap(name: name, colors: colors.reversed()) }

  /// All maps, by which a theme or a lesson may name one.
  public static let all: [ColorMap] = [.viridis, .cividis, .blueOrange, .gray]

  /// The map of a name, if there is one.
  public static func named(_ name: String) -> ColorMap? {
    for map in all where map.name == name { return map }
    return nil
  }
}
