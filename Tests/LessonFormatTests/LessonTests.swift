import Optimization
import Testing
import Vision

@testable import LessonFormat

@Suite("What a lesson says")
struct LessonTests {
  @Test func `a scene becomes a scenario`() throws {
    let scene = try #require(lesson(goodLesson).scenes.first)
    let run = try #require(scene.runs.first)
    guard case .surface(let scenario) = run.kind else {
      Issue.record("no surface")
      return
    }
    #expect(scenario.surface.name == "two-peaks")
    #expect(scenario.start == .at([-0.9, 0.5]))
    #expect(scenario.learningRate == 0.1)
    #expect(scenario.steps == 40)
    #expect(scenario.seed == 7)
    #expect(scene.frames == .all)
    #expect(scene.panels.all.map(\.name) == ["map", "cost"])
  }

  @Test func `a formula with parameters and settings`() throws {
    let text = """
      title: A
      scenes:
        - formula: (a - x)^2 + b*(y - x^2)^2
          parameters: {a: 1, b: 10}
          domain: {x: [-2, 2], y: [-1, 3]}
          start: [-1, 1]
          method: {name: adam, beta1: 0.8, epsilon: 1e-6}
          schedule: {name: step, every: 5, factor: 0.5}
          learning-rate: 1e-2
          clip: {norm: 3}
          noise: 0.5
          stop: {gradient: 0.001, change: 1e-9, window: 4, step: 1e-8, bounds: true}
      """
    let run = try #require(lesson(text).scenes.first?.runs.first)
    guard case .surface(let scenario) = run.kind else {
      Issue.record("no surface")
      return
    }
    #expect(
      scenario.method == MethodChoice("adam", settings: ["beta1": .number(0.8), "epsilon": .number(1e-6)]))
    #expect(
      scenario.schedule == ScheduleChoice("step", settings: ["every": .number(5), "factor": .number(0.5)]))
    #expect(scenario.learningRate == 0.01)
    #expect(scenario.clipping == .norm(3))
    #expect(scenario.noise == GradientNoise(deviation: 0.5))
    #expect(
      scenario.stopping
        == StoppingRules(
          gradientNorm: 0.001, valueChange: 1e-9, window: 4, stepLength: 1e-8, bounds: scenario.surface.domain
        ))
    #expect(scenario.surface.formula.parameters.map(\.value) == [1, 10])
  }

  @Test func `a comparison over two keys is a grid, the first key by rows`() throws {
    let text = goodLesson.replacing("    method: gradient-descent\n", with: "").replacing(
      "learning-rate: 0.1",
      with: "compare: {method: [gradient-descent, adam], learning-rate: [0.1, 0.2, 0.3]}")
    let scene = try #require(lesson(text).scenes.first)
    #expect(scene.axes == [.init(name: "method", count: 2), .init(name: "learning-rate", count: 3)])
    #expect(scene.runs.map(\.label).first == "Gradient descent, <i>η</i> = 0.1")
    #expect(scene.runs.count == 6)
    #expect(scene.frames == .end)
  }

  @Test func `a comparison over two settings of a method keeps both`() throws {
    let text = goodLesson.replacing("method: gradient-descent", with: "method: adam").replacing(
      "learning-rate: 0.1", with: "compare: {beta1: [0.9, 0.1], beta2: [0.999, 0.9]}")
    let scene = try #require(lesson(text).scenes.first)
    let settings = scene.runs.map { run -> [String: SettingValue] in
      if case .surface(let scenario) = run.kind { scenario.method.settings } else { [:] }
    }
    #expect(
      settings == [
        ["beta1": .number(0.9), "beta2": .number(0.999)], ["beta1": .number(0.9), "beta2": .number(0.9)],
        ["beta1": .number(0.1), "beta2": .number(0.999)], ["beta1": .number(0.1), "beta2": .number(0.9)],
      ])
    #expect(Set(scene.runs.map(\.label)).count == 4)
  }

  @Test func `runs of a comparison can be written one by one`() throws {
    let text = goodLesson.replacing(
      "panels: [map, cost]",
      with:
        "compare: [{label: plain}, {label: fast & far, learning-rate: 0.5}, {method: {name: momentum, momentum: 0.8}}]"
    )
    let scene = try #require(lesson(text).scenes.first)
    let labels: [String] = Array(scene.runs.map(\.label).prefix(2))
    #expect(labels == ["plain", "fast &amp; far"])
    #expect(scene.runs.last?.label.hasPrefix("Momentum, ") == true)
  }

  @Test func `numbers of the run stand in the text`() throws {
    let text = goodLesson.replacing(
      "Begin at {x}.",
      with: "At ({x}, {y}) *f* = {cost:3}; then {x@1:3}, {{literally}}; in the end {cost@end:3}.")
    let scene = try #require(lesson(text).scenes.first)
    let values = PlaceholderValues(try scene.run())
    let line = try #require(scene.narration.first)
    #expect(
      values.fill(line.text, at: line.iteration)
        == "At (−0.9, 0.5) <i>f</i>\u{A0}=\u{A0}1.86; then −0.689, {literally}; in the end −2.")
  }

  @Test func `where arithmetic is shown the steps before are kept`() throws {
    let surface = try SurfaceCatalogue.surface(named: "two-peaks")
    let scenario = Scenario(surface: surface, start: .named("left-summit"), learningRate: 1e-6, steps: 6_000)
    func kept(_ panel: String) throws -> [Int] {
      let scene = LessonScene(
        title: "", surface: surface, runs: [LessonRun(label: "", kind: .surface(scenario))],
        panels: .list([LessonPanel(panel)]), frames: .iterations([5_003]))
      return try #require(try scene.run().first).trajectory.steps.map(\.iteration)
    }
    #expect(try kept("arithmetic").contains(5_002))
    #expect(try !kept("map").contains(5_002))
    #expect(try kept("map").contains(5_003))
  }

  @Test func `long runs show every early step and fewer later ones`() throws {
    let scene = try #require(lesson(goodLesson.replacing("steps: 40", with: "steps: 100000")).scenes.first)
    guard case .iterations(let frames) = scene.frames else {
      Issue.record("all frames")
      return
    }
    let first: [Int] = Array(frames.prefix(20))
    #expect(first == Array(0..<20))
    #expect(frames.last == 100_000)
    #expect(frames.count < 400)
  }

  @Test func `training is described by its keys`() throws {
    let text = """
      title: A
      seed: 3
      scenes:
        - data: digits
          examples: 500
          test: 0.2
          model: [{dense: 16, bias: false}, tanh, dense]
          loss: squared-error
          initial: sine
          order: file
          batch: 50
          epochs: 2
          weight-penalty: 0.001
          learning-rate: 0.2
      """
    let run = try #require(lesson(text).scenes.first?.runs.first)
    guard case .training(let scenario) = run.kind else {
      Issue.record("no training")
      return
    }
    let count = scenario.training.count + (scenario.test?.count ?? 0)
    #expect(count == 500)
    #expect(scenario.layers == [.dense(outputs: 16, bias: false), .activation(.tanh), .dense(outputs: 10)])
    #expect(scenario.loss == .squaredError())
    #expect(scenario.initial == .sine())
    #expect(scenario.batches == Batches(.examples(50), order: .file))
    #expect(scenario.updates == 2 * scenario.updatesPerEpoch)
    #expect(scenario.penalty == 0.001)
  }

  @Test func `the digits that come with the program are all there`() throws {
    let digits = try ShippedData.digits.load()
    #expect(digits.count == 1797)
    #expect(digits.classCounts == [178, 182, 177, 183, 181, 182, 181, 179, 174, 180])
    let pixels: [Double] = digits.values(0).prefix(6).map { $0 * 16 }
    let expected: [Double] = [0, 0, 5, 13, 9, 1]
    #expect(pixels == expected)
    let labels: [Int] = Array(digits.labels.prefix(3))
    #expect(labels == [0, 1, 2])
  }

  @Test(arguments: [
    ("Lessons/02-two-peaks.yaml", "two-peaks"), ("10_x.yml", "x"), ("2026.yaml", "2026"), ("a b.yaml", "a b"),
    ("../..yaml", "lesson"), ("03-.yaml", "03-"), ("x\u{1B}y.yaml", "x-y"),
  ])
  func `the output folder is named after the file`(_ file: String, _ name: String) {
    #expect(Lesson.name(ofFile: file) == name)
  }
}
