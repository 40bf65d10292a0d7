// New words and places for the annotations and titles that plotly has drawn: see quick.js.

const SHARES = { left: 0, top: 0, center: 0.5, middle: 0.5, right: 1, bottom: 1 }; // of its size before its anchor
const ANCHORS = { 0: "start", 0.5: "middle", 1: "end" };

/** An annotation's new words. */
export function moveWords(note, group, old, now) {
  if (!bare(note, group)) return false;
  const still = hang(note, group);
  if (!moveText(group.querySelector(".annotation-text"), old, now)) return false;
  if (!still) fit(note, group);
  return true;
}

/** An annotation's new place, {x, y} as the layout gives it. */
export function moveNote(node, note, group, at) {
  if (!bare(note, group)) return false;
  const box = group.querySelector("rect.bg");
  const size = { x: Number(box.getAttribute("width")), y: Number(box.getAttribute("height")) };
  const corner = ["x", "y"].map((letter) => {
    const pixel = onScreen(node, note[`${letter}ref`], letter, at[letter]);
    const shift = note[`${letter}shift`] * (letter === "x" ? 1 : -1);
    return Math.round(pixel + shift - (size[letter] + note.borderwidth) * share(note, letter, at[letter]));
  });
  if (!corner.every(Number.isFinite)) return false;
  group.querySelector(".annotation-text-g > g").setAttribute("transform", `translate(${corner})`);
  return true;
}

/** New words in a text: they may differ between its tags only. */
export function moveText(text, old, now) {
  if (!text) return false;
  const [before, after] = [old, now].map((words) => words.split(/(<[^<>]*>)/));
  if (before.length !== after.length || /[&\n]/.test(old + now)) return false;
  const nodes = textNodes(text);
  const said = before.map((piece, i) => ({ piece, i })).filter(({ piece, i }) => i % 2 === 0 && piece);
  const fits = before.every((piece, i) => (i % 2 ? piece === after[i] : Boolean(piece) === Boolean(after[i])));
  if (!fits || said.length !== nodes.length || said.some(({ piece }, k) => nodes[k].data !== piece)) return false;
  said.forEach(({ i }, k) => (nodes[k].data = after[i]));
  return true;
}

function textNodes(text) {
  const walker = document.createTreeWalker(text, NodeFilter.SHOW_TEXT);
  const nodes = [];
  while (walker.nextNode()) if (walker.currentNode.data) nodes.push(walker.currentNode);
  return nodes;
}

// whether an annotation is nothing but words: no arrow, no box that has to fit them
function bare({ visible, showarrow, textangle, width, height }, group) {
  const box = group?.querySelector("rect.bg");
  if (!box || !visible || showarrow || Number(textangle) || width || height) return false;
  return Number(box.style.fillOpacity) === 0 && Number(box.style.strokeOpacity) === 0;
}

// Let a text begin or end where its annotation hangs, so that other words need no other place; false if it cannot.
// Plotly centres a single line in a box of its size, which comes to the same until its words change.
function hang(note, group) {
  const text = group.querySelector(".annotation-text");
  const side = share(note, "x", note.x);
  if (text.getAttribute("text-anchor") === ANCHORS[side]) return true;
  if (side === 0.5 || text.querySelector("tspan.line")) return false;
  const inset = note.borderwidth + note.borderpad;
  const width = Number(group.querySelector("rect.bg").getAttribute("width")) + note.borderwidth;
  text.setAttribute("text-anchor", ANCHORS[side]);
  text.setAttribute("x", side ? width - inset : inset);
  return true;
}

// Otherwise the box takes the size of its words, which have to be measured.
function fit(note, group) {
  const parts = [".annotation-text", "rect.bg", ".annotation-text-g > g"];
  const [text, box, inner] = parts.map((part) => group.querySelector(part));
  const inset = note.borderwidth + note.borderpad;
  const before = Number(box.getAttribute("width")) + note.borderwidth;
  const { x, width } = text.getBBox();
  const whole = Math.round(width + 2 * inset);
  for (const line of [text, ...text.querySelectorAll("tspan.line")]) {
    line.setAttribute("x", Number(line.getAttribute("x")) + inset - x);
  }
  box.setAttribute("width", whole - note.borderwidth);
  const [left, top] = inner.getAttribute("transform").match(/-?[\d.]+/g).map(Number);
  const start = Math.round(left + (before - whole) * share(note, "x", note.x));
  inner.setAttribute("transform", `translate(${start},${top})`);
}

function share(note, letter, at) {
  const anchor = note[`${letter}anchor`];
  if (anchor !== "auto") return SHARES[anchor];
  if (note[`${letter}ref`] !== "paper") return 0.5;
  const along = letter === "x" ? at : 1 - at;
  return along < 1 / 3 ? 0 : along > 2 / 3 ? 1 : 0.5;
}

// a coordinate of an annotation -> pixel of the whole figure; NaN where plotly would not draw it
function onScreen(node, ref, letter, value) {
  const { _size: size, ...layout } = node._fullLayout;
  if (!Number.isFinite(value)) return NaN;
  if (ref === "paper") return letter === "x" ? size.l + size.w * value : size.t + size.h * (1 - value);
  const axis = /^[xy]\d*$/.test(ref) ? layout[`${letter}axis${ref.slice(1)}`] : null;
  if (!axis || !["linear", "log"].includes(axis.type) || axis.autorange) return NaN;
  const along = axis.r2fraction(value);
  return along >= 0 && along <= 1 ? axis._offset + axis.r2p(value) : NaN;
}
