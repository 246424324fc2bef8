// SPDX-License-Identifier: Apache-2.0
// A box that suggests while its reader types (the ARIA APG's editable combobox with a list). A subclass knows what it
// suggests: text(), fetch(text, signal), option(suggestion) and choose(option).

const words = document.getElementById("desk-words")?.dataset ?? {};
const status = document.getElementById("desk-status");
const DELAY = 200;
const PATIENCE = 1000;

const announce = (text) => {
  if (status) status.textContent = text;
};

const element = (name, properties = {}, ...children) => {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children);
  return made;
};

class Combobox {
  #active = -1;
  #request;
  #timers = [];

  constructor(form, input) {
    this.form = form;
    this.input = input;
    this.list = element("ul", { id: `${input.id}-list`, className: "suggestions", role: "listbox", hidden: true });
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

  #typed() {
    this.#stop();
    const text = this.text();
    if (text.length > 1 || /\p{Script=Han}|\p{Script=Hiragana}|\p{Script=Katakana}|\p{Script=Hangul}/u.test(text)) {
      this.#timers.push(setTimeout(() => this.#ask(text), DELAY));
    } else {
      this.#close();
    }
  }

  #key(event) {
    const last = this.list.children.length - 1;
    const open = !this.list.hidden;
    if (event.key === "Escape" && open) {
      event.preventDefault();
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
    delete this.input.dataset.busy;
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
      this.input.dataset.busy = "";
      announce(words.searching);
    }, PATIENCE));
    const suggestions = await this.fetch(text, signal).catch(() => null);
    if (signal.aborted) return;
    this.#stop();
    if (suggestions) this.#show(suggestions);
    else {
      this.#close();
      announce(words.unavailable);
    }
  }

  #show(suggestions) {
    const options = suggestions.map((suggestion, i) => {
      const option = this.option(suggestion);
      Object.assign(option, { id: `${this.list.id}-${i}`, role: "option" });
      option.setAttribute("aria-selected", "false");
      return option;
    });
    this.list.replaceChildren(...options);
    this.#close();
    if (options.length) this.#open();
    announce(options.length ? words.found.replace("{0}", options.length) : words.none);
  }
}
