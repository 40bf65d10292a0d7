// A figure whose words fit a narrow plot: its key above, its title and the title of its axis on as many lines as they
// need, and the figure as much higher. Plotly itself breaks no line.

import { resolve } from "../live/runtime.js";

const LINE = 1.3; // of plotly's lines, times the size of the type
const SLACK = 1.05; // numbers in a key may grow while a slider moves
const BREAK = /(?<=[\s、，；：])(?![^<]*>)/; // after a space or a Chinese mark, outside of tags
let ruler = null;

/** The figure for a plot of that width in pixels: `spec` itself where everything fits. */
export function fitted(spec, values, width) {
  const { layout } = spec;
  const { font = {}, margin = {} } = layout.template?.layout ?? {};
  const sides = { l: 80, r: 80, t: 100, b: 80, ...margin, ...layout.margin };
  const inner = width - sides.l - sides.r;
  const grown = { t: 0, b: 0 };
  const fit = (text, own, room, side) => {
    const size = own?.size ?? font.size ?? 12;
    const { words, more } = broken(text, values, room / SLACK, `${size}px ${font.family ?? "sans-serif"}`);
    grown[side] = Math.max(grown[side], Math.ceil(more * size * LINE));
    return words;
  };
  const annotations = layout.annotations?.map((note) => {
    if (!isKey(note)) return note;
    return { ...note, align: "left", text: fit(note.text, note.font, inner * (1 - note.x) + sides.r, "t") };
  });
  const changed = { ...layout, ...(annotations && { annotations }) };
  if (layout.title?.text) {
    changed.title = { ...layout.title, text: fit(layout.title.text, layout.title.font, inner + sides.r, "t") };
  }
  const axis = layout.xaxis?.title;
  if (axis?.text) {
    const text = fit(axis.text, axis.font ?? { size: 13 }, inner + 2 * Math.min(sides.l, sides.r), "b");
    changed.xaxis = { ...layout.xaxis, title: { ...axis, text } };
  }
  if (!grown.t && !grown.b) return spec;
  changed.margin = { ...sides, t: sides.t + grown.t, b: sides.b + grown.b };
  changed.height = (layout.height ?? 320) + grown.t + grown.b;
  return { ...spec, layout: changed };
}

// words that stand on the plot's upper edge
function isKey({ showarrow, xref, yref, y, yanchor, text }) {
  return showarrow === false && xref === "paper" && yref === "paper" && y >= 1 && yanchor === "bottom" && Boolean(text);
}

// a text or a phrase with breaks put in, and how many lines more its longest variant takes
function broken(text, values, room, font) {
  if (typeof text === "string") return wrapped(text, (piece) => piece, room, font);
  const { $p: phrase } = text;
  const said = (piece) => resolve({ $p: { ...phrase, variants: [piece], select: null } }, values);
  const all = phrase.variants.map((variant) => wrapped(variant, said, room, font));
  const more = Math.max(...all.map((one) => one.more));
  return { words: { $p: { ...phrase, variants: all.map(({ words }) => words) } }, more };
}

function wrapped(text, said, room, font) {
  const lines = text.split("<br>").flatMap((line) => {
    const rows = [""];
    const pieces = line.split(BREAK);
    // a coloured square stays with its word
    for (let i = pieces.length - 2; i >= 0; i--) {
      if (bare(said(pieces[i])).trim() === "■") pieces.splice(i, 2, pieces[i] + pieces[i + 1]);
    }
    for (const piece of pieces) {
      const longer = rows.at(-1) + piece;
      if (rows.at(-1) && width(said(longer.trimEnd()), font) > room) rows.push(piece);
      else rows[rows.length - 1] = longer;
    }
    return rows.map((row, i) => (i ? row.trimStart() : row).trimEnd());
  });
  return { words: lines.join("<br>"), more: lines.length - text.split("<br>").length };
}

function width(text, font) {
  ruler ??= document.createElement("canvas").getContext("2d");
  ruler.font = font;
  return ruler.measureText(bare(text)).width;
}

// a text without its tags
function bare(text) {
  return text.replace(/<[^<>]*>/g, "");
}
