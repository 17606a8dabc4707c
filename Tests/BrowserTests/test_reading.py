"""What is read: narration, questions, findings, arithmetic, live messages, and that a text stays a text."""

import pytest

from conftest import OWN, ROOT, make_pages


def test_narration_follows_the_steps(open_page):
    page = open_page()
    assert page.text("narration").startswith("The first text, at a height of 6.24")
    assert page.page.locator("#narration i").inner_text() == "first"
    page.press("ArrowRight", "ArrowRight")
    assert page.text("narration").startswith("The second text")
    page.press("End")
    assert page.text("narration") == "The last text."


def test_a_text_that_stays_names_its_step(open_page):
    page = open_page("#step=1")
    assert page.text("narration").startswith("Step 0: The first text")
    page.press("ArrowRight", "ArrowRight")
    assert page.text("narration").startswith("Step 2: The second text")
    page.press("ArrowLeft")
    assert page.text("narration").startswith("The second text")


def test_words_stand_under_a_low_picture(tmp_path, open_page):
    lesson = tmp_path / "wide.yaml"
    lesson.write_text(OWN.read_text().replace("domain: {x: [-2.4, 2.4], y: [-1.6, 1.6]}", "domain: {x: [-4.8, 4.8], y: [-1.6, 1.6]}", 1))
    page = open_page(file=make_pages(tmp_path / "out", lesson)["wide"])
    left = lambda id: page.page.locator(f"#{id}").bounding_box()
    assert left("words")["x"] == left("picture-box")["x"]
    assert left("words")["y"] >= left("picture-box")["y"] + left("picture-box")["height"]
    page.page.evaluate("descent.player.openScene(1)")
    page.settle()
    assert left("words")["x"] == left("numbers")["x"]


def test_texts_cannot_become_script(open_page):
    page = open_page("#step=2")
    assert "<img src=x" in page.text("narration") and "<script>" in page.text("lesson-title")
    assert page.page.locator("#narration img, #lesson-title script").count() == 0
    assert "broken" not in page.page.title().split("=")[0]
    policy = page.page.get_attribute("meta[http-equiv]", "content")
    assert "default-src 'none'" in policy and "unsafe-inline" not in policy and "'sha256-" in policy


def test_question_first_answer_after(open_page):
    page = open_page("#step=2")
    assert not page.shows("question")
    page.press("ArrowRight")
    assert "Which way now?" in page.text("question") and "Down the slope" not in page.text("question")
    page.page.check("#question input >> nth=1")
    page.page.click("#question .reveal")
    assert "Down the slope" in page.text("question")
    assert page.page.is_checked("#question input >> nth=1"), "the guess stays"


def test_answer_appears_at_its_step(open_page):
    page = open_page("#step=3")
    page.press("ArrowRight", "ArrowRight")
    assert "Down the slope" not in page.text("question")
    page.press("ArrowRight")
    assert "Down the slope" in page.text("question")
    page.press("End")
    assert not page.shows("question"), "it does not stay in the way"


def test_question_comes_into_view(open_page):
    page = open_page("#step=2", height=600)
    page.press("ArrowRight")
    page.settle()
    box, bar = (page.page.locator(part).bounding_box() for part in ("#question", "#stepping"))
    assert box["y"] + box["height"] <= bar["y"]


def test_arithmetic_shows_arrows(open_page):
    page = open_page("#step=2")
    still = page.picture()
    line = page.page.locator("#arithmetic .line[data-name=gradient]").first
    line.hover()
    assert page.picture() != still
    page.page.mouse.move(2, 2)
    assert page.picture() == still
    line.click()
    page.page.mouse.move(2, 2)
    page.page.evaluate("document.activeElement.blur()")
    assert line.get_attribute("aria-pressed") == "true"
    assert page.picture() != still, "a tapped line keeps its arrow"


def test_an_arrow_stays_in_its_scene(open_page):
    page = open_page("#scene=2&step=2")
    plain = page.picture()
    page.page.click("#scenes a >> nth=0")
    page.page.locator("#arithmetic .line[data-name=gradient]").first.click()
    page.page.click("#scenes a >> nth=1")
    page.press("ArrowRight", "ArrowRight")
    assert page.page.locator("#arithmetic [aria-pressed=true]").count() == 0
    assert page.page.evaluate("descent.views.highlighted") == ""
    assert page.picture() == plain


def test_arithmetic_is_right(open_page):
    page = open_page("#step=0")
    text = page.text("arithmetic").replace("\u2212", "-")
    assert "-3.6" in text and "-1.44" in text and "0.4" in text


def test_findings_have_words_and_marks(open_page):
    page = open_page("#scene=1&step=40&eta=0.34")
    assert page.text("findings").strip()
    kinds = page.page.evaluate("descent.player.findings.map(finding => finding.kind)")
    assert "diverging" in kinds
    assert "diverges" in page.text("findings")


def test_steps_by_hand_are_read_out(open_page):
    page = open_page()
    page.press("ArrowRight")
    page.wait("document.querySelector('#live').textContent.includes('step 1 of 40, cost')")
    assert page.page.get_attribute("#live", "aria-live") == "polite"
    page.page.evaluate("document.querySelector('#live').textContent = ''")
    page.page.select_option("#speed", "60")
    page.click("play")
    page.wait("descent.player.place.step === 40")
    page.page.wait_for_timeout(250)
    assert page.text("live") == "", "playing is not read out"


@pytest.fixture(scope="module")
def recorded_page(tmp_path_factory):
    folder = tmp_path_factory.mktemp("recorded")
    make_pages(folder, ROOT / "Lessons/gallery/digits.yaml")
    return max(folder.rglob("*.html"), key=lambda file: file.stat().st_size)


def test_a_page_of_recorded_scenes_needs_no_engine(open_page, recorded_page):
    page = open_page(file=recorded_page)
    assert page.page.text_content("#engine") == "" and recorded_page.stat().st_size < 200_000
    assert not page.shows("trouble") and not page.shows("try")
    page.wait("descent.views.all.every(view => view.recorded)")
    inked = page.page.evaluate("""descent.views.all.map(({sheet}) =>
        new Set(new Uint32Array(sheet.getContext("2d").getImageData(0, 0, sheet.width, sheet.height).data.buffer)).size > 1)""")
    assert all(inked)
    # Drawn for a light ground, which they bring with them.
    dark = open_page(file=recorded_page, color_scheme="dark")
    dark.wait("descent.views.all.every(view => view.recorded)")
    corner = "[...descent.views.all[0].sheet.getContext('2d').getImageData(2, 2, 1, 1).data]"
    assert dark.page.evaluate(corner) == [255, 255, 255, 255]
    # One step alone: nothing to go through.
    assert page.page.evaluate("descent.player.count") == 1 and not page.shows("stepping")
