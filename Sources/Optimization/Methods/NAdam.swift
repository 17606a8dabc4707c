import CMaths
import Wording

/// The form in which Nadam is written.
enum NAdamConvention: String, Sendable, Hashable, CaseIterable {
  /// PyTorch and Dozat: a momentum μ_t that grows to β₁.
  case pytorch
  /// optax: a constant momentum.
  case constant
}

/// Nadam: Adam with Nesterov's momentum.
///
/// m and v as in Adam, v̂ = v / (1 − β₂ᵗ), and:
/// - `pytorch`: μ_t = β₁ (1 − ½ · 0.96^(tψ)), P_t = μ₁ ⋯ μ_t,
///   m̂ = μ_{t+1} m / (1 − P_t μ_{t+1}) + (1 − μ_t) g / (1 − P_t) (PyTorch's `NAdam`, ψ = 0.004);
/// - `constant`: m̂ = β₁ m / (1 − β₁^{t+1}) + (1 − β₁) g / (1 − β₁ᵗ) (optax's `nadam`);
///
/// x ← x − η m̂ / (√v̂ + ε). T. Dozat, Incorporating Nesterov momentum into Adam, ICLR workshop 2016,
/// algorithm 2.
struct NAdam: CoordinateRule {
  var moments: MomentSettings
  var momentumDecay: Double
  var convention: NAdamConvention
  var weightDecay: Double

  init(
    moments: MomentSettings = MomentSettings(), momentumDecay: Double = 0.004,
    convention: NAdamConvention = .pytorch, weightDecay: Double = 0
  ) {
    self.moments = moments
    self.momentumDecay = momentumDecay
    self.convention = convention
    self.weightDecay = weightDecay
  }

  struct Shared: Sendable, Hashable {
    var correction = BiasCorrection()
    /// P_t, the product of the momenta so far.
    var product = 1.0
    /// The factor of g in m̂.
    var gradientWeight = 0.0
    /// The factor of m in m̂.
    var momentWeight = 0.0
  }

  struct Cell: Sendable, Hashable {
    var moments = Moments()
    /// m̂, for the record.
    var direction = 0.0
  }

  var cell: Cell { Cell() }
  var shared: Shared { Shared() }

  func advance(_ shared: inout Shared, rate: Double) {
    shared.correction.advance(moments, rate: rate)
    let t = Double(shared.correction.step)
    switch convention {
    case .pytorch:
      let now = momentum(at: t)
      let next = momentum(at: t + 1)
      shared.product *= now
      shared.gradientWeight = (1 - now) / (1 - shared.product)
      shared.momentWeight = next / (1 - shared.product * next)
    case .constant:
      shared.gradientWeight = (1 - moments.beta1) / shared.correction.first
      shared.momentWeight = moments.beta1 / (1 - CMaths.pow(moments.beta1, t + 1))
    }
  }

  /// μ_t.
  private func momentum(at t: Double) -> Double {
    moments.beta1 * (1 - 0.5 * CMaths.pow(0.96, t * momentumDecay))
  }

  func update(_ cell: inout Cell, gradient g: Double, position: Double, _ shared: Shared) -> Double {
    cell.moments.gather(g, moments)
    cell.direction = shared.momentWeight * cell.moments.first + shared.gradientWeight * g
    let second = cell.moments.second / shared.correction.second
    return -(shared.correction.rate * cell.direction / (second.squareRoot() + moments.epsilon))
  }

  func quantities(_ cells: [Cell], _ shared: Shared) -> [Quantity] {
    [
      Quantity(name: "first-moment", symbol: "<i>m</i>", values: cells.map { $0.moments.first }),
      Quantity(name: "second-moment", symbol: "<i>v</i>", values: cells.map { $0.moments.second }),
      Quantity(
        name: "corrected-first-moment", symbol: "<i>m̂</i>", values: cells.map { $0.direction }),
      Quantity(
        name: "corrected-second-moment", symbol: "<i>v̂</i>",
        values: cells.map { $0.moments.second / shared.correction.second }),
    ]
  }

  static let record = MethodRecord(
    name: "nadam", title: "Nadam",
    summary: Translations(
      "Adam that looks ahead as Nesterov’s momentum does.",
      "Adam, das vorausschaut wie das Momentum von Nesterov.",
      "Adam qui regarde devant lui, comme le momentum de Nesterov."),
    equations: [
      MomentSettings.equations[0], MomentSettings.equations[1],
      "<i>m̂</i> = <i>μ</i><sub>t+1</sub> <i>m</i> / (1 − ∏<i>μ</i>) "
        + "+ (1 − <i>μ</i><sub>t</sub>) <i>g</i> / (1 − ∏<i>μ</i>)",
      "<i>x</i><sub>t+1</sub> = <i>x</i><sub>t</sub> − <i>η</i> <i>m̂</i> / (√<i>v̂</i> + <i>ε</i>)",
    ],
    conventionEquations: [
      "constant": [
        MomentSettings.equations[0],
        MomentSettings.equations[1],
        "<i>m̂</i> = <i>β</i><sub>1</sub> <i>m</i> / (1 − <i>β</i><sub>1</sub><sup>t+2</sup>) + (1 − <i>β</i><sub>1</sub>) <i>g</i> / (1 − <i>β</i><sub>1</sub><sup>t+1</sup>)",
        "<i>x</i><sub>t+1</sub> = <i>x</i><sub>t</sub> − <i>η</i> <i>m̂</i> / (√<i>v̂</i> + <i>ε</i>)",
      ]
    ],
    source: "Dozat 2016, algorithm 2; as in PyTorch",
    standardRate: 0.002, memory: .velocity,
    settings: MomentSettings.records + [
      SettingRecord(
        "momentum-decay", .notNegative, standard: 0.004, symbol: "<i>ψ</i>",
        summary: Translations(
          "How fast the momentum grows to β₁ (PyTorch’s form only).",
          "Wie schnell das Momentum auf β₁ wächst (nur in der Form von PyTorch).",
          "La vitesse à laquelle le momentum croît jusqu’à β₁ (forme de PyTorch seulement).")),
      .convention(NAdamConvention.allCases.map { $0.rawValue }), .weightDecay,
    ],
    make: { settings, target in
      Stepper(
        coordinatewise: NAdam(
          moments: MomentSettings(settings), momentumDecay: settings.number("momentum-decay"),
          convention: NAdamConvention(rawValue: settings.text("convention")) ?? .pytorch,
          weightDecay: settings.number("weight-decay")),
        dimension: target.dimension)
    })
}
