/**
 * The bytes of a text of `PackedText`: their number, a blank, then 13 bits in two letters.
 * @param {string} text
 */
function bytesOf(text) {
  const places = new Uint8Array(128);
  let place = 0;
  for (let code = 33; code < 127; code += 1) {
    // These mean something where such text stands.
    if (!'"<\\'.includes(String.fromCharCode(code))) places[code] = place++;
  }
  const bytes = new Uint8Array(parseInt(text, 10) || 0);
  let word = 0;
  let bits = 0;
  let at = 0;
  for (let k = text.indexOf(" ") + 1; at < bytes.length && k < text.length; k += 2) {
    word |= ((places[text.charCodeAt(k)] ?? 0) + 91 * (places[text.charCodeAt(k + 1)] ?? 0)) << bits;
    for (bits += 13; bits >= 8; bits -= 8) {
      bytes[at++] = word;
      word >>>= 8;
    }
  }
  return bytes;
}

/**
 * Undoes zlib.
 * @param {Uint8Array} bytes
 * @returns {Promise<ArrayBuffer>}
 */
function inflate(bytes) {
  return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate"))).arrayBuffer();
}

/**
 * What the page carries under a name.
 * @param {string} name
 */
function carried(name) {
  return bytesOf(document.getElementById(name)?.textContent?.trim() ?? "");
}

/**
 * The engine, unpacked by the small module beside it; `null` for a page without one.
 * @returns {Promise<WebAssembly.Module | null>}
 */
async function compileEngine() {
  const packed = carried("engine");
  if (packed.length === 0) return null;
  const { instance } = await WebAssembly.instantiate(await inflate(carried("unpacker")));
  const { memory, unpack, __heap_base: free } = /** @type {any} */ (instance.exports);
  const size = new DataView(packed.buffer).getUint32(5, true);
  const at = free.value;
  memory.grow((packed.length + size >> 16) + 2);
  new Uint8Array(memory.buffer, at, packed.length).set(packed);
  if (unpack(at, packed.length, at + packed.length, size) !== 0) throw new Error("the engine is damaged");
  return WebAssembly.compile(new Uint8Array(memory.buffer, at + packed.length, size));
}

/** Puts style and script where the page's policy lets them work: in elements whose hash it names. */
async function boot() {
  for (const name of ["style", "script"]) {
    const part = document.createElement(name);
    part.textContent = new TextDecoder().decode(await inflate(carried(`page-${name}`)));
    document.head.append(part);
  }
}

document.documentElement.classList.add("starting");
const compiled = compileEngine();
// Who waits for it hears of a failure.
compiled.catch(() => {});
boot().catch((error) => {
  document.documentElement.classList.remove("starting");
  console.warn(error);
});
