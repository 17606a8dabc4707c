/** The typefaces, as the figures of the command line have them, with what devices have in their place. */
const FAMILY = 'Inter, "Inter Variable", system-ui, "Segoe UI", Roboto, "Helvetica Neue", "DejaVu Sans", sans-serif';

/** Words of the display list. */
const OP = /** @type {const} */ ({
  group: 1, end: 2, clip: 3, turn: 4, begin: 5, move: 6, lines: 7, curve: 8, close: 9, fill: 10, stroke: 11,
  gradient: 12, text: 13, image: 14, name: 15,
});

/** @type {CanvasLineCap[]} */
const CAPS = ["butt", "round", "square"];
/** @type {CanvasLineJoin[]} */
const JOINS = ["miter", "round", "bevel"];

/**
 * A display list of the engine: words and strings.
 * @typedef {{revision: number, words: Float32Array, strings: string[], bytes: Uint8ClampedArray}} DisplayList
 */

const decoder = new TextDecoder();

/**
 * Reads a display list out of memory. It is copied: the memory belongs to the engine, which moves it.
 * @param {ArrayBuffer} buffer
 * @param {number} address a multiple of 4
 * @returns {DisplayList}
 */
function readList(buffer, address) {
  const head = new Uint32Array(buffer, address, 4);
  const count = head[1] ?? 0;
  const size = head[2] ?? 0;
  const start = address + 16;
  const copy = buffer.slice(start, start + count * 4);
  const text = decoder.decode(new Uint8Array(buffer, start + count * 4, size));
  return {
    revision: head[0] ?? 0, words: new Float32Array(copy), strings: text.split("\0"),
    bytes: new Uint8ClampedArray(copy),
  };
}

/**
 * The names of the groups of a list, in order.
 * @param {DisplayList} list
 */
function groupNames(list) {
  /** @type {string[]} */
  const names = [];
  walk(list, (op, at) => {
    if (op === OP.name) names.push(list.strings[list.words[at + 1] ?? 0] ?? "");
  });
  return names;
}

/**
 * Calls `visit` with each word and its place.
 * @param {DisplayList} list
 * @param {(op: number, at: number) => void} visit
 */
function walk(list, visit) {
  const { words } = list;
  for (let at = 0; at < words.length; at += lengthAt(words, at)) visit(words[at] ?? 0, at);
}

/**
 * How many words an instruction takes, with its own.
 * @param {Float32Array} w
 * @param {number} at
 */
function lengthAt(w, at) {
  const a = (/** @type {number} */ n) => w[at + n] ?? 0;
  switch (a(0)) {
    case OP.group: case OP.name: return 2;
    case OP.turn: return 4;
    case OP.move: case OP.fill: return 3;
    case OP.lines: return 2 + 2 * a(1);
    case OP.curve: return 7;
    case OP.stroke: return 6 + a(5);
    case OP.gradient: return 6 + 2 * a(5);
    case OP.text: return 9;
    case OP.image: return 8 + a(6) * a(7);
    default: return 1;
  }
}

/**
 * Draws a display list. The context is left as it was found.
 * @param {CanvasRenderingContext2D} ctx scaled so that its unit is a CSS pixel
 * @param {DisplayList} list
 */
function paint(ctx, list) {
  const { words: w, strings } = list;
  const count = w.length;
  /** @type {CanvasGradient | null} */
  let gradient = null;
  let depth = 0;
  const text = (/** @type {number} */ index) => strings[index] ?? "";
  ctx.save();
  ctx.textBaseline = "alphabetic";
  for (let at = 0; at < count; at += lengthAt(w, at)) {
    const a = (/** @type {number} */ n) => w[at + n] ?? 0;
    switch (w[at]) {
      case OP.group:
        ctx.save();
        ctx.globalAlpha *= a(1);
        depth += 1;
        break;
      case OP.end:
        if (depth > 0) ctx.restore();
        depth -= 1;
        break;
      case OP.clip: ctx.clip(); break;
      case OP.turn:
        ctx.save();
        ctx.translate(a(1), a(2));
        ctx.rotate((a(3) * Math.PI) / 180);
        depth += 1;
        break;
      case OP.begin: ctx.beginPath(); break;
      case OP.move: ctx.moveTo(a(1), a(2)); break;
      case OP.lines: {
        const end = at + 2 + 2 * a(1);
        for (let p = at + 2; p < end; p += 2) ctx.lineTo(w[p] ?? 0, w[p + 1] ?? 0);
        break;
      }
      case OP.curve: ctx.bezierCurveTo(a(1), a(2), a(3), a(4), a(5), a(6)); break;
      case OP.close: ctx.closePath(); break;
      case OP.fill:
        ctx.fillStyle = a(1) < 0 && gradient ? gradient : text(a(1));
        ctx.fill(a(2) === 1 ? "evenodd" : "nonzero");
        break;
      case OP.stroke:
        ctx.strokeStyle = text(a(1));
        ctx.lineWidth = a(2);
        ctx.lineCap = CAPS[a(3)] ?? "round";
        ctx.lineJoin = JOINS[a(4)] ?? "round";
        ctx.setLineDash(Array.from(w.subarray(at + 6, at + 6 + a(5))));
        ctx.stroke();
        break;
      case OP.gradient:
        gradient = ctx.createLinearGradient(a(1), a(2), a(3), a(4));
        for (let k = 0; k < a(5); k += 1) gradient.addColorStop(a(6 + 2 * k), text(a(7 + 2 * k)));
        break;
      case OP.text: paintText(ctx, text(a(1)), text(a(2)), text(a(3)), w.subarray(at + 4, at + 9), strings); break;
      case OP.image: paintImage(ctx, list, at); break;
      default: break;
    }
  }
  for (; depth > 0; depth -= 1) ctx.restore();
  ctx.restore();
}

/**
 * @param {CanvasRenderingContext2D} ctx
 * @param {string} letters
 * @param {string} font without its family
 * @param {string} color
 * @param {Float32Array} rest x, y, halo, width of the halo, width of the text
 * @param {string[]} strings
 */
function paintText(ctx, letters, font, color, rest, strings) {
  const [x = 0, y = 0, halo = -1, reach = 0, width = 0] = rest;
  const room = width > 0 ? width : undefined;
  ctx.font = `${font} ${FAMILY}`;
  if (halo >= 0) {
    ctx.strokeStyle = strings[halo] ?? "";
    ctx.lineWidth = 2 * reach;
    ctx.lineJoin = "round";
    ctx.setLineDash([]);
    ctx.strokeText(letters, x, y, room);
  }
  ctx.fillStyle = color;
  ctx.fillText(letters, x, y, room);
}

/**
 * @param {CanvasRenderingContext2D} ctx
 * @param {DisplayList} list
 * @param {number} at
 */
function paintImage(ctx, list, at) {
  const [x = 0, y = 0, width = 0, height = 0, smooth = 0, columns = 0, rows = 0] = list.words.subarray(at + 1, at + 8);
  if (columns < 1 || rows < 1) return;
  const first = (at + 8) * 4;
  const pixels = new ImageData(list.bytes.slice(first, first + columns * rows * 4), columns, rows);
  const sheet = make("canvas", { width: columns, height: rows });
  sheet.getContext("2d")?.putImageData(pixels, 0, 0);
  ctx.imageSmoothingEnabled = smooth === 1;
  ctx.drawImage(sheet, x, y, width, height);
}
