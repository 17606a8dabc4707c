import NumberText
import Optimization
import Vision

extension PlaceholderValues {
  /// A number of a fit.
  func fit(_ placeholder: Placeholder, _ record: FitRecord, _ step: Step, at iteration: Int) -> String {
    let scenario = record.scenario
    func number(_ value: Double?) -> String {
      value.map { displayMarkup($0, digits: placeholder.digits) } ?? "–"
    }
    switch placeholder.name {
    case .intercept: return number(step.position.first)
    case .slope: return number(step.position.count > 1 ? step.position[1] : nil)
    case .bestIntercept: return number(scenario.minimum?.position.first)
    case .bestSlope: return number(scenario.minimum?.position.dropFirst().first)
    case .leastCost: return number(scenario.minimum?.value)
    case .condition: return number(scenario.conditionNumber)
    case .rateLimit: return number(scenario.rateLimit)
    case .accuracy: return percent(record.accuracy(at: iteration))
    case .correct:
      return record.correct.indices.contains(iteration) ? grouped(record.correct[iteration]) : "–"
    case .trainingExamples: return grouped(scenario.table.count)
    case .examplesSeen: return grouped(record.examplesSeen(at: iteration))
    case .epoch: return number(record.epochs(at: iteration))
    default: return "–"
    }
  }

  /// A number of a restoration.
  func restoration(_ placeholder: Placeholder, _ record: RestorationRecord, at iteration: Int) -> String {
    func at(_ values: [Double]) -> Double? { values.indices.contains(iteration) ? values[iteration] : nil }
    switch placeholder.name {
    case .rateLimit: return displayMarkup(record.rateLimit, digits: placeholder.digits)
    case .error: return percent(at(record.relativeErrors))
    case .residual:
      return at(record.residualNorms).map { displayMarkup($0, digits: placeholder.digits) } ?? "–"
    case .bestStep: return grouped(record.bestIteration)
    case .bestError:
      let best = record.bestIteration
      return percent(record.relativeErrors.indices.contains(best) ? record.relativeErrors[best] : nil)
    case .noiseStep: return record.discrepancyIteration.map(grouped) ?? "–"
    default: return "–"
    }
  }

  /// A share in per cent, to tenths.
  private func percent(_ share: Double?) -> String {
    share.map { $0.isFinite ? fixedDisplay(100 * $0, decimals: 1) + " %" : displayMarkup($0) } ?? "–"
  }
}
