"""For everybody: axe, keyboard, targets, dark, motion, window sizes, presenting."""

import pytest
from axe_playwright_python.sync_playwright import Axe

VIEWS = {
    "light": dict(address="#scene=1&step=3"),
    "dark": dict(address="#scene=1&step=3&eta=0.34", color_scheme="dark"),
    "curve": dict(address="#scene=2&step=30"),
    "comparison": dict(address="#scene=3&step=4"),
    "changed": dict(address="#scene=1&step=40&eta=0.3&method=momentum&ghost=1"),
    "phone": dict(address="#scene=1&step=3", width=360, height=740),
    "projector": dict(address="#scene=1&step=3", width=1920, height=1080),
    "presenting": dict(address="#scene=1&step=3&present=1"),
}
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}


def violations(page):
    found = Axe().run(page.page, options=RULES).response["violations"]
    return [f"{one['id']}: {node['html'][:150]}: {node['failureSummary']}" for one in found for node in one["nodes"]]


@pytest.mark.parametrize("view", VIEWS)
def test_axe_finds_nothing(open_page, view):
    page = open_page(**VIEWS[view])
    page.page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true; })")
    assert violations(page) == []


def test_wrong_formula_passes_axe_too(open_page):
    page = open_page()
    page.page.fill("#formula", "sine(x)")
    page.page.wait_for_selector("#formula-error")
    assert violations(page) == []


def test_everything_is_reached_by_tab_and_shows_its_focus(open_page):
    page = open_page("#step=3")
    page.page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true; })")
    wanted = set(page.page.evaluate(
        "[...document.querySelectorAll('#page button, #page input, #page select, #page a, #page summary')]"
        ".filter(one => one.getClientRects().length > 0 && !one.disabled).map(one => one.id || one.className || one.name)"))
    reached = set()
    for _ in range(90):
        page.press("Tab")
        look = page.page.evaluate("""() => {
          const one = document.activeElement;
          const seen = one.matches('.choice input') ? one.nextElementSibling : one;
          return [one.id || one.className || one.name, getComputedStyle(seen).outlineStyle, one === document.body];
        }""")
        if look[2]:
            continue
        reached.add(look[0])
        assert look[1] != "none", f"{look[0]} does not show that it has the focus"
    assert wanted - reached == set()


@pytest.mark.parametrize("width, height", [(360, 740), (1280, 800)])
def test_targets_are_large_enough(open_page, width, height):
    page = open_page("#step=3", width=width, height=height)
    small = page.page.evaluate("""[...document.querySelectorAll(
      '#page button, #page input, #page select, #page a, #page summary')].map(one => [one, one.getBoundingClientRect()])
      .filter(([one, box]) => box.width > 0 && (box.width < 24 || box.height < 24))
      .map(([one, box]) => `${one.id || one.className} ${box.width} × ${box.height}`)""")
    assert small == []


@pytest.mark.parametrize("width, height", [(320, 640), (360, 740), (768, 1024), (1280, 720), (1920, 1080)])
@pytest.mark.parametrize("scene", [1, 2, 3])
def test_no_window_size_cuts_off(open_page, width, height, scene):
    page = open_page(f"#scene={scene}&step=3", width=width, height=height)
    assert page.page.evaluate("document.documentElement.scrollWidth") <= width
    box = page.page.locator("#pictures [role=img]").first.bounding_box()
    assert box["width"] > min(width, 900) * 0.5 and box["height"] >= 200
    if width >= 1280 and scene < 3:
        for part in ("#pictures [role=img]", "#plots [role=img]", "#arithmetic"):
            box = page.page.locator(part).first.bounding_box()
            bar = page.page.locator("#stepping").bounding_box()
            assert box["y"] + box["height"] <= bar["y"] + 1, f"{part} is in view with the bar of steps"


def test_sharp_at_any_pixel_ratio(open_page):
    for ratio in (1, 1.5, 3):
        page = open_page(device_scale_factor=ratio)
        width, shown = page.page.evaluate(
            "(() => { const one = document.querySelector('#pictures [role=img]'); return [one.width, one.clientWidth]; })()")
        assert abs(width - shown * ratio) < 1


def test_dark_mode_draws_dark(open_page):
    def corner(page):
        page.settle()
        return page.page.evaluate("getComputedStyle(document.body).backgroundColor")

    light, dark = open_page(), open_page(color_scheme="dark")
    assert corner(light) == "rgb(255, 255, 255)" and corner(dark) == "rgb(18, 21, 29)"
    assert light.picture() != dark.picture()
    light.page.emulate_media(color_scheme="dark")
    assert light.picture() == dark.picture(), "it follows while it is open"


def test_reduced_motion(open_page):
    page = open_page(reduced_motion="reduce")
    moving = page.page.evaluate("""[...document.querySelectorAll('*')].filter(one => {
      const style = getComputedStyle(one);
      return parseFloat(style.transitionDuration) > 0 || style.animationName !== 'none';
    }).length""")
    assert moving == 0
    page.page.wait_for_timeout(300)
    assert page.at() == (1, 0), "nothing plays by itself"


def test_presenting(open_page):
    page = open_page("#step=2")
    size = page.page.evaluate("parseFloat(getComputedStyle(document.documentElement).fontSize)")
    page.click("present")
    for hidden in ("stepping", "try", "table-box", "scenes-box"):
        assert not page.shows(hidden)
    assert page.shows("narration") and page.page.is_visible("#pictures [role=img]")
    assert page.page.evaluate("parseFloat(getComputedStyle(document.documentElement).fontSize)") > size
    page.press("ArrowRight", "Space", "PageUp")
    assert page.at() == (1, 3)
    page.press("Escape")
    assert page.shows("stepping")
    assert page.page.evaluate("document.activeElement.id") == "present"


LONG = "Words that a teacher says about this step, at some length, with numbers and with what follows from them. "


@pytest.mark.parametrize("window", [(1920, 1080), (1366, 768), (1280, 720), (1024, 768), (800, 600)])
def test_a_slide_fits_its_window(open_page, window):
    width, height = window
    page = open_page("#step=2&present=1", width=width, height=height)
    overflow = "document.documentElement.scrollHeight - innerHeight"
    size = "parseFloat(getComputedStyle(document.documentElement).fontSize)"
    assert page.page.evaluate(overflow) <= 1
    wide = page.page.evaluate(size)
    # A longer text at a later step.
    page.page.evaluate("text => { descent.player.scene.narration.push({at: 5, text}); descent.player.go(5); }", 5 * LONG)
    page.page.wait_for_timeout(100)
    assert page.page.evaluate(overflow) <= 1 and page.page.evaluate(size) <= wide
    box = page.page.locator("#narration").bounding_box()
    assert box["y"] + box["height"] <= height and box["x"] + box["width"] <= width
    # The letters are as large as before in a scene with few words.
    page.page.evaluate("descent.player.openScene(1)")
    page.page.wait_for_timeout(100)
    assert page.page.evaluate(size) >= wide and page.page.evaluate(overflow) <= 1
