"""`descent watch` in Chromium: the page is new as soon as the file is saved, and a broken file leaves the last one."""

import os
import re
import shutil
import subprocess

import pytest

from conftest import DESCENT, OWN


def serve(lesson, port=0):
    """The program watching a lesson, and the address that it prints."""
    server = subprocess.Popen(
        [DESCENT, "watch", lesson.name, "--port", str(port)], cwd=lesson.parent, stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL, text=True)
    return server, server.stdout.readline().strip()


@pytest.fixture
def watching(tmp_path, browser):
    """The program watching a copy of the tests' own lesson, and its address open in the browser."""
    lesson = tmp_path / "bowls.yaml"
    shutil.copy(OWN, lesson)
    server, address = serve(lesson)
    page = browser.new_page()
    faults = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("console", lambda message: message.type == "error" and faults.append(message.text))
    try:
        page.goto(address)
        yield lesson, page
        assert faults == []
    finally:
        page.close()
        server.terminate()
        server.wait()


def save(lesson, text):
    """As editors do it: a new file takes the place of the old one."""
    new = lesson.with_suffix(".new")
    new.write_text(text)
    os.replace(new, lesson)


def until(page, is_so):
    for _ in range(400):
        if is_so():
            return
        # Not `sleep`: the driver hears of new frames only while it waits itself.
        page.wait_for_timeout(50)
    raise AssertionError("never")


def heading(page):
    """The heading of the lesson within the frame; none while it loads and until its first picture is drawn."""
    frame = next((frame for frame in page.frames if "/files/" in frame.url), None)
    try:
        return frame.evaluate("document.documentElement.matches('.live:not(.starting)') ? document.title : ''") if frame else ""
    except Exception:  # The frame went while it was asked.
        return ""


def test_saving_loads_the_lesson_anew(watching):
    lesson, page = watching
    text = lesson.read_text()
    title = re.search(r"^title: (.*)$", text, re.M)[1].strip("\"'")
    until(page, lambda: title in heading(page))
    save(lesson, re.sub(r"^title: .*$", "title: Saved anew", text, flags=re.M))
    until(page, lambda: "Saved anew" in heading(page))
    assert page.locator("#mistakes").is_hidden()
    assert page.locator("#state").text_content() == "up to date"


def test_a_broken_file_is_told_and_the_last_good_lesson_stays(watching):
    lesson, page = watching
    text = lesson.read_text()
    until(page, lambda: heading(page) != "")
    before = heading(page)
    save(lesson, text.replace("scenes:", "scens:"))
    until(page, lambda: page.locator("#mistakes").is_visible())
    told = page.locator("#mistakes").text_content()
    assert "unknown key 'scens'; did you mean 'scenes'?" in told
    assert re.search(r"bowls\.yaml:\d+:\d+: error:", told)
    assert heading(page) == before
    assert page.locator("#state").text_content() == "the last good output is shown"
    save(lesson, text)
    until(page, lambda: page.locator("#mistakes").is_hidden())


def test_a_server_that_was_started_again_shows_what_it_drew(tmp_path, browser):
    lesson = tmp_path / "bowls.yaml"
    shutil.copy(OWN, lesson)
    text = lesson.read_text()
    server, address = serve(lesson)
    page = browser.new_page()
    state = page.locator("#state")
    try:
        page.goto(address)
        until(page, lambda: heading(page) != "")
        server.terminate()
        server.wait()
        until(page, lambda: state.text_content() == "descent watch has ended")
        # Its first drawing has the number of the other's first, and is another.
        save(lesson, re.sub(r"^title: .*$", "title: Drawn by another", text, flags=re.M))
        server, _ = serve(lesson, re.search(r":(\d+)/", address)[1])
        until(page, lambda: "Drawn by another" in heading(page))
        until(page, lambda: state.text_content() == "up to date")
    finally:
        page.close()
        server.terminate()
        server.wait()
