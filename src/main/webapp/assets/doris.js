// SPDX-License-Identifier: Apache-2.0
// Suggestions for the causes of a death certificate. Nothing is kept in the browser; the form works without this.

const words = document.getElementById("desk-words")?.dataset ?? {};
const status = document.getElementById("desk-status");
const form = document.getElementById("certificate");
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

// ---- What was chosen on a line: conditions in WHO's JSON, each shown with a button that takes it away ----

const chosenField = (line) => line.querySelector(`input[name="${line.dataset.line}-chosen"]`);
const chosen = (line) => JSON.parse(chosenField(line).value || "[]");

function keep(line, conditions) {
  chosenField(line).value = JSON.stringify(conditions);
  line.querySelectorAll(".chip-remove").forEach((button, at) => (button.value = `${line.dataset.line}.${at}`));
}

function add(line, { code, title, uri, lang }) {
  const button = element("button", { className: "chip-remove", type: "button" }, element("span", { textContent: "×", ariaHidden: "true" }));
  const name = form.dataset.remove.replace("{0}", title).replace("{1}", code);
  button.append(element("span", { className: "visually-hidden", textContent: name }));
  const chip = element("li", { className: "chip" }, element("bdi", { className: "code", textContent: code }), " ", element("bdi", { lang, textContent: title }), button);
  line.querySelector(".chips").append(chip);
  keep(line, [...chosen(line), { Text: title, Code: code, LinearizationURI: uri }]);
  announce(form.dataset.added.replace("{0}", `${code} ${title}`));
}

function remove(button) {
  const line = button.closest(".cause");
  const chips = [...line.querySelectorAll(".chip")];
  const at = chips.indexOf(button.closest(".chip"));
  const conditions = chosen(line);
  const [gone] = conditions.splice(at, 1);
  chips[at].remove();
  keep(line, conditions);
  changed();
  announce(form.dataset.removed.replace("{0}", `${gone.Code ?? ""} ${gone.Text ?? ""}`.trim()));
  line.querySelector(".cause-input").focus();
}

// ---- Search while a cause is typed (the ARIA APG's editable combobox with a list) ----

class CauseCombobox {
  #line;
  #input;
  #list;
  #active = -1;
  #request;
  #timers = [];

  constructor(line) {
    this.#line = line;
    this.#input = line.querySelector(".cause-input");
    this.#list = element("ul", { id: `${this.#input.id}-list`, className: "suggestions", role: "listbox", hidden: true });
    this.#list.setAttribute("aria-label", words.suggestions);
    this.#input.after(this.#list);
    const states = { role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": this.#list.id };
    for (const [name, value] of Object.entries(states)) this.#input.setAttribute(name, value);
    this.#input.addEventListener("input", (event) => event.isComposing || this.#typed());
    this.#input.addEventListener("compositionend", () => this.#typed());
    this.#input.addEventListener("keydown", (event) => event.isComposing || this.#key(event));
    this.#input.addEventListener("blur", () => this.#close());
    form.addEventListener("submit", () => this.#stop());
    this.#list.addEventListener("pointerdown", (event) => event.preventDefault());
    this.#list.addEventListener("click", (event) => this.#choose(event.target.closest("[role=option]")));
  }

  /** Of several causes in the box, the last is the one being typed. */
  #parts() {
    return this.#input.value.split(";");
  }

  #typed() {
    this.#stop();
    const text = this.#parts().at(-1).trim();
    if (text.length > 1 || /\p{Script=Han}|\p{Script=Hiragana}|\p{Script=Katakana}|\p{Script=Hangul}/u.test(text)) {
      this.#timers.push(setTimeout(() => this.#ask(text), DELAY));
    } else {
      this.#close();
    }
  }

