// The response as words above the figures, each tinted by what the objective in focus makes of its token. A figure's
// layout.meta.words says what to draw: pages/token_weights/words.py.

import { element, write } from "./draw.js";
import { resolve } from "./runtime.js";

const MOST = 96; // words that are drawn; the rest is counted

/** Draw the words that one of the figures declares, if one does; `frames` links them to the plots. */
export function drawWords(root, figures, values, frames) {
  const spec = Object.values(figures).find(({ layout }) => layout.meta?.words)?.layout.meta.words;
  if (!spec) return;
  const { title, row, said } = (root.labWords ??= build(root, frames));
  const { passage, up, down, full, signed, ring, more, said: sentence } = { ...spec, ...resolve(dynamic(spec), values) };
  write(title, spec.title);
  write(said, sentence);
  const count = Math.min(signed.length, MOST);
  while (row.children.length > count) row.lastElementChild.remove();
  while (row.children.length < count) {
    element(row, "span", "lab-word", { "data-token": row.children.length + 1 });
  }
  for (let i = 0; i < count; i++) {
    const colour = signed[i] > 0 ? up : down;
    tint(row.children[i], passage[i] ?? String(i + 1), signed[i], !Number.isNaN(ring[i]), colour, full);
  }
  const rest = signed.length - count;
  row.dataset.more = rest ? more.replace("{n}", rest) : "";
}

function dynamic({ signed, ring, said }) {
  return { signed, ring, said };
}

function build(root, frames) {
  const box = element(null, "div", "lab-words");
  const title = element(box, "h3");
  const row = element(box, "p", "lab-word-row");
  const said = element(box, "p", "lab-word-said");
  root.prepend(box);
  row.addEventListener("pointerover", ({ target }) => {
    if (target.dataset.token) frames.link?.show("token", Number(target.dataset.token));
  });
  row.addEventListener("pointerout", () => frames.link?.clear());
  return { title, row, said };
}

// teal and a bar below: pushed up; brown and a bar above: pushed down; struck through and dashed: no gradient
function tint(node, word, signed, silent, colour, full) {
  const state = `${word} ${signed} ${silent} ${colour}`;
  if (node.labState === state) return;
  node.labState = state;
  node.textContent = word;
  const share = silent ? 0 : Math.min(Math.abs(signed) / full, 1);
  const kind = silent ? "lab-silent" : signed > 0 ? "lab-up" : "lab-down";
  node.className = `lab-word ${kind}${node.classList.contains("lab-linked") ? " lab-linked" : ""}`;
  node.style.setProperty("--lab-tint", `color-mix(in srgb, ${colour} ${(100 * share).toFixed(1)}%, transparent)`);
  node.style.setProperty("--lab-sign", colour);
}
