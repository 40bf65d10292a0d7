// A token's ratio, moved by hand: one handle stands on the selected token, and pointer or keys drag it.
// A figure asks for it with layout.meta.drag = {vector, edit, low, high}: the vector that it draws over tokens 1, 2,
// ..., and the input in which a value above 0 replaces a token's ratio.

import { element } from "./draw.js";
import { number } from "./runtime.js";

const NEAR = 28; // px within which a mouse takes hold of a token at once
const KEY_REST = 500; // ms after the last key until it goes into the address
const FACTORS = { ArrowUp: 1.05, ArrowDown: 1 / 1.05, PageUp: 1.5, PageDown: 1 / 1.5 };
const STEPS = { ArrowLeft: -1, ArrowRight: 1 };
const REMOVE = ["Delete", "Backspace"];

/** The handle of one figure. `page` has values(), edit(token, ratio), tell(token, ratio), select(token or null). */
export class Handle {
  constructor(figure, page, words) {
    Object.assign(this, { figure, page, words, token: 0, dragging: false, untold: null, timer: 0 });
    this.node = element(figure.stage, "div", "lab-handle", {
      role: "slider", tabindex: "0", "aria-orientation": "vertical",
    }); // prettier-ignore
    this.node.addEventListener("keydown", (event) => this.key(event));
    this.node.addEventListener("focus", () => page.select(this.token));
    this.node.addEventListener("blur", () => this.send(page.select(null)));
    for (const [name, act] of [["pointermove", "move"], ["pointerup", "release"], ["pointercancel", "release"]]) {
      this.node.addEventListener(name, (event) => this.dragging && this[act](event));
    }
    // before plotly sees it: taking hold of a token must not draw a zoom box
    figure.stage.addEventListener("pointerdown", (event) => this.press(event), true);
  }

  get drag() {
    return this.figure.spec.layout.meta.drag;
  }

  get ratios() {
    return this.page.values()[this.drag.vector];
  }

  get axes() {
    const { xaxis, yaxis } = this.figure.plot._fullLayout;
    return { xaxis, yaxis };
  }

  /** Whether a token has a ratio and stands on the axis. */
  here(token) {
    const x = this.axes.xaxis.d2p(token);
    return Number.isFinite(this.ratios[token - 1]) && x >= 0 && x <= this.axes.xaxis._length;
  }

  /** Put the handle on its token; after every redraw. */
  place() {
    const { ratios, drag } = this;
    if (!this.here(this.token)) this.token = this.first();
    const ratio = ratios[this.token - 1];
    const { xaxis, yaxis } = this.axes;
    const x = xaxis.d2p(this.token);
    const y = Math.min(Math.max(yaxis.d2p(ratio), 0), yaxis._length);
    this.node.hidden = !(x >= 0 && x <= xaxis._length && y >= 0);
    this.node.style.transform = `translate(${xaxis._offset + x}px, ${yaxis._offset + y}px)`;
    const said = { label: this.words.handle.replace("{t}", this.token), valuenow: ratio };
    Object.assign(said, { valuemin: drag.low, valuemax: drag.high, valuetext: number(ratio, ".4g") });
    for (const [name, value] of Object.entries(said)) this.node.setAttribute(`aria-${name}`, value);
  }

  // a token that was edited, else the one furthest from 1
  first() {
    const edits = this.page.values()[this.drag.edit];
    const far = (token) => (edits[token - 1] > 0 ? Infinity : Math.abs(Math.log(this.ratios[token - 1])));
    const here = Array.from(this.ratios.keys(), (i) => i + 1).filter((token) => this.here(token));
    return here.reduce((best, token) => (far(token) > far(best) ? token : best), here[0] ?? 1);
  }

  press(event) {
    if (!event.isPrimary || event.button !== 0) return;
    const own = event.target === this.node;
    if (!own) {
      const distance = this.choose(event);
      if (distance === null) return;
      // elsewhere a finger scrolls, and a mouse may zoom: only the selection follows
      if (event.pointerType !== "mouse" || distance > NEAR) return;
    }
    event.preventDefault();
    event.stopPropagation();
    this.dragging = true;
    this.node.focus({ preventScroll: true });
    this.node.setPointerCapture(event.pointerId);
  }

  // select the token nearest to the pointer, and give its distance; null outside the plot
  choose(event) {
    const { xaxis, yaxis } = this.axes;
    const box = this.figure.plot.getBoundingClientRect();
    const [x, y] = [event.clientX - box.left - xaxis._offset, event.clientY - box.top - yaxis._offset];
    if (!(x >= 0 && x <= xaxis._length && y >= 0 && y <= yaxis._length)) return null;
    let best = null;
    this.ratios.forEach((ratio, i) => {
      const across = Math.abs(xaxis.d2p(i + 1) - x);
      if (this.here(i + 1) && (best === null || across < best.across)) best = { across, token: i + 1, ratio };
    });
    if (best === null) return null;
    this.send();
    this.token = best.token;
    this.place();
    return Math.hypot(best.across, yaxis.d2p(best.ratio) - y);
  }

  move(event) {
    const { yaxis } = this.axes;
    const y = event.clientY - this.figure.plot.getBoundingClientRect().top - yaxis._offset;
    this.set(yaxis.p2d(y));
  }

  release() {
    this.dragging = false;
    this.send();
  }

  // four digits, as many as the address bar keeps
  set(ratio) {
    const { low, high } = this.drag;
    this.untold = Number(Math.min(Math.max(ratio, low), high).toPrecision(4));
    this.page.edit(this.token, this.untold);
  }

  // what was changed here goes into the address, once
  send() {
    clearTimeout(this.timer);
    if (this.untold === null) return;
    this.page.tell(this.token, this.untold || null);
    this.untold = null;
  }

  key(event) {
    if (event.key in FACTORS) this.set(this.ratios[this.token - 1] * FACTORS[event.key]);
    else if (event.key in STEPS) this.step(STEPS[event.key]);
    else if (REMOVE.includes(event.key)) this.page.edit(this.token, (this.untold = 0));
    else return;
    event.preventDefault();
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.send(), KEY_REST);
  }

  step(by) {
    this.send();
    let token = this.token + by;
    while (token >= 1 && token <= this.ratios.length && !this.here(token)) token += by;
    if (!this.here(token)) return;
    this.token = token;
    this.place();
    this.page.select(token);
  }
}
