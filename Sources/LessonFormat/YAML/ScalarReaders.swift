import NumberText
import Yams

/// A scalar as it was written.
private struct WrittenScalar {
  let text: String
  let isQuoted: Bool

  /// The scalar, or `nil` after a message where the node is a list or has keys.
  init?(_ node: Node, expected: String, _ context: inout ReadingContext) {
    guard case .scalar(let scalar) = node else {
      context.report(node, "\(NodeForm(node).name) where \(expected) is expected")
      return nil
    }
    text = scalar.string
    isQuoted = scalar.style != .plain && scalar.style != .any
    if case .null = meaning, !isQuoted {
      context.report(node, "no value is given", hint: "\(expected) is expected")
      return nil
    }
  }

  var meaning: PlainScalar { PlainScalar(text) }
}

extension Reader where Value == Double {
  /// A finite number in a range; `above` excludes the lower bound.
  static func number(_ range: ClosedRange<Double>, above: Bool = false, named name: String = "a number")
    -> Reader
  {
    let expectation = describe(range, above: above, name: name)
    return Reader(.number(range, exclusiveMinimum: above), expectation) { node, context in
      guard let scalar = WrittenScalar(node, expected: expectation, &context) else { return nil }
      guard let value = numberValue(scalar, node, expectation, &context) else { return nil }
      guard range.contains(value), !above || value > range.lowerBound else {
        context.report(node, "\(scalar.text) is out of range", hint: "\(expectation) is expected")
        return nil
      }
      return value
    }
  }

  /// Any finite number.
  static var number: Reader { number(-Double.greatestFiniteMagnitude...Double.greatestFiniteMagnitude) }
}

private func describe(_ range: ClosedRange<Double>, above: Bool, name: String) -> String {
  let largest = Double.greatestFiniteMagnitude
  let lower = range.lowerBound > -largest ? shortestText(range.lowerBound) : nil
  let upper = range.upperBound < largest ? shortestText(range.upperBound) : nil
  switch (lower, upper) {
  case (nil, nil): return name
  case (let lower?, nil): return above ? "\(name) greater than \(lower)" : "\(name) of at least \(lower)"
  case (nil, let upper?): return "\(name) of at most \(upper)"
  case (let lower?, let upper?):
    return above ? "\(name) greater than \(lower), up to \(upper)" : "\(name) from \(lower) to \(upper)"
  }
}

private func numberValue(
  _ scalar: WrittenScalar, _ node: Node, _ expectation: String, _ context: inout ReadingContext
) -> Double? {
  if scalar.isQuoted {
    if case .word = scalar.meaning {
      context.report(node, "a text where \(expectation) is expected")
    } else {
      context.report(
        node, "'\(scalar.text)' is text because of its quotation marks", hint: "write it without them")
    }
    return nil
  }
  switch scalar.meaning {
  case .integer(let value): return Double(value)
  case .decimal(let value) where value.isFinite: return value
  case .decimal:
    context.report(node, "\(scalar.text) is too large for a number", hint: "\(expectation) is expected")
  case .surprise(let reason, let number?): context.report(node, reason, hint: "write \(number)")
  case .surprise(let reason, nil): context.report(node, reason, hint: "\(expectation) is expected")
  case .flag, .null: context.report(node, "'\(scalar.text)' where \(expectation) is expected")
  case .word:
    let withPoint = String(scalar.text.map { $0 == "," ? "." : $0 })
    if withPoint != scalar.text, Double(withPoint) != nil {
      context.report(node, "'\(scalar.text)' has a decimal comma", hint: "write \(withPoint)")
    } else {
      context.report(node, "'\(scalar.text)' where \(expectation) is expected")
    }
  }
  return nil
}

