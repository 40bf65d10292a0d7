// An exported widget: one explorable with plain sliders, both languages and themes, and downloads of its own.

import { describe, drawFigure, drawLines, drawTable, element, unmarked, write } from "../live/draw.js";
import { fitted } from "./fitted.js";
import { changed, namesIn, number, resolve } from "../live/runtime.js";

/** Build the widget in `root` from what viz/export/payload.py wrote and the traced function. */
export default function widget(root, data, compute) {
  root.widget = new Widget(root, data, compute);
}

/** What viz/export/html.py packed: JSON, gzipped, in base64. */
export async function unpack(text) {
  const bytes = Uint8Array.from(atob(text.trim()), (letter) => letter.charCodeAt(0));
  return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"))).json();
}

class Widget {
  constructor(root, data, compute) {
    Object.assign(this, { root, data, compute, lang: data.lang });
    this.inputs = Object.fromEntries(Object.entries(data.x).map(([name, value]) => [name, input(value)]));
    this.sliders = data.sliders;
    for (const { key, values, at } of this.sliders) this.inputs[key] = values[at];
    this.figures = new Map();
    this.dark = matchMedia("(prefers-color-scheme: dark)");
    this.dark.addEventListener("change", () => this.show());
    this.build();
    this.calculate();
    this.show();
    new ResizeObserver(() => this.resize()).observe(this.holder);
    if (parent !== window) new ResizeObserver(() => this.grow()).observe(root);
  }

  get theme() {
    if (this.data.theme !== "auto") return this.data.theme;
    return this.dark.matches ? "dark" : "light";
  }

  get words() {
    return this.data.words[this.lang];
  }

  build() {
    const header = element(this.root, "header");
    this.title = element(header, "h1");
    this.languages = element(header, "div", "languages", { role: "group" });
    this.switches = Object.entries(this.data.words).map(([lang, { own_name }]) => {
      const button = element(this.languages, "button", "", { type: "button", lang, "data-lang": lang });
      button.textContent = own_name;
      button.addEventListener("click", () => this.speak(lang));
      return button;
    });
    this.problem = element(this.root, "p", "problem", { role: "alert" });
    this.holder = element(this.root, "div", "figures");
    this.buildSliders();
    this.formula = element(this.root, "ul", "formula");
    this.fixed = element(this.root, "p", "quiet");
    this.list = element(this.root, "ul", "lines");
    this.heading = element(this.root, "h2");
    this.scroll = element(this.root, "div", "scroll", { role: "region" });
    this.table = element(element(this.scroll, "table"), "tbody");
    const tools = element(this.root, "p", "tools");
    this.csv = element(tools, "button", "", { type: "button", "data-tool": "csv" });
    this.csv.addEventListener("click", () => save(`${this.data.name}.csv`, "\ufeff" + this.table_of_numbers()));
    const back = element(this.root, "p");
    back.hidden = this.data.link.page === null;
    this.back = element(back, "a", "", { target: "_blank", rel: "noopener" });
    this.papers = element(this.root, "p", "quiet");
    this.licence = element(this.root, "p", "quiet");
    this.status = element(this.root, "div", "status", { role: "status" });
  }

  buildSliders() {
    const box = element(this.root, "div", "sliders");
    box.hidden = this.sliders.length === 0;
    for (const slider of this.sliders) {
      const row = element(box, "div", "slider");
      const id = `slider-${slider.key}`;
      slider.name = element(row, "label", "", { for: id });
      slider.output = element(row, "output", "", { for: id });
      const range = { type: "range", min: 0, max: slider.values.length - 1, step: 1, id, "data-key": slider.key };
      slider.input = element(row, "input", "", range);
      slider.input.value = slider.at;
      slider.input.addEventListener("input", () => this.moved(slider));
      slider.input.addEventListener("change", () => this.tell());
    }
  }

  moved(slider) {
    slider.at = Number(slider.input.value);
    this.inputs[slider.key] = slider.values[slider.at];
    this.calculate();
    this.draw();
  }

  calculate() {
    this.values = { ...this.inputs, ...this.compute(this.inputs) };
  }

  speak(lang) {
    this.lang = lang;
    this.show();
    this.tell();
  }

