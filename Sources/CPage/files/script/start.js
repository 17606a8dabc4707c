/**
 * The start in the learner's hand: a focusable ring over the start that the engine draws, moved by pointer or
 * arrow keys.
 */
class StartHandle {
  /**
   * @param {Player} player
   * @param {Views} views
   */
  constructor(player, views) {
    this.player = player;
    this.views = views;
    this.ring = make("button", { class: "start", type: "button" });
    this.dragging = false;
    this.waiting = 0;
    /** @type {{x: number, y: number} | null} */
    this.aim = null;
    this.ring.addEventListener("pointerdown", (event) => this.grab(event));
    this.ring.addEventListener("pointermove", (event) => this.drag(event));
    for (const name of /** @type {const} */ (["pointerup", "pointercancel"])) {
      this.ring.addEventListener(name, () => this.drop());
    }
    this.ring.addEventListener("keydown", (event) => this.key(event));
    this.ring.addEventListener("keyup", () => this.settle());
    this.ring.addEventListener("blur", () => this.settle());
    /** Whether the last run was a quick one, without findings. */
    this.rough = false;
    player.on(["scene"], () => this.attach());
    player.on(["run", "look"], () => this.put());
  }

  /** Puts the ring into the picture of the scene. */
  attach() {
    this.views.picture?.figure.append(this.ring);
  }

  /** Moves the ring to the start. */
  put() {
    const { player, ring } = this;
    const view = this.views.picture;
    const start = player.summary?.start ?? [];
    ring.hidden = !player.live || !view || start.length === 0 || player.place.presenting;
    if (ring.hidden || !view || !player.engine) return;
    const { x, y } = player.engine.place(view.number, start[0] ?? 0, start[1] ?? 0);
    ring.hidden = x === null || y === null;
    ring.style.left = `${x ?? 0}px`;
    ring.style.top = `${y ?? 0}px`;
    const place = `(${start.map((value) => shortNumber(value)).join(", ")})`;
    ring.setAttribute("aria-label", say("start", { place }));
    ring.title = ring.getAttribute("aria-label") ?? "";
  }

  /** @param {PointerEvent} event */
  grab(event) {
    if (event.button !== 0 || this.views.picture?.panel === "relief") return;
    this.dragging = true;
    this.ring.setPointerCapture(event.pointerId);
    this.ring.classList.add("held");
    event.preventDefault();
    this.ring.focus({ preventScroll: true });
  }

  /** @param {PointerEvent} event */
  drag(event) {
    const view = this.views.picture;
    if (!this.dragging || !view) return;
    const box = view.canvas.getBoundingClientRect();
    this.aim = { x: event.clientX - box.left, y: event.clientY - box.top };
    this.waiting ||= requestAnimationFrame(() => this.follow());
  }

  /** Runs from where the pointer is, once for each frame of the screen. */
  follow() {
    this.waiting = 0;
    const view = this.views.picture;
    const { player, aim } = this;
    if (!aim || !view || !player.engine) return;
    this.aim = null;
    const position = player.engine.locate(view.number, aim.x, aim.y);
    if (position) this.move(position);
  }

  drop() {
    if (!this.dragging) return;
    this.dragging = false;
    this.ring.classList.remove("held");
    if (this.waiting) cancelAnimationFrame(this.waiting);
    this.follow();
    this.settle();
  }

  /**
   * @param {number[]} position
   */
  move(position) {
    this.rough = true;
    const digits = position.map((value, axis) => rounded(value, this.player.summary?.domain[axis]));
    this.player.change({ [this.player.runKey("start")]: digits.join(" ") }, true);
  }

  /** The arrow keys move by a hundredth of the domain, with shift by a tenth. */
  /** @param {KeyboardEvent} event */
  key(event) {
    const way = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] }[event.key];
    const { summary } = this.player;
    if (!way || !summary || event.ctrlKey || event.altKey || event.metaKey) return;
    event.preventDefault();
    event.stopPropagation();
    const part = event.shiftKey ? 0.1 : 0.01;
    this.move(summary.start.map((value, axis) => {
      const [low = 0, high = 1] = summary.domain[axis] ?? [];
      return Math.max(low, Math.min(high, value + (way[axis] ?? 0) * part * (high - low)));
    }));
  }

  /** Runs once more with everything, after quick runs, and says where the start is now. */
  settle() {
    if (!this.rough || this.dragging) return;
    this.rough = false;
    this.player.rerun(this.player.place);
    const place = `(${(this.player.summary?.start ?? []).map((value) => shortNumber(value)).join(", ")})`;
    announce(say("startMoved", { place }));
  }
}

