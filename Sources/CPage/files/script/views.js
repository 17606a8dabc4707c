/** Panels that show the function itself; the learner may turn one into the other. */
const PICTURES = ["map", "relief", "curve"];

/**
 * One picture of a scene: a sheet with what stands still, drawn once, and a canvas for what moves over it.
 * @typedef {{
 *   number: number, panel: string, place: "main" | "side", options: Settings, figure: HTMLElement,
 *   canvas: HTMLCanvasElement, sheet: HTMLCanvasElement, width: number, height: number, ratio: number,
 *   known: [number, number], lists: (DisplayList | null)[], recorded: RecordedLists | null,
 * }} View
 */

/**
 * A recorded picture: what stands still, and what moves at each frame.
 * @typedef {{fixed: DisplayList, moving: DisplayList[]}} RecordedLists
 */

/** The pictures of the scene in view. */
class Views {
  /** @param {Player} player */
  constructor(player) {
    this.player = player;
    /** @type {View[]} */
    this.all = [];
    this.main = byId("pictures");
    this.side = byId("plots");
    this.highlighted = "";
    /**
     * The pictures of recorded scenes that are unpacked.
     * @type {Map<Recorded, RecordedLists[]>}
     */
    this.unpacked = new Map();
    this.waiting = 0;
    /** The frame that has just been drawn. */
    this.fresh = -1;
    /** What the sizes of the pictures were made for, and beside what. */
    this.arranged = "";
    this.neighbours = "";
    player.on(["scene"], () => this.build());
    player.on(["look"], () => this.arrange());
    player.on(["run"], () => this.afterRun());
    player.on(["step"], () => this.drawSoon());
  }

  /** Whether the page shows its dark look. */
  get dark() {
    return matchMedia("(prefers-color-scheme: dark)").matches;
  }

  /** The theme in which the engine draws. */
  get theme() {
    if (this.player.place.presenting && !this.dark) return "projector";
    return this.dark ? "dark" : this.player.lesson.theme ?? "light";
  }

  /** The picture of the function in view, which the learner may turn and whose start can be moved. */
  get picture() {
    return this.all.find((view) => PICTURES.includes(view.panel));
  }

  /**
   * The pictures of a place.
   * @param {"main" | "side"} place
   */
  at(place) {
    return this.all.filter((view) => view.place === place);
  }

  /** The size of the page's letters, in pixels. */
  get rem() {
    return parseFloat(getComputedStyle(document.documentElement).fontSize);
  }

  /** What the pictures of a slide share it with: the heights of words and numbers. */
  get beside() {
    return `${byId("words").offsetHeight} ${byId("arithmetic-box").offsetHeight}`;
  }

  /** Makes the canvases of a scene. */
  build() {
    const { player } = this;
    this.arranged = "";
    /** @type {LessonView[]} */
    let wanted = [...(player.scene.views ?? [])];
    if (player.scene.recorded) wanted = player.scene.recorded.views;
    else if (player.live) {
      wanted = wanted.filter((view) => view.panel !== "arithmetic");
      if (!wanted.some((view) => view.place === "main")) wanted.unshift({ panel: "map", place: "main", weight: 1 });
      if (!wanted.some((view) => view.panel === "cost")) wanted.push({ panel: "cost", place: "side", weight: 1 });
    }
    this.all = wanted.slice(0, 15).map((view, number) => {
      const sheet = make("canvas", { "aria-hidden": "true" });
      const canvas = make("canvas", { role: "img", "aria-label": view.panel, "aria-describedby": "description" });
      return {
        number, panel: view.panel, place: view.place, options: { ...(view.options ?? {}) }, canvas,
        figure: make("figure", { class: "view" }, sheet, canvas), sheet, width: 0, height: 0, ratio: 1, known: [0, 0], lists: [null, null], recorded: null,
      };
    });
    fill(this.main, ...this.at("main").map((view) => view.figure));
    fill(this.side, ...this.at("side").map((view) => view.figure));
    this.side.hidden = this.side.childElementCount === 0;
  }

