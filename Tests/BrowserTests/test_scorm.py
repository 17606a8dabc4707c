"""The package for learning platforms: what it tells the platform, and that it comes back to where the learner was."""

import functools
import http.server
import subprocess
import threading
import zipfile

import pytest

from conftest import DESCENT, OWN, ROOT, Opened

# A platform that keeps what it is told, and 255 letters of a text as SCORM 1.2 has it.
PLATFORM = """<!doctype html><meta charset="utf-8"><title>Platform</title>
<style>iframe { width: 1200px; height: 900px; }</style>
<script>
var kept = {}, calls = [];
var API = {
  LMSInitialize() { calls.push("begin"); return "true"; },
  LMSFinish() { calls.push("finish"); return "true"; },
  LMSGetValue(key) { return kept[key] ?? ""; },
  LMSSetValue(key, value) {
    if (value.length > 255) return "false";
    kept[key] = value;
    return "true";
  },
  LMSCommit() { return "true"; },
};
</script>
<iframe id="place"></iframe>"""
LOCATION = "cmi.core.lesson_location"


@pytest.fixture(scope="module")
def address(tmp_path_factory):
    """Where a platform with the package stands: frames of files could not see each other."""
    folder = tmp_path_factory.mktemp("scorm")
    command = [DESCENT, "run", str(OWN), "--format", "scorm", "--output", str(folder / "out"), "--quiet"]
    subprocess.run(command, check=True, cwd=ROOT)
    zipfile.ZipFile(next(folder.rglob("*-scorm.zip"))).extractall(folder / "package")
    (folder / "index.html").write_text(PLATFORM)

    class Quiet(http.server.SimpleHTTPRequestHandler):
        def log_message(self, *_):
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=folder))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()


class Platform:
    def __init__(self, page):
        self.page = page

    def visit(self):
        """Opens the package and returns the lesson in it."""
        self.page.evaluate("document.querySelector('#place').src = 'package/index.html'")
        lesson = self.page.frame_locator("#place").frame_locator("#lesson")
        lesson.locator("html.live:not(.starting)").wait_for(state="attached")
        return Opened(next(frame for frame in self.page.frames if "lesson.html" in frame.url))

    def leave(self):
        """Leaves it and returns what the platform keeps of the place."""
        # The page writes its address a little after each change.
        self.page.wait_for_timeout(300)
        self.page.evaluate("""() => new Promise(left => {
          const place = document.querySelector("#place");
          place.addEventListener("load", left, { once: true });
          place.src = "about:blank";
        })""")
        assert self.page.evaluate("calls.splice(0)") == ["begin", "finish"]
        return self.page.evaluate(f"kept['{LOCATION}']")


@pytest.fixture
def platform(browser, address):
    context = browser.new_context(viewport={"width": 1240, "height": 920})
    page = context.new_page()
    complaints = []
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.goto(address)
    yield Platform(page)
    context.close()
    assert complaints == []


STATE = "JSON.stringify([descent.player.place, descent.player.settings])"


def test_the_visit_is_told(platform):
    platform.visit()
    assert platform.leave() == "#scene=1&step=0"
    assert platform.page.evaluate("kept['cmi.core.lesson_status']") == "completed"


@pytest.mark.parametrize("change", [
    {"start": "-1.25 0.5"}, {"formula": "2*x^2 + y^2", "x": "-3 3", "y": "-3 3", "start": "-2 1.5"},
    {"method": "momentum", "method.momentum": "0.5"}])
def test_a_change_comes_back(platform, change):
    lesson = platform.visit()
    assert lesson.page.evaluate("change => descent.player.change(change)", change)
    lesson.page.evaluate("descent.player.go(3)")
    before = lesson.page.evaluate(STATE)
    assert len(platform.leave()) <= 200
    assert platform.visit().page.evaluate(STATE) == before


def test_answers_and_a_turn_come_back(platform):
    lesson = platform.visit()
    lesson.page.evaluate("descent.player.go(3)")
    lesson.page.click("#question .reveal")
    lesson.page.check("#shown-as input[value=relief]", force=True)
    lesson.page.focus("#pictures [role=img]")
    lesson.page.press("#pictures [role=img]", "ArrowLeft")
    lesson.page.wait_for_timeout(100)
    before = lesson.page.evaluate(STATE)
    assert "turn=" in platform.leave()
    assert platform.visit().page.evaluate(STATE) == before


def test_of_a_long_place_scene_and_step_come_back(platform):
    lesson = platform.visit()
    formula = " + ".join(f"{k}*x^2" for k in range(1, 30)) + " + y^2"
    assert lesson.page.evaluate("formula => descent.player.change({ formula, x: '-1 1', y: '-1 1', start: '1 1' })", formula)
    lesson.page.evaluate("descent.player.go(5)")
    assert platform.leave() == "#scene=1&step=5"
    assert platform.visit().at() == (1, 5)


@pytest.mark.parametrize("location", ["javascript:alert(1)", "//elsewhere.example/", "#\"><script>", "#" + "a" * 300, "?#step=3"])
def test_what_is_no_place_is_left_out(platform, location):
    platform.page.evaluate(f"location => {{ kept['{LOCATION}'] = location; }}", location)
    lesson = platform.visit()
    assert lesson.page.url.split("/package/")[1].split("#")[0] == "lesson.html" and lesson.at() == (1, 0)
