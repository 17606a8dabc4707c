import Wording

/// What is said of a run that came to rest.
enum RestPhrase: Phrase {
  case summit, saddle, flatSaddle, wayOut, minimum, localMinimum, lowestMinimum, lowerOne,
    beganAtMinimum, beganAtLocalMinimum, beganAtLowestMinimum, quadratic, sublinear, linear,
    coordinates, ridge, outside, balance

  var translations: Translations {
    switch self {
    case .summit:
      Translations(
        "The run stands on a summit, at {1}: the slope there is zero, so no step leads away, although "
          + "every way leads down.",
        "Der Lauf steht auf einem Gipfel, bei {1}: Die Steigung ist dort null, also führt kein Schritt "
          + "weg, obwohl jeder Weg bergab führt.",
        "Le parcours se tient sur un sommet, en {1}\u{A0}: la pente y est nulle, donc aucun pas n’en part, "
          + "alors que tout chemin descend.")
    case .saddle:
      Translations(
        "The run came to rest at a saddle, {1}, which looks like convergence: the curvature is {2} one way "
          + "and {3} the other.",
        "Der Lauf kam an einem Sattel zur Ruhe, {1}, was wie Konvergenz aussieht: Die Krümmung ist {2} in "
          + "der einen und {3} in der anderen Richtung.",
        "Le parcours s’est arrêté sur un col, {1}, ce qui ressemble à une convergence\u{A0}: la courbure "
          + "vaut {2} dans un sens et {3} dans l’autre.")
    case .flatSaddle:
      Translations(
        "The run came to rest at a saddle, {1}, which looks like convergence: the curvature is zero, so "
          + "that the Hessian does not tell which way leads down.",
        "Der Lauf kam an einem Sattel zur Ruhe, {1}, was wie Konvergenz aussieht: Die Krümmung ist null, "
          + "sodass die Hesse-Matrix nicht verrät, welcher Weg bergab führt.",
        "Le parcours s’est arrêté sur un col, {1}, ce qui ressemble à une convergence\u{A0}: la courbure "
          + "est nulle, si bien que la hessienne ne dit pas quel chemin descend.")
    case .ridge:
      Translations(
        "The run stands on top of a ridge, at {1}: the slope there is zero, so no step leads away, although "
          + "the ground falls off beside it.",
        "Der Lauf steht auf einem Grat, bei {1}: Die Steigung ist dort null, also führt kein Schritt weg, "
          + "obwohl der Boden daneben abfällt.",
        "Le parcours se tient sur une crête, en {1}\u{A0}: la pente y est nulle, donc aucun pas n’en part, "
          + "alors que le sol descend à côté.")
    case .outside:
      Translations(
        "It lies outside the picture.", "Es liegt außerhalb des Bildes.", "Il se trouve hors de l’image.")
    case .balance:
      Translations(
        "The run converged to {1}, where the slope and the pull of the weight decay are in balance "
          + "(∇<i>f</i> + <i>λx</i> = 0). The cost there is {2}, and {3} with the penalty.",
        "Der Lauf konvergierte nach {1}, wo sich die Steigung und der Zug der Gewichtsabnahme die Waage halten "
          + "(∇<i>f</i> + <i>λx</i> = 0). Die Kosten sind dort {2}, mit der Strafe {3}.",
        "Le parcours a convergé vers {1}, où la pente et l’effet du déclin des poids s’équilibrent "
          + "(∇<i>f</i> + <i>λx</i> = 0). Le coût y vaut {2}, et {3} avec la pénalité.")
    case .wayOut:
      Translations(
        "The way out leads along ±{1}.",
        "Der Weg hinaus führt entlang ±{1}.",
        "La sortie est dans la direction ±{1}.")
    case .minimum:
      Translations(
        "The run converged to the minimum at {1}, where the cost is {2}.",
        "Der Lauf konvergierte zum Minimum bei {1}, wo die Kosten {2} betragen.",
        "Le parcours a convergé vers le minimum en {1}, où le coût vaut {2}.")
    case .localMinimum:
      Translations(
        "The run converged to a local minimum at {1}, where the cost is {2}.",
        "Der Lauf konvergierte zu einem lokalen Minimum bei {1}, wo die Kosten {2} betragen.",
        "Le parcours a convergé vers un minimum local en {1}, où le coût vaut {2}.")
    case .lowestMinimum:
      Translations(
        "The run converged to the lowest known minimum at {1}, where the cost is {2}.",
        "Der Lauf konvergierte zum tiefsten bekannten Minimum bei {1}, wo die Kosten {2} betragen.",
        "Le parcours a convergé vers le plus bas minimum connu en {1}, où le coût vaut {2}.")
    case .lowerOne:
      Translations(
        "A lower one lies at {1}, with cost {2}.",
        "Ein tieferes liegt bei {1}, mit den Kosten {2}.",
        "Un minimum plus bas se trouve en {1}, de coût {2}.")
    case .beganAtMinimum:
      Translations(
        "The run began at the minimum, {1}, and stays there: the slope is zero.",
        "Der Lauf begann am Minimum, {1}, und bleibt dort: Die Steigung ist null.",
        "Le parcours a commencé au minimum, {1}, et y reste\u{A0}: la pente est nulle.")
    case .beganAtLocalMinimum:
      Translations(
        "The run began at a local minimum, {1}, and stays there: the slope is zero.",
        "Der Lauf begann an einem lokalen Minimum, {1}, und bleibt dort: Die Steigung ist null.",
        "Le parcours a commencé à un minimum local, {1}, et y reste\u{A0}: la pente est nulle.")
    case .beganAtLowestMinimum:
      Translations(
        "The run began at the lowest known minimum, {1}, and stays there: the slope is zero.",
        "Der Lauf begann am tiefsten bekannten Minimum, {1}, und bleibt dort: Die Steigung ist null.",
        "Le parcours a commencé au plus bas minimum connu, {1}, et y reste\u{A0}: la pente est nulle.")
    case .quadratic:
      Translations(
        "Close to it the number of right digits doubles at each step (quadratic convergence).",
        "In seiner Nähe verdoppelt sich mit jedem Schritt die Zahl der richtigen Stellen (quadratische "
          + "Konvergenz).",
        "Tout près, le nombre de chiffres exacts double à chaque étape (convergence quadratique).")
    case .sublinear:
      Translations(
        "It creeps in ever more slowly (sublinear convergence: the distance shrinks like "
          + "1/<i>t</i><sup>{1}</sup>).",
        "Er nähert sich immer langsamer (sublineare Konvergenz: Der Abstand schrumpft wie "
          + "1/<i>t</i><sup>{1}</sup>).",
        "L’approche est de plus en plus lente (convergence sous-linéaire\u{A0}: la distance décroît comme "
          + "1/<i>t</i><sup>{1}</sup>).")
    case .linear:
      Translations(
        "Close to it each step shrinks the distance by the factor <i>ρ</i> = {1} (linear convergence).",
        "In seiner Nähe verkürzt jeder Schritt den Abstand um den Faktor <i>ρ</i> = {1} (lineare "
          + "Konvergenz).",
        "Tout près, chaque étape multiplie la distance par le facteur <i>ρ</i> = {1} (convergence linéaire).")
    case .coordinates: Translations("its {1} coordinates", "seinen {1} Koordinaten", "ses {1} coordonnées")
    }
  }
}
