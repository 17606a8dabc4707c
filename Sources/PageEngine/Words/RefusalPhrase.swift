import Wording

/// What the page's controls or an edited address ask for and cannot have.
enum RefusalPhrase: Phrase {
  case noFunction, twoFunctions, longFormula, dimension, tooMuchWork, unknownSetting, notANumber, notACount,
    notASeed, belowZero, notAboveZero, interval, parameters
  /// Fields of the page that go by another name in requests.
  case rateField, stepsField, startField

  var translations: Translations {
    switch self {
    case .noFunction:
      Translations(
        "there is no function; type a formula, such as x^2 + 3y^2",
        "Es gibt keine Funktion; schreiben Sie eine Formel, zum Beispiel x^2 + 3y^2",
        "Il n’y a pas de fonction\u{202F}; écrivez une formule, par exemple x^2 + 3y^2")
    case .twoFunctions:
      Translations(
        "both a surface and a formula are given; a scene has one",
        "„surface“ und „formula“ sind beide angegeben; eine Szene hat nur eine Funktion",
        "«\u{A0}surface\u{A0}» et «\u{A0}formula\u{A0}» sont données toutes deux\u{202F}; une scène n’a "
          + "qu’une fonction")
    case .longFormula:
      Translations(
        "the formula is {1} letters long; the limit here is {2}",
        "Die Formel ist {1} Zeichen lang; erlaubt sind hier {2}",
        "La formule compte {1} caractères\u{202F}; la limite est ici de {2}")
    case .dimension:
      Translations(
        "a page shows functions of one or two variables",
        "Eine Seite zeigt Funktionen von einer oder zwei Variablen",
        "Une page montre des fonctions d’une ou de deux variables")
    case .tooMuchWork:
      Translations(
        "this would take too long here; ask for fewer steps or a shorter formula",
        "Das würde hier zu lange dauern; verlangen Sie weniger Schritte oder eine kürzere Formel",
        "Ce serait trop long ici\u{202F}; demandez moins d’étapes ou une formule plus courte")
    case .unknownSetting:
      Translations(
        "'{1}' is no setting", "Eine Einstellung „{1}“ gibt es nicht",
        "Il n’y a pas de réglage «\u{A0}{1}\u{A0}»")
    case .notANumber:
      Translations(
        "{1} is '{2}' but must be a number, such as 0.1",
        "„{1}“ ist „{2}“, muss aber eine Zahl sein, zum Beispiel 0.1",
        "«\u{A0}{1}\u{A0}» vaut «\u{A0}{2}\u{A0}», mais il faut un nombre, par exemple 0.1")
    case .notACount:
      Translations(
        "{1} is {2} but must be a whole number from 0 to {3}",
        "„{1}“ ist {2}, muss aber eine ganze Zahl von 0 bis {3} sein",
        "«\u{A0}{1}\u{A0}» vaut {2}, mais il faut un nombre entier de 0 à {3}")
    case .notASeed:
      Translations(
        "{1} is '{2}' but must be a whole number from 0",
        "„{1}“ ist „{2}“, muss aber eine ganze Zahl ab 0 sein",
        "«\u{A0}{1}\u{A0}» vaut «\u{A0}{2}\u{A0}», mais il faut un nombre entier à partir de 0")
    case .belowZero:
      Translations(
        "{1} is {2} but must not be below 0", "„{1}“ ist {2}, darf aber nicht unter 0 liegen",
        "«\u{A0}{1}\u{A0}» vaut {2}, mais ne doit pas être inférieur à 0")
    case .notAboveZero:
      Translations(
        "{1} is {2} but must be above 0", "„{1}“ ist {2}, muss aber über 0 liegen",
        "«\u{A0}{1}\u{A0}» vaut {2}, mais doit être supérieur à 0")
    case .interval:
      Translations(
        "{1} must go from a smaller to a larger number, such as -3 3",
        "„{1}“ muss von einer kleineren zu einer größeren Zahl gehen, zum Beispiel -3 3",
        "«\u{A0}{1}\u{A0}» doit aller d’un nombre à un plus grand, par exemple -3 3")
    case .parameters:
      Translations(
        "parameters has '{1}' but must hold names with numbers, such as a=1",
        "„parameters“ enthält „{1}“, muss aber Namen mit Zahlen enthalten, zum Beispiel a=1",
        "«\u{A0}parameters\u{A0}» contient «\u{A0}{1}\u{A0}», mais doit contenir des noms avec des nombres, "
          + "par exemple a=1")
    case .rateField: Translations("learning-rate", "Lernrate", "Taux d’apprentissage")
    case .stepsField: Translations("steps", "Schritte", "Étapes")
    case .startField: Translations("start", "Start", "Départ")
    }
  }

  /// A setting as the page calls it, where it has a field of its own.
  static func field(_ key: String, in language: Language) -> String {
    switch key {
    case "learning-rate": rateField.text(in: language)
    case "steps": stepsField.text(in: language)
    case "start": startField.text(in: language)
    default: key
    }
  }
}
