/// What the server shows: the files of a lesson's last good output, and what is wrong with the lesson now.
public struct PreviewContent: Sendable, Hashable {
  /// The heading.
  public var title: String
  /// The folder of the files.
  public var folder: String
  /// The names of the files that may be asked for, within the folder; nothing else is served.
  public var files: [String]
  /// What is wrong with the lesson as it stands; empty where nothing is.
  public var mistakes: String
  /// Counts the outputs, so that a browser knows when to load anew.
  public var drawing: Int

  /// Nothing yet.
  public init(
    title: String, folder: String = "", files: [String] = [], mistakes: String = "", drawing: Int = 0
  ) {
    self.title = title
    self.folder = folder
    self.files = files
    self.mistakes = mistakes
    self.drawing = drawing
  }

  /// The page that one steps through, where there is one.
  var page: String? { files.first { $0 == "index.html" } ?? files.first { $0.hasSuffix(".html") } }

  /// The pictures in order.
  var pictures: [String] {
    let png = files.filter { $0.hasSuffix(".png") }
    return (png.isEmpty ? files.filter { $0.hasSuffix(".svg") } : png).sorted()
  }
}
