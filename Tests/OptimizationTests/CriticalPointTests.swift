import Calculus
import Optimization
import TestSupport
import Testing

/// A row of `critical_points.json`.
private struct KnownPoints: Decodable {
  struct Point: Decodable {
    var x: Double
    var y: Double
    var f: Double
    var kind: String
    var eig: [Double]
  }
  var function: String
  var formula: String
  var box: [Double]
  var critical_points: [Point]
}

@Suite struct CriticalPointTests {
  private func search(_ formula: String, _ x: ClosedRange<Double>, _ y: ClosedRange<Double>? = nil) throws
    -> CriticalPointSearch
  {
    let formula = try Formula(formula, variables: y == nil ? ["x"] : ["x", "y"])
    var intervals = [Domain.Interval(x.lowerBound, x.upperBound)]
    if let y { intervals.append(.init(y.lowerBound, y.upperBound)) }
    return searchCriticalPoints(of: formula, in: Domain(intervals))
  }

  @Test func theReferenceIsFoundWhole() throws {
    for row in try Truth.document("critical_points.json", as: [KnownPoints].self) {
      let found = try search(row.formula, row.box[0]...row.box[1], row.box[2]...row.box[3])
      #expect(found.isComplete && found.sets.isEmpty)
      #expect(found.points.count == row.critical_points.count, "\(row.function)")
      for known in row.critical_points {
        let match = found.points.first { distance($0.position, [known.x, known.y]) < 1e-9 }
        let point = try #require(match, "\(row.function) at \(known.x), \(known.y)")
        #expect(point.kind.rawValue == known.kind)
        #expect(agree(point.value, known.f, tolerance: 1e-12))
        for (a, b) in zip(point.eigenvalues, known.eig) { #expect(agree(a, b, tolerance: 1e-9)) }
      }
    }
  }

  @Test(arguments: SurfaceCatalogue.all)
  func theCatalogueKnowsItsPoints(surface: Surface) {
    let found = searchCriticalPoints(of: surface.formula, in: surface.domain)
    #expect(found.isComplete && found.sets.isEmpty)
    for known in surface.criticalPoints {
      let point = found.points.first { distance($0.position, known.position) < 1e-9 }
      #expect(point?.kind == known.kind, "\(known)")
      for (a, b) in zip(point?.eigenvalues ?? [], known.eigenvalues) {
        #expect(agree(a, b, tolerance: 1e-9), "\(known)")
      }
      #expect(agree(point?.value ?? .nan, known.value, tolerance: 1e-12), "\(known)")
    }
    // What is left of zero by rounding is zero.
    #expect(found.points.allSatisfy { $0.eigenvalues.allSatisfy { !$0.isSubnormal } })
    switch surface.name {
    case "rastrigin", "ackley": #expect(found.points.count == 441)
    default: #expect(found.points.count == surface.criticalPoints.count)
    }
  }

  @Test func degenerateKindsAreNamed() throws {
    for formula in ["x^3 - 3x y^2", "x^4 + y^4", "x^2 + y^4", "x^3 + y^2", "(x-1/3)^3 - 3(x-1/3) (y-0.1)^2"] {
      let found = try search(formula, -2...2, -2...2)
      #expect(found.points.count == 1, "\(formula)")
      #expect(found.points.first?.kind == .degenerate, "\(formula)")
      #expect(found.sets.isEmpty)
    }
    #expect(try search("x^3 - 3x y^2", -2...2, -2...2).points.first?.position == [0, 0])
  }

  @Test func curvesOfCriticalPointsAreTold() throws {
    for formula in [
      "x^2 + 0y", "(x^2 + y^2 - 1)^2 - 0x", "(x - y)^2", "(y - sin(x))^2", "cos(x + y)",
      // Curves that cross, and level areas that end at a kink.
      "x^2 y^2", "(x^2 - y^2)^2", "(x y)^2 (x - y)^2", "max(0, 1 - x)", "max(x^2 + y^2 - 1, 0)",
    ] {
      let found = try search(formula, -2...2, -2...2)
      #expect(found.isComplete, "\(formula)")
      #expect(!found.sets.isEmpty, "\(formula)")
      for set in found.sets {
        let places = Set(set.samples.map { $0.map { ($0 * 1e6).rounded() } })
        #expect(places.count == set.samples.count, "a point of \(formula) is there twice")
      }
      #expect(found.points.count <= 1, "\(formula): \(found.points.count)")
    }
    // The hill in the middle of a ring of minima is still found.
    let ring = try search("(x^2 + y^2 - 1)^2", -2...2, -2...2)
    #expect(ring.points.map(\.kind) == [.maximum])
    #expect(try search("3 + 0x y", -1...1, -1...1).sets.count == 1)
  }

  @Test func oneDimension() throws {
    let found = try search("sin(x)", -10...10)
    #expect(found.points.count == 6)
    for (k, point) in found.points.sorted(by: { $0.position[0] < $1.position[0] }).enumerated() {
      #expect(agree(point.position[0], (Double(k) - 2.5) * .pi, tolerance: 1e-15))
    }
    #expect(try search("x^3", -1...1).points.map(\.kind) == [.degenerate])
    #expect(try search("exp(x)", -3...3).points.isEmpty)
    #expect(try search("abs(x - 1)", -3...3).points.map(\.position) == [[1]])
    #expect(try search("abs(x - 1)", -3...3).points.map(\.kind) == [.minimum])
    #expect(try search("sqrt(x) - x", -1...2).points.map(\.position) == [[0.25]])
  }

  @Test func whatCannotBeSettledIsAdmitted() throws {
    #expect(try !search("x^2 * sin(1/x)", -0.3...0.3).isComplete)
    // Jumps and poles of the slope are no critical points, and nothing is left open at them.
    for formula in ["sqrt(x) - x", "max(x, 2x)", "1/x + x", "ln(x) - x"] {
      #expect(try search(formula, -1...2).isComplete, "\(formula)")
    }
  }

  /// 3,400 points are more than the effort allows: those that are found lie in all parts of the box.
  @Test func whereEffortEndsTheWholeBoxIsSearched() throws {
    let formula = try Formula("sin(30x) + cos(30y)", variables: ["x", "y"])
    let found = searchCriticalPoints(of: formula, in: Domain([.init(-3, 3), .init(-3, 3)]), effort: 3_000)
    #expect(!found.isComplete)
    for (x, y) in [(-1.0, -1.0), (-1, 1), (1, -1), (1, 1)] {
      #expect(found.points.count { $0.position[0] * x > 0 && $0.position[1] * y > 0 } >= 20, "\(x) \(y)")
    }
  }

  @Test func tipsAreFoundToTheLastDigits() throws {
    let tips = try search("abs(x^2 - 2)", -2...3).points.filter { $0.kind == .minimum }
    #expect(tips.count == 2)
    for tip in tips {
      #expect(tip.value < 1e-12 && abs(abs(tip.position[0]) - 2.squareRoot()) < 1e-12, "\(tip)")
    }
    let cusp = try #require(try search("cbrt(x^2) + y^2", -2...2, -2...2).points.first)
    #expect(cusp.kind == .minimum && cusp.eigenvalues.allSatisfy { $0 > 0 }, "\(cusp)")
    #expect(cusp.eigenvalues.last == .infinity)
  }

  @Test func pointsOnTheEdgeCountOnce() throws {
    #expect(try search("x^2 + y^2", 0...1, 0...1).points.map(\.position) == [[0, 0]])
    #expect(try search("x^2 + y^2", 0.001...1, 0...1).points.isEmpty)
    #expect(try search("sin(pi x) sin(pi y)", -1...1, -1...1).points.count == 13)
  }
}
