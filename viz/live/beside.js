// What stands beside an explorable's controls and changes with them: the arrow back to a slider's default, whether the
// scenario's own settings still hold, and what is to be said of hand edits. An arrow is put behind its slider and the
// rest into the container beside-<name> that viz/draw/page.py makes, and once more if Streamlit makes them anew.

import { element, write } from "./draw.js";
import { number } from "./runtime.js";
import { move } from "./sliders.js";
import { sliderOf } from "./native.js";

const MOST = 5; // problems that are named at once

export class Beside {
  /** `page` has letGo(token), for a token that is to follow its slider again. */
  constructor(page) {
    Object.assign(this, { page, arrows: new Map() });
    this.box = element(null, "div", "lab-beside");
    this.problems = element(this.box, "ul", "lab-problems", { role: "alert" });
    this.held = element(this.box, "p");
    this.free = element(this.box, "button", "lab-quiet", { type: "button" });
    this.free.addEventListener("click", () => this.page.letGo(this.token));
  }

  /** Say and mark what holds at these inputs. `edits` is {pairs, problems}, or null where there are none. */
  draw({ data: { name, own }, view, inputs, edits, typed }) {
    const moved = view.sliders.filter(({ key, first }) => inputs[key] !== first);
    this.mark(name, view.kept && !moved.length && !typed);
    for (const slider of view.sliders) if (own?.includes(slider.key) ?? true) this.arrow(slider, inputs[slider.key], view);
    if (view.edits) this.say(name, view.edits, inputs, edits);
  }

  // both sentences stand on the page, and lab.css shows one
  mark(name, kept) {
    const node = document.querySelector(`.st-key-changed-${CSS.escape(name)}`);
    if (node) document.documentElement.toggleAttribute("data-lab-changed", !kept);
  }

  arrow(slider, value, { words }) {
    const { key, first } = slider;
    const row = document.querySelector(`.stElementContainer.st-key-${CSS.escape(key)}`);
    if (!row) return;
    let arrow = this.arrows.get(key);
    if (!arrow) {
      arrow = element(null, "button", "lab-quiet lab-back", { type: "button" });
      arrow.addEventListener("click", () => move(...arrow.labGoal));
      this.arrows.set(key, arrow);
    }
    arrow.labGoal = [slider, first];
    write(arrow, `↺ ${number(first)}`);
    arrow.title = words.back;
    arrow.setAttribute("aria-label", `${words.back}: ${number(first)}`);
    arrow.disabled = value === first || Boolean(sliderOf(key)?.disabled);
    if (row.lastElementChild !== arrow) row.append(arrow); // behind the slider, for the keyboard too
  }

  say(name, { words, follows, low, high }, inputs, { pairs, problems }) {
    const box = document.querySelector(`.st-key-beside-${CSS.escape(name)}`);
    if (!box) return;
    if (this.box.parentElement !== box) box.append(this.box);
    this.complain = () => {
      const limits = { length: inputs.length, low: number(low), high: number(high) };
      tell(this.problems, problems.slice(0, MOST).map(([key, piece]) => filled(words[key], { piece, ...limits })));
    };
    this.token = inputs.token;
    const held = follows && pairs.has(inputs.token);
    for (const [node, key] of [[this.held, "by_hand"], [this.free, "let_go"]]) {
      node.hidden = !held;
      write(node, held ? filled(words[key], { token: inputs.token }) : "");
    }
  }

  /** What could not be read of the edits, once the hand rests. */
  rest() {
    this.complain?.();
  }

  close() {
    document.documentElement.removeAttribute("data-lab-changed");
    this.arrows.forEach((arrow) => arrow.remove());
    this.box.remove();
  }
}

// what was typed is shown as it is, without the lab's own marks
function tell(list, said) {
  if (list.textContent === said.join("")) return;
  list.replaceChildren(...said.map((sentence) => {
    const item = element(null, "li");
    item.textContent = sentence;
    return item;
  })); // prettier-ignore
}

// Python's {named} places; what was typed stays text
function filled(words, values) {
  return words.replace(/`?\{(\w+)\}`?/g, (found, key) => (key in values ? String(values[key]) : found));
}
