import Wording

extension SurfaceRecord {
  /// Convex quadratics, whose stable rates are known exactly: below 2/λmax.
  static let bowls: [SurfaceRecord] = [
    SurfaceRecord(
      name: "convex-bowl", title: Translations("A round bowl", "Eine runde Schale", "Une cuvette ronde"),
      formula: "x^2 + y^2",
      domain: Domain(x: .init(-3, 3), y: .init(-3, 3)),
      starts: [.init("rim", [2, 1]), .init("upper-left", [-1.5, 2.5]), .init("near", [0.3, -0.4])],
      criticalPoints: [.minimum([0, 0], 0, [2, 2])],
      summary: "Every way down leads straight to the one minimum.",
      source: "the sphere function; condition number 1"),
    SurfaceRecord(
      name: "elongated-bowl",
      title: Translations("An elongated bowl", "Eine längliche Schale", "Une cuvette allongée"),
      formula: "(x^2 + 25*y^2)/2",
      domain: Domain(x: .init(-6, 6), y: .init(-2, 2)),
      starts: [.init("far-end", [5, 1]), .init("on-the-axis", [5, 0]), .init("left", [-4, 0.5])],
      criticalPoints: [.minimum([0, 0], 0, [1, 25])],
      summary: "Steep across and gentle along: the rate that is safe across is slow along.",
      source: "S. Boyd and L. Vandenberghe, \"Convex Optimization\", section 9.3.2, with γ = 25"),
    SurfaceRecord(
      name: "tilted-bowl",
      title: Translations("A tilted bowl", "Eine schräg liegende Schale", "Une cuvette en biais"),
      formula: "(x + y)^2 + (x - y)^2/9",
      domain: Domain(x: .init(-3, 3), y: .init(-3, 3)),
      starts: [
        .init("upper-left", [-2.5, 1.5]), .init("lower-right", [1, -2.5]), .init("on-the-flank", [2, 1]),
      ],
      criticalPoints: [.minimum([0, 0], 0, [0.4444444444444444, 4])],
      summary: "A long axis between the coordinates: methods that scale each coordinate alone gain nothing.",
      source: "ours; condition number 9, axes at 45°"),
    SurfaceRecord(
      name: "booth", title: Translations("Booth’s function", "Die Booth-Funktion", "La fonction de Booth"),
      formula: "(x + 2*y - 7)^2 + (2*x + y - 5)^2",
      domain: Domain(x: .init(-10, 10), y: .init(-10, 10)),
      starts: [.init("upper-left", [-5, 5]), .init("lower-right", [8, -6]), .init("middle", [0, 0])],
      criticalPoints: [.minimum([1, 3], 0, [2, 18])],
      summary: "A tilted bowl whose minimum is not in the middle.",
      source: "M. Jamil and X.-S. Yang, \"A literature survey of benchmark functions\", 2013"),
    SurfaceRecord(
      name: "matyas",
      title: Translations("Matyas’s function", "Die Matyas-Funktion", "La fonction de Matyas"),
      formula: "0.26*(x^2 + y^2) - 0.48*x*y",
      domain: Domain(x: .init(-10, 10), y: .init(-10, 10)),
      starts: [.init("right", [8, 2]), .init("upper-left", [-5, 7]), .init("along", [9, 8])],
      criticalPoints: [.minimum([0, 0], 0, [0.04, 1])],
      summary: "A long trough: across it is quick, along it takes a hundred times as many steps.",
      source: "M. Jamil and X.-S. Yang, \"A literature survey of benchmark functions\", 2013"),
  ]
}
