"""A page carries its lesson, not its frames: its size does not depend on the number of steps."""

import pytest

from conftest import make_pages

LESSON = """\
title: Long
scenes:
  - surface: rosenbrock
    method: momentum
    learning-rate: 0.0005
    steps: {steps}
    panels: [map, cost]
"""


@pytest.fixture(scope="module")
def sizes(tmp_path_factory):
    folder = tmp_path_factory.mktemp("sizes")
    pages = {}
    for steps in (40, 400, 10_000):
        lesson = folder / f"long-{steps}.yaml"
        lesson.write_text(LESSON.format(steps=steps))
        make_pages(folder / str(steps), lesson)
        pages[steps] = max((folder / str(steps)).rglob("*.html"), key=lambda file: file.stat().st_size)
    return pages


def test_more_steps_make_no_larger_page(sizes):
    least, *others = [file.stat().st_size for file in sizes.values()]
    # What differs is the pictures for readers without scripts.
    assert all(abs(size - least) < 0.05 * least for size in others)


def test_all_steps_are_there(open_page, sizes):
    page = open_page(file=sizes[10_000])
    assert page.page.evaluate("descent.player.count") == 10_001
