import Calculus
import Foundation
import LessonFormat
import Optimization
import TestSupport
import Testing
import Vision

/// Every number in a lesson's texts is one that a run fills in, one of the scene's own settings, a step that the text is
/// about, or one of the few that are listed here with what makes them true.
@Suite("Numbers in the course")
struct CourseNumberTests {
  private static let folder = Truth.packageFolder.appendingPathComponent("Lessons")

  static let files = ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? [])
    .filter { $0.hasSuffix(".yaml") }.sorted()

  /// Formulas and words of mathematics, tested below or true by themselves.
  private static let formulas = [
    "1 − 2 η", "2/λ", "(κ − 1)/(κ + 1)", "2/‖K‖²", "ln 2", "ln 10", "½", "99.9 %", "ln((1 + √(1 + 4 G)) ∕ 2)",
  ]

  /// Numbers of the data, by the lesson's number.
  private static let data: [String: [String]] = [
    // 1437 digits in batches of 50 make 29 steps; checked below.
    "16": ["29"],
    // The side of a digit's image; checked below.
    "17": ["8"],
    // Pairs of the network's weights; "more than".
    "20": ["700000"],
    // Three colours of the harbour's pixels; and what 1 − 2.2 · 1 comes to. 1966 is the year of a paper.
    "22": ["20736", "1.2", "1966"],
  ]

  /// A text of a scene: what is written, and the step that it is for.
  private struct Text {
    var words: String
    var step: Int?
  }

  /// The blocks of a lesson's file that are its scenes, each as settings and texts.
  private static func scenes(of file: String) throws -> [(settings: String, texts: [Text])] {
    let source = try String(contentsOf: folder.appendingPathComponent(file), encoding: .utf8)
    return source.components(separatedBy: "\n  - title:").dropFirst().map { block in
      var settings = ""
      var texts: [Text] = []
      var inTexts = false
      for line in ("    title:" + block).split(separator: "\n").map(String.init) {
        if let key = line.firstMatch(of: /^ {4}([a-z-]+):/)?.output.1 {
          inTexts = ["say", "ask", "title", "subtitle"].contains(key)
          if inTexts {
            texts.append(Text(words: String(line.drop { $0 != ":" }.dropFirst()), step: nil))
          } else {
            settings += line + "\n"
          }
        } else if !inTexts {
          settings += line + "\n"
        } else if let match = line.firstMatch(of: /^ {6}([a-z]+|[0-9]+):(.*)/) {
          // The steps of a question are settings too.
          if ["at", "reveal"].contains(match.output.1) { continue }
          texts.append(Text(words: String(match.output.2), step: Int(match.output.1)))
        } else if !texts.isEmpty {
          texts[texts.count - 1].words += " " + line.trimmingCharacters(in: .whitespaces)
        }
      }
      return (settings, texts)
    }
  }

  private static func numbers(in text: String) -> [String] {
    text.replacing(/([0-9])[\u{202F},\u{A0} ]([0-9]{3})\b/) { "\($0.output.1)\($0.output.2)" }
      .matches(of: /[0-9]+(?:\.[0-9]+)?/).map { String($0.output) }
  }

  @Test(arguments: files)
  func `no number is typed in by hope`(_ file: String) throws {
    let known = Self.data[String(file.prefix(2))] ?? []
    for (settings, texts) in try Self.scenes(of: file) {
      let set = Set(Self.numbers(in: settings))
      for text in texts {
        var plain = text.words.replacing(/<[^>]*>/, with: "").replacing("*", with: "")
          .replacing("\u{A0}", with: " ").replacing("\u{202F}", with: " ")
        let moments = plain.matches(of: /@(\d+)/).map { String($0.output.1) }
        plain = plain.replacing(/\{[^}]*\}/, with: "")
        for formula in Self.formulas { plain = plain.replacing(formula, with: "") }
        for number in Self.numbers(in: plain) where number != "0" {
          #expect(
            set.contains(number) || moments.contains(number) || number == text.step.map(String.init)
              || known.contains(number),
            "\(file): '\(number)' is typed in; let the run fill it in, or add it here with a check: \(text.words)"
          )
        }
      }
    }
  }

  @Test(arguments: files)
  func `steps in words are those at which the words stand`(_ file: String) throws {
    let words = [
      "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "ten": 10, "twelve": 12, "fifteen": 15,
      "twenty": 20, "thirty": 30, "fifty": 50, "hundred": 100, "thousand": 1000,
    ]
    for (_, texts) in try Self.scenes(of: file) {
      for text in texts {
        guard let step = text.step,
          let match = text.words.lowercased().firstMatch(of: /^\W*after ([a-z]+)(?: steps?\b|[,:])/),
          let said = words[String(match.output.1)]
        else { continue }
        #expect(said == step, "\(file): \(text.words)")
      }
    }
  }

  /// What a translation must have in common with the lesson: settings and numbers, text by text.
  @Test(arguments: files.filter { $0.split(separator: ".").count == 3 })
  func `a translation has the scenes, settings and numbers of its lesson`(_ file: String) throws {
    let original = try Self.scenes(of: (file.split(separator: ".").first ?? "") + ".yaml")
    let translated = try Self.scenes(of: file)
    #expect(original.count == translated.count)
    for (ours, theirs) in zip(original, translated) {
      #expect(ours.settings == theirs.settings)
      func places(_ texts: [Text]) -> [[String]] {
        texts.filter { $0.step != nil || $0.words.contains("{") }
          .map { $0.words.matches(of: /\{[^}]*\}/).map { String($0.output) }.sorted() }
      }
      #expect(places(ours.texts) == places(theirs.texts), "\(file)")
      // The line in place of the description of the runs names the scene's own rate.
      for text in theirs.texts where text.words.contains("*η* = ") && !text.words.contains("{") {
        for number in Self.numbers(in: text.words) {
          #expect(ours.settings.contains(number), "\(text.words)")
        }
      }
    }
  }

  @Test func `what is said of the data is true of them`() throws {
    let digits = try ShippedData.digits.load()
    #expect(digits.shape.width == 8 && digits.shape.height == 8)
    // A fifth is held out; the rest makes 29 steps of 50.
    let held = digits.count / 5
    #expect((digits.count - held + 49) / 50 == 29)
    #expect(ShippedImage.harbour.image.shape.count == 20_736)
  }

  @Test func `99.9 % is the share at which a run counts as arrived`() {
    #expect(CostTolerance(best: 0).share == 1e-3)
  }

  @Test(arguments: [0.15, 0.2, 0.5, 0.9, 1.03])
  func `on the parabola a step multiplies x by 1 − 2 η`(_ rate: Double) throws {
    let run = try trajectory("x^2", from: [1.5], rate: rate, steps: 3)
    for (a, b) in zip(run.steps, run.steps.dropFirst()) {
      #expect(abs(b.position[0] - (1 - 2 * rate) * a.position[0]) < 1e-12)
    }
  }

  @Test func `at the best rate a step leaves (κ − 1)/(κ + 1) of the distance, and 2/λ is the border`() throws
  {
    // Curvatures 2 and 200: κ is 100, the best rate 2/202, the border 2/200.
    let run = try trajectory("x^2 + 100*y^2", from: [-2.2, 0.9], rate: 2 / 202.0, steps: 50)
    for (a, b) in zip(run.steps, run.steps.dropFirst()) {
      #expect(abs(abs(b.position[0]) - 99 / 101.0 * abs(a.position[0])) < 1e-12)
      #expect(abs(abs(b.position[1]) - 99 / 101.0 * abs(a.position[1])) < 1e-12)
    }
    let below = try trajectory("x^2 + 100*y^2", from: [-2.2, 0.9], rate: 0.99 * 2 / 200, steps: 400)
    let above = try trajectory("x^2 + 100*y^2", from: [-2.2, 0.9], rate: 1.01 * 2 / 200, steps: 400)
    #expect(abs(below.steps.last?.position[1] ?? .nan) < 0.9)
    #expect(abs(above.steps.last?.position[1] ?? 0) > 0.9)
  }

  private func trajectory(_ formula: String, from start: [Double], rate: Double, steps: Int) throws
    -> Trajectory
  {
    let cost = SurfaceObjective(try Formula(formula))
    var descent = try Descent(
      cost, start: start,
      settings: RunSettings(method: MethodChoice("gradient-descent"), learningRate: rate, steps: steps))
    return descent.run()
  }
}
