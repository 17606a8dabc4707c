import Wording

/// What is said of plateaus, halts and runs that end on their way.
enum PacePhrase: Phrase {
  case plateau, plateauPace, oneMoreStep, moreSteps, timesAsMany, about, passedSaddle, crossedPlateau, crawls,
    crawlsToLevel, stoppedShort, stoppedShortByOne, stoppedShortOfLevel, nearlyThere, levelled, leadsOut,
    rateSpent, hovers, restless, spent, done, oneStep, someSteps

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
        "The run crawls. After {1} {2} is still {3}; at this pace it takes {4} to the minimum.",
        "Der Lauf kriecht. Nach {1} ist {2} noch {3}; bei diesem Tempo braucht er bis zum "
          + "Minimum {4}.",
        "Le parcours se traîne. Après {1}, {2} vaut encore {3}\u{202F}; à ce rythme, il faut {4} "
          + "jusqu’au minimum.")
    case .crawlsToLevel:
      Translations(
        "The run crawls. After {1} {2} is still {3}; at this pace it takes {4} until the slope is a thousandth "
          + "of the steepest.",
        "Der Lauf kriecht. Nach {1} ist {2} noch {3}; bei diesem Tempo braucht er {4}, bis die Steigung nur "
          + "noch ein Tausendstel der steilsten ist.",
        "Le parcours se traîne. Après {1}, {2} vaut encore {3}\u{202F}; à ce rythme, il faut {4} jusqu’à ce que "
          + "la pente ne soit qu’un millième de la plus raide.")
    case .stoppedShortOfLevel:
      Translations(
        "The budget ran out before the run came to rest. After {1} {2} is still {3}; it takes {4} until the "
          + "slope is a thousandth of the steepest.",
        "Die vorgegebenen Schritte waren aufgebraucht, bevor der Lauf zur Ruhe kam. Nach {1} ist {2} noch {3}; "
          + "er braucht {4}, bis die Steigung nur noch ein Tausendstel der steilsten ist.",
        "Les étapes prévues étaient épuisées avant que le parcours se pose. Après {1}, {2} vaut encore "
          + "{3}\u{202F}; il faut {4} jusqu’à ce que la pente ne soit qu’un millième de la plus raide.")
    case .nearlyThere:
      Translations(
        "After {1} the run is all but at the minimum {2}: less than a thousandth of the way down is left.",
        "Nach {1} ist der Lauf so gut wie am Minimum {2}: Vom Weg hinab bleibt weniger als ein Tausendstel.",
        "Après {1}, le parcours est presque au minimum {2}\u{A0}: il reste moins d’un millième de la descente."
      )
    case .levelled:
      Translations(
        "After {1} {2} is {3}, less than a thousandth of the steepest slope on the way; no minimum is known here.",
        "Nach {1} ist {2} gleich {3}, weniger als ein Tausendstel der steilsten Steigung unterwegs; ein Minimum "
          + "ist hier nicht bekannt.",
        "Après {1}, {2} vaut {3}, moins d’un millième de la pente la plus raide en chemin\u{202F}; aucun minimum "
          + "n’est connu ici.")
    case .leadsOut:
      Translations(
        "The way leads downhill out of the picture, where no minimum is known: after {1} {2} is {3}.",
        "Der Weg führt bergab aus dem Bild hinaus, wo kein Minimum bekannt ist: Nach {1} ist {2} gleich {3}.",
        "Le chemin descend hors de l’image, où aucun minimum n’est connu\u{A0}: après {1}, {2} vaut {3}.")
    case .rateSpent:
      Translations(
        "The learning rate has run out: at {4} it no longer moves the run, although {2} is still {3} after {1}.",
        "Die Lernrate ist aufgebraucht: Mit {4} bewegt sie den Lauf nicht mehr, obwohl {2} nach {1} noch {3} ist.",
        "Le taux d’apprentissage est épuisé\u{A0}: à {4}, il ne déplace plus le parcours, bien que {2} vaille "
          + "encore {3} après {1}.")
    case .stoppedShort:
      Translations(
        "The budget ran out before the minimum was reached. After {1} {2} is still {3}; {4} would do.",
        "Die vorgegebenen Schritte waren aufgebraucht, bevor das Minimum erreicht war. Nach {1} "
          + "ist {2} noch {3}; {4} würden genügen.",
        "Les étapes prévues étaient épuisées avant que le minimum soit atteint. Après {1}, {2} vaut "
          + "encore {3}\u{202F}; {4} suffiraient.")
    case .stoppedShortByOne:
      Translations(
        "The budget ran out before the minimum was reached. After {1} {2} is still {3}; 1 more step "
          + "would do.",
        "Die vorgegebenen Schritte waren aufgebraucht, bevor das Minimum erreicht war. Nach {1} "
          + "ist {2} noch {3}; noch 1 Schritt würde genügen.",
        "Les étapes prévues étaient épuisées avant que le minimum soit atteint. Après {1}, {2} vaut "
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
        "The run has not settled. After {1} {2} is still {3}, and with these settings it does not "
          + "come to rest in many times as many steps.",
        "Der Lauf ist nicht zur Ruhe gekommen. Nach {1} ist {2} noch {3}, und mit diesen "
          + "Einstellungen kommt er auch in einem Vielfachen an Schritten nicht zur Ruhe.",
        "Le parcours ne s’est pas posé. Après {1}, {2} vaut encore {3}, et avec ces réglages il ne "
          + "se pose pas même en bien plus d’étapes.")
    case .spent:
      Translations(
        "The budget ran out before the run came to rest. After {1} {2} is still {3}.",
        "Die vorgegebenen Schritte waren aufgebraucht, bevor der Lauf zur Ruhe kam. Nach {1} ist "
          + "{2} noch {3}.",
        "Les étapes prévues étaient épuisées avant que le parcours se pose. Après {1}, {2} vaut "
          + "encore {3}.")
    case .oneStep: Translations("1 step", "1 Schritt", "1 étape")
    case .someSteps: Translations("{1} steps", "{1} Schritten", "{1} étapes")
    case .done: Translations("done", "fertig", "terminé")
    }
  }
}
