// The live figures of a page: a Streamlit component (viz/live/component.py) that redraws while a native slider moves.
// Values come from the traced function in this page; on release Streamlit runs as always and sends its own.

import { decode, drawLines, drawTable, element, unmarked } from "./draw.js";
import { Frames } from "./frames.js";
import { Player } from "./play.js";
import { resolve } from "./runtime.js";
import { holding, read, watch } from "./sliders.js";
import { drawWords } from "./words.js";

const REST = 400; // ms without a change after which a screen reader is told
const FRESH = 1500; // ms for which what a hand did here counts more than what the server sends
const pages = new WeakMap(); // the component's element -> Live

/** Called by Streamlit at every run: draw the data, or tell the server that this browser cannot. */
export function mount(component) {
  const { parentElement } = component;
  if (!pages.has(parentElement)) pages.set(parentElement, new Live(parentElement));
  pages.get(parentElement).update(component);
}

/** Called by Streamlit when the component goes away. */
export function unmount(parentElement) {
  pages.get(parentElement)?.close();
  pages.delete(parentElement);
}

class Live {
  constructor(parent) {
    this.root = element(parent, "div", "lab-live");
    this.wake = () => this.guard(() => this.draw());
    this.frames = new Frames(this.root, this.wake, {
      guard: (step) => this.guard(step),
      values: () => this.values,
      edit: (name, token, ratio) => this.guard(() => this.edit(name, token, ratio)),
      tell: (token, ratio) => this.send("edit", { token, ratio }),
      sliders: () => this.data.sliders,
      slide: (values, held) => this.guard(() => this.slide(values, held)),
      place: (values) => this.send("point", values),
      select: (token) => (token ? this.frames.link.show("token", token) : this.frames.link.clear()),
    });
    this.formula = element(this.root, "ul", "lab-formula");
    this.list = element(this.root, "ul", "lab-lines");
    this.scroll = element(this.root, "div", "lab-scroll", { role: "region" });
    this.table = element(element(this.scroll, "table", "lab-table"), "tbody");
    this.width = new ResizeObserver(() => this.reach());
    this.width.observe(this.scroll);
    this.status = element(this.root, "div", "lab-status", { role: "status" });
    for (const kind of ["pointerover", "pointerout"]) this.root.addEventListener(kind, (event) => this.term(event));
    this.hands = new Map(); // what was moved here and the server may not know yet
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
    this.guard(() => this.frames.build(data.figures, data.words));
    this.scroll.setAttribute("aria-label", data.words.table);
    // figures that follow no slider come without code
    Promise.all([data.code ? import(new URL(data.code, document.baseURI)) : { default: () => ({}) }, plotly(data.plotly)]).then(
      ([code, Plotly]) => {
        if (generation !== this.generation) return;
        Object.assign(this, { compute: code.default, Plotly });
        this.guard(() => this.settle());
      },
      (error) => this.broken(error),
    );
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

  /** Take the server's inputs, except for what is in a hand or was a moment ago. */
  settle() {
    this.inputs = decode(this.data.x);
    clearTimeout(this.again);
    for (const [key, hand] of this.hands) {
      if (hand.known(this.inputs) || !(hand.held() || performance.now() - hand.time < FRESH)) this.hands.delete(key);
      else {
        hand.put(this.inputs);
        this.again = setTimeout(() => this.guard(() => this.settle()), FRESH);
      }
    }
    this.change();
    this.rest();
    this.frames.point(this.data.spot);
    const { play, words } = this.data;
    if (!play) return;
    this.player ??= new Player(this.root, play, words, (key, value) => this.swing(key, value), () => this.inputs[play.key]);
    this.player.swing = play; // a run that goes on has a later end
  }

  /** Sliders moved: redraw at once, in the task in which the thumb was drawn. */
  moved(moved, input) {
    if (!this.compute) return;
    let any = false;
    for (const slider of this.data.sliders) {
      const { key } = slider;
      const value = moved.has(key) ? read(slider, moved.get(key)) : undefined;
      if (value === undefined || this.inputs[key] === value) continue;
      const put = (inputs) => (inputs[key] = value);
      put(this.inputs);
      const known = (inputs) => inputs[key] === value;
      this.hands.set(key, { put, known, held: () => holding() === key, time: performance.now() });
      any = true;
    }
    if (!any) return;
    this.frames.follow(input);
    this.change();
  }

  /** An input moved by itself. */
  swing(key, value) {
    this.guard(() => {
      this.inputs[key] = value;
      this.change();
    });
  }

  /** A token's ratio was moved by hand; 0 takes the edit back. */
  edit(name, token, ratio) {
    const put = (inputs) => (inputs[name] = inputs[name].with(token - 1, ratio));
    put(this.inputs);
    const known = (inputs) => inputs[name][token - 1] === ratio;
    this.hands.set(`${name}:${token}`, { put, known, held: () => false, time: performance.now() });
    this.change();
  }

  /** Sliders' values were moved by a point in a figure. */
  slide(values, held) {
    for (const [key, value] of Object.entries(values)) {
      const put = (inputs) => (inputs[key] = value);
      put(this.inputs);
      this.hands.set(key, { put, known: (inputs) => inputs[key] === value, held, time: performance.now() });
    }
    this.change();
  }

  change() {
    this.values = { ...this.inputs, ...this.compute(this.inputs) };
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
    drawWords(this.root, this.data.figures, this.values, this.frames);
    this.sentences = resolve(this.data.lines, this.values);
    drawLines(this.formula, resolve(this.data.formula, this.values));
    drawLines(this.list, this.sentences);
    drawTable(this.table, resolve(this.data.table, this.values));
    performance.clearMarks("lab-drawn");
    performance.mark("lab-drawn"); // benchmarks/drag.py listens to it
  }

  /** What is said rather than shown, once nothing moves. */
  rest() {
    if (!this.sentences) return;
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
    document.removeEventListener("visibilitychange", this.wake);
    this.frames.close();
    this.root.remove();
  }
}

// plotly.js is no module: its script puts one object on the page
let loading = null;
function plotly(url) {
  loading ??= new Promise((resolved, rejected) => {
    const script = element(null, "script");
    script.onload = () => (globalThis.Plotly ? resolved(globalThis.Plotly) : rejected(Error("no Plotly in the page")));
    script.onerror = () => {
      loading = null; // to be asked for anew if the visitor tries again
      script.remove();
      rejected(Error(`${url} did not load`));
    };
    script.src = url;
    document.head.append(script);
  });
  return loading;
}

function style(url) {
  if (document.querySelector(`link[href="${url}"]`)) return;
  element(document.head, "link", "", { rel: "stylesheet", href: url });
}
