import Yams

/// A YAML file as a tree of nodes, with the mistakes that concern the file as a whole.
struct LessonDocument {
  var root: Node?
  var context: ReadingContext

  /// How such a file begins, for the message about an empty one.
  private let beginning: String

  init(file: String, text: String, beginning: String = "a lesson begins with 'title:' and 'scenes:'") {
    self.beginning = beginning
    context = ReadingContext(source: SourceText(file: file, text: text))
    guard text.utf8.count <= LessonLimits.fileSize else {
      context.report(
        Span(line: 1, column: 1), "the file is too large",
        hint: "a lesson may have at most \(LessonLimits.fileSize) bytes")
      return
    }
    if let alias = Self.firstAlias(in: context.source) {
      context.report(
        alias, "an alias repeats another part of the file", hint: "write the value out instead of *name")
      return
    }
    compose(text)
    if let root { check(root, depth: 1) }
  }

  /// In how many objects keys that stand twice are told; each takes one more reading of the whole file.
  private static let objectsWithRepeatedKeys = 10

  /// Composes the tree. Of a key given several times all but the first are set aside, so that the rest can be checked
  /// too.
  private mutating func compose(_ text: String) {
    var remaining = text
    for round in 0...Self.objectsWithRepeatedKeys {
      do {
        root = try Yams.compose(yaml: remaining, .basic)
        if root == nil {
          context.report(
            Span(line: 1, column: 1), "the file is empty", hint: beginning)
        }
        return
      } catch YamlError.duplicatedKeysInMapping(let keys, let place) {
        guard round < Self.objectsWithRepeatedKeys else {
          context.report(
            Span(line: place.mark.line, column: place.mark.column),
            "the key '\(keys.first ?? "")' is given twice, and more may be", hint: "mend those above first")
          return
        }
        guard let renamed = setAside(keys, near: place.mark, in: remaining) else { return }
        remaining = renamed
      } catch {
        report(error)
        return
      }
    }
  }

  /// The text with the places of a key after its first replaced by private letters, and the mistakes reported; `nil`
  /// where there are so many that nothing else would be told.
  private mutating func setAside(_ keys: [String], near mark: Mark, in text: String) -> String? {
    let lines = SourceText(file: "", text: text).lines
    let found = keys.first.map {
      Self.laterPlaces(of: $0, from: mark, in: lines, limit: LessonLimits.mistakes)
    }
    guard let key = keys.first, let places = found, !places.isEmpty else {
      context.report(
        Span(line: mark.line, column: mark.column), "the key '\(keys.first ?? "")' is given twice",
        hint: "remove one of the two")
      return nil
    }
    var changed = lines
    for place in places {
      context.report(
        place, "the key '\(key)' is given twice", hint: "it stands in line \(mark.line) already; remove one")
      context.setAside.insert(Span(line: place.line, column: place.column))
      // A different letter for every key, so that two keys set aside are not the same key again.
      let letter = Unicode.Scalar(0xE000 + UInt32(context.setAside.count)) ?? "\u{E000}"
      for index in 0..<place.length { changed[place.line - 1][place.column - 1 + index] = letter }
    }
    guard context.diagnostics.count < LessonLimits.mistakes else { return nil }
    var result = String.UnicodeScalarView()
    for line in changed {
      result.append(contentsOf: line)
      result.append("\n")
    }
    return String(result)
  }

  /// The places of the same key after `mark`, at most `limit`: in a block at the same column down to the end of the
  /// block, in braces up to the brace that closes them.
  private static func laterPlaces(
    of key: String, from mark: Mark, in lines: [[Unicode.Scalar]], limit: Int
  ) -> [Span] {
    let letters = Array(key.unicodeScalars)
    guard !letters.isEmpty, lines.indices.contains(mark.line - 1) else { return [] }
    let block = lines[mark.line - 1].prefix(mark.column - 1).allSatisfy { $0 == " " || $0 == "-" }
    var places: [Span] = []
    // How deep in further brackets; texts in quotation marks may mislead it, then the file is read once more.
    var depth = 0
    for line in (mark.line - 1)..<lines.count {
      let scalars = lines[line]
      let isFirst = line == mark.line - 1
      if block, !isFirst, !places.isEmpty, let indent = scalars.firstIndex(where: { $0 != " " }),
        scalars[indent] != "#", indent < mark.column - 1
      {
        return places
      }
      var column = isFirst ? mark.column - 1 + letters.count : 0
      while column < scalars.count {
        if !block {
          if scalars[column] == "{" || scalars[column] == "[" { depth += 1 }
          if scalars[column] == "}" || scalars[column] == "]" { depth -= 1 }
          if depth < 0, !places.isEmpty { return places }
        }
        if isKey(letters, at: column, in: scalars, block: block, mark: mark), places.isEmpty || depth == 0 {
          places.append(Span(line: line + 1, column: column + 1, length: letters.count))
          if places.count == limit { return places }
          column += letters.count
        } else {
          column += 1
        }
      }
    }
    return places
  }

  /// Whether a key stands at a column (from 0) where one of the object at `mark` can.
  private static func isKey(
    _ letters: [Unicode.Scalar], at column: Int, in scalars: [Unicode.Scalar], block: Bool, mark: Mark
  ) -> Bool {
    if block, abs(column - mark.column + 1) > 1 { return false }
    guard column + letters.count <= scalars.count,
      scalars[column..<(column + letters.count)].elementsEqual(letters)
    else { return false }
    let after = scalars[(column + letters.count)...].first { $0 != " " && $0 != "\"" && $0 != "'" }
    guard after == ":" else { return false }
    let before = scalars[..<column].last { $0 != " " && $0 != "\"" && $0 != "'" }
    return block ? before == nil || before == "-" : before == "{" || before == "," || before == nil
  }

