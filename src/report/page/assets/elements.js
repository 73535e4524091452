// Everything the script puts on the page is made here. Text goes in as text, never as markup.

function make(tag, attributes, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes || {})) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children.flat(Infinity).filter((child) => child || child === 0));
  return element;
}

// An interval of points on a scale from 0 to `of`, as the overview draws the score.
function bar(low, high, of) {
  const space = "http://www.w3.org/2000/svg";
  const drawing = document.createElementNS(space, "svg");
  const part = (name, from, to) => {
    const rect = document.createElementNS(space, "rect");
    const share = (value) => (of > 0 ? (100 * Math.max(0, value)) / of : 0);
    const box = { class: name, x: share(from), y: 0, width: share(to - from), height: 10 };
    for (const [key, value] of Object.entries(box)) rect.setAttribute(key, value);
    drawing.append(rect);
  };
  const frame = { class: "bar", viewBox: "0 0 100 10", preserveAspectRatio: "none", "aria-hidden": "true" };
  for (const [key, value] of Object.entries(frame)) drawing.setAttribute(key, value);
  part("track", 0, of);
  part("low", 0, low);
  if (high > low) part("open", low, high);
  return drawing;
}

// A table that scrolls in a box of its own, which the keyboard can reach.
function scrolling(name, table) {
  return make("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": name }, table);
}

const SIGNS = { pass: "✓", fail: "✕", unknown: "?", not_applicable: "—", counted: "○" };

// A verdict: its sign and its word, or the sign alone for what stands beside the word.
function badge(verdict) {
  const sign = make("span", { class: "sign", "aria-hidden": "true" }, SIGNS[verdict]);
  return make("span", { class: "badge " + verdict }, sign, label(verdict));
}

// A text of the standard with quotes marked; `ids` puts each clause's id behind its quote.
function quoted(text, quotes, ids) {
  const found = quotes
    .map(({ id, quote }) => ({ id, from: text.indexOf(quote), to: text.indexOf(quote) + quote.length }))
    .filter(({ from, to }) => from >= 0 && to > from);
  const cuts = [...new Set([0, text.length, ...found.flatMap(({ from, to }) => [from, to])])].sort((a, b) => a - b);
  const parts = [];
  for (let at = 0; at + 1 < cuts.length; at++) {
    const [from, to] = [cuts[at], cuts[at + 1]];
    const piece = text.slice(from, to);
    const covered = found.some((quote) => quote.from <= from && to <= quote.to);
    parts.push(covered ? make("mark", null, piece) : piece);
    const ended = ids ? found.filter((quote) => quote.to === to) : [];
    if (ended.length) parts.push(make("sup", null, ended.map(({ id }) => id).join(" ")));
  }
  return parts;
}
