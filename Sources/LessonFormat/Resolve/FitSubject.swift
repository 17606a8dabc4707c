import ImageFiles
import Optimization
import Vision

/// The points of a scene that fits a line or a boundary.
struct FitSubject {
  var table: PointTable
  var isStandardized: Bool
  /// Whether a boundary between two classes is fitted, else a line.
  var isBoundary: Bool
  /// Where the points come from.
  var citation: String
  /// What was left out of the data, each a sentence.
  var notes: [String]

  /// A line's cost is a surface over intercept and slope, the same for all runs; a boundary has a title.
  func subject(of runs: [LessonRun]) -> LessonSubject {
    if case .fit(let scenario)? = runs.first?.kind, let bowl = scenario.bowl { return .surface(bowl) }
    let classes = table.classNames.joined(separator: " or ")
    return .boundary(title: LessonMarkup.escaped("Logistic regression: \(classes)"))
  }
}

extension SceneResolver {
  /// Keys that mean nothing for a fit are mistakes, not silence.
  mutating func refuseKeysBesideFit() {
    let isBoundary = draft.fit?.value.classColumn != nil
    let fitting = ["batch", "order", "epochs"] + (isBoundary ? ["weight-penalty"] : [])
    let onSurface = ["start", "noise", "stop"] + (isBoundary ? [] : ["domain"])
    refuse(
      keysOfTraining.filter { !fitting.contains($0.name) }
        + keysOfSurfaces.filter { !onSurface.contains($0.name) },
      in: isBoundary ? "the fit of a boundary" : "the fit of a line")
    if let standardised = draft.fit?.value.classes, !isBoundary {
      context.report(
        standardised.span, "'classes' needs the column that tells them", hint: "add class: with its name")
    }
  }

  /// Reports every key that is given but has no meaning in the scene.
  mutating func refuse(_ keys: [(name: String, span: Span?)], in scene: String) {
    for (name, span) in keys {
      if let span {
        context.report(span, "'\(name)' has no meaning in \(scene)", hint: "remove it here")
      }
    }
  }

  mutating func fitSubject() -> FitSubject? {
    guard let fit = draft.fit?.value, let data = fit.data, let table = table(data), let x = fit.x,
      let y = fit.y
    else { return nil }
    let columnX = column(x, of: table)
    let columnY = column(y, of: table)
    let columnClass = fit.classColumn.flatMap { column($0, of: table) }
    guard let columnX, let columnY else { return nil }
    if fit.classColumn != nil, columnClass == nil { return nil }
    if columnX == columnY {
      context.report(y.span, "x and y are the same column", hint: "name two columns")
      return nil
    }
    guard let xs = numbers(table, columnX, at: x), let ys = numbers(table, columnY, at: y) else { return nil }
    var points = PointTable(
      name: dataName(data.value), xName: table.columnNames[columnX], yName: table.columnNames[columnY], x: [],
      y: [])
    var words: [String]?
    if let columnClass {
      let all = table.words(columnClass)
      guard let names = classes(of: all, in: fit) else { return nil }
      points.classNames = names
      words = all
    }
    var missing = 0
    for row in 0..<table.count {
      // A row of another class is not asked for; one without a number is said to be left out.
      var label = 0
      if let words {
        guard let found = points.classNames.firstIndex(of: words[row]) else { continue }
        label = found
      }
      guard let x = xs[row], let y = ys[row] else {
        missing += 1
        continue
      }
      points.x.append(x)
      points.y.append(y)
      if words != nil { points.labels.append(label) }
    }
    let isStandardized = fit.standardise?.value == true
    guard check(points, standardized: isStandardized, at: data) else { return nil }
    let shipped = ShippedTable(rawValue: data.value)
    return FitSubject(
      table: points, isStandardized: isStandardized, isBoundary: words != nil,
      citation: shipped?.citation ?? "Data: " + LessonMarkup.escaped(points.name),
      notes: missing == 0 ? [] : ["left out: \(missing) \(missing == 1 ? "row" : "rows") without a number"])
  }

  private mutating func check(_ points: PointTable, standardized: Bool, at data: Located<String>) -> Bool {
    do {
      let settings = RunSettings(steps: 0)
      if points.classNames.isEmpty {
        _ = try FitScenario(lineThrough: points, standardized: standardized, settings: settings)
      } else {
        _ = try FitScenario(boundaryIn: points, standardized: standardized, settings: settings)
      }
      return true
    } catch {
      context.report(data.span, error.message)
      return false
    }
  }

  /// The table by name or from a path beside the lesson.
  private mutating func table(_ data: Located<String>) -> NumberTable? {
    do {
      if let shipped = ShippedTable(rawValue: data.value) { return try shipped.load() }
      // A word without a dot or a slash is a name typed wrong rather than a path.
      if !data.value.contains("/"), !data.value.contains("."), !fileExists(path(of: data.value)) {
        context.report(
          data.span, "unknown table '\(data.value)'",
          hint: Suggestion.among(ShippedTable.allCases.map(\.rawValue), for: data.value)
            + "; or give the path of a CSV file beside the lesson")
        return nil
      }
      return try NumberTable(contentsOf: path(of: data.value))
    } catch {
      context.report(data.span, error.message)
      return nil
    }
  }

  private mutating func column(_ name: Located<String>, of table: NumberTable) -> Int? {
    if let column = table.column(named: name.value) { return column }
    context.report(
      name.span, "the table has no column '\(name.value)'",
      hint: Suggestion.among(table.columnNames, for: name.value))
    return nil
  }

  private mutating func numbers(_ table: NumberTable, _ column: Int, at name: Located<String>) -> [Double?]? {
    do {
      return try table.numbers(column)
    } catch {
      context.report(name.span, error.message)
      return nil
    }
  }

  /// The two classes: those asked for, or the only two there are, as they come in the file.
  private mutating func classes(of words: [String], in fit: FitDraft) -> [String]? {
    var names: [String] = []
    for word in words where !word.isEmpty && !names.contains(word) {
      names.append(word)
      if names.count > 50 { break }
    }
    if let asked = fit.classes {
      for name in asked.value where !names.contains(name.value) {
        context.report(
          name.span, "there is no class '\(name.value)' in the column",
          hint: Suggestion.among(names, for: name.value))
        return nil
      }
      let pair = asked.value.map(\.value)
      guard pair[0] != pair[1] else {
        context.report(asked.span, "the same class is named twice", hint: "name two different ones")
        return nil
      }
      return pair
    }
    guard names.count == 2 else {
      let many = names.count > 50 ? "more than 50" : "\(names.count)"
      context.report(
        fit.classColumn?.span ?? span,
        "the column has \(many) \(names.count == 1 ? "class" : "classes") and a boundary parts two",
        hint: names.count < 2
          ? "name a column of two words" : "add classes: [\(names[0]), \(names[1])] or two others")
      return nil
    }
    return names
  }

  /// A path as the lesson means it: beside itself, unless it is absolute.
  func path(of data: String) -> String {
    data.hasPrefix("/") ? data : "\(folder)/\(data)"
  }

  /// The last part of a path.
  private func dataName(_ path: String) -> String {
    path.split(separator: "/").last.map(String.init) ?? path
  }
}
