"""Going through the steps: buttons, keys, swipes, scrubber, play, table, address."""

import pytest


def test_buttons(open_page):
    page = open_page()
    assert page.at() == (1, 0)
    page.click("next")
    page.click("next")
    assert page.at() == (1, 2)
    page.click("previous")
    assert page.at() == (1, 1)
    page.click("last")
    assert page.at() == (1, 40)
    page.click("first")
    assert page.at() == (1, 0)


@pytest.mark.parametrize("forward, back", [("ArrowRight", "ArrowLeft"), ("Space", "Shift+Space"), ("PageDown", "PageUp")])
def test_keys(open_page, forward, back):
    page = open_page()
    page.press(forward, forward, forward, back)
    assert page.at() == (1, 2)
    page.press("End")
    assert page.at() == (1, 40)
    page.press("Home")
    assert page.at() == (1, 0)


def test_last_step_leads_to_the_next_scene(open_page):
    page = open_page("#scene=1&step=40")
    page.press("ArrowRight")
    assert page.at() == (2, 0)
    page.press("ArrowLeft")
    assert page.at() == (1, 40)
    page.page.click("#scenes a >> nth=2")
    assert page.at() == (3, 0)


def test_every_step_changes_picture_counter_and_arithmetic(open_page):
    page = open_page()
    seen = set()
    for step in range(4):
        seen.add((page.picture(), page.text("counter"), page.text("arithmetic")))
        assert page.text("counter").startswith(f"step {step} of 40")
        page.press("ArrowRight")
    assert len(seen) == 4 and len({picture for picture, _, _ in seen}) == 4


def test_swipes(open_page):
    page = open_page(width=360, height=740, has_touch=True)

    def swipe(from_x, to_x, dy=0):
        page.page.evaluate("""([from, to, dy]) => {
          const target = document.querySelector('#subtitle');
          const touch = (x, y) => new Touch({identifier: 1, target, clientX: x, clientY: y});
          const send = (name, list, changed) => target.dispatchEvent(new TouchEvent(name, {
            bubbles: true, touches: list, changedTouches: changed}));
          send('touchstart', [touch(from, 300)], [touch(from, 300)]);
          send('touchend', [], [touch(to, 300 + dy)]);
        }""", [from_x, to_x, dy])

    swipe(250, 100)
    assert page.at() == (1, 1)
    swipe(100, 250)
    assert page.at() == (1, 0)
    swipe(250, 200, dy=200)
    assert page.at() == (1, 0), "scrolling is no step"


def test_scrubber(open_page):
    page = open_page()
    box = page.page.locator("#scrub").bounding_box()
    page.page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    assert 18 <= page.at()[1] <= 22
    page.page.focus("#scrub")
    step = page.at()[1]
    page.press("ArrowRight")
    assert page.at() == (1, step + 1), "the key is not counted twice"
    assert f"step {step + 1} of 40" in page.page.get_attribute("#scrub", "aria-valuetext")


def test_play_and_pause(open_page):
    page = open_page()
    page.page.select_option("#speed", "60")
    page.click("play")
    assert page.page.get_attribute("#play", "aria-label") == "Pause"
    page.wait("descent.player.place.step >= 3")
    page.click("play")
    step = page.at()[1]
    page.page.wait_for_timeout(120)
    assert page.at()[1] == step
    page.click("play")
    page.wait("descent.player.place.step === 40")
    assert page.page.get_attribute("#play", "aria-label") == "Play"


def test_next_event(open_page):
    page = open_page("#scene=2&step=0")
    events = page.page.evaluate("descent.player.summary.events.map(event => event.frame)")
    stops = page.page.evaluate("descent.player.events.map(event => event.frame).filter(frame => frame > 0)")
    assert events and set(frame for frame in events if frame > 0) <= set(stops)
    for frame in sorted(set(stops)):
        page.click("event")
        assert page.at() == (2, frame)
    assert page.page.get_attribute("#event", "aria-disabled") == "true"


def test_table_is_a_scrubber(open_page):
    page = open_page()
    page.page.click("#table-body tr[data-frame='7'] td")
    assert page.at() == (1, 7)
    page.page.focus("#table-window")
    page.press("ArrowDown", "ArrowDown", "ArrowUp")
    assert page.at() == (1, 8)
    page.press("End")
    page.settle()
    row = page.page.inner_text("#table-body tr[aria-current=step]")
    assert row.startswith("40")


def test_table_of_many_steps_holds_few_rows(open_page):
    page = open_page("#scene=1&step=0&steps=10000&eta=0.001")
    page.page.locator("#table-window").scroll_into_view_if_needed()
    page.settle()
    assert 5 < page.page.locator("#table-body tr").count() < 60
    page.press("End")
    page.settle()
    assert page.at() == (1, 10000)
    assert page.page.locator("#table-body tr[aria-current=step]").is_visible()
    assert page.page.locator("#table-body tr").count() < 60


def test_address_leads_to_a_moment(open_page):
    page = open_page("#scene=2&step=12&eta=0.05")
    assert page.at() == (2, 12)
    assert page.settings()["learning-rate"] == "0.05"
    page.press("ArrowRight")
    page.wait("location.hash.includes('step=13')")
    before = page.positions()
    page.page.reload()
    page.page.wait_for_selector("html.live:not(.starting)")
    assert page.at() == (2, 13) and page.positions() == before
    page.page.evaluate("location.hash = '#scene=1&step=4'")
    page.wait("descent.player.place.step === 4")
    assert page.at() == (1, 4) and not page.shows("changed")


def test_address_with_nonsense_opens_the_lesson(open_page):
    page = open_page("#scene=99&step=abc&eta=banana&what=ever&%%%")
    assert page.at()[0] == 3
    assert page.shows("refusal")


@pytest.mark.parametrize("address", ["#picture=foo", "#picture=cost", "#constructor=1", "#eta=0.2&f=1"])
def test_address_with_a_wrong_word_loses_only_that(open_page, address):
    page = open_page(address)
    assert page.page.evaluate("descent.views.all.map(view => view.panel)") == ["map", "cost"]
    assert not page.shows("trouble")
    if "eta" in address:
        assert page.settings()["learning-rate"] == "0.2"


def test_a_key_that_is_held_stays_in_its_scene(open_page):
    page = open_page("#step=38")
    for _ in range(6):
        page.page.keyboard.down("ArrowRight")
    assert page.at() == (1, 40)
    page.page.keyboard.up("ArrowRight")
    page.press("ArrowRight")
    assert page.at() == (2, 0)


@pytest.mark.parametrize("id", ["previous", "first", "last"])
def test_a_step_by_hand_ends_the_play(open_page, id):
    page = open_page("#step=5")
    page.click("play")
    page.click(id)
    there = page.at()
    page.page.wait_for_timeout(500)
    assert page.at() == there and "playing" not in page.page.get_attribute("#play", "class")


def test_everything_comes_back_after_a_reload(open_page):
    page = open_page()
    page.click("keep")
    page.page.fill("#rate-exact", "0.3")
    page.press("Tab")
    page.page.select_option("#method", "momentum")
    page.page.click("#shown-as input[value=relief]")
    page.press("End")
    page.page.wait_for_timeout(200)
    before = (page.at(), page.settings(), page.positions(), page.picture())
    page.page.reload()
    page.page.wait_for_selector("html.live:not(.starting)")
    assert (page.at(), page.settings(), page.positions(), page.picture()) == before
