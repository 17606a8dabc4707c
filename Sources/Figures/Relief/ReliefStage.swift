import Drawing
import Optimization
import Plotting

/// A relief with the paths of the runs on it.
struct ReliefStage: Sendable {
  let relief: Relief
  /// Each run piece by piece, so that a frame only joins what is known.
  let tracks: [[Relief.Track]]

  init(_ relief: Relief, input: PanelInput) {
    self.relief = relief
    tracks = input.runs.map { run in
      zip(run.trajectory.steps, run.trajectory.steps.dropFirst()).map { a, b in
        guard a.position.count == 2, b.position.count == 2 else { return relief.track([]) }
        return relief.track([(a.position[0], a.position[1]), (b.position[0], b.position[1])])
      }
    }
  }

  /// The surface with its floor and axes, without the paths.
  static func shapes(_ relief: Relief) -> [Shape] {
    [.group(relief.floor), .group(relief.surface), .group(relief.axes)]
  }
}
