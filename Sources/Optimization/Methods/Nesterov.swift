import Wording

/// The form in which Nesterov's momentum is written.
enum NesterovConvention: String, Sendable, Hashable, CaseIterable {
  /// PyTorch: x is the look-ahead point itself, so the gradient is taken at x.
  case pytorch
  /// Sutskever et al. 2013: x is where the ball is, the gradient is taken ahead of it, at x + β v.
  case classical
}

/// Nesterov's accelerated gradient.
///
/// With v₀ = 0 and momentum β:
/// - `pytorch`: g = ∇f(x_t), v = β v + (1 − τ) g, x ← x − η (g + β v), where the first v is g and τ
///   is the dampening (PyTorch's `SGD(nesterov=True)`, which asks for τ = 0);
/// - `classical`: v = β v − η ∇f(x_t + β v), x ← x + v. I. Sutskever et al., On the importance of
///   initialization and momentum in deep learning, ICML 2013, eq. 3 and 4, after Y. Nesterov, A method of
///   solving a convex programming problem with convergence rate O(1/k²), Soviet Math. Dokl. 27, 1983.
///   At a constant rate its look-ahead points are the x of `pytorch`.
///
/// The gradient of a weight decay's penalty is taken where that of the cost is.
struct Nesterov: CoordinateRule {
  var momentum: Double
  /// τ; in PyTorch's form only.
  var dampening: Double
  var convention: NesterovConvention
  var weightDecay: Double

  init(
    momentum: Double = 0.9, dampening: Double = 0, convention: NesterovConvention = .pytorch,
    weightDecay: Double = 0
  ) {
    self.momentum = momentum
    self.dampening = dampening
    self.convention = convention
    self.weightDecay = weightDecay
  }

  /// The velocity v.
  var cell: Double { 0 }
  /// The step's rate, and the weight of its gradient in PyTorch's velocity.
  struct Shared: Sendable, Hashable {
    var rate = 0.0
    var gradientWeight = 0.0
    var isFirst = true
  }

  var shared: Shared { Shared() }

  func advance(_ shared: inout Shared, rate: Double) {
    shared.rate = rate
    shared.gradientWeight = shared.isFirst ? 1 : 1 - dampening
    shared.isFirst = false
  }

  func update(_ v: inout Double, gradient g: Double, position: Double, _ shared: Shared) -> Double {
    switch convention {
    case .pytorch:
      v = momentum * v + shared.gradientWeight * g
      return -(shared.rate * (g + momentum * v))
    case .classical:
      v = momentum * v - shared.rate * g
      return v
    }
  }

  var looksAhead: Bool { convention == .classical }

  func lookAhead(_ v: Double, from position: Double) -> Double {
    convention == .classical ? position + momentum * v : position
  }

  func quantities(_ cells: [Double], _ shared: Shared) -> [Quantity] {
    [Quantity(name: "velocity", symbol: "<i>v</i>", values: cells)]
  }

  static let record = MethodRecord(
    name: "nesterov", title: "Nesterov",
    summary: Translations(
      "Momentum that looks ahead: the gradient is taken where the velocity is about to lead.",
      "Momentum, das vorausschaut: Der Gradient wird dort genommen, wohin die Geschwindigkeit gerade führt.",
      "Un momentum qui regarde devant lui\u{A0}: le gradient est pris là où la vitesse va mener."),
    equations: [
      "<i>v</i><sub>t+1</sub> = <i>β</i> <i>v</i><sub>t</sub> + ∇<i>f</i>(<i>x</i><sub>t</sub>)",
      "<i>x</i><sub>t+1</sub> = <i>x</i><sub>t</sub> − <i>η</i> (∇<i>f</i>(<i>x</i><sub>t</sub>) "
        + "+ <i>β</i> <i>v</i><sub>t+1</sub>)",
    ],
    conventionEquations: [
      "classical": [
        "<i>v</i><sub>t+1</sub> = <i>β</i> <i>v</i><sub>t</sub> − <i>η</i> ∇<i>f</i>(<i>x</i><sub>t</sub> + <i>β</i> <i>v</i><sub>t</sub>)",
        "<i>x</i><sub>t+1</sub> = <i>x</i><sub>t</sub> + <i>v</i><sub>t+1</sub>",
      ]
    ],
    source: "Nesterov 1983; Sutskever et al. 2013, eq. 3–4; in PyTorch’s form",
    standardRate: 0.01, memory: .velocity,
    settings: [
      .momentum, .dampening, .convention(NesterovConvention.allCases.map { $0.rawValue }), .weightDecay,
    ],
    make: { settings, target in
      Stepper(
        coordinatewise: Nesterov(
          momentum: settings.number("momentum"), dampening: settings.number("dampening"),
          convention: NesterovConvention(rawValue: settings.text("convention")) ?? .pytorch,
          weightDecay: settings.number("weight-decay")),
        dimension: target.dimension)
    })
}
