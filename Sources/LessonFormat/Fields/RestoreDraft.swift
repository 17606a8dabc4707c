import Optimization

/// An image to be restored, as written: `{image: harbour, blur: {name: gaussian, deviation: 2}, noise: 0.01}`.
struct RestoreDraft: Sendable {
  var image: Located<String>?
  var longestSide: Located<Int>?
  var channels: Located<Int>?
  var blur: Located<ChoiceDraft>?
  var boundary: Located<String>?
  var noise: Located<ImageNoiseDraft>?
  var smoothness: Located<ChoiceDraft>?

  static let reader: Reader<RestoreDraft> = .object(
    [
      Field(
        "image", \.image, .text(LessonLimits.textLength, named: "the name of an image or a path"),
        required: true,
        "the true image: harbour, test-card, or the path of a PNG or JPEG beside the lesson"),
      Field(
        "longest-side", \.longestSide, .integer(8...512),
        "the side in pixels to which a larger picture is scaled down (128)"),
      Field(
        "channels", \.channels, .integer(1...3), "1 for grey, 3 for colour; as the picture is unless told"),
      Field(
        "blur", \.blur, RestoreWords.reader(RestoreWords.blurs, named: "a blur"),
        "the blur that spoils it, such as {name: gaussian, deviation: 2}: descent on ½‖Kx − y‖²"),
      Field(
        "boundary", \.boundary, .choice(RestoreWords.boundaries, named: "a boundary"),
        "what the blur sees beyond the border (reflect)"),
      Field(
        "noise", \.noise, ImageNoiseDraft.reader,
        "the standard deviation of the noise on its pixels, which run from 0 to 1 (0)"),
      Field(
        "smoothness", \.smoothness, RestoreWords.reader(RestoreWords.smoothness, named: "a smoothness"),
        "the smoothness that is asked for, such as {name: quadratic, weight: 1}: descent on ½‖x − y‖² + λ·roughness"
      ),
    ], named: "an image such as {image: harbour, blur: gaussian}", empty: RestoreDraft())
}

/// Noise on an image as written: its deviation, or `{name: sine, amplitude: 0.01}`.
enum ImageNoiseDraft: Sendable, Hashable {
  case deviation(Double)
  case choice(ChoiceDraft)

  static let reader: Reader<ImageNoiseDraft> = .either(
    "a standard deviation, or {name: sine, amplitude: 0.01}",
    scalar: Reader<Double>.number(0...1e3, named: "a standard deviation").map(ImageNoiseDraft.deviation),
    keys: RestoreWords.reader(RestoreWords.noises, named: "a noise").map(ImageNoiseDraft.choice))
}

/// The words of restorations and their settings.
enum RestoreWords {
  /// A word with its settings.
  struct Entry: Sendable {
    var name: String
    var summary: String
    var settings: [SettingRecord]
  }

  static let blurs = [
    Entry(
      name: "gaussian", summary: "every pixel becomes a weighted mean of its neighbours: out of focus",
      settings: [
        SettingRecord(
          "deviation", SettingRange(0.1, 100), standard: 2, summary: "the standard deviation σ in pixels"),
        SettingRecord(
          "size", SettingRange(0, 401, isWhole: true), standard: 0,
          summary: "the side of the square of weights in pixels, odd; 0 takes 2⌈2σ⌉ + 1"),
      ]),
    Entry(
      name: "motion", summary: "the camera moved along a straight line",
      settings: [
        SettingRecord(
          "length", SettingRange(1, 401), standard: 9, summary: "the length of the movement in pixels"),
        SettingRecord(
          "angle", SettingRange(-360, 360), standard: 0, summary: "its direction in degrees; 90 is upwards"),
      ]),
  ]

  static let noises = [
    Entry(
      name: "normal", summary: "normal, independent from pixel to pixel, by seed",
      settings: [
        SettingRecord("deviation", SettingRange(0, 1000), standard: nil, summary: "its standard deviation")
      ]),
    Entry(
      name: "sine", summary: "by formula, the same in every program",
      settings: [SettingRecord("amplitude", SettingRange(0, 1000), standard: nil, summary: "its amplitude")]),
  ]

  static let smoothness = [
    Entry(
      name: "quadratic", summary: "half the squares of the differences of neighbours: edges are smoothed too",
      settings: [weight]),
    Entry(
      name: "edge-preserving", summary: "nearly the sizes of the differences, so that edges stay",
      settings: [
        weight,
        SettingRecord(
          "epsilon", SettingRange(1e-6, 1000), standard: 0.05,
          summary: "ε: differences well above it count by their size, below it by their square"),
      ]),
  ]

  /// λ, for the runs of a comparison.
  static let smoothnessWeight = Reader<Double>.number(0...1e6)

  private static let weight = SettingRecord(
    "weight", SettingRange(0, 1e6), standard: nil, summary: "λ: how much smoothness counts")

  static let boundaries = [
    Schema.Choice(name: "reflect", summary: "the image mirrored at its edge"),
    Schema.Choice(name: "zero", summary: "black"),
  ]

  static func reader(_ entries: [Entry], named expectation: String) -> Reader<ChoiceDraft> {
    ChoiceDraft.reader(
      entries.map {
        ChoiceDraft.Entry(
          name: $0.name, summary: $0.summary, settings: $0.settings.map(SceneFields.property))
      }, named: expectation)
  }
}
