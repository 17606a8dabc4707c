/** The view for a lecture hall: the pictures and the words, large, and nothing else. */
class Presenting {
  /** @param {Player} player */
  constructor(player) {
    this.player = player;
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
    player.on(["scene"], () => this.show());
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
}
