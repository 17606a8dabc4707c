import Wording

extension MethodRecord {
  /// The name in figures, in a language; a proper name stays as it is.
  public func title(in language: Language) -> String {
    let phrase: TitlePhrase? =
      switch name {
      case "gradient-descent": .gradientDescent
      case "automatic-descent": .automaticDescent
      case "sign-descent": .signDescent
      case "normalized-descent": .normalizedDescent
      case "newton": .newton
      case "damped-newton": .dampedNewton
      case "polyak-step": .polyakStep
      case "strong-wolfe": .strongWolfe
      case "backtracking": .backtracking
      case "exact-line-search": .exactLineSearch
      default: nil
      }
    return phrase?.text(in: language) ?? title
  }
}

extension ScheduleRecord {
  /// The name in figures, in a language.
  public func title(in language: Language) -> String {
    let phrase: TitlePhrase? =
      switch name {
      case "constant": .constant
      case "cosine": .cosine
      case "exponential": .exponential
      case "list": .list
      case "step": .step
      case "one-cycle": .oneCycle
      case "inverse-time": .inverseTime
      case "polynomial": .polynomial
      case "slope": .slope
      case "linear": .linear
      case "reduce-on-plateau": .reduceOnPlateau
      default: nil
      }
    return phrase?.text(in: language) ?? title
  }
}