  /** Another run in the same plane needs no new sizes; the engine knows whether what stands still changed. */
  afterRun() {
    // Drawn at once, for the engine knows where the start lies in a picture only after that.
    if (this.arranged === this.plan) this.draw();
    else this.arrange();
  }

  /** What the sizes depend on. */
  get plan() {
    const { summary, place } = this.player;
    return JSON.stringify([place.scene, place.picture, summary?.domain, summary?.runs.length, summary?.columns.length]);
  }

  /** Gives every canvas its size and panel, and draws. */
  arrange() {
    const { player } = this;
    const ratio = Math.min(4, window.devicePixelRatio || 1);
    const scale = this.rem / 16;
    for (const view of this.all) {
      const width = Math.floor(view.figure.clientWidth);
      if (width < 40) continue;
      if (!view.recorded && player.live) this.declare(view, width, scale);
      else this.declareRecorded(view, width);
      view.ratio = ratio;
      setSize(view.canvas, view.width, view.height, ratio);
      view.known = [0, 0];
    }
    // Under a picture that is wide and low there is room for the words.
    const height = this.at("main").reduce((sum, view) => sum + view.height, 0);
    byId("stage").classList.toggle("low", height > 0 && height < this.main.clientWidth / 2);
    this.arranged = this.plan;
    this.neighbours = this.beside;
    this.draw();
  }

  /**
   * @param {View} view
   * @param {number} width
   * @param {number} scale
   */
  declare(view, width, scale) {
    const { engine, place, summary } = this.player;
    if (!engine || !summary) return;
    if (PICTURES.includes(view.panel)) {
      const flat = view.options["was"] ?? view.panel;
      if (summary.dimension === 1) view.panel = "curve";
      else view.panel = place.picture || (flat === "curve" ? "map" : flat);
      view.options["was"] = flat;
    }
    const narrow = window.innerWidth < 700;
    /** @type {Settings} */
    const settings = {
      panel: view.panel, width: String(width), theme: this.theme,
      // The theme for projectors has large type of its own.
      scale: String((narrow ? 0.9 : 1) * scale * (this.theme === "projector" ? 0.8 : 1)),
    };
    // The lesson's options are those of the panel that it named.
    if (view.panel === (view.options["was"] ?? view.panel)) {
      for (const [key, value] of Object.entries(view.options)) if (key !== "was") settings[`option.${key}`] = value;
    }
    if (view.panel === "relief" && place.turn) {
      settings["option.azimuth"] = String(place.turn[0]);
      settings["option.elevation"] = String(place.turn[1]);
    }
    const room = view.place === "main" ? Math.min(this.mainHeight(width), mapHeight(summary, view.panel, width, 60 * scale)) : this.sideHeight(width, scale);
    const { height: wish, title } = engine.view(view.number, { ...settings, height: String(Math.round(room)) });
    view.canvas.setAttribute("aria-label", title);
    const height = Math.round(wish === null ? room : Math.min(wish, view.place === "main" ? Math.max(room, 240) : 640));
    if (height !== Math.round(room)) engine.view(view.number, { ...settings, height: String(height) });
    [view.width, view.height] = [width, height];
  }

  /**
   * The height that a main picture may take: what the window has left, and no more than a squarish shape.
   * @param {number} width
   */
  mainHeight(width) {
    const mains = this.at("main").length || 1;
    const free = this.freeBelow(this.main);
    const shape = width * (window.innerWidth < 700 ? 0.95 : 0.86);
    // On a slide that must hold all, a small picture is better than none.
    const [least, wanted] = this.onSlide ? [160, 160] : [240, 320];
    return Math.max(least, Math.min(shape, Math.max(free / (mains > 1 && width > 600 ? mains : 1), wanted)));
  }

