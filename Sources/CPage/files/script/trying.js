/** The ends of the slider of learning rates, as powers of ten, unless a rate lies beyond. */
const RATES = /** @type {const} */ ([-4, 1]);

/** @type {Catalogue | null} */
let shelf = null;

/**
 * The engine's catalogue, read once.
 * @param {Player} player
 * @returns {Catalogue}
 */
function catalogue(player) {
  shelf ??= player.engine?.catalogue(player.lesson.language) ?? { methods: [], schedules: [], surfaces: [] };
  return shelf;
}

/** The controls with which the learner tries another start, rate, method, schedule or function. */
class Trying {
  /** @param {Player} player */
  constructor(player) {
    this.player = player;
    this.box = byId("try");
    this.rate = /** @type {HTMLInputElement} */ (byId("rate"));
    this.exact = /** @type {HTMLInputElement} */ (byId("rate-exact"));
    this.method = /** @type {HTMLSelectElement} */ (byId("method"));
    this.schedule = /** @type {HTMLSelectElement} */ (byId("schedule"));
    this.surface = /** @type {HTMLSelectElement} */ (byId("surface"));
    this.formula = /** @type {HTMLInputElement} */ (byId("formula"));
    this.target = /** @type {HTMLSelectElement} */ (byId("target"));
    this.typing = 0;
    /** Whether the controls are made: the first picture comes before them. */
    this.begun = false;
    /** @type {number} */
    this.low = RATES[0];
    /** @type {number} */
    this.high = RATES[1];
    this.listen();
    player.on(["scene"], () => this.build());
    player.on(["run"], () => this.show());
    player.on(["look"], () => this.complain());
  }

  /** Makes the controls. */
  begin() {
    if (this.begun) return;
    this.begun = true;
    this.build();
    this.show();
  }

  listen() {
    const { player } = this;
    this.rate.addEventListener("input", () => {
      player.change({ [player.runKey("learning-rate")]: nice(10 ** Number(this.rate.value)) }, true);
    });
    this.rate.addEventListener("change", () => player.rerun(player.place));
    this.number(this.exact, (text) => ({ [player.runKey("learning-rate")]: text }), (value) => value > 0);
    this.method.addEventListener("change", () => this.choose("method", this.method.value));
    this.schedule.addEventListener("change", () => this.choose("schedule", this.schedule.value));
    this.surface.addEventListener("change", () => this.chooseSurface());
    this.formula.addEventListener("input", () => {
      clearTimeout(this.typing);
      this.typing = window.setTimeout(() => this.type(), 200);
    });
    this.formula.addEventListener("keydown", (event) => {
      if (event.key === "Enter") this.type();
    });
    this.target.addEventListener("change", () => player.setTarget(Number(this.target.value)));
    byId("keep").addEventListener("click", () => (player.place.ghost ? player.dropGhost() : player.keepGhost()));
    byId("reset").addEventListener("click", () => {
      player.reset();
      byId("try-title").focus();
    });
    this.number(/** @type {HTMLInputElement} */ (byId("step-count")), (text) => ({ steps: text }),
      (value) => Number.isInteger(value) && value >= 0);
  }

  /**
   * A field for a number: taken when it is left or by Enter; its mistake is named under it.
   * @param {HTMLInputElement} field
   * @param {(text: string) => Changes} change
   * @param {(value: number) => boolean} [allowed]
   */
  number(field, change, allowed = () => true) {
    field.addEventListener("change", () => {
      const text = field.value.trim().replace("−", "-").replace(/^(-?\d*),(\d+)$/, "$1.$2");
      const value = Number(text);
      if (text === "" || !Number.isFinite(value) || !allowed(value)) this.mistake(field, say("notANumber"));
      else if (!this.player.change(change(text))) this.mistake(field, this.player.refusal);
      else this.mistake(field, "");
    });
  }

  /**
   * Shows a mistake under its field, or takes it away.
   * @param {HTMLElement} field
   * @param {string} text
   */
  mistake(field, text) {
    const id = `${field.id}-error`;
    let line = document.getElementById(id);
    if (!text && !line) return;
    if (!line) {
      line = make("p", { id, class: "error", role: "alert" });
      (field.closest(".field") ?? field).append(line);
    }
    line.hidden = !text;
    line.textContent = text;
    if (text) {
      field.setAttribute("aria-invalid", "true");
      field.setAttribute("aria-describedby", id);
    } else {
      field.removeAttribute("aria-invalid");
      field.removeAttribute("aria-describedby");
    }
  }

  /** What the engine refused last. */
  complain() {
    const line = byId("refusal");
    line.textContent = this.player.refusal;
    line.hidden = !this.player.refusal;
  }

