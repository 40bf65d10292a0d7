// The live figures of a page: a Streamlit component (viz/live/component.py) that redraws while a native slider moves.
// The server is asked for nothing: it hears where sliders stand when it next runs the script, for a choice.

import { Beside } from "./beside.js";
import { decode, drawLines, drawTable, element, unmarked } from "./draw.js";
import { byHand, merge } from "./edits.js";
import { at, plotly, style } from "./files.js";
import { Frames } from "./frames.js";
import { Grid } from "./grid.js";
import { fieldOf, fill } from "./native.js";
import { Player } from "./play.js";
import { comeBack, leave } from "./recall.js";
import { resolve } from "./runtime.js";
import { holding, move, read, standing, watch } from "./sliders.js";
import { viewAt } from "./view.js";
import { drawWords } from "./words.js";

const REST = 400; // ms without a change after which a screen reader is told
const FRESH = 1500; // ms for which what a hand did here counts more than what the server sends
const BY_HAND = "edits"; // the field of hand edits, and the vector that they make
const pages = new WeakMap(); // the component's element -> Live

/** Called by Streamlit at every run: draw the data, or tell the server that this browser cannot. */
export function mount(component) {
  const { parentElement } = component;
  if (!pages.has(parentElement)) pages.set(parentElement, new Live(parentElement));
  pages.get(parentElement).update(component);
}

/** Called by Streamlit when the component goes away. */
export function unmount(parentElement) {
  const live = pages.get(parentElement);
  if (live?.inputs) leave(live.data.name, [live.inputs, live.typed]);
  live?.close();
  pages.delete(parentElement);
}

class Live {
  constructor(parent) {
    this.root = element(parent, "div", "lab-live");
    this.wake = () => this.guard(() => this.draw());
    this.frames = new Frames(this.root, this.wake, {
      guard: (step) => this.guard(step),
      values: () => this.values,
      edit: (token, ratio) => this.guard(() => this.edit(token, ratio)),
      tell: (token, ratio) => this.guard(() => this.keep(token, ratio)),
      sliders: () => this.view.sliders,
      slide: (values) => this.guard(() => this.slide(values)),
      place: (values) => this.guard(() => this.place(values)),
      select: (token) => (token ? this.frames.link.show("token", token) : this.frames.link.clear()),
    });
    this.formula = element(this.root, "ul", "lab-formula");
    this.list = element(this.root, "ul", "lab-lines");
    this.scroll = element(this.root, "div", "lab-scroll", { role: "region" });
    this.table = element(element(this.scroll, "table", "lab-table"), "tbody");
    this.root.append(this.frames.further);
    this.width = new ResizeObserver(() => this.reach());
    this.width.observe(this.scroll);
    this.status = element(this.root, "div", "lab-status", { role: "status" });
    for (const kind of ["pointerover", "pointerout"]) this.root.addEventListener(kind, (event) => this.term(event));
    this.beside = new Beside({ letGo: (token) => this.guard(() => this.keep(token, null)) });
    this.hands = new Map(); // key -> [value, time]: what was moved here a moment ago
    this.generation = 0;
    this.unwatch = watch((moved, input) => this.guard(() => this.moved(moved, input)));
    document.addEventListener("visibilitychange", this.wake);
  }

  /** New data from the server. */
  update({ data, setTriggerValue }) {
    if (this.closed) return;
    Object.assign(this, { data, send: setTriggerValue });
    const generation = ++this.generation;
    style(data.css);
    // figures that follow no slider come without code
    const code = data.code ? import(at(data.code)) : { default: () => ({}) };
    Promise.all([viewAt(at(data.view)), code, plotly(data.plotly)]).then(
      ([view, { default: compute }, Plotly]) => {
        if (generation !== this.generation) return;
        if (!view) return this.forgotten(data.view);
        if (view !== this.view) this.guard(() => this.frames.build(view.figures, view.words));
        this.scroll.setAttribute("aria-label", view.words.table);
        Object.assign(this, { view, compute, Plotly, fixed: decode(view.inputs) });
        this.guard(() => this.settle());
      },
      (error) => this.broken(error),
    );
  }

  /** The lab no longer has the view: a run of the script makes it again, unless it just did. */
  forgotten(address) {
    if (this.missing === address) return this.broken(Error(`${address} is not there`));
    this.missing = address;
    this.send("forgotten", address);
  }

  /** Run one step of the drawing; whatever fails leads to the server's plain charts. */
  guard(step) {
    if (this.closed) return;
    try {
      step();
    } catch (error) {
      this.broken(error);
    }
  }

  broken(error) {
    if (this.closed) return;
    this.close();
    this.send("failed", String(error).slice(0, 200));
  }

  /** Take the server's values, except for what is in a hand or was a moment ago. */
  settle() {
    this.inputs = { ...this.fixed, ...decode(this.data.x) };
    this.typed = this.data.edits;
    for (const [key, [value, time]] of this.hands) {
      if (performance.now() - time > FRESH && holding() !== key) this.hands.delete(key);
      else if (key === BY_HAND) this.typed = value;
      else if (key in this.inputs) this.inputs[key] = value;
    }
    this.read();
    this.change();
    this.recall();
    this.rest();
    this.frames.point(this.data.spot);
    // a run may have begun before the last move: in the end what stands on the page is right
    clearTimeout(this.again);
    this.again = setTimeout(() => this.guard(() => this.agree()), FRESH);
    const { play, words } = this.view;
    if (!play) return;
    this.player ??= new Player(this.root, play, words, (...to) => this.swing(...to), () => this.inputs[play.key]);
    this.player.swing = play; // a run that goes on has a later end
  }