  /** Everything again, in the language and theme of now. */
  show() {
    this.view = viewOf(this.data.views, this.lang, this.theme);
    this.say();
    for (const [id, source] of Object.entries(this.view.figures)) {
      const figure = this.figures.get(id) ?? this.frame(id);
      const see_through = { paper_bgcolor: "rgba(0,0,0,0)", plot_bgcolor: "rgba(0,0,0,0)" };
      if (this.data.background === "transparent") Object.assign(source.layout, see_through);
      Object.assign(figure, { source, spec: source, names: namesIn(source) });
      const { share = 1 } = source.layout.meta ?? {};
      figure.frame.style.flex = `1 1 calc(${100 * share}% - 16px)`;
      this.surround(figure);
      for (const button of figure.buttons) write(button, this.words[button.dataset.tool]);
    }
    // the widths are known once every figure has its share
    for (const figure of this.figures.values()) this.fit(figure);
    this.draw();
    this.describe();
  }

  // a figure to be drawn anew, at the width that its plot has now
  fit(figure) {
    const width = figure.plot.clientWidth;
    const spec = globalThis.Plotly ? fitted(figure.source, this.values, width) : figure.source;
    Object.assign(figure, { spec, width, drawn: null });
    figure.plot.style.height = `${spec.layout.height ?? 320}px`;
  }

  // the words around a figure, which may hold numbers
  surround({ spec, title, caption }) {
    const { meta = {} } = spec.layout;
    for (const [node, text = ""] of [[title, meta.title], [caption, meta.caption]]) {
      write(node, resolve(text, this.values));
      node.hidden = text === "";
    }
  }

  say() {
    const { words } = this;
    document.documentElement.lang = this.lang;
    document.title = `${words.nav} · ${words.lab}`;
    for (const button of this.switches) button.setAttribute("aria-pressed", button.dataset.lang === this.lang);
    for (const { name, key } of this.sliders) write(name, words.labels[key]);
    const texts = [[this.title, "question"], [this.fixed, "fixed"], [this.heading, "numbers"], [this.csv, "csv"]];
    for (const [node, key] of [...texts, [this.back, "open"], [this.licence, "licence"]]) write(node, words[key]);
    this.scroll.setAttribute("aria-label", words.numbers);
    this.languages.setAttribute("aria-label", words.language);
    write(this.problem, globalThis.Plotly ? "" : words.no_plotly);
    this.problem.hidden = Boolean(globalThis.Plotly);
    this.holder.hidden = !globalThis.Plotly; // nothing to see, and nothing to download
    this.papers.replaceChildren(words.papers, ...this.data.papers.flatMap(([id, names], i) => {
      const link = element(null, "a", "", { href: `https://arxiv.org/abs/${id}`, target: "_blank", rel: "noopener" });
      link.textContent = `arXiv ${id}`;
      return [i ? "; " : " ", names.map((name) => words.objectives[name]).join(", "), " ", link];
    }));
    this.papers.hidden = this.data.papers.length === 0;
  }

  frame(id) {
    const frame = element(this.holder, "figure", "", { "data-figure": id });
    const figure = { id, frame, title: element(frame, "h2"), plot: element(frame, "div", "plot", { role: "img" }) };
    figure.caption = element(frame, "figcaption");
    const tools = element(frame, "div", "tools");
    figure.buttons = ["svg", "png"].map((format) => {
      const button = element(tools, "button", "", { type: "button", "data-tool": format });
      button.addEventListener("click", () => this.download(figure, format));
      return button;
    });
    this.figures.set(id, figure);
    return figure;
  }

  draw() {
    for (const { output, input, values, at } of this.sliders) {
      write(output, number(values[at]));
      input.setAttribute("aria-valuetext", number(values[at]));
    }
    for (const figure of this.figures.values()) {
      if (!globalThis.Plotly || !changed(figure.names, figure.drawn, this.values)) continue;
      drawFigure(globalThis.Plotly, figure.plot, figure.spec, this.values);
      this.surround(figure);
      figure.drawn = this.values;
    }
    drawLines(this.formula, resolve(this.view.formula, this.values));
    this.sentences = resolve(this.view.lines, this.values);
    drawLines(this.list, this.sentences);
    drawTable(this.table, resolve(this.view.table, this.values));
    if (this.data.link.page !== null) this.back.href = this.address();
  }

