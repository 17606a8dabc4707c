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
    this.first = -1;
    this.waiting = 0;
    player.on(["run"], () => this.renew());
    player.on(["step"], () => this.follow());
    player.on(["look"], () => this.renew());
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
    fill(this.head, ...summary.columns.map((one) => make("th", { scope: "col" }, markup(one.symbol))));
    byId("table").setAttribute("aria-rowcount", String(count + 1));
    this.follow(true);
  }

  /** Brings the row of this step into view. */
  follow(anew = false) {
    if (this.box.hidden) return;
    const { row, window: frame } = this;
    const top = this.player.frame * row;
    const room = frame.clientHeight - 2 * row;
    if (top < frame.scrollTop) frame.scrollTop = top;
    else if (top > frame.scrollTop + room) frame.scrollTop = top - room;
    if (anew) this.show();
    else this.soon();
  }

  soon() {
    this.waiting ||= requestAnimationFrame(() => this.show());
  }

  /** Makes the rows in view. */
  show() {
    if (this.waiting) cancelAnimationFrame(this.waiting);
    this.waiting = 0;
    const { player, row } = this;
    if (this.box.hidden || !player.engine || !player.live) return;
    const visible = Math.ceil(this.window.clientHeight / row) + 8;
    const first = Math.max(0, Math.min(player.count - visible, Math.floor(this.window.scrollTop / row) - 4));
    const rows = player.engine.rows(first, Math.min(visible, player.count - first));
    const columns = player.summary?.columns.length ?? 1;
    fill(this.body, spacer(first * row, columns), ...rows.map((values, offset) => {
      const frame = first + offset;
      return make("tr", {
        "data-frame": frame, "aria-rowindex": frame + 2, "aria-current": frame === player.frame ? "step" : undefined,
      }, ...values.map((value, index) => (index === 0 ? make("th", { scope: "row" }, String(value)) : make("td", {}, shortNumber(value)))));
    }), spacer((player.count - first - rows.length) * row, columns));
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
