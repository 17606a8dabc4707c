"""Pages made by the program under test, opened in Chromium. Whatever a page asks of the network or says on the
console fails the test that opened it."""

import os
import pathlib
import subprocess

import pytest
from playwright.sync_api import sync_playwright

ROOT = pathlib.Path(__file__).resolve().parents[2]
DESCENT = os.environ.get("DESCENT", str(ROOT / ".build/debug/descent"))
CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")
OWN = ROOT / "Tests/BrowserTests/lessons/bowls.yaml"


def make_pages(folder, *lessons):
    """Runs the program and returns the page of each lesson by the lesson's name."""
    command = [DESCENT, "run", *map(str, lessons), "--format", "html", "--output", str(folder), "--quiet"]
    subprocess.run(command, check=True, cwd=ROOT)
    return {page.parent.name: page for page in sorted(folder.rglob("*.html")) if page.parent != folder}


@pytest.fixture(scope="session")
def page_file(tmp_path_factory):
    """The page of the tests' own lesson."""
    folder = tmp_path_factory.mktemp("own")
    make_pages(folder, OWN)
    return max(folder.rglob("*.html"), key=lambda file: file.stat().st_size)


@pytest.fixture(scope="session")
def browser():
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield browser
        browser.close()


class Opened:
    """A page with the questions that tests ask of it."""

    def __init__(self, page):
        self.page = page

    def at(self):
        """The scene, from 1, and the iteration in view."""
        return tuple(self.page.evaluate("[descent.player.place.scene + 1, descent.player.place.step]"))

    def settings(self):
        return self.page.evaluate("descent.player.settings")

    def positions(self):
        """The coordinates of every step, from the page's own engine."""
        return self.page.evaluate(
            "descent.player.engine.rows(0, descent.player.count).map("
            "row => row.slice(1, 1 + descent.player.summary.dimension).map(Number))")

    def picture(self):
        """The pixels of the main picture, to see whether they changed."""
        self.settle()
        return self.page.evaluate("[...document.querySelectorAll('#pictures canvas')].map(one => one.toDataURL()).join()")

    def pictures(self):
        """The pixels of all pictures."""
        self.settle()
        return self.page.evaluate("descent.views.all.map(view => view.canvas.toDataURL()).join()")

    def settle(self):
        """Waits until what was asked for is drawn."""
        self.page.evaluate("() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")

    def wait(self, expression):
        """Waits until an expression is true. Playwright's own way needs `eval`, which the page's policy forbids."""
        for _ in range(200):
            if self.page.evaluate(expression):
                return
            self.page.wait_for_timeout(25)
        raise AssertionError(f"never: {expression}")

    def press(self, *keys):
        for key in keys:
            self.page.keyboard.press(key)

    def click(self, id):
        self.page.click(f"#{id}")

    def text(self, id):
        return self.page.inner_text(f"#{id}")

    def shows(self, id):
        return self.page.is_visible(f"#{id}")


@pytest.fixture
def open_page(browser, page_file):
    """Opens a page in a window of its own: `open_page(address="#step=3", width=360, …)`."""
    contexts, complaints = [], []

    def open_it(address="", file=None, width=1280, height=800, **options):
        context = browser.new_context(viewport={"width": width, "height": height}, **options)
        contexts.append(context)
        page = context.new_page()
        url = (file or page_file).as_uri()
        page.on("console", lambda message: complaints.append(f"{message.type}: {message.text}"))
        page.on("pageerror", lambda error: complaints.append(f"error: {error}"))
        page.on("request", lambda request: complaints.append(f"request: {request.url}")
                if not request.url.startswith((url, "data:", "blob:")) else None)
        page.goto(url + address)
        page.wait_for_selector("html.live:not(.starting)")
        return Opened(page)

    yield open_it
    for context in contexts:
        context.close()
    assert complaints == []
