import ImageFiles
import Optimization
import Vision

/// The image of a scene that restores one, and what spoils it.
struct RestorationSubject {
  var name: String
  var truth: Image
  var noise: ImageNoise
  var goal: RestorationScenario.Goal
  /// Where the image comes from.
  var citation: String

  /// What is done, for figures.
  var title: String {
    switch goal {
    case .deblur: LessonMarkup.escaped("Deblurring \(name)")
    case .smooth: LessonMarkup.escaped("Denoising \(name)")
    }
  }
}

extension SceneResolver {
  /// Keys that mean nothing for a restoration are mistakes, not silence.
  mutating func refuseKeysBesideRestore() {
    var keys = keysOfTraining + keysOfSurfaces.filter { !["start", "stop"].contains($0.name) }
    // The noise of the image stands inside 'restore'; it is asked for so often that the hint says it.
    if let noise = draft.noise {
      keys.removeAll { $0.name == "noise" }
      context.report(
        noise.span, "'noise' beside 'restore' would disturb the gradient",
        hint: "write it inside: restore: {image: …, noise: …}")
    }
    refuse(keys, in: "the restoration of an image")
  }

  mutating func restorationSubject() -> RestorationSubject? {
    guard let restore = draft.restore, let image = restore.value.image else { return nil }
    let goal = goal(restore)
    let noise = imageNoise(restore.value.noise)
    guard let loaded = loadImage(image, restore.value), let goal, let noise else { return nil }
    let shipped = ShippedImage(rawValue: image.value)
    let name = image.value.split(separator: "/").last.map(String.init) ?? image.value
    return RestorationSubject(
      name: shipped?.title ?? name, truth: loaded, noise: noise, goal: goal,
      citation: shipped?.citation ?? "Image: " + LessonMarkup.escaped(name))
  }

  private mutating func goal(_ restore: Located<RestoreDraft>) -> RestorationScenario.Goal? {
    switch (restore.value.blur, restore.value.smoothness) {
    case (let blur?, nil):
      guard let settings = settings(blur, RestoreWords.blurs) else { return nil }
      let boundary: Boundary = restore.value.boundary?.value == "zero" ? .zero : .reflect
      if blur.value.name.value == "motion" {
        return .deblur(
          .motion(length: settings.number("length"), angle: settings.number("angle")), boundary: boundary)
      }
      let deviation = settings.number("deviation")
      let given = settings.number("size")
      guard given == 0 || given.truncatingRemainder(dividingBy: 2) == 1 else {
        context.report(blur.span, "a square of \(Int(given)) weights has no middle", hint: "use an odd size")
        return nil
      }
      let size = given == 0 ? 2 * Int((2 * deviation).rounded(.up)) + 1 : Int(given)
      return .deblur(.gaussian(size: size, deviation: deviation), boundary: boundary)
    case (nil, var smoothness?):
      let compared = everyRunHasItsWeight
      if let boundary = restore.value.boundary {
        context.report(boundary.span, "'boundary' belongs to a blur", hint: "remove it")
      }
      if compared, !smoothness.value.settings.contains(where: { $0.name.value == "weight" }) {
        // Every run brings its own; this one is never used.
        smoothness.value.settings.append(
          ChoiceDraft.Setting(
            name: Located("weight", at: smoothness.span), value: Located(.number(0), at: smoothness.span)))
      }
      guard let settings = settings(smoothness, RestoreWords.smoothness) else { return nil }
      let weight = settings.number("weight")
      return smoothness.value.name.value == "edge-preserving"
        ? .smooth(.edgePreserving(epsilon: settings.number("epsilon")), weight: weight)
        : .smooth(.quadratic, weight: weight)
    case (_?, let smoothness?):
      context.report(
        smoothness.span, "both 'blur' and 'smoothness' are given",
        hint: "a scene either deblurs an image or smooths a noisy one")
      return nil
    case (nil, nil):
      context.report(
        restore.span, "nothing is to be restored",
        hint: "add blur: gaussian, or smoothness: {name: quadratic, weight: 1} with noise")
      return nil
    }
  }

