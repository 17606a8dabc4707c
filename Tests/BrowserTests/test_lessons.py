"""Every shipped lesson opens as a page, each of its scenes is drawn, and the first picture is not the last."""

import pytest

from conftest import ROOT, make_pages

# Of every text that is drawn, how far it reaches beyond its canvas to the left or right, in pixels.
OUTSIDE = """() => {
  const fill = CanvasRenderingContext2D.prototype.fillText;
  const found = [];
  CanvasRenderingContext2D.prototype.fillText = function (text, x, y) {
    const { a, b, e } = this.getTransform();
    const [begin, end] = [a * x + e, a * (x + this.measureText(text).width) + e];
    if (b === 0 && (begin < -2 || end > this.canvas.width + 2)) found.push([text, begin, end, this.canvas.width]);
    return fill.apply(this, arguments);
  };
  for (const view of descent.views.all) view.known = [0, 0];
  descent.views.draw();
  CanvasRenderingContext2D.prototype.fillText = fill;
  return found;
}"""

LESSONS = sorted((ROOT / "Lessons").glob("*.yaml"))


@pytest.mark.parametrize("lesson", LESSONS, ids=lambda file: file.name.removesuffix(".yaml"))
def test_every_scene_is_drawn(open_page, tmp_path, lesson):
    make_pages(tmp_path, lesson)
    file = max(tmp_path.rglob("*.html"), key=lambda one: one.stat().st_size)
    page = open_page(file=file)
    assert not page.shows("trouble")
    for scene in range(page.page.evaluate("descent.player.lesson.scenes.length")):
        page.page.evaluate(f"descent.player.openScene({scene})")
        # The pictures of a recorded scene are unpacked first.
        page.wait("descent.player.live || descent.views.all.every(view => view.recorded)")
        page.press("Home")
        first = page.pictures()
        assert page.page.evaluate("descent.views.picture || descent.views.all.some(view => view.place === 'main')")
        page.press("End")
        found = page.page.evaluate(OUTSIDE)
        assert found == [], f"scene {scene + 1}: {found}"
        if page.page.evaluate("descent.player.count") > 1:
            assert page.pictures() != first, f"scene {scene + 1} stands still"
