import Wording

extension SurfaceRecord {
  /// Functions from the literature on which optimisers are compared: several minima.
  static let testFunctions: [SurfaceRecord] = [
    SurfaceRecord(
      name: "himmelblau",
      title: Translations("Himmelblau’s function", "Die Himmelblau-Funktion", "La fonction de Himmelblau"),
      formula: "(x^2 + y - 11)^2 + (x + y^2 - 7)^2",
      domain: Domain(x: .init(-5, 5), y: .init(-5, 5)),
      starts: [.init("middle", [0, 0]), .init("hilltop", [-0.3, -0.9]), .init("lower-right", [1, -3.5])],
      criticalPoints: [
        .minimum([3, 2], 0, [25.715728752538098, 82.2842712474619]),
        .minimum([3.5844283403304917, -1.8481265269644036], 0, [28.690677156755243, 105.41890833631605]),
        .minimum([-2.805118086952745, 3.131312518250573], 0, [64.8403727706842, 80.55007177893319]),
        .minimum([-3.779310253377747, -3.2831859912861696], 0, [70.71435474424425, 133.78561521306708]),
        .saddle(
          [3.385154183607021, 0.07385187983774928], 13.31192627040559,
          [-14.135178485450488, 97.5478781026018]),
        .saddle(
          [0.08667750455539636, 2.884254701174776], 67.71915008752615, [-31.706622362774343, 75.507609238232]),
        .saddle(
          [-3.0730257507643897, -0.08135304428796751], 104.0151629175581,
          [-39.65149625621665, 72.43524806811875]),
        .saddle(
          [-0.12796134673068008, -1.9537149802445763], 178.33723920192747,
          [-50.610239320365764, 20.284049975935076]),
        .maximum(
          [-0.2708445906673476, -0.9230385564799815], 181.6165215225827,
          [-45.60522928279952, -16.066019667290867]),
      ],
      summary: "Four minima, all equally low: each start has its own.",
      source: "D. M. Himmelblau, \"Applied Nonlinear Programming\", 1972"),
    SurfaceRecord(
      name: "rastrigin",
      title: Translations(
        "Rastrigin’s egg box", "Der Eierkarton von Rastrigin", "La boîte à œufs de Rastrigin"),
      formula: "20 + x^2 - 10*cos(2*pi*x) + y^2 - 10*cos(2*pi*y)",
      domain: Domain(x: .init(-5.12, 5.12), y: .init(-5.12, 5.12)),
      starts: [.init("near", [0.4, -0.3]), .init("upper-right", [1.7, 2.2]), .init("left", [-3.1, 0.6])],
      criticalPoints: [.minimum([0, 0], 0, [396.78417604357435, 396.78417604357435])],
      summary: "A bowl full of hollows, 121 of them: descent stops in the nearest.",
      source: "L. A. Rastrigin, \"Systems of Extremal Control\", 1974; 441 critical points in the box"),
    SurfaceRecord(
      name: "ackley", title: Translations("Ackley’s function", "Die Ackley-Funktion", "La fonction d’Ackley"),
      formula: "-20*exp(-0.2*sqrt(0.5*(x^2 + y^2))) - exp(0.5*(cos(2*pi*x) + cos(2*pi*y))) + e + 20",
      domain: Domain(x: .init(-5, 5), y: .init(-5, 5)),
      starts: [.init("near", [0.4, 0.3]), .init("upper-right", [3.3, 2.4]), .init("left", [-2.6, 0.2])],
      criticalPoints: [.minimum([0, 0], 0, [.infinity, .infinity])],
      summary: "A rugged plain with a funnel in the middle, sharp at its bottom.",
      source:
        "D. H. Ackley, \"A Connectionist Machine for Genetic Hillclimbing\", 1987; the minimum is a cone point"
    ),
    SurfaceRecord(
      name: "styblinski-tang",
      title: Translations(
        "The function of Styblinski and Tang", "Die Funktion von Styblinski und Tang",
        "La fonction de Styblinski et Tang"),
      formula: "(x^4 - 16*x^2 + 5*x + y^4 - 16*y^2 + 5*y)/2",
      domain: Domain(x: .init(-5, 5), y: .init(-5, 5)),
      starts: [.init("middle", [0, 0]), .init("right", [1, -1]), .init("upper-left", [-4, 3.5])],
      criticalPoints: [
        .minimum(
          [-2.903534027771177, -2.903534027771177], -78.33233140754282,
          [34.583059102550685, 34.583059102550685]),
        .minimum(
          [-2.903534027771177, 2.746802770990837], -64.19561235905536,
          [29.269552776337644, 34.583059102550685]),
        .minimum(
          [2.746802770990837, -2.903534027771177], -64.19561235905536,
          [29.269552776337644, 34.583059102550685]),
        .minimum(
          [2.746802770990837, 2.746802770990837], -50.05889331056788,
          [29.269552776337644, 29.269552776337644]),
        .saddle(
          [-2.903534027771177, 0.1567312567803401], -38.97055334471606,
          [-15.85261187888833, 34.583059102550685]),
        .saddle(
          [0.1567312567803401, -2.903534027771177], -38.97055334471606,
          [-15.85261187888833, 34.583059102550685]),
        .saddle(
          [0.1567312567803401, 2.746802770990837], -24.833834296228584,
          [-15.85261187888833, 29.269552776337644]),
        .saddle(
          [2.746802770990837, 0.1567312567803401], -24.833834296228584,
          [-15.85261187888833, 29.269552776337644]),
        .maximum(
          [0.1567312567803401, 0.1567312567803401], 0.39122471811071613,
          [-15.85261187888833, -15.85261187888833]),
      ],
      summary: "Four hollows of different depth around one hill: the lowest is found from one quarter only.",
      source:
        "M. A. Styblinski and T.-S. Tang, \"Experiments in nonconvex optimization\", Neural Networks 3, 1990"),
    SurfaceRecord(
      name: "three-hump-camel",
      title: Translations("The three-hump camel", "Das dreihöckrige Kamel", "Le chameau à trois bosses"),
      formula: "2*x^2 - 1.05*x^4 + x^6/6 + x*y + y^2",
      domain: Domain(x: .init(-2.5, 2.5), y: .init(-2.5, 2.5)),
      starts: [
        .init("upper-right", [2, 1]), .init("upper-left", [-1.2, 2]), .init("on-the-pass", [1.05, -0.4]),
      ],
      criticalPoints: [
        .minimum([0, 0], 0, [1.5857864376269049, 4.414213562373095]),
        .minimum(
          [-1.7475523458302888, 0.8737761729151444], 0.2986384422368598,
          [1.9024451549928167, 12.250644136909527]),
        .minimum(
          [1.7475523458302888, -0.8737761729151444], 0.2986384422368598,
          [1.9024451549928167, 12.250644136909527]),
        .saddle(
          [-1.07054229182366, 0.53527114591183], 0.8773615577631402, [-4.038688172234973, 2.1655988803326287]),
        .saddle(
          [1.07054229182366, -0.53527114591183], 0.8773615577631402, [-4.038688172234973, 2.1655988803326287]),
      ],
      summary: "Three hollows in a row, the middle one the lowest.",
      source: "M. Jamil and X.-S. Yang, \"A literature survey of benchmark functions\", 2013"),
    SurfaceRecord(
      name: "goldstein-price",
      title: Translations(
        "The function of Goldstein and Price", "Die Funktion von Goldstein und Price",
        "La fonction de Goldstein et Price"),
      formula: "(1 + (x+y+1)^2*(19 - 14*x + 3*x^2 - 14*y + 6*x*y + 3*y^2))"
        + "*(30 + (2*x-3*y)^2*(18 - 32*x + 12*x^2 + 48*y - 36*x*y + 27*y^2))",
      domain: Domain(x: .init(-2, 2), y: .init(-2, 2)),
      starts: [.init("left", [-0.9, -0.9]), .init("middle", [0.2, 0]), .init("right", [1.5, 0.2])],
      criticalPoints: [
        .minimum([0, -1], 3, [402.8310116673604, 965.1689883326395]),
        .minimum([-0.6, -0.4], 30, [447.91778179851815, 4340.082218201482]),
        .saddle([-0.4, -0.6], 35, [-300.6755900109116, 5028.675590010912]),
        .minimum([1.8, 0.2], 84, [207.6259666218459, 26216.374033378153]),
        .saddle([1.2, -0.2], 99, [-138.48625930212415, 30882.486259302124]),
        .minimum([1.2, 0.8], 840, [2061.414393441207, 13202.585606558794]),
        .saddle([1.4, 0.6], 980, [-8660.26656420601, 2444.266564206009]),
        .saddle([0.6, 0.4], 990, [-1389.1860901781936, 15393.186090178193]),
        .maximum([0.8, 0.2], 1155, [-10372.53463893262, -1603.46536106738]),
      ],
      summary: "Values from 3 to a million in one box: only a logarithmic map shows the four minima.",
      source: "A. A. Goldstein and J. F. Price, \"On descent from local minima\", 1971"),
  ]
}
