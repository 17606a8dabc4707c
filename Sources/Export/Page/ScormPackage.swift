/// A lesson's page as a SCORM 1.2 package, which learning platforms such as Moodle take in as an activity.
///
/// The page stands in a frame of a small page that talks to the platform: it counts the lesson as completed when it was
/// opened, and remembers the place at which the learner left it.
public struct ScormPackage: Sendable {
  private let title: String
  private let page: String

  /// A package of a page (HTML) under a title (plain text).
  public init(title: String, page: String) {
    self.title = title
    self.page = page
  }

  /// The ZIP file.
  public var file: [UInt8] {
    var archive = ZipArchive()
    archive.add("imsmanifest.xml", Array(manifest.utf8))
    archive.add("index.html", Array(frame.utf8))
    archive.add("scorm.js", Array(Self.script.utf8))
    archive.add("lesson.html", Array(page.utf8))
    return archive.file
  }

  private var escapedTitle: String { HTMLText.escaped(title) }

  /// SCORM 1.2 content aggregation model, section 2.3.
  private var manifest: String {
    """
    <?xml version="1.0" encoding="UTF-8"?>
    <manifest identifier="descent-lesson" version="1.2" xmlns="http://www.imsproject.org/xsd/imscp_rootv1p1p2"
      xmlns:adlcp="http://www.adlnet.org/xsd/adlcp_rootv1p2">
      <metadata>
        <schema>ADL SCORM</schema>
        <schemaversion>1.2</schemaversion>
      </metadata>
      <organizations default="organization">
        <organization identifier="organization">
          <title>\(escapedTitle)</title>
          <item identifier="item" identifierref="resource">
            <title>\(escapedTitle)</title>
          </item>
        </organization>
      </organizations>
      <resources>
        <resource identifier="resource" type="webcontent" adlcp:scormtype="sco" href="index.html">
          <file href="index.html"/>
          <file href="scorm.js"/>
          <file href="lesson.html"/>
        </resource>
      </resources>
    </manifest>

    """
  }

  private var frame: String {
    """
    <!doctype html>
    <html>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>\(escapedTitle)</title>
    <style>html, body, iframe { margin: 0; border: 0; width: 100%; height: 100%; display: block; }</style>
    <iframe id="lesson" title="\(escapedTitle)"></iframe>
    <script src="scorm.js"></script>
    </html>

    """
  }

  /// Finds the platform's object among the windows around ours (SCORM 1.2 run-time environment, section 3.3), and tells
  /// it of the visit. Without one the lesson is shown all the same.
  ///
  /// A platform keeps 255 letters of the place (CMIString255, section 3.4.4): of a longer one it gets scene and step.
  /// What it gives back becomes an address only where it has no letter but those of `URLSearchParams`.
  private static let script = """
    "use strict";

    function platform(start) {
      let place = start;
      for (let depth = 0; place && depth < 10; depth += 1) {
        try { if (place.API) return place.API; } catch { return null; }
        if (place.parent === place) break;
        place = place.parent;
      }
      return null;
    }

    const api = platform(window) || (window.opener ? platform(window.opener) : null);
    const lesson = document.getElementById("lesson");
    let place = "";
    if (api) {
      api.LMSInitialize("");
      place = api.LMSGetValue("cmi.core.lesson_location") || "";
      api.LMSSetValue("cmi.core.lesson_status", "completed");
      api.LMSCommit("");
    }
    lesson.src = "lesson.html" + (/^#[\\w=&,.%+*:-]{1,200}$/.test(place) ? place : "");

    function kept(hash) {
      if (hash.length <= 200) return hash;
      const words = new URLSearchParams(hash.slice(1));
      return `#scene=${words.get("scene")}&step=${words.get("step")}`;
    }

    window.addEventListener("pagehide", () => {
      if (!api) return;
      try {
        api.LMSSetValue("cmi.core.lesson_location", kept(lesson.contentWindow.location.hash));
      } catch { /* left already */ }
      api.LMSFinish("");
    }, { once: true });

    """
}
