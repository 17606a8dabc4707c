import Drawing

extension Panel {
  /// The cost against the iteration.
  static let cost = Panel(
    name: "cost", title: "Cost", summary: "The cost at every iteration so far.",
    prepare: { _, _ in
      PreparedPanel(
        fixed: Group("cost"), moving: { _ in Group("cost-so-far") }, description: { _ in "" })
    })
}
