"""The page's engine and the command line walk the same way: every shipped lesson on a surface, every step."""

import csv
import io
import subprocess

import pytest

from conftest import DESCENT, ROOT, make_pages

LESSONS = sorted(file for file in (ROOT / "Lessons").glob("*.yaml") if any(
    word in file.read_text() for word in ("surface:", "formula:")))
# The two C libraries differ in the last bit of some functions, which a chaotic run enlarges without limit.
CHAOTIC = set()


@pytest.mark.parametrize("lesson", LESSONS, ids=lambda file: file.stem)
def test_trajectories_agree(open_page, tmp_path, lesson):
    make_pages(tmp_path, lesson)
    file = max(tmp_path.rglob("*.html"), key=lambda one: one.stat().st_size)
    page = open_page(file=file)
    for scene in range(page.page.evaluate("descent.player.lesson.scenes.length")):
        page.page.evaluate(f"descent.player.openScene({scene})")
        if not page.page.evaluate("descent.player.live") or (lesson.stem, scene + 1) in CHAOTIC:
            continue
        columns = page.page.evaluate("descent.player.summary.columns.map(one => one.name)")
        rows = page.page.evaluate("descent.player.engine.rows(0, descent.player.count)")
        expected = trace(lesson, scene + 1, columns)
        assert len(expected) >= len(rows)
        by_iteration = {row[0]: row for row in expected}
        for row in rows:
            there = by_iteration[float(row[0])]
            for name, ours, theirs in zip(columns, row, there):
                if ours is None or theirs is None:
                    continue
                assert float(ours) == pytest.approx(theirs, rel=1e-12, abs=1e-14, nan_ok=True), (scene, row[0], name)


def trace(lesson, scene, columns):
    """The rows of `descent trace` for the columns of the page, as numbers; `None` where there is none."""
    result = subprocess.run([DESCENT, "trace", str(lesson), "--scene", str(scene)], capture_output=True, text=True, cwd=ROOT)
    assert result.returncode == 0, result.stderr
    table = list(csv.DictReader(io.StringIO(result.stdout)))
    first = [row for row in table if row.get("run", "1") in ("1", "", None)] or table
    number = lambda text: float(text) if text not in ("", None) else None
    return [[number(row.get(name)) if name in row else None for name in columns] for row in first]
