// SPDX-License-Identifier: Apache-2.0
// Enhances what the server rendered; every page is complete without it.

// ---- Search as you type ----

const MOST_OF_MINE = 5;

const folded = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

/** My own codes that have a beginning of a word for each of the words. */
function mineWith(text) {
  const typed = folded(text).split(/\s+/).filter(Boolean);
  const found = new Map();
  for (const entry of myLists().flatMap((list) => list.entries)) {
    const { code, title, note = "" } = entry;
    const own = folded(`${code} ${code.replaceAll(".", "")} ${title} ${note}`).split(/[^\p{L}\p{N}.&/]+/u);
    if (typed.every((word) => own.some((other) => other.startsWith(word)))) found.set(myKey(entry), entry);
  }
  return [...found.values()].slice(0, MOST_OF_MINE);
}

const ownHit = (entry) => ({
  ...entry,
  title: [{ text: entry.title }],
  term: [{ text: `★ ${words.my}${entry.note ? ` · ${entry.note}` : ""}` }],
  chapter: "",
  address: myAddress(entry),
});

const pathOf = (address) => inAnyRelease(address.split("?")[0]);
const isSame = (one, other) => pathOf(one.address) === pathOf(other.address);

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

class SearchCombobox extends Combobox {
  constructor(form) {
    super(form, form.querySelector("input[name=q]"), { id: "suggestions", busy: form });
    form.append(this.list);
  }

  /** A blank at the end says that the word before it is whole: words that go with it are proposed then. */
  text() {
    return this.input.value.trimStart().replace(/\s+$/, " ");
  }

  async fetch(text, signal) {
    const own = mineWith(text).map(ownHit);
    this.note = "";
    if (own.length) this.show(own);
    const query = new URLSearchParams(new FormData(this.form));
    query.set("q", text);
    const response = await fetch(`${this.form.dataset.suggest}?${query}`, { signal, headers: { Accept: "application/json" } });
    if (!response.ok) return null;
    const { hits, words: further, asOf } = await response.json();
    const format = new Intl.DateTimeFormat(document.documentElement.lang, { dateStyle: "medium", timeStyle: "short" });
    if (asOf) this.note = words.asOf.replace("{0}", format.format(new Date(asOf)));
    // Of an entry that is found too, the page in the release that is searched.
    const mine = own.map((one) => ({ ...one, address: hits.find((hit) => isSame(hit, one))?.address ?? one.address }));
    return [...mine, ...hits.filter((hit) => !own.some((one) => isSame(hit, one))), ...further];
  }

  option(suggestion) {
    return typeof suggestion === "string" ? wordOption(suggestion) : hitOption(suggestion);
  }

  isSame({ dataset: one }, { dataset: other }) {
    return Boolean(one.address && other.address && isSame(one, other));
  }

  choose({ dataset: { address, word } }) {
    if (address) {
      location.assign(address);
    } else {
      this.input.value = word;
      this.form.requestSubmit();
    }
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
  const show = () => document.querySelectorAll("button[data-copy]").forEach((button) => (button.hidden = false));
  show();
  document.addEventListener("desk:changed", show);
  document.addEventListener("click", (event) => {
    const button = event.target.closest?.("button[data-copy]");
    if (button) copyFrom(button);
  });
}

// ---- Keyboard; single keys can be switched off (WCAG 2.2, 2.1.4) ----

const shortcuts = {
  "/": () => document.querySelector("form[role=search] input[name=q]")?.select(),
  "?": () => document.getElementById("help-link")?.click(),
  c: () => document.getElementById("copy-code")?.click(),
  u: () => document.getElementById("copy-uri")?.click(),
  b: () => document.getElementById("build-cluster")?.click(),
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

// ---- Recently seen and my codes, in this browser alone ----

const MOST_RECENT = 12;

function remember() {
  const seen = document.querySelector("[data-seen]");
  if (!seen) return;
  const entry = { code: seen.dataset.code, title: seen.dataset.title, lang: seen.lang, address: location.pathname + location.search };
  const others = (store.get("recent") ?? []).filter((other) => other.address !== entry.address);
  store.set("recent", [entry, ...others].slice(0, MOST_RECENT));
}

const isOurs = (address) => typeof address === "string" && /^\/(?![/\\])/.test(address);

/** Shows entries on the start page. */
function list(id, entries) {
  const section = document.getElementById(id);
  if (!section) return;
  section.querySelector("ul").replaceChildren(
    ...entries.slice(0, MOST_RECENT).map((entry) =>
      element("li", {}, element("a", { href: entry.address, className: "row" },
        element("bdi", { className: "code", textContent: entry.code ?? "" }),
        element("span", { className: "row-title", lang: entry.lang ?? "", dir: "auto", textContent: entry.title })))),
  );
  section.hidden = !entries.length;
}

function recent() {
  list("recent", (store.get("recent") ?? []).filter((entry) => isOurs(entry.address)));
  document.querySelector("#recent button")?.addEventListener("click", () => {
    store.set("recent", []);
    list("recent", []);
  });
}

// ---- Stars: buttons of class star with data-star (WHO's URI, none of a cluster), data-code, data-title, data-lang ----

/** What the last star was taken from, so that the next click gives it back with its note and its place. */
let unstarred = [];

const starOf = ({ dataset: { star: uri = "", code = "", title = "", lang = document.documentElement.lang } }) =>
  ({ code, title, lang, uri, note: "" });

function toggle(button) {
  const entry = starOf(button);
  const lists = myLists();
  const isIt = (other) => myKey(other) === myKey(entry);
  const had = lists.flatMap(({ name, entries }) => entries.map((own, at) => ({ name, at, own }))).filter(({ own }) => isIt(own));
  if (had.length) {
    lists.forEach((one) => (one.entries = one.entries.filter((own) => !isIt(own))));
  } else {
    const back = unstarred.filter(({ own }) => isIt(own));
    const put = back.length ? back : [{ name: store.get("my.list") ?? "", at: Infinity, own: entry }];
    put.forEach(({ name, at, own }) => myList(lists, name).entries.splice(at, 0, own));
  }
  if (store.set("my", lists)) unstarred = had;
  else warn(words.full);
}

function showMine() {
  const lists = myLists();
  for (const button of document.querySelectorAll("button.star")) {
    const key = myKey(starOf(button));
    const inLists = lists.filter(({ entries }) => entries.some((own) => myKey(own) === key)).map(({ name }) => name || words.my);
    button.hidden = false;
    button.setAttribute("aria-pressed", String(inLists.length > 0));
    button.title = inLists.join(", ");
  }
  list("my", lists.flatMap(({ entries }) => entries).map((entry) => ({ ...entry, address: myAddress(entry) })));
}

function stars() {
  showMine();
  document.addEventListener("click", ({ target }) => {
    const button = target.closest("button.star");
    if (button) toggle(button);
    if (button) showMine();
  });
  // Another tab changed them; the reader came back to a page that was kept; a page's own script made a button.
  ["storage", "pageshow"].forEach((event) => addEventListener(event, showMine));
  document.addEventListener("desk:changed", showMine);
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

document.querySelectorAll("form[role=search][data-suggest]").forEach((form) => new SearchCombobox(form));
copying();
keyboard();
theme();
remember();
recent();
stars();
menus();
tabs();
