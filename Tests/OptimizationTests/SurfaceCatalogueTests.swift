import Calculus
import Optimization
import TestSupport
import Testing
import Wording

@Suite struct SurfaceCatalogueTests {
  @Test func everyRecordIsReadable() throws {
    let names = SurfaceCatalogue.all.map(\.name)
    #expect(Set(names).count == names.count)
    for name in [
      "parabola", "double-well", "shelf", "rugged", "convex-bowl", "elongated-bowl", "tilted-bowl",
      "two-peaks", "saddle", "monkey-saddle", "two-exits", "peaks", "rosenbrock", "himmelblau", "beale",
      "rastrigin", "ackley", "styblinski-tang", "booth", "matyas", "three-hump-camel", "goldstein-price",
      "ravine", "plateau",
    ] {
      #expect(try SurfaceCatalogue.surface(named: name).name == name)
    }
    #expect(names.count == 24)
  }

  @Test func aMisspeltNameGetsTheNearestOne() {
    #expect(throws: SurfaceError.unknownSurface("two-peeks", nearest: "two-peaks")) {
      try SurfaceCatalogue.surface(named: "two-peeks")
    }
    #expect(
      SurfaceError.unknownSurface("two-peeks", nearest: "two-peaks").message
        == "unknown surface 'two-peeks'; did you mean 'two-peaks'?")
  }

  @Test func aStartThatIsNotThereIsToldWithThoseThatAre() throws {
    func message(_ surface: Surface, _ name: String) -> String? {
      do throws(SurfaceError) {
        _ = try surface.position(ofStart: name)
        return nil
      } catch { return error.message }
    }
    let peaks = try SurfaceCatalogue.surface(named: "two-peaks")
    #expect(message(peaks, "left-summit") == nil)
    #expect(
      message(peaks, "left-summi")
        == "'two-peaks' has no start named 'left-summi'; did you mean 'left-summit'?")
    #expect(
      message(peaks, "elsewhere")?.hasSuffix(
        "; known: left-summit, right-summit, behind-the-left-summit, "
          + "top-of-the-valley") == true)
    var bare = peaks
    bare.starts = []
    #expect(message(bare, "nan")?.contains("write finite numbers, such as 1 or 1,2") == true)
  }

  @Test(arguments: SurfaceCatalogue.all)
  func recordsAreSound(surface: Surface) throws {
    #expect(surface.domain.dimension == surface.formula.dimension)
    #expect(!surface.starts.isEmpty && !surface.title.english.isEmpty && !surface.source.isEmpty)
    #expect(surface.summary.hasSuffix("."))
    var evaluator = Evaluator(CompiledFormula(surface.formula))
    for start in surface.starts {
      #expect(surface.domain.contains(start.position), "\(start.name)")
      #expect(evaluator.value(at: start.position).isFinite)
      #expect(start.name.allSatisfy { $0.isLowercase || $0 == "-" })
    }
    #expect(Set(surface.starts.map(\.name)).count == surface.starts.count)
    for point in surface.criticalPoints {
      #expect(surface.domain.contains(point.position))
      #expect(agree(evaluator.value(at: point.position), point.value, tolerance: 1e-12))
    }
    #expect(surface.criticalPoints.map(\.value) == surface.criticalPoints.map(\.value).sorted())
  }

  /// The course's own surface keeps its promises: one minimum, reached from both summits in 40 steps, and a
  /// large step crosses the valley floor.
  @Test func twoPeaksTeachesWhatItShould() throws {
    let surface = try SurfaceCatalogue.surface(named: "two-peaks")
    #expect(surface.criticalPoints.filter { $0.kind == .minimum }.count == 1)
    #expect(surface.criticalPoints.filter { $0.kind == .maximum }.count == 2)
    let bottom = try #require(surface.lowestKnownMinimum)
    var evaluator = Evaluator(CompiledFormula(surface.formula))
    for name in ["left-summit", "right-summit"] {
      let start = try surface.position(ofStart: name)
      for rate in [0.1, 0.15, 0.2] {
        var position = start
        for _ in 0..<40 { position = walk(&evaluator, position, rate) }
        #expect(distance(position, bottom.position) < 0.005)
      }
      // From one flank to the other at once: the floor is near x = 0.
      let next = walk(&evaluator, start, 0.6)
      #expect(start[0] * next[0] < 0)
      // And it never settles where the rate is beyond 2/λmax.
      var position = start
      for _ in 0..<200 { position = walk(&evaluator, position, 0.7) }
      #expect(distance(position, bottom.position) > 0.1)
    }
  }

  private func walk(_ evaluator: inout Evaluator, _ position: [Double], _ rate: Double) -> [Double] {
    var gradient = position
    _ = evaluator.evaluate(at: position, gradient: &gradient)
    return axpy(-rate, gradient, position)
  }
}