  #key(event) {
    const last = this.#list.children.length - 1;
    const open = !this.#list.hidden;
    if (event.key === "Escape" && open) {
      event.preventDefault();
      this.#stop();
      this.#close();
    } else if (event.key === "Enter" && open && this.#active >= 0) {
      event.preventDefault();
      this.#choose(this.#list.children[this.#active]);
    } else if ((event.key === "ArrowDown" || event.key === "ArrowUp") && last >= 0) {
      event.preventDefault();
      this.#open();
      const step = event.key === "ArrowDown" ? 1 : -1;
      const from = this.#active < 0 && step < 0 ? 0 : this.#active;
      this.#activate((from + step + last + 1) % (last + 1));
    } else if (event.key === "Backspace" && !this.#input.value) {
      const buttons = this.#line.querySelectorAll(".chip-remove");
      if (buttons.length) remove(buttons[buttons.length - 1]);
    }
  }

  #activate(index) {
    this.#active = index;
    [...this.#list.children].forEach((option, i) => option.setAttribute("aria-selected", String(i === index)));
    this.#input.setAttribute("aria-activedescendant", this.#list.children[index].id);
    this.#list.children[index].scrollIntoView({ block: "nearest" });
  }

  #open() {
    this.#list.hidden = false;
    this.#input.setAttribute("aria-expanded", "true");
  }

  #close() {
    this.#list.hidden = true;
    this.#active = -1;
    this.#input.setAttribute("aria-expanded", "false");
    this.#input.removeAttribute("aria-activedescendant");
  }

  #stop() {
    this.#timers.forEach(clearTimeout);
    this.#timers = [];
    this.#request?.abort();
    delete this.#input.dataset.busy;
  }

  #choose(option) {
    if (!option) return;
    this.#stop();
    this.#close();
    this.#input.value = this.#parts().slice(0, -1).map((part) => `${part.trim()}; `).join("");
    this.#list.replaceChildren();
    add(this.#line, option.dataset);
    changed();
    this.#input.focus();
  }

  async #ask(text) {
    this.#request = new AbortController();
    const { signal } = this.#request;
    this.#timers.push(setTimeout(() => {
      this.#input.dataset.busy = "";
      announce(words.searching);
    }, PATIENCE));
    const found = await this.#fetch(text, signal);
    if (signal.aborted) return;
    this.#stop();
    if (found) this.#show(found);
    else {
      this.#close();
      announce(words.unavailable);
    }
  }

  async #fetch(text, signal) {
    const body = new URLSearchParams({ q: text, release: form.elements["icd-minor-version"]?.value ?? "" });
    try {
      const response = await fetch(form.dataset.suggest, { method: "POST", body, signal, cache: "no-store" });
      return response.ok ? await response.json() : null;
    } catch {
      return null;
    }
  }

  #show({ hits, lang }) {
    const options = hits.map(({ code, title, uri, term }, i) => {
      const name = element("span", { className: "suggestion-title", lang, dir: "auto", textContent: title });
      if (term) name.append(element("small", { textContent: term }));
      const option = element("li", { id: `${this.#list.id}-${i}`, role: "option" }, element("bdi", { className: "code", textContent: code }), name);
      option.setAttribute("aria-selected", "false");
      Object.assign(option.dataset, { code, title, uri, lang });
      return option;
    });
    this.#list.replaceChildren(...options);
    this.#close();
    if (options.length) this.#open();
    announce(options.length ? words.found.replace("{0}", options.length) : words.none);
  }
}

// ---- Leaving, printing, and another language ----

let dirty = false;
const changed = () => (dirty = true);

function prepare() {
  document.querySelectorAll(".cause").forEach((line) => new CauseCombobox(line));
  form.addEventListener("input", changed);
  form.addEventListener("submit", () => (dirty = false));
  form.addEventListener("click", (event) => {
    const button = event.target.closest?.(".chip-remove");
    if (!button) return;
    event.preventDefault();
    remove(button);
  });
  // The same page in another language is shown with what has been filled in.
  document.querySelector(".tools .menu-list")?.addEventListener("click", (event) => {
    const link = event.target.closest("a");
    if (!link || !(dirty || form.dataset.posted)) return;
    event.preventDefault();
    form.action = link.href;
    form.append(element("input", { type: "hidden", name: "do", value: "show" }));
    dirty = false;
    form.submit();
  });
  window.addEventListener("beforeunload", (event) => dirty && event.preventDefault());
  const print = document.getElementById("doris-print");
  print.hidden = false;
  print.addEventListener("click", () => window.print());
  document.getElementById("result")?.focus();
}

prepare();
