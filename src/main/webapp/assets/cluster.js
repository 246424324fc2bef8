// SPDX-License-Identifier: Apache-2.0
// A choice changes the page in its place; the address stays the cluster, and the forms work without this.

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

// ---- The page in place ----

let latest = 0;

async function go(address, { push = true, focus } = {}) {
  const turn = ++latest;
  let answer;
  let text;
  try {
    answer = await fetch(address, { headers: { Accept: "text/html" } });
    text = await answer.text();
  } catch {
    location.assign(address);
    return;
  }
  if (turn !== latest) return;
  const next = new DOMParser().parseFromString(text, "text/html");
  const content = next.getElementById("cluster");
  // What is no cluster, such as a failure, is a page of its own.
  if (!answer.ok || !content) {
    location.assign(answer.url);
    return;
  }
  if (push) history.pushState(null, "", answer.url);
  document.title = next.title;
  document.getElementById("content").replaceChildren(...document.adoptNode(next.getElementById("content")).childNodes);
  for (const part of [".context", "#stale"]) {
    const now = document.querySelector(part);
    const then = next.querySelector(part);
    if (now && then) now.replaceWith(document.adoptNode(then));
  }
  prepare();
  document.dispatchEvent(new Event("desk:changed"));
  (document.getElementById(focus) ?? document.getElementById("cluster-code")).focus();
  announce([document.querySelector("#cluster-code").textContent, document.querySelector("#verdict p").textContent].join(". "));
}

function addressOf(form, submitter) {
  const query = new URLSearchParams(new FormData(form));
  for (const [name, value] of [...query]) if (value === "") query.delete(name, value);
  if (submitter?.name) {
    query.delete("q");
    query.set(submitter.name, submitter.value);
  }
  return `${form.action}?${query}`;
}

function submit(event) {
  const form = event.target;
  if (!form.closest("#cluster")) return;
  event.preventDefault();
  go(addressOf(form, event.submitter), { focus: event.submitter?.id || form.querySelector("input:not([type=hidden])")?.id });
}

// ---- The values of an axis: one stop of the Tab key, arrows between them (the ARIA APG's toolbar) ----

function toolbar(list) {
  const buttons = [...list.querySelectorAll("button")];
  if (buttons.length < 2) return;
  const start = Math.max(0, buttons.findIndex((button) => button.getAttribute("aria-pressed") === "true"));
  const stop = (at) => buttons.forEach((button, i) => (button.tabIndex = i === at ? 0 : -1));
  stop(start);
  list.addEventListener("focusin", (event) => stop(buttons.indexOf(event.target)));
  list.addEventListener("keydown", (event) => {
    const forward = document.documentElement.dir === "rtl" ? "ArrowLeft" : "ArrowRight";
    const backward = forward === "ArrowLeft" ? "ArrowRight" : "ArrowLeft";
    const at = buttons.indexOf(document.activeElement);
    const places = { [forward]: at + 1, ArrowDown: at + 1, [backward]: at - 1, ArrowUp: at - 1, Home: 0, End: buttons.length - 1 };
    if (!Object.hasOwn(places, event.key)) return;
    event.preventDefault();
    buttons[(places[event.key] + buttons.length) % buttons.length].focus();
  });
}

// ---- Search inside an axis as you type (the ARIA APG's editable combobox with a list) ----

class AxisCombobox {
  #form;
  #input;
  #list;
  #active = -1;
  #request;
  #timers = [];

  constructor(form, input) {
    this.#form = form;
    this.#input = input;
    this.#list = element("ul", { id: `${input.id}-list`, className: "suggestions", role: "listbox", hidden: true });
    this.#list.setAttribute("aria-label", words.suggestions);
    input.parentElement.append(this.#list);
    const states = { role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": this.#list.id };
    for (const [name, value] of Object.entries(states)) input.setAttribute(name, value);
    input.addEventListener("input", (event) => event.isComposing || this.#typed());
    input.addEventListener("compositionend", () => this.#typed());
    input.addEventListener("keydown", (event) => event.isComposing || this.#key(event));
    input.addEventListener("blur", () => this.#close());
    form.addEventListener("submit", () => this.#stop());
    this.#list.addEventListener("pointerdown", (event) => event.preventDefault());
    this.#list.addEventListener("click", (event) => this.#choose(event.target.closest("[role=option]")));
  }

  #typed() {
    this.#stop();
    const text = this.#input.value.trim();
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
    this.#input.value = "";
    go(addressOf(this.#form, { name: "add", value: option.dataset.code }), { focus: this.#input.id });
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
    const { values, shown } = document.getElementById("cluster").dataset;
    const query = new URLSearchParams({ stem: this.#form.dataset.stem, axis: this.#form.dataset.axis, q: text, release: shown });
    const lang = new FormData(this.#form).get("lang");
    if (lang) query.set("lang", lang);
    try {
      const response = await fetch(`${values}?${query}`, { signal, headers: { Accept: "application/json" } });
      return response.ok ? (await response.json()).values : null;
    } catch {
      return null;
    }
  }

  #show(values) {
    const options = values.map(({ code, title, lang }, i) => {
      const option = element(
        "li",
        { id: `${this.#list.id}-${i}`, role: "option" },
        element("bdi", { className: "code", textContent: code }),
        element("span", { className: "suggestion-title", lang, dir: "auto", textContent: title }),
      );
      option.setAttribute("aria-selected", "false");
      option.dataset.code = code;
      return option;
    });
    this.#list.replaceChildren(...options);
    this.#close();
    if (options.length) this.#open();
    announce(options.length ? words.found.replace("{0}", options.length) : words.none);
  }
}

function prepare() {
  document.querySelectorAll("#cluster .choices").forEach(toolbar);
  document.querySelectorAll("#cluster .axis-form").forEach((form) => {
    const input = form.querySelector("input[type=search]");
    if (input) new AxisCombobox(form, input);
  });
}

prepare();
document.addEventListener("submit", submit);
window.addEventListener("popstate", () => go(location.href, { push: false }));
// A browser moves the focus to what the address names, before this runs or after.
if (location.hash === "#build") {
  const build = document.getElementById("build");
  const begin = () => build.querySelector("button[tabindex='0'], input[type=search], button")?.focus();
  build.addEventListener("focus", begin, { once: true });
  begin();
}
