import Wording

/// Sign descent: every coordinate moves by the learning rate, x ← x − η sign(∇f(x)), with sign(0) = 0.
///
/// J. Bernstein et al., signSGD: compressed optimisation for non-convex problems, ICML 2018,
/// arXiv 1802.04434, algorithm 1.
struct SignDescent: CoordinateRule {
  init() {}

  var cell: Nothing { Nothing() }
  /// The learning rate η_t.
  var shared: Double { 0 }

  func advance(_ rate: inout Double, rate next: Double) { rate = next }

  func update(_ cell: inout Nothing, gradient g: Double, position: Double, _ rate: Double)
    -> Double
  {
    -(rate * signOf(g))
  }

  static let record = MethodRecord(
    name: "sign-descent", title: Translations("Sign descent", "Vorzeichenabstieg", "Descente par le signe"),
    summary: Translations(
      "Only the direction of the slope along each axis counts, not how steep it is.",
      "Nur die Richtung der Steigung entlang jeder Achse zählt, nicht wie steil sie ist.",
      "Seule la direction de la pente le long de chaque axe compte, non sa raideur."),
    equations: [
      "<i>x</i><sub>t+1</sub> = <i>x</i><sub>t</sub> − <i>η</i> sign(∇<i>f</i>(<i>x</i><sub>t</sub>))"
    ],
    source: "Bernstein et al. 2018, algorithm 1",
    standardRate: 0.01,
    make: { _, target in Stepper(coordinatewise: SignDescent(), dimension: target.dimension) })
}