  /// Whether the scene compares runs that all name a weight of the smoothness.
  private var everyRunHasItsWeight: Bool {
    guard let compare = draft.compare?.value else { return false }
    return compare.axes.contains { $0.name.value == "smoothness-weight" }
      || !compare.runs.isEmpty && compare.runs.allSatisfy { $0.smoothnessWeight != nil }
  }

  private mutating func imageNoise(_ noise: Located<ImageNoiseDraft>?) -> ImageNoise? {
    guard let noise else { return ImageNoise.none }
    switch noise.value {
    case .deviation(0): return ImageNoise.none
    case .deviation(let deviation): return .normal(deviation: deviation, seed: seed)
    case .choice(let choice):
      guard let settings = settings(Located(choice, at: noise.span), RestoreWords.noises) else { return nil }
      return choice.name.value == "sine"
        ? .sine(amplitude: settings.number("amplitude"))
        : .normal(deviation: settings.number("deviation"), seed: seed)
    }
  }

  /// The settings of a word with their standards.
  private mutating func settings(_ draft: Located<ChoiceDraft>, _ entries: [RestoreWords.Entry]) -> Settings?
  {
    let records = entries.first { $0.name == draft.value.name.value }?.settings ?? []
    guard
      let choice = choice(draft, standard: draft.value.name.value, records: { _ in records })
    else { return nil }
    return try? Settings(choice.settings, records: records, owner: .other(choice.name))
  }

  /// The image by name or from a path beside the lesson, scaled down where it is large.
  private mutating func loadImage(_ image: Located<String>, _ restore: RestoreDraft) -> Image? {
    if let channels = restore.channels, channels.value == 2 {
      context.report(channels.span, "an image has 1 or 3 channels", hint: "1 for grey, 3 for colour")
      return nil
    }
    if let shipped = ShippedImage(rawValue: image.value) {
      if let side = restore.longestSide {
        context.report(
          side.span, "'longest-side' is for pictures of your own", hint: "'\(image.value)' has its size")
      }
      let picture = shipped.image
      guard let channels = restore.channels, channels.value != picture.shape.channels else { return picture }
      guard channels.value == 1 else {
        context.report(channels.span, "'\(image.value)' is grey", hint: "remove 'channels'")
        return nil
      }
      return picture.grey
    }
    if !image.value.contains("/"), !image.value.contains("."), !fileExists(path(of: image.value)) {
      context.report(
        image.span, "unknown image '\(image.value)'",
        hint: Suggestion.among(ShippedImage.allCases.map(\.rawValue), for: image.value)
          + "; or give the path of a PNG or JPEG beside the lesson")
      return nil
    }
    do {
      let picture = try Picture(contentsOf: path(of: image.value))
      return picture.image(
        longestSide: restore.longestSide?.value ?? 128,
        channels: restore.channels?.value ?? (picture.isGrey ? 1 : 3))
    } catch {
      context.report(image.span, error.message)
      return nil
    }
  }

  mutating func restorationRun(_ restoration: RestorationSubject, _ run: RunDraft, settings: RunSettings)
    -> RestorationScenario?
  {
    var start = RestorationScenario.Start.observed
    if let given = run.start ?? draft.start {
      switch given.value {
      case .named("observed"): break
      case .named("zeros"): start = .zeros
      default:
        context.report(
          given.span, "a restoration begins at an image",
          hint: "write start: observed, or start: zeros for a black one")
        return nil
      }
    }
    var goal = restoration.goal
    if let weight = run.smoothnessWeight, case .smooth(let smoothness, _) = goal {
      goal = .smooth(smoothness, weight: weight.value)
    }
    var scenario = RestorationScenario(
      name: restoration.name, truth: restoration.truth, noise: restoration.noise, goal: goal, start: start,
      settings: settings)
    scenario.settings.stopping = stopping(in: nil, noise: scenario.discrepancyLevel)
    return scenario
  }
}