  /// The first `*name` that stands where an alias can stand and whose `&name` stands so too. Found before the
  /// tree is composed, since a tree of aliases of aliases takes time that grows with the power of its depth.
  private static func firstAlias(in source: SourceText) -> Span? {
    var anchors: Set<String> = []
    var aliases: [(name: String, span: Span)] = []
    for (number, line) in source.lines.enumerated() {
      for (column, scalar) in line.enumerated() where scalar == "&" || scalar == "*" {
        if column > 0, !" \t[{,:?-".unicodeScalars.contains(line[column - 1]) { continue }
        let name = line[(column + 1)...].prefix {
          $0.properties.isAlphabetic || $0 == "_" || $0 == "-" || $0.properties.numericType != nil
        }
        guard !name.isEmpty else { continue }
        var text = String.UnicodeScalarView()
        text.append(contentsOf: name)
        if scalar == "&" {
          anchors.insert(String(text))
        } else {
          aliases.append((String(text), Span(line: number + 1, column: column + 1, length: name.count + 1)))
        }
      }
    }
    return aliases.first { anchors.contains($0.name) }?.span
  }

  /// Refuses what is too deep, and tags: what `!!str 3` or `!mine` would mean, readers do not agree on.
  private mutating func check(_ node: Node, depth: Int) {
    guard depth <= LessonLimits.depth else {
      context.report(
        context.span(of: node), "lists and keys stand more than \(LessonLimits.depth) deep inside each other",
        hint: "a lesson needs about six")
      root = nil
      return
    }
    if let mark = node.mark, let tag = tag(at: mark) {
      context.report(
        Span(line: mark.line, column: mark.column, length: tag.count), "'\(tag)' is a tag of YAML",
        hint: "remove it, or put a text that begins with ! in quotation marks")
    }
    switch node {
    case .mapping(let mapping):
      for (key, value) in mapping where root != nil {
        check(key, depth: depth + 1)
        check(value, depth: depth + 1)
      }
    case .sequence(let sequence):
      for item in sequence where root != nil { check(item, depth: depth + 1) }
    case .scalar, .alias: break
    }
  }

  /// The tag with which a node begins in the source, behind an anchor if it has one. The tree does not tell: there a
  /// quoted text has the tag of a text too.
  private func tag(at mark: Mark) -> String? {
    guard context.source.lines.indices.contains(mark.line - 1) else { return nil }
    var rest = context.source.lines[mark.line - 1].dropFirst(mark.column - 1)
    if rest.first == "&" {
      rest = rest.drop { $0 != " " }.drop { $0 == " " }
    }
    guard rest.first == "!" else { return nil }
    var tag = String.UnicodeScalarView()
    tag.append(contentsOf: rest.prefix { $0 != " " && $0 != "," && $0 != "]" && $0 != "}" })
    return String(tag)
  }

  private mutating func report(_ error: any Error) {
    switch error {
    case YamlError.scanner(let inner, let problem, let mark, _),
      YamlError.parser(let inner, let problem, let mark, _),
      YamlError.composer(let inner, let problem, let mark, _):
      let advice = Self.advice(problem: problem, context: inner?.text ?? "")
      // libyaml notices an open quotation mark or bracket at the end of the file; its context is the place
      // to mend.
      let place = advice.atContext ? inner?.mark ?? mark : mark
      context.report(Span(line: place.line, column: place.column), advice.message, hint: advice.hint)
    case YamlError.reader(let problem, let offset, _, let yaml):
      let before = SourceText(file: "", text: String(yaml.prefix(offset ?? 0))).lines
      context.report(
        Span(line: before.count, column: (before.last?.count ?? 0) + 1),
        "a character that YAML does not allow",
        hint: problem)
    default:
      context.report(Span(line: 1, column: 1), "the file cannot be read as YAML", hint: "")
    }
  }

  /// libyaml's words in ours, with what usually helps.
  private static func advice(problem: String, context: String) -> (
    message: String, hint: String, atContext: Bool
  ) {
    switch problem {
    case "mapping values are not allowed in this context":
      return ("a colon where none can stand", "put a text that holds ': ' in quotation marks", false)
    case "found character that cannot start any token":
      return (
        "a character that cannot begin a value",
        "indent with spaces, not tabs, and put text that begins with @, ` or % in quotation marks", false
      )
    case "found unexpected end of stream":
      return ("a quotation mark is opened here and never closed", "close it", true)
    case "did not find expected ',' or ']'":
      return ("a list in brackets is not closed", "put ',' between its entries and ']' at its end", true)
    case "did not find expected ',' or '}'":
      return ("keys in braces are not closed", "put ',' between them and '}' at their end", true)
    case "did not find expected key":
      return (
        "the indentation does not fit, or a colon is missing",
        "keys that belong together begin in the same column", false
      )
    case "did not find expected '-' indicator":
      return ("the entries of a list do not begin in the same column", "put each '-' under the first", false)
    case "could not find expected ':'":
      return ("a key without its colon", "write 'key: value'", true)
    case "found undefined alias":
      return ("an asterisk begins an alias in YAML", "put the text in quotation marks", false)
    case "block sequence entries are not allowed in this context":
      return ("a list cannot begin here", "begin it on the line below its key", false)
    case "but found another document", "did not find expected <document start>":
      return ("a second document begins here", "a lesson file holds one", false)
    default:
      return ("the file cannot be read as YAML: \(problem)", context, false)
    }
  }
}
