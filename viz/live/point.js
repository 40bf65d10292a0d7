// A point in a triangle of three probabilities, moved by hand in both directions: pointer or keys drag it, and it moves
// two sliders' values. A figure asks for it with layout.meta.point = {x, y, shares, inputs: [own, share]}: the outputs
// that say where it stands and which probabilities these are, and the sliders of the first token's probability and of
// the second's share of the rest. Corner 1 lies at (0, 0), corner 2 at (1, 0), corner 3 above them.

import { element } from "./draw.js";
import { number } from "./runtime.js";
import { read } from "./sliders.js";

const TALL = Math.sqrt(3) / 2;
const NEAR = 28; // px within which a mouse takes hold of it at once
const KEY_REST = 500; // ms after the last key until the sliders follow
const STEP = 0.02; // of the triangle's side, per key
const KEYS = {
  ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1], PageUp: [0, 5], PageDown: [0, -5],
  Home: [-5, 0], End: [5, 0],
}; // prettier-ignore

/** The handle of one figure. `page` has values(), sliders(), slide(values) and place(values). */
export class Point {
  constructor(figure, page, words) {
    Object.assign(this, { figure, page, words, dragging: false, untold: null, timer: 0 });
    this.node = element(figure.stage, "div", "lab-handle lab-point", { role: "slider", tabindex: "0" });
    this.node.addEventListener("keydown", (event) => this.key(event));
    this.node.addEventListener("blur", () => this.send());
    for (const [name, act] of [["pointermove", "move"], ["pointerup", "release"], ["pointercancel", "release"]]) {
      this.node.addEventListener(name, (event) => this.dragging && this[act](event));
    }
    figure.stage.addEventListener("pointerdown", (event) => this.press(event), true);
  }

  get point() {
    return this.figure.spec.layout.meta.point;
  }

  get axes() {
    const { xaxis, yaxis } = this.figure.plot._fullLayout;
    return { xaxis, yaxis };
  }

  // where it stands, in the triangle's own units
  get at() {
    const values = this.page.values();
    return [values[this.point.x], values[this.point.y]];
  }

  /** Put the handle where the point is; after every redraw. */
  place() {
    const [left, top] = this.pixels();
    this.node.style.transform = `translate(${left}px, ${top}px)`;
    const shares = this.point.shares.map((name) => this.page.values()[name]);
    const title = this.figure.title.textContent;
    const said = { label: `${this.words.point} (${title})`, valuemin: 0, valuemax: 1, valuenow: shares[0] };
    said.valuetext = shares.map((share) => number(share, ".0%")).join(", ");
    for (const [name, value] of Object.entries(said)) this.node.setAttribute(`aria-${name}`, value);
  }

  // of the stage
  pixels() {
    const { xaxis, yaxis } = this.axes;
    const [x, y] = this.at;
    return [xaxis._offset + xaxis.d2p(x), yaxis._offset + yaxis.d2p(y)];
  }

  press(event) {
    if (!event.isPrimary || event.button !== 0) return;
    const box = this.figure.plot.getBoundingClientRect();
    const [left, top] = this.pixels();
    const away = Math.hypot(event.clientX - box.left - left, event.clientY - box.top - top);
    // elsewhere a finger scrolls
    if (event.target !== this.node && (event.pointerType !== "mouse" || away > NEAR)) return;
    event.preventDefault();
    event.stopPropagation();
    this.dragging = true;
    this.node.focus({ preventScroll: true });
    this.node.setPointerCapture(event.pointerId);
  }

  move(event) {
    const box = this.figure.plot.getBoundingClientRect();
    const { xaxis, yaxis } = this.axes;
    this.set(xaxis.p2d(event.clientX - box.left - xaxis._offset), yaxis.p2d(event.clientY - box.top - yaxis._offset));
  }

  // the two sliders' values at a place; outside the triangle its nearest edge
  set(x, y) {
    const third = Math.max(y / TALL, 0);
    const second = Math.max(x - third / 2, 0);
    const rest = Math.max(second + third, 1e-9);
    const wanted = [1 - rest, second / rest];
    const moved = this.point.inputs.map((key, i) => [key, read(this.page.sliders().find((one) => one.key === key), wanted[i])]);
    this.untold = Object.fromEntries(moved);
    this.page.slide(this.untold);
  }

  release() {
    this.dragging = false;
    this.send();
  }

  // what was moved here moves the sliders, once
  send() {
    clearTimeout(this.timer);
    if (this.untold !== null) this.page.place(this.untold);
    this.untold = null;
  }

  key(event) {
    const by = KEYS[event.key];
    if (!by) return;
    const [x, y] = this.at;
    this.set(x + by[0] * STEP, y + by[1] * STEP);
    event.preventDefault();
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.send(), KEY_REST);
  }
}
