/// A plane through weight space as written: `random`, `principal`, or `{weights: ["W1[3, 28]", "W2[0, 5]"]}` with
/// its resolution and range.
struct LandscapeDraft: Sendable {
  var directions: Located<String>?
  var weights: Located<[Located<String>]>?
  var resolution: Located<Int>?
  var range: Located<[Double]>?
  var seed: Located<Int>?
  var arrows: Located<Int>?

  static let reader: Reader<LandscapeDraft> = .either(
    "a landscape such as random or principal",
    scalar: directions.located.map { LandscapeDraft(directions: $0) },
    keys: .object(
      [
        Field("directions", \.directions, directions, "how the two directions are chosen (principal)"),
        Field(
          "weights", \.weights,
          .list(
            of: Reader.text(40, named: "a weight such as W1[3, 28]").located, count: 2...2,
            named: "two weights"),
          "two single weights as directions, such as [\"W1[3, 28]\", \"b2[0]\"]: row, column, counted from 0"),
        Field(
          "resolution", \.resolution, .integer(2...200),
          "how many places the map measures along each side (60)"),
        Field(
          "range", \.range,
          .list(of: Reader<Double>.number(0...1e9, above: true), count: 1...2, named: "one or two numbers"),
          "how far the map goes to both sides of the last weights; holds the path unless told"),
        Field(
          "seed", \.seed, .integer(0...Int(1) << 53), "the seed of random directions; the scene's unless told"
        ),
        Field(
          "arrows", \.arrows, .integer(0...200),
          "how many single examples of the batch get an arrow of their own (50)"),
      ], named: "a landscape such as {directions: random, resolution: 40}", empty: LandscapeDraft()))

  private static let directions = Reader.choice(
    [
      Schema.Choice(
        name: "random",
        summary: "two random directions, each filter as long as the trained one (Li et al. 2018)"),
      Schema.Choice(name: "principal", summary: "the two directions in which the path stretches most"),
    ], named: "random or principal")
}
