import Foundation
import Plotting
import TestSupport
import Testing

/// Contours against contourpy's on a grid of 4001 × 4001.
@Suite struct ContourTruthTests {
  struct Row: Decodable, Sendable, CustomTestStringConvertible {
    let function: String
    let box: [Double]
    let level: Double
    let lines: Int
    let closed_lines: Int
    let total_length: Double
    var testDescription: String { "\(function) at \(level)" }
  }

  /// The functions of the file, written out: this room stands left of the formulas.
  static func value(_ function: String, _ x: Double, _ y: Double) -> Double? {
    switch function {
    case "sphere": return x * x + y * y
    case "saddle": return x * x - y * y
    case "peaks":
      let a = 3 * (1 - x) * (1 - x) * exp(-x * x - (y + 1) * (y + 1))
      let b = 10 * (x / 5 - x * x * x - y * y * y * y * y) * exp(-x * x - y * y)
      return a - b - exp(-(x + 1) * (x + 1) - y * y) / 3
    case "rosenbrock": return (1 - x) * (1 - x) + 100 * (y - x * x) * (y - x * x)
    case "himmelblau": return (x * x + y - 11) * (x * x + y - 11) + (x + y * y - 7) * (x + y * y - 7)
    case "booth": return (x + 2 * y - 7) * (x + 2 * y - 7) + (2 * x + y - 5) * (2 * x + y - 5)
    default: return nil
    }
  }

  static func grid(_ function: String, box: [Double], count: Int) throws -> ScalarGrid {
    var values: [Double] = []
    values.reserveCapacity(count * count)
    for row in 0..<count {
      let y = box[2] + (box[3] - box[2]) * Double(row) / Double(count - 1)
      for column in 0..<count {
        let x = box[0] + (box[1] - box[0]) * Double(column) / Double(count - 1)
        values.append(try #require(value(function, x, y)))
      }
    }
    return try #require(ScalarGrid(columns: count, rows: count, values: values))
  }

  @Test func countsAndLengths() throws {
    let rows: [Row] = try Truth.rows("contours.jsonl")
    #expect(rows.count == 12)
    for (function, rows) in Dictionary(grouping: rows, by: \.function) {
      let count = 801
      let grid = try Self.grid(function, box: rows[0].box, count: count)
      let found = contours(of: grid, levels: rows.map(\.level))
      for row in rows {
        let level = try #require(found.first { $0.level == row.level })
        #expect(level.lines.count == row.lines, "\(row.testDescription)")
        #expect(level.lines.filter(\.isClosed).count == row.closed_lines, "\(row.testDescription)")
        let (stepX, stepY) = (
          (row.box[1] - row.box[0]) / Double(count - 1), (row.box[3] - row.box[2]) / Double(count - 1)
        )
        let length = level.lines.map { $0.length(stepX: stepX, stepY: stepY) }.reduce(0, +)
        #expect(abs(length / row.total_length - 1) < 1e-4, "\(row.testDescription): \(length)")
      }
    }
  }
}
