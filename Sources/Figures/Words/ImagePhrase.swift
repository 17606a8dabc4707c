import Wording

/// The words of pictures of a restoration.
enum ImagePhrase: Phrase {
  case errorToTruth, smallest, residual, noiseLength, blurredNoisy, blurred, noisy, truth,
    error, hugeError, observed, estimate

  var translations: Translations {
    switch self {
    case .errorToTruth:
      Translations(
        "error to the true image, %",
        "Fehler zum wahren Bild,\u{A0}%",
        "erreur par rapport à l’image vraie,\u{202F}%")
    case .smallest:
      Translations(
        "smallest, step {1}", "am kleinsten, Schritt {1}", "la plus petite, étape {1}")
    case .residual: Translations("residual {1}", "Residuum {1}", "résidu {1}")
    case .noiseLength: Translations("length of the noise", "Länge des Rauschens", "longueur du bruit")
    case .blurredNoisy: Translations("blurred and noisy", "unscharf und verrauscht", "floue et bruitée")
    case .blurred: Translations("blurred", "unscharf", "floue")
    case .noisy: Translations("noisy", "verrauscht", "bruitée")
    case .truth: Translations("true image", "wahres Bild", "image vraie")
    case .error: Translations("error {1} %", "Fehler {1}\u{A0}%", "erreur {1}\u{202F}%")
    case .hugeError: Translations("error ∞", "Fehler ∞", "erreur ∞")
    case .observed: Translations("{1}, <i>y</i>: {2}", "{1}, <i>y</i>: {2}", "{1}, <i>y</i>\u{A0}: {2}")
    case .estimate:
      Translations(
        "estimate at step {1}", "Schätzung in Schritt {1}", "estimation à l’étape {1}")
    }
  }
}
