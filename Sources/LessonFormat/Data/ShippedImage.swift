import Vision

/// The images for restorations that come with the program, each made by a program of our own.
public enum ShippedImage: String, Sendable, CaseIterable {
  /// A small harbour in the evening, in colour.
  case harbour
  /// A rectangle, a disc and a fine checkerboard on a rippled ground, in grey.
  case testCard = "test-card"

  /// The name that a learner reads.
  public var title: String {
    switch self {
    case .harbour: "a harbour"
    case .testCard: "a test card"
    }
  }

  /// The line that figures carry at their foot.
  public var citation: String { "Image made by Descent" }

  /// The image.
  public var image: Image {
    switch self {
    case .harbour: .harbour()
    case .testCard: .deblurringTest()
    }
  }
}
