/** What is read beside the pictures: heading, arithmetic, narration, questions, findings. */
class Reading {
  /**
   * @param {Player} player
   * @param {Views} views
   */
  constructor(player, views) {
    this.player = player;
    this.views = views;
    /** The line of arithmetic that was tapped, so that its arrow stays. */
    this.chosen = "";
    player.on(["scene"], () => this.head());
    player.on(["scene", "run", "step", "look"], () => this.show());
  }

  /** The heading of the scene. */
  head() {
    const { scene, lesson, place } = this.player;
    fill(byId("scene-title"), markup(scene.title));
    const source = scene.source || lesson.source;
    fill(byId("source"), ...(source && source !== "Descent" ? [`${say("source")}: `, markup(source)] : []));
    document.title = `${plain(scene.title)} – ${plain(lesson.title)}`;
    for (const [index, link] of byId("scenes").querySelectorAll("a").entries()) {
      if (index === place.scene) link.setAttribute("aria-current", "page");
      else link.removeAttribute("aria-current");
    }
    this.chosen = "";
    this.views.highlight("");
  }

  /** How the run was made: the lesson's words, or those of the learner's choices. */
  subtitle() {
    fill(byId("subtitle"), markup(howMade(this.player)));
  }

  show() {
    this.subtitle();
    this.counter();
    this.narration();
    this.question();
    this.findings();
    this.arithmetic();
    byId("description").textContent = this.player.record?.description
      ?? this.player.scene.recorded?.frames[this.player.frame]?.description ?? "";
    byId("changed").hidden = !this.player.changed;
  }

  counter() {
    const { place, last } = this.player;
    byId("counter").textContent = say("stepOf", { n: place.step, all: last });
    byId("progress").style.setProperty("--done", String(last > 0 ? place.step / last : 1));
  }

  narration() {
    const { at, text } = this.player.narration;
    const box = byId("narration");
    box.hidden = !text;
    // Its "here" and its numbers are those of its own step.
    const when = at < this.player.place.step ? say("saidAt", { n: at }) : "";
    const key = `${when} ${text}`;
    if (box.dataset["text"] === key) return;
    box.dataset["text"] = key;
    fill(box, ...text.split("\n").filter(Boolean).map((paragraph, index) => make(
      "p", {}, ...(when && index === 0 ? [make("b", {}, when), " "] : []), markup(paragraph))));
    box.classList.toggle("quiet", Boolean(when));
  }

  /** The question that waits, from its step on; its answer from the step where it is revealed, or on request. */
  question() {
    const { player } = this;
    const box = byId("question");
    const all = player.changed ? [] : player.scene.questions ?? [];
    // It stands until a little after its answer, so that it does not stay in the way.
    const asked = all.filter((one) => one.at <= player.place.step
      && player.place.step <= Math.max(one.at, one.reveal ?? player.last) + 2);
    const one = asked[asked.length - 1];
    const index = one ? all.indexOf(one) : -1;
    const reached = one !== undefined && player.place.step >= (one.reveal ?? player.last) && player.place.step > one.at;
    const open = reached || player.place.answered.includes(index);
    const key = one ? `${player.place.scene} ${index} ${open}` : "";
    box.hidden = !one;
    if (box.dataset["key"] === key) return;
    const hadFocus = box.contains(document.activeElement);
    box.dataset["key"] = key;
    const kept = box.querySelector("input:checked")?.getAttribute("value");
    if (!one) return fill(box);
    const choices = (one.choices ?? []).map((choice, number) => make("label", {},
      make("input", { type: "radio", name: "choice", value: number, checked: String(number) === kept }),
      make("span", {}, markup(choice))));
    const answer = open
      ? [make("p", { class: "answer", tabindex: "-1" }, make("strong", {}, say("answer")), " ", markup(one.answer))]
      : [make("button", { type: "button", class: "reveal", onclick: () => this.reveal(index) }, say("reveal"))];
    fill(box, make("h2", {}, say("ask")),
      choices.length > 0
        ? make("fieldset", {}, make("legend", {}, markup(one.question)), ...choices)
        : make("p", {}, markup(one.question)),
      ...answer);
    if (player.byHand && !open) box.scrollIntoView({ block: "nearest" });
    if (hadFocus && open) box.querySelector(/** @type {"p"} */ (".answer"))?.focus();
  }

