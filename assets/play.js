// A picture that moves by itself: one input swings between two values until someone stops it. It rests off screen, in a
// hidden tab, and from the start for a reader who asks for little motion.

import { element } from "./draw.js";

const PAUSE = 33; // ms between two pictures

export class Player {
  /** `swing` is {key, low, high, seconds}, `words` the texts of the button, `show(key, value)` draws. */
  constructor(parent, swing, words, show) {
    Object.assign(this, { swing, words, show, time: 0, before: 0, seen: true });
    this.button = element(parent, "button", "lab-play", { type: "button" });
    parent.prepend(this.button);
    this.button.addEventListener("click", () => this.run(!this.running));
    this.sight = new IntersectionObserver(([{ isIntersecting }]) => (this.seen = isIntersecting));
    this.sight.observe(parent);
    this.run(!matchMedia("(prefers-reduced-motion: reduce)").matches);
  }

  run(running) {
    this.running = running;
    this.button.textContent = running ? this.words.pause : this.words.play;
    cancelAnimationFrame(this.frame);
    if (running) this.frame = requestAnimationFrame((now) => this.tick(now));
  }

  tick(now) {
    this.frame = requestAnimationFrame((then) => this.tick(then));
    const passed = now - this.before;
    if (passed < PAUSE) return;
    this.before = now;
    if (!this.seen || document.hidden) return;
    this.time += Math.min(passed, 3 * PAUSE); // after a rest it goes on where it stopped
    const { key, low, high, seconds } = this.swing;
    const share = 0.5 - 0.5 * Math.cos((2 * Math.PI * this.time) / (1000 * seconds));
    this.show(key, low * (high / low) ** share);
  }

  close() {
    cancelAnimationFrame(this.frame);
    this.sight.disconnect();
  }
}
