// SPDX-License-Identifier: Apache-2.0
// The rows of a list: the ARIA APG's grid with a roving tab stop. Only the rows in sight are in the document, all of one
// height, so that ten thousand are as quick as ten, and nothing moves when answers come in.

import { element } from "./list-words.js";

const BEYOND = 8;

export class Grid {
  #root;
  #scroller;
  #rows;
  #paint;
  #columns;
  #moved;
  #shown = [];
  #made = new Map();
  #place = 0;
  #column = 0;
  #height = 48;
  #frame = 0;

  /**
   * @param paint fills the cells of a row: `paint(cells, row, index)`
   * @param moved what to do when another row is the current one: `moved(index, place)`
   */
  constructor({ root, scroller, rows, columns, paint, moved }) {
    this.#root = root;
    this.#scroller = scroller;
    this.#rows = rows;
    this.#columns = columns;
    this.#paint = paint;
    this.#moved = moved;
    root.setAttribute("aria-colcount", columns);
    scroller.addEventListener("scroll", () => this.#soon(), { passive: true });
    rows.addEventListener("click", (event) => this.#clicked(event));
    rows.addEventListener("focusin", (event) => this.#focused(event.target));
    rows.addEventListener("keydown", (event) => this.#key(event));
    new ResizeObserver(() => this.#measure()).observe(scroller);
    this.#measure();
  }

  get shown() {
    return this.#shown;
  }

  get place() {
    return this.#place;
  }

  /** The index of the current row; undefined where there is none. */
  get index() {
    return this.#shown[this.#place];
  }

  #measure() {
    const rem = parseFloat(getComputedStyle(document.documentElement).fontSize);
    const height = parseFloat(getComputedStyle(this.#rows).getPropertyValue("--list-line")) * rem || 48;
    const first = this.#scroller.scrollTop / this.#height;
    if (height !== this.#height) {
      this.#height = height;
      this.#made.forEach((row, place) => (row.style.top = `${place * height}px`));
      this.#size();
      this.#scroller.scrollTop = first * height;
    }
    this.#draw();
  }

  #size() {
    this.#rows.style.height = `${this.#shown.length * this.#height}px`;
  }

  /** Shows other rows, or the same in another order; the row of `index` stays the current one where it is among them. */
  show(shown, index = this.index) {
    this.#shown = shown;
    this.#made.forEach((row) => row.remove());
    const hadFocus = this.#made.size > 0 && document.activeElement === document.body;
    this.#made.clear();
    this.#root.setAttribute("aria-rowcount", shown.length + 1);
    this.#size();
    const place = shown.indexOf(index);
    this.#place = place < 0 ? 0 : place;
    this.#reveal();
    this.#draw();
    if (hadFocus && shown.length) this.focus();
    this.#moved(this.index, this.#place);
  }

  /** Fills rows again that have changed, where they are in sight. */
  refresh(indexes) {
    const changed = new Set(indexes);
    this.#made.forEach((row, place) => changed.has(this.#shown[place]) && this.#paint([...row.children], row, this.#shown[place]));
  }

  #soon() {
    this.#frame ||= requestAnimationFrame(() => {
      this.#frame = 0;
      this.#draw();
    });
  }

  #draw() {
    const { scrollTop, clientHeight } = this.#scroller;
    const first = Math.max(0, Math.floor(scrollTop / this.#height) - BEYOND);
    const last = Math.min(this.#shown.length - 1, Math.ceil((scrollTop + clientHeight) / this.#height) + BEYOND);
    const wanted = [];
    for (let place = first; place <= last; place++) wanted.push(place);
    // The current row has the tab stop, so it stays wherever one scrolls to.
    if (this.#place < first && this.#shown.length) wanted.unshift(this.#place);
    else if (this.#place > last && this.#place < this.#shown.length) wanted.push(this.#place);
    const keep = new Set(wanted);
    for (const [place, row] of this.#made) {
      if (keep.has(place)) continue;
      row.remove();
      this.#made.delete(place);
    }
    let before = this.#rows.firstElementChild;
    for (const place of wanted) {
      const row = this.#made.get(place) ?? this.#make(place);
      if (row === before) before = before.nextElementSibling;
      else this.#rows.insertBefore(row, before);
    }
  }

  #make(place) {
    const row = element("div", { className: "list-line" });
    row.setAttribute("role", "row");
    row.setAttribute("aria-rowindex", place + 2);
    row.setAttribute("aria-selected", place === this.#place);
    row.style.top = `${place * this.#height}px`;
    for (let column = 0; column < this.#columns; column++) {
      const cell = element("span", { tabIndex: place === this.#place && column === this.#column ? 0 : -1 });
      cell.setAttribute("role", "gridcell");
      row.append(cell);
    }
    this.#made.set(place, row);
    this.#paint([...row.children], row, this.#shown[place]);
    return row;
  }

  #cell() {
    return this.#made.get(this.#place)?.children[this.#column];
  }

  #reveal() {
    const top = this.#place * this.#height;
    const { scrollTop, clientHeight } = this.#scroller;
    if (top < scrollTop) this.#scroller.scrollTop = top;
    else if (top + this.#height > scrollTop + clientHeight) this.#scroller.scrollTop = top + this.#height - clientHeight;
  }

  /** Makes another row the current one. */
  go(place, column = this.#column, focus = true) {
    if (!this.#shown.length) return;
    const to = Math.max(0, Math.min(this.#shown.length - 1, place));
    const other = to !== this.#place;
    this.#mark(-1, "false");
    this.#place = to;
    this.#column = Math.max(0, Math.min(this.#columns - 1, column));
    this.#reveal();
    this.#draw();
    this.#mark(0, "true");
    if (focus) this.focus();
    if (other) this.#moved(this.index, to);
  }

  #mark(tabIndex, selected) {
    const cell = this.#cell();
    if (!cell) return;
    cell.tabIndex = tabIndex;
    cell.parentElement.setAttribute("aria-selected", selected);
  }

  /** Puts the focus on the current cell. */
  focus() {
    this.#cell()?.focus({ preventScroll: true });
    this.#root.scrollIntoView({ block: "nearest" });
  }

  hasFocus() {
    return this.#rows.contains(document.activeElement);
  }

  #at(target) {
    const cell = target.closest("[role=gridcell]");
    const row = cell?.parentElement;
    return row ? { place: Number(row.getAttribute("aria-rowindex")) - 2, column: [...row.children].indexOf(cell) } : null;
  }

  #clicked(event) {
    const at = this.#at(event.target);
    if (at) this.go(at.place, at.column);
  }

  #focused(target) {
    const at = this.#at(target);
    if (at && (at.place !== this.#place || at.column !== this.#column)) this.go(at.place, at.column, false);
  }

  #key(event) {
    if (event.altKey || event.metaKey) return;
    const page = Math.max(1, Math.floor(this.#scroller.clientHeight / this.#height) - 1);
    const way = getComputedStyle(this.#rows).direction === "rtl" ? -1 : 1;
    const last = this.#shown.length - 1;
    const keys = {
      ArrowDown: () => this.go(this.#place + 1),
      ArrowUp: () => this.go(this.#place - 1),
      ArrowRight: () => this.go(this.#place, this.#column + way),
      ArrowLeft: () => this.go(this.#place, this.#column - way),
      PageDown: () => this.go(this.#place + page),
      PageUp: () => this.go(this.#place - page),
      Home: () => this.go(event.ctrlKey ? 0 : this.#place, 0),
      End: () => this.go(event.ctrlKey ? last : this.#place, this.#columns - 1),
    };
    if (!Object.hasOwn(keys, event.key) || (event.ctrlKey && event.key !== "Home" && event.key !== "End")) return;
    event.preventDefault();
    keys[event.key]();
  }
}