  /** The lists of a live scene. */
  build() {
    if (!this.begun) return;
    const { player } = this;
    this.box.hidden = !player.live;
    if (!player.live) return;
    const { methods, schedules, surfaces } = catalogue(player);
    fill(this.method, ...methods.map((one) => make("option", { value: one.name }, one.title)));
    fill(this.schedule, ...schedules.map((one) => make("option", { value: one.name }, one.title)));
    fill(this.surface, make("option", { value: "" }, say("ownFormula")),
      ...surfaces.map((one) => make("option", { value: one.name }, one.title)));
    const runs = player.compared;
    byId("target-field").hidden = runs < 2;
    if (player.target > runs) player.target = 1;
    byId("keep").hidden = runs > 1;
    this.mistake(this.formula, "");
    this.showTargets();
  }

  /** The runs that the controls can change, as they are called now. */
  showTargets() {
    const { player } = this;
    fill(this.target, ...Array.from({ length: player.compared }, (_, index) => make("option", { value: index + 1 },
      plain(player.summary?.runs[index]?.label || say("runNumber", { n: index + 1 })))));
    this.target.value = String(player.target);
  }

  /** The controls say what the run has. */
  show() {
    if (!this.begun) return;
    const { player } = this;
    const { summary } = player;
    if (!summary || !player.live) return;
    this.complain();
    this.showRate(summary);
    this.showPlaces(summary);
    if (player.quick) return;
    this.showTargets();
    const settings = player.settings;
    const own = (/** @type {string} */ key) => settings[`${player.target}:${key}`] ?? settings[key];
    this.method.value = own("method") ?? summary.method.name;
    this.schedule.value = own("schedule") ?? summary.schedule?.name ?? "constant";
    this.surface.value = settings["surface"] ?? "";
    if (document.activeElement !== this.formula) {
      const known = catalogue(player).surfaces.find((one) => one.name === settings["surface"]);
      this.formula.value = settings["formula"] ?? known?.formula ?? plain(summary.formula);
      this.mistake(this.formula, "");
    }
    const steps = /** @type {HTMLInputElement} */ (byId("step-count"));
    steps.value = settings["steps"] ?? String(summary.iterations);
    this.mistake(steps, "");
    this.showSettings("method");
    this.showSettings("schedule");
    byId("keep").textContent = say(player.place.ghost ? "dropGhost" : "keep");
    setDisabled(/** @type {HTMLButtonElement} */ (byId("reset")), !player.changed && !player.place.ghost);
  }

  /** @param {Summary} summary */
  showRate(summary) {
    const rate = summary.runs[this.player.target - 1]?.rate ?? summary.rate;
    const limit = Number(summary.stable?.limit ?? NaN);
    const without = rate === null || rate === undefined;
    this.rate.disabled = without;
    this.exact.disabled = without;
    byId("no-rate").hidden = !without;
    const known = [rate ?? NaN, limit].filter((value) => value > 0 && Number.isFinite(value)).map(Math.log10);
    this.low = Math.floor(Math.min(RATES[0], ...known));
    this.high = Math.ceil(Math.max(RATES[1], ...known));
    this.rate.min = String(this.low);
    this.rate.max = String(this.high);
    if (!without) {
      this.rate.value = String(Math.log10(rate));
      if (document.activeElement !== this.exact) this.exact.value = String(rate);
    }
    this.mistake(this.exact, "");
    const shown = Number.isFinite(limit) && limit > 0;
    const text = shown ? shortNumber(limit) : "";
    this.rate.setAttribute("aria-valuetext", without ? say("noRate")
      : shown ? say("rateValue", { rate: shortNumber(rate), limit: text }) : shortNumber(rate));
    const mark = byId("limit");
    mark.hidden = !shown || without;
    if (!shown) return;
    const share = (Math.log10(limit) - this.low) / (this.high - this.low);
    mark.style.setProperty("--at", String(share));
    mark.classList.toggle("late", share > 0.6);
    fill(byId("limit-text"), "2/", make("i", {}, "λ"), make("sub", {}, "max"), ` = ${text}`);
    mark.title = say("stable", { limit: text });
  }

  /**
   * Fields for the start and the domain: what dragging does, by numbers.
   * @param {Summary} summary
   */
  showPlaces(summary) {
    const { player } = this;
    const box = byId("places");
    const key = summary.variables.join(" ");
    if (box.dataset["key"] !== key) {
      box.dataset["key"] = key;
      fill(box, ...summary.variables.flatMap((variable, axis) => [
        this.place(`start-${variable}`, say("coordinate", { name: variable }), (text) => {
          const start = [...(player.summary?.start ?? [])];
          start[axis] = Number(text);
          return { [player.runKey("start")]: start.join(" ") };
        }),
        ...["from", "to"].map((end, side) => this.place(`${end}-${variable}`, say(end, { name: variable }), (text) => {
          const range = [...(player.summary?.domain[axis] ?? [])];
          range[side] = Number(text);
          return { [variable]: range.join(" ") };
        })),
      ]));
    }
    for (const [axis, variable] of summary.variables.entries()) {
      const values = [summary.start[axis], ...(summary.domain[axis] ?? [])];
      for (const [index, id] of [`start-${variable}`, `from-${variable}`, `to-${variable}`].entries()) {
        const field = /** @type {HTMLInputElement} */ (byId(id));
        if (document.activeElement === field) continue;
        field.value = String(values[index] ?? "");
        this.mistake(field, "");
      }
    }
  }