  /** @param {number} index */
  reveal(index) {
    const { player } = this;
    player.reveal(index);
    announce(`${say("answer")}: ${plain(player.scene.questions?.[index]?.answer ?? "")}`);
  }

  findings() {
    const found = this.player.findings;
    const values = this.player.scene.recorded?.frames[this.player.frame]?.values ?? [];
    const list = byId("findings");
    fill(list,
      ...values.map((value) => make("li", { class: "value" }, markup(value.name), " ", make("b", {}, markup(value.text)))),
      ...found.map((finding) => make("li", { class: finding.tone },
        make("strong", {}, kindTitle(finding)), " ", markup(finding.markup))));
    byId("findings-box").hidden = found.length + values.length === 0;
  }

  /** The arithmetic of this step; a line that is pointed at or chosen shows its arrow in the picture. */
  arithmetic() {
    const { record, live } = this.player;
    const box = byId("arithmetic-box");
    box.hidden = !live || !record;
    if (box.hidden || !record) return;
    const label = this.player.compared > 1 ? this.player.summary?.runs[0]?.label || say("runNumber", { n: 1 }) : "";
    fill(byId("arithmetic-title"), say("thisStep"), ...(label ? [" · ", markup(label)] : []));
    const body = byId("arithmetic");
    const hadFocus = body.contains(document.activeElement)
      ? Array.from(body.querySelectorAll("button")).indexOf(/** @type {HTMLButtonElement} */ (document.activeElement)) : -1;
    if (record.lines.length === 0) {
      fill(body, make("p", { class: "quiet" }, say("noStep")));
      return;
    }
    fill(body, ...record.lines.map((line) => this.line(line)));
    if (hadFocus >= 0) Array.from(body.querySelectorAll("button"))[hadFocus]?.focus();
  }

  /** @param {Line} line */
  line(line) {
    const formula = [line.symbolic, line.substituted].filter(Boolean);
    const button = make("button", {
      type: "button", class: "line", "data-name": line.name, title: line.note ?? undefined,
      "aria-pressed": String(this.chosen === line.name),
      onmouseenter: () => this.views.highlight(line.name), onmouseleave: () => this.views.highlight(this.chosen),
      onfocus: () => this.views.highlight(line.name), onblur: () => this.views.highlight(this.chosen),
      onclick: () => this.choose(line.name),
    },
    make("span", { class: "symbol" }, markup(line.symbol)),
    make("span", { class: "formula" }, ...formula.map((part) => make("span", {}, "= ", markup(part), " "))),
    make("b", { class: "result" }, "= ", markup(line.result)));
    return button;
  }

  /** @param {string} name */
  choose(name) {
    this.chosen = this.chosen === name ? "" : name;
    this.views.highlight(this.chosen);
    for (const button of byId("arithmetic").querySelectorAll("button")) {
      button.setAttribute("aria-pressed", String(button.dataset["name"] === this.chosen));
    }
  }
}

/**
 * How a run was made: the lesson's words, or those of the learner's choices.
 * @param {Player} player
 */
function howMade({ summary, changed, scene }) {
  if (!summary || !changed) return ownSubtitle(scene);
  return [
    summary.method.title, summary.rate === null ? "" : `<i>η</i> = ${shortNumber(summary.rate)}`,
    summary.schedule?.name === "constant" ? "" : summary.schedule?.title ?? "",
  ].filter(Boolean).join(", ");
}

/**
 * The line under a scene's heading. In figures it begins with the name of the scene, which stands above it here.
 * @param {LessonScene} scene
 */
function ownSubtitle(scene) {
  const text = scene.subtitle ?? "";
  const rest = text.startsWith(scene.title) ? text.slice(scene.title.length).replace(/^\s*:\s+/, "") : text;
  return rest.charAt(0).toUpperCase() + rest.slice(1);
}

let announcing = 0;

/**
 * Says something to those who listen, once the last key has been let go.
 * @param {string} text
 */
function announce(text) {
  clearTimeout(announcing);
  announcing = window.setTimeout(() => { byId("live").textContent = text; }, 150);
}
