import CairoBackend
import Drawing
import Figures
import Foundation
import Plotting
import TestSupport
import Testing

@testable import Optimization

/// The articles in `Sources/Figures/Figures.docc`: their code is that of the snippets in this folder, which compile and
/// do what the articles say.
@Suite("The tutorial")
struct ArticleTests {
  private static let catalogue = Truth.packageFolder.appendingPathComponent("Sources/Figures/Figures.docc")
  private static let articles =
    ((try? FileManager.default.contentsOfDirectory(atPath: catalogue.path)) ?? []).filter {
      $0.hasSuffix(".md")
    }

  /// The text between `// snippet: name` and `// end`.
  private func snippet(_ name: String) throws -> String {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    for file in try FileManager.default.contentsOfDirectory(atPath: folder.path)
    where file.hasSuffix("Snippet.swift") {
      let text = try String(contentsOf: folder.appendingPathComponent(file), encoding: .utf8)
      guard let start = text.range(of: "// snippet: \(name)\n"),
        let end = text.range(of: "// end\n", range: start.upperBound..<text.endIndex)
      else { continue }
      return String(text[start.upperBound..<end.lowerBound])
    }
    return ""
  }

  @Test func `every block of Swift is a snippet that compiles`() throws {
    #expect(Self.articles.count >= 5)
    var quoted: Set<String> = []
    for article in Self.articles {
      let text = try String(contentsOf: Self.catalogue.appendingPathComponent(article), encoding: .utf8)
      let blocks = text.components(separatedBy: "```swift")
      for (before, block) in zip(blocks, blocks.dropFirst()) {
        let name = try #require(
          before.components(separatedBy: "<!-- snippet: ").last?.components(separatedBy: " -->").first)
        let code = try #require(block.components(separatedBy: "```").first)
        #expect(try snippet(name) == code.dropFirst(), "\(article): the block is not the snippet '\(name)'")
        quoted.insert(name)
      }
    }
    #expect(quoted == ["lesson", "surface", "method", "figure"])
  }

  @Test func `the lesson in Swift becomes a folder`() throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("descent-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    try writeBowlLesson(to: folder.path)
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
    #expect(names.count { $0.hasSuffix(".png") } == 13)
    #expect(names.contains("bowl.pdf") && names.contains("alt.txt"))
  }

  @Test func `the new surface is right about itself`() throws {
    let surface = try #require(SurfaceRecord.dishes[0].makeSurface())
    let trajectory = try Scenario(
      surface: surface, start: .named("rim"), learningRate: 0.1, steps: 200
    ).run()
    let last = try #require(trajectory.steps.last)
    #expect(last.value < 0.001 && last.value > 0)
    #expect(surface.criticalPoints[0].position == [0, 0])
  }

  @Test func `the new method takes the step of its equation`() {
    let rule = Coordinatewise(SoftSignDescent())
    let step = rule.step(rule.begin(dimension: 2), gradient: [3, -1], position: [0, 0], rate: 0.5)
    #expect(step.update == [-0.375, 0.25])
    #expect(SoftSignDescent.record.name == "soft-sign")
  }

  @Test func `the new panel points downhill`() throws {
    let surface = try #require(SurfaceCatalogue.all.first { $0.name == "convex-bowl" })
    let scenario = Scenario(surface: surface, start: .at([2, 0]), learningRate: 0.1, steps: 2)
    let input = PanelInput(
      subject: .surface(surface), runs: [ShownRun(trajectory: try scenario.run(), of: scenario)],
      iterations: [0, 1, 2], theme: .light, measuring: TextEngine().measuring)
    #expect(Panel.compass.objection(input) == nil)
    let panel = Panel.compass.prepare(input, Rect(x: 0, y: 0, width: 100, height: 100))
    guard case .path(let hand, _, _, _, _)? = panel.moving(0).shapes.first else {
      Issue.record("there is no hand")
      return
    }
    // From the right of the bowl the way down is to the left.
    #expect(hand == Path(through: [Point(50, 50), Point(50 - (50 - Theme.light.gap), 50)]))
    #expect(panel.description(1) == "The next step of iteration 1 goes downhill.")
  }
}
