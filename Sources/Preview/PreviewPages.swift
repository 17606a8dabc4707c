/// The page around the lesson: what is wrong above, the last good output below.
enum PreviewPages {
  /// The page at `/`.
  static func shell(_ content: PreviewContent) -> String {
    """
    <!doctype html>
    <html lang="en">
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>\(escaped(content.title)) – descent watch</title>
    <link rel="stylesheet" href="/watch.css">
    <header><strong>\(escaped(content.title))</strong> <span id="state" role="status">drawing …</span></header>
    <pre id="mistakes" role="alert" hidden></pre>
    <iframe id="page" title="The lesson"></iframe>
    <script src="/watch.js"></script>
    </html>

    """
  }

  /// All figures one below the other, for outputs without a page.
  static func figures(_ content: PreviewContent) -> String {
    let list = content.pictures.map { name in
      let shown = escaped(name)
      return """
        <figure><a href="/files/\(shown)"><img src="/files/\(shown)" alt="\(shown)" loading="lazy"></a>\
        <figcaption>\(shown)</figcaption></figure>

        """
    }.joined()
    return """
      <!doctype html>
      <html lang="en">
      <meta charset="utf-8">
      <title>\(escaped(content.title))</title>
      <link rel="stylesheet" href="/watch.css">
      <main>
      \(list.isEmpty ? "<p>Nothing is drawn yet.</p>\n" : list)</main>
      </html>

      """
  }

  /// Asks for changes all the time; loads the lesson anew where it was drawn anew, at the step that was shown. Drawings
  /// are counted by each server for itself, so another one's first is new although it has the same number.
  static let script = """
    "use strict";
    const state = document.getElementById("state");
    const mistakes = document.getElementById("mistakes");
    const page = document.getElementById("page");
    let version = 0;
    let instance = "";
    let drawn = "";

    // What stays the same is left alone, or screen readers would say it again and again.
    function tell(place, text) {
      if (place.textContent !== text) place.textContent = text;
    }

    function show(now) {
      version = now.version;
      instance = now.instance;
      mistakes.hidden = now.mistakes === "";
      tell(mistakes, now.mistakes);
      tell(state, now.mistakes !== "" ? "the last good output is shown" : now.drawing > 0 ? "up to date" : "drawing …");
      const drawing = now.instance + " " + now.drawing;
      if (drawing === drawn || now.drawing === 0) return;
      drawn = drawing;
      if (page.getAttribute("src") === now.page) page.contentWindow.location.reload();
      else page.setAttribute("src", now.page);
    }

    async function listen() {
      for (;;) {
        try {
          const answer = await fetch("/changes?after=" + version + "&of=" + instance, { cache: "no-store" });
          show(await answer.json());
        } catch {
          tell(state, "descent watch has ended");
          await new Promise((again) => setTimeout(again, 1000));
        }
      }
    }

    listen();

    """

  /// The look of the page around the lesson.
  static let styles = """
    :root { color-scheme: light dark; font: 15px/1.4 Inter, system-ui, sans-serif; }
    body { margin: 0; display: flex; flex-direction: column; min-height: 100vh; }
    header { padding: 6px 16px; border-bottom: 1px solid #8884; }
    #state { margin-left: 12px; opacity: 0.75; }
    #mistakes { margin: 0; padding: 10px 16px; background: #7a1420; color: #fff; white-space: pre-wrap; }
    iframe { flex: 1; border: 0; width: 100%; min-height: 80vh; background: #fff; }
    main { padding: 16px; max-width: 1280px; }
    figure { margin: 0 0 24px; }
    img { width: 100%; height: auto; border: 1px solid #8884; }
    figcaption { opacity: 0.75; }

    """

  private static func escaped(_ text: String) -> String {
    text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
      .replacing("\"", with: "&quot;")
  }
}
