// Every token in a table, some of whose cells can be typed. A view asks for it with grid = {title, help, rows, columns:
// [{name, vector, form, edit}], clear}: the output that counts its rows, and of each column the vector that it shows.

import { element, write } from "./draw.js";
import { cell } from "./edits.js";
import { number } from "./runtime.js";

export class Grid {
  /** `page` has keep(token, ratio) for a ratio that was typed, null for one that was cleared, and clear(). */
  constructor(parent, page) {
    this.page = page;
    this.box = element(parent, "details", "lab-grid");
    this.title = element(this.box, "summary");
    this.help = element(this.box, "p");
    this.scroll = element(this.box, "div", "lab-scroll", { role: "region", tabindex: "0" });
    this.table = element(this.scroll, "table", "lab-table");
    this.head = element(element(this.table, "thead"), "tr");
    this.body = element(this.table, "tbody");
    this.button = element(this.box, "button", "lab-play", { type: "button" });
    this.button.addEventListener("click", () => page.clear());
    this.box.addEventListener("toggle", () => this.box.open && this.latest && this.draw(...this.latest));
    this.body.addEventListener("change", ({ target }) => this.typed(target));
    this.body.addEventListener("keydown", (event) => this.key(event));
  }

  /** Bring the table to these values, if it is open; `edited` is whether any ratio was set by hand. */
  draw(spec, values, edited) {
    this.latest = [spec, values, edited];
    write(this.title, spec.title);
    if (!this.box.open) return;
    write(this.help, spec.help);
    write(this.button, spec.clear);
    this.button.disabled = !edited;
    this.scroll.setAttribute("aria-label", spec.title);
    this.columns(spec.columns);
    const count = Math.round(values[spec.rows]);
    while (this.body.children.length > count) this.body.lastElementChild.remove();
    while (this.body.children.length < count) this.row(spec.columns);
    for (let i = 0; i < count; i++) this.fill(this.body.children[i].children, spec.columns, values, i);
  }

  columns(columns) {
    const said = columns.map(({ name }) => name).join("|");
    if (this.said === said) return;
    this.said = said;
    this.head.replaceChildren(...columns.map(({ name }) => {
      const cell = element(null, "th", "", { scope: "col" });
      cell.textContent = name;
      return cell;
    })); // prettier-ignore
    this.body.replaceChildren();
  }

  row(columns) {
    const row = element(this.body, "tr");
    const token = this.body.children.length;
    columns.forEach(({ name, edit }, j) => {
      const cell = j ? element(row, "td") : element(row, "th", "", { scope: "row" });
      if (!edit) return;
      const words = `${columns[0].name} ${token}: ${name}`;
      element(cell, "input", "", { type: "text", inputmode: "decimal", "data-row": token, "aria-label": words });
    });
  }

  fill(cells, columns, values, i) {
    columns.forEach(({ vector, form, edit }, j) => {
      const said = number(values[vector][i], form);
      const input = edit ? cells[j].firstElementChild : null;
      if (!input) write(cells[j], said);
      else if (input !== document.activeElement || input.labShown === input.value) input.value = input.labShown = said;
    });
  }

  // a cell was left or Enter pressed in it
  typed(input) {
    if (input.value === input.labShown) return;
    input.labShown = input.value;
    // what is no number goes along: it is named beside the controls, as one out of range is
    this.page.keep(Number(input.dataset.row), cell(input.value));
  }

  // up, down and Enter go from row to row, as in a spreadsheet
  key(event) {
    const by = { ArrowUp: -1, ArrowDown: 1, Enter: 1 }[event.key];
    if (!by || event.target.tagName !== "INPUT") return;
    event.preventDefault();
    if (event.key === "Enter") this.typed(event.target);
    const next = this.body.querySelector(`input[data-row="${Number(event.target.dataset.row) + by}"]`);
    next?.focus();
    next?.select();
  }
}
