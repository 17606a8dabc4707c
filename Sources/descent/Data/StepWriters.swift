import LessonFormat
import NumberText
import Optimization

/// Steps as they come, written in one of three forms. The form of the JSON is fixed for scripts.
enum StepForm {
  case table, csv, json
}

/// Names of the columns that a vector quantity takes: `x` and `y` for a surface, numbers else.
private func componentNames(_ count: Int) -> [String] {
  switch count {
  case 1: ["x"]
  case 2: ["x", "y"]
  default: (0..<count).map { "\($0)" }
  }
}

extension ByteWriter {
  /// A number as JSON: shortest text, non-finite ones as strings.
  mutating func writeJSON(_ value: Double) throws(WriteFailure) {
    if value.isFinite {
      try write(shortestText(value))
    } else {
      write(byte: UInt8(ascii: "\""))
      try write(shortestText(value))
      write(byte: UInt8(ascii: "\""))
    }
  }

  /// A list of numbers as JSON.
  mutating func writeJSON(_ values: [Double]) throws(WriteFailure) {
    write(byte: UInt8(ascii: "["))
    for (index, value) in values.enumerated() {
      if index > 0 { write(byte: UInt8(ascii: ",")) }
      try writeJSON(value)
    }
    write(byte: UInt8(ascii: "]"))
  }

  /// A text as JSON.
  mutating func writeJSON(_ text: String) throws(WriteFailure) {
    var quoted = ""
    JSONText.quote(text, to: &quoted)
    try write(quoted)
  }

  /// One step as a JSON object on one line; inner quantities by their names.
  mutating func writeJSON(_ step: Step) throws(WriteFailure) {
    try write("{\"iteration\":")
    try write("\(step.iteration)")
    try write(",\"position\":")
    try writeJSON(step.position)
    try write(",\"value\":")
    try writeJSON(step.value)
    try write(",\"gradient\":")
    try writeJSON(step.gradient)
    if let place = step.gradientPosition {
      try write(",\"gradient-position\":")
      try writeJSON(place)
    }
    try write(",\"rate\":")
    try writeJSON(step.rate)
    for quantity in step.quantities {
      write(byte: UInt8(ascii: ","))
      try writeJSON(quantity.name)
      write(byte: UInt8(ascii: ":"))
      if quantity.values.count == 1 && step.position.count != 1 {
        try writeJSON(quantity.values[0])
      } else {
        try writeJSON(quantity.values)
      }
    }
    if !step.trials.isEmpty {
      try write(",\"trials\":[")
      for (index, trial) in step.trials.enumerated() {
        if index > 0 { write(byte: UInt8(ascii: ",")) }
        try write("{\"step-length\":")
        try writeJSON(trial.stepLength)
        try write(",\"position\":")
        try writeJSON(trial.position)
        try write(",\"value\":")
        try writeJSON(trial.value)
        try write(trial.accepted ? ",\"accepted\":true}" : ",\"accepted\":false}")
      }
      write(byte: UInt8(ascii: "]"))
    }
    if let update = step.update {
      try write(",\"update\":")
      try writeJSON(update)
    }
    write(byte: UInt8(ascii: "}"))
  }
}

/// The columns of a table or CSV file, taken from the first step: a method computes the same quantities at
/// every step.
struct StepColumns {
  let names: [String]
  private let quantities: [(name: String, count: Int)]
  private let looksAhead: Bool
  private let dimension: Int

  init(first: Step) {
    dimension = first.position.count
    let axes = componentNames(dimension)
    looksAhead = first.gradientPosition != nil
    quantities = first.quantities.map { ($0.name, $0.values.count) }
    names =
      ["iteration"] + axes + ["value"] + axes.map { "gradient-\($0)" } + ["rate"]
      + axes.map { "update-\($0)" }
      + quantities.flatMap { name, count in
        count == 1 ? [name] : componentNames(count).map { "\(name)-\($0)" }
      } + (looksAhead ? axes.map { "gradient-position-\($0)" } : [])
  }

  /// The numbers of a step in the order of the columns, `nil` where it has none.
  func values(of step: Step) -> [Double?] {
    var row: [Double?] = []
    row.reserveCapacity(names.count)
    row.append(Double(step.iteration))
    row.append(contentsOf: step.position)
    row.append(step.value)
    row.append(contentsOf: step.gradient)
    row.append(step.rate)
    if let update = step.update {
      row.append(contentsOf: update)
    } else {
      row.append(contentsOf: repeatElement(nil, count: dimension))
    }
    for (name, count) in quantities {
      if let values = step.quantity(name), values.count == count {
        row.append(contentsOf: values)
      } else {
        row.append(contentsOf: repeatElement(nil, count: count))
      }
    }
    if looksAhead {
      row.append(contentsOf: step.gradientPosition ?? [])
      if step.gradientPosition == nil { row.append(contentsOf: repeatElement(nil, count: dimension)) }
    }
    return row
  }
}

/// Writes steps as rows.
struct RowWriter {
  private let form: StepForm
  private let columns: StepColumns
  private let widths: [Int]

  init(_ form: StepForm, first: Step, to writer: inout ByteWriter) throws(WriteFailure) {
    self.form = form
    columns = StepColumns(first: first)
    widths = columns.names.enumerated().map { index, name in index == 0 ? 9 : max(13, name.count + 2) }
    if form == .csv {
      try writer.write(columns.names.joined(separator: ","))
    } else {
      for (index, name) in columns.names.enumerated() {
        try Self.write(Array(name.utf8), width: widths[index], to: &writer)
      }
    }
    writer.write(byte: UInt8(ascii: "\n"))
  }

  func write(_ step: Step, to writer: inout ByteWriter) throws(WriteFailure) {
    // One buffer for the cells of a row, since a million rows would spend most of their time on short strings.
    var cell: [UInt8] = []
    cell.reserveCapacity(48)
    for (index, value) in columns.values(of: step).enumerated() {
      if form == .csv {
        if index > 0 { writer.write(byte: UInt8(ascii: ",")) }
        if let value { try writer.write(index == 0 ? "\(step.iteration)" : shortestText(value)) }
      } else {
        cell.removeAll(keepingCapacity: true)
        if index == 0 {
          cell.append(contentsOf: "\(step.iteration)".utf8)
        } else if let value {
          appendDisplayText(value, digits: 6, to: &cell)
        }
        try Self.write(cell, width: widths[index], to: &writer)
      }
    }
    writer.write(byte: UInt8(ascii: "\n"))
  }

  /// Spaces and a text. All characters of numbers and names are one scalar each.
  private static func write(_ text: [UInt8], width: Int, to writer: inout ByteWriter) throws(WriteFailure) {
    var characters = 0
    for byte in text where byte & 0xc0 != 0x80 { characters += 1 }
    try writer.write(spaces: max(1, width - characters), text)
  }
}
