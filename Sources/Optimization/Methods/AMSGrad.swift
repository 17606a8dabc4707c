import Wording

/// Of which second moment AMSGrad keeps the largest.
enum AMSGradConvention: String, Sendable, Hashable, CaseIterable {
  /// Of v, corrected afterwards.
  case pytorch
  /// Of the corrected v̂, as in optax.
  case corrected
}

/// AMSGrad: Adam whose second moment never falls.
///
/// m and v as in Adam, then:
/// - `pytorch`: w = max(w, v), x ← x − η m̂ / (√(w / (1 − β₂ᵗ)) + ε) (PyTorch's `Adam(amsgrad=True)`);
/// - `corrected`: w = max(w, v̂), x ← x − η m̂ / (√w + ε).
///
/// S. J. Reddi, S. Kale, S. Kumar, On the convergence of Adam and beyond, ICLR 2018, algorithm 2 (which has no
/// bias correction).
struct AMSGrad: CoordinateRule {
  var moments: MomentSettings
  var convention: AMSGradConvention
  var weightDecay: Double

  init(
    moments: MomentSettings = MomentSettings(), convention: AMSGradConvention = .pytorch,
    weightDecay: Double = 0
  ) {
    self.moments = moments
    self.convention = convention
    self.weightDecay = weightDecay
  }

  struct Cell: Sendable, Hashable {
    var moments = Moments()
    /// w, the largest second moment so far.
    var largest = 0.0
  }

  var cell: Cell { Cell() }
  var shared: BiasCorrection { BiasCorrection() }

  func advance(_ shared: inout BiasCorrection, rate: Double) {
    shared.advance(moments, rate: rate)
  }

  func update(_ cell: inout Cell, gradient g: Double, position: Double, _ shared: BiasCorrection)
    -> Double
  {
    cell.moments.gather(g, moments)
    let first = cell.moments.first / shared.first
    let second: Double
    switch convention {
    case .pytorch:
      cell.largest = larger(cell.largest, cell.moments.second)
      second = cell.largest / shared.second
    case .corrected:
      cell.largest = larger(cell.largest, cell.moments.second / shared.second)
      second = cell.largest
    }
    return -(shared.rate * first / (second.squareRoot() + moments.epsilon))
  }

  /// The larger one; NaN if the new one is, so that nothing hides it.
  private func larger(_ old: Double, _ new: Double) -> Double { new <= old ? old : new }

  func quantities(_ cells: [Cell], _ shared: BiasCorrection) -> [Quantity] {
    shared.quantities(cells.map { $0.moments }) + [
      Quantity(
        name: "largest-second-moment", symbol: "<i>v</i><sub>max</sub>", values: cells.map { $0.largest })
    ]
  }

  static let record = MethodRecord(
    name: "amsgrad", title: "AMSGrad",
    summary: Translations(
      "Adam with a memory for the largest gradients, so that its steps never grow again by forgetting.",
      "Adam mit einem Gedächtnis für die größten Gradienten, damit die Schritte nicht durch Vergessen wieder wachsen.",
      "Adam qui se souvient des plus grands gradients, pour que ses pas ne grandissent pas de nouveau par oubli."
    ),
    equations: MomentSettings.equations + [
      "<i>v</i><sub>max</sub> = max(<i>v</i><sub>max</sub>, <i>v</i><sub>t+1</sub>)",
      "<i>x</i><sub>t+1</sub> = <i>x</i><sub>t</sub> − <i>η</i> <i>m̂</i> / "
        + "(√(<i>v</i><sub>max</sub> / (1 − <i>β</i><sub>2</sub><sup>t+1</sup>)) + <i>ε</i>)",
    ],
    conventionEquations: [
      "corrected": [
        MomentSettings.equations[0],
        MomentSettings.equations[1],
        MomentSettings.equations[2],
        "<i>v</i><sub>max</sub> = max(<i>v</i><sub>max</sub>, <i>v̂</i>)",
        "<i>x</i><sub>t+1</sub> = <i>x</i><sub>t</sub> − <i>η</i> <i>m̂</i> / (√<i>v</i><sub>max</sub> + <i>ε</i>)",
      ]
    ],
    source: "Reddi, Kale and Kumar 2018, algorithm 2; as in PyTorch",
    standardRate: 0.001, memory: .velocity,
    settings: MomentSettings.records + [
      .convention(AMSGradConvention.allCases.map { $0.rawValue }), .weightDecay,
    ],
    make: { settings, target in
      Stepper(
        coordinatewise: AMSGrad(
          moments: MomentSettings(settings),
          convention: AMSGradConvention(rawValue: settings.text("convention")) ?? .pytorch,
          weightDecay: settings.number("weight-decay")),
        dimension: target.dimension)
    })
}
