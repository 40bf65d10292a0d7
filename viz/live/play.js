// A picture that moves by itself, until someone stops it. It rests off screen, in a hidden tab, and from the start for a
// reader who asks for little motion. Either one input swings between two values (home), or, with `forward`, one goes
// from wherever it stands to its last value in whole steps, with buttons for one step, back to the start, and speed.

import { element } from "./draw.js";

const PAUSE = 33; // ms between two pictures
const SPEEDS = [0.5, 1, 2, 4];

export class Player {
  /** `swing` is {key, low, high, seconds, forward}, `words` the texts of the buttons, `show(key, value, rests)` draws,
   *  `at()` is where the input stands. */
  constructor(parent, swing, words, show, at) {
    Object.assign(this, { swing, words, show, at, time: 0, before: 0, seen: true, speed: 1 });
    this.bar = element(null, "div", "lab-player");
    parent.prepend(this.bar);
    this.button = this.knob("", () => this.run(!this.running));
    if (swing.forward) this.knobs();
    this.sight = new IntersectionObserver(([{ isIntersecting }]) => (this.seen = isIntersecting));
    this.sight.observe(parent);
    this.run(!swing.forward && !matchMedia("(prefers-reduced-motion: reduce)").matches);
  }

  knob(label, act) {
    const button = element(this.bar, "button", "lab-play", { type: "button" });
    button.textContent = label;
    button.addEventListener("click", act);
    return button;
  }

  knobs() {
    const { words } = this;
    this.knob(words.step, () => this.go(Math.floor(this.at()) + 1));
    this.knob(words.reset, () => this.go(this.swing.low));
    const label = element(this.bar, "label", "lab-speed");
    label.append(words.speed);
    const choice = element(label, "select");
    for (const speed of SPEEDS) element(choice, "option", "", { value: speed }).textContent = `× ${speed}`;
    choice.value = 1;
    choice.addEventListener("change", () => (this.speed = Number(choice.value)));
  }

  // to one place, standing still
  go(value) {
    this.run(false);
    this.show(this.swing.key, Math.min(Math.max(value, this.swing.low), this.swing.high), true);
  }

  run(running) {
    const { key, low, high, forward } = this.swing;
    const stops = this.running && !running;
    this.running = running;
    this.button.textContent = running ? this.words.pause : this.words.play;
    cancelAnimationFrame(this.frame);
    if (stops) this.show(key, this.at(), true);
    if (!running) return;
    if (forward && this.at() >= high) this.show(key, low); // from the start again
    this.place = forward ? this.at() : 0;
    this.frame = requestAnimationFrame((now) => this.tick(now));
  }

  tick(now) {
    this.frame = requestAnimationFrame((then) => this.tick(then));
    const passed = now - this.before;
    if (passed < PAUSE) return;
    this.before = now;
    if (!this.seen || document.hidden) return;
    const spent = Math.min(passed, 3 * PAUSE); // after a rest it goes on where it stopped
    if (this.swing.forward) this.forward(spent);
    else this.sway(spent);
  }

  sway(spent) {
    this.time += spent;
    const { key, low, high, seconds } = this.swing;
    const share = 0.5 - 0.5 * Math.cos((2 * Math.PI * this.time) / (1000 * seconds));
    this.show(key, low * (high / low) ** share);
  }

  forward(spent) {
    const { key, low, high, seconds } = this.swing;
    const shown = this.at();
    // a hand on the slider moved it meanwhile: go on from there
    if (Math.abs(shown - Math.floor(this.place)) > 1) this.place = shown;
    this.place = Math.min(this.place + (this.speed * spent * (high - low)) / (1000 * seconds), high);
    if (Math.floor(this.place) !== shown) this.show(key, Math.floor(this.place));
    if (this.place >= high) this.run(false);
  }

  close() {
    cancelAnimationFrame(this.frame);
    this.sight.disconnect();
  }
}
