import Wording

/// What is wrong with a formula.
enum FormulaPhrase: Phrase {
  case empty, tooLong, tooDeep, tooLarge, unexpected, unexpectedNumber, unexpectedEnd, ends, whereOperand,
    malformedNumber, numberTooLarge, unknownFunction, unknownName, missingParentheses, takesOne, takesSome,
    takesAtLeast, missingClosing, unexpectedClosing, badName, badParameterValue, atColumn

  var translations: Translations {
    switch self {
    case .empty:
      Translations(
        "the formula is empty; write for example x^2 + y^2",
        "Die Formel ist leer; schreiben Sie zum Beispiel x^2 + y^2",
        "La formule est vide\u{202F}; écrivez par exemple x^2 + y^2")
    case .tooLong:
      Translations(
        "the formula is {1} characters long; the limit is {2}",
        "Die Formel ist {1} Zeichen lang; erlaubt sind {2}",
        "La formule compte {1} caractères\u{202F}; la limite est de {2}")
    case .tooDeep:
      Translations(
        "too deep at column {1}: parts nest inside each other more than {2} times; write it with fewer "
          + "parentheses or powers",
        "Zu tief bei Zeichen {1}: Teile stecken mehr als {2}-mal ineinander; schreiben Sie die Formel mit "
          + "weniger Klammern oder Potenzen",
        "Trop profond au caractère {1}\u{A0}: des parties s’emboîtent plus de {2} fois\u{202F}; écrivez la "
          + "formule avec moins de parenthèses ou de puissances")
    case .tooLarge:
      Translations(
        "the derivatives of this formula take more than {1} operations; write a shorter one",
        "Die Ableitungen dieser Formel brauchen mehr als {1} Rechenschritte; schreiben Sie eine kürzere",
        "Les dérivées de cette formule demandent plus de {1} opérations\u{202F}; écrivez-en une plus courte")
    case .unexpected:
      Translations(
        "unexpected '{1}' at column {2}", "Unerwartetes „{1}“ bei Zeichen {2}",
        "«\u{A0}{1}\u{A0}» inattendu au caractère {2}")
    case .unexpectedNumber:
      Translations(
        "unexpected number {1} at column {2}", "Unerwartete Zahl {1} bei Zeichen {2}",
        "Nombre {1} inattendu au caractère {2}")
    case .unexpectedEnd:
      Translations(
        "unexpected the end at column {2}", "Unerwartetes Ende bei Zeichen {2}",
        "Fin inattendue au caractère {2}")
    case .ends:
      Translations(
        "the formula ends at column {2}", "Die Formel endet bei Zeichen {2}",
        "La formule s’arrête au caractère {2}")
    case .whereOperand:
      Translations(
        "{1}, where a number, a name or '(' should stand",
        "{1}, wo eine Zahl, ein Name oder „(“ stehen sollte",
        "{1}, là où il faudrait un nombre, un nom ou «\u{A0}(\u{A0}»")
    case .malformedNumber:
      Translations(
        "'{1}' at column {2} is not a number; write for example 0.5 or 1e-3",
        "„{1}“ bei Zeichen {2} ist keine Zahl; schreiben Sie zum Beispiel 0.5 oder 1e-3",
        "«\u{A0}{1}\u{A0}» au caractère {2} n’est pas un nombre\u{202F}; écrivez par exemple 0.5 ou 1e-3")
    case .numberTooLarge:
      Translations(
        "the number {1} at column {2} is too large; the largest is about 1.8e308",
        "Die Zahl {1} bei Zeichen {2} ist zu groß; die größte ist etwa 1.8e308",
        "Le nombre {1} au caractère {2} est trop grand\u{202F}; le plus grand est d’environ 1.8e308")
    case .unknownFunction:
      Translations(
        "unknown function '{1}' at column {2}", "Unbekannte Funktion „{1}“ bei Zeichen {2}",
        "Fonction inconnue «\u{A0}{1}\u{A0}» au caractère {2}")
    case .unknownName:
      Translations(
        "unknown name '{1}' at column {2}", "Unbekannter Name „{1}“ bei Zeichen {2}",
        "Nom inconnu «\u{A0}{1}\u{A0}» au caractère {2}")
    case .missingParentheses:
      Translations(
        "the function '{1}' at column {2} needs parentheses; write {1}(…)",
        "Die Funktion „{1}“ bei Zeichen {2} braucht Klammern; schreiben Sie {1}(…)",
        "La fonction «\u{A0}{1}\u{A0}» au caractère {2} demande des parenthèses\u{202F}; écrivez {1}(…)")
    case .takesOne:
      Translations(
        "'{1}' at column {2} takes {3} argument, not {4}",
        "„{1}“ bei Zeichen {2} braucht {3} Argument, nicht {4}",
        "«\u{A0}{1}\u{A0}» au caractère {2} prend {3} argument, et non {4}")
    case .takesSome:
      Translations(
        "'{1}' at column {2} takes {3} arguments, not {4}",
        "„{1}“ bei Zeichen {2} braucht {3} Argumente, nicht {4}",
        "«\u{A0}{1}\u{A0}» au caractère {2} prend {3} arguments, et non {4}")
    case .takesAtLeast:
      Translations(
        "'{1}' at column {2} takes at least {3} arguments, not {4}",
        "„{1}“ bei Zeichen {2} braucht mindestens {3} Argumente, nicht {4}",
        "«\u{A0}{1}\u{A0}» au caractère {2} prend au moins {3} arguments, et non {4}")
    case .missingClosing:
      Translations(
        "the parenthesis opened at column {1} is never closed; add ')'",
        "Die Klammer, die bei Zeichen {1} aufgeht, wird nie geschlossen; fügen Sie „)“ hinzu",
        "La parenthèse ouverte au caractère {1} n’est jamais fermée\u{202F}; ajoutez «\u{A0})\u{A0}»")
    case .unexpectedClosing:
      Translations(
        "the ')' at column {1} closes nothing; remove it or add '(' before",
        "Die Klammer „)“ bei Zeichen {1} schließt nichts; entfernen Sie sie oder setzen Sie davor „(“",
        "La parenthèse «\u{A0})\u{A0}» au caractère {1} ne ferme rien\u{202F}; supprimez-la ou ajoutez "
          + "«\u{A0}(\u{A0}» avant")
    case .badName:
      Translations(
        "'{1}'{2} cannot be a name here: {3}", "„{1}“{2} kann hier kein Name sein: {3}",
        "«\u{A0}{1}\u{A0}»{2} ne peut pas être un nom ici\u{A0}: {3}")
    case .badParameterValue:
      Translations(
        "the parameter '{1}'{2} must be a finite number; write for example {1} = 1.5",
        "Der Parameter „{1}“{2} muss eine endliche Zahl sein; schreiben Sie zum Beispiel {1} = 1.5",
        "Le paramètre «\u{A0}{1}\u{A0}»{2} doit être un nombre fini\u{202F}; écrivez par exemple {1} = 1.5")
    case .atColumn: Translations(" at column {1}", " bei Zeichen {1}", " au caractère {1}")
    }
  }
}
