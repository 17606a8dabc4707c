import CMaths

extension DataSet {
  /// Images by formula, 8 × 8 grey, three classes in turn (image n has class n mod 3): stripes across, down
  /// and slanting, u = row, column, row + column.
  ///
  ///     0.5 + 0.4 sin(πu/2 + 2πn/60) + 0.1 sin(3n + 5i + 7j)
  ///
  /// The means of the classes are equal, so a linear model cannot learn them.
  public static func stripes(count: Int = 60) -> DataSet {
    byFormula(name: "stripes", classNames: ["rows", "columns", "diagonals"], count: count) { n, i, j in
      let along = [i, j, i + j][Int(n) % 3]
      return 0.5 + 0.4 * sin(.pi * along / 2 + 2 * .pi * n / 60) + 0.1 * sin(3 * n + 5 * i + 7 * j)
    }
  }

  /// Images by formula, 8 × 8 grey, three classes in turn (image n has class n mod 3): a bright spot in one of
  /// three corners.
  ///
  ///     0.9 exp(−((i − cᵢ)² + (j − cⱼ)²)/4) + 0.05 + 0.05 sin(3n + 5i + 7j)
  ///
  /// with cᵢ = (2, 2, 5) + sin(n)/2 and cⱼ = (2, 5, 3) + cos(2n)/2.
  public static func spots(count: Int = 60) -> DataSet {
    byFormula(name: "spots", classNames: ["upper left", "upper right", "lower"], count: count) { n, i, j in
      let row = [2.0, 2, 5][Int(n) % 3] + 0.5 * sin(n)
      let column = [2.0, 5, 3][Int(n) % 3] + 0.5 * cos(2 * n)
      let distance = (i - row) * (i - row) + (j - column) * (j - column)
      return 0.9 * exp(-distance / 4) + 0.05 + 0.05 * sin(3 * n + 5 * i + 7 * j)
    }
  }

  private static func byFormula(
    name: String, classNames: [String], count: Int, value: (Double, Double, Double) -> Double
  ) -> DataSet {
    let shape = ImageShape(height: 8, width: 8)
    var values: [Double] = []
    values.reserveCapacity(count * shape.count)
    for n in 0..<max(0, count) {
      for i in 0..<8 {
        for j in 0..<8 { values.append(value(Double(n), Double(i), Double(j))) }
      }
    }
    return DataSet(
      checked: name, shape: shape, storage: .doubles(values), labels: (0..<max(0, count)).map { $0 % 3 },
      classNames: classNames, normalization: "by formula, about 0 to 1")
  }
}
