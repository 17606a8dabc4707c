// snippet: lesson
import CairoBackend
import Calculus
import Drawing
import Export
import Figures
import Optimization

/// Walks down a bowl and writes a PNG for each step and a PDF with a page for each step.
func writeBowlLesson(to folder: String) throws {
  let bowl = Surface(
    name: "bowl", title: "A bowl of one's own",
    formula: try Formula("x^2 + 3*y^2"),
    domain: Domain(x: .init(-2.4, 2.4), y: .init(-1.6, 1.6)))
  let scenario = Scenario(surface: bowl, start: .at([-1.8, 1]), learningRate: 0.1, steps: 12)
  let trajectory = try scenario.run()

  let lesson = Storyboard(
    title: "Down into a bowl",
    subtitle: "gradient descent with learning rate <i>η</i> = 0.1",
    subject: .surface(bowl),
    runs: [ShownRun(trajectory: trajectory, of: scenario)],
    panels: .automatic([PanelRequest("map"), PanelRequest("cost"), PanelRequest("arithmetic")]),
    narration: Narration([
      .init(.iteration(0), "Which way is down?"),
      .init(.end, "The cost was \(trajectory.steps[0].value), and it is \(trajectory.steps[12].value) now."),
    ]))

  let text = TextEngine()
  let frames = try lesson.frames(measuring: text.measuring)
  let export = FrameExport(formats: [.png, .pdf], jobs: 2)
  try OutputFolder.write(to: folder) { output throws(ExportError) in
    try export.write(
      [FrameExport.Part(frames)], document: "bowl", title: "Down into a bowl",
      description: "Twelve steps of gradient descent.", to: output, text: text)
  }
}
// end
