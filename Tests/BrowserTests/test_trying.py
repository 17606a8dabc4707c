"""Trying: the start in the hand, rates, methods, schedules, formulas, a ghost, and back to the lesson."""

import pytest

from conftest import make_pages


def ring(page):
    box = page.page.locator(".start").bounding_box()
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def test_drag_the_start(open_page):
    page = open_page()
    x, y = ring(page)
    page.page.mouse.move(x, y)
    page.page.mouse.down()
    page.page.mouse.move(x + 60, y + 10, steps=4)
    page.page.mouse.move(x + 120, y + 40, steps=4)
    page.settle()
    page.page.mouse.up()
    start = page.positions()[0]
    assert start[0] > -1.6 and start[1] < 0.95
    after = ring(page)
    assert abs(after[0] - x - 120) < 3 and abs(after[1] - y - 40) < 3, "the ring is where the pointer is"
    assert page.shows("changed") and not page.shows("narration")
    assert page.page.evaluate("descent.player.summary.findings.length") > 0, "findings are made after the drag"


def test_drag_the_start_of_a_curve(open_page):
    page = open_page("#scene=2&step=0")
    x, y = ring(page)
    page.page.mouse.move(x, y)
    page.page.mouse.down()
    page.page.mouse.move(x - 100, y + 30, steps=5)
    page.settle()
    page.page.mouse.up()
    assert page.positions()[0][0] < 1.5


def test_drag_by_touch(open_page):
    page = open_page(width=360, height=740, has_touch=True)
    x, y = ring(page)
    client = page.page.context.new_cdp_session(page.page)
    send = lambda kind, points: client.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})
    send("touchStart", [{"x": x, "y": y}])
    for k in range(1, 6):
        send("touchMove", [{"x": x + 10 * k, "y": y + 4 * k}])
    page.settle()
    send("touchEnd", [])
    assert page.positions()[0][0] > -1.7
    assert page.at() == (1, 0), "dragging is no swipe"


def test_move_the_start_by_keys(open_page):
    page = open_page()
    page.page.focus(".start")
    page.press("ArrowRight", "ArrowRight", "Shift+ArrowDown")
    x, y = page.positions()[0]
    assert x == pytest.approx(-1.8 + 2 * 0.048, abs=2e-3) and y == pytest.approx(1 - 0.32, abs=2e-3)
    assert page.at() == (1, 0), "the keys move the start, not the step"
    page.wait("document.querySelector('#live').textContent.startsWith('start at')")


def test_start_by_numbers(open_page):
    page = open_page()
    page.page.click("#try > details > summary")
    page.page.fill("#start-x", "1.25")
    page.press("Enter")
    assert page.positions()[0] == [1.25, 1]
    page.page.fill("#start-x", "east")
    page.press("Enter")
    assert "number" in page.page.inner_text("#start-x-error")
    assert page.positions()[0] == [1.25, 1]


def test_rate_slider_is_logarithmic_and_marks_the_limit(open_page):
    page = open_page()
    assert "2/λmax = 0.3333" in page.text("limit-text").replace("\n", "")
    limit = page.page.locator("#limit").bounding_box()["x"]
    slider = page.page.locator("#rate").bounding_box()
    low, high = (float(page.page.get_attribute("#rate", name)) for name in ("min", "max"))
    share = (limit - slider["x"]) / slider["width"]
    assert 10 ** (low + share * (high - low)) == pytest.approx(1 / 3, rel=0.15)
    page.page.focus("#rate")
    page.press("ArrowRight")
    rate = float(page.settings()["learning-rate"])
    assert 0.1 < rate < 0.105
    assert page.positions()[1][0] == pytest.approx(-1.8 * (1 - 2 * rate))
    assert "stable below" in page.page.get_attribute("#rate", "aria-valuetext")


