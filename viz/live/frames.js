// The frames of an explorable's figures on a page: made and kept by id, drawn when they can be seen, sized by the page.
// What a figure says in layout.meta: title and caption (words or phrases around it), alt (its description), share (of
// the width, 1 by default), further (it stands below the table), drag (see tokens.js), point (see point.js).

import { describe, drawFigure, element, write } from "./draw.js";
import { Link } from "./link.js";
import { pin } from "./peek.js";
import { Point } from "./point.js";
import { changed, namesIn, resolve } from "./runtime.js";
import { Handle } from "./tokens.js";

const AGAIN = 1500; // ms after which a figure that was pointed out is brought into sight once more
const HANDS = ["wheel", "touchstart", "pointerdown", "keydown"]; // the reader moves

export class Frames {
  /** `redraw` is called when something comes into sight; `page` has guard(step) and what a handle needs (tokens.js). */
  constructor(root, redraw, page) {
    this.holder = element(root, "div", "lab-figures");
    this.further = element(null, "div", "lab-figures"); // of figures with meta.further; main.js puts it below the table
    this.line = element(root, "p", "lab-token");
    this.all = new Map(); // id -> what is on the screen
    this.page = page;
    this.sight = new IntersectionObserver(
      (entries) => {
        for (const { target, isIntersecting } of entries) target.labFigure.visible = isIntersecting;
        redraw();
      },
      { rootMargin: "100px" },
    );
    this.size = new ResizeObserver(() => this.fit());
    for (const holder of [this.holder, this.further]) this.size.observe(holder);
  }

  /** One frame per figure, in their order; frames that stay keep their plot and its zoom. */
  build(figures, words) {
    this.words = words;
    this.link ??= new Link(this.line, () => this.all.values(), words);
    this.link.words = words;
    for (const [id, figure] of this.all) if (!(id in figures)) this.discard(id, figure);
    for (const [id, spec] of Object.entries(figures)) {
      const figure = this.all.get(id) ?? this.frame(id);
      const text = JSON.stringify(spec);
      if (figure.text !== text) Object.assign(figure, { spec, text, names: namesIn(spec), drawn: null });
      if (figure.handle) figure.handle.words = words;
      // until it has been drawn and is described by its numbers
      if (!figure.plot.hasAttribute("aria-label")) figure.plot.setAttribute("aria-label", words.figure);
      dress(figure);
    }
    for (const [holder, late] of [[this.holder, false], [this.further, true]]) {
      this.order(holder, Object.keys(figures).filter((id) => Boolean(figures[id].layout.meta?.further) === late));
    }
    const linked = Object.values(figures).some(({ data }) => data.some(({ meta }) => meta?.link));
    this.line.hidden = !linked;
  }

  // moving a frame in the page takes the focus and a held pointer from its handle, so move only what must
  order(holder, ids) {
    ids.forEach((id, i) => {
      const { frame } = this.all.get(id);
      if (holder.children[i] !== frame) holder.insertBefore(frame, holder.children[i] ?? null);
    });
  }

  frame(id) {
    const frame = element(this.holder, "figure", "lab-figure", { "data-figure": id });
    const title = element(frame, "h3");
    const stage = element(element(frame, "div"), "div", "lab-stage");
    const plot = element(stage, "div", "lab-plot", { role: "img" });
    const caption = element(frame, "figcaption");
    const figure = { frame, title, stage, plot, caption, visible: false, pin: pin(stage), handle: null };
    plot.labFigure = figure;
    this.sight.observe(plot);
    this.all.set(id, figure);
    return figure;
  }

  /** Draw what can be seen and has changed. */
  draw(Plotly, values) {
    this.Plotly = Plotly;
    for (const figure of this.all.values()) {
      const { visible, stage, names, drawn } = figure;
      if (!(visible || stage.classList.contains("lab-pinned")) || (drawn && !changed(names, drawn, values))) continue;
      const first = !figure.plot.on;
      drawFigure(Plotly, figure.plot, figure.spec, values, this.page.guard);
      surround(figure, values);
      figure.drawn = values;
      if (first) {
        this.link.attach(figure);
        figure.plot.on("plotly_relayout", () => this.place());
      }
      const { drag, point } = figure.spec.layout.meta ?? {};
      if (drag) figure.handle ??= new Handle(figure, this.page, this.words);
      if (point) figure.handle ??= new Point(figure, this.page, this.words);
    }
    this.place();
  }

  /** Put what lies over the plots where the plots are now. */
  place() {
    for (const { handle, drawn } of this.all.values()) if (handle && drawn) handle.place();
    if (this.link?.at) this.link.place();
  }

  /** A slider moved: on a phone, keep the first figure in sight. */
  follow(input) {
    this.all.values().next().value?.pin.moved(input);
  }

  /** Outline the figure of a mark "step:id", "" for none, and bring it into sight when the mark is another than before. */
  point(mark) {
    const spot = mark.split(":").at(-1);
    for (const [id, { frame }] of this.all) frame.classList.toggle("lab-spot", id === spot);
    if (mark === this.mark) return;
    this.mark = mark;
    clearTimeout(this.later);
    const { frame } = this.all.get(spot) ?? {};
    if (!frame) return;
    const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
    const show = () => frame.scrollIntoView({ block: "nearest", behavior: calm ? "instant" : "smooth" });
    show();
    // what stands above may still be growing: once more, unless the reader has moved on
    this.later = setTimeout(show, AGAIN);
    for (const kind of HANDS) addEventListener(kind, () => clearTimeout(this.later), { once: true, passive: true });
  }

  /** Describe every figure for who does not see it; `sentences` where it does not do so itself. */
  describe(values, sentences) {
    for (const { plot, spec } of this.all.values()) {
      const said = describe(spec, values, sentences) || resolve(spec.layout.meta?.title ?? "", values) || this.words.figure;
      plot.setAttribute("aria-label", said);
    }
  }

  fit() {
    for (const { plot, drawn, stage } of this.all.values()) {
      if (drawn && stage.offsetWidth && plot._fullLayout.width !== stage.offsetWidth) this.Plotly.Plots.resize(plot);
    }
    requestAnimationFrame(() => this.place()); // resizing waits for a frame of its own
  }

  discard(id, figure) {
    figure.pin.drop();
    this.sight.unobserve(figure.plot);
    this.Plotly?.purge(figure.plot);
    figure.frame.remove();
    this.all.delete(id);
  }

  close() {
    clearTimeout(this.later);
    this.sight.disconnect();
    this.size.disconnect();
    for (const [id, figure] of this.all) this.discard(id, figure);
  }
}

// the room that the figure's layout asks for
function dress({ spec, frame, stage }) {
  const { share = 1 } = spec.layout.meta ?? {};
  frame.style.flex = `1 1 calc(${100 * share}% - 1rem)`;
  stage.style.height = `${spec.layout.height ?? 320}px`;
}

// the words around it, which may hold numbers
function surround({ spec, title, caption }, values) {
  const { meta = {} } = spec.layout;
  for (const [node, text = ""] of [[title, meta.title], [caption, meta.caption]]) {
    write(node, resolve(text, values));
    node.hidden = text === "";
  }
}
