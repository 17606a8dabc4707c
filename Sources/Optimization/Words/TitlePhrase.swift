import Wording

/// The titles of methods and schedules that are no names.
enum TitlePhrase: Phrase {
  case gradientDescent, automaticDescent, signDescent, normalizedDescent, newton, dampedNewton,
    polyakStep, strongWolfe, backtracking, exactLineSearch, constant, cosine, exponential, list,
    step, oneCycle, inverseTime, polynomial, slope, linear, reduceOnPlateau

  var translations: Translations {
    switch self {
    case .gradientDescent: Translations("Gradient descent", "Gradientenverfahren", "Descente de gradient")
    case .automaticDescent:
      Translations(
        "Automatic gradient descent", "Automatisches Gradientenverfahren", "Descente de gradient automatique")
    case .signDescent: Translations("Sign descent", "Vorzeichenabstieg", "Descente par le signe")
    case .normalizedDescent: Translations("Normalised descent", "Normierter Abstieg", "Descente normalisée")
    case .newton: Translations("Newton’s method", "Newton-Verfahren", "Méthode de Newton")
    case .dampedNewton: Translations("Damped Newton", "Gedämpftes Newton-Verfahren", "Newton amorti")
    case .polyakStep: Translations("Polyak's step", "Polyak-Schritt", "Pas de Polyak")
    case .strongWolfe:
      Translations(
        "Strong Wolfe line search", "Starke Wolfe-Liniensuche", "Recherche linéaire de Wolfe forte")
    case .backtracking:
      Translations(
        "Backtracking line search", "Backtracking-Liniensuche", "Recherche linéaire par rebroussement")
    case .exactLineSearch:
      Translations(
        "Exact line search", "Exakte Liniensuche", "Recherche linéaire exacte")
    case .constant: Translations("Constant", "Konstant", "Constant")
    case .cosine: Translations("Cosine", "Kosinus", "Cosinus")
    case .exponential: Translations("Exponential", "Exponentiell", "Exponentiel")
    case .list: Translations("List", "Liste", "Liste")
    case .step: Translations("Step", "Stufen", "Paliers")
    case .oneCycle: Translations("One cycle", "Ein Zyklus", "Un cycle")
    case .inverseTime: Translations("Inverse time", "Inverse Zeit", "Temps inverse")
    case .polynomial: Translations("Polynomial", "Polynomiell", "Polynomial")
    case .slope:
      Translations(
        "Decrease as the slope flattens", "Abnahme mit flacherer Steigung", "Baisse quand la pente s’aplatit")
    case .linear: Translations("Linear to zero", "Linear auf null", "Linéaire jusqu’à zéro")
    case .reduceOnPlateau:
      Translations(
        "Reduce on plateau", "Senken auf dem Plateau", "Réduction sur plateau")
    }
  }
}