  /**
   * @param {string} id
   * @param {string} label
   * @param {(text: string) => Changes} change
   */
  place(id, label, change) {
    const field = make("input", { id, type: "text", inputmode: "decimal", autocomplete: "off", spellcheck: "false" });
    const box = make("div", { class: "field small" }, make("label", { for: id }, label), field);
    this.number(field, change);
    return box;
  }

  /**
   * Fields for the settings of the method or schedule in use.
   * @param {"method" | "schedule"} family
   */
  showSettings(family) {
    const { player } = this;
    const box = byId(`${family}-settings`);
    const name = this[family].value;
    const all = catalogue(player);
    /** @type {{name: string, title: string, summary: string, settings: SettingInfo[]}[]} */
    const records = family === "method" ? all.methods : all.schedules;
    const info = records.find((one) => one.name === name);
    byId(`${family}-summary`).textContent = info?.summary ?? "";
    const settings = info?.settings ?? [];
    if (settings.length > 0 && this[family].value !== player.summary?.[family]?.name) box.dataset["key"] = "";
    const more = /** @type {HTMLDetailsElement} */ (byId(`${family}-more`));
    more.hidden = settings.length === 0;
    const key = `${player.target} ${name}`;
    if (box.dataset["key"] !== key) {
      box.dataset["key"] = key;
      fill(box, ...settings.map((one) => settingField(this, family, one)));
      fill(more.querySelector("summary") ?? more, say("settingsOf", { name: info?.title ?? name }));
      // What somebody has set, or has yet to set, is in view.
      more.open = player.refusal !== "" || settings.some((one) => player.runKey(`${family}.${one.name}`) in player.settings);
    }
    for (const one of settings) showSetting(player, family, one);
  }

  /**
   * @param {"method" | "schedule"} family
   * @param {string} name
   */
  choose(family, name) {
    const { player } = this;
    const key = player.runKey(family);
    /** @type {Changes} */
    const changes = { [key]: name };
    for (const old of Object.keys(player.place.changes)) if (old.startsWith(`${key}.`)) changes[old] = null;
    // What has no schedule in the lesson needs no word to keep its rate.
    if (name === "constant" && !(key in (player.scene.settings ?? {}))) changes[key] = null;
    // One that needs a setting first is refused with a sentence; its fields are there to be filled in.
    if (!player.change(changes)) this.showSettings(family);
  }

  chooseSurface() {
    const { player } = this;
    const name = this.surface.value;
    if (!name) return this.formula.focus();
    this.mistake(this.formula, "");
    const one = catalogue(player).surfaces.find((surface) => surface.name === name);
    const changes = this.withoutFunction();
    if (player.scene.settings?.["surface"] !== name) {
      changes["surface"] = name;
      changes["start"] = (one?.starts[0]?.position ?? []).join(" ") || null;
    }
    if (player.change(changes)) player.tell("scene", "run", "step");
    else this.show();
  }

  /**
   * Takes back whatever the learner said of the function.
   * @returns {Changes}
   */
  withoutFunction() {
    return Object.fromEntries(Object.keys(this.player.place.changes)
      .filter((key) => OF_FUNCTION.includes(key) || /^\d+:start$/.test(key)).map((key) => [key, null]));
  }

  /** The formula is checked while it is typed, and run as soon as it is right. */
  type() {
    clearTimeout(this.typing);
    const { player } = this;
    const { summary, engine } = player;
    const formula = this.formula.value.trim();
    if (!summary || !engine || formula === player.settings["formula"]) return this.mistake(this.formula, "");
    const found = engine.check(formula, player.lesson.language);
    if (!found.ok) return this.mistake(this.formula, found.message ?? "");
    const variables = found.variables ?? summary.variables;
    const same = variables.length === summary.dimension;
    const changes = this.withoutFunction();
    changes["formula"] = formula;
    for (const [axis, variable] of variables.entries()) {
      changes[variable] = (same ? summary.domain[axis] : [-3, 3])?.join(" ") ?? "-3 3";
    }
    changes["start"] = (same ? summary.start : variables.map((_, axis) => (axis === 0 ? -2 : 1.5))).join(" ");
    const taken = player.change(changes);
    this.mistake(this.formula, taken ? "" : player.refusal);
    if (taken && !same) player.tell("scene", "run", "step");
    if (taken) this.surface.value = "";
  }
}

/**
 * A power of ten from the slider, rounded to three digits, as one writes it.
 * @param {number} value
 */
function nice(value) {
  return String(Number(value.toPrecision(3)));
}