/** The relief is turned by dragging it, or by the arrow keys while the focus is in it. */
class ReliefTurner {
  /**
   * One for the page: it listens around the pictures, which come and go with the scenes.
   * @param {Player} player
   * @param {Views} views
   */
  constructor(player, views) {
    this.player = player;
    this.views = views;
    this.waiting = 0;
    /**
     * Where the relief turns to with the next frame of the screen.
     * @type {[number, number] | null}
     */
    this.aim = null;
    /** @type {{x: number, y: number, turn: readonly [number, number]} | null} */
    let held = null;
    const stage = byId("stage");
    stage.addEventListener("pointerdown", (event) => {
      const { relief } = this;
      if (!relief || event.target !== relief || event.button !== 0) return;
      held = { x: event.clientX, y: event.clientY, turn: this.turn };
      relief.setPointerCapture(event.pointerId);
    });
    stage.addEventListener("pointermove", (event) => {
      if (held) this.to(held.turn[0] - (event.clientX - held.x) * 0.5, held.turn[1] + (event.clientY - held.y) * 0.3);
    });
    for (const name of /** @type {const} */ (["pointerup", "pointercancel"])) {
      stage.addEventListener(name, () => { held = null; });
    }
    stage.addEventListener("keydown", (event) => {
      const way = { ArrowLeft: [-5, 0], ArrowRight: [5, 0], ArrowUp: [0, 5], ArrowDown: [0, -5] }[event.key];
      if (!way || !this.relief || event.target !== this.relief) return;
      event.preventDefault();
      event.stopPropagation();
      this.to(this.turn[0] + (way[0] ?? 0), this.turn[1] + (way[1] ?? 0));
    });
    player.on(["scene"], () => {
      held = null;
      this.aim = null;
    });
    player.on(["run", "look"], () => this.prepare());
  }

  /** The canvas that can be turned, if there is one: a recorded relief stands still. */
  get relief() {
    const { picture } = this.views;
    return this.player.live && picture?.panel === "relief" ? picture.canvas : null;
  }

  /** Lets the keyboard into a relief, and says what can be done there. */
  prepare() {
    const { relief } = this;
    const canvas = this.views.picture?.canvas;
    if (!canvas) return;
    canvas.classList.toggle("turns", Boolean(relief));
    if (relief) {
      relief.tabIndex = 0;
      relief.title = say("turnHint");
    } else for (const name of ["tabindex", "title"]) canvas.removeAttribute(name);
    canvas.setAttribute("aria-describedby", relief ? "description turn-hint" : "description");
  }

  /** @returns {readonly [number, number]} azimuth and elevation in degrees */
  get turn() {
    return this.aim ?? this.player.place.turn ?? [-60, 35];
  }

  /**
   * @param {number} azimuth
   * @param {number} elevation
   */
  to(azimuth, elevation) {
    const turned = ((azimuth % 360) + 360) % 360;
    this.aim = [turned, Math.max(10, Math.min(85, elevation))];
    this.waiting ||= requestAnimationFrame(() => {
      this.waiting = 0;
      const { aim } = this;
      this.aim = null;
      if (aim) this.player.setTurn(aim);
    });
  }
}

/**
 * A position rounded to what a pointer can mean: a ten-thousandth of the axis.
 * @param {number} value
 * @param {number[] | undefined} range
 */
function rounded(value, range) {
  const [low = 0, high = 1] = range ?? [];
  const decimals = Math.max(0, Math.min(12, Math.ceil(-Math.log10((high - low) / 2000))));
  return String(Number(value.toFixed(decimals)));
}

/**
 * A number for a label: four digits and a true minus.
 * @param {number | string | null | undefined} value
 */
function shortNumber(value) {
  const number = Number(value);
  if (value === null || value === undefined || Number.isNaN(number)) return "–";
  if (!Number.isFinite(number)) return number > 0 ? "∞" : "−∞";
  const size = Math.abs(number);
  const text = size !== 0 && (size < 1e-3 || size >= 1e6) ? number.toExponential(2) : String(Number(number.toPrecision(4)));
  const [digits = "", exponent] = text.split("e");
  const power = exponent ? ` · 10${[...String(Number(exponent))].map((c) => "⁻⁰¹²³⁴⁵⁶⁷⁸⁹"["-0123456789".indexOf(c)] ?? c).join("")}` : "";
  return digits.replace("-", "−") + power;
}