  /**
   * The height of a plot beside the main picture; on a slide, what numbers and words leave it.
   * @param {number} width
   * @param {number} scale
   */
  sideHeight(width, scale) {
    const usual = Math.max(60, Math.min(260 * scale, width * 0.45, Math.max(150 * scale, innerHeight * 0.25)));
    if (!this.onSlide) return usual;
    const plots = this.at("side").length || 1;
    const free = this.freeBelow(this.side) - byId("arithmetic-box").offsetHeight - 16;
    return Math.min(usual, Math.max(110 * scale, free / plots - 16));
  }

  /** Whether the window is a slide that holds all without scrolling. */
  get onSlide() {
    return this.player.place.presenting && WIDE_SLIDE.matches;
  }

  /**
   * The height that the window has left from an element's top to what stands below: the words of a slide, with the
   * space round them, or the bar of steps.
   * @param {HTMLElement} element
   */
  freeBelow(element) {
    const below = this.onSlide ? byId("words").offsetHeight + 2.2 * this.rem : byId("stepping").offsetHeight + 24;
    return window.innerHeight - (element.getBoundingClientRect().top + window.scrollY) - below;
  }

  /**
   * Recorded pictures keep their proportions and are enlarged or made smaller as a whole, on a slide until they fit.
   * @param {View} view
   * @param {number} width
   */
  declareRecorded(view, width) {
    const size = this.player.scene.recorded?.views[view.number];
    if (!size) return;
    const enlarged = (/** @type {RecordedView} */ one) => Math.min(width / one.width, 2);
    let factor = enlarged(size);
    if (this.onSlide) {
      const plots = (this.player.scene.recorded?.views ?? []).filter((one) => one.place === "side");
      const [free, wanted] = size.place === "main" ? [this.mainHeight(width), size.height * factor]
        : [this.freeBelow(this.side), plots.reduce((sum, one) => sum + one.height * enlarged(one) + 16, 0)];
      factor *= Math.min(1, Math.max(0.25, free / wanted));
    }
    [view.width, view.height] = [size.width * factor, size.height * factor];
  }

  /** Draws with the next frame of the screen, once however often it is asked. */
  drawSoon() {
    if (this.waiting || this.fresh === this.player.frame) return;
    this.waiting = requestAnimationFrame(() => {
      this.waiting = 0;
      this.draw();
    });
  }

  /** Draws every picture at the present step. */
  draw() {
    if (this.waiting) cancelAnimationFrame(this.waiting);
    this.waiting = 0;
    // News of a run is followed by news of its step, which is drawn by then.
    this.fresh = this.player.frame;
    queueMicrotask(() => { this.fresh = -1; });
    for (const view of this.all) if (view.width > 0) this.drawView(view);
  }

  /** @param {View} view */
  drawView(view) {
    const ctx = view.canvas.getContext("2d");
    // The pictures of a recorded scene are still being unpacked: they are drawn when they are there.
    if (!ctx || (this.player.scene.recorded && !view.recorded)) return;
    const moving = view.recorded ? this.drawRecorded(view) : this.drawLive(view);
    ctx.setTransform(1, 0, 0, 1, 0, 0);
    ctx.clearRect(0, 0, view.canvas.width, view.canvas.height);
    const size = view.recorded ? this.player.scene.recorded?.views[view.number] : null;
    const unit = view.ratio * (size ? view.width / size.width : 1);
    ctx.setTransform(unit, 0, 0, unit, 0, 0);
    if (moving) paint(ctx, moving);
  }

  /**
   * Renews the sheet where the engine says that it changed; returns the moving layer.
   * @param {View} view
   */
  drawLive(view) {
    const { engine, frame } = this.player;
    if (!engine) return null;
    let stale = view.known[0] === 0;
    for (const layer of /** @type {(0 | 1)[]} */ ([0, 1])) {
      const list = engine.draw(view.number, layer, 0, view.known[layer]);
      if (!list) continue;
      view.lists[layer] = list;
      view.known[layer] = list.revision;
      stale = true;
    }
    if (stale) this.drawSheet(view, view.ratio);
    return engine.draw(view.number, 2, frame, 0);
  }

