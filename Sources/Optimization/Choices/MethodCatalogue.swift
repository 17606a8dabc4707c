import NumberText

/// All methods, in the order in which a course meets them. To add one: its file and its line here.
public enum MethodCatalogue {
  /// Every record.
  public static let all: [MethodRecord] = [
    GradientDescent.record,
    Momentum.record,
    Nesterov.record,
    AdaGrad.record,
    RMSProp.record,
    AdaDelta.record,
    Adam.record,
    AdamW.record,
    AMSGrad.record,
    NAdam.record,
    Lion.record,
    NormalizedDescent.record,
    SignDescent.record,
    Backtracking.record,
    StrongWolfe.record,
    ExactLineSearch.record,
    BarzilaiBorwein.record,
    PolyakStep.record,
    Newton.record,
    DampedNewton.record,
    AutomaticDescent.record,
  ]

  /// The method of a name. Throws `ChoiceError.unknownName` with the nearest one.
  public static func method(named name: String) throws(ChoiceError) -> MethodRecord {
    for record in all where record.name == name { return record }
    let names = all.map { $0.name }
    throw .unknownName(.method(name), known: names, nearest: nearestName(to: name, among: names))
  }
}
