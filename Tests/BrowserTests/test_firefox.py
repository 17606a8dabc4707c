"""The main path in a second browser: Firefox, by its own protocol, WebDriver BiDi."""

import itertools
import json
import os
import re
import shutil
import subprocess
import tempfile
import time

import pytest
from websockets.sync.client import connect

FIREFOX = os.environ.get("FIREFOX") or shutil.which("firefox-esr") or shutil.which("firefox")


class Firefox:
    """A headless Firefox with one window."""

    def __init__(self):
        self.folder = tempfile.mkdtemp()
        self.process = subprocess.Popen(
            [FIREFOX, "--headless", "--no-remote", "--profile", self.folder, "--remote-debugging-port", "0"],
            stderr=subprocess.PIPE, stdout=subprocess.DEVNULL, text=True, env={**os.environ, "HOME": self.folder})
        address = None
        for line in self.process.stderr:
            found = re.search(r"WebDriver BiDi listening on (ws://\S+)", line)
            if found:
                address = found.group(1)
                break
        assert address, "Firefox did not start"
        self.socket = connect(address + "/session", max_size=None, open_timeout=30)
        self.numbers = itertools.count(1)
        self.complaints = []
        self.send("session.new", {"capabilities": {}})
        self.send("session.subscribe", {"events": ["log.entryAdded", "network.beforeRequestSent"]})
        self.context = self.send("browsingContext.getTree", {})["contexts"][0]["context"]

    def send(self, method, parameters):
        number = next(self.numbers)
        self.socket.send(json.dumps({"id": number, "method": method, "params": parameters}))
        while True:
            message = json.loads(self.socket.recv(timeout=60))
            if message.get("type") == "event":
                self.note(message)
            elif message.get("id") == number:
                assert message["type"] == "success", message
                return message["result"]

    def note(self, message):
        if message["method"] == "log.entryAdded" and message["params"]["level"] in ("error", "warn"):
            self.complaints.append(message["params"]["text"])
        if message["method"] == "network.beforeRequestSent":
            url = message["params"]["request"]["url"]
            if not url.startswith(("file:", "data:", "blob:")):
                self.complaints.append(url)

    def open(self, url):
        self.send("browsingContext.navigate", {"context": self.context, "url": url, "wait": "complete"})

    def get(self, expression):
        result = self.send("script.evaluate", {
            "expression": f"JSON.stringify({expression})", "target": {"context": self.context}, "awaitPromise": True})
        assert result["type"] == "success", result
        return json.loads(result["result"].get("value", "null"))

    def wait(self, expression):
        for _ in range(200):
            if self.get(expression):
                return
            time.sleep(0.05)
        raise AssertionError(f"never: {expression}")

    def press(self, *keys):
        actions = [{"type": kind, "value": key} for key in keys for kind in ("keyDown", "keyUp")]
        self.send("input.performActions", {
            "context": self.context, "actions": [{"type": "key", "id": "keys", "actions": actions}]})

    def drag(self, x, y, dx, dy):
        point = lambda x, y: {"type": "pointerMove", "x": round(x), "y": round(y), "duration": 20}
        self.send("input.performActions", {"context": self.context, "actions": [{"type": "pointer", "id": "mouse", "actions": [
            point(x, y), {"type": "pointerDown", "button": 0}, point(x + dx / 2, y + dy / 2), point(x + dx, y + dy),
            {"type": "pause", "duration": 60}, {"type": "pointerUp", "button": 0}]}]})

    def close(self):
        self.socket.close()
        self.process.terminate()
        self.process.wait(timeout=20)
        shutil.rmtree(self.folder, ignore_errors=True)


@pytest.fixture
def firefox():
    if not FIREFOX:
        pytest.fail("Firefox is missing: make setup-tests installs it")
    browser = Firefox()
    yield browser
    browser.close()


RIGHT, END, TAB = "\ue014", "\ue010", "\ue004"
AT = "[descent.player.place.scene + 1, descent.player.place.step]"


def test_main_path(firefox, page_file):
    firefox.open(page_file.as_uri() + "#scene=1&step=2")
    firefox.wait("document.documentElement.matches('.live:not(.starting)')")
    assert firefox.get(AT) == [1, 2]
    picture = "document.querySelector('#pictures [role=img]').toDataURL()"
    before = firefox.get(picture)
    firefox.press(RIGHT)
    firefox.wait(f"JSON.stringify({AT}) === '[1,3]'")
    firefox.wait(f"{picture}.length > 2000")
    assert firefox.get(picture) != before
    assert "Which way now?" in firefox.get("document.querySelector('#question').innerText")

    box = firefox.get("(box => [box.x + box.width / 2, box.y + box.height / 2])(document.querySelector('.start').getBoundingClientRect())")
    firefox.drag(*box, 80, 20)
    firefox.wait("descent.player.summary.start[0] > -1.75")

    firefox.get("(document.querySelector('#formula').focus(), document.querySelector('#formula').select(), 1)")
    firefox.press(*"x^2 + y^2")
    firefox.wait("descent.player.settings.formula === 'x^2 + y^2'")
    rows = firefox.get("descent.player.engine.rows(0, 2).map(row => row[1])")
    assert rows[1] == pytest.approx(rows[0] * 0.8, rel=1e-12)

    firefox.get("(document.querySelector('#reset').click(), document.activeElement.blur(), 1)")
    firefox.press(END)
    firefox.wait(f"JSON.stringify({AT}) === '[1,40]'")
    firefox.wait("location.hash.includes('step=40')")
    firefox.send("browsingContext.reload", {"context": firefox.context, "wait": "complete"})
    firefox.wait("document.documentElement.matches('.live:not(.starting)')")
    assert firefox.get(AT) == [1, 40]
    assert firefox.complaints == []
