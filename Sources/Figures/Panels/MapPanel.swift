import Drawing

extension Panel {
  /// The surface from above, with the path.
  static let map = Panel(
    name: "map", title: "Map", summary: "The surface from above with the path so far.", place: .main,
    prepare: { _, _ in
      PreparedPanel(
        fixed: Group("map"), moving: { _ in Group("path") }, description: { _ in "" })
    })
}
