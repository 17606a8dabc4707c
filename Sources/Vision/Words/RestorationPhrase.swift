import Wording

/// What is said of a restoration.
enum RestorationPhrase: Phrase {
  case arrivedAtNoise, turnedToNoise, turnedTooSmooth

  var translations: Translations {
    switch self {
    case .arrivedAtNoise:
      Translations(
        "At step {1} the residual, {2}, has come down to the length of the noise, {3}, and the run stops "
          + "there, as V. A. Morozov’s discrepancy principle says: to come nearer to <i>y</i> would be to fit "
          + "its noise.",
        "In Schritt {1} ist das Residuum, {2}, auf die Länge des Rauschens gesunken, {3}, und der Lauf "
          + "endet dort, wie es das Diskrepanzprinzip von V. A. Morosow verlangt: Näher an <i>y</i> hieße, "
          + "dessen Rauschen anzupassen.",
        "À l’étape {1}, le résidu, {2}, est descendu à la longueur du bruit, {3}, et le parcours s’arrête "
          + "là, comme le veut le principe de discordance de V. A. Morozov\u{A0}: s’approcher encore de "
          + "<i>y</i> serait ajuster son bruit.")
    case .turnedToNoise:
      Translations(
        "The cost still falls, but since step {1} the error to the true image grows again; it was {2} % at "
          + "its best. From there on the estimate fits the noise, so stopping early gives the better image.",
        "Die Kosten fallen weiter, aber seit Schritt {1} wächst der Fehler zum wahren Bild wieder; im "
          + "besten Fall war er {2}\u{A0}%. Von da an passt sich die Schätzung dem Rauschen an; früher "
          + "aufzuhören gibt das bessere Bild.",
        "Le coût descend encore, mais depuis l’étape {1} l’erreur par rapport à l’image vraie augmente de "
          + "nouveau\u{202F}; elle était de {2}\u{202F}% au mieux. Dès lors, l’estimation ajuste le bruit, et "
          + "s’arrêter tôt donne la meilleure image.")
    case .turnedTooSmooth:
      Translations(
        "The cost still falls, but since step {1} the error to the true image grows again; it was {2} % at "
          + "its best. From there on the estimate is smoother than the image was: a smaller weight would suit "
          + "it.",
        "Die Kosten fallen weiter, aber seit Schritt {1} wächst der Fehler zum wahren Bild wieder; im "
          + "besten Fall war er {2}\u{A0}%. Von da an ist die Schätzung glatter, als das Bild war: Ein "
          + "kleineres Gewicht wäre passender.",
        "Le coût descend encore, mais depuis l’étape {1} l’erreur par rapport à l’image vraie augmente de "
          + "nouveau\u{202F}; elle était de {2}\u{202F}% au mieux. Dès lors, l’estimation est plus lisse que "
          + "l’image\u{A0}: un poids plus petit conviendrait.")
    }
  }
}
