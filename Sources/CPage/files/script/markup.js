/**
 * Builds an element. Attributes named `on…` are listeners; `true` sets an empty attribute, `false` and
 * `undefined` none; `class` may hold several names.
 * @template {keyof HTMLElementTagNameMap} K
 * @param {K} name
 * @param {Record<string, string | number | boolean | undefined | ((event: any) => void)>} [attributes]
 * @param {...(Node | string)} children
 * @returns {HTMLElementTagNameMap[K]}
 */
function make(name, attributes = {}, ...children) {
  const node = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (typeof value === "function") node.addEventListener(key.slice(2), value);
    else if (value === true) node.setAttribute(key, "");
    else if (value !== false && value !== undefined) node.setAttribute(key, String(value));
  }
  node.append(...children);
  return node;
}

/** The tags of the lessons' markup. Nothing else becomes an element, so that a text cannot become script. */
const TAGS = new Set(["i", "b", "sub", "sup"]);

/** @type {Record<string, string>} */
const ENTITIES = { "&lt;": "<", "&gt;": ">", "&amp;": "&", "&quot;": '"', "&apos;": "'" };

/**
 * Nodes from the lessons' markup: `<i> <b> <sub> <sup>` and entities; all else stands as written. A line
 * break becomes `<br>`.
 * @param {string} text
 * @returns {DocumentFragment}
 */
function markup(text) {
  const root = document.createDocumentFragment();
  /** @type {(DocumentFragment | HTMLElement)[]} */
  const open = [root];
  for (const piece of text.split(/(<\/?(?:i|b|sub|sup)>|\n)/)) {
    const tag = /^<(\/?)(\w+)>$/.exec(piece);
    const top = open[open.length - 1] ?? root;
    if (piece === "\n") top.append(make("br"));
    else if (!tag || !TAGS.has(tag[2] ?? "")) {
      if (piece) top.append(piece.replace(/&(?:lt|gt|amp|quot|apos);/g, (entity) => ENTITIES[entity] ?? entity));
    } else if (!tag[1]) {
      const node = document.createElement(tag[2] ?? "i");
      top.append(node);
      open.push(node);
    } else if (open.length > 1) open.pop();
  }
  return root;
}

/**
 * The letters of a marked-up text alone, for labels and titles.
 * @param {string} text
 */
function plain(text) {
  return markup(text).textContent ?? "";
}

/**
 * An element of the template by its id.
 * @template {HTMLElement} [T=HTMLElement]
 * @param {string} id
 * @returns {T}
 */
function byId(id) {
  const node = document.getElementById(id);
  if (!node) throw new Error(`the page lacks #${id}`);
  return /** @type {T} */ (node);
}

/**
 * Replaces what a node holds.
 * @param {Element} node
 * @param {...(Node | string)} children
 */
function fill(node, ...children) {
  node.replaceChildren(...children);
}
