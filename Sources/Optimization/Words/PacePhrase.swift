import Wording

/// What is said of plateaus, halts and runs that end on their way.
enum PacePhrase: Phrase {
  case plateau, plateauPace, oneMoreStep, moreSteps, timesAsMany, about, passedSaddle, crossedPlateau, crawls,
    stoppedShort, stoppedShortByOne, hovers, restless, spent, done

  var translations: Translations {
    switch self {
    case .plateau:
      Translations(
        "The ground is almost level: {1} = {2} at {3}, which looks like convergence, but it is a plateau. "
          + "The cost is {4}, and {5} at the minimum {6}.",
        "Der Boden ist fast eben: {1} = {2} bei {3}, was wie Konvergenz aussieht; es ist aber ein Plateau. "
          + "Die Kosten sind {4}, am Minimum {6} aber {5}.",
        "Le sol est presque plat\u{A0}: {1} = {2} en {3}, ce qui ressemble à une convergence, mais c’est "
          + "un plateau. Le coût est de {4}, et de {5} au minimum {6}.")
    case .plateauPace:
      Translations(
        "At this pace it takes {1} to get there.",
        "Bei diesem Tempo braucht der Lauf bis dorthin {1}.",
        "À ce rythme, il faut {1} pour y arriver.")
    case .oneMoreStep: Translations("1 more step", "noch 1 Schritt", "encore 1 étape")
    case .moreSteps: Translations("{1} more steps", "noch {1} Schritte", "encore {1} étapes")
    case .timesAsMany:
      Translations(
        "more than {1} times as many steps", "mehr als {1}-mal so viele Schritte",
        "plus de {1} fois autant d’étapes")
    case .about: Translations("about {1}", "etwa {1}", "environ {1}")
    case .passedSaddle:
      Translations(
        "From step {1} to {2} the run halts beside the saddle at {3}, where the slope is almost zero, "
          + "until it slips down the other way.",
        "Von Schritt {1} bis {2} verweilt der Lauf neben dem Sattel bei {3}, wo die Steigung fast null "
          + "ist, bis er in der anderen Richtung hinabgleitet.",
        "De l’étape {1} à {2}, le parcours s’attarde près du col en {3}, où la pente est presque nulle, "
          + "avant de glisser dans l’autre direction.")
    case .crossedPlateau:
      Translations(
        "From step {1} to {2} the ground is almost level ({3} down to {4}), so the steps are tiny; it is "
          + "not the end.",
        "Von Schritt {1} bis {2} ist der Boden fast eben ({3} bis hinab auf {4}), also sind die Schritte "
          + "winzig; das Ende ist es nicht.",
        "De l’étape {1} à {2}, le sol est presque plat ({3} descend à {4}), donc les pas sont "
          + "minuscules\u{202F}; ce n’est pas la fin.")
    case .crawls:
      Translations(
        "The run crawls. After {1} steps {2} is still {3}; at this pace it takes {4} to the minimum.",
        "Der Lauf kriecht. Nach {1} Schritten ist {2} noch {3}; bei diesem Tempo braucht er bis zum "
          + "Minimum {4}.",
        "Le parcours se traîne. Après {1} étapes, {2} vaut encore {3}\u{202F}; à ce rythme, il faut {4} "
          + "jusqu’au minimum.")
    case .stoppedShort:
      Translations(
        "The budget ran out before the minimum was reached. After {1} steps {2} is still {3}; {4} would do.",
        "Die vorgegebenen Schritte waren aufgebraucht, bevor das Minimum erreicht war. Nach {1} Schritten "
          + "ist {2} noch {3}; {4} würden genügen.",
        "Les étapes prévues étaient épuisées avant que le minimum soit atteint. Après {1} étapes, {2} vaut "
          + "encore {3}\u{202F}; {4} suffiraient.")
    case .stoppedShortByOne:
      Translations(
        "The budget ran out before the minimum was reached. After {1} steps {2} is still {3}; 1 more step "
          + "would do.",
        "Die vorgegebenen Schritte waren aufgebraucht, bevor das Minimum erreicht war. Nach {1} Schritten "
          + "ist {2} noch {3}; noch 1 Schritt würde genügen.",
        "Les étapes prévues étaient épuisées avant que le minimum soit atteint. Après {1} étapes, {2} vaut "
          + "encore {3}\u{202F}; encore 1 étape suffirait.")
    case .hovers:
      Translations(
        "The run hovers about the minimum {1} and never settles there: its steps, {2} long at the end, do "
          + "not shrink.",
        "Der Lauf umkreist das Minimum {1} und kommt dort nie zur Ruhe: Seine Schritte, am Ende {2} lang, "
          + "werden nicht kürzer.",
        "Le parcours tourne autour du minimum {1} sans jamais s’y poser\u{A0}: ses pas, longs de {2} à la "
          + "fin, ne raccourcissent pas.")
    case .restless:
      Translations(
        "The run has not settled. After {1} steps {2} is still {3}, and with these settings it does not "
          + "come to rest in many times as many steps.",
        "Der Lauf ist nicht zur Ruhe gekommen. Nach {1} Schritten ist {2} noch {3}, und mit diesen "
          + "Einstellungen kommt er auch in einem Vielfachen an Schritten nicht zur Ruhe.",
        "Le parcours ne s’est pas posé. Après {1} étapes, {2} vaut encore {3}, et avec ces réglages il ne "
          + "se pose pas même en bien plus d’étapes.")
    case .spent:
      Translations(
        "The budget ran out before the run came to rest. After {1} steps {2} is still {3}.",
        "Die vorgegebenen Schritte waren aufgebraucht, bevor der Lauf zur Ruhe kam. Nach {1} Schritten ist "
          + "{2} noch {3}.",
        "Les étapes prévues étaient épuisées avant que le parcours se pose. Après {1} étapes, {2} vaut "
          + "encore {3}.")
    case .done: Translations("done", "fertig", "terminé")
    }
  }
}
