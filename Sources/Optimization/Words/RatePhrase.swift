import Wording

/// What is said of the rate in use beside the stable ones.
public enum RatePhrase: Phrase {
  case stable, stableAnywhere, stableForCertain, fastest, atLimit, below, above, settled, diverged,
    neverSettles, yetDiverged, yetRested

  /// The phrase in each language.
  public var translations: Translations {
    switch self {
    case .stable:
      Translations(
        "At the minimum {1} rates below {2} = {3} are stable ({4} = {5})",
        "Am Minimum {1} sind Raten unter {2} = {3} stabil ({4} = {5})",
        "Au minimum {1}, les taux sous {2} = {3} sont stables ({4} = {5})")
    case .stableAnywhere:
      Translations(
        "Rates below {1} = {2} are stable ({3} = {4})",
        "Raten unter {1} = {2} sind stabil ({3} = {4})",
        "Les taux sous {1} = {2} sont stables ({3} = {4})")
    case .stableForCertain:
      Translations(
        "Rates below {1} = {2} are stable for certain ({3} ≤ {4})",
        "Raten unter {1} = {2} sind sicher stabil ({3} ≤ {4})",
        "Les taux sous {1} = {2} sont sûrement stables ({3} ≤ {4})")
    case .fastest:
      Translations(
        ", and {1} is the fastest", ", und {1} ist die schnellste", ", et {1} est le plus rapide")
    case .atLimit:
      Translations(
        ". The rate in use, <i>η</i> = {1}, is just at the limit",
        ". Die verwendete Rate, <i>η</i> = {1}, liegt genau an der Grenze",
        ". Le taux utilisé, <i>η</i> = {1}, est juste à la limite")
    case .below:
      Translations(
        ". The rate in use, <i>η</i> = {1}, is below",
        ". Die verwendete Rate, <i>η</i> = {1}, liegt darunter",
        ". Le taux utilisé, <i>η</i> = {1}, est en dessous")
    case .above:
      Translations(
        ". The rate in use, <i>η</i> = {1}, is above",
        ". Die verwendete Rate, <i>η</i> = {1}, liegt darüber",
        ". Le taux utilisé, <i>η</i> = {1}, est au-dessus")
    case .settled:
      Translations(
        ", and the run settled, as predicted.",
        ", und der Lauf kam wie vorausgesagt zur Ruhe.",
        ", et le parcours s’est posé, comme prévu.")
    case .diverged:
      Translations(
        ", and the run diverged, as predicted.",
        ", und der Lauf divergierte wie vorausgesagt.",
        ", et le parcours a divergé, comme prévu.")
    case .neverSettles:
      Translations(
        ", and the run never settles, as predicted.",
        ", und der Lauf kommt wie vorausgesagt nie zur Ruhe.",
        ", et le parcours ne se pose jamais, comme prévu.")
    case .yetDiverged:
      Translations(
        ", yet the run diverged: where it started the ground is more sharply curved.",
        ", doch der Lauf divergierte: Wo er begann, ist der Boden stärker gekrümmt.",
        ", et pourtant le parcours a divergé\u{A0}: à son départ, le sol est plus courbé.")
    case .yetRested:
      Translations(
        ", yet the run came to rest.",
        ", doch der Lauf kam zur Ruhe.",
        ", et pourtant le parcours s’est posé.")
    }
  }
}