  /** @param {View} view */
  drawRecorded(view) {
    const size = this.player.scene.recorded?.views[view.number];
    if (!view.recorded || !size) return null;
    if (view.known[0] === 0) {
      view.lists = [view.recorded.fixed];
      view.known = [1, 1];
      this.drawSheet(view, (view.ratio * view.width) / size.width, size.ground);
    }
    return view.recorded.moving[this.player.frame] ?? null;
  }

  /**
   * @param {View} view
   * @param {number} unit
   * @param {string} [ground] what was drawn for another ground than the page's brings its own
   */
  drawSheet(view, unit, ground) {
    setSize(view.sheet, view.width, view.height, view.ratio);
    const ctx = view.sheet.getContext("2d");
    if (!ctx) return;
    paintOn(ctx, ground, unit, view.lists);
  }

  /**
   * Shows the vector of a line of arithmetic strongly.
   * @param {string} name or nothing
   */
  highlight(name) {
    if (name === this.highlighted || !this.player.engine) return;
    this.highlighted = name;
    this.player.engine.highlight(name);
    this.drawSoon();
  }

  /**
   * Takes the pictures of a recorded scene.
   * @param {RecordedLists[]} lists
   */
  takeRecorded(lists) {
    for (const view of this.all) view.recorded = lists[view.number] ?? null;
  }
}

/**
 * Paints lists afresh, on a ground of their own where they were not drawn for the page's.
 * @param {CanvasRenderingContext2D} ctx
 * @param {string | undefined} ground
 * @param {number} unit pixels for a point
 * @param {(DisplayList | null)[]} lists
 */
function paintOn(ctx, ground, unit, lists) {
  const { width, height } = ctx.canvas;
  ctx.setTransform(1, 0, 0, 1, 0, 0);
  ctx.clearRect(0, 0, width, height);
  if (ground) {
    ctx.fillStyle = ground;
    ctx.fillRect(0, 0, width, height);
  }
  ctx.setTransform(unit, 0, 0, unit, 0, 0);
  for (const list of lists) if (list) paint(ctx, list);
}

/**
 * The display lists of each view of a recorded scene.
 * @param {Recorded} recorded
 * @param {ArrayBuffer} bytes its layers, unpacked
 * @returns {RecordedLists[]}
 */
function readRecorded(recorded, bytes) {
  const words = new DataView(bytes);
  let at = 0;
  const next = () => {
    const length = words.getUint32(at, true);
    const list = readList(bytes, at + 4);
    at += 4 + length + ((4 - (length % 4)) % 4);
    return list;
  };
  return recorded.views.map(() => ({ fixed: next(), moving: recorded.frames.map(next) }));
}

/**
 * Sets the size of a canvas in CSS pixels, sharp at a pixel ratio; leaves it alone where it has it.
 * @param {HTMLCanvasElement} canvas
 * @param {number} width
 * @param {number} height
 * @param {number} ratio
 */
function setSize(canvas, width, height, ratio) {
  const [w, h] = [Math.round(width * ratio), Math.round(height * ratio)];
  if (canvas.width !== w) canvas.width = w;
  if (canvas.height !== h) canvas.height = h;
  canvas.style.width = `${width}px`;
  canvas.style.height = `${height}px`;
}

/**
 * The height that a map takes at a width, with a margin for its axes; other pictures take what there is.
 * @param {Summary} summary
 * @param {string} panel
 * @param {number} width
 * @param {number} margin
 */
function mapHeight(summary, panel, width, margin) {
  const [across = 1, up = 1] = summary.domain.map(([low = 0, high = 1]) => high - low);
  const shape = up / across;
  // Maps far from square are stretched by the engine.
  return panel === "map" && shape > 0.4 && shape < 2.5 ? (width - margin) * shape + margin : Infinity;
}
