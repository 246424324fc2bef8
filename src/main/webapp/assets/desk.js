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

function combobox(form) {
  const input = form.querySelector("input[name=q]");
  const list = element("ul", { id: `${input.id}-list`, className: "suggestions", role: "listbox", hidden: true });
  list.setAttribute("aria-label", words.suggestions);
  form.append(list);
  for (const [name, value] of Object.entries({
    role: "combobox",
    "aria-autocomplete": "list",
    "aria-expanded": "false",
    "aria-controls": list.id,
  })) input.setAttribute(name, value);

  let active = -1;
  let timer;
  let slow;
  let request;
  let asked = input.value.trim();

  const options = () => [...list.children];

  const activate = (index) => {
    const all = options();
    active = all.length ? (index + all.length) % all.length : -1;
    if (index < 0) active = index === -1 ? all.length - 1 : -1;
    all.forEach((option, i) => option.setAttribute("aria-selected", String(i === active)));
    const chosen = all[active];
    if (chosen) {
      input.setAttribute("aria-activedescendant", chosen.id);
      chosen.scrollIntoView({ block: "nearest" });
    } else {
      input.removeAttribute("aria-activedescendant");
    }
  };

  const close = () => {
    list.hidden = true;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
    active = -1;
  };

  const stop = () => {
    clearTimeout(timer);
    clearTimeout(slow);
    request?.abort();
    form.removeAttribute("data-busy");
  };

  const choose = (option) => {
    stop();
    if (option.dataset.address) {
      location.assign(option.dataset.address);
    } else {
      input.value = option.dataset.word;
      form.requestSubmit();
    }
  };

  const titled = (parts) =>
    parts.map((part) => (part.marked ? element("mark", { textContent: part.text }) : document.createTextNode(part.text)));

  const hitOption = (hit, index) => {
    const option = element(
      "li",
      { id: `${list.id}-${index}`, role: "option" },
      element("bdi", { className: "code", textContent: hit.code ?? "" }),
      element("span", { className: "suggestion-title", lang: hit.lang, dir: "auto" }, ...titled(hit.title)),
    );
    option.dataset.address = hit.address;
    if (hit.chapter) option.append(element("span", { className: "suggestion-chapter", textContent: hit.chapter }));
    return option;
  };

  const wordOption = (word, index) => {
    const option = element("li", { id: `${list.id}-${index}`, role: "option", className: "suggestion-word", textContent: word, dir: "auto" });
    option.dataset.word = word;
    return option;
  };

  const show = ({ hits, words: related }) => {
    list.replaceChildren(
      ...hits.map(hitOption),
      ...related.map((word, i) => wordOption(word, hits.length + i)),
    );
    options().forEach((option) => option.setAttribute("aria-selected", "false"));
    active = -1;
    const any = list.children.length > 0;
    list.hidden = !any;
    input.setAttribute("aria-expanded", String(any));
    announce(hits.length ? words.found.replace("{0}", hits.length) : words.none);
  };

  const ask = async (text) => {
    request = new AbortController();
    const mine = request;
    const query = new URLSearchParams(new FormData(form));
    query.set("q", text);
    slow = setTimeout(() => {
      form.dataset.busy = "";
      announce(words.searching);
    }, PATIENCE);
    try {
      const response = await fetch(`${form.dataset.suggest}?${query}`, { signal: mine.signal, headers: { Accept: "application/json" } });
      const answer = response.ok ? await response.json() : null;
      if (mine !== request || mine.signal.aborted) return;
      if (answer) {
        show(answer);
      } else {
        close();
        announce(words.unavailable);
      }
    } catch (failure) {
      if (failure.name !== "AbortError" && mine === request) {
        close();
        announce(words.unavailable);
      }
    } finally {
      if (mine === request) {
        clearTimeout(slow);
        form.removeAttribute("data-busy");
      }
    }
  };

  // One letter is enough where a letter is a word.
  const isEnough = (text) => text.length > 1 || /\p{Script=Han}|\p{Script=Hiragana}|\p{Script=Katakana}|\p{Script=Hangul}/u.test(text);

  input.addEventListener("input", (event) => {
    if (event.isComposing) return;
    const text = input.value.trim();
    if (text === asked && !list.hidden) return;
    stop();
    asked = text;
    if (isEnough(text)) timer = setTimeout(ask, DELAY, text);
    else close();
  });

  input.addEventListener("compositionend", () => input.dispatchEvent(new Event("input")));

  input.addEventListener("keydown", (event) => {
    if (event.isComposing) return;
    const open = !list.hidden;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      if (!options().length) return;
      event.preventDefault();
      if (!open) {
        list.hidden = false;
        input.setAttribute("aria-expanded", "true");
      }
      if (event.key === "ArrowDown") activate(active + 1);
      else activate(active < 0 ? options().length - 1 : active - 1 < 0 ? options().length - 1 : active - 1);
    } else if (event.key === "Enter" && open && active >= 0) {
      event.preventDefault();
      choose(options()[active]);
    } else if (event.key === "Escape") {
      if (open) event.preventDefault();
      stop();
      close();
    }
  });

  list.addEventListener("pointerdown", (event) => event.preventDefault());
  list.addEventListener("click", (event) => {
    const option = event.target.closest("[role=option]");
    if (option) choose(option);
  });
  input.addEventListener("blur", close);
  form.addEventListener("submit", stop);
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

document.querySelectorAll("form[role=search][data-suggest]").forEach(combobox);
copying();
keyboard();
theme();
remember();
recent();
menus();
