import Optimization

/// What a storyboard is about: where the runs walk.
public enum Subject: Sendable {
  /// A curve (one variable) or a surface (two) given by its formula.
  case surface(Surface)
  /// A cost in many dimensions without a picture of its own, named by a title in markup.
  case cost(title: String)

  /// The surface, where the subject is one.
  public var surface: Surface? {
    if case .surface(let surface) = self { return surface }
    return nil
  }

  /// The number of variables of the surface; 0 for other subjects.
  public var surfaceDimension: Int { surface?.domain.dimension ?? 0 }
}
