import Drawing
import NumberText
import Optimization
import Plotting
import Vision
import Wording

extension PanelInput {
  /// The plane of weight space that was measured for the first run.
  var landscape: LossLandscape? { runs.first?.landscape }

  /// Landscapes must have been measured.
  static let needsLandscape: @Sendable (PanelInput) -> String? = { input in
    input.landscape == nil ? "it needs the key 'landscape' in a scene that trains a network" : nil
  }

  /// The same input, whose run walks over the landscape's plane as the shadow of the training path.
  var onLandscape: PanelInput {
    guard let landscape, let run = runs.first else { return self }
    var own = self
    var trajectory = run.trajectory
    trajectory.steps = landscape.path.map { point in
      Step(
        iteration: point.iteration, position: [point.u, point.v], value: point.shadowCost, gradient: [],
        rate: .nan, update: nil)
    }
    own.runs = [ShownRun(label: run.label, trajectory: trajectory)]
    return own
  }
}

extension SurfaceSample {
  /// The grid of a measured landscape with its levels and colours; `nil` where no cost is finite.
  init?(_ landscape: LossLandscape, levels: Int, theme: Theme) {
    guard let left = landscape.u.first, let right = landscape.u.last, let low = landscape.v.first,
      let high = landscape.v.last,
      let grid = ScalarGrid(
        columns: landscape.u.count, rows: landscape.v.count, values: landscape.costs),
      grid.range != nil
    else { return nil }
    x = ValueRange(left, right)
    y = ValueRange(low, high)
    self.grid = grid
    let chosen = LevelLadder.chosen(for: grid, count: levels)
    // A logarithmic ladder over less than a decade has a few rungs only.
    ladder =
      chosen.levels.count * 2 < levels
      ? LevelLadder.linear(grid.range ?? ValueRange(0, 1), count: levels) : chosen
    colors = ladder.colors(theme.softSequential)
  }
}

/// How a landscape's two directions are called.
enum LandscapeNames {
  /// The names of the axes, with what the directions explain of the path.
  static func axes(
    _ landscape: LossLandscape, model: Model, language: Language
  ) -> (x: RichText, y: RichText) {
    switch landscape.plane.kind {
    case .random:
      return (
        RichText(markup: TrainingPhrase.firstRandom.text(in: language)),
        RichText(markup: TrainingPhrase.secondRandom.text(in: language))
      )
    case .principalComponents(let shares):
      func share(_ index: Int) -> String {
        fixedDisplay(100 * (index < shares.count ? shares[index] : 0), decimals: 1)
      }
      return (
        RichText(markup: TrainingPhrase.varianceShare.text(in: language, "u", share(0))),
        RichText(markup: TrainingPhrase.varianceShare.text(in: language, "v", share(1)))
      )
    case .weights(let first, let second):
      func name(_ place: Int) -> RichText {
        RichText(plain: TrainingPhrase.weightChange.text(in: language, model.weightName(place)))
      }
      return (name(first), name(second))
    }
  }

  /// What the plane is, in words.
  static func plane(_ landscape: LossLandscape, model: Model, language: Language) -> String {
    switch landscape.plane.kind {
    case .random: DataPhrase.randomPlane.text(in: language)
    case .principalComponents: DataPhrase.principalPlane.text(in: language)
    case .weights(let first, let second):
      DataPhrase.weightPlane.text(in: language, model.weightName(first), model.weightName(second))
    }
  }
}
