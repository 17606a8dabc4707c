import Drawing
import ImageFiles

/// What a reader sees without scripts or WebAssembly: the figures in order, each with its text.
enum PageFallback {
  static func html(_ lesson: PageLesson) -> String {
    var html = "<h1>\(HTMLText.markup(lesson.title))</h1>"
    if !lesson.summary.isEmpty { html += "<p>\(HTMLText.markup(lesson.summary))</p>" }
    for scene in lesson.scenes {
      html += "\n<section>"
      if !scene.title.isEmpty, scene.title != lesson.title {
        html += "<h2>\(HTMLText.markup(scene.title))</h2>"
      }
      if !scene.subtitle.isEmpty { html += "<p>\(HTMLText.markup(scene.subtitle))</p>" }
      for figure in scene.figures {
        html +=
          "\n<figure><img alt=\"\(HTMLText.escaped(figure.description))\" width=\"\(figure.width)\""
          + " height=\"\(figure.height)\" src=\"data:image/png;base64,\(base64(figure.png))\">"
        if !figure.text.isEmpty { html += "<figcaption>\(HTMLText.markup(figure.text))</figcaption>" }
        html += "</figure>"
      }
      html += questions(scene) + "</section>"
    }
    if !lesson.source.isEmpty { html += "\n<p>\(HTMLText.markup(lesson.source))</p>" }
    return html
  }

  private static func questions(_ scene: PageScene) -> String {
    scene.questions.map { question in
      var html = "\n<p><b>\(HTMLText.markup(question.question))</b></p>"
      if !question.choices.isEmpty {
        html += "<ol>" + question.choices.map { "<li>\(HTMLText.markup($0))</li>" }.joined() + "</ol>"
      }
      return html + "<p>\(HTMLText.markup(question.answer))</p>"
    }.joined()
  }
}
