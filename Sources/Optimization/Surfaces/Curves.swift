import Wording

extension SurfaceRecord {
  /// Surfaces of one dimension: curves with a tangent.
  static let curves: [SurfaceRecord] = [
    SurfaceRecord(
      name: "parabola", title: Translations("A parabola", "Eine Parabel", "Une parabole"),
      formula: "x^2",
      domain: Domain(x: .init(-3, 3)),
      starts: [.init("left", [-2.5]), .init("right", [2])],
      criticalPoints: [.minimum([0], 0, [2])],
      summary: "The simplest valley: every step shrinks the distance to the minimum by the same factor.",
      source: "A. Cauchy’s method on the simplest of costs; the stable rates are below 2/λ = 1"),
    SurfaceRecord(
      name: "double-well",
      title: Translations(
        "Two wells, one deeper", "Zwei Mulden, eine tiefer", "Deux creux, dont un plus profond"),
      formula: "(x^2 - 1)^2 + 0.3*x",
      domain: Domain(x: .init(-1.8, 1.8)),
      starts: [.init("left-slope", [-1.7]), .init("hilltop", [0.1]), .init("right-slope", [1.7])],
      criticalPoints: [
        .minimum([-1.0355787140888537], -0.30542848374391596, [8.869079276887087]),
        .minimum([0.9601495555191055], 0.29414648102826285, [7.0626460275624305]),
        .maximum([0.07542915856974822], 1.011282002715653, [-3.9317253044495173]),
      ],
      summary: "The start decides which minimum is found; the right one is only a local one.",
      source: "the double-well potential of mechanics, tilted"),
    SurfaceRecord(
      name: "shelf",
      title: Translations("A slope with a shelf", "Ein Hang mit einer Stufe", "Une pente avec un palier"),
      formula: "x^4/4 - 2*x^3/3 + 0.01*x^2 - 0.04*x",
      domain: Domain(x: .init(-1.4, 2.8)),
      starts: [.init("above-the-shelf", [-1.2]), .init("on-the-shelf", [0]), .init("right-slope", [2.7])],
      criticalPoints: [.minimum([2], -1.3733333333333333, [4.02])],
      summary: "Halfway down the ground is almost level: small steps look like the end, and are not.",
      source: "ours; the derivative is (x² + 0.02)(x − 2), nearly zero at 0"),
    SurfaceRecord(
      name: "rugged", title: Translations("A rugged valley", "Ein zerklüftetes Tal", "Une vallée accidentée"),
      formula: "x^2/10 + sin(3*x)/2",
      domain: Domain(x: .init(-5, 5)),
      starts: [.init("far-left", [-4.2]), .init("near-left", [-1.9]), .init("right", [3.2])],
      criticalPoints: [
        .minimum([-0.5013020607295261], -0.473751468535687, [4.689936597303686]),
        .minimum([1.503517456974578], -0.2637935492203677, [4.6086502120678805]),
        .minimum([-2.5045026283261436], 0.15595505624719533, [4.441684567538548]),
        .maximum([0.547974937845861], 0.5286913050575255, [-4.287972866261272]),
        .maximum([-1.6444831536620308], 0.7582652204356458, [-4.190494625510415]),
        .minimum([3.5031916483542145], 0.7851308697089187, [4.178938725208578]),
        .maximum([2.742790753254236], 1.2176554346968393, [-3.988287907748308]),
        .minimum([-4.497999723378689], 1.6231001720435578, [3.8008998119712643]),
        .maximum([-3.844599988537876], 1.907404693953549, [-3.663788080903046]),
        .maximum([4.952829318485636], 2.8285188342208247, [-3.1792030757416283]),
      ],
      summary: "Many small hollows in one wide valley: small steps stop in the first of them.",
      source: "ours, after L. A. Rastrigin’s function"),
  ]
}
