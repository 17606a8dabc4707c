/** Steps in a second, as the list of speeds offers them. */
const SPEEDS = [1, 2, 5, 10, 25, 60];

/** The controls that go through the steps: buttons, scrubber, play, keys, swipes. */
class Stepping {
  /** @param {Player} player */
  constructor(player) {
    this.player = player;
    this.playing = 0;
    this.due = 0;
    this.scrub = /** @type {HTMLInputElement} */ (byId("scrub"));
    this.speed = /** @type {HTMLSelectElement} */ (byId("speed"));
    this.button = {
      first: button("first", () => player.go(0)), previous: button("previous", () => player.back()),
      play: button("play", () => this.toggle()), next: button("next", () => player.forward()),
      last: button("last", () => player.go(player.count - 1)),
      event: button("event", () => player.go(player.nextEvent?.frame ?? player.frame)),
    };
    fill(this.speed, ...SPEEDS.map((n) => make("option", { value: n, selected: n === 5 }, say("perSecond", { n }))));
    this.speed.setAttribute("aria-label", say("speed"));
    this.scrub.setAttribute("aria-label", say("scrub"));
    this.scrub.addEventListener("input", () => {
      this.stop();
      player.go(Number(this.scrub.value));
    });
    document.addEventListener("keydown", (event) => this.key(event));
    this.listenToSwipes();
    player.on(["scene", "run", "step"], () => this.show());
    player.on(["run", "scene"], () => this.marks());
    player.on(["step"], () => {
      if (player.byHand) this.stop();
      this.speak();
    });
    player.on(["scene"], () => this.stop());
  }

  show() {
    const { player, button: buttons } = this;
    const { frame, count } = player;
    byId("stepping").hidden = count < 2 && player.lesson.scenes.length < 2;
    this.scrub.max = String(count - 1);
    this.scrub.value = String(frame);
    this.scrub.setAttribute("aria-valuetext", say("stepValue", {
      n: player.place.step, all: player.last, value: plain(player.record?.text["value"] ?? "–"),
    }));
    const share = count > 1 ? frame / (count - 1) : 1;
    this.scrub.style.setProperty("--done", `${share * 100}%`);
    setDisabled(buttons.first, frame === 0);
    setDisabled(buttons.previous, frame === 0 && player.place.scene === 0);
    setDisabled(buttons.next, frame >= count - 1 && player.place.scene >= player.lesson.scenes.length - 1);
    setDisabled(buttons.last, frame >= count - 1);
    const event = player.nextEvent;
    setDisabled(buttons.event, !event);
    buttons.event.title = event ? `${say("event")}: ${event.title}` : say("noEvent");
  }

  /** Marks the events along the scrubber; each tone has a shape as well as a colour. */
  marks() {
    const { player } = this;
    const last = Math.max(1, player.count - 1);
    fill(byId("marks"), ...player.events.slice(0, 200).map((event) => {
      const mark = make("span", { class: `mark ${event.tone}`, title: event.title });
      mark.style.left = `${(100 * event.frame) / last}%`;
      return mark;
    }));
  }

  /** Reads out the step, where it was made by hand. */
  speak() {
    const { player } = this;
    if (!player.byHand) return;
    const value = player.record ? plain(player.record.text["value"] ?? "") : "";
    const said = player.narration.text;
    announce([
      value ? say("stepValue", { n: player.place.step, all: player.last, value })
        : say("stepOf", { n: player.place.step, all: player.last }),
      ...player.findings.map((finding) => finding.sentence), plain(said),
    ].filter(Boolean).join(". "));
  }

  toggle() {
    if (this.playing) this.stop();
    else this.start();
  }

  start() {
    if (this.player.frame >= this.player.count - 1) this.player.go(0, false);
    this.due = performance.now() + 1000 / Number(this.speed.value);
    this.playing = requestAnimationFrame((now) => this.tick(now));
    this.lookOfPlay();
  }

