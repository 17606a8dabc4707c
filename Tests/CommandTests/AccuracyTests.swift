import LessonFormat
import TestSupport
import Testing
import Vision

@testable import descent

/// What the models of the shipped lessons learn, measured on the images that the lessons hold out.
@Suite("The accuracy of the shipped lessons")
struct AccuracyTests {
  /// The share of right answers on held-out images at the end of a scene's only run.
  private func heldOut(_ file: String, scene: Int) throws -> Double {
    let path = Truth.packageFolder.appendingPathComponent("Lessons/\(file)").path
    guard case .lesson(let lesson) = LessonLoader.load(path, vocabulary: Vocabulary.lesson) else {
      Issue.record("\(file) is not right")
      return 0
    }
    guard case .training(var scenario)? = lesson.scenes[scene - 1].runs.first?.kind else { return 0 }
    scenario.recording = TrainingRecording(measuring: .ends)
    return try scenario.run().measurements.last?.test?.accuracy ?? 0
  }

  @Test func `softmax regression reads 95 of 100 digits`() throws {
    #expect(try heldOut("17-digits.yaml", scene: 1) >= 0.95)
  }

  @Test func `the perceptron reads 96 of 100 digits`() throws {
    #expect(try heldOut("17-digits.yaml", scene: 3) >= 0.96)
  }

  @Test func `the network reads 97 of 100 digits`() throws {
    #expect(try heldOut("19-a-small-network.yaml", scene: 1) >= 0.97)
  }

  @Test func `the network reads 95 of 100 signs`() throws {
    #expect(try heldOut("18-signs.yaml", scene: 1) >= 0.95)
  }
}
