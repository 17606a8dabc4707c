import Export
import FlyingFox
import Foundation
import Synchronization

/// What is shown, its version, and the answers to requests.
final class PreviewState: Sendable {
  private struct State {
    var content: PreviewContent
    var version = 1
    var port = 0
  }

  private let state: Mutex<State>
  /// Tells this server from an earlier one at the same address, whose versions were counted from 1 too.
  private let instance = String(UInt64.random(in: .min ... .max), radix: 36)

  init(_ content: PreviewContent) { state = Mutex(State(content: content)) }

  func set(_ content: PreviewContent) {
    state.withLock { state in
      state.content = content
      state.version += 1
    }
  }

  func setPort(_ port: Int) { state.withLock { $0.port = port } }

  /// The answer to a request.
  func answer(_ request: HTTPRequest) async -> HTTPResponse {
    let now = state.withLock { $0 }
    // A name that another site made resolve to this address is refused (DNS rebinding).
    guard let host = request.headers[.host],
      ["127.0.0.1:\(now.port)", "localhost:\(now.port)"].contains(host)
    else {
      return Self.refusal(.forbidden, "this server answers only on http://127.0.0.1:\(now.port)/")
    }
    guard request.method == .GET else { return Self.refusal(.methodNotAllowed, "only GET is answered") }
    switch request.path {
    case "/": return Self.page(PreviewPages.shell(now.content))
    case "/watch.js": return Self.body(PreviewPages.script, type: "text/javascript; charset=utf-8")
    case "/watch.css": return Self.body(PreviewPages.styles, type: "text/css; charset=utf-8")
    case "/figures": return Self.page(PreviewPages.figures(now.content))
    // Browsers ask for it of themselves; an error would stand on the console.
    case "/favicon.ico": return HTTPResponse(statusCode: .noContent)
    case "/changes": return await changes(since: request.query["after"], of: request.query["of"])
    case let path where path.hasPrefix("/files/"):
      return Self.file(String(path.dropFirst("/files/".count)), of: now.content)
    default: return Self.refusal(.notFound, "there is nothing at this address")
    }
  }

  /// What is shown, as soon as it is no longer what the browser knows, or after ten seconds. What it knows of another
  /// server says nothing.
  private func changes(since known: String?, of server: String?) async -> HTTPResponse {
    for _ in 0..<400 where server == nil || server == instance {
      let version = state.withLock { $0.version }
      if String(version) != known { break }
      do { try await Task.sleep(for: .milliseconds(25)) } catch { break }
    }
    let now = state.withLock { $0 }
    let change = Change(
      instance: instance, version: now.version, drawing: now.content.drawing, mistakes: now.content.mistakes,
      page: now.content.page.map { "/files/\($0)" } ?? "/figures")
    guard let bytes = try? JSONEncoder().encode(change) else {
      return Self.refusal(.internalServerError, "the answer cannot be written")
    }
    return HTTPResponse(
      statusCode: .ok, headers: Self.headers("application/json; charset=utf-8"), body: bytes)
  }

  /// What the page's script is told.
  private struct Change: Encodable {
    var instance: String
    var version: Int
    var drawing: Int
    var mistakes: String
    var page: String
  }

  /// A file of the allow-list. Links are not followed.
  private static func file(_ name: String, of content: PreviewContent) -> HTTPResponse {
    guard content.files.contains(name), let bytes = readOwnFile("\(content.folder)/\(name)") else {
      return refusal(.notFound, "there is no such file")
    }
    return HTTPResponse(statusCode: .ok, headers: headers(MediaType.of(name)), body: Data(bytes))
  }

  private static func page(_ text: String) -> HTTPResponse {
    var response = body(text, type: "text/html; charset=utf-8")
    response.headers[HTTPHeader("Content-Security-Policy")] =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; frame-src 'self'; "
      + "base-uri 'none'; form-action 'none'; frame-ancestors 'self'"
    return response
  }

  private static func body(_ text: String, type: String) -> HTTPResponse {
    HTTPResponse(statusCode: .ok, headers: headers(type), body: Data(text.utf8))
  }

  private static func refusal(_ code: HTTPStatusCode, _ text: String) -> HTTPResponse {
    HTTPResponse(
      statusCode: code, headers: headers("text/plain; charset=utf-8"), body: Data((text + "\n").utf8))
  }

  private static func headers(_ type: String) -> HTTPHeaders {
    [
      .contentType: type, HTTPHeader("Cache-Control"): "no-store",
      HTTPHeader("X-Content-Type-Options"): "nosniff", HTTPHeader("Referrer-Policy"): "no-referrer",
      HTTPHeader("Cross-Origin-Resource-Policy"): "same-origin",
    ]
  }
}