def test_rate_by_number(open_page):
    page = open_page()
    page.page.fill("#rate-exact", "0.25")
    page.press("Enter")
    assert page.positions()[1] == pytest.approx([-0.9, -0.5])
    for wrong in ("banana", "", "-1", "0"):
        page.page.fill("#rate-exact", wrong)
        page.press("Tab")
        assert page.page.get_attribute("#rate-exact", "aria-invalid") == "true"
        assert page.page.is_visible("#rate-exact-error")
    assert page.settings()["learning-rate"] == "0.25"


def test_every_method_runs(open_page):
    page = open_page("#step=3")
    for method in page.page.evaluate("descent.player.engine.catalogue('en').methods.map(one => one.name)"):
        page.page.select_option("#method", method)
        assert page.page.evaluate("descent.player.summary.method.name") == method
        assert not page.shows("refusal"), page.text("refusal")
        assert page.text("arithmetic").strip()


def test_every_method_runs_on_a_known_surface(open_page, summit_page):
    page = open_page("#step=3", file=summit_page)
    for method in page.page.evaluate("descent.player.engine.catalogue('en').methods.map(one => one.name)"):
        page.page.select_option("#method", method)
        assert page.page.evaluate("descent.player.summary.method.name") == method
        assert not page.shows("refusal"), page.text("refusal")
    assert open_page("#method=polyak-step", file=summit_page).at() == (1, 0)


def test_every_schedule_runs(open_page):
    page = open_page("#step=3")
    for schedule in page.page.evaluate("descent.player.engine.catalogue('en').schedules.map(one => one.name)"):
        page.page.select_option("#schedule", schedule)
        if schedule == "list":
            assert page.shows("refusal"), "a list needs its rates"
            page.page.fill("#schedule-rates", "0.1, 0.05")
            page.press("Enter")
        assert page.page.evaluate("descent.player.summary.schedule.name") == schedule
    page.page.select_option("#schedule", "constant")
    assert page.settings().get("schedule", "constant") == "constant"


def test_settings_of_a_method(open_page):
    page = open_page()
    page.page.select_option("#method", "momentum")
    before = page.positions()
    page.page.click("#method-more summary")
    field = page.page.locator("#method-settings input[type=text]").first
    field.fill("0.5")
    field.press("Enter")
    assert page.positions() != before
    field.fill("much")
    field.press("Enter")
    assert page.page.is_visible("#method-settings .error")


def test_a_ghost_stays_beside_the_next_run(open_page):
    page = open_page("#step=10")
    alone = page.picture()
    page.click("keep")
    page.page.fill("#rate-exact", "0.3")
    page.press("Enter")
    runs = page.page.evaluate("descent.player.summary.runs.map(run => [run.rate, run.iterations])")
    assert runs == [[0.3, 40], [0.1, 40]]
    with_ghost = page.picture()
    page.click("keep")
    assert page.page.evaluate("descent.player.summary.runs.length") == 1
    assert page.picture() not in (alone, with_ghost)


SUMMIT = """\
title: From a summit
scenes:
  - surface: two-peaks
    start: left-summit
    learning-rate: 0.05
    steps: 20
    panels: [map, cost]
"""


@pytest.fixture(scope="module")
def summit_page(tmp_path_factory):
    """A lesson whose start is a name that only its own surface has."""
    folder = tmp_path_factory.mktemp("summit")
    (folder / "summit.yaml").write_text(SUMMIT)
    return make_pages(folder / "out", folder / "summit.yaml")["summit"]


def test_another_function_takes_the_ghost_away(open_page, summit_page):
    page = open_page(file=summit_page)
    ghost = "descent.player.place.ghost"
    page.click("keep")
    page.page.fill("#rate-exact", "0.04")
    page.press("Enter")
    assert page.page.evaluate("descent.player.summary.runs.length") == 2, "another rate leaves it"
    page.page.select_option("#surface", "rosenbrock")
    assert page.page.evaluate("descent.player.summary.name") == "rosenbrock" and not page.shows("refusal")
    assert page.page.evaluate(ghost) is None and "ghost" in page.text("keep")
    page.click("reset")
    page.click("keep")
    page.page.fill("#formula", "x^2 + y^2")
    page.press("Enter")
    assert page.settings()["formula"] == "x^2 + y^2" and page.page.evaluate(ghost) is None
    assert page.page.locator("#formula-error:visible").count() == 0


