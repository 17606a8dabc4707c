/** Smaller letters cannot be read from the last row. */
const SMALLEST = 0.6;

/** Whether the words of a slide stand below its pictures, as in the style sheet. */
const WIDE_SLIDE = matchMedia("(min-width: 45rem)");

/** The view for a lecture hall: the pictures and the words, large, and nothing else. */
class Presenting {
  /**
   * @param {Player} player
   * @param {Views} views
   */
  constructor(player, views) {
    this.player = player;
    this.views = views;
    /** The letters' size beside the usual one, and the window that it was found for. */
    this.share = 1;
    this.window = "";
    const begin = byId("present");
    nameButton(begin, say("present"));
    begin.addEventListener("click", () => {
      this.set(true);
      // A browser may refuse; the view is the same in a window.
      document.documentElement.requestFullscreen?.().catch(() => {});
    });
    const end = byId("end-presenting");
    nameButton(end, say("endPresenting"));
    end.addEventListener("click", () => this.set(false));
    document.addEventListener("keydown", (event) => {
      if (event.key === "Escape" && player.place.presenting) this.set(false);
    });
    let wasFull = false;
    document.addEventListener("fullscreenchange", () => {
      const full = Boolean(document.fullscreenElement);
      if (wasFull && !full && player.place.presenting) this.set(false);
      wasFull = full;
    });
    player.on(["scene"], () => {
      this.window = "";
      this.show();
    });
    // After the words of a step, which the slide has to hold.
    player.on(["step", "look"], () => this.fit());
  }

  /** @param {boolean} on */
  set(on) {
    if (!on && document.fullscreenElement) document.exitFullscreen().catch(() => {});
    // Before the others hear of it: the pictures take the room that they find then.
    this.show(on);
    this.player.present(on);
    byId(on ? "scene-title" : "present").focus({ preventScroll: true });
  }

  /** @param {boolean} [on] */
  show(on = this.player.place.presenting) {
    document.documentElement.classList.toggle("presenting", on);
  }

  /**
   * Makes the letters of a slide smaller until the window holds all of it. They grow again with the next scene only: a
   * slide whose letters change at each step would be restless.
   */
  fit() {
    const { player, views } = this;
    if (!player.place.presenting) return;
    const size = `${innerWidth} ${innerHeight}`;
    if (this.window !== size) this.resize(1);
    this.window = size;
    if (!WIDE_SLIDE.matches) return;
    const overflows = () => document.documentElement.scrollHeight > innerHeight + 1;
    // The pictures may have been made beside other words and numbers. Where they were not, arranging them again would
    // only cost time, at every step of a slide that cannot hold all.
    if (overflows() && views.neighbours !== views.beside) views.arrange();
    while (overflows() && this.share > SMALLEST) this.resize(this.share - 0.06);
  }

  /** @param {number} share */
  resize(share) {
    if (share === this.share) return;
    this.share = share;
    document.documentElement.style.setProperty("--fit", String(share));
    this.views.arrange();
  }
}