  /** On a page that a visitor comes back to by the menu, put the sliders where they stood. */
  recall() {
    if (this.recalled) return;
    this.recalled = true;
    const { sliders, edits } = this.view;
    const [inputs, typed] = comeBack(this.data.name, [...sliders.map(({ key }) => key), "scenario", BY_HAND]) ?? [];
    if (!inputs) return;
    for (const slider of sliders) if (inputs[slider.key] !== this.inputs[slider.key]) move(slider, inputs[slider.key]);
    if (edits && typed !== this.typed) this.type(typed);
  }

  /** Take what Streamlit's own sliders and field say. */
  agree() {
    const moved = new Map();
    for (const slider of this.view.sliders) {
      if (this.player?.running && slider.key === this.view.play.key) continue;
      const value = standing(slider);
      if (value !== undefined) moved.set(slider.key, value);
    }
    const field = this.view.edits && fieldOf(BY_HAND);
    if (this.take(moved, field ? field.value : this.typed)) this.change();
  }

  /** Sliders moved: redraw at once, in the task in which the thumb was drawn. */
  moved(raw, input) {
    if (!this.view) return;
    if (!raw.size) return this.beside.draw(this);
    const moved = new Map();
    for (const slider of this.view.sliders) if (raw.has(slider.key)) moved.set(slider.key, read(slider, raw.get(slider.key)));
    if (!this.take(moved, this.view.edits ? (raw.get(BY_HAND) ?? this.typed) : this.typed)) return;
    if (input) this.frames.follow(input);
    this.change();
  }

  /** Put values of sliders and the text of the edits among the inputs; whether anything was new. */
  take(moved, typed) {
    const now = performance.now();
    let any = false;
    for (const [key, value] of moved) {
      if (this.inputs[key] === value || value === undefined) continue;
      this.inputs[key] = value;
      this.hands.set(key, [value, now]);
      any = true;
    }
    if (typed !== this.typed) {
      this.typed = typed;
      this.hands.set(BY_HAND, [typed, now]);
      this.read();
      any = true;
    }
    return any;
  }

  /** The ratios set by hand, as a vector with 0 where there is none. */
  read() {
    if (!this.view.edits) return;
    this.edits = byHand(this.typed, this.view.edits, this.inputs.length);
    this.inputs[BY_HAND] = this.edits.vector;
  }

  /** An input moved by itself; `rests` where it stays there, and its slider with it. */
  swing(key, value, rests = false) {
    this.guard(() => {
      this.inputs[key] = value;
      this.change();
      if (rests) this.place({ [key]: value });
    });
  }

  /** A token's ratio is moved by a hand in a figure; 0 takes the edit back. */
  edit(token, ratio) {
    this.inputs[BY_HAND] = this.inputs[BY_HAND].with(token - 1, ratio);
    this.change();
  }

  /** It was let go: put it into the field that the address carries; null takes it out. */
  keep(token, ratio) {
    if (this.view.edits) this.type(merge(this.typed, token, ratio, this.view.edits));
  }

  /** Put a text of hand edits into their field. */
  type(typed) {
    fill(fieldOf(BY_HAND), typed);
    this.take(new Map(), typed);
    this.change();
    this.tokens();
  }

  /** Bring the table of every token up to date, where there is one. */
  tokens() {
    if (!this.view.grid) return;
    this.grid ??= new Grid(this.root, {
      keep: (token, ratio) => this.guard(() => this.keep(token, ratio)),
      clear: () => this.guard(() => this.type("")),
    });
    this.grid.draw(this.view.grid, this.values, this.typed !== "");
  }

  /** Sliders' values are moved by a point in a figure. */
  slide(values) {
    if (this.take(new Map(Object.entries(values)), this.typed)) this.change();
  }

  /** It was let go: move the sliders themselves. */
  place(values) {
    for (const slider of this.view.sliders) if (slider.key in values) move(slider, values[slider.key]);
  }

  change() {
    this.values = { ...this.inputs, ...this.compute(this.inputs) };
    this.beside.draw(this);
    this.draw();
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.guard(() => this.rest()), REST);
  }

  /** The pointer came to a term of a formula, or left it. */
  term({ type, target }) {
    const { term } = target.closest("[data-term]")?.dataset ?? {};
    if (term) this.frames.link?.brighten(type === "pointerover" ? term : "");
  }

  /** Bring to the screen what has changed and can be seen. */
  draw() {
    if (!this.values || document.hidden) return;
    this.frames.draw(this.Plotly, this.values);
    const { figures, lines, formula, table } = this.view;
    drawWords(this.root, figures, this.values, this.frames);
    this.sentences = resolve(lines, this.values);
    drawLines(this.formula, resolve(formula, this.values));
    drawLines(this.list, this.sentences);
    drawTable(this.table, resolve(table, this.values));
    performance.clearMarks("lab-drawn");
    performance.mark("lab-drawn"); // benchmarks/drag.py listens to it
  }

  /** What is said rather than shown, once nothing moves. */
  rest() {
    if (!this.sentences) return;
    this.beside.rest();
    this.tokens();
    const said = unmarked(this.sentences.join(" "));
    this.frames.describe(this.values, said);
    if (this.said !== undefined && this.said !== said) this.status.textContent = said;
    this.said = said;
    this.reach();
  }

  /** A region that scrolls must be reachable by keyboard. */
  reach() {
    if (this.scroll.scrollWidth > this.scroll.clientWidth) this.scroll.tabIndex = 0;
    else this.scroll.removeAttribute("tabindex");
  }

  close() {
    this.closed = true;
    clearTimeout(this.timer);
    clearTimeout(this.again);
    this.unwatch();
    this.width.disconnect();
    this.player?.close();
    this.beside.close();
    document.removeEventListener("visibilitychange", this.wake);
    this.frames.close();
    this.root.remove();
  }
}
