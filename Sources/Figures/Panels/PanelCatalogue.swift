import NumberText

/// All kinds of panels. A new one is a file and a line here.
public enum PanelCatalogue {
  /// The panels in the order in which `descent list panels` prints them.
  public static let all: [Panel] = ofSurfaces + ofTraining

  /// The panels that show runs on a surface.
  public static let ofSurfaces: [Panel] = surfacePictures + [.arithmetic] + surfacePlots

  /// What the step-through page draws: it writes the arithmetic in words of its own.
  public static let ofPage: [Panel] = surfacePictures + surfacePlots

  private static let surfacePictures: [Panel] = [
    .map,
    .relief,
    .curve,
    .comparison,
    .filmStrip,
    .beforeAfter,
    .basins,
    .rateLadder,
    .summary,
  ]

  private static let surfacePlots: [Panel] = [
    .cost,
    .gradientNorm,
    .learningRate,
    .distance,
    .coordinates,
    .phase,
  ]

  /// The panels that show a training only.
  static let ofTraining: [Panel] = [
    .accuracy,
    .fit,
    .images,
    .imageError,
    .residual,
    .weights,
    .classifier,
    .confusion,
    .mistakes,
    .featureMaps,
    .weightArithmetic,
    .memory,
    .accuracyGrid,
    .landscape,
    .landscapeRelief,
    .landscapeCost,
  ]

  /// The panel of a name, if there is one.
  public static func panel(named name: String) -> Panel? {
    all.first { $0.name == name }
  }

  /// The most similar name, for a hint.
  public static func nearest(to name: String) -> String? {
    nearestName(to: name, among: all.map { $0.name })
  }
}