  stop() {
    if (!this.playing) return;
    cancelAnimationFrame(this.playing);
    this.playing = 0;
    this.lookOfPlay();
  }

  /** @param {number} now */
  tick(now) {
    const pace = 1000 / Number(this.speed.value);
    if (now >= this.due) {
      this.player.go(this.player.frame + 1, false);
      this.due = Math.max(this.due + pace, now);
    }
    if (this.player.frame >= this.player.count - 1) {
      this.playing = 1;
      this.stop();
    } else this.playing = requestAnimationFrame((later) => this.tick(later));
  }

  lookOfPlay() {
    const playing = this.playing !== 0;
    const node = this.button.play;
    node.classList.toggle("playing", playing);
    nameButton(node, say(playing ? "pause" : "play"));
  }

  /**
   * The keys of slide programs. No letters: those would get in the way of people who speak to their machine.
   * @param {KeyboardEvent} event
   */
  key(event) {
    if (event.defaultPrevented || event.ctrlKey || event.altKey || event.metaKey) return;
    const target = event.target instanceof HTMLElement ? event.target : null;
    if (target?.closest("input:not([type=range]):not([type=radio]):not([type=checkbox]), select, textarea")) return;
    const own = target?.closest("button, summary, a, input");
    if (own && (event.key === " " || event.key === "Enter")) return;
    if (target instanceof HTMLInputElement && /^(Arrow|Home|End|Page)/.test(event.key)) return;
    const { player } = this;
    // A key that is held stays in its scene.
    const forward = () => (event.repeat ? player.go(player.frame + 1) : player.forward());
    const back = () => (event.repeat ? player.go(player.frame - 1) : player.back());
    const actions = /** @type {Record<string, () => void>} */ ({
      ArrowRight: forward, PageDown: forward, " ": () => (event.shiftKey ? back() : forward()),
      ArrowLeft: back, PageUp: back,
      Home: () => player.go(0), End: () => player.go(player.count - 1),
    });
    const action = actions[event.key];
    if (!action) return;
    event.preventDefault();
    this.stop();
    action();
  }

  /** A swipe across the pictures or texts is a step; along them it scrolls. */
  listenToSwipes() {
    const stage = byId("stage");
    /** @type {{x: number, y: number, id: number} | null} */
    let begin = null;
    stage.addEventListener("touchstart", (event) => {
      const touch = event.touches[0];
      const held = event.target instanceof Element && event.target.closest(".start, .turns, input, #table-window");
      begin = touch && event.touches.length === 1 && !held
        ? { x: touch.clientX, y: touch.clientY, id: touch.identifier } : null;
    }, { passive: true });
    stage.addEventListener("touchend", (event) => {
      const touch = Array.from(event.changedTouches).find((one) => one.identifier === begin?.id);
      if (!begin || !touch) return;
      const [dx, dy] = [touch.clientX - begin.x, touch.clientY - begin.y];
      begin = null;
      if (Math.abs(dx) < 40 || Math.abs(dx) < 1.5 * Math.abs(dy)) return;
      this.stop();
      if (dx < 0) this.player.forward();
      else this.player.back();
    });
  }
}

/**
 * A button of the template, with its name in the language in use.
 * @param {string} id
 * @param {() => void} action
 */
function button(id, action) {
  const node = /** @type {HTMLButtonElement} */ (byId(id));
  nameButton(node, say(id));
  node.addEventListener("click", () => {
    if (node.getAttribute("aria-disabled") !== "true") action();
  });
  return node;
}

/**
 * @param {HTMLElement} node
 * @param {string} text
 */
function nameButton(node, text) {
  node.setAttribute("aria-label", text);
  node.title = text;
}

/**
 * A button that can do nothing now keeps the focus, so that the keyboard is not lost.
 * @param {HTMLButtonElement} node
 * @param {boolean} disabled
 */
function setDisabled(node, disabled) {
  node.setAttribute("aria-disabled", String(disabled));
}
