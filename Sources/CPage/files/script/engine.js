/** The longest request, in bytes; as in `PageLimits`. */
const REQUEST = 100_000;

/** What the engine refuses, in a sentence for the reader. */
class Refusal extends Error {}

/**
 * The engine: Descent's own Swift, compiled to WebAssembly. Texts go in through `room`, answers come out at
 * `answer`; the memory may move in any call, so that views of it are made anew.
 */
class Engine {
  /** @param {WebAssembly.Exports} exports */
  constructor(exports) {
    /** @type {any} */
    this.exports = exports;
    this.encoder = new TextEncoder();
  }

  /**
   * Unpacks and starts the engine that the page carries.
   * @param {WebAssembly.Module} module
   */
  static async start(module) {
    /** @type {Record<string, Record<string, Function>>} */
    const imports = {};
    /** @type {{memory?: WebAssembly.Memory}} */
    const held = {};
    const measure = makeMeasure(() => held.memory?.buffer ?? new ArrayBuffer(0));
    for (const { module: room, name, kind } of WebAssembly.Module.imports(module)) {
      if (kind === "function") (imports[room] ??= {})[name] = room === "page" ? measure : () => 0;
    }
    const { exports } = await WebAssembly.instantiate(module, imports);
    held.memory = /** @type {WebAssembly.Memory} */ (exports["memory"]);
    const begin = exports["_initialize"];
    if (typeof begin === "function") begin();
    return new Engine(exports);
  }

  /** @returns {ArrayBuffer} */
  get buffer() {
    return this.exports.memory.buffer;
  }

  /**
   * Hands a text over and returns its length in bytes. One that the engine would refuse stays outside: the room that it
   * gives has an end, and behind that lies the engine's own memory.
   * @param {string} text
   * @param {number} [letters] how many of them somebody has typed
   */
  put(text, letters = text.length) {
    const bytes = this.encoder.encode(text);
    if (bytes.length > REQUEST) throw new Refusal(say("tooLong", { n: letters }));
    const address = this.exports.room(bytes.length);
    new Uint8Array(this.buffer, address, bytes.length).set(bytes);
    return bytes.length;
  }

  /**
   * The text of an answer of this length; a negative length is a refusal.
   * @param {number} length
   */
  text(length) {
    const bytes = new Uint8Array(this.buffer, this.exports.answer(), Math.abs(length));
    const text = decoder.decode(bytes);
    if (length < 0) throw new Refusal(text);
    return text;
  }

  /** @param {number} length */
  json(length) {
    return JSON.parse(this.text(length));
  }

  /**
   * Runs everything with these settings.
   * @param {Settings} settings
   * @returns {Summary}
   */
  configure(settings) {
    return this.json(this.exports.configure(this.put(lines(settings))));
  }

  /**
   * Declares a picture; returns the height that it wants at its width, and its title.
   * @param {number} number
   * @param {Settings} settings
   * @returns {{height: number | null, title: string}}
   */
  view(number, settings) {
    return this.json(this.exports.view(number, this.put(lines(settings))));
  }

  /**
   * A layer of a picture; `null` where it is still the known one.
   * @param {number} number
   * @param {0 | 1 | 2} layer
   * @param {number} frame
   * @param {number} known
   */
  draw(number, layer, frame, known) {
    const length = this.exports.draw(number, layer, frame, known);
    if (length < 0) this.text(length);
    return length === 0 ? null : readList(this.buffer, this.exports.answer());
  }

  /**
   * @param {number} frame
   * @returns {StepRecord}
   */
  record(frame) {
    return this.json(this.exports.record(frame));
  }

  /**
   * @param {number} first
   * @param {number} count
   * @returns {(number | string | null)[][]}
   */
  rows(first, count) {
    return this.json(this.exports.rows(first, count));
  }

  /**
   * Whether a formula can be shown; else what is wrong with it, in a language.
   * @param {string} formula
   * @param {string} language
   * @returns {{ok: boolean, message?: string, column?: number | null, variables?: string[], formula?: string, gradient?: string[]}}
   */
  check(formula, language) {
    try {
      return this.json(this.exports.check(this.put(lines({ formula, language }), formula.length)));
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      return { ok: false, message: error.message };
    }
  }

  /**
   * Where a pixel of a picture lies in the plane; `null` outside.
   * @param {number} number
   * @param {number} x
   * @param {number} y
   * @returns {number[] | null}
   */
  locate(number, x, y) {
    return this.json(this.exports.locate(number, x, y)).position;
  }

  /**
   * Where a place of the plane lies in a picture, in CSS pixels.
   * @param {number} number
   * @param {number} x
   * @param {number} y
   * @returns {{x: number | null, y: number | null}}
   */
  place(number, x, y) {
    return this.json(this.exports.place(number, x, y));
  }

  /** @param {string} name of a line of arithmetic, or nothing */
  highlight(name) {
    this.exports.highlight(this.put(name));
  }

  /**
   * @param {string} language
   * @returns {Catalogue}
   */
  catalogue(language) {
    return this.json(this.exports.catalogue(this.put(language)));
  }
}

/**
 * Settings as the engine reads them: `key<TAB>value` lines.
 * @param {Settings} settings
 */
function lines(settings) {
  let text = "";
  for (const [key, value] of Object.entries(settings)) {
    const written = value.replace(/\\/g, "\\\\").replace(/\n/g, "\\n").replace(/\t/g, "\\t");
    text += `${key}\t${written}\n`;
  }
  return text;
}

/**
 * The browser's measure of text, for the engine's layout.
 * @param {() => ArrayBuffer} memory
 */
function makeMeasure(memory) {
  // In the document, for only there a canvas takes over the page's figures of equal width, as the pictures do.
  const canvas = make("canvas", { hidden: true });
  document.body.append(canvas);
  const ctx = canvas.getContext("2d");
  /** @type {Map<string, number>} */
  const known = new Map();
  let current = "";
  /** @type {(font: number, fontBytes: number, text: number, textBytes: number, what: number) => number} */
  return (font, fontBytes, text, textBytes, what) => {
    const buffer = memory();
    const look = decoder.decode(new Uint8Array(buffer, font, fontBytes));
    const letters = what === 0 ? decoder.decode(new Uint8Array(buffer, text, textBytes)) : "";
    const key = `${what} ${look}\t${letters}`;
    const before = known.get(key);
    if (before !== undefined) return before;
    if (!ctx) return 0;
    if (look !== current) ctx.font = `${look} ${FAMILY}`;
    current = look;
    const metrics = ctx.measureText(letters || "x");
    const result = what === 0 ? (letters ? metrics.width : 0)
      : what === 1 ? metrics.fontBoundingBoxAscent : metrics.fontBoundingBoxDescent;
    if (known.size > 20000) known.clear();
    known.set(key, result);
    return result;
  };
}