extension Reader where Value == Int {
  /// A whole number in a range.
  static func integer(_ range: ClosedRange<Int>) -> Reader {
    let expectation = "a whole number from \(range.lowerBound) to \(range.upperBound)"
    return Reader(.integer(range), expectation) { node, context in
      guard let scalar = WrittenScalar(node, expected: expectation, &context),
        let number = numberValue(scalar, node, expectation, &context)
      else { return nil }
      guard case .integer(let value) = scalar.meaning else {
        // Digits alone, and more of them than a whole number has here.
        if scalar.text.drop(while: { "+-".contains($0) }).allSatisfy({ $0.isASCII && $0.isNumber }) {
          context.report(node, "\(scalar.text) is out of range", hint: "\(expectation) is expected")
          return nil
        }
        let isWhole = number == number.rounded() && abs(number) < 1e15
        context.report(
          node, "'\(scalar.text)' is not written as a whole number",
          hint: isWhole ? "write \(Int(number))" : "\(expectation) is expected")
        return nil
      }
      guard range.contains(value) else {
        context.report(node, "\(value) is out of range", hint: "\(expectation) is expected")
        return nil
      }
      return value
    }
  }
}

extension Reader where Value == Bool {
  /// `true` or `false`.
  static var flag: Reader {
    Reader(.flag, "true or false") { node, context in
      guard let scalar = WrittenScalar(node, expected: "true or false", &context) else { return nil }
      if !scalar.isQuoted, case .flag(let value) = scalar.meaning { return value }
      context.report(node, "'\(scalar.text)' where true or false is expected")
      return nil
    }
  }
}

extension Reader where Value == String {
  /// A text; numbers and words that YAML reads as something else need quotation marks.
  static func text(_ maximumLength: Int, named expectation: String = "a text") -> Reader {
    Reader(.text(maximumLength: maximumLength), expectation) { node, context in
      guard let scalar = WrittenScalar(node, expected: expectation, &context) else { return nil }
      if !scalar.isQuoted, !isPlainText(scalar, node, &context) { return nil }
      guard !scalar.text.isEmpty else {
        context.report(node, "the text is empty", hint: "\(expectation) is expected")
        return nil
      }
      guard scalar.text.count <= maximumLength else {
        context.report(
          node, "the text has \(scalar.text.count) letters", hint: "at most \(maximumLength) are allowed")
        return nil
      }
      // A line break is the only control character with a meaning in a caption.
      if let control = scalar.text.unicodeScalars.first(where: {
        $0.properties.generalCategory == .control && $0 != "\n"
      }) {
        let code = String(control.value, radix: 16, uppercase: true)
        context.report(node, "the text holds the control character U+\(code)", hint: "remove it")
        return nil
      }
      return scalar.text
    }
  }

  /// A heading, which is more than blanks.
  static var title: Reader {
    text(LessonLimits.titleLength).check { title, node, context in
      guard title.contains(where: { !$0.isWhitespace }) else {
        context.report(node, "the title has only blanks", hint: "write a text")
        return nil as String?
      }
      return title
    }
  }

  /// One of the words.
  static func choice(_ choices: [Schema.Choice], named expectation: String) -> Reader {
    let names = choices.map(\.name)
    return Reader(.choice(choices), expectation) { node, context in
      guard let scalar = WrittenScalar(node, expected: expectation, &context) else { return nil }
      guard names.contains(scalar.text) else {
        context.report(
          node, "'\(scalar.text)' is not \(expectation)", hint: Suggestion.among(names, for: scalar.text))
        return nil
      }
      return scalar.text
    }
  }

  /// One of the words, without explanations.
  static func choice(_ names: [String], named expectation: String) -> Reader {
    choice(names.map { Schema.Choice(name: $0, summary: "") }, named: expectation)
  }
}

private func isPlainText(_ scalar: WrittenScalar, _ node: Node, _ context: inout ReadingContext) -> Bool {
  let advice = "put it in quotation marks: \"\(scalar.text)\""
  switch scalar.meaning {
  case .word: return true
  case .surprise(let reason, _): context.report(node, reason, hint: advice)
  case .integer, .decimal: context.report(node, "a number where a text is expected", hint: advice)
  case .flag: context.report(node, "true or false where a text is expected", hint: advice)
  case .null: context.report(node, "no value is given", hint: "a text is expected")
  }
  return false
}
