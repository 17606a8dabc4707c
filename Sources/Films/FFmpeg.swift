import Export
import Subprocess
import SystemPackage

/// The program ffmpeg, where it is installed.
public struct FFmpeg: Sendable {
  /// Where it stands.
  public let path: String
  /// The names of its encoders.
  public let encoders: Set<String>

  /// Looks for ffmpeg on the PATH and asks what it can encode; `nil` where there is none.
  public static func find() -> FFmpeg? {
    waiting {
      guard let path = try? await Executable.name("ffmpeg").resolveExecutablePath(in: .inherit) else {
        return FFmpeg?.none
      }
      let listed = try? await Subprocess.run(
        .path(path), arguments: ["-hide_banner", "-encoders"], output: .string(limit: 1 << 20))
      guard let listed, listed.terminationStatus.isSuccess else { return nil }
      return FFmpeg(path: path.string, encoders: names(in: listed.standardOutput))
    }
  }

  /// Whether it can make a format.
  public func canMake(_ format: FilmFormat) -> Bool { encoders.contains(format.encoder) }

  /// Throws unless it can make all of the formats.
  public func check(_ formats: Set<FilmFormat>) throws(FilmError) {
    for format in FilmFormat.allCases where formats.contains(format) && !canMake(format) {
      throw .noEncoder(format, encoder: format.encoder)
    }
  }

  /// Runs ffmpeg over a list of pictures. It is ended when `isInterrupted` says so.
  func encode(
    list: String, as format: FilmFormat, to file: String, in folder: String, background: String,
    framesPerSecond: String, title: String, isInterrupted: @escaping @Sendable () -> Bool
  ) throws(FilmError) {
    let arguments =
      ["-hide_banner", "-loglevel", "error", "-nostdin", "-y", "-f", "concat", "-i", list]
      + format.arguments(background: background, framesPerSecond: framesPerSecond)
      + ["-metadata", "title=\(title)", file]
    let path = FilePath(path)
    let outcome: Result<Void, FilmError>? = waiting {
      let work = Task { await Self.run(path, arguments, in: FilePath(folder), as: format) }
      let watch = Task {
        while !Task.isCancelled {
          if isInterrupted() { return work.cancel() }
          try? await Task.sleep(for: .milliseconds(20))
        }
      }
      let result = await work.value
      watch.cancel()
      return isInterrupted() ? .failure(.interrupted) : result
    }
    switch outcome {
    case .success: return
    case .failure(let error): throw error
    case nil: throw .notStarted("no answer")
    }
  }

  private static func run(
    _ path: FilePath, _ arguments: [String], in folder: FilePath, as format: FilmFormat
  ) async -> Result<Void, FilmError> {
    var options = PlatformOptions()
    // A group of its own: a Ctrl-C in the terminal reaches us, and we end it.
    options.processGroupID = 0
    options.teardownSequence = [.gracefulShutDown(allowedDurationToNextStep: .seconds(1))]
    do {
      let result = try await Subprocess.run(
        .path(path), arguments: Arguments(arguments), workingDirectory: folder, platformOptions: options,
        input: .none, output: .discarded, error: .sequence
      ) { execution in
        // What it says is read to the end, or a full pipe would stop it.
        var tail: [UInt8] = []
        for try await buffer in execution.standardError {
          tail += buffer.withUnsafeBytes { Array($0) }
          tail = tail.suffix(4_096)
        }
        return tail
      }
      let said = lastLine(result.closureResult)
      switch result.terminationStatus {
      case .exited(0): return .success(())
      case .exited(let code): return .failure(.failed(format, how: "exit code \(code)", said: said))
      case .signaled(let number): return .failure(.failed(format, how: "signal \(number)", said: said))
      }
    } catch {
      return .failure(.notStarted("\(error)"))
    }
  }

  /// The last line of what was said, without what would disturb a terminal.
  private static func lastLine(_ bytes: [UInt8]) -> String {
    let lines = String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isNewline)
    let line = lines.last { !$0.allSatisfy(\.isWhitespace) } ?? ""
    return String(
      line.unicodeScalars.filter { $0.value >= 32 && $0.value != 127 }.map(Character.init).prefix(200))
  }

  /// The second word of lines such as ` V....D libx264   libx264 H.264`.
  private static func names(in list: String) -> Set<String> {
    Set(
      list.split(separator: "\n").compactMap { line in
        let words = line.split(separator: " ")
        return words.count > 1 && words[0].first == "V" ? String(words[1]) : nil
      })
  }
}
