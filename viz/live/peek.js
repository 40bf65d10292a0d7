// On a phone the sliders push the figure off the screen. While one is moved, the figure comes along: it is pinned to
// the edge of the screen that the slider is further away from, and goes back a moment after the last move.

import { holding } from "./sliders.js";

const NARROW = "(max-width: 768px)";
const LINGER = 1200; // ms

/** A pin for one figure: {moved(input), drop()}. `stage` is what is pinned, inside a frame that keeps its place. */
export function pin(stage) {
  let timer = 0;

  function drop() {
    clearTimeout(timer);
    stage.classList.remove("lab-pinned");
    stage.style.top = stage.style.bottom = stage.style.left = stage.style.width = "";
    stage.parentElement.style.minHeight = "";
  }

  function wait() {
    clearTimeout(timer);
    timer = setTimeout(() => (holding() ? wait() : drop()), LINGER);
  }

  function moved(input) {
    wait();
    if (stage.classList.contains("lab-pinned") || !matchMedia(NARROW).matches) return;
    const box = stage.getBoundingClientRect();
    const top = document.querySelector("[data-testid=stHeader]")?.getBoundingClientRect().bottom ?? 0;
    if (box.top >= top && box.bottom <= innerHeight) return;
    stage.parentElement.style.minHeight = `${stage.parentElement.offsetHeight}px`;
    stage.classList.add("lab-pinned");
    stage.style.left = `${box.left}px`;
    stage.style.width = `${box.width}px`;
    const thumb = input.getBoundingClientRect();
    if (thumb.top > top + box.height + 24) stage.style.top = `${top}px`;
    else stage.style.bottom = "0";
  }

  return { moved, drop };
}
