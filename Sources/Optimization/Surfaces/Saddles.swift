import Wording

extension SurfaceRecord {
  /// Level ground that is no minimum.
  static let saddles: [SurfaceRecord] = [
    SurfaceRecord(
      name: "saddle", title: Translations("A saddle", "Ein Sattel", "Une selle"),
      formula: "x^2 - y^2",
      domain: Domain(x: .init(-2, 2), y: .init(-2, 2)),
      starts: [
        .init("beside-the-ridge", [1.5, 0.01]), .init("on-the-ridge", [1.5, 0]), .init("left", [-1, -0.2]),
      ],
      criticalPoints: [.saddle([0, 0], 0, [-2, 2])],
      summary: "Down along x, down again along y: the level place between is no minimum.",
      source: "the hyperbolic paraboloid"),
    SurfaceRecord(
      name: "monkey-saddle", title: Translations("A monkey saddle", "Ein Affensattel", "Une selle de singe"),
      formula: "x^3 - 3*x*y^2",
      domain: Domain(x: .init(-2, 2), y: .init(-2, 2)),
      starts: [.init("gentle", [0.5, 0.3]), .init("on-the-ridge", [0.9, 0]), .init("right", [1.2, 0.25])],
      criticalPoints: [.degenerate([0, 0], 0, [0, 0])],
      summary: "Three ways down, one for each leg and one for the tail; at the middle all curvature is zero.",
      source: "D. Hilbert and S. Cohn-Vossen, \"Geometry and the Imagination\", 1932"),
    SurfaceRecord(
      name: "two-exits",
      title: Translations(
        "A saddle with two exits", "Ein Sattel mit zwei Ausgängen", "Une selle à deux sorties"),
      formula: "x^4/4 - x^2 + y^2",
      domain: Domain(x: .init(-2.2, 2.2), y: .init(-1.6, 1.6)),
      starts: [
        .init("beside-the-ridge", [0.001, 1.4]), .init("on-the-ridge", [0, 1.4]),
        .init("left", [-0.2, -1.3]),
      ],
      criticalPoints: [
        .minimum([-1.4142135623730951, 0], -1, [2, 4]),
        .minimum([1.4142135623730951, 0], -1, [2, 4]),
        .saddle([0, 0], 0, [-2, 2]),
      ],
      summary:
        "A hair’s breadth beside the ridge decides, after a long halt, on which side the way goes down.",
      source: "ours: the double well of mechanics, with a valley across"),
    SurfaceRecord(
      name: "peaks", title: Translations("Peaks", "Gipfel", "Sommets"),
      formula: "3*(1-x)^2*exp(-x^2-(y+1)^2) - 10*(x/5-x^3-y^5)*exp(-x^2-y^2) - (1/3)*exp(-(x+1)^2-y^2)",
      domain: Domain(x: .init(-3, 3), y: .init(-3, 3)),
      starts: [.init("north", [0.1, 1]), .init("west", [-0.9, -0.6]), .init("pass", [0.4, -0.2])],
      criticalPoints: [
        .minimum(
          [0.22827892055636909, -1.6255349574999964], -6.551133332835837,
          [17.91970516963489, 30.182214109362263]),
        .minimum(
          [-1.3473962443682108, 0.20451886609700518], -3.04984940280026,
          [8.551746841262796, 15.571429659961236]),
        .minimum(
          [0.2964455538468321, 0.32019624766683435], -0.06493586825552689,
          [6.330932298462498, 15.798216988420132]),
        .saddle(
          [0.4163233216785082, -0.3941450984024246], 0.4085479245941372,
          [-8.171093360735897, 20.889194026753913]),
        .saddle(
          [-0.2659375568372457, 0.4667399937262694], 0.7882934626789642,
          [-13.87500496559298, 15.202558687587164]),
        .saddle(
          [1.0982728343350927, 0.8544609795247524], 2.2491916615269307,
          [-10.014039635367574, 11.148409664086262]),
        .maximum(
          [1.285684697241304, -0.004847559075593672], 3.592489918002754,
          [-15.751060914363284, -7.112906528270373]),
        .maximum(
          [-0.46002451803438665, -0.6291965087168009], 3.7765809985322067,
          [-30.412968552658256, -14.438286541474652]),
        .maximum(
          [-0.009317581959954116, 1.5813679629389998], 8.106213589442337,
          [-32.428085475876046, -16.2793440274348]),
      ],
      summary:
        "Three hollows, three hills and the passes between them: the start decides where the way ends.",
      source: "MATLAB’s peaks, The MathWorks"),
  ]
}
