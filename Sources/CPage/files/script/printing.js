/** How many pictures of a run stand on paper, and how many rows of its table. */
const PRINTED = /** @type {const} */ ({ pictures: 9, rows: 26 });

/** On paper: for each scene its text, a strip of pictures and the table, in place of one frozen step. */
class Printing {
  /**
   * @param {Player} player
   * @param {Views} views
   */
  constructor(player, views) {
    this.player = player;
    this.views = views;
    const begin = byId("print");
    nameButton(begin, say("print"));
    begin.addEventListener("click", () => window.print());
    window.addEventListener("beforeprint", () => this.prepare());
    window.addEventListener("afterprint", () => fill(byId("sheet")));
  }

  /** Fills the printed page. The scenes that are not in view are run and put back again. */
  prepare() {
    const { player } = this;
    const sheet = byId("sheet");
    fill(sheet, make("h1", {}, markup(player.lesson.title)), make("p", {}, markup(player.lesson.summary ?? "")));
    player.visit((scene, _, runs) => {
      if (player.live && runs) sheet.append(this.scene(scene));
    });
    this.views.arrange();
  }

  /** @param {LessonScene} scene */
  scene(scene) {
    const { player } = this;
    const chosen = spread(player.count, PRINTED.pictures);
    const section = make("section", {}, make("h2", {}, markup(scene.title)), make("p", { class: "quiet" }, markup(ownSubtitle(scene))));
    section.append(this.strip(scene, chosen));
    if (!player.changed) {
      for (const line of scene.narration ?? []) {
        if (!line.text) continue;
        section.append(make("p", {}, make("b", {}, `${line.at ?? player.last}  `), markup(line.text)));
      }
      for (const one of scene.questions ?? []) section.append(make("p", {}, make("b", {}, `${say("ask")}: `), markup(one.question)));
    }
    const rows = spread(player.count, PRINTED.rows).flatMap((frame) => player.engine?.rows(frame, 1) ?? []);
    section.append(make("table", {},
      make("thead", {}, make("tr", {}, ...(player.summary?.columns ?? []).map((one) => make("th", {}, markup(one.symbol))))),
      make("tbody", {}, ...rows.map((row) => make("tr", {}, ...row.map((value, column) =>
        make("td", {}, column === 0 ? String(value) : shortNumber(value))))))));
    const findings = player.summary?.findings ?? [];
    if (findings.length > 0) {
      section.append(make("ul", {}, ...findings.map((one) => make("li", {}, make("b", {}, kindTitle(one)), " ", markup(one.markup)))));
    }
    return section;
  }

  /**
   * Pictures of some frames beside each other.
   * @param {LessonScene} scene
   * @param {number[]} frames
   */
  strip(scene, frames) {
    const { engine, summary } = this.player;
    const box = make("div", { class: "strip" });
    if (!engine || !summary) return box;
    const main = (scene.views ?? []).find((view) => view.place === "main");
    const flat = summary.dimension === 1 ? "curve" : "map";
    const panel = main && !PICTURES.includes(main.panel) ? main.panel : main?.panel === "relief" && summary.dimension === 2 ? "relief" : flat;
    const [width, ratio] = [260, 3];
    const height = Math.round(Math.min(panel === "comparison" ? 200 : 230, mapHeight(summary, panel, width, 36)));
    const number = 15;
    engine.view(number, { panel, width: String(width), height: String(height), theme: "light", scale: "0.62" });
    const still = /** @type {(0 | 1)[]} */ ([0, 1]).map((layer) => engine.draw(number, layer, 0, 0));
    for (const frame of frames) {
      const canvas = make("canvas", { width: width * ratio, height: height * ratio });
      const ctx = canvas.getContext("2d");
      if (!ctx) continue;
      ctx.scale(ratio, ratio);
      for (const list of [...still, engine.draw(number, 2, frame, 0)]) if (list) paint(ctx, list);
      box.append(make("figure", {}, canvas, make("figcaption", {}, say("stepOf", { n: this.player.iteration(frame), all: this.player.last }))));
    }
    return box;
  }
}

/**
 * The first, the last and frames between, dense where a run begins, for there most happens.
 * @param {number} count
 * @param {number} wanted
 */
function spread(count, wanted) {
  if (count <= wanted) return Array.from({ length: count }, (_, index) => index);
  const chosen = new Set([0, count - 1]);
  for (let k = 1; k < wanted; k += 1) chosen.add(Math.max(k, Math.round((count - 1) * (k / (wanted - 1)) ** 2)));
  return [...chosen].filter((frame) => frame < count).sort((a, b) => a - b);
}
