// SPDX-License-Identifier: Apache-2.0
// Suggestions for the causes of a death certificate. Nothing is kept in the browser; the form works without this.

const form = document.getElementById("certificate");

// ---- What was chosen on a line: conditions in WHO's JSON, each shown with a button that takes it away ----

const chosenField = (line) => line.querySelector(`input[name="${line.dataset.line}-chosen"]`);
const chosen = (line) => JSON.parse(chosenField(line).value || "[]");

function keep(line, conditions) {
  chosenField(line).value = JSON.stringify(conditions);
  line.querySelectorAll(".chip").forEach((chip, at) => {
    const key = `${line.dataset.line}.${at}`;
    chip.querySelector(".chip-remove").value = key;
    chip.querySelectorAll(".field-input > *").forEach((field) => (field.name = `${key}-interval${field.matches("select") ? "-unit" : ""}`));
  });
}

/** The fields of the time that a condition of part 2 has of its own. */
function interval(line, condition) {
  const template = line.querySelector("template");
  if (!template) return [];
  const fields = template.content.firstElementChild.cloneNode(true);
  const label = form.dataset.interval.replace("{0}", condition);
  fields.querySelector("input").setAttribute("aria-label", label);
  fields.querySelector("select").setAttribute("aria-label", `${label}: ${form.dataset.unit}`);
  return [fields];
}

function add(line, { code, title, uri, lang }) {
  const button = element("button", { className: "chip-remove", type: "button" }, element("span", { textContent: "×", ariaHidden: "true" }));
  const name = form.dataset.remove.replace("{0}", title).replace("{1}", code);
  button.append(element("span", { className: "visually-hidden", textContent: name }));
  const own = interval(line, `${code} ${title}`);
  const chip = element("li", { className: own.length ? "chip chip-timed" : "chip" }, element("bdi", { className: "code", textContent: code }), " ", element("bdi", { lang, textContent: title }), button, ...own);
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

// ---- Search while a cause is typed ----

class CauseCombobox extends Combobox {
  #line;

  constructor(line) {
    super(form, line.querySelector(".cause-input"));
    this.#line = line;
    this.input.addEventListener("keydown", (event) => {
      if (event.isComposing || event.key !== "Backspace" || this.input.value) return;
      const buttons = line.querySelectorAll(".chip-remove");
      if (buttons.length) remove(buttons[buttons.length - 1]);
    });
  }

  /** Of several causes in the box, the last is the one being typed. */
  #parts() {
    return this.input.value.split(";");
  }

  text() {
    return this.#parts().at(-1).trim();
  }

  async fetch(text, signal) {
    const body = new URLSearchParams({ q: text, release: form.elements["icd-minor-version"]?.value ?? "" });
    const response = await fetch(form.dataset.suggest, { method: "POST", body, signal, cache: "no-store" });
    if (!response.ok) return null;
    const { hits, lang, note } = await response.json();
    this.note = note;
    return hits.map((hit) => ({ ...hit, lang }));
  }

  option({ code, title, uri, term, lang }) {
    const name = element("span", { className: "suggestion-title", lang, dir: "auto", textContent: title });
    if (term) name.append(element("small", { textContent: term }));
    const option = element("li", {}, element("bdi", { className: "code", textContent: code }), name);
    Object.assign(option.dataset, { code, title, uri, lang });
    return option;
  }

  choose(option) {
    this.input.value = this.#parts().slice(0, -1).map((part) => `${part.trim()}; `).join("");
    this.list.replaceChildren();
    add(this.#line, option.dataset);
    changed();
    this.input.focus();
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
