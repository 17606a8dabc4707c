"""The page's engine and the command line walk the same way: every shipped lesson on a surface, every step."""

import csv

import pytest

from conftest import ROOT, make_pages

# A translation walks as its original does.
LESSONS = sorted(file for file in (ROOT / "Lessons").glob("*.yaml") if file.name.count(".") == 1 and any(
    word in file.read_text() for word in ("surface:", "formula:")))
# The two C libraries differ in the last bit of some functions, which a chaotic run enlarges without limit.
CHAOTIC = set()


@pytest.mark.parametrize("lesson", LESSONS, ids=lambda file: file.stem)
def test_trajectories_agree(open_page, tmp_path, lesson):
    make_pages(tmp_path, lesson)
    file = max(tmp_path.rglob("*.html"), key=lambda one: one.stat().st_size)
    written = list(csv.DictReader((file.parent / "trajectory.csv").open()))
    page = open_page(file=file)
    compared = 0
    for scene in range(page.page.evaluate("descent.player.lesson.scenes.length")):
        page.page.evaluate(f"descent.player.openScene({scene})")
        if not page.page.evaluate("descent.player.live") or (lesson.stem, scene + 1) in CHAOTIC:
            continue
        columns = page.page.evaluate("descent.player.summary.columns.map(one => one.name)")
        rows = page.page.evaluate("descent.player.engine.rows(0, descent.player.count)")
        steps = {int(row["iteration"]): row for row in written
                 if (row.get("scene", "1"), row.get("run", "1")) == (str(scene + 1), "1")}
        assert len(rows) == max(steps) + 1
        for row in rows:
            there = steps.get(int(row[0]), {})
            for name, ours in zip(columns, row):
                if ours is None or not there.get(name):
                    continue
                # Where a coordinate is zero but for rounding, its last digits are no part of the run.
                assert float(ours) == pytest.approx(float(there[name]), rel=1e-12, abs=1e-13, nan_ok=True), (
                    scene + 1, row[0], name)
                compared += name in ("x", "y", "value")
    assert compared > 20
