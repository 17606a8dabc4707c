/** Starts the page: the lesson, the engine, the parts; where that fails, the figures of the lesson stay. */
async function begin() {
  const root = document.documentElement;
  const lesson = /** @type {Lesson} */ (JSON.parse(byId("lesson").textContent ?? "{}"));
  speak(lesson.language);
  try {
    const module = await compiled;
    open(lesson, module && await Engine.start(module), module);
    root.classList.add("live");
  } catch (error) {
    byId("trouble").hidden = false;
    byId("trouble").textContent = say("trouble");
    root.classList.remove("live");
    root.classList.add("failed");
    console.warn(error);
    root.classList.remove("starting");
  }

  /**
   * @param {Lesson} lesson
   * @param {Engine | null} engine
   * @param {WebAssembly.Module | null} module
   */
  function open(lesson, engine, module) {
    const player = new Player(lesson, engine);
    write(player);
    const views = new Views(player);
    new Stepping(player);
    new StartHandle(player, views);
    new ReliefTurner(player, views);
    new Reading(player, views);
    new StepTable(player);
    const trying = new Trying(player);
    new Presenting(player, views);
    new Printing(player, views);
    pictures(player);
    root.classList.add("live");
    keepAddress(player);
    const unpackAll = unpackRecorded(player, views);
    follow(player);
    const again = () => player.look();
    let sized = 0;
    addEventListener("resize", () => {
      cancelAnimationFrame(sized);
      sized = requestAnimationFrame(again);
    });
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", again);
    addEventListener("error", (event) => {
      if (module && event.error instanceof WebAssembly.RuntimeError) recover(player, module);
    });
    Object.assign(window, { descent: { player, views } });
    const finish = () => {
      trying.begin();
      unpackAll();
      root.classList.remove("starting");
    };
    // After the first picture; in a window that shows nothing, without it.
    requestAnimationFrame(() => setTimeout(finish));
    setTimeout(finish, 500);
  }
}

/**
 * The texts of the template in the language in use, and the list of scenes.
 * @param {Player} player
 */
function write(player) {
  const { lesson } = player;
  for (const node of document.querySelectorAll("[data-say]")) node.textContent = say(node.getAttribute("data-say") ?? "");
  for (const node of document.querySelectorAll("[data-name]")) {
    node.setAttribute("aria-label", say(node.getAttribute("data-name") ?? ""));
  }
  fill(byId("lesson-title"), markup(lesson.title));
  byId("scenes-box").hidden = lesson.scenes.length < 2;
  fill(byId("scenes"), ...lesson.scenes.map((scene, index) => make("li", {}, make("a", {
    href: `#scene=${index + 1}&step=0`, title: plain(scene.title),
    "aria-label": say("scene", { n: index + 1, title: plain(scene.title) }),
    onclick: (event) => {
      event.preventDefault();
      player.openScene(index);
    },
  }, String(index + 1)))));
}

/**
 * The choice between map and relief.
 * @param {Player} player
 */
function pictures(player) {
  const box = byId("shown-as");
  for (const node of box.querySelectorAll("input")) {
    node.addEventListener("change", () => player.setPicture(node.value));
  }
  player.on(["scene", "run"], () => {
    const lessonHas = (player.scene.views ?? []).find((view) => PICTURES.includes(view.panel))?.panel;
    box.hidden = !player.live || player.summary?.dimension !== 2 || (!lessonHas && player.scene.views?.some((view) => view.place === "main") === true);
    const shown = player.place.picture || (lessonHas === "relief" ? "relief" : "map");
    for (const node of box.querySelectorAll("input")) node.checked = node.value === shown;
  });
}

/**
 * Keeps the address true, and follows it when somebody changes it.
 * @param {Player} player
 */
function keepAddress(player) {
  let written = "";
  let waiting = 0;
  // Browsers allow some hundred changes of the address in half a minute.
  const keep = () => {
    waiting ||= window.setTimeout(() => {
      waiting = 0;
      save();
    }, 120);
  };
  const save = () => {
    const hash = writeAddress(player.place);
    if (hash === written) return;
    written = hash;
    try {
      history.replaceState(null, "", hash);
    } catch {
      location.replace(hash);
    }
  };
  player.on(["step", "run", "look", "scene"], keep);
  addEventListener("pagehide", save);
  addEventListener("hashchange", () => {
    if (location.hash !== written) follow(player);
  });
}

/**
 * Opens the place in the address; where that cannot be shown, the lesson from its beginning.
 * @param {Player} player
 */
function follow(player) {
  try {
    player.open(readAddress(location.hash));
  } catch (error) {
    console.warn(error);
    player.open(readAddress(""));
  }
}

/**
 * Unpacks the pictures of a recorded scene when it comes into view. Paper wants those of all scenes and does not wait:
 * returns what unpacks them.
 * @param {Player} player
 * @param {Views} views
 */
function unpackRecorded(player, views) {
  /** @param {Recorded} recorded */
  const unpack = async (recorded) => {
    const lists = views.unpacked.get(recorded) ?? readRecorded(recorded, await inflate(bytesOf(recorded.layers)));
    views.unpacked.set(recorded, lists);
    return lists;
  };
  player.on(["scene"], async () => {
    const { recorded } = player.scene;
    if (!recorded) return;
    const known = views.unpacked.get(recorded);
    if (known) return views.takeRecorded(known);
    const lists = await unpack(recorded);
    if (player.scene.recorded !== recorded) return;
    views.takeRecorded(lists);
    views.arrange();
  });
  return async () => {
    for (const { recorded } of player.lesson.scenes) if (recorded) await unpack(recorded);
  };
}

/**
 * A trap in the engine ends it; another one begins where the lesson does.
 * @param {Player} player
 * @param {WebAssembly.Module} module
 */
async function recover(player, module) {
  player.restart(await Engine.start(module), say("recovered"));
}

begin();