  /** What is said to who does not see it, once a slider rests. */
  tell() {
    this.status.textContent = unmarked(this.sentences.join(" "));
    this.describe();
  }

  describe() {
    const otherwise = unmarked(this.sentences.join(" "));
    for (const { plot, spec } of this.figures.values()) {
      plot.setAttribute("aria-label", describe(spec, this.values, otherwise));
    }
    // a region that scrolls must be reachable by keyboard
    if (this.scroll.scrollWidth > this.scroll.clientWidth) this.scroll.tabIndex = 0;
    else this.scroll.removeAttribute("tabindex");
  }

  /** The page of the lab at these settings. */
  address() {
    const moved = this.sliders.map(({ key, values, at, first }) => [key, general(values[at]), first]);
    const own = moved.filter(([, value, first]) => value !== first).map(([key, value]) => [key, value]);
    const query = new URLSearchParams([...Object.entries(this.data.link.query), ...own, ["lang", this.lang], ["v", "1"]]);
    return `${this.data.link.page}?${query}`;
  }

  download({ id, plot }, format) {
    const { width, height } = plot._fullLayout;
    const options = { format, width, height, scale: format === "png" ? 2 : 1, filename: `${this.data.name}-${id}` };
    globalThis.Plotly.downloadImage(plot, options);
  }

  /** As viz/export/csv.py writes it. */
  table_of_numbers() {
    const { labels } = this.words;
    const rows = [["name", "index", "value", "label"]];
    const settings = new Set();
    for (const [key, value] of this.data.settings) {
      const now = this.sliders.some((slider) => slider.key === key) ? this.inputs[key] : value;
      rows.push([safe(key), "", typeof now === "string" ? safe(now) : now, safe(labels[key])]);
      settings.add(key);
    }
    for (const name of this.data.referred) {
      const value = this.values[name];
      if (typeof value === "number") settings.has(name) || rows.push([safe(name), "", Number.isNaN(value) ? "" : value, ""]);
      else value.forEach((item, i) => Number.isNaN(item) || rows.push([safe(name), i + 1, item, ""]));
    }
    return rows.map((row) => row.map(cell).join(",") + "\r\n").join("");
  }

  resize() {
    for (const figure of this.figures.values()) {
      if (!figure.drawn || !figure.plot.clientWidth || figure.plot.clientWidth === figure.width) continue;
      const before = figure.spec;
      this.fit(figure);
      if (figure.spec !== before) continue; // drawn below
      figure.drawn = this.values;
      globalThis.Plotly.Plots.resize(figure.plot);
    }
    this.draw();
  }

  /** Tell the page around the frame how high the widget is. */
  grow() {
    parent.postMessage({ type: "lab-height", height: this.root.offsetHeight }, "*");
  }
}

// JSON knows neither NaN (null here) nor infinity (a text)
function input(value) {
  if (Array.isArray(value)) return Float64Array.from(value, input);
  return value === null ? NaN : Number(value);
}

// six significant digits, as a link carries a number; a person reads runtime.js's `number`
function general(value) {
  const short = Number(value.toPrecision(6));
  const size = Math.abs(short);
  if (short === 0 || (size >= 1e-4 && size < 1e6)) return String(short);
  return short.toExponential().replace(/e([+-])(\d)$/, "e$10$2");
}

/** Figures, sentences and table in one language and theme. */
function viewOf({ base, lang: langs, dark }, lang, theme) {
  const view = structuredClone(base);
  for (const [path, value] of [...(langs[lang] ?? []), ...(theme === "dark" ? dark[lang] : [])]) {
    const last = path.length - 1;
    let node = view;
    for (const key of path.slice(0, last)) node = node[key];
    node[path[last]] = structuredClone(value);
  }
  return view;
}

// a text that a spreadsheet shows and does not execute
function safe(text) {
  return /^[=+\-@\t\r\n＝＋－＠]/.test(text) ? `'${text}` : text;
}

function cell(value) {
  const text = String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

function save(name, text) {
  const link = element(null, "a", "", { download: name, href: URL.createObjectURL(new Blob([text], { type: "text/csv" })) });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10000);
}
