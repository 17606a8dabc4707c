/// What browsers are told of a file's contents.
enum MediaType {
  private static let known: [String: String] = [
    "html": "text/html; charset=utf-8", "css": "text/css; charset=utf-8",
    "js": "text/javascript; charset=utf-8",
    "json": "application/json", "csv": "text/csv; charset=utf-8", "txt": "text/plain; charset=utf-8",
    "vtt": "text/vtt; charset=utf-8", "wasm": "application/wasm", "png": "image/png", "svg": "image/svg+xml",
    "gif": "image/gif", "webp": "image/webp", "apng": "image/apng", "pdf": "application/pdf",
    "mp4": "video/mp4",
    "webm": "video/webm", "zip": "application/zip",
  ]

  /// By the ending of the name; bytes without a meaning for any other.
  static func of(_ name: String) -> String {
    let ending = name.split(separator: ".").last.map { $0.lowercased() } ?? ""
    return known[ending] ?? "application/octet-stream"
  }
}
