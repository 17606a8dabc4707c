import CMaths
import Wording

/// Automatic gradient descent, for networks: the step comes from the architecture, without a learning rate.
///
/// For L weight matrices W_k (d_k × d_{k−1}): s_k = √(d_k / d_{k−1}), G = (1/L) Σ s_k ‖∇_k‖_F,
/// η = ln((1 + √(1 + 4G)) / 2), W_k ← W_k − gain · (η / L) s_k ∇_k / ‖∇_k‖_F; no step where ∇_k = 0. For a
/// convolution s_k is divided by √(kx ky), the norm is taken for each kernel position, and G sums them.
/// Coordinates in no layer stay where they are.
///
/// J. Bernstein, C. Mingard, K. Huang, N. Azizan, Y. Yue, Automatic gradient descent: deep learning without
/// hyperparameters, arXiv 2304.05187, 2023, algorithm 1; its initial weights are semi-orthogonal.
struct AutomaticDescent: UpdateRule {
  var layers: [LayerShape]
  var gain: Double

  init(layers: [LayerShape], gain: Double = 1) {
    self.layers = layers
    self.gain = gain
  }

  /// What the last step found, for the record; the method itself remembers nothing.
  struct State: Sendable, Hashable {
    /// G.
    var gradientSummary = 0.0
    /// ‖∇_k‖_F for each layer and kernel position.
    var norms: [Double] = []
  }

  func begin(dimension: Int) -> State {
    var positions = 0
    for layer in layers { positions += layer.kernelArea }
    return State(norms: [Double](repeating: 0, count: positions))
  }

  func update(
    _ state: inout State, gradient: [Double], position: [Double], value: Double, rate: Double,
    into update: inout [Double]
  ) -> Double {
    state.gradientSummary = summary(of: gradient, norms: &state.norms) / Double(max(1, layers.count))
    let eta = CMaths.log((1 + (1 + 4 * state.gradientSummary).squareRoot()) / 2)
    let share = gain * eta / Double(max(1, layers.count))
    for i in update.indices { update[i] = 0 }
    var slot = 0
    for layer in layers {
      for kernel in 0..<layer.kernelArea {
        let norm = state.norms[slot]
        slot += 1
        guard norm != 0 else { continue }
        let factor = share * scale(layer) / norm
        for i in indices(layer, kernel, gradient.count) { update[i] = -(factor * gradient[i]) }
      }
    }
    return eta
  }

  /// Σ s_k ‖∇_k‖_F.
  private func summary(of gradient: [Double], norms: inout [Double]) -> Double {
    var sum = 0.0
    var slot = 0
    for layer in layers {
      for kernel in 0..<layer.kernelArea {
        var squares = 0.0
        for i in indices(layer, kernel, gradient.count) { squares += gradient[i] * gradient[i] }
        norms[slot] = squares.squareRoot()
        sum += scale(layer) * norms[slot]
        slot += 1
      }
    }
    return sum
  }

  /// s_k.
  private func scale(_ layer: LayerShape) -> Double {
    (Double(layer.outputs) / Double(layer.inputs)).squareRoot() / Double(layer.kernelArea).squareRoot()
  }

  /// The coordinates of one kernel position of a layer.
  private func indices(_ layer: LayerShape, _ kernel: Int, _ count: Int) -> StrideTo<Int> {
    stride(
      from: layer.offset + kernel, to: min(count, layer.offset + layer.count), by: layer.kernelArea)
  }

  func quantities(_ state: State) -> [Quantity] {
    [
      Quantity(
        name: "gradient-summary", symbol: "<i>G</i>", values: [state.gradientSummary]),
      Quantity(name: "layer-norms", symbol: "‖∇<sub>k</sub>‖", values: state.norms),
    ]
  }

  static let record = MethodRecord(
    name: "automatic-descent",
    title: Translations(
      "Automatic gradient descent", "Automatisches Gradientenverfahren", "Descente de gradient automatique"),
    summary: Translations(
      "The network’s own shape tells how far to step, so there is no learning rate.",
      "Der Aufbau des Netzes selbst sagt, wie weit der Schritt geht; eine Lernrate gibt es nicht.",
      "La forme du réseau dit elle-même jusqu’où aller\u{202F}; il n’y a pas de taux d’apprentissage."),
    equations: [
      "<i>G</i> = (1/<i>L</i>) Σ<sub>k</sub> √(<i>d</i><sub>k</sub>/<i>d</i><sub>k−1</sub>) ‖∇<sub>k</sub>‖",
      "<i>η</i> = ln((1 + √(1 + 4<i>G</i>)) / 2)",
      "<i>W</i><sub>k</sub> ← <i>W</i><sub>k</sub> − (<i>η</i>/<i>L</i>) "
        + "√(<i>d</i><sub>k</sub>/<i>d</i><sub>k−1</sub>) ∇<sub>k</sub> / ‖∇<sub>k</sub>‖",
    ],
    source: "Bernstein, Mingard, Huang, Azizan and Yue 2023, algorithm 1",
    standardRate: nil,
    settings: [
      SettingRecord(
        "gain", .positive, standard: 1, symbol: "gain",
        summary: Translations(
          "A factor on every step; 1 in the paper.", "Ein Faktor für jeden Schritt; 1 im Aufsatz.",
          "Un facteur pour chaque pas\u{202F}; 1 dans l’article."))
    ],
    needsLayers: true,
    make: { settings, target in
      Stepper(
        AutomaticDescent(layers: target.layers, gain: settings.number("gain")),
        dimension: target.dimension)
    })
}
