// Drawing one explorable from its values, without Streamlit: the live page and an exported widget both use this.

import { move, references } from "./quick.js";
import { drawn, whenResting } from "./rest.js";
import { changed, number, resolve } from "./runtime.js";

const CONFIG = { displaylogo: false, displayModeBar: false, responsive: false };

/** The inputs as they travel: numbers as they are, {"f8": base64} as a Float64Array, {"n": "NaN"} as that number. */
export function decode(inputs) {
  return Object.fromEntries(Object.entries(inputs).map(([name, value]) => [name, decoded(value)]));
}

function decoded(value) {
  if (typeof value === "number") return value;
  if ("n" in value) return Number(value.n);
  const bytes = Uint8Array.from(atob(value.f8), (letter) => letter.charCodeAt(0));
  return new Float64Array(bytes.buffer);
}

/** An element of a class, with attributes, below a parent. */
export function element(parent, tag, name, attributes = {}) {
  const node = document.createElement(tag);
  if (name) node.className = name;
  for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, value);
  parent?.append(node);
  return node;
}

/**
 * Draw a figure with its references resolved; a zoom of the reader's stays. What plotly has drawn before is only moved
 * if it can be, and drawn by plotly once the hand rests, in `guard`.
 */
export function drawFigure(Plotly, node, spec, values, guard = (step) => step()) {
  const { labDrawn: before } = node;
  if (before?.spec === spec && move(node, spec, before.references, before.values, values)) {
    before.values = values;
    whenResting(node, () => guard(() => react(Plotly, node, spec, values)));
  } else react(Plotly, node, spec, values);
}

function react(Plotly, node, spec, values) {
  const { meta, ...frame } = spec.layout; // meta is for the page around the plot
  const before = node.labDrawn?.spec === spec ? node.labDrawn : null;
  const found = before?.references ?? references(spec);
  const names = found.filter(({ index }) => index === undefined).flatMap((part) => part.names);
  // the layout that plotly holds, handed back as it is, saves a fifth of the time: plotly compares nothing in it
  const same = before && !changed(names, before.plotted, values);
  const layout = same ? node.layout : { uirevision: "kept", ...resolve(frame, values), autosize: true };
  // plotly compares with what it drew itself and would leave what was moved since where it is
  layout.datarevision = (node.layout?.datarevision ?? 0) + 1;
  node.labDrawn = { spec, references: found, plotted: values, values };
  drawn(node);
  const first = !node.on;
  Plotly.react(node, resolve(spec.data, values), layout, CONFIG);
  if (first) node.on("plotly_beforehover", () => plainly(node._fullLayout._d3locale));
}

// plotly fills the hover texts in with a formatter of its own, which would write "-0.5"; it makes it anew at every draw
function plainly(locale) {
  locale.numberFormat = (form) => (value) => number(value, form.replace(",", "").replace("~r", "g"));
}

/** Write a text into a node unless it stands there already. Markup: **bold**, [[term|words]] for a formula's term, and
 *  [[term|symbol|number]] for a term with its number below it. */
export function write(node, text) {
  if (node.labText === text) return;
  node.labText = text;
  node.replaceChildren(...text.split(/(\*\*.+?\*\*|\[\[.+?\]\])/).map(marked));
}

function marked(piece) {
  const term = /^\[\[(\w+)\|([^|]+)(?:\|(.+))?\]\]$/.exec(piece);
  if (!term && !/^\*\*.+\*\*$/.test(piece)) return piece;
  const node = term ? element(null, "span", "", { "data-term": term[1] }) : element(null, "strong");
  node.textContent = term ? term[2] : piece.slice(2, -2);
  if (term?.[3]) element(node, "span", "lab-number").textContent = term[3];
  return node;
}

/** Sentences as a list: one item each, touched only where its words changed. */
export function drawLines(list, sentences) {
  fit(list, sentences.length, () => element(list, "li"));
  sentences.forEach((sentence, i) => write(list.children[i], sentence));
}

/** Rows of texts as a real table, the first row and the first column as headers. */
export function drawTable(table, rows) {
  fit(table, rows.length, () => element(table, "tr"));
  rows.forEach((cells, i) => {
    const row = table.children[i];
    fit(row, cells.length, () => {
      const scope = i === 0 ? "col" : "row";
      return i === 0 || row.children.length === 0 ? element(row, "th", "", { scope }) : element(row, "td");
    });
    cells.forEach((cell, j) => write(row.children[j], cell));
  });
}

// give a node as many children as wanted, from the end
function fit(node, count, add) {
  while (node.children.length > count) node.lastElementChild.remove();
  while (node.children.length < count) add();
}

/** The words of a figure's own description, for who does not see it. */
export function describe(spec, values, otherwise) {
  return resolve(spec.layout?.meta?.alt ?? otherwise, values);
}

/** A sentence without its marks, as viz/declare/spec.py's `unmarked` writes it, and without bold. */
export function unmarked(text) {
  const bare = text.replace(/\[\[\w+\|([^|]+?)(?:\|(.+?))?\]\]/g, (_, words, value) => words + (value ? ` (${value})` : ""));
  return bare.replaceAll("**", "");
}
