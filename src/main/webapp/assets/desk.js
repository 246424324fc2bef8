// SPDX-License-Identifier: Apache-2.0
// Enhances what the server rendered; every page is complete without it.

const words = document.getElementById("desk-words")?.dataset ?? {};
const status = document.getElementById("desk-status");

const store = {
  get: (key) => {
    try {
      return JSON.parse(localStorage.getItem(`icd-desk.${key}`));
    } catch {
      return null;
    }
  },
  set: (key, value) => {
    try {
      localStorage.setItem(`icd-desk.${key}`, JSON.stringify(value));
    } catch {
      // A browser that keeps nothing has no memory of its own; nothing else is lost.
    }
  },
};

const element = (name, properties = {}, ...children) => {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children);
  return made;
};

const announce = (text) => {
  if (status) status.textContent = text;
};

// ---- Search as you type: the ARIA APG's editable combobox with a list ----

const DELAY = 200;
const PATIENCE = 1000;

// One letter is enough where a letter is a word.
const isEnough = (text) =>
  text.trim().length > 1 || /\p{Script=Han}|\p{Script=Hiragana}|\p{Script=Katakana}|\p{Script=Hangul}/u.test(text);

const titled = (parts) =>
  parts.map(({ text, marked }) => (marked ? element("mark", { textContent: text }) : document.createTextNode(text)));

function hitOption(hit) {
  const title = element("span", { className: "suggestion-title", lang: hit.lang, dir: "auto" }, ...titled(hit.title));
  if (hit.term.length) title.append(element("small", {}, ...titled(hit.term)));
  const option = element(
    "li",
    {},
    element("bdi", { className: "code", textContent: hit.code }),
    title,
    element("span", { className: "suggestion-chapter", textContent: hit.chapter }),
  );
  option.dataset.address = hit.address;
  return option;
}

function wordOption(word) {
  const option = element("li", { className: "suggestion-word", dir: "auto", textContent: word });
  option.dataset.word = word;
  return option;
}

class Combobox {
  #form;
  #input;
  #list;
  #active = -1;
  #asked;
  #request;
  #timers = [];

  constructor(form) {
    this.#form = form;
    this.#input = form.querySelector("input[name=q]");
    this.#asked = this.#text();
    this.#list = element("ul", { id: "suggestions", className: "suggestions", role: "listbox", hidden: true });
    this.#list.setAttribute("aria-label", words.suggestions);
    form.append(this.#list);
    const states = { role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": this.#list.id };
    for (const [name, value] of Object.entries(states)) this.#input.setAttribute(name, value);
    this.#listen();
  }

  #listen() {
    this.#input.addEventListener("input", (event) => event.isComposing || this.#typed());
    this.#input.addEventListener("compositionend", () => this.#typed());
    this.#input.addEventListener("keydown", (event) => event.isComposing || this.#key(event));
    this.#input.addEventListener("blur", () => this.#close());
    this.#form.addEventListener("submit", () => this.#stop());
    this.#list.addEventListener("pointerdown", (event) => event.preventDefault());
    this.#list.addEventListener("click", (event) => this.#choose(event.target.closest("[role=option]")));
  }

  /** A blank at the end says that the word before it is whole: words that go with it are proposed then. */
  #text() {
    return this.#input.value.trimStart().replace(/\s+$/, " ");
  }

  #typed() {
    const text = this.#text();
    if (text === this.#asked && !this.#list.hidden) return;
    this.#stop();
    this.#asked = text;
    if (isEnough(text)) this.#timers.push(setTimeout(() => this.#ask(text), DELAY));
    else this.#close();
  }

  #key(event) {
    const open = !this.#list.hidden;
    const last = this.#list.children.length - 1;
    if (event.key === "Escape") {
      if (open) event.preventDefault();
      this.#stop();
      this.#close();
    } else if (event.key === "Enter" && open && this.#active >= 0) {
      event.preventDefault();
      this.#choose(this.#list.children[this.#active]);
    } else if (event.key === "ArrowDown" && last >= 0) {
      event.preventDefault();
      this.#open();
      this.#activate(this.#active < last ? this.#active + 1 : 0);
    } else if (event.key === "ArrowUp" && last >= 0) {
      event.preventDefault();
      this.#open();
      this.#activate(this.#active > 0 ? this.#active - 1 : last);
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
    delete this.#form.dataset.busy;
  }

