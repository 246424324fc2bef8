// SPDX-License-Identifier: Apache-2.0
// A box that suggests while its reader types (the ARIA APG's editable combobox with a list). A subclass knows what it
// suggests: text(), fetch(text, signal), option(suggestion), isSame(one, other) and choose(option).

const DELAY = 200;
const PATIENCE = 1000;

class Combobox {
  #active = -1;
  #asked;
  #shown;
  #request;
  #timers = [];

  /** What is to be said of the suggestions, such as how old they are; fetch(text, signal) sets it. */
  note = "";

  constructor(form, input, { id = `${input.id}-list`, busy = input } = {}) {
    this.form = form;
    this.input = input;
    this.busy = busy;
    this.list = element("ul", { id, className: "suggestions", role: "listbox", hidden: true });
    this.list.setAttribute("aria-label", words.suggestions);
    input.after(this.list);
    const states = { role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": this.list.id };
    for (const [name, value] of Object.entries(states)) input.setAttribute(name, value);
    input.addEventListener("input", (event) => event.isComposing || this.#typed());
    input.addEventListener("compositionend", () => this.#typed());
    input.addEventListener("keydown", (event) => event.isComposing || this.#key(event));
    input.addEventListener("blur", () => this.#close());
    form.addEventListener("submit", () => this.#stop());
    this.list.addEventListener("pointerdown", (event) => event.preventDefault());
    this.list.addEventListener("click", (event) => this.#choose(event.target.closest("[role=option]")));
  }

  /** What is being typed. */
  text() {
    return this.input.value.trim();
  }

  /** Whether an option suggests the same as another; what was chosen then stays chosen when more is shown. */
  isSame() {
    return false;
  }

  #typed() {
    const text = this.text();
    if (text === this.#asked && !this.list.hidden) return;
    this.#stop();
    this.#asked = text;
    // One letter is enough where a letter is a word.
    if (text.trim().length > 1 || /\p{Script=Han}|\p{Script=Hiragana}|\p{Script=Katakana}|\p{Script=Hangul}/u.test(text)) {
      this.#timers.push(setTimeout(() => this.#ask(text), DELAY));
    } else {
      this.#close();
    }
  }

  #key(event) {
    const last = this.list.children.length - 1;
    const open = !this.list.hidden;
    if (event.key === "Escape") {
      if (open) event.preventDefault();
      this.#stop();
      this.#close();
    } else if (event.key === "Enter" && open && this.#active >= 0) {
      event.preventDefault();
      this.#choose(this.list.children[this.#active]);
    } else if ((event.key === "ArrowDown" || event.key === "ArrowUp") && last >= 0) {
      event.preventDefault();
      this.#open();
      const step = event.key === "ArrowDown" ? 1 : -1;
      const from = this.#active < 0 && step < 0 ? 0 : this.#active;
      this.#activate((from + step + last + 1) % (last + 1));
    }
  }

  #activate(index) {
    this.#active = index;
    [...this.list.children].forEach((option, i) => option.setAttribute("aria-selected", String(i === index)));
    this.input.setAttribute("aria-activedescendant", this.list.children[index].id);
    this.list.children[index].scrollIntoView({ block: "nearest" });
  }

  #open() {
    this.list.hidden = false;
    this.input.setAttribute("aria-expanded", "true");
  }

  #close() {
    this.list.hidden = true;
    this.#active = -1;
    this.input.setAttribute("aria-expanded", "false");
    this.input.removeAttribute("aria-activedescendant");
  }

  #stop() {
    this.#timers.forEach(clearTimeout);
    this.#timers = [];
    this.#request?.abort();
    delete this.busy.dataset.busy;
  }

  #choose(option) {
    if (!option) return;
    this.#stop();
    this.#close();
    this.choose(option);
  }

  async #ask(text) {
    this.#request = new AbortController();
    const { signal } = this.#request;
    this.#timers.push(setTimeout(() => {
      this.busy.dataset.busy = "";
      announce(words.searching);
    }, PATIENCE));
    const suggestions = await this.fetch(text, signal).catch(() => null);
    if (signal.aborted) return;
    this.#stop();
    if (suggestions) {
      this.show(suggestions);
    } else {
      if (this.#shown !== text) this.#close();
      announce(words.unavailable);
    }
  }

  /** Shows suggestions; some may be shown before the answer with all of them is there. */
  show(suggestions) {
    const options = suggestions.map((suggestion, i) => {
      const option = this.option(suggestion);
      Object.assign(option, { id: `${this.list.id}-${i}`, role: "option" });
      option.setAttribute("aria-selected", "false");
      return option;
    });
    const active = this.list.children[this.#active];
    this.list.replaceChildren(...options);
    this.#shown = this.#asked;
    this.#close();
    if (options.length) this.#open();
    const again = active ? options.findIndex((option) => this.isSame(option, active)) : -1;
    if (again >= 0) this.#activate(again);
    this.list.toggleAttribute("data-note", Boolean(this.note));
    if (this.note) this.list.dataset.note = this.note;
    announce(`${options.length ? words.found.replace("{0}", options.length) : words.none} ${this.note}`.trim());
  }
}
