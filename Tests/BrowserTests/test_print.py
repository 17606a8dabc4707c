"""Paper: the film strip and the table; and the figures where no script runs."""

import subprocess

import pytest

from conftest import make_pages


def text_of(pdf, tmp_path):
    file = tmp_path / "page.pdf"
    file.write_bytes(pdf)
    text = subprocess.run(["pdftotext", "-layout", str(file), "-"], capture_output=True, check=True, text=True).stdout
    return text


def test_print_gives_film_strip_and_table(open_page, tmp_path):
    page = open_page("#scene=1&step=7")
    text = text_of(page.page.pdf(), tmp_path)
    for word in ("A bowl", "A curve", "Three rates", "step 0 of 40", "step 40 of 40", "6.24", "The last text.", "Which way now?"):
        assert word in text, word
    assert "Down the slope" not in text, "a handout does not give the answer away"
    assert page.at() == (1, 7), "the page is where it was"


def test_printed_pictures_show_the_run(open_page):
    page = open_page("#scene=1&step=7")
    page.page.evaluate("dispatchEvent(new Event('beforeprint'))")
    pictures = page.page.evaluate("""[...document.querySelectorAll('#sheet section')].map(one =>
      [...one.querySelectorAll('canvas')].map(canvas => canvas.toDataURL()))""")
    assert [len(strip) for strip in pictures] == [9, 9, 9]
    # The second run has converged before its end and does not move any more.
    assert [[strip.index(picture) for picture in strip] for strip in pictures] == [
        list(range(9)), [0, 1, 2, 3, 4, 5, 6, 6, 6], list(range(9))]
    page.page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert page.page.locator("#sheet canvas").count() == 0


RECORDED = """\
title: Flowers
scenes:
  - title: A bowl first
    formula: x^2 + 3*y^2
    domain: {x: [-2, 2], y: [-2, 2]}
    start: [1, 1]
    learning-rate: 0.1
    steps: 5
  - title: A line between flowers
    fit:
      data: iris
      x: petal-length
      y: petal-width
      class: species
      classes: [versicolor, virginica]
      standardise: true
    learning-rate: 1
    steps: 12
    panels: [fit, cost]
    frames: [0, 1, 2, 3, 4, 6, 8, 12]
    say: {0: Which side?}
"""
SCENES = """[...document.querySelectorAll('#sheet section')].map(one =>
  [...one.querySelectorAll('canvas')].map(canvas => canvas.toDataURL()))"""


@pytest.fixture(scope="module")
def flowers(tmp_path_factory):
    """A scene that the engine computes and one that is recorded."""
    folder = tmp_path_factory.mktemp("flowers")
    (folder / "flowers.yaml").write_text(RECORDED)
    return make_pages(folder / "out", folder / "flowers.yaml")["flowers"]


def test_recorded_scenes_are_printed_too(open_page, flowers, tmp_path):
    page = open_page(file=flowers)
    page.wait("descent.views.unpacked?.size === 1")
    text = text_of(page.page.pdf(), tmp_path)
    for word in ("A bowl first", "A line between flowers", "step 0 of 12", "step 12 of 12", "Which side?", "0.6931"):
        assert word in text, word
    page.page.evaluate("dispatchEvent(new Event('beforeprint'))")
    bowl, line = page.page.evaluate(SCENES)
    assert len(bowl) == 6 and len(line) == 6 + 1, "the fit at six steps, and the cost at the last"
    assert len(set(line)) == 7
    assert page.at() == (1, 0)


def test_what_is_still_packed_is_printed_by_its_figures(open_page, flowers):
    page = open_page(file=flowers)
    page.page.evaluate("descent.views.unpacked.clear(), dispatchEvent(new Event('beforeprint'))")
    bowl, line = page.page.evaluate(SCENES)
    assert len(bowl) == 6 and line == []
    images = page.page.locator("#sheet section").nth(1).locator("img")
    assert images.count() >= 1 and images.first.evaluate("one => one.decode().then(() => one.naturalWidth)") > 0


def test_without_script_the_figures_stand_in_order(browser, page_file):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(page_file.as_uri())
    assert page.is_visible("#fallback") and not page.is_visible("#stage")
    text = page.inner_text("#fallback")
    assert text.index("A bowl") < text.index("A curve") < text.index("Three rates")
    assert "The last text." in text
    assert page.locator("#fallback img, #fallback svg").count() >= 3
    context.close()


def test_without_webassembly_the_figures_stay(browser, page_file):
    context = browser.new_context()
    page = context.new_page()
    page.add_init_script("delete window.WebAssembly")
    page.goto(page_file.as_uri())
    page.wait_for_selector("html.failed")
    assert page.is_visible("#fallback") and page.is_visible("#trouble")
    context.close()


def test_while_the_engine_is_made_ready_the_first_figure_is_seen(browser, page_file):
    context = browser.new_context()
    page = context.new_page()
    page.add_init_script("WebAssembly.compile = () => new Promise(() => {})")
    page.goto(page_file.as_uri())
    page.wait_for_selector("html.starting:not(.live)")
    figures = page.locator("#fallback figure")
    assert figures.count() >= 3 and not page.is_visible("#stage")
    assert [figures.nth(k).is_visible() for k in range(figures.count())] == [True] + [False] * (figures.count() - 1)
    assert page.is_visible("#fallback h1") and "The last text." not in page.inner_text("#fallback")
    context.close()
