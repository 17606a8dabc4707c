import Optimization
import Testing
import Vision

@testable import LessonFormat

@Suite("The keys of a restoration")
struct RestorationKeyTests {
  private static func text(_ restore: String, _ keys: String) -> String {
    "title: A\nseed: 3\nscenes:\n  - restore: {image: test-card, \(restore)}\n    learning-rate: 0.1\n"
      + "    steps: 4\n" + keys.split(separator: "\n").map { "    \($0)\n" }.joined()
  }

  private func runs(_ restore: String, _ keys: String) throws -> [(
    label: String, scenario: RestorationScenario
  )] {
    try lesson(Self.text(restore, keys)).scenes[0].runs.map { run in
      guard case .restoration(let scenario) = run.kind else { throw UnexpectedMistakes() }
      return (run.label, scenario)
    }
  }

  @Test func `weights of the smoothness are compared`() throws {
    let noisy = "noise: 0.1, smoothness: "
    let compared = try runs(
      noisy + "{name: edge-preserving, epsilon: 0.2}", "compare: {smoothness-weight: [0.5, 2]}")
    #expect(
      compared.map(\.scenario.goal) == [0.5, 2].map { .smooth(.edgePreserving(epsilon: 0.2), weight: $0) })
    #expect(compared.map(\.label) == ["<i>λ</i> = 0.5", "<i>λ</i> = 2"])
    let listed = try runs(
      noisy + "quadratic",
      "compare: [{label: a little, smoothness-weight: 0.1}, {smoothness-weight: 3, steps: 9}]")
    #expect(listed.map(\.scenario.goal) == [0.1, 3].map { .smooth(.quadratic, weight: $0) })
    #expect(listed.map(\.label) == ["a little", "<i>λ</i> = 3"])
    #expect(listed[1].scenario.settings.steps == 9)
  }

  @Test func `a deblurring stops at a multiple of the noise`() throws {
    let scenario = try #require(
      try runs("blur: gaussian, noise: 0.02", "stop: {residual: 1.5}").first?.scenario)
    let level = try #require(scenario.discrepancyLevel)
    #expect(scenario.settings.stopping == StoppingRules(window: 1, residual: 1.5 * level))
  }

  private static let mistakes: [(String, String, String)] = [
    ("blur: gaussian", "stop: {residual: 1}", "only a deblurring with noise can stop by its residual"),
    (
      "noise: 0.1, smoothness: {name: quadratic, weight: 1}", "stop: {residual: 1}",
      "only a deblurring with noise can stop by its residual"
    ),
    (
      "blur: gaussian", "compare: {smoothness-weight: [1, 2]}",
      "'smoothness-weight' has no meaning in a deblurring"
    ),
    (
      "smoothness: {name: quadratic, weight: 1}", "compare: {smoothness-weight: [1, 2]}",
      "'smoothness-weight' is compared below and given here too"
    ),
    (
      "smoothness: quadratic", "compare: [{smoothness-weight: 1}, {learning-rate: 0.2}]",
      "'quadratic' needs the setting 'weight'"
    ),
    ("blur: gaussian", "compare: {batch: [1, 2]}", "'batch' has no meaning in the restoration of an image"),
  ]

  @Test(arguments: mistakes) func `a mistake is named once`(restore: String, keys: String, message: String) {
    let found = LessonFormatTests.mistakes(in: Self.text(restore, keys)).map(\.message)
    #expect(found.count == 1 && found[0].contains(message), "\(found)")
  }

  @Test func `what a comparison cannot vary is a mistake`() {
    let surface = "title: A\nscenes:\n  - surface: convex-bowl\n    compare: {batch: [1, 10]}\n"
    #expect(
      LessonFormatTests.mistakes(in: surface).map(\.message) == [
        "'batch' has no meaning in a descent on a surface"
      ])
    let training = "title: A\nscenes:\n  - data: digits\n    examples: 50\n    compare: {noise: [1, 10]}\n"
    #expect(
      LessonFormatTests.mistakes(in: training).map(\.message) == [
        "'noise' has no meaning in the training of a model"
      ])
  }
}
