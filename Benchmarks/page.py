#!/usr/bin/env python3
"""Times the step-through page in Chromium: its size, how soon it is written, opened, stepped and dragged.

    .build/page-tests/bin/python Benchmarks/page.py .build/release/descent [SCRIPT OF THE PEER]

The peer is a Python script that takes a number of frames, writes `out/js.html` with matplotlib's `to_jshtml`, and is
run with the `python3` on the path; without one its lines are left out."""

import pathlib
import statistics
import subprocess
import sys
import tempfile
import time

from playwright.sync_api import sync_playwright

DESCENT = sys.argv[1] if len(sys.argv) > 1 else ".build/release/descent"
PEER = pathlib.Path(sys.argv[2]).resolve() if len(sys.argv) > 2 else None

LESSON = """title: Timing
scenes:
  - title: A run of {steps} steps
    surface: two-peaks
    start: left-summit
    learning-rate: {rate}
    steps: {steps}
    panels: [map, cost, arithmetic]
"""

# From the start of the navigation until the first figure is on the screen: the largest thing painted so far.
SEEN = """() => new Promise((done, fail) => {
  setTimeout(() => fail(new Error('no picture was seen')), 10000);
  new PerformanceObserver(list => {
    const picture = list.getEntries().find(entry => entry.url);
    if (picture) done(picture.renderTime || picture.startTime);
  }).observe({type: 'largest-contentful-paint', buffered: true});
})"""

# Until the page can be stepped: its own pictures have been drawn and shown.
READY = """() => new Promise(done => {
  const look = () => document.documentElement.matches('.live')
    ? requestAnimationFrame(() => done(performance.now())) : setTimeout(look, 1);
  look();
})"""

# The whole of a step, as a key does it: record, pictures, arithmetic, table; the time of the main thread.
STEP = """() => {
  const {player, views} = descent;
  const times = [];
  for (let k = 0; k < 60; k += 1) {
    const frame = Math.floor(player.count * (k + 1) / 62);
    const begin = performance.now();
    player.go(frame);
    views.draw();
    document.body.offsetHeight;
    times.push(performance.now() - begin);
  }
  return times;
}"""

DRAG = """() => {
  const {player} = descent;
  const [x, y] = player.summary.start;
  const times = [];
  for (let k = 1; k <= 60; k += 1) {
    const begin = performance.now();
    player.change({start: `${x + 0.005 * k} ${y}`}, true);
    descent.views.draw();
    document.body.offsetHeight;
    times.push(performance.now() - begin);
  }
  return times;
}"""


def write(folder, steps, rate):
    """Writes the page of a run; returns its file and the seconds it took."""
    lesson = folder / f"steps-{steps}.yaml"
    lesson.write_text(LESSON.format(steps=steps, rate=rate))
    begin = time.perf_counter()
    subprocess.run([DESCENT, "run", lesson, "--format", "html", "--output", folder / f"out-{steps}", "--quiet"], check=True)
    seconds = time.perf_counter() - begin
    return max((folder / f"out-{steps}").rglob("*.html"), key=lambda file: file.stat().st_size), seconds


def say(what, values, unit="ms"):
    print(f"{what:58} median {statistics.median(values):9.2f} {unit}   worst {max(values):9.2f} {unit}")


def main():
    folder = pathlib.Path(tempfile.mkdtemp())
    pages = {steps: write(folder, steps, rate) for steps, rate in ((200, 0.1), (400, 0.05), (10000, 0.002))}
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])

        def opened(file):
            page = browser.new_page(viewport={"width": 1280, "height": 800})
            page.goto(file.as_uri(), wait_until="commit")
            return page, (page.evaluate(SEEN), page.evaluate(READY))

        for steps, (file, seconds) in pages.items():
            print(f"page of {steps} steps: {file.stat().st_size / 1000:.0f} kB, written in {seconds:.3f} s")
            times = []
            for _ in range(7):
                page, time_of = opened(file)
                times.append(time_of)
                page.close()
            say(f"  first picture after opening ({steps} steps)", [seen for seen, _ in times])
            say("  until the page can be stepped", [ready for _, ready in times])
        page, _ = opened(pages[10000][0])
        say("one step of 10,000 (map, cost, arithmetic, table)", page.evaluate(STEP))
        page.close()
        page, _ = opened(pages[200][0])
        page.evaluate("descent.player.go(200)")
        say("drag of the start: 200 steps run and drawn anew", page.evaluate(DRAG))
        page.close()
        if PEER:
            peer(folder, opened, pages[400], browser)
        browser.close()


def peer(folder, opened, ours, browser):
    (folder / "out").mkdir()
    begin = time.perf_counter()
    subprocess.run(["python3", PEER, "400"], check=True, cwd=folder)
    seconds = time.perf_counter() - begin
    file = folder / "out/js.html"
    firsts, seen = [], []
    for _ in range(5):
        page = browser.new_page(viewport={"width": 1280, "height": 800})
        begin = time.perf_counter()
        page.goto(file.as_uri(), wait_until="commit")
        seen.append(page.evaluate(SEEN))
        page.evaluate("""() => new Promise(done => {
          const look = () => { const one = document.querySelector('img[id^="_anim"]');
            return one && one.complete && one.naturalWidth > 0 ? requestAnimationFrame(() => done(1)) : setTimeout(look, 5); };
          look(); })""")
        firsts.append(1000 * (time.perf_counter() - begin))
        page.close()
    say("to_jshtml: first picture after opening (400 asked for)", seen)
    say("to_jshtml: until it can be stepped", firsts)
    print(f"to_jshtml: {file.stat().st_size / 1e6:.1f} MB, {seconds:.1f} s; "
          f"ours is {file.stat().st_size / ours[0].stat().st_size:.0f} times smaller, written {seconds / ours[1]:.0f} times sooner")


main()
