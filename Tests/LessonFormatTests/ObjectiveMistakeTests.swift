import Testing

@testable import LessonFormat

@Suite("Mistakes in fits and restorations")
struct ObjectiveMistakeTests {
  static let fit = """
    title: A
    scenes:
      - fit: {data: iris, x: petal-length, y: petal-width}
        learning-rate: 0.02
        steps: 10
    """
  static let boundary = """
    title: A
    scenes:
      - fit: {data: iris, x: petal-length, y: petal-width, class: species, classes: [setosa, virginica]}
        learning-rate: 0.02
        steps: 10
    """
  static let restore = """
    title: A
    scenes:
      - restore: {image: test-card, blur: gaussian, noise: 0.01}
        learning-rate: 1
        steps: 2
    """

  static let cases: [(text: String, mistake: Mistake)] = [
    (
      fit,
      Mistake(
        "x: petal-length", "x: petal-lenght", 3, 26, "no column 'petal-lenght'; did you mean 'petal-length'?")
    ),
    (fit, Mistake("data: iris", "data: irs", 3, 17, "unknown table 'irs'; did you mean 'iris'?")),
    (fit, Mistake("data: iris", "data: none.csv", 3, 17, "./none.csv")),
    (fit, Mistake("y: petal-width", "y: petal-length", 3, 43, "x and y are the same column")),
    (
      fit, Mistake("y: petal-width", "y: species", 3, 43, "iris:2, field 3: 'setosa' in the column 'species'")
    ),
    (
      fit,
      Mistake("steps: 10", "start: [1, 2, 3]", 5, 12, "3 coordinates but the fit has 2; write start: [0, 0]")
    ),
    (fit, Mistake("steps: 10", "start: top", 5, 12, "a fit begins at numbers")),
    (fit, Mistake("steps: 10", "model: [dense]", 5, 12, "'model' has no meaning in the fit of a line")),
    (
      fit,
      Mistake("steps: 10", "weight-penalty: 1", 5, 21, "'weight-penalty' has no meaning in the fit of a line")
    ),
    (fit, Mistake("steps: 10", "say: {end: '{accuracy}'}", 5, 17, "{accuracy} has no value in this scene")),
    (fit, Mistake("steps: 10", "surface: two-peaks", 3, 10, "both 'surface' and 'fit' are given")),
    (
      fit, Mistake("x: petal-length", "x: petal-length, classes: [a, b]", 3, 49, "'classes' needs the column")
    ),
    (
      boundary,
      Mistake(
        ", classes: [setosa, virginica]", "", 3, 63, "the column has 3 classes and a boundary parts two")
    ),
    (boundary, Mistake("[setosa, virginica]", "[setosa, virginia]", 3, 90, "did you mean 'virginica'?")),
    (boundary, Mistake("steps: 10", "domain: {x: [0, 1], y: [0, 1]}", 5, 13, "'domain' has no meaning")),
    (boundary, Mistake("steps: 10", "say: {end: '{slope}'}", 5, 17, "{slope} has no value in this scene")),
    (
      restore,
      Mistake("test-card", "test-crad", 3, 22, "unknown image 'test-crad'; did you mean 'test-card'?")
    ),
    (restore, Mistake("test-card", "none.png", 3, 22, "./none.png")),
    (
      restore,
      Mistake(
        "blur: gaussian", "blur: {name: gaussian, size: 4}", 3, 39, "a square of 4 weights has no middle")
    ),
    (
      restore,
      Mistake("blur: gaussian", "blur: {name: motion, lenght: 4}", 3, 54, "'motion' has no setting 'lenght'")
    ),
    (restore, Mistake("blur: gaussian, ", "", 3, 14, "nothing is to be restored")),
    (
      restore,
      Mistake(
        "noise: 0.01", "smoothness: {name: quadratic, weight: 1}", 3, 61,
        "both 'blur' and 'smoothness' are given")
    ),
    (
      restore,
      Mistake("blur: gaussian", "smoothness: quadratic", 3, 45, "'quadratic' needs the setting 'weight'")
    ),
    (restore, Mistake("steps: 2", "noise: 0.1", 5, 12, "write it inside: restore: {image: …, noise: …}")),
    (restore, Mistake("steps: 2", "start: [1]", 5, 12, "write start: observed, or start: zeros")),
    (restore, Mistake("steps: 2", "method: newton", 5, 13, "'newton' needs second derivatives")),
    (restore, Mistake("steps: 2", "say: {end: '{x}'}", 5, 17, "{x} has no value in this scene")),
  ]

  @Test(arguments: cases.indices) func hasItsPlace(_ index: Int) throws {
    let (text, mistake) = Self.cases[index]
    let wrong = text.replacing(mistake.line, with: mistake.written)
    #expect(wrong != text)
    let found = mistakes(in: wrong)
    let match = found.first {
      ($0.line, $0.column) == mistake.place && $0.rendered().contains(mistake.sentence)
    }
    #expect(match != nil, "\(wrong)\n\(found.map { $0.rendered() }.joined(separator: "\n"))")
  }

  @Test func theGoodOnesAreGood() {
    for text in [Self.fit, Self.boundary, Self.restore] {
      #expect(mistakes(in: text).map { $0.rendered() } == [])
    }
  }
}
