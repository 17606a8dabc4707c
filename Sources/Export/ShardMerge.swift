import ImageFiles

/// Parts of a lesson's output put together to the whole, byte for byte what a single run writes.
public struct ShardMerge: Sendable {
  /// Where the whole belongs: the parts' path without `.shard-…`.
  public let target: String
  private let parts: [Part]

  private struct Part: Sendable {
    var folder: String
    var shard: Shard
    var manifest: ManifestText
  }

  /// Why parts do not make a whole.
  public enum Mistake: Error, Sendable, Hashable {
    /// A folder without the manifest of a part.
    case notPart(String)
    /// Parts of which there is none, by their numbers.
    case missing(target: String, numbers: [Int], count: Int)
    /// Parts of one lesson that lie in different folders.
    case apart(String, String)
    /// Two parts that were made from different things, or with different options.
    case different(String, String)
    /// A file that two parts have, or that is not as the manifest says.
    case file(String, reason: String)

    /// One sentence.
    public var message: String {
      switch self {
      case .notPart(let folder):
        "\(folder) is no part that 'descent run --shard' made: it has no such manifest"
      case .missing(let target, let numbers, let count):
        "of \(target) \(numbers.count == 1 ? "part" : "parts") "
          + numbers.prefix(12).map { "\($0)" }.joined(separator: ", ") + (numbers.count > 12 ? ", …" : "")
          + " of \(count) \(numbers.count == 1 ? "is" : "are") missing"
      case .apart(let first, let second):
        "\(first) and \(second) lie in different folders; put all parts of a lesson into one, then merge them"
      case .different(let first, let second):
        "\(first) and \(second) were made from different lessons or with different options; run both again alike"
      case .file(let path, let reason): "\(path) \(reason)"
      }
    }
  }

  /// Sorts parts by the lesson that they belong to, and checks that nothing is missing and all fit together.
  public static func plan(_ folders: [String]) throws(Mistake) -> [ShardMerge] {
    var groups: [(target: String, parts: [Part])] = []
    for given in folders {
      let folder = given.count > 1 && given.hasSuffix("/") ? String(given.dropLast()) : given
      guard let bytes = readOwnFile("\(folder)/\(Manifest.fileName)"),
        let manifest = ManifestText(String(decoding: bytes, as: UTF8.self)),
        let shard = manifest["shard"].flatMap({ Shard($0) }), folder.hasSuffix(shard.suffix)
      else { throw .notPart(given) }
      let target = String(folder.dropLast(shard.suffix.count))
      let part = Part(folder: folder, shard: shard, manifest: manifest)
      if let index = groups.firstIndex(where: { $0.target == target }) {
        guard !groups[index].parts.contains(where: { $0.folder == folder }) else { continue }
        groups[index].parts.append(part)
      } else {
        groups.append((target, [part]))
      }
    }
    var merges: [ShardMerge] = []
    for group in groups {
      let parts = group.parts.sorted { $0.shard.number < $1.shard.number }
      do throws(Mistake) {
        try check(parts, target: group.target)
      } catch {
        let name = group.target.split(separator: "/").last
        if case .missing = error, let first = parts.first,
          let elsewhere = groups.first(where: {
            $0.target != group.target && $0.target.split(separator: "/").last == name
          })?.parts.first
        {
          throw .apart(first.folder, elsewhere.folder)
        }
        throw error
      }
      merges.append(ShardMerge(target: group.target, parts: parts))
    }
    return merges
  }

  private static func check(_ parts: [Part], target: String) throws(Mistake) {
    guard let first = parts.first else { return }
    for part in parts
    where part.manifest.facts != first.manifest.facts || part.shard.count != first.shard.count {
      throw .different(first.folder, part.folder)
    }
    let numbers = Set(parts.map(\.shard.number))
    let missing = (1...first.shard.count).filter { !numbers.contains($0) }
    guard missing.isEmpty else { throw .missing(target: target, numbers: missing, count: first.shard.count) }
    var names: Set<String> = []
    for part in parts {
      for file in part.manifest.files where !names.insert(file.name).inserted {
        throw .file("\(part.folder)/\(file.name)", reason: "is in another part too")
      }
    }
  }

  /// Writes the whole, and leaves the parts as they are.
  public func write(to path: String) throws(ExportError) {
    try OutputFolder.write(to: path) { folder throws(ExportError) in
      for part in parts {
        for file in part.manifest.files {
          try OutputName.check(file.name)
          guard let bytes = readOwnFile("\(part.folder)/\(file.name)"), bytes.count == file.bytes else {
            throw .picture(
              Mistake.file(
                "\(part.folder)/\(file.name)",
                reason: "is not as the part's manifest says; run the part again"
              ).message)
          }
          try folder.write(file.name, bytes)
        }
      }
      guard let manifest = parts.first?.manifest else { return }
      try folder.write(Manifest.fileName, text: manifest.whole(files: folder.files))
    }
  }
}

/// A manifest as text: the members that say what was made from what, and the files.
struct ManifestText: Sendable, Hashable {
  /// The members but `files`, `shard` and `options`, each with its JSON as it stands.
  private(set) var members: [String] = []
  private var own: [String: String] = [:]
  private(set) var files: [OutputFolder.File] = []

  /// Reads what `Manifest` writes: a member a line, a file a line. `nil` for anything else.
  init?(_ text: String) {
    var isInFiles = false
    for line in text.split(separator: "\n") {
      let bare = line.hasSuffix(",") ? line.dropLast() : line
      if isInFiles {
        if bare == "  ]" {
          isInFiles = false
        } else if let file = Self.file(bare) {
          files.append(file)
        } else {
          return nil
        }
      } else if bare == "  \"files\": [" {
        isInFiles = true
      } else if bare.hasPrefix("  \"shard\": \"") || bare.hasPrefix("  \"options\": \"") {
        let quotes = bare.split(separator: "\"", omittingEmptySubsequences: false)
        guard quotes.count == 5 else { return nil }
        own[String(quotes[1])] = String(quotes[3])
      } else if bare.hasPrefix("  \"") {
        if bare != "  \"files\": []" { members.append(String(bare)) }
      } else if bare != "{", bare != "}" {
        return nil
      }
    }
    guard !isInFiles else { return nil }
  }

  /// The text of `shard` or `options`.
  subscript(name: String) -> String? { own[name] }

  /// What two parts of one whole have in common.
  var facts: [String] { members + [own["options"] ?? ""] }

  /// The manifest of the whole.
  func whole(files: [OutputFolder.File]) -> String {
    let all = members + ["  \"files\": " + Manifest.list(of: files)]
    // Sorted by their names, as the manifest of a single run is.
    return "{\n" + all.sorted { Self.name($0) < Self.name($1) }.joined(separator: ",\n") + "\n}\n"
  }

  private static func name(_ member: String) -> String {
    String(member.split(separator: "\"").dropFirst().first ?? "")
  }

  private static func file(_ line: Substring) -> OutputFolder.File? {
    let start = "    { \"bytes\": "
    guard line.hasPrefix(start), line.hasSuffix("\" }") else { return nil }
    let rest = line.dropFirst(start.count)
    let digits = rest.prefix { $0.isASCII && $0.isNumber }
    let middle = ", \"name\": \""
    let tail = rest.dropFirst(digits.count)
    guard let bytes = Int(digits), tail.hasPrefix(middle) else { return nil }
    let name = tail.dropFirst(middle.count).dropLast(3)
    return name.contains("\\") || name.contains("\"")
      ? nil : OutputFolder.File(name: String(name), bytes: bytes)
  }
}
