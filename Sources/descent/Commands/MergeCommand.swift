import ArgumentParser
import Export

/// `descent merge`: the parts of `descent run --shard` put together.
struct MergeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "merge", abstract: "Put the parts of 'descent run --shard' together.",
    discussion: """
      The whole is what a single run writes, byte for byte. The parts stay as they are.

      Examples:
        descent run lesson.yaml --shard 1/2; descent run lesson.yaml --shard 2/2
        descent merge Output/lesson.shard-*
        descent merge parts/*.shard-* -o Output
      """)

  @Argument(help: ArgumentHelp("The folders of all parts, of one lesson or several.", valueName: "folder"))
  var folders: [String]

  @Option(
    name: [.customShort("o"), .long], parsing: .unconditional,
    help: ArgumentHelp(
      "The folder in which the lessons' folders are made; where the parts are if left out.",
      valueName: "folder"),
    completion: .directory)
  var output: String?

  func run() throws {
    let merges: [ShardMerge]
    do throws(ShardMerge.Mistake) {
      merges = try ShardMerge.plan(folders)
    } catch {
      throw Failure.usage(error.message)
    }
    for merge in merges {
      let name = merge.target.split(separator: "/").last.map(String.init) ?? merge.target
      let path = output.map { "\($0)/\(name)" } ?? merge.target
      do throws(ExportError) {
        try merge.write(to: path)
      } catch {
        throw Failure.files(error.message)
      }
      try OutputTarget.write(to: nil) { try $0.write(path + "\n") }
    }
  }
}
