import Wording

/// The form in which momentum is written.
enum MomentumConvention: String, Sendable, Hashable, CaseIterable {
  /// PyTorch: v gathers gradients, and the rate stands outside.
  case pytorch
  /// Polyak 1964: v is the step itself, so a changed rate acts on new gradients only.
  case classical
  /// An exponential moving average: new gradients weigh 1 − β.
  case ema
}

/// Heavy-ball momentum.
///
/// With v₀ = 0, g = ∇f(x_t) and momentum β:
/// - `pytorch`: v = β v + (1 − τ) g, x ← x − η v, where the first v is g and τ is the dampening
///   (PyTorch's `SGD`);
/// - `classical`: v = β v − η g, x ← x + v. B. T. Polyak, Some methods of speeding up the convergence of
///   iteration methods, USSR Comp. Math. 4(5), 1964, eq. 9. At a constant rate the same path as `pytorch`;
/// - `ema`: v = β v + (1 − β) g, x ← x − η v: the same path as `pytorch` at the rate η (1 − β).
struct Momentum: CoordinateRule {
  var momentum: Double
  var dampening: Double
  var convention: MomentumConvention
  var weightDecay: Double

  init(
    momentum: Double = 0.9, dampening: Double = 0, convention: MomentumConvention = .pytorch,
    weightDecay: Double = 0
  ) {
    self.momentum = momentum
    self.dampening = dampening
    self.convention = convention
    self.weightDecay = weightDecay
  }

  /// The step's rate, and the weight of its gradient in the velocity.
  struct Shared: Sendable, Hashable {
    var rate = 0.0
    var gradientWeight = 0.0
    var step = 0
  }

  /// The velocity v.
  var cell: Double { 0 }
  var shared: Shared { Shared() }

  func advance(_ shared: inout Shared, rate: Double) {
    shared.rate = rate
    shared.step += 1
    switch convention {
    case .pytorch: shared.gradientWeight = shared.step == 1 ? 1 : 1 - dampening
    case .classical: shared.gradientWeight = -rate
    case .ema: shared.gradientWeight = 1 - momentum
    }
  }

  func update(_ v: inout Double, gradient g: Double, position: Double, _ shared: Shared) -> Double {
    v = momentum * v + shared.gradientWeight * g
    return convention == .classical ? v : -(shared.rate * v)
  }

  func quantities(_ cells: [Double], _ shared: Shared) -> [Quantity] {
    [Quantity(name: "velocity", symbol: "<i>v</i>", values: cells)]
  }

  static let record = MethodRecord(
    name: "momentum", title: "Momentum",
    summary: Translations(
      "A heavy ball: each step keeps a part of the velocity gathered so far.",
      "Eine schwere Kugel: Jeder Schritt behält einen Teil der bisher gewonnenen Geschwindigkeit.",
      "Une bille lourde\u{A0}: chaque pas garde une part de la vitesse acquise."),
    equations: [
      "<i>v</i><sub>t+1</sub> = <i>β</i> <i>v</i><sub>t</sub> + ∇<i>f</i>(<i>x</i><sub>t</sub>)",
      "<i>x</i><sub>t+1</sub> = <i>x</i><sub>t</sub> − <i>η</i> <i>v</i><sub>t+1</sub>",
    ],
    conventionEquations: [
      "classical": [
        "<i>v</i><sub>t+1</sub> = <i>β</i> <i>v</i><sub>t</sub> − <i>η</i> ∇<i>f</i>(<i>x</i><sub>t</sub>)",
        "<i>x</i><sub>t+1</sub> = <i>x</i><sub>t</sub> + <i>v</i><sub>t+1</sub>",
      ],
      "ema": [
        "<i>v</i><sub>t+1</sub> = <i>β</i> <i>v</i><sub>t</sub> + (1 − <i>β</i>) ∇<i>f</i>(<i>x</i><sub>t</sub>)",
        "<i>x</i><sub>t+1</sub> = <i>x</i><sub>t</sub> − <i>η</i> <i>v</i><sub>t+1</sub>",
      ],
    ],
    source: "Polyak 1964, eq. 9; in PyTorch’s form",
    standardRate: 0.01, memory: .velocity,
    settings: [
      .momentum,
      .dampening,
      .convention(MomentumConvention.allCases.map { $0.rawValue }),
      .weightDecay,
    ],
    make: { settings, target in
      Stepper(
        coordinatewise: Momentum(
          momentum: settings.number("momentum"), dampening: settings.number("dampening"),
          convention: MomentumConvention(rawValue: settings.text("convention")) ?? .pytorch,
          weightDecay: settings.number("weight-decay")),
        dimension: target.dimension)
    })
}

extension SettingRecord {
  static let dampening = SettingRecord(
    "dampening", .unit, standard: 0, symbol: "<i>τ</i>",
    summary: Translations(
      "The part of every gradient after the first that is left out (PyTorch’s form only).",
      "Der Teil jedes Gradienten nach dem ersten, der wegfällt (nur in der Form von PyTorch).",
      "La part de chaque gradient après le premier qui est laissée de côté (forme de PyTorch seulement)."))

  static let momentum = SettingRecord(
    "momentum", .belowOne, standard: 0.9, symbol: "<i>β</i>",
    summary: Translations(
      "The part of the velocity that is kept from step to step.",
      "Der Teil der Geschwindigkeit, der von Schritt zu Schritt bleibt.",
      "La part de la vitesse gardée d’un pas à l’autre."))

  /// The form of a method that is written in several; the first is the default.
  static func convention(_ words: [String]) -> SettingRecord {
    SettingRecord(
      "convention", .choice(words), standard: words.first.map { .text($0) },
      summary: Translations(
        "The form in which the method is written.", "Die Form, in der das Verfahren geschrieben wird.",
        "La forme sous laquelle la méthode s’écrit."))
  }
}
