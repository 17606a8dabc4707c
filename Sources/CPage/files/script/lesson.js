/** Settings that belong to a function and go with it. */
const OF_FUNCTION = ["surface", "formula", "name", "title", "starts", "critical", "parameters", "x", "y", "start"];
/** Settings that make a run; a ghost takes them all with it. */
const OF_RUN = /^(start|method|method\..*|learning-rate|schedule|schedule\..*|steps|stop\..*|seed|noise|clip-.*|label)$/;

/**
 * The lesson's settings with the learner's laid over them. Another function, method or schedule leaves the
 * settings of the old one behind.
 * @param {Settings} base
 * @param {Settings} changes
 * @param {Settings | null} ghost changes of the run that was kept
 * @returns {Settings}
 */
function settingsWith(base, changes, ghost) {
  const settings = { ...base };
  if ("formula" in changes || "surface" in changes) {
    for (const key of OF_FUNCTION) delete settings[key];
    for (const key of Object.keys(settings)) if (/^\d+:start$/.test(key)) delete settings[key];
  }
  for (const key of Object.keys(changes)) {
    const family = /^(\d+:)?(method|schedule)$/.exec(key);
    if (!family) continue;
    for (const old of Object.keys(settings)) if (old.startsWith(`${key}.`)) delete settings[old];
  }
  Object.assign(settings, changes);
  // A ghost is one run beside one run: a comparison has others already.
  if (ghost && !Object.keys(settings).some((key) => /^\d+:/.test(key))) {
    for (const [key, value] of Object.entries(settingsWith(base, ghost, null))) {
      if (OF_RUN.test(key)) settings[`ghost:${key}`] = value;
    }
    settings["ghost:label"] ??= say("ghost");
  }
  return renamed(settings, base, changes);
}

/**
 * A compared run that the learner has changed is no longer what the lesson calls it.
 * @param {Settings} settings
 * @param {Settings} base
 * @param {Settings} changes
 */
function renamed(settings, base, changes) {
  const runs = Object.keys(base).some((key) => /^\d+:/.test(key));
  for (const [key, value] of runs ? Object.entries(changes) : []) {
    const [, run = "", name = ""] = /^(\d+:)?(.*)$/.exec(key) ?? [];
    // A start without a number is that of all runs.
    if (!OF_RUN.test(name) || name === "label" || name === "steps" || key === "start") continue;
    const label = base[`${run}label`] ?? "";
    settings[`${run}label`] = name === "learning-rate" && label.startsWith("<i>η</i> = ") ? `<i>η</i> = ${value}`
      : say("runNumber", { n: run ? parseInt(run, 10) : 1 });
  }
  return settings;
}

/** What the parts of the page hear of: another scene, another run, another step, another look. */
/** @typedef {"scene" | "run" | "step" | "look"} News */

/** The state of the page, and the only place that changes it. */
class Player {
  /**
   * @param {Lesson} lesson
   * @param {Engine | null} engine `null` where all scenes are recorded
   */
  constructor(lesson, engine) {
    this.lesson = lesson;
    this.engine = engine;
    /** Where the page stands. The other parts read it; the checker of types keeps them from writing. */
    this.place = /** @type {Readonly<Place>} */ (readAddress(""));
    this.frame = 0;
    /** @type {Summary | null} */
    this.summary = null;
    /** @type {StepRecord | null} */
    this.record = null;
    /** Why the last change was refused. */
    this.refusal = "";
    /** Whether the run was made in haste, while something is dragged. */
    this.quick = false;
    /** How the last step was made: only steps by hand are read out. */
    this.byHand = false;
    /** The run of a comparison that the controls change, from 1. */
    this.target = 1;
    /** @type {{news: News, listener: () => void}[]} */
    this.listeners = [];
  }

  /**
   * @param {News[]} news
   * @param {() => void} listener
   */
  on(news, listener) {
    for (const one of news) this.listeners.push({ news: one, listener });
  }

  /** @param {...News} news */
  tell(...news) {
    for (const one of news) for (const { news: wanted, listener } of this.listeners) if (wanted === one) listener();
  }

  /** @returns {LessonScene} */
  get scene() {
    return this.lesson.scenes[this.place.scene] ?? { title: "" };
  }

  /** Whether the engine computes this scene. */
  get live() {
    return Boolean(this.scene.settings && this.engine);
  }

  /** Whether the run differs from the lesson's, so that its text would speak of another one. */
  get changed() {
    return Object.keys(this.place.changes).length > 0;
  }

  /** The settings that the engine has now. */
  get settings() {
    return settingsWith(this.scene.settings ?? {}, this.place.changes, this.place.ghost);
  }

  /** How many runs the scene compares. */
  get compared() {
    return 1 + Object.keys(this.settings).reduce((most, key) => Math.max(most, Number(/^(\d+):/.exec(key)?.[1] ?? 1) - 1), 0);
  }

