import Wording

/// What would be right where a formula is wrong: a phrase, and what the formula fills into it.
public struct FormulaHint: Sendable, Hashable {
  let phrase: FormulaHintPhrase
  let values: [String]

  init(_ phrase: FormulaHintPhrase, _ values: String...) {
    self.phrase = phrase
    self.values = values
  }

  /// The hint of which variables there are.
  init(variables: [String]) {
    phrase = .variables
    values = variables
  }

  /// The hint in a language, to stand behind what is wrong.
  public func text(in language: Language) -> String {
    guard phrase == .variables else { return phrase.text(in: language, filling: values) }
    let and = " " + HintPhrase.and.text(in: language) + " "
    return phrase.text(in: language, values.joined(separator: and))
  }
}

/// The hints of `FormulaHint`.
enum FormulaHintPhrase: Phrase {
  case power, absoluteValue, roundParentheses, factorials, percent, comparisons, infinity, derivatives,
    quotationMarks, latex, colon, raisedMinus, afterFormula, operatorBefore, operatorOrPowerBefore,
    parameterForm, dependsOn, onePower, decimalPoint, powerOfCall, rightHandSide, product, productOrPower,
    didYouMean, knownFunctions, variables, needsValue

  var translations: Translations {
    switch self {
    case .power:
      Translations(
        "a power is written with ^, as in x^2", "eine Potenz schreibt man mit ^, wie in x^2",
        "une puissance s’écrit avec ^, comme dans x^2")
    case .absoluteValue:
      Translations(
        "write abs(…) for the absolute value", "schreiben Sie abs(…) für den Betrag",
        "écrivez abs(…) pour la valeur absolue")
    case .roundParentheses:
      Translations(
        "use round parentheses", "verwenden Sie runde Klammern", "utilisez des parenthèses")
    case .factorials:
      Translations(
        "factorials are not known", "Fakultäten sind nicht bekannt", "les factorielles ne sont pas connues")
    case .percent:
      Translations(
        "write 0.05 for 5 %", "schreiben Sie 0.05 für 5\u{A0}%", "écrivez 0.05 pour 5\u{202F}%")
    case .comparisons:
      Translations(
        "comparisons are not known; min, max, abs, sign and step are",
        "Vergleiche sind nicht bekannt, wohl aber min, max, abs, sign und step",
        "les comparaisons ne sont pas connues, mais min, max, abs, sign et step le sont")
    case .infinity:
      Translations(
        "there is no infinite number here", "unendliche Zahlen gibt es hier nicht",
        "il n’y a pas de nombre infini ici")
    case .derivatives:
      Translations(
        "write the function itself; its derivatives are found for you",
        "schreiben Sie die Funktion selbst; ihre Ableitungen werden für Sie berechnet",
        "écrivez la fonction elle-même\u{202F}; ses dérivées sont calculées pour vous")
    case .quotationMarks:
      Translations(
        "leave out quotation marks", "lassen Sie Anführungszeichen weg", "n’écrivez pas de guillemets")
    case .latex:
      Translations(
        "write without LaTeX: sin(x), sqrt(x), (a)/(b)",
        "schreiben Sie ohne LaTeX: sin(x), sqrt(x), (a)/(b)",
        "écrivez sans LaTeX\u{A0}: sin(x), sqrt(x), (a)/(b)")
    case .colon:
      Translations(
        "give parameters as in: a*x^2, a = 3", "geben Sie Parameter an wie in: a*x^2, a = 3",
        "donnez les paramètres comme ceci\u{A0}: a*x^2, a = 3")
    case .raisedMinus:
      Translations(
        "a raised minus must be followed by raised digits",
        "auf ein hochgestelltes Minus müssen hochgestellte Ziffern folgen",
        "un moins en exposant doit être suivi de chiffres en exposant")
    case .afterFormula:
      Translations(
        "after the formula only parameters may follow, as in a*x^2, a = 3 (decimals take a point: 0.5)",
        "nach der Formel dürfen nur Parameter stehen, wie in a*x^2, a = 3 (Dezimalzahlen schreibt man mit "
          + "Punkt: 0.5)",
        "après la formule ne peuvent venir que des paramètres, comme dans a*x^2, a = 3 (les nombres décimaux "
          + "s’écrivent avec un point\u{A0}: 0.5)")
    case .operatorBefore:
      Translations("put * or + before it", "setzen Sie * oder + davor", "mettez * ou + devant")
    case .operatorOrPowerBefore:
      Translations("put *, + or ^ before it", "setzen Sie *, + oder ^ davor", "mettez *, + ou ^ devant")
    case .parameterForm:
      Translations(
        "a parameter is written as in a*x^2, a = 3", "ein Parameter wird geschrieben wie in a*x^2, a = 3",
        "un paramètre s’écrit comme dans a*x^2, a = 3")
    case .dependsOn:
      Translations(
        "a parameter is a number and cannot depend on {1}",
        "ein Parameter ist eine Zahl und kann nicht von {1} abhängen",
        "un paramètre est un nombre et ne peut pas dépendre de {1}")
    case .onePower:
      Translations(
        "one power after another needs parentheses", "mehrere Potenzen nacheinander brauchen Klammern",
        "plusieurs puissances de suite demandent des parenthèses")
    case .decimalPoint:
      Translations(
        "decimals take a point, as in 0.5", "Dezimalzahlen schreibt man mit Punkt, wie 0.5",
        "les nombres décimaux s’écrivent avec un point, comme 0.5")
    case .powerOfCall: Translations("write {1}(x)^2", "schreiben Sie {1}(x)^2", "écrivez {1}(x)^2")
    case .rightHandSide:
      Translations(
        "write only the right-hand side, and parameters after it, as in a*x^2, a = 3",
        "schreiben Sie nur die rechte Seite und danach die Parameter, wie in a*x^2, a = 3",
        "n’écrivez que le membre de droite, puis les paramètres, comme dans a*x^2, a = 3")
    case .product:
      Translations(
        "write {1} for a product", "schreiben Sie {1} für ein Produkt", "écrivez {1} pour un produit")
    case .productOrPower:
      Translations(
        "write {1} for a product or {2} for a power",
        "schreiben Sie {1} für ein Produkt oder {2} für eine Potenz",
        "écrivez {1} pour un produit ou {2} pour une puissance")
    case .didYouMean: HintPhrase.didYouMean.translations
    case .knownFunctions:
      Translations(
        "known are sin, cos, exp, ln, sqrt, abs, min, max…",
        "bekannt sind sin, cos, exp, ln, sqrt, abs, min, max…",
        "sont connues sin, cos, exp, ln, sqrt, abs, min, max…")
    case .variables:
      Translations("the variables are {1}", "die Variablen sind {1}", "les variables sont {1}")
    case .needsValue:
      Translations(
        "give it a value, as in {1} = 1", "geben Sie ihm einen Wert, wie in {1} = 1",
        "donnez-lui une valeur, comme dans {1} = 1")
    }
  }
}