  #choose(option) {
    if (!option) return;
    this.#stop();
    if (option.dataset.address) {
      location.assign(option.dataset.address);
    } else {
      this.#input.value = option.dataset.word;
      this.#form.requestSubmit();
    }
  }

  async #ask(text) {
    this.#request = new AbortController();
    const { signal } = this.#request;
    this.#timers.push(setTimeout(() => this.#wait(), PATIENCE));
    const answer = await this.#fetch(text, signal);
    if (signal.aborted) return;
    this.#stop();
    if (answer) {
      this.#show(answer);
    } else {
      this.#close();
      announce(words.unavailable);
    }
  }

  #wait() {
    this.#form.dataset.busy = "";
    announce(words.searching);
  }

  async #fetch(text, signal) {
    const query = new URLSearchParams(new FormData(this.#form));
    query.set("q", text);
    try {
      const response = await fetch(`${this.#form.dataset.suggest}?${query}`, { signal, headers: { Accept: "application/json" } });
      return response.ok ? await response.json() : null;
    } catch {
      return null;
    }
  }

  #show({ hits, words: further }) {
    const options = [...hits.map(hitOption), ...further.map(wordOption)];
    options.forEach((option, i) => {
      option.id = `${this.#list.id}-${i}`;
      option.setAttribute("role", "option");
      option.setAttribute("aria-selected", "false");
    });
    this.#list.replaceChildren(...options);
    this.#close();
    if (options.length) this.#open();
    announce(hits.length ? words.found.replace("{0}", hits.length) : words.none);
  }
}

// ---- Hits of the same search in other classifications, each as it comes ----

async function count(tab, { count: address, unknown }) {
  const query = new URL(tab.href).searchParams;
  const number = tab.querySelector(".count");
  if (!number || !query.has("q")) return;
  try {
    const response = await fetch(`${address}?${query}`, { headers: { Accept: "application/json" } });
    const { count: hits, more } = response.ok ? await response.json() : {};
    if (hits === undefined) throw new Error("no count");
    number.textContent = ` ${new Intl.NumberFormat(document.documentElement.lang).format(hits)}${more ? "+" : ""}`;
  } catch {
    number.textContent = "?";
    number.title = unknown;
    number.append(element("span", { className: "visually-hidden", textContent: unknown }));
  }
}

function tabs() {
  const nav = document.querySelector("nav.tabs");
  if (!nav) return;
  nav.querySelector("[aria-current]")?.scrollIntoView({ block: "nearest", inline: "center" });
  if (nav.dataset.count) nav.querySelectorAll("a").forEach((tab) => count(tab, nav.dataset));
  document.querySelectorAll(".proposal[data-source]").forEach(propose);
}

// ---- The proposal of a code for the whole text ----

async function propose(section) {
  const { source, base, why, none, failed } = section.dataset;
  const [code, reason] = section.querySelectorAll("p");
  try {
    const response = await fetch(source, { headers: { Accept: "application/json" } });
    if (!response.ok) throw new Error("no proposal");
    const { proposal, threshold } = await response.json();
    code.replaceChildren();
    reason.textContent = none;
    if (!proposal) return;
    const number = new Intl.NumberFormat(document.documentElement.lang);
    const values = [proposal.matched, number.format(proposal.score), number.format(threshold)];
    const link = element("a", { href: base + proposal.address });
    link.append(
      element("bdi", { className: "code", textContent: proposal.code }),
      " ",
      element("bdi", { lang: proposal.lang, textContent: proposal.title }),
    );
    code.append(link);
    reason.textContent = why.replace(/\{(\d)\}/g, (all, i) => values[i]);
  } catch {
    reason.textContent = failed;
  }
}

// ---- Copying ----

async function copy(text) {
  if (navigator.clipboard) return navigator.clipboard.writeText(text);
  // An intranet may still be plain http, where the clipboard's own interface is missing.
  const area = element("textarea", { value: text, readOnly: true, className: "visually-hidden" });
  document.body.append(area);
  area.select();
  const done = document.execCommand("copy");
  area.remove();
  if (!done) throw new Error("copy refused");
}

