extension Model {
  /// The name of a weight by its place in the flat list: `W1[3, 28]` is in row 3, column 28 of the first matrix
  /// (for a convolution the filter, and the place in it channel by channel, row by row), `b2[0]` a bias.
  public func weightName(_ place: Int) -> String {
    guard let block = parameters.first(where: { $0.range.contains(place) }) else { return "" }
    let index = place - block.range.lowerBound
    guard block.kind == .weights else { return "\(block.name)[\(index)]" }
    let width = block.columns * block.positions
    return "\(block.name)[\(index / width), \(index % width)]"
  }
}