def test_a_function_refused_leaves_the_ghost(open_page, summit_page):
    page = open_page(file=summit_page)
    page.click("keep")
    before = (page.settings(), page.positions())
    assert not page.page.evaluate("descent.player.change({ formula: 'sine(x)', surface: null })")
    assert (page.settings(), page.positions()) == before and page.page.evaluate("descent.player.place.ghost") == {}


def test_a_surface_in_place_of_a_curve_with_options(open_page, tmp_path):
    (tmp_path / "slope.yaml").write_text("""\
title: A slope
scenes:
  - surface: double-well
    learning-rate: 0.03
    steps: 10
    panels: [{panel: curve, derivative: true}, cost]
""")
    page = open_page(file=make_pages(tmp_path / "out", tmp_path / "slope.yaml")["slope"])
    page.page.select_option("#surface", "two-peaks")
    assert page.page.evaluate("descent.views.picture.panel") == "map" and not page.shows("refusal")


def test_a_mistake_goes_with_its_number(open_page):
    page = open_page()
    page.page.evaluate("document.querySelectorAll('#try details').forEach(one => { one.open = true; })")
    page.page.fill("#step-count", "30000")
    page.press("Tab")
    assert page.page.get_attribute("#step-count", "aria-invalid") == "true"
    page.page.fill("#rate-exact", "0.2")
    page.press("Tab")
    assert page.page.input_value("#step-count") == "40"
    assert page.page.get_attribute("#step-count", "aria-invalid") is None


def test_formula(open_page):
    page = open_page()
    page.page.fill("#formula", "2*x^2 + y^2")
    page.wait("descent.player.settings.formula === '2*x^2 + y^2'")
    assert page.positions()[1] == pytest.approx([-1.8 * 0.6, 0.8])
    assert page.page.locator("#formula-error:visible").count() == 0


@pytest.mark.parametrize("wrong, says", [
    ("sine(x)", "sin"), ("x +", "column"), ("", ""), ("x^2 + z", "z"), ("<b>x</b>", "column"), ("(" * 300 + "x", "")])
def test_wrong_formula_is_named_under_the_field(open_page, wrong, says):
    page = open_page()
    before = page.positions()
    page.page.fill("#formula", wrong)
    page.press("Enter")
    error = page.page.locator("#formula-error")
    error.wait_for(state="visible")
    assert says in error.inner_text() and error.inner_text().strip()
    assert page.page.get_attribute("#formula", "aria-invalid") == "true"
    assert page.page.get_attribute("#formula", "aria-describedby") == "formula-error"
    assert page.positions() == before
    page.page.fill("#formula", "x^2 + y^2")
    page.press("Enter")
    assert not error.is_visible()


@pytest.mark.parametrize("letters", [1_000, 200_000, 18_000_000])
def test_a_pasted_book_is_refused_outside_the_engine(open_page, letters):
    page = open_page()
    before = page.positions()
    page.page.evaluate("""letters => {
      const field = document.querySelector("#formula");
      field.value = "x".repeat(letters);
      field.dispatchEvent(new Event("input"));
    }""", letters)
    page.wait("document.querySelector('#formula-error')?.offsetParent")
    assert page.text("formula-error").startswith(("the formula is 1000 letters", f"{letters} letters are too many"))
    assert not page.page.evaluate("letters => descent.player.change({ formula: 'x'.repeat(letters) })", letters)
    assert page.positions() == before and page.page.evaluate("descent.player.place.changes") == {}
    page.page.fill("#formula", "x^2 + y^2")
    page.press("Enter")
    assert page.settings()["formula"] == "x^2 + y^2"


