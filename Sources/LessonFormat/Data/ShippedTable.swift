import CShippedData
import ImageFiles

/// The tables for fits that come with the program.
public enum ShippedTable: String, Sendable, CaseIterable {
  /// Petal length and width of three species of iris.
  case iris

  /// The line that figures carry at their foot.
  public var citation: String {
    switch self {
    case .iris: "Data: R. A. Fisher, UCI iris, CC BY 4.0"
    }
  }

  /// The columns. Throws `ImageFileError` if the file inside the program does not hold together.
  public func load() throws(ImageFileError) -> NumberTable {
    switch self {
    case .iris:
      let file = shipped_iris()
      // The bytes are a constant of the program.
      return try NumberTable(
        Array(UnsafeBufferPointer(start: file.bytes, count: file.count)), path: rawValue)
    }
  }
}
