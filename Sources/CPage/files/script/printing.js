/** How many pictures of a run stand on paper, of a recorded one, and how many rows of the table. */
const PRINTED = /** @type {const} */ ({ pictures: 9, recorded: 6, rows: 26 });

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
    player.visit((scene, index, runs) => {
      if (runs) sheet.append(this.scene(scene, index));
    });
    this.views.arrange();
  }

  /**
   * @param {LessonScene} scene
   * @param {number} index
   */
  scene(scene, index) {
    const { player } = this;
    const section = make("section", {}, make("h2", {}, markup(scene.title)), make("p", { class: "quiet" }, markup(howMade(player))));
    section.append(this.strip(scene, index));
    if (!player.changed) {
      for (const line of scene.narration ?? []) {
        if (!line.text) continue;
        section.append(make("p", {}, make("b", {}, `${line.at ?? player.last}  `), markup(line.text)));
      }
      for (const one of scene.questions ?? []) section.append(make("p", {}, make("b", {}, `${say("ask")}: `), markup(one.question)));
    }
    section.append(this.table(scene));
    const findings = player.summary?.findings ?? [];
    if (findings.length > 0) {
      section.append(make("ul", {}, ...findings.map((one) => make("li", {}, make("b", {}, kindTitle(one)), " ", markup(one.markup)))));
    }
    return section;
  }

  /**
   * The rows of some frames.
   * @param {LessonScene} scene
   */
  table(scene) {
    const { player } = this;
    const chosen = spread(player.count, PRINTED.rows);
    const recorded = scene.recorded?.frames ?? [];
    const head = player.live ? (player.summary?.columns ?? []).map((one) => one.symbol)
      : [say("scrub"), ...(recorded[0]?.values ?? []).map((one) => one.name)];
    const rows = player.live
      ? chosen.flatMap((frame) => player.engine?.rows(frame, 1) ?? [])
        .map((row) => row.map((value, column) => (column === 0 ? String(value) : shortNumber(value))))
      : chosen.map((frame) => [String(player.iteration(frame)), ...(recorded[frame]?.values ?? []).map((one) => one.text)]);
    return make("table", {},
      make("thead", {}, make("tr", {}, ...head.map((name) => make("th", {}, markup(name))))),
      make("tbody", {}, ...rows.map((row) => make("tr", {}, ...row.map((text) => make("td", {}, markup(text)))))));
  }

  /**
   * Pictures of some frames beside each other.
   * @param {LessonScene} scene
   * @param {number} index
   */
  strip(scene, index) {
    const { engine, summary } = this.player;
    const lists = scene.recorded && this.views.unpacked.get(scene.recorded);
    if (scene.recorded && lists) return this.recordedStrip(scene.recorded, lists);
    if (!engine || !summary) return figuresOf(index);
    const box = make("div", { class: "strip" });
    const frames = spread(this.player.count, PRINTED.pictures);
    const main = (scene.views ?? []).find((view) => view.place === "main");
    const flat = summary.dimension === 1 ? "curve" : "map";
    const panel = main && !PICTURES.includes(main.panel) ? main.panel : main?.panel === "relief" && summary.dimension === 2 ? "relief" : flat;
    const [width, ratio] = [260, 3];
    const height = Math.round(Math.min(panel === "comparison" ? 200 : 230, mapHeight(summary, panel, width, 36)));
    const number = 15;
    engine.view(number, { panel, width: String(width), height: String(height), theme: "light", scale: "0.62" });
    const still = /** @type {(0 | 1)[]} */ ([0, 1]).map((layer) => engine.draw(number, layer, 0, 0));
    for (const frame of frames) {
      box.append(this.figure(frame, { width, height }, ratio, [...still, engine.draw(number, 2, frame, 0)]));
    }
    return box;
  }

  /**
   * The main picture of some recorded frames, and at the end what stands beside it at the last one. They were drawn for
   * a screen, so that they need more room than the others; and which of them matter the lesson has chosen.
   * @param {Recorded} recorded
   * @param {RecordedLists[]} lists
   */
  recordedStrip(recorded, lists) {
    const box = make("div", { class: "strip large" });
    const last = this.player.count - 1;
    for (const [number, { fixed, moving }] of lists.entries()) {
      const view = recorded.views[number];
      if (!view) continue;
      for (const frame of view.place === "main" ? spread(last + 1, PRINTED.recorded, 1) : [last]) {
        box.append(this.figure(frame, view, 2, [fixed, moving[frame] ?? null], view.ground));
      }
    }
    return box;
  }

  /**
   * A picture with its step under it.
   * @param {number} frame
   * @param {{width: number, height: number}} size
   * @param {number} ratio
   * @param {(DisplayList | null)[]} lists
   * @param {string} [ground] of what was not drawn for paper
   */
  figure(frame, { width, height }, ratio, lists, ground) {
    const canvas = make("canvas", { width: width * ratio, height: height * ratio });
    const ctx = canvas.getContext("2d");
    if (ctx) paintOn(ctx, ground, ratio, lists);
    return make("figure", {}, canvas,
      make("figcaption", {}, say("stepOf", { n: this.player.iteration(frame), all: this.player.last })));
  }
}

/**
 * The lesson's own figures of a scene, for one whose pictures are still packed.
 * @param {number} index
 */
function figuresOf(index) {
  const images = byId("fallback").querySelectorAll("section")[index]?.querySelectorAll("img") ?? [];
  return make("div", { class: "strip large" }, ...Array.from(images, (image) => make("figure", {}, image.cloneNode())));
}

/**
 * The first, the last and frames between, dense where a run begins, for there most happens; evenly with a power of 1.
 * @param {number} count
 * @param {number} wanted
 * @param {number} [power]
 */
function spread(count, wanted, power = 2) {
  if (count <= wanted) return Array.from({ length: count }, (_, index) => index);
  const chosen = new Set([0, count - 1]);
  for (let k = 1; k < wanted; k += 1) chosen.add(Math.max(k, Math.round((count - 1) * (k / (wanted - 1)) ** power)));
  return [...chosen].filter((frame) => frame < count).sort((a, b) => a - b);
}
