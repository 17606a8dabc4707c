import NumberText
import Wording

/// Settings that were checked against their records, every one present.
public struct Settings: Sendable, Hashable {
  /// Name and value, in the order of the records.
  public private(set) var entries: [Entry]

  /// One setting.
  public struct Entry: Sendable, Hashable {
    /// The name of its record.
    public var name: String
    /// The value, given or standard.
    public var value: SettingValue
  }

  /// Checks `given` against `records` and fills in what is not given.
  ///
  /// - Parameter owner: what the settings belong to, for messages.
  /// - Throws: `ChoiceError` for an unknown name, a wrong kind, a number out of range, a missing value.
  public init(_ given: [String: SettingValue], records: [SettingRecord], owner: ChoiceOwner)
    throws(ChoiceError)
  {
    for name in given.keys.sorted() where !records.contains(where: { $0.name == name }) {
      throw .unknownSetting(
        name, owner: owner, known: records.map { $0.name }.sorted(),
        nearest: nearestName(to: name, among: records.map { $0.name }))
    }
    entries = []
    for record in records {
      guard let value = given[record.name] ?? record.standard else {
        throw .missingSetting(record.name, owner: owner, summary: record.summary)
      }
      entries.append(Entry(name: record.name, value: try Self.check(value, record, owner)))
    }
  }

  private static func check(_ value: SettingValue, _ record: SettingRecord, _ owner: ChoiceOwner)
    throws(ChoiceError) -> SettingValue
  {
    switch (record.kind, value) {
    case (.number(let range), .number(let number)) where range.contains(number): return value
    case (.choice(let words), .text(let word)) where words.contains(word): return value
    case (.flag, .flag): return value
    case (.numbers(let range), .numbers(let numbers))
    where !numbers.isEmpty && numbers.allSatisfy({ range.contains($0) }):
      return value
    case (.numbers(let range), .number(let number)) where range.contains(number): return .numbers([number])
    default: throw .badSetting(record.name, owner: owner, given: value.plain, expected: record.kind)
    }
  }

  /// The value of a setting, if there is one of that name.
  public func value(_ name: String) -> SettingValue? {
    for entry in entries where entry.name == name { return entry.value }
    return nil
  }

  /// A number; NaN if the setting is not one, which a rule's record excludes.
  public func number(_ name: String) -> Double {
    if case .number(let number)? = value(name) { number } else { .nan }
  }

  /// A word; empty if the setting is not one.
  public func text(_ name: String) -> String {
    if case .text(let text)? = value(name) { text } else { "" }
  }

  /// A flag; false if the setting is not one.
  public func flag(_ name: String) -> Bool {
    if case .flag(let flag)? = value(name) { flag } else { false }
  }

  /// A list of numbers; empty if the setting is not one.
  public func numbers(_ name: String) -> [Double] {
    if case .numbers(let numbers)? = value(name) { numbers } else { [] }
  }

  /// A whole number.
  public func count(_ name: String) -> Int { Int(exactly: number(name)) ?? 0 }
}
