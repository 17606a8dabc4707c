import Wording

extension SurfaceRecord {
  /// Valleys, ravines and plateaus: where the slope underfoot and the way to the minimum differ.
  static let valleys: [SurfaceRecord] = [
    // Two summits, and a well at the end of the valley between them, in a gentle bowl. Between the summits
    // the floor falls steadily towards the well. Rates: 0.01 crawls, 0.1 to 0.3 arrives in 40 steps, 0.6
    // crosses the floor and climbs the flank of the other summit; beyond 2/λmax = 0.65 it never settles.
    SurfaceRecord(
      name: "two-peaks",
      title: Translations("Two peaks and a valley", "Zwei Gipfel und ein Tal", "Deux sommets et une vallée"),
      formula: "2*exp(-2*(x + 1.1)^2 - 2*(y - 0.5)^2) + 1.6*exp(-2*(x - 1.2)^2 - 2*(y - 0.1)^2)"
        + " - 2*exp(-0.7*x^2 - 0.4*(y + 1.2)^2) + 0.1*x^2 + 0.1*(y + 1.2)^2",
      domain: Domain(x: .init(-2.4, 2.4), y: .init(-2.2, 1.8)),
      starts: [
        .init("left-summit", [-0.9, 0.5]), .init("right-summit", [1, 0.1]),
        .init("behind-the-left-summit", [-1.3, 0.6]), .init("top-of-the-valley", [0.1, 1.6]),
      ],
      criticalPoints: [
        .minimum(
          [-0.0038068045400755407, -1.2102660870924955], -1.996516762810979,
          [1.8861832931068234, 3.065005141337964]),
        .saddle(
          [1.9796482349605726, 0.8636469305197445], 0.9421143567496852,
          [-0.3799472940423736, 2.2215440525949237]),
        .saddle(
          [-1.7470468753753265, 1.4383667198962446], 1.1355147265936225,
          [-0.38760616382834695, 2.570007331450084]),
        .maximum(
          [1.3252929134395681, 0.19500730012284628], 1.6245219402765692,
          [-6.220871828944196, -5.626158621514366]),
        .maximum(
          [-1.1750138837289417, 0.584736565351931], 2.1932331142863513,
          [-7.971035423790996, -7.365270403526052]),
      ],
      summary: "A blind hiker near either summit is led into the valley and down to its one minimum.",
      source: "ours: two Gaussian summits, a Gaussian well, a gentle bowl"),
    SurfaceRecord(
      name: "rosenbrock",
      title: Translations(
        "Rosenbrock’s banana valley", "Das Bananental von Rosenbrock", "La vallée en banane de Rosenbrock"),
      formula: "(a - x)^2 + b*(y - x^2)^2", parameters: [.init("a", 1), .init("b", 100)],
      domain: Domain(x: .init(-2, 2), y: .init(-1, 3)),
      starts: [.init("classical", [-1.2, 1]), .init("middle", [0, 0.5]), .init("right", [1.6, 2.2])],
      criticalPoints: [.minimum([1, 1], 0, [0.39936076748763305, 1001.6006392325123])],
      summary: "A bent and very narrow valley: found at once, followed only slowly.",
      source:
        "H. H. Rosenbrock, \"An automatic method for finding the greatest or least value of a function\", 1960"
    ),
    SurfaceRecord(
      name: "ravine", title: Translations("A winding ravine", "Eine gewundene Schlucht", "Un ravin sinueux"),
      formula: "x^2/10 + 10*(y - sin(x)/2)^2",
      domain: Domain(x: .init(-4, 4), y: .init(-2, 2)),
      starts: [
        .init("left-wall", [-3.2, 1.2]), .init("right-floor", [3.5, -0.2]), .init("right-wall", [2, -1.2]),
      ],
      criticalPoints: [.minimum([0, 0], 0, [0.15974276793281095, 25.04025723206719])],
      summary: "Steep walls and a nearly level floor: steps bounce from wall to wall and gain little ground.",
      source: "ours; condition number 157 at the minimum"),
    SurfaceRecord(
      name: "plateau",
      title: Translations("A pit in a plateau", "Eine Grube in einer Hochebene", "Une fosse dans un plateau"),
      formula: "(x^2 + 2*y^2)/(1 + x^2 + 2*y^2)",
      domain: Domain(x: .init(-5, 5), y: .init(-4, 4)),
      starts: [
        .init("far-out", [-4, 2.5]), .init("half-way", [2.2, 1]), .init("in-the-pit", [0.5, -0.3]),
      ],
      criticalPoints: [.minimum([0, 0], 0, [2, 4])],
      summary: "Far from the pit the ground is almost level, so the steps are tiny where the way is longest.",
      source: "ours; the slope falls with the cube of the distance"),
    SurfaceRecord(
      name: "beale", title: Translations("Beale’s function", "Die Beale-Funktion", "La fonction de Beale"),
      formula: "(1.5 - x + x*y)^2 + (2.25 - x + x*y^2)^2 + (2.625 - x + x*y^3)^2",
      domain: Domain(x: .init(-4.5, 4.5), y: .init(-4.5, 4.5)),
      starts: [.init("plain", [1, 1]), .init("left", [-1, 1.5]), .init("below", [2, -0.5])],
      criticalPoints: [
        .minimum([3, 0.5], 0, [0.3014636465222471, 48.979786353477756]),
        .saddle(
          [0.10053793732415836, -2.644513585023125], 9.86451228475556,
          [-0.7810271726932424, 867.7521793329279]),
        .saddle([0, 1], 14.203125, [-27.75, 27.75]),
      ],
      summary: "Flat in the middle and very steep at the corners: one rate does not fit both.",
      source: "E. M. L. Beale, \"On an iterative method for finding a local minimum\", 1958"),
  ]
}
