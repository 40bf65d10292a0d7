// What a page gives to take home: the link to its state, its files, the options of trainers, a program. The state is
// what stands in the address, which follows every slider; a file is made when it is asked for (viz/export/taken.py).

import { element } from "./draw.js";
import { at, style } from "./files.js";

const LOOK = 400; // ms between two looks at the address, which says nothing when it changes
const panels = new WeakMap(); // the component's element -> Panel

/** Called by Streamlit at every run. */
export function mount({ parentElement, data }) {
  panels.get(parentElement)?.close();
  panels.set(parentElement, new Panel(parentElement, data));
}

/** Called by Streamlit when the component goes away. */
export function unmount(parentElement) {
  panels.get(parentElement)?.close();
  panels.delete(parentElement);
}

class Panel {
  constructor(parent, data) {
    style(data.css);
    this.data = data;
    this.root = element(parent, "div", "lab-take");
    this.made = []; // what was made of a state, and is old once the address says another
    if (data.shows === "program") data.pieces.forEach((piece) => this.program(piece));
    else this.files();
    this.look();
    this.timer = setInterval(() => this.look(), LOOK);
  }

  /** The link, the files of each piece, and the trainers' options. */
  files() {
    const { words, pieces, config } = this.data;
    this.say(words.link);
    this.link = this.box();
    this.say(words.files);
    for (const piece of pieces) {
      if (pieces.length > 1) this.heading(piece.title);
      const row = element(this.root, "div", "lab-take-row");
      for (const [kind, label] of Object.entries(piece.kinds)) {
        const link = element(row, "a", "lab-take-file", { download: "" });
        link.textContent = label;
        // as late as can be: the address may change after this was drawn
        for (const event of ["pointerdown", "focus", "click"]) {
          link.addEventListener(event, () => (link.href = this.address(piece.name, kind)));
        }
        link.href = this.address(piece.name, kind);
      }
    }
    if (config) this.ask(words.config, this.address.bind(this, config, "json"), (answer) => this.options(answer));
  }

  /** A program that prints the numbers of a piece. */
  program({ name, title }) {
    const { words, pieces } = this.data;
    if (pieces.length > 1) this.heading(title);
    this.ask(words.program, this.address.bind(this, name, "snippet"), (code) => [["", code]]);
  }

  // [note, code] for each trainer; a sentence says that one has none
  options(answer) {
    const { objective, options } = JSON.parse(answer);
    const parts = Object.values(options).map((said) => (said.startsWith("#") ? ["", said] : [said, ""]));
    return [[this.data.words.configured.replace("{objective}", objective), ""], ...parts];
  }

  /** A button that fetches what the address of the moment stands for and shows it; it comes back when that is old. */
  ask(label, address, parts) {
    const { words } = this.data;
    const button = element(this.root, "button", "lab-play", { type: "button" });
    button.textContent = label;
    const shown = element(this.root, "div", "lab-take-made", { "aria-live": "polite" });
    const entry = { button, label, query: null };
    this.made.push(entry);
    button.addEventListener("click", async () => {
      entry.query = location.search;
      button.disabled = true;
      try {
        const answer = await fetch(address());
        if (!answer.ok) throw Error(answer.status);
        const found = parts(await answer.text());
        shown.replaceChildren();
        for (const [note, code] of found) {
          if (note) element(shown, "p").textContent = note;
          if (code) this.box(shown).show(code);
        }
      } catch {
        entry.query = null;
        shown.replaceChildren();
        element(shown, "p").textContent = words.failed;
      }
      this.look();
    });
  }

  /** Keep up with the address. */
  look() {
    this.link?.show(this.here());
    for (const { button, label, query } of this.made) {
      const old = query !== null && query !== location.search;
      button.disabled = query !== null && !old;
      button.textContent = old ? this.data.words.anew : label;
    }
  }

  // the settings in the page's address, and nothing else that stands there
  query() {
    const { keys, lang, version } = this.data;
    const said = new URLSearchParams({ v: version, lang });
    for (const [key, value] of new URLSearchParams(location.search)) if (keys.includes(key)) said.set(key, value);
    return said.toString().replaceAll("%2C", ",").replaceAll("%3A", ":");
  }

  here() {
    return `${location.origin}${location.pathname}?${this.query()}`;
  }

  address(piece, kind) {
    const { folder, page } = this.data;
    return at(`${folder}${page}/${piece}/${kind}?${this.query()}`);
  }

  say(words) {
    element(this.root, "p").textContent = words;
  }

  heading(words) {
    element(element(this.root, "p"), "strong").textContent = words;
  }

  /** A text to copy, with a button that does. */
  box(parent = this.root) {
    const { words } = this.data;
    const box = element(parent, "div", "lab-take-box");
    const code = element(box, "pre", "", { tabindex: "0" });
    const copy = element(box, "button", "lab-play", { type: "button" });
    copy.textContent = words.copy;
    copy.addEventListener("click", async () => {
      try {
        await navigator.clipboard.writeText(code.textContent);
        copy.textContent = words.copied;
      } catch {
        getSelection().selectAllChildren(code); // a page without https may not write there: it is marked instead
      }
    });
    return {
      show(text) {
        if (code.textContent === text) return;
        code.textContent = text;
        copy.textContent = words.copy;
      },
    };
  }

  close() {
    clearInterval(this.timer);
    this.root.remove();
  }
}
