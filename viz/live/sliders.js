// Streamlit's own sliders, watched from outside: they tell the server when the thumb is let go, and this tells the
// page while it moves. One observer serves every explorable, and finds sliders in columns, expanders and popovers.

import { tidy } from "./thumbs.js";

const listeners = new Set();
let observer = null;
let untidy = null;
let held = null; // key of the slider under a pressed pointer

/** Call listener(Map of key -> raw value, last input moved) whenever sliders move. Returns a function that stops it. */
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
  untidy = tidy();
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
    if (target.type !== "range") continue;
    const key = keyOf(target);
    if (key === null) continue;
    moved.set(key, Number(target.getAttribute("value")));
    input = target;
  }
  if (moved.size) listeners.forEach((listener) => listener(moved, input));
}

function keyOf(node) {
  const names = node.closest("[class*=st-key-]")?.classList ?? [];
  const name = [...names].find((one) => one.startsWith("st-key-"));
  return name ? name.slice("st-key-".length) : null;
}

/** What Python would make of a slider's raw value: its place on the grid, or the listed value of that index. */
export function read(slider, raw) {
  if (slider.values) return slider.values[raw];
  const { low, high, step } = slider;
  const value = low + Math.round((raw - low) / step) * step;
  return Number(Math.min(Math.max(value, low), high).toFixed(10));
}
