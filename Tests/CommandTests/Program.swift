import Foundation
import TestSupport

/// The built program, run as a process.
struct Program {
  /// What a process left behind.
  struct Outcome {
    var status: Int32
    /// Whether a signal ended it; `status` is its number then.
    var wasSignalled: Bool
    var output: String
    var errors: String
  }

  /// The executable stands beside the test bundle.
  static let path: String = {
    let tests = (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? ""
    let beside = URL(fileURLWithPath: tests).deletingLastPathComponent().appendingPathComponent("descent")
      .path
    if FileManager.default.isExecutableFile(atPath: beside) { return beside }
    return Truth.packageFolder.appendingPathComponent(".build/debug/descent").path
  }()

  /// Runs the program to its end.
  static func run(_ arguments: String..., in folder: URL? = nil, environment: [String: String] = [:]) throws
    -> Outcome
  {
    try launch(path, arguments, in: folder, environment: environment)
  }

  /// Runs a line of the shell in which `$descent` is the program.
  static func shell(_ line: String, in folder: URL? = nil) throws -> Outcome {
    try launch("/bin/bash", ["-c", line], in: folder, environment: ["descent": path])
  }

  static func launch(
    _ executable: String, _ arguments: [String], in folder: URL?, environment: [String: String]
  ) throws -> Outcome {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: executable)
    process.arguments = arguments
    process.currentDirectoryURL = folder ?? Truth.packageFolder
    process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("descent-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    // Files in place of pipes: nothing blocks, however much is printed.
    let output = folder.appendingPathComponent("output")
    let errors = folder.appendingPathComponent("errors")
    for file in [output, errors] { FileManager.default.createFile(atPath: file.path, contents: nil) }
    let outputHandle = try FileHandle(forWritingTo: output)
    let errorHandle = try FileHandle(forWritingTo: errors)
    process.standardOutput = outputHandle
    process.standardError = errorHandle
    process.standardInput = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    try outputHandle.close()
    try errorHandle.close()
    return Outcome(
      status: process.terminationStatus, wasSignalled: process.terminationReason == .uncaughtSignal,
      output: try String(contentsOf: output, encoding: .utf8),
      errors: try String(contentsOf: errors, encoding: .utf8))
  }
}

/// An empty folder for the length of a test.
func withFolder(_ body: (URL) throws -> Void) throws {
  let folder = FileManager.default.temporaryDirectory.appendingPathComponent(
    "descent-test-\(UUID().uuidString)")
  try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  defer {
    try? FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: folder.path)
    try? FileManager.default.removeItem(at: folder)
  }
  try body(folder)
}

/// The names in a folder, hidden ones too.
func names(in folder: URL) -> [String] {
  ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []).sorted()
}
