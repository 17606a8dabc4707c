import Export
import FlyingFox
import FlyingSocks
import Synchronization

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Why nothing is served.
public enum PreviewError: Error, Sendable, Hashable {
  /// Another program listens there.
  case portTaken(Int)
  /// The system's reason.
  case refused(port: Int, reason: String)

  /// One sentence.
  public var message: String {
    switch self {
    case .portTaken(let port): "port \(port) is taken; choose another with --port, or 0 for any that is free"
    case .refused(let port, let reason): "port \(port) cannot be used: \(reason)"
    }
  }
}

/// A small HTTP server for one browser on the same machine.
///
/// It listens on 127.0.0.1 only, answers only requests whose `Host` names that address (so that no page of another
/// site can reach it by a name that it made resolve to 127.0.0.1), and serves an allow-list of files.
public final class PreviewServer: Sendable {
  private let server: HTTPServer
  private let content: PreviewState
  /// Where it listens.
  public let port: Int

  /// Starts a server; port 0 is any that is free.
  public init(port: Int, showing content: PreviewContent) throws(PreviewError) {
    let state = PreviewState(content)
    self.content = state
    guard (0...65_535).contains(port),
      let address = try? sockaddr_in.inet(ip4: "127.0.0.1", port: UInt16(port))
    else {
      throw .refused(port: port, reason: "it is not from 0 to 65535")
    }
    let server = HTTPServer(
      address: address, timeout: 30, logger: .disabled, handler: ClosureHTTPHandler { await state.answer($0) }
    )
    self.server = server
    let outcome: Result<Int, PreviewError>? = waiting {
      let failure = Kept<PreviewError>()
      let running = Task {
        do { try await server.run() } catch { failure.set(Self.error(error, port: port)) }
      }
      // The server tells when it listens; where it fails first, its task ends.
      let listening = Task {
        try await server.waitUntilListening(timeout: 10)
      }
      let watching = Task {
        await running.value
        listening.cancel()
      }
      try? await listening.value
      watching.cancel()
      if let error = failure.get() { return .failure(error) }
      guard case .ip4(_, let bound)? = await server.listeningAddress else {
        return .failure(failure.get() ?? .refused(port: port, reason: "no answer"))
      }
      return .success(Int(bound))
    }
    switch outcome {
    case .success(let bound):
      self.port = bound
      state.setPort(bound)
    case .failure(let error): throw error
    case nil: throw .refused(port: port, reason: "no answer")
    }
  }

  /// Shows something else; browsers that look at it load anew.
  public func show(_ content: PreviewContent) { self.content.set(content) }

  /// Ends all connections.
  public func stop() {
    _ = waiting { [server] () -> Bool? in
      await server.stop(timeout: 0)
      return true
    }
  }

  private static func error(_ error: any Error, port: Int) -> PreviewError {
    if case SocketError.failed(_, let code, let message) = error {
      return code == EADDRINUSE ? .portTaken(port) : .refused(port: port, reason: message)
    }
    return .refused(port: port, reason: "\(error)")
  }
}

/// An error handed from one task to another.
private final class Kept<Value: Sendable>: Sendable {
  private let value = Mutex<Value?>(nil)
  func set(_ new: Value) { value.withLock { $0 = new } }
  func get() -> Value? { value.withLock { $0 } }
}
