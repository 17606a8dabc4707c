"""The page's engine and the command line walk the same way: every shipped lesson, every step that the
page computes."""

import csv

import pytest

from conftest import ROOT, make_pages

LESSONS = sorted((ROOT / "Lessons").glob("*.yaml")) + sorted((ROOT / "Lessons/gallery").glob("*.yaml"))
# The two C libraries differ in the last bit of some functions, which a chaotic run enlarges without limit. No shipped
# lesson has such a run now; a scene of one is named here, as (lesson, scene).
CHAOTIC = set()
# Scenes that the page shows as the command line recorded them: it computes nothing, so there is nothing to compare.
RECORDED = {
    "07-how-many-iterations": {2, 3}, "14-linear-regression": {1, 2, 3}, "15-logistic-regression": {1, 2, 3},
    "16-three-descents": {1, 2, 3}, "17-digits": {1, 2, 3, 4, 5}, "18-signs": {1, 2}, "19-a-small-network": {1, 2},
    "20-loss-landscape": {1, 2, 3}, "21-no-learning-rate": {1, 2}, "22-deblurring": {1, 2, 3, 4}, "23-denoising": {1, 2, 3},
    "digits": {1},
}


@pytest.mark.parametrize("lesson", LESSONS, ids=lambda file: file.stem)
def test_trajectories_agree(open_page, tmp_path, lesson):
    make_pages(tmp_path, lesson)
    file = max(tmp_path.rglob("*.html"), key=lambda one: one.stat().st_size)
    written = list(csv.DictReader((file.parent / "trajectory.csv").open()))
    page = open_page(file=file)
    compared = 0
    recorded = set()
    for scene in range(page.page.evaluate("descent.player.lesson.scenes.length")):
        page.page.evaluate(f"descent.player.openScene({scene})")
        if not page.page.evaluate("descent.player.live"):
            recorded.add(scene + 1)
            continue
        if (lesson.stem, scene + 1) in CHAOTIC:
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
    assert recorded == RECORDED.get(lesson.stem, set())
    assert compared > 10 or len(recorded) == page.page.evaluate("descent.player.lesson.scenes.length")
