// Streamlit's own controls, watched from outside: sliders while they move, and the field of hand edits once it is
// filled. One observer serves every explorable, and finds sliders in columns, expanders and popovers.

import { keyOf, slide, sliderOf } from "./native.js";
import { tidy } from "./thumbs.js";

const listeners = new Set();
let observer = null;
let untidy = null;
let held = null; // key of the slider under a pressed pointer

/** Call listener(Map of key -> raw value, last input moved) whenever sliders move; of a text field the value is its
 *  text. An empty Map tells of sliders that Streamlit has drawn. Returns a function that stops it. */
export function watch(listener) {
  listeners.add(listener);
  if (!observer) start();
  return () => {
    listeners.delete(listener);
    if (!listeners.size) stop();
  };
}

/** The key of the slider that a pointer holds now, or null. */
export function holding() {
  return held;
}

function start() {
  observer = new MutationObserver(report);
  // the attribute, not aria-valuetext: that one is rounded for display
  observer.observe(document.body, { subtree: true, attributes: true, attributeFilter: ["value"] });
  untidy = tidy(() => listeners.forEach((listener) => listener(new Map(), null)));
  addEventListener("pointerdown", press, true);
  addEventListener("pointerup", letGo, true);
  addEventListener("pointercancel", letGo, true);
}

function stop() {
  observer.disconnect();
  observer = null;
  untidy();
  removeEventListener("pointerdown", press, true);
  removeEventListener("pointerup", letGo, true);
  removeEventListener("pointercancel", letGo, true);
}

function press(event) {
  held = event.target.closest?.(".stSlider") ? keyOf(event.target) : null;
}

function letGo() {
  held = null;
}

function report(records) {
  const moved = new Map();
  let input = null;
  for (const { target } of records) {
    const [key, value] = [keyOf(target), target.getAttribute("value")];
    if (key === null || !["range", "text"].includes(target.type)) continue;
    moved.set(key, target.type === "range" ? Number(value) : value);
    if (target.type === "range") input = target;
  }
  if (moved.size) listeners.forEach((listener) => listener(moved, input));
}

/** What Python would make of a slider's raw value: its place on the grid, or the listed value of that index. */
export function read(slider, raw) {
  if (slider.values) return slider.values[raw];
  const { low, high, step } = slider;
  const value = low + Math.round((raw - low) / step) * step;
  return Number(Math.min(Math.max(value, low), high).toFixed(10));
}

/** Where a slider stands on the page; undefined where it is not there. */
export function standing(slider) {
  const input = sliderOf(slider.key);
  return input ? read(slider, Number(input.getAttribute("value"))) : undefined;
}

/** Move Streamlit's slider to a value, if it is on the page. */
export function move(slider, value) {
  slide(sliderOf(slider.key), slider.values ? slider.values.indexOf(value) : value);
}
