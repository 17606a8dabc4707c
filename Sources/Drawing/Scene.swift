/// A small picture of pixels inside a scene: weights, a digit, a photograph.
public struct Raster: Sendable, Hashable {
  /// Pixels in a row.
  public var width: Int
  /// Rows.
  public var height: Int
  /// Red, green, blue, alpha of each pixel, row by row from the top; alpha is not premultiplied.
  public var rgba: [UInt8]

  /// An image of `width` × `height` pixels; `nil` where the bytes do not number 4 × width × height.
  public init?(width: Int, height: Int, rgba: [UInt8]) {
    guard width > 0, height > 0, rgba.count == 4 * width * height else { return nil }
    self.width = width
    self.height = height
    self.rgba = rgba
  }
}

/// One thing to draw.
public enum Shape: Sendable, Hashable {
  /// A path, filled, stroked, or both, with a halo behind its fill and stroke (as wide as the stroke and twice
  /// the halo).
  case path(Path, fill: Paint? = nil, stroke: Stroke? = nil, halo: Halo? = nil, rule: FillRule = .nonZero)
  case text(PlacedText)
  /// Pixels stretched over a rectangle, each a sharp square unless `smooth`.
  case raster(Raster, in: Rect, smooth: Bool = false)
  case group(Group)
}

/// Shapes that belong together: drawn in order, clipped and faded together, named for those who edit
/// the SVG.
public struct Group: Sendable, Hashable {
  /// What the group shows, in lower case: `axes`, `contours`, `path`. Becomes an id in SVG.
  public var name: String
  /// What is drawn, back to front.
  public var shapes: [Shape]
  /// Nothing outside this path is drawn.
  public var clip: Path?
  /// Opacity of the group as a whole, from 0 to 1.
  public var opacity: Double

  /// A group of shapes with a name.
  public init(_ name: String, _ shapes: [Shape] = [], clip: Path? = nil, opacity: Double = 1) {
    self.name = name
    self.shapes = shapes
    self.clip = clip
    self.opacity = opacity
  }
}

/// A picture as a value: immutable shapes on a page of a size in points, in two layers. The fixed layer is
/// the same in every frame of a sequence and drawn once; the moving layer is drawn over it.
public struct Scene: Sendable, Hashable {
  /// The page, in points.
  public var size: Size
  /// The colour of the page.
  public var background: Color
  /// One line that names the picture.
  public var title: String
  /// What the picture shows, in sentences, for those who do not see it.
  public var description: String
  /// The layer that every frame of a sequence shares.
  public var fixed: [Group]
  /// The layer over it.
  public var moving: [Group]

  /// A picture from its layers.
  public init(
    size: Size, background: Color, title: String, description: String, fixed: [Group], moving: [Group] = []
  ) {
    self.size = size
    self.background = background
    self.title = title
    self.description = description
    self.fixed = fixed
    self.moving = moving
  }
}

/// The frames of a run: one fixed layer, and a moving layer and a description for each frame.
public struct FrameSequence: Sendable {
  /// What changes from frame to frame.
  public struct Frame: Sendable {
    /// The iteration that the frame shows.
    public var iteration: Int
    /// The layer over the fixed one.
    public var moving: [Group]
    /// What this frame shows, in sentences.
    public var description: String

    /// What changes in one frame.
    public init(iteration: Int, moving: [Group], description: String) {
      self.iteration = iteration
      self.moving = moving
      self.description = description
    }
  }

  /// The page, in points.
  public let size: Size
  /// The colour of the page.
  public let background: Color
  /// One line that names the sequence.
  public let title: String
  /// The layer that every frame shares.
  public let fixed: [Group]
  /// How many frames there are.
  public let count: Int
  private let make: @Sendable (Int) -> Frame
  private let describe: @Sendable (Int) -> String

  /// A sequence of `count` frames; `make` is called with 0 to `count` − 1, from any thread and in any order, and so
  /// is `describe`, which gives a frame's description for less than the whole frame costs; without it the frame is
  /// made.
  public init(
    size: Size, background: Color, title: String, fixed: [Group], count: Int,
    make: @escaping @Sendable (Int) -> Frame, describe: (@Sendable (Int) -> String)? = nil
  ) {
    self.size = size
    self.background = background
    self.title = title
    self.fixed = fixed
    self.count = count
    self.make = make
    self.describe = describe ?? { make($0).description }
  }

  /// What one frame shows, in sentences.
  public func description(_ index: Int) -> String {
    describe(index)
  }

  /// What moves in one frame.
  public func frame(_ index: Int) -> Frame {
    make(index)
  }

  /// One frame as a whole scene.
  public func scene(_ index: Int) -> Scene {
    let frame = make(index)
    return Scene(
      size: size, background: background, title: title, description: frame.description, fixed: fixed,
      moving: frame.moving)
  }
}
