// Hover linking: pointing at a token in one figure marks it in all of them. Marks are elements laid over the plots,
// because asking plotly to restyle takes as long as a whole redraw.
// A trace takes part with meta {"link": "token"}; a curve with meta {"term": "clip"} lights up [data-term="clip"].

import { element, write } from "./draw.js";
import { number } from "./runtime.js";

const LEAST = 6; // px, width of a mark

/** The link among the figures of one explorable; `figures` gives what is on the screen, `words` the texts. */
export class Link {
  constructor(line, figures, words) {
    Object.assign(this, { line, figures, words, at: null, terms: [] });
  }

  /** Listen to a figure that plotly has drawn. */
  attach(figure) {
    figure.plot.on("plotly_hover", ({ points }) => this.hover(points[0]));
    figure.plot.on("plotly_unhover", () => this.clear());
  }

  hover({ data, x }) {
    const { link, term } = data.meta ?? {};
    if (link) this.show(link, x);
    if (term) this.light(term);
  }

  /** Mark x in every figure and say its values. */
  show(link, x) {
    this.at = { link, x };
    this.place();
  }

  clear() {
    this.at = null;
    this.terms.forEach((node) => node.classList.remove("lab-term"));
    this.terms = [];
    this.place();
  }

  light(term) {
    this.terms = [...document.querySelectorAll(`[data-term="${CSS.escape(term)}"]`)];
    this.terms.forEach((node) => node.classList.add("lab-term"));
  }

  /** The other way round: pointing at a term thickens its curves; "" ends it. */
  brighten(term) {
    for (const { plot } of this.figures()) {
      for (const { uid, meta } of plot._fullData ?? []) {
        const line = plot.querySelector(`.trace${CSS.escape(uid)} .js-line`);
        line?.classList.toggle("lab-bright", term !== "" && meta?.term === term);
      }
    }
  }

  /** Put the marks where the token is now; after every redraw. */
  place() {
    const words = [];
    for (const figure of this.figures()) {
      const marks = new Map(); // subplot -> its axes
      for (const trace of figure.plot._fullData ?? []) {
        if (!this.at || trace.meta?.link !== this.at.link) continue;
        const { [axis("x", trace.xaxis)]: xaxis, [axis("y", trace.yaxis)]: yaxis } = figure.plot._fullLayout;
        marks.set(`${trace.xaxis}${trace.yaxis}`, [xaxis, yaxis]);
        words.push(...valuesAt(trace, this.at.x, yaxis));
      }
      overlay(figure, [...marks.values()], this.at?.x);
    }
    write(this.line, this.at ? [this.words.token.replace("{t}", this.at.x), ...words].join(" · ") : "");
    document.querySelectorAll(".lab-linked").forEach((node) => node.classList.remove("lab-linked"));
    if (this.at?.link !== "token") return;
    document.querySelectorAll(`[data-token="${this.at.x}"]`).forEach((node) => node.classList.add("lab-linked"));
  }
}

// "y2" -> "yaxis2", as plotly names them in a layout
function axis(letter, name) {
  return `${letter}axis${(name ?? letter).slice(1)}`;
}

// one strip per subplot, made when first needed and then only moved
function overlay(figure, marks, x) {
  figure.strips ??= [];
  while (figure.strips.length < marks.length) {
    figure.strips.push(element(figure.stage, "div", "lab-strip", { "aria-hidden": "true" }));
  }
  figure.strips.forEach((strip, i) => {
    const [xaxis, yaxis] = marks[i] ?? [];
    const middle = xaxis?.d2p(x);
    strip.hidden = !(middle >= 0 && middle <= xaxis?._length);
    if (strip.hidden) return;
    const width = Math.max(LEAST, Math.abs(xaxis.d2p(x + 0.5) - xaxis.d2p(x - 0.5)) || 0);
    strip.style.width = `${width}px`;
    strip.style.height = `${yaxis._length}px`;
    strip.style.transform = `translate(${xaxis._offset + middle - width / 2}px, ${yaxis._offset}px)`;
  });
}

// "name 1.234" for a trace, or for every row of a heatmap from the top; customdata is the value where y or z only
// says how it is drawn
function valuesAt(trace, x, { tickvals, ticktext, range }) {
  const i = Array.from(trace.x ?? []).indexOf(x);
  if (i < 0) return [];
  const { y, z, customdata, name } = trace;
  if (!z) return name && Number.isFinite(y[i]) ? said(name, (customdata ?? y)[i]) : [];
  const label = (r) => ticktext?.[tickvals?.indexOf(r)] ?? `${y?.[r] ?? r}`;
  const rows = Array.from(z, (row, r) => said(label(r), (customdata?.[r] ?? row)[i]));
  return (range[0] < range[1] ? rows.reverse() : rows).flat();
}

// names may carry plotly's small markup and a swatch of their colour
function said(name, value) {
  const bare = name.replace(/<[^>]*>|\u25a0/g, "").trim();
  return Number.isFinite(value) ? [`${bare} ${number(value, ".4g")}`] : [];
}
