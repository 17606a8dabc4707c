import ArgumentParser
import Export
import LessonFormat
import NumberText

/// What a new lesson begins as.
enum LessonTemplate: String, CaseIterable, ExpressibleByArgument {
  case surface, classifier, comparison

  /// The lesson with a title, commented.
  func text(title: String) -> String {
    var quoted = ""
    JSONText.quote(title, to: &quoted)
    return Self.head.replacing("TITLE", with: quoted) + body
  }

  /// A title that is safe in a lesson: what was typed without control characters and without the letters of the
  /// markup; words in place of a file name's hyphens.
  static func title(of name: String) -> String {
    let kept = name.unicodeScalars.map { scalar -> Character in
      scalar.value < 32 || scalar.value == 127 || "{}*<>&\\".unicodeScalars.contains(scalar)
        || scalar.properties.generalCategory == .format ? " " : Character(scalar)
    }
    let words = String(kept).split(separator: " ").joined(separator: " ")
    let isFileName = !words.contains(" ")
    let text = isFileName ? OutputName.slug(words, fallback: "lesson").replacing("-", with: " ") : words
    guard let first = text.first else { return "Lesson" }
    return String((first.uppercased() + text.dropFirst()).prefix(120))
  }

  private static let head = """
    # yaml-language-server: $schema=lesson.schema.json
    # With 'descent schema -o lesson.schema.json' beside this file, editors complete and check its keys.
    #   descent check FILE    every mistake, with its line
    #   descent watch FILE    the figures in a browser, drawn anew whenever the file is saved
    #   descent run FILE      everything into a folder
    title: TITLE
    summary: One or two sentences that say what it shows.
    seed: 1

    """

  private var body: String {
    switch self {
    case .surface:
      """
      scenes:
        - title: One step at a time
          # A function of x, or of x and y, with the box that is looked at. Or a known one in place of both:
          #   surface: two-peaks            ('descent list surfaces')
          formula: x^2 + 3*y^2
          domain: {x: [-2.4, 2.4], y: [-1.6, 1.6]}
          start: [-1.8, 1]
          method: gradient-descent          # 'descent list methods'
          learning-rate: 0.1
          steps: 30
          panels: [map, cost, arithmetic]   # 'descent list panels'
          # What is said from a step on. Numbers in braces are filled in from the run ('descent list placeholders').
          say:
            0: The start is ({x}, {y}), and the cost there is {cost}.
            1: One step against the gradient, and the cost is {cost}.
            end: After {steps} steps the cost is {cost}, and the slope ‖∇*f*‖ = {gradient-norm}.
          # A question before the answer is shown.
          ask:
            at: 0
            question: Which way does the first step go?
            choices: [straight to the minimum, down the steepest slope]
            answer: Down the steepest slope, which is not the shortest way.
            reveal: 1

      """
    case .comparison:
      """
      scenes:
        - title: Three learning rates
          formula: x^2 + 3*y^2
          domain: {x: [-2.4, 2.4], y: [-1.6, 1.6]}
          start: [-1.8, 1]
          # Each value is a run. Two lists make a grid; method, schedule, start and the settings of a method can
          # be compared too.
          compare: {learning-rate: [0.02, 0.25, 0.34]}
          steps: 20
          panels: [comparison, {panel: cost, scale: logarithmic}]
          # {cost#2} is the cost of the second run.
          say:
            0: All three begin at ({x}, {y}).
            5: "After five steps the costs are {cost#1}, {cost#2} and {cost#3}."
            end: "At the end: {cost#1}, {cost#2} and {cost#3}."
          ask:
            at: 0
            question: Which of the three will be lowest after 20 steps?
            choices: ["*η* = 0.02", "*η* = 0.25", "*η* = 0.34"]
            answer: The middle one.

      """
    case .classifier:
      """
      scenes:
        - title: A model learns from examples
          # Handwritten digits of 8 × 8 pixels, which come with the program. Your own: a folder with a folder of
          # pictures for each class, an IDX, CIFAR or CSV file.
          data: digits
          test: 0.2                         # the share that it never learns from
          model: [dense]                    # softmax regression; [{dense: 32}, relu, dense] has a layer more
          loss: cross-entropy
          initial: zeros
          batch: all                        # or 32, or 1
          learning-rate: 1
          steps: 60
          panels: [weights, cost, accuracy]
          frames: [0, 1, 2, 5, 10, 20, 40, end]
          say:
            0: "{training-examples} pictures, and a guess: {accuracy} of the answers are right."
            1: After one step {accuracy} are right.
            end: After {steps} steps {accuracy}, and {test-accuracy} of the pictures that it has never seen.
          ask:
            at: 0
            question: How many steps does it take until most answers are right?
            choices: [one, about ten, more than fifty]
            answer: See for yourself in the plot of the accuracy.

      """
    }
  }
}
