import Drawing
import Foundation
import Plotting
import Testing

@Suite struct LevelTests {
  func grid(_ f: (Double, Double) -> Double, _ box: (Double, Double, Double, Double)) throws -> ScalarGrid {
    let n = 101
    var values: [Double] = []
    for j in 0..<n {
      for i in 0..<n {
        values.append(
          f(box.0 + (box.1 - box.0) * Double(i) / 100, box.2 + (box.3 - box.2) * Double(j) / 100))
      }
    }
    return try #require(ScalarGrid(columns: n, rows: n, values: values))
  }

  @Test func bowlIsLinear() throws {
    let ladder = LevelLadder.chosen(for: try grid({ $0 * $0 + $1 * $1 }, (-3, 3, -3, 3)), count: 8)
    #expect(ladder.spacing == .linear)
    #expect(ladder.levels == [2, 4, 6, 8, 10, 12, 14, 16] && ladder.labels.first == "2")
  }

  @Test func rosenbrockIsLogarithmic() throws {
    let f = { (x: Double, y: Double) in (1 - x) * (1 - x) + 100 * (y - x * x) * (y - x * x) }
    let ladder = LevelLadder.chosen(for: try grid(f, (-2, 2, -1, 3)), count: 12)
    #expect(ladder.spacing == .logarithmic)
    #expect(ladder.levels.contains(1) && ladder.levels.contains(100) && ladder.levels.contains(200))
    #expect(ladder.levels == ladder.levels.sorted() && ladder.levels.count >= 9)
  }

  @Test func narrowWellIsQuantile() throws {
    let f = { (x: Double, y: Double) in -1 / (0.001 + x * x + y * y) }
    let ladder = LevelLadder.chosen(for: try grid(f, (-2, 2, -2, 2)), count: 10)
    #expect(ladder.spacing == .quantile && ladder.levels.count >= 7)
  }

  /// The tails of a Gaussian well reach the smallest numbers that there are.
  @Test func numbersNearTheSmallestHaveLevels() throws {
    let ladder = LevelLadder.chosen(
      for: try grid({ -exp(-$0 * $0 - $1 * $1) }, (-29.7, 29.7, -29.7, 29.7)), count: 16)
    #expect(ladder.levels.allSatisfy { $0.isFinite && $0 <= 0 })
    #expect(ladder.levels == ladder.levels.sorted())
    let widest = LevelLadder.logarithmic(from: 5e-324, to: 1e308, count: 8)
    #expect(!widest.levels.isEmpty && widest.levels.allSatisfy { $0 > 0 && $0.isFinite })
  }

  @Test func centreTakesTheMiddle() throws {
    let ladder = LevelLadder.chosen(for: try grid({ $0 * $0 - $1 * $1 }, (-2, 2, -2, 2)), count: 8, center: 0)
    #expect(ladder.levels == [-3, -2, -1, 0, 1, 2, 3])
    let fractions = (0...ladder.levels.count).map { ladder.fraction(ofBand: $0) }
    #expect(fractions.first == 0 && fractions.last == 1)
    for (low, high) in zip(fractions, fractions.reversed()) { #expect(abs(low + high - 1) < 1e-12) }
    // A centre off the round numbers moves the levels with it; the longer side sets the pace.
    let shifted = LevelLadder.linear(ValueRange(0, 10), count: 10, center: 2.5)
    #expect(shifted.levels.contains(2.5) && shifted.levels.contains(3.5))
    let below = shifted.levels.filter { $0 < 2.5 }.count
    #expect(shifted.fraction(ofBand: below) < 0.5 && shifted.fraction(ofBand: below + 1) > 0.5)
    #expect(shifted.fraction(ofBand: shifted.levels.count) == 1)
  }

  @Test func bandsAreEquallyFarApart() {
    let ladder = LevelLadder.linear(ValueRange(0, 10), count: 4)
    let fractions = (0...ladder.levels.count).map { ladder.fraction(ofBand: $0) }
    #expect(fractions.first == 0 && fractions.last == 1)
    for (a, b) in zip(fractions, fractions.dropFirst()) {
      #expect(abs(b - a - 1 / Double(ladder.levels.count)) < 1e-12)
    }
    #expect(ladder.colors(.viridis).count == ladder.levels.count + 1)
  }

  @Test func oddGroundsDoNotFail() throws {
    let flat = try grid({ _, _ in 3 }, (0, 1, 0, 1))
    #expect(LevelLadder.chosen(for: flat).levels.allSatisfy { $0.isFinite })
    let holes = try grid({ _, _ in .nan }, (0, 1, 0, 1))
    #expect(LevelLadder.chosen(for: holes).levels.isEmpty)
    let huge = try grid({ x, _ in x < 0.5 ? -1e308 : 1e308 }, (0, 1, 0, 1))
    #expect(LevelLadder.chosen(for: huge).levels.allSatisfy { $0.isFinite })
    let tiny = try grid({ x, y in 1e-300 * x * y }, (0, 1, 0, 1))
    #expect(!LevelLadder.chosen(for: tiny).levels.isEmpty)
    for low in [1e-12, 1e-3, 1, 1e5] {
      for count in [2, 5, 16, 40] {
        let ladder = LevelLadder.logarithmic(from: low, to: 1e9, count: count)
        #expect(Set(ladder.labels).count == ladder.levels.count && ladder.levels.count <= 2 * count)
        #expect(ladder.levels.count >= count / 3, "\(low) \(count)")
      }
    }
  }
}
