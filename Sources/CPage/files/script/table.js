/** The height of a row in rem; as in the style sheet. */
const ROW = 1.75;

/** All steps as a table, which is a scrubber too. Only the rows in view exist, so that 10,000 cost nothing. */
class StepTable {
  /** @param {Player} player */
  constructor(player) {
    this.player = player;
    this.box = byId("table-box");
    this.window = byId("table-window");
    this.head = byId("table-head");
    this.body = byId("table-body");
    this.waiting = 0;
    /** The row of this step is brought into view when the rows are made next. */
    this.following = false;
    /** A table that nobody sees costs nothing. */
    this.seen = false;
    new IntersectionObserver((entries) => {
      this.seen = entries.some((entry) => entry.isIntersecting);
      if (this.seen) this.follow();
    }).observe(this.window);
    player.on(["run", "look"], () => this.renew());
    player.on(["step"], () => this.follow());
    this.window.addEventListener("scroll", () => this.soon());
    this.window.addEventListener("keydown", (event) => this.key(event));
    this.body.addEventListener("click", (event) => {
      const row = event.target instanceof Element ? event.target.closest("tr") : null;
      if (row?.dataset["frame"]) player.go(Number(row.dataset["frame"]));
    });
  }

  /** The height of a row in pixels. */
  get row() {
    return Math.round(ROW * parseFloat(getComputedStyle(document.documentElement).fontSize));
  }

  /** Another run: other columns, other rows. */
  renew() {
    const { summary, live, count } = this.player;
    this.box.hidden = !live;
    if (!summary) return;
    const key = summary.columns.map((one) => one.symbol).join(" ");
    if (this.head.dataset["key"] !== key) {
      this.head.dataset["key"] = key;
      fill(this.head, ...summary.columns.map((one) => make("th", { scope: "col" }, markup(one.symbol))));
    }
    byId("table").setAttribute("aria-rowcount", String(count + 1));
    this.follow();
  }

  /** Brings the row of this step into view, with the next frame of the screen. */
  follow() {
    this.following = true;
    this.soon();
  }

  soon() {
    if (this.seen) this.waiting ||= requestAnimationFrame(() => this.show());
  }

  /** Makes the rows in view. */
  show() {
    this.waiting = 0;
    const { player, row } = this;
    if (this.box.hidden || !player.engine || !player.live) return;
    const height = this.window.clientHeight;
    let scroll = this.window.scrollTop;
    if (this.following) {
      const top = player.frame * row;
      scroll = Math.max(Math.min(scroll, top), top - height + 2 * row);
    }
    const visible = Math.ceil(height / row) + 8;
    const first = Math.max(0, Math.min(player.count - visible, Math.floor(scroll / row) - 4));
    const rows = player.engine.rows(first, Math.min(visible, player.count - first));
    const columns = player.summary?.columns.length ?? 1;
    fill(this.body, spacer(first * row, columns), ...rows.map((values, offset) => {
      const frame = first + offset;
      return make("tr", {
        "data-frame": frame, "aria-rowindex": frame + 2, "aria-current": frame === player.frame ? "step" : undefined,
      }, ...values.map((value, index) => (index === 0 ? make("th", { scope: "row" }, String(value)) : make("td", {}, shortNumber(value)))));
    }), spacer((player.count - first - rows.length) * row, columns));
    if (this.following) this.window.scrollTop = scroll;
    this.following = false;
  }

  /** @param {KeyboardEvent} event */
  key(event) {
    const way = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!way) return;
    event.preventDefault();
    event.stopPropagation();
    this.player.go(this.player.frame + way);
  }
}

/**
 * A row that stands for those out of view.
 * @param {number} height
 * @param {number} columns
 */
function spacer(height, columns) {
  const cell = make("td", { colspan: columns });
  cell.style.height = `${height}px`;
  const row = make("tr", { class: "spacer", "aria-hidden": "true" }, cell);
  row.hidden = height <= 0;
  return row;
}