  /**
   * The key of a setting of the run that the controls change. The start is moved for all runs, unless each has
   * its own.
   * @param {string} key
   */
  runKey(key) {
    const own = `${this.target}:${key}`;
    if (this.target === 1 || (key === "start" && !(own in this.settings))) return key;
    return own;
  }

  /** How many frames there are. */
  get count() {
    return this.live ? this.summary?.frames ?? 1 : this.scene.recorded?.frames.length ?? 1;
  }

  /** The last iteration. */
  get last() {
    return this.iteration(this.count - 1);
  }

  /** @param {number} frame */
  iteration(frame) {
    if (!this.live) return this.scene.recorded?.frames[frame]?.iteration ?? 0;
    return this.summary?.kept ? this.summary.kept[frame] ?? 0 : frame;
  }

  /**
   * The last frame that is not after an iteration.
   * @param {number} iteration
   */
  frameOf(iteration) {
    let low = 0;
    let high = this.count;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.iteration(middle) <= iteration) low = middle + 1;
      else high = middle;
    }
    return Math.max(0, low - 1);
  }

  /**
   * Opens a place of the lesson as it stands in the address.
   * @param {Place} place
   */
  open(place) {
    const scene = Math.max(0, Math.min(this.lesson.scenes.length - 1, place.scene));
    this.place = { ...place, scene };
    this.target = 1;
    if (!this.run(false)) {
      const { refusal } = this;
      if (!this.runWithoutOne(place.changes)) {
        this.place = { ...this.place, changes: {}, ghost: null };
        if (!this.run(false)) throw new Error(this.refusal);
      }
      this.refusal = refusal;
    }
    this.frame = this.frameOf(place.step);
    this.load();
    this.byHand = false;
    this.tell("scene", "run", "step");
  }

  /**
   * Leaves out the one setting of an address that the engine refuses; whether the others can be run.
   * @param {Settings} changes
   */
  runWithoutOne(changes) {
    return Object.keys(changes).some((wrong) => {
      const others = Object.fromEntries(Object.entries(changes).filter(([key]) => key !== wrong));
      this.place = { ...this.place, changes: others };
      return this.run(false);
    });
  }

  /**
   * Opens another scene at its first or last step.
   * @param {number} scene
   * @param {boolean} [atEnd]
   */
  openScene(scene, atEnd = false) {
    if (scene < 0 || scene >= this.lesson.scenes.length) return;
    const step = atEnd ? Number.MAX_SAFE_INTEGER : 0;
    this.open({ ...readAddress(""), scene, step, presenting: this.place.presenting });
    this.byHand = true;
  }

  /**
   * Hands the settings to the engine. On a refusal nothing has changed and `refusal` says why.
   * @param {boolean} quick without the search for findings, while dragging
   */
  run(quick) {
    this.refusal = "";
    this.quick = quick;
    if (!this.live || !this.engine) {
      this.summary = null;
      return true;
    }
    const settings = this.settings;
    if (quick) settings["quick"] = "1";
    try {
      this.summary = this.engine.configure(settings);
      return true;
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      this.refusal = error.message;
      return false;
    }
  }

  /** Reads the record of the frame. */
  load() {
    this.frame = Math.max(0, Math.min(this.count - 1, this.frame));
    this.record = this.live && this.engine ? this.engine.record(this.frame) : null;
    this.place = { ...this.place, step: this.iteration(this.frame) };
  }

  /**
   * Lays changes over the lesson's settings; `null` takes one back. Stays at the same iteration.
   * @param {Changes} changes
   * @param {boolean} [quick]
   * @returns {boolean} whether the engine took them
   */
  change(changes, quick = false) {
    const before = this.place;
    const merged = { ...before.changes };
    for (const [key, value] of Object.entries(changes)) {
      if (value === null) delete merged[key];
      else merged[key] = value;
    }
    // What is as in the lesson is no change; but another function has left the lesson's start and domain behind.
    const base = this.scene.settings ?? {};
    for (const key of ["formula", "surface"]) if (merged[key] === base[key]) delete merged[key];
    const elsewhere = "formula" in merged || "surface" in merged;
    for (const key of Object.keys(merged)) {
      if (merged[key] === base[key] && !(elsewhere && OF_FUNCTION.includes(key))) delete merged[key];
    }
    // A kept run belongs to its function: on another one its path says nothing, and its start may have no such name.
    const ghost = ["formula", "surface"].some((key) => merged[key] !== before.changes[key]) ? null : before.ghost;
    return this.rerun({ ...before, changes: merged, ghost }, quick);
  }

  /** Keeps the present run as a ghost beside those that follow. */
  keepGhost() {
    this.rerun({ ...this.place, ghost: { ...this.place.changes } });
  }

  /** Removes the ghost. */
  dropGhost() {
    this.rerun({ ...this.place, ghost: null });
  }

  /** Back to the lesson's own run. */
  reset() {
    this.rerun({ ...this.place, changes: {}, ghost: null });
  }

  /**
   * @param {Readonly<Place>} place
   * @param {boolean} [quick]
   */
  rerun(place, quick = false) {
    const before = this.place;
    const wasAtEnd = this.frame === this.count - 1 && this.frame > 0;
    const step = this.iteration(this.frame);
    this.place = place;
    if (!this.run(quick)) {
      this.place = before;
      this.tell("look");
      return false;
    }
    // Whoever looks at a whole run wants to see the whole of the next one.
    this.frame = wasAtEnd ? this.count - 1 : this.frameOf(step);
    this.load();
    this.byHand = false;
    this.tell("run", "step");
    return true;
  }

  /**
   * Goes to a frame.
   * @param {number} frame
   * @param {boolean} [byHand]
   */
  go(frame, byHand = true) {
    const next = Math.max(0, Math.min(this.count - 1, frame));
    this.byHand = byHand;
    if (next === this.frame) return;
    this.frame = next;
    this.load();
    this.tell("step");
  }

  /** One step on; from the last step to the next scene. */
  forward() {
    if (this.frame < this.count - 1) this.go(this.frame + 1);
    else this.openScene(this.place.scene + 1);
  }

  /** One step back; from the first step to the scene before. */
  back() {
    if (this.frame > 0) this.go(this.frame - 1);
    else this.openScene(this.place.scene - 1, true);
  }

  /**
   * The frames at which something happens: findings, and what the teacher says of the lesson's own run.
   * @returns {{frame: number, title: string, tone: string}[]}
   */
  get events() {
    const found = (this.summary?.events ?? []).map((event) => ({
      frame: event.frame, title: kindTitle(event), tone: event.tone,
    }));
    if (this.changed) return found;
    const said = (this.scene.narration ?? []).filter((line) => line.text).map((line) => ({
      frame: line.at === null ? this.count - 1 : this.frameOf(line.at), title: plain(line.text), tone: "said",
    }));
    return [...found, ...said].sort((a, b) => a.frame - b.frame);
  }

  /** The next event after this frame, if there is one. */
  get nextEvent() {
    return this.events.find((event) => event.frame > this.frame);
  }

  /**
   * The narration that stands now, and the step that it speaks of, since when it stands; the text is empty where the
   * run is not the lesson's.
   */
  get narration() {
    let at = -1;
    let text = "";
    for (const line of this.changed ? [] : this.scene.narration ?? []) {
      const from = line.at ?? this.last;
      if (from <= this.place.step && from >= at) [at, text] = [from, line.text];
    }
    return { at, text };
  }

  /** The findings that stand at this step. */
  get findings() {
    return this.record?.findings ?? [];
  }

  /** Makes the page draw anew in another look. */
  look() {
    this.tell("look");
  }

  /**
   * Shows the function as a map or as a relief.
   * @param {string} picture
   */
  setPicture(picture) {
    this.place = { ...this.place, picture };
    this.tell("look", "step");
  }

  /**
   * Turns the relief.
   * @param {[number, number]} turn azimuth and elevation in degrees
   */
  setTurn(turn) {
    this.place = { ...this.place, turn };
    this.tell("look");
  }

  /**
   * Begins or ends the presentation.
   * @param {boolean} presenting
   */
  present(presenting) {
    this.place = { ...this.place, presenting };
    this.tell("look", "step");
  }

  /**
   * Shows the answer to a question of the scene.
   * @param {number} index
   */
  reveal(index) {
    this.place = { ...this.place, answered: [...new Set([...this.place.answered, index])].sort((a, b) => a - b) };
    this.byHand = false;
    this.tell("step");
  }

  /**
   * Lets the controls change another run of a comparison.
   * @param {number} target from 1
   */
  setTarget(target) {
    this.target = target;
    this.tell("run");
  }

  /**
   * Begins the scene anew with another engine.
   * @param {Engine} engine
   * @param {string} why
   */
  restart(engine, why) {
    this.engine = engine;
    this.open({ ...readAddress(""), scene: this.place.scene });
    this.refusal = why;
    this.tell("look");
  }

  /**
   * Runs each scene for one who looks at it: the scene in view as it stands, the others as in the lesson. Then all is
   * as it was, and no part has heard of it.
   * @param {(scene: LessonScene, index: number, runs: boolean) => void} visit
   */
  visit(visit) {
    const { place, frame } = this;
    for (const [index, scene] of this.lesson.scenes.entries()) {
      this.place = index === place.scene ? place : { ...readAddress(""), scene: index };
      visit(scene, index, this.run(false));
    }
    this.place = place;
    this.run(false);
    this.frame = frame;
    this.load();
  }
}
