import Optimization
import PageEngine
import Testing

/// What a page asks for, and what of it is refused.
struct SettingsTests {
  @Test func requestsReadBack() throws {
    let asked = request(["label": "a\\b\tc\nd", "start": "1 2", "title": ""])
    #expect(try Request(asked.bytes) == asked)
  }

  /// Every method with its standard settings, on every surface: what is written reads back to the same scenario.
  @Test(arguments: SurfaceCatalogue.all)
  func scenariosReadBack(surface: Surface) throws {
    for record in MethodCatalogue.all where !record.needsLayers {
      var scenario = Scenario(
        surface: surface, start: .at(surface.starts[0].position), method: MethodChoice(record.name),
        learningRate: record.standardRate == nil ? nil : 0.015, stopping: StoppingRules(gradientNorm: 1e-8),
        steps: 12)
      scenario.noise = GradientNoise(deviation: 0.25)
      scenario.seed = .max
      scenario.clipping = .norm(2.5)
      let settings = SceneSettings(runs: [PageRun(label: "<i>η</i> = 0.015", scenario: scenario)])
      #expect(try SceneSettings(Request(settings.request.bytes)) == settings, "\(record.name)")
    }
  }

  /// A run of a comparison takes nothing from the first that it has not itself.
  @Test func comparisonsReadBack() throws {
    let surface = try SurfaceCatalogue.surface(named: "ravine")
    let first = Scenario(
      surface: surface, start: .named(surface.starts[0].name),
      method: MethodChoice("momentum", settings: ["momentum": .number(0.8)]), learningRate: 0.01,
      schedule: ScheduleChoice("exponential", settings: ["factor": .number(0.99)]),
      clipping: .value(3), steps: 30)
    let second = Scenario(surface: surface, start: .at([0.5, 0.5]), method: MethodChoice("adam"), steps: 40)
    let settings = SceneSettings(
      runs: [PageRun(label: "one", scenario: first), PageRun(label: "two", scenario: second)])
    #expect(try SceneSettings(Request(settings.request.bytes)) == settings)
  }

  @Test func ownFormulasReadBack() throws {
    let asked = request([
      "formula": "a*x^2 + y^2", "parameters": "a=3", "x": "-2 2", "y": "-1 1", "start": "1 0.5",
      "starts": "here 1 0.5;there -1 -0.5", "title": "A bowl",
    ])
    let settings = try SceneSettings(asked)
    #expect(settings.surface?.formula.parameters.first?.value == 3)
    #expect(settings.surface?.starts.count == 2)
    #expect(try SceneSettings(Request(settings.request.bytes)) == settings)
  }

  /// A window along one axis leaves the other as the surface has it.
  @Test func theWindowOfAKnownSurface() throws {
    let usual = try SurfaceCatalogue.surface(named: "two-peaks").domain.intervals
    let wide = try SceneSettings(request(["surface": "two-peaks", "x": "-1 2"])).surface?.domain.intervals
    #expect(wide == [Domain.Interval(-1, 2), usual[1]])
    let high = try SceneSettings(request(["surface": "two-peaks", "y": "-1 2"])).surface?.domain.intervals
    #expect(high == [usual[0], Domain.Interval(-1, 2)])
  }

  /// Whatever is typed comes back as a sentence that names it.
  @Test(arguments: [
    (["formula": "x^2 + sine(y)"], "column 7"), (["formula": ""], "no function"), ([:], "no function"),
    (["formula": "x^2", "surface": "peaks"], "both"), (["surface": "peeks"], "'peaks'"),
    (["formula": "x^2", "x": "3 -3"], "smaller"), (["formula": "x^2", "x": "0 1e300"], "smaller"),
    (["formula": "x^2", "start": "a"], "start"), (["formula": "x^2", "start": "1 2"], "2 coordinates"),
    (["formula": "x^2", "start": "nan"], "start"),
    (["formula": "x^2", "learning-rate": "0.1x"], "learning-rate"),
    (["formula": "x^2", "learning-rate": "-1"], "above 0"), (["formula": "x^2", "steps": "1e9"], "20000"),
    (["formula": "x^2", "steps": "2.5"], "whole"), (["formula": "x^2", "method": "adan"], "'adam'"),
    (["formula": "x^2", "method.beta": "1"], "'beta'"),
    (["formula": "x^2", "schedule": "cos"], "schedule"),
    (["formula": "x^2", "colour": "red"], "no setting"), (["formula": "x^2", "1:start": "1"], "colon"),
    (["formula": "x^2", "frames": "1 -1"], "frames"), (["formula": "x^2", "seed": "-1"], "seed"),
    (["formula": "x^2", "clip-norm": "0"], "above 0"),
    (["formula": "x^2", "2:start": "1", "ghost:start": "2"], "pale"),
    (["formula": "sin(x)" + String(repeating: " + sin(x)", count: 60)], "letters long"),
    (["formula": "x^2 + sin(x)^4 - 2x", "steps": "20000", "method": "exact-line-search"], "too long"),
  ])
  func badInputIsRefusedInASentence(entries: [String: String], mention: String) {
    var session = PageSession(plainMeter)
    let asked = Request(entries.sorted { $0.key < $1.key }.map { Request.Entry($0.key, $0.value) })
    do {
      _ = try session.configure(asked)
      Issue.record("not refused: \(entries)")
    } catch {
      #expect(error.message.contains(mention), "\(error.message)")
    }
  }

  @Test func theCatalogueIsInTheLanguageAskedFor() {
    #expect(PageCatalogue.json(in: .german)["methods"]?.items.first?["title"]?.text == "Gradientenverfahren")
    #expect(PageCatalogue.json(in: .french)["surfaces"]?.items.first?["title"]?.text == "Une parabole")
  }

  @Test func formulasAreCheckedWhileTyping() {
    #expect(PageCatalogue.check(request(["formula": "x^2 + 3y^2"]))["ok"] == .flag(true))
    let bad = PageCatalogue.check(request(["formula": "x^2 + sine(y)"]))
    #expect(bad["column"]?.number == 7)
    #expect(bad["message"]?.text?.contains("did you mean 'sin'") == true)
  }
}
