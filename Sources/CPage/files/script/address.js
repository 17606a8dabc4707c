/**
 * All that the page would lose: it stands in the address, so that a link leads to a moment and a reload
 * returns to it.
 * @typedef {{
 *   scene: number, step: number, changes: Settings, ghost: Settings | null, picture: string,
 *   turn: [number, number] | null, answered: number[], presenting: boolean,
 * }} Place
 */

/** Names in the address that are shorter than the engine's. */
const SHORT = new Map([["eta", "learning-rate"]]);
const LONG = new Map([...SHORT].map(([short, long]) => [long, short]));

/** Words of the address that are not settings of the run. */
const RESERVED = new Set(["scene", "step", "picture", "turn", "answered", "present", "ghost"]);

/**
 * Reads `#scene=2&step=12&eta=0.3`. What it cannot read it leaves out.
 * @param {string} hash
 * @returns {Place}
 */
function readAddress(hash) {
  const words = new URLSearchParams(hash.replace(/^#/, ""));
  const whole = (/** @type {string | null} */ text) => (text !== null && /^\d{1,9}$/.test(text) ? Number(text) : null);
  const turn = (words.get("turn") ?? "").split(",").map(Number);
  /** @type {Place} */
  const place = {
    scene: (whole(words.get("scene")) ?? 1) - 1, step: whole(words.get("step")) ?? 0, changes: {}, ghost: null,
    picture: ["map", "relief"].find((name) => name === words.get("picture")) ?? "",
    turn: turn.length === 2 && turn.every(Number.isFinite) ? [turn[0] ?? 0, turn[1] ?? 0] : null,
    answered: (words.get("answered") ?? "").split(",").filter(Boolean).map(Number).filter(Number.isInteger),
    presenting: words.has("present"),
  };
  if (words.has("ghost")) place.ghost = {};
  for (const [key, value] of words) {
    if (RESERVED.has(key) || !/^[a-z0-9:.-]{1,60}$/i.test(key) || value.length > 2000) continue;
    if (key.startsWith("ghost.")) (place.ghost ??= {})[lengthen(key.slice(6))] = value;
    else place.changes[lengthen(key)] = value;
  }
  return place;
}

/**
 * Writes a place as the part of the address after `#`.
 * @param {Place} place
 */
function writeAddress(place) {
  const words = new URLSearchParams();
  words.set("scene", String(place.scene + 1));
  words.set("step", String(place.step));
  for (const [key, value] of Object.entries(place.changes)) words.set(shorten(key), value);
  if (place.ghost) {
    words.set("ghost", "1");
    for (const [key, value] of Object.entries(place.ghost)) words.set(`ghost.${shorten(key)}`, value);
  }
  if (place.picture) words.set("picture", place.picture);
  if (place.turn) words.set("turn", place.turn.map((angle) => String(Math.round(angle))).join(","));
  if (place.answered.length > 0) words.set("answered", place.answered.join(","));
  if (place.presenting) words.set("present", "1");
  return `#${words.toString()}`;
}

/** @param {string} key */
function lengthen(key) {
  return key.replace(/[^:]+$/, (name) => SHORT.get(name) ?? name);
}

/** @param {string} key */
function shorten(key) {
  return key.replace(/[^:]+$/, (name) => LONG.get(name) ?? name);
}
