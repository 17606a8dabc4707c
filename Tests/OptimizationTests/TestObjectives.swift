import Optimization

/// A cost written by hand, for tests: value and gradient by a closure.
struct HandMade: Objective {
  var dimension: Int
  var layers: [LayerShape] = []
  var function: @Sendable ([Double], inout [Double]) -> Double

  mutating func evaluate(at position: [Double], gradient: inout [Double]) -> Double {
    function(position, &gradient)
  }

  mutating func value(at position: [Double]) -> Double {
    var gradient = position
    return function(position, &gradient)
  }

  /// ½ Σ kᵢ xᵢ².
  static func bowl(_ curvatures: [Double]) -> HandMade {
    HandMade(dimension: curvatures.count) { position, gradient in
      var sum = 0.0
      for i in position.indices {
        gradient[i] = curvatures[i] * position[i]
        sum += 0.5 * curvatures[i] * position[i] * position[i]
      }
      return sum
    }
  }
}

/// The whole run of a cost, every step kept.
func run(_ cost: HandMade, from start: [Double], _ settings: RunSettings) throws -> Trajectory {
  var descent = try Descent(cost, start: start, settings: settings)
  return descent.run(recording: .everything)
}
