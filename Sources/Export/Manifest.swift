import NumberText

/// What was made from what: `manifest.json` in an output folder. It bears no dates, so the same lesson gives
/// the same bytes.
public struct Manifest: Sendable, Hashable {
  /// The lesson's file name.
  public var lesson: String
  /// SHA-256 of the lesson's file, in hexadecimal.
  public var lessonHash: String
  /// The seed of all random numbers of the run.
  public var seed: UInt64
  /// The version of the program.
  public var version: String
  /// The part of the work that this is, where the work is split.
  public var shard: Shard?
  /// With which options a part was made, so that only parts that fit together are merged.
  public var options = ""
  /// More facts for readers, each a name and a text; sorted by name.
  public var facts: [String: String]

  /// The facts that do not depend on the files.
  public init(
    lesson: String, lessonBytes: [UInt8], seed: UInt64, version: String, facts: [String: String] = [:]
  ) {
    self.lesson = lesson
    lessonHash = SHA256.hexadecimal(of: lessonBytes)
    self.seed = seed
    self.version = version
    self.facts = facts
  }

  static let fileName = "manifest.json"

  /// The manifest as JSON, keys and files in alphabetical order.
  public func json(files: [OutputFolder.File]) -> String {
    var members: [(String, String)] = [
      ("lesson", Manifest.quoted(lesson)), ("lessonHash", Manifest.quoted("sha256:" + lessonHash)),
      ("program", Manifest.quoted("Descent")), ("seed", String(seed)), ("version", Manifest.quoted(version)),
    ]
    if let shard {
      members.append(("shard", Manifest.quoted(shard.text)))
      members.append(("options", Manifest.quoted(options)))
    }
    for (name, text) in facts where !members.contains(where: { $0.0 == name }) {
      members.append((name, Manifest.quoted(text)))
    }
    members.append(("files", Manifest.list(of: files)))
    let lines = members.sorted { $0.0 < $1.0 }.map { "  \(Manifest.quoted($0.0)): \($0.1)" }
    return "{\n" + lines.joined(separator: ",\n") + "\n}\n"
  }

  /// The files as a JSON list, one a line.
  static func list(of files: [OutputFolder.File]) -> String {
    let list = files.sorted { $0.name < $1.name }.map {
      "    { \"bytes\": \($0.bytes), \"name\": \(Manifest.quoted($0.name)) }"
    }
    return list.isEmpty ? "[]" : "[\n" + list.joined(separator: ",\n") + "\n  ]"
  }

  static func quoted(_ text: String) -> String {
    var quoted = ""
    JSONText.quote(text, to: &quoted)
    return quoted
  }

  /// The names that an earlier run of ours listed; none where there is no manifest of ours.
  static func fileNames(in folder: String) -> [String] {
    guard let bytes = readOwnFile("\(folder)/\(fileName)") else { return [] }
    return ManifestText(String(decoding: bytes, as: UTF8.self))?.files.map(\.name) ?? []
  }
}
