import Drawing
import Plotting
import Wording

/// A kind of panel: a record in `PanelCatalogue`. It is asked once for each storyboard and gives back what
/// stands still, and a function for what moves.
public struct Panel: Sendable {
  /// Where the automatic arrangement puts a panel.
  public enum Place: Sendable, Hashable {
    /// Large, on the left: the picture that the figure is about.
    case main
    /// In the column beside it.
    case side
  }

  /// The name in lessons, such as `map`.
  public let name: String
  /// The name for a heading or a list.
  public let title: Translations
  /// One sentence that says what the panel shows.
  public let summary: String
  /// Where the automatic arrangement puts it.
  public let place: Place
  /// The settings that a lesson may write, with their meaning.
  public let options: [PanelOptionRecord]
  /// Why the panel cannot show this input, in one sentence; `nil` where it can.
  public let objection: @Sendable (PanelInput) -> String?
  /// The room that the panel wants at a given width.
  public let room: @Sendable (PanelInput, _ width: Double) -> PanelRoom
  /// Draws the fixed part into a rectangle and prepares the moving one.
  public let prepare: @Sendable (PanelInput, Rect) -> PreparedPanel

  /// A record of the catalogue. `objection` says nothing and `room` takes what is given unless told otherwise.
  public init(
    name: String, title: Translations, summary: String, place: Place = .side,
    options: [PanelOptionRecord] = [],
    objection: @escaping @Sendable (PanelInput) -> String? = { _ in nil },
    room: @escaping @Sendable (PanelInput, Double) -> PanelRoom = { _, _ in .flexible },
    prepare: @escaping @Sendable (PanelInput, Rect) -> PreparedPanel
  ) {
    self.name = name
    self.title = title
    self.summary = summary
    self.place = place
    self.options = options
    self.objection = objection
    self.room = room
    self.prepare = prepare
  }
}

/// A setting of a panel: its name in lessons, what it does, and the texts that it may be, where they are few.
public struct PanelOptionRecord: Sendable, Hashable {
  /// What kind of value a lesson writes.
  public enum Kind: Sendable, Hashable {
    /// A number in a range.
    case number(ClosedRange<Double>)
    /// A whole number in a range.
    case whole(ClosedRange<Int>)
    case numbers
    case flag
    case text
    case choice([String])

    /// How many pictures stand side by side.
    static let columns = Kind.whole(1...100)
    /// Something that is counted from 0: an image, a class, a pixel.
    static let index = Kind.whole(0...99_999_999)
  }

  /// The name in lessons.
  public var name: String
  /// What it does, in one sentence.
  public var summary: String
  /// What a lesson writes as its value.
  public var kind: Kind

  /// A setting of a name and kind.
  public init(_ name: String, _ kind: Kind, _ summary: String) {
    self.name = name
    self.summary = summary
    self.kind = kind
  }
}

/// The room that a panel wants.
public enum PanelRoom: Sendable {
  /// Whatever there is.
  case flexible
  /// This height in points, and no more.
  case height(Double)
  /// A plot of this width over height, with margins in points beside and below it for its axes.
  case aspect(Double, marginWidth: Double, marginHeight: Double)
  /// Equal pictures in rows and columns, with margins in points beside and below all of them; the function
  /// arranges them in a rectangle.
  case tiles(marginWidth: Double, marginHeight: Double, @Sendable (Rect) -> TileLayout)
}

/// A panel ready to be drawn: what stands still, what moves, and what it shows in words.
public struct PreparedPanel: Sendable {
  /// The same in every frame.
  public var fixed: Group
  /// What changes, by the index of the frame in `PanelInput.iterations`; called from any thread.
  public var moving: @Sendable (Int) -> Group
  /// What the panel shows in that frame, in sentences, for those who do not see it.
  public var description: @Sendable (Int) -> String
  /// Where positions of the subject lie in the picture, for a pointer that moves a start; `nil` where the picture
  /// is none of the subject's plane.
  public var plot: PlotArea?
  /// The part of the picture that does not depend on the runs, where it is worth keeping: its shapes are the
  /// first of `fixed`.
  public var ground: PanelGround?

  /// A panel from its parts.
  public init(
    fixed: Group, moving: @escaping @Sendable (Int) -> Group,
    description: @escaping @Sendable (Int) -> String, plot: PlotArea? = nil, ground: PanelGround? = nil
  ) {
    self.fixed = fixed
    self.moving = moving
    self.description = description
    self.plot = plot
    self.ground = ground
  }

  /// A panel that shows a picture.
  init<Picture: PanelPicture>(_ picture: Picture, plot: PlotArea? = nil, ground: PanelGround? = nil) {
    self.init(
      fixed: picture.fixed, moving: { picture.moving($0) }, description: { picture.description($0) },
      plot: plot, ground: ground)
  }
}

/// What most panels show: drawn once, with what moves and what is said in each frame, by the frame's index in
/// `PanelInput.iterations`.
protocol PanelPicture: Sendable {
  /// The same in every frame.
  var fixed: Group { get }
  /// What changes.
  func moving(_ frame: Int) -> Group
  /// What is shown, in sentences.
  func description(_ frame: Int) -> String
}