async function copyFrom(button) {
  try {
    await copy(button.dataset.copy);
    announce(words.copied.replace("{0}", button.dataset.copy));
    button.dataset.done = "";
    setTimeout(() => button.removeAttribute("data-done"), 1600);
  } catch {
    announce(words.notCopied);
  }
  button.focus();
}

function copying() {
  for (const button of document.querySelectorAll("button[data-copy]")) {
    button.hidden = false;
    button.addEventListener("click", () => copyFrom(button));
  }
}

// ---- Keyboard; single keys can be switched off (WCAG 2.2, 2.1.4) ----

const shortcuts = {
  "/": () => document.querySelector("form[role=search] input[name=q]")?.select(),
  "?": () => document.getElementById("help-link")?.click(),
  c: () => document.getElementById("copy-code")?.click(),
  u: () => document.getElementById("copy-uri")?.click(),
};

const isTyping = (target) => target.closest?.("input, textarea, select, [contenteditable]");

function keyboard() {
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.repeat || isTyping(event.target)) return;
    if (store.get("keys") === false || !Object.hasOwn(shortcuts, event.key)) return;
    event.preventDefault();
    shortcuts[event.key]();
  });
  const toggle = document.getElementById("keys");
  if (!toggle) return;
  toggle.closest("[hidden]").hidden = false;
  toggle.checked = store.get("keys") !== false;
  toggle.addEventListener("change", () => store.set("keys", toggle.checked));
}

// ---- Theme: as the system, light, dark ----

const THEMES = ["auto", "light", "dark"];

function theme() {
  const button = document.getElementById("theme");
  if (!button) return;
  const current = () => document.documentElement.dataset.theme ?? "auto";
  const label = () => {
    button.dataset.now = current();
    button.setAttribute("aria-label", words[`theme${current()}`]);
    button.title = words[`theme${current()}`];
  };
  button.hidden = false;
  label();
  button.addEventListener("click", () => {
    const next = THEMES[(THEMES.indexOf(current()) + 1) % THEMES.length];
    if (next === "auto") delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = next;
    try {
      localStorage.setItem("icd-desk.theme", next);
    } catch {
      // The choice then holds for this page alone.
    }
    label();
    announce(words[`theme${next}`]);
  });
}

// ---- Recently seen, in this browser alone ----

const MOST_RECENT = 12;

function remember() {
  const seen = document.querySelector("[data-seen]");
  if (!seen) return;
  const entry = { code: seen.dataset.code, title: seen.dataset.title, lang: seen.lang, address: location.pathname + location.search };
  const others = (store.get("recent") ?? []).filter((other) => other.address !== entry.address);
  store.set("recent", [entry, ...others].slice(0, MOST_RECENT));
}

const isOurs = (address) => typeof address === "string" && /^\/(?![/\\])/.test(address);

function recent() {
  const section = document.getElementById("recent");
  const entries = (store.get("recent") ?? []).filter((entry) => isOurs(entry.address));
  if (!section || !entries.length) return;
  section.querySelector("ul").append(
    ...entries.map((entry) =>
      element("li", {}, element("a", { href: entry.address, className: "row" },
        element("bdi", { className: "code", textContent: entry.code ?? "" }),
        element("span", { className: "row-title", lang: entry.lang ?? "", dir: "auto", textContent: entry.title })))),
  );
  section.hidden = false;
  section.querySelector("button").addEventListener("click", () => {
    store.set("recent", []);
    section.hidden = true;
  });
}

// ---- Menus close when the reader goes elsewhere ----

function menus() {
  const open = () => document.querySelectorAll("details.menu[open]");
  document.addEventListener("click", (event) => open().forEach((menu) => menu.contains(event.target) || (menu.open = false)));
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    open().forEach((menu) => {
      menu.open = false;
      menu.querySelector("summary").focus();
    });
  });
}

document.querySelectorAll("form[role=search][data-suggest]").forEach((form) => new Combobox(form));
copying();
keyboard();
theme();
remember();
recent();
menus();
tabs();