def test_formula_of_one_variable_makes_a_curve(open_page):
    page = open_page()
    page.page.fill("#formula", "x^2")
    page.press("Enter")
    assert page.page.evaluate("descent.player.summary.dimension") == 1
    assert page.page.evaluate("descent.views.picture.panel") == "curve"
    page.page.fill("#formula", "x^2 + y^2")
    page.press("Enter")
    assert page.page.evaluate("descent.views.picture.panel") == "map"


def test_every_surface_runs(open_page):
    page = open_page("#step=2")
    for surface in page.page.evaluate("descent.player.engine.catalogue('en').surfaces.map(one => one.name)"):
        page.page.select_option("#surface", surface)
        assert page.settings().get("surface") == surface, page.text("refusal")


def test_reset(open_page):
    page = open_page("#step=5")
    before = (page.positions(), page.picture())
    page.page.select_option("#method", "adam")
    page.page.fill("#formula", "x^4 + y^4")
    page.press("Enter")
    page.click("keep")
    page.click("reset")
    assert (page.positions(), page.picture()) == before
    assert page.shows("narration") and not page.shows("changed")


def test_relief_turns(open_page):
    page = open_page("#step=5")
    flat = page.picture()
    page.page.click("#shown-as input[value=relief]")
    relief = page.picture()
    assert relief != flat
    canvas = page.page.locator("#pictures [role=img]")
    assert canvas.get_attribute("title") == "Drag to turn, or use the arrow keys."
    described = canvas.get_attribute("aria-describedby").split()
    assert canvas.get_attribute("title") in [page.page.text_content(f"#{id}") for id in described]
    box = canvas.bounding_box()
    page.page.mouse.move(box["x"] + 300, box["y"] + 200)
    page.page.mouse.down()
    page.page.mouse.move(box["x"] + 380, box["y"] + 220, steps=5)
    page.page.mouse.up()
    turned = page.picture()
    assert turned != relief
    page.page.focus("#pictures [role=img]")
    page.press("ArrowLeft")
    assert page.picture() != turned and page.at() == (1, 5)
    page.page.click("#shown-as input[value=map]")
    for name in ("title", "tabindex"):
        assert canvas.get_attribute(name) is None, "a map does not turn"
    assert canvas.get_attribute("aria-describedby") == "description"


def test_a_relief_in_the_next_scene_turns_too(open_page):
    page = open_page("#scene=1&step=5&picture=relief")
    listening = "descent.player.listeners.length"
    before = page.page.evaluate(listening)
    for scene in (1, 0, 1, 0):
        page.page.evaluate(f"descent.player.openScene({scene})")
    assert page.page.evaluate(listening) == before, "what a scene leaves behind listens no longer"
    page.page.click("#shown-as input[value=relief]")
    still = page.picture()
    page.page.focus("#pictures [role=img]")
    page.press("ArrowLeft", "ArrowLeft")
    assert page.picture() != still and page.at() == (1, 0)
    assert page.page.evaluate("descent.player.place.turn") == [290, 35], "two keys in one frame count twice"
    page.press("ArrowUp")
    page.page.evaluate("descent.player.openScene(1)")
    page.settle()
    assert page.page.evaluate("descent.player.place.turn") is None, "a turn does not reach the next scene"


def test_runs_of_a_comparison_are_chosen(open_page):
    page = open_page("#scene=3&step=5")
    page.page.select_option("#target", "2")
    page.page.fill("#rate-exact", "0.1")
    page.press("Enter")
    assert page.page.evaluate("descent.player.summary.runs.map(run => run.rate)") == [0.02, 0.1, 0.34]
    labels = page.page.evaluate("[...document.querySelectorAll('#target option')].map(one => one.textContent)")
    assert labels == ["η = 0.02", "η = 0.1", "η = 0.34"], "a run is called what it is"
    # Another function makes the lists anew; the run stays the one that is chosen.
    page.page.select_option("#surface", "two-peaks")
    assert page.page.input_value("#target") == "2" and page.page.input_value("#rate-exact") == "0.1"
