// SPDX-License-Identifier: Apache-2.0
// The page of my codes. Every change reads what is kept, changes that and keeps it, since other tabs change it too.

const page = document.getElementById("my-page");
const said = document.getElementById("my-said");
const icons = document.querySelector(".brand-mark").src;
const fill = (text, ...values) => text.replace(/\{(\d)\}/g, (_, i) => values[i]);
const nameOf = (list) => list.name || words.my;
const labelOf = ({ code, title }) => `${code} ${title}`.trim();
const current = () => store.get("my.list") ?? "";

// ---- Changes ----

/** Makes a change and shows what is kept then; false where it could not be kept, and so was not made. */
function change(work) {
  const lists = myLists();
  work(lists);
  const kept = store.set("my", lists);
  document.getElementById("desk-warning")?.remove();
  if (!kept) warn(words.full);
  show();
  return kept;
}

/** Adds an entry to a list, or its note to the same entry there; true where it is new. */
function merge(list, entry, at = Infinity) {
  const same = list.entries.find((own) => myKey(own) === myKey(entry));
  if (!same) list.entries.splice(at, 0, entry);
  else if (entry.note && !(same.note ?? "").includes(entry.note)) same.note = [same.note, entry.note].filter(Boolean).join("\n");
  return !same;
}

const indexIn = (list, key) => (list?.entries ?? []).findIndex((own) => myKey(own) === key);

function place(from, key, to, at) {
  return change((lists) => {
    const source = lists.find(({ name }) => name === from);
    const index = indexIn(source, key);
    if (index >= 0) merge(myList(lists, to), source.entries.splice(index, 1)[0], at);
  });
}

function remove(list, key) {
  let gone;
  const kept = change((lists) => {
    const source = lists.find(({ name }) => name === list);
    const at = indexIn(source, key);
    if (at >= 0) gone = { entry: source.entries.splice(at, 1)[0], at };
  });
  if (kept && gone) offerUndo(labelOf(gone.entry), (lists) => merge(myList(lists, list), gone.entry, gone.at));
}

function removeList(name) {
  let gone;
  let at;
  const kept = change((lists) => {
    at = lists.findIndex((list) => list.name === name);
    if (at >= 0) [gone] = lists.splice(at, 1);
  });
  if (!kept || !gone) return;
  if (current() === name) store.set("my.list", "");
  offerUndo(nameOf(gone), (lists) => {
    if (!lists.some((list) => list.name === name)) lists.splice(at, 0, { name, entries: [] });
    gone.entries.forEach((entry) => merge(myList(lists, name), entry));
  });
}

function rename(from, to) {
  if (!to || to === from) return show();
  if (myLists().some(({ name }) => name === to)) return show(), report(fill(page.dataset.taken, to));
  const kept = change((lists) => (myList(lists, from).name = to));
  if (kept && current() === from) store.set("my.list", to);
  show();
}

// ---- What is said ----

function report(text, ...further) {
  said.replaceChildren(element("div", { className: "notice" }, element("div", {}, element("p", { textContent: text }), ...further)));
}

function offerUndo(what, work) {
  const undo = button(page.dataset.undo, () => {
    change(work);
    said.replaceChildren();
  });
  report(fill(page.dataset.removed, what), undo);
  undo.focus();
}

// ---- Rows ----

function button(label, action, icon) {
  const made = element("button", { type: "button", className: icon ? "copy copy-small" : "copy", textContent: icon ? "" : label });
  made.addEventListener("click", action);
  if (icon) {
    const drawing = document.createElementNS("http://www.w3.org/2000/svg", "svg");
    drawing.setAttribute("class", icon === "turned" ? "icon my-turned" : "icon");
    drawing.setAttribute("aria-hidden", "true");
    drawing.append(document.createElementNS(drawing.namespaceURI, "use"));
    drawing.firstChild.setAttribute("href", `${icons}#${icon === "turned" ? "up" : icon}`);
    made.append(drawing);
    made.setAttribute("aria-label", label);
    made.title = label;
  }
  return made;
}

function edit(control, label, save) {
  const form = element("form", { className: "my-edit" }, control, element("button", { type: "submit", className: "copy", textContent: page.dataset.save }));
  control.setAttribute("aria-label", label);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    form.remove();
    save(control.value.trim());
  });
  form.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && event.ctrlKey) form.requestSubmit();
    if (event.key !== "Escape") return;
    form.remove();
    show();
  });
  return form;
}

function editNote(row, list, entry) {
  const text = element("textarea", { value: entry.note ?? "", maxLength: 2000, rows: 2 });
  const key = myKey(entry);
  const form = edit(text, fill(page.dataset.noteLabel, labelOf(entry)), (note) => {
    change((lists) => {
      const own = lists.find(({ name }) => name === list)?.entries.find((other) => myKey(other) === key);
      if (own) own.note = note;
    });
    focusOn(list, key, "note");
  });
  row.append(form);
  text.focus();
}

const rowsOf = (list) => [...document.querySelectorAll(".my-list")].find((one) => one.dataset.list === list);
const focusOn = (list, key, action) =>
  [...(rowsOf(list)?.querySelectorAll(".my-row") ?? [])].find((row) => row.dataset.key === key)?.querySelector(`[data-do="${action}"]`)?.focus();

function step(list, key, by, action) {
  const { entries } = myLists().find(({ name }) => name === list) ?? { entries: [] };
  const at = indexIn({ entries }, key) + by;
  if (at < 0 || at >= entries.length) return;
  place(list, key, list, at);
  focusOn(list, key, action);
  announce(fill(page.dataset.moved, labelOf(entries[at - by]), at + 1, entries.length));
}

function choice(list, lists, key, label) {
  const select = element("select", { title: page.dataset.move }, ...lists.map((other) =>
    element("option", { value: other.name, textContent: nameOf(other), selected: other.name === list })));
  select.setAttribute("aria-label", `${page.dataset.move}: ${label}`);
  select.addEventListener("change", () => place(list, key, select.value, Infinity));
  return select;
}

function rowFor(entry, at, { name, entries }, lists) {
  const key = myKey(entry);
  const label = labelOf(entry);
  const row = element("li", { className: "my-row" });
  const action = (kind, text, icon, work) => {
    const made = button(`${text}: ${label}`, work, icon);
    made.dataset.do = kind;
    return made;
  };
  const up = action("up", page.dataset.up, "up", () => step(name, key, -1, "up"));
  const down = action("down", page.dataset.down, "turned", () => step(name, key, 1, "down"));
  if (at === 0) up.setAttribute("aria-disabled", "true");
  if (at === entries.length - 1) down.setAttribute("aria-disabled", "true");
  const tools = element("div", { className: "my-tools" }, up, down,
    action("note", page.dataset.note, "note", () => row.querySelector(".my-edit") ?? editNote(row, name, entry)),
    action("remove", page.dataset.remove, "close", () => remove(name, key)));
  if (lists.length > 1) tools.append(choice(name, lists, key, label));
  const title = element("div", {}, element("a", { href: myAddress(entry), lang: entry.lang ?? "", dir: "auto", textContent: entry.title || entry.code }));
  if (entry.note) title.append(element("p", {}, element("bdi", { textContent: entry.note })));
  const grip = element("span", { className: "my-grip", textContent: "⠿", ariaHidden: "true" });
  grip.addEventListener("pointerdown", (event) => drag(event, row, name));
  row.dataset.key = key;
  row.append(grip, element("bdi", { className: "code", textContent: entry.code }), title, tools);
  row.addEventListener("keydown", (event) => {
    if (!event.altKey || !["ArrowUp", "ArrowDown"].includes(event.key)) return;
    event.preventDefault();
    step(name, key, event.key === "ArrowUp" ? -1 : 1, event.target.dataset.do ?? "note");
  });
  return row;
}

function drag(start, row, from) {
  if (start.button) return;
  start.preventDefault();
  row.classList.add("my-dragged");
  // On the window: an element that is moved in the document loses the pointer it had captured.
  const over = new AbortController();
  const during = (event, work) => addEventListener(event, work, { signal: over.signal });
  during("pointermove", ({ clientX, clientY }) => {
    const under = document.elementFromPoint(clientX, clientY);
    const other = under?.closest(".my-row");
    if (other && other !== row) {
      const { top, height } = other.getBoundingClientRect();
      other[clientY < top + height / 2 ? "before" : "after"](row);
    } else if (!other) {
      under?.closest(".my-list")?.querySelector("ol").append(row);
    }
  });
  during("pointerup", () => {
    over.abort();
    place(from, row.dataset.key, row.closest(".my-list").dataset.list, [...row.parentElement.querySelectorAll(".my-row")].indexOf(row));
  });
  during("pointercancel", () => {
    over.abort();
    show();
  });
}

// ---- Lists ----

function sectionFor(list, lists) {
  const { name, entries } = list;
  const heading = element("h2", {}, element("bdi", { textContent: nameOf(list) }));
  heading.append(element("span", { className: "quiet part-count", textContent: ` ${new Intl.NumberFormat(document.documentElement.lang).format(entries.length)}` }));
  const tools = element("div", { className: "my-tools" });
  const head = element("div", { className: "block-head" }, heading, tools);
  if (lists.length > 1) {
    const choose = button(page.dataset.current, () => {
      if (!store.set("my.list", name)) warn(words.full);
      show();
      rowsOf(name)?.querySelector("[aria-pressed]").focus();
    });
    choose.setAttribute("aria-pressed", String(name === current()));
    choose.setAttribute("aria-label", `${page.dataset.current}: ${nameOf(list)}`);
    tools.append(choose);
  }
  const renaming = button(page.dataset.rename, () => {
    const input = element("input", { type: "text", value: nameOf(list), maxLength: 80 });
    head.append(edit(input, page.dataset.renameLabel, (to) => rename(name, to)));
    input.select();
  });
  renaming.setAttribute("aria-label", `${page.dataset.rename}: ${nameOf(list)}`);
  const deleting = button(page.dataset.delete, () => removeList(name));
  deleting.setAttribute("aria-label", `${page.dataset.delete}: ${nameOf(list)}`);
  tools.append(renaming, deleting);
  const rows = element("ol", { className: "rows my-rows" }, ...entries.map((entry, at) => rowFor(entry, at, list, lists)));
  const section = element("section", { className: "my-list" }, head, rows);
  if (!entries.length) rows.append(element("li", { className: "my-empty", textContent: page.dataset.empty }));
  section.dataset.list = name;
  return section;
}

/** Shows what is kept, unless something is being written, which would be lost. */
function show() {
  if (document.querySelector("#my-lists .my-edit")) return;
  const lists = myLists();
  if (!lists.length) lists.push({ name: "", entries: [] });
  document.getElementById("my-lists").replaceChildren(...lists.map((list) => sectionFor(list, lists)));
}

// ---- Files ----

const COLUMNS = ["collection", "code", "title", "language", "uri", "note"];
const FORMAT = "icd-desk-my-codes";
/** What a spreadsheet would take for a formula; the apostrophe before it is taken away again when the file comes back. */
const FORMULA = /^'*[=+\-@\t\r\n\0\uFF1D\uFF0B\uFF0D\uFF20]/;

function cell(value) {
  const harmless = FORMULA.test(value) ? `'${value}` : value;
  return /[",;\t\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}

function asCsv() {
  const lines = myLists().flatMap(({ name, entries }) =>
    entries.map(({ code, title, lang = "", uri, note = "" }) => [name, code, title, lang, uri, note]));
  return `\uFEFF${[COLUMNS, ...lines].map((line) => `${line.map(cell).join(",")}\r\n`).join("")}`;
}

function asJson() {
  const collections = myLists().map(({ name, entries }) => ({
    name,
    codes: entries.map(({ code, title, lang = "", uri, note = "" }) => ({ code, title, language: lang, uri, note })),
  }));
  return JSON.stringify({ format: FORMAT, version: 1, saved: new Date().toISOString(), collections }, null, 2);
}

function download(text, type, ending) {
  const address = URL.createObjectURL(new Blob([text], { type }));
  element("a", { href: address, download: `icd-my-codes-${new Date().toISOString().slice(0, 10)}.${ending}` }).click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

/** The cells of a CSV text by RFC 4180; what stands between cells is what stands between the names of the columns. */
function cells(text) {
  const between = /^[^\r\n]*?([,;\t])/.exec(text)?.[1] ?? ",";
  const lines = [[""]];
  let quoted = false;
  for (let i = 0; i < text.length; i++) {
    const line = lines.at(-1);
    const c = text[i];
    if (quoted && c === '"' && text[i + 1] === '"') line[line.length - 1] += text[++i];
    else if (c === '"' && (quoted || line.at(-1) === "")) quoted = !quoted;
    else if (quoted) line[line.length - 1] += c;
    else if (c === between) line.push("");
    else if (c === "\n") lines.push([""]);
    else if (c !== "\r") line[line.length - 1] += c;
  }
  return lines.filter((line) => line.some(Boolean));
}

function fromCsv(text) {
  const [names, ...lines] = cells(text);
  const at = COLUMNS.map((column) => (names ?? []).findIndex((name) => name.trim().toLowerCase() === column));
  if (at[1] < 0 || at[4] < 0) throw new Error("not ours");
  return lines.map((line) => {
    const [list, code, title, lang, uri, note] = at.map((index) => (line[index] ?? "").replace(/^'(?='*[=+\-@\t\r\n\0\uFF1D\uFF0B\uFF0D\uFF20])/, ""));
    return { list, code, title, lang, uri, note };
  });
}

function fromJson(text) {
  const { format, collections } = JSON.parse(text);
  if (format !== FORMAT) throw new Error("not ours");
  return collections.flatMap(({ name, codes }) => codes.map((one) => ({ ...one, list: name, lang: one?.language })));
}

const plain = (value, most) => (isText(value) ? value.replace(/[\0-\x08\x0B-\x1F\x7F]/g, "").trim().slice(0, most) : "");
const WHO = /^https?:\/\/id\.who\.int\/icd\/(entity|release\/1[01])\/[\w.\-\/]+$/;
const CLUSTER = /^[\w.]+([&/][\w.]+)+$/;

/** An entry as it may be kept; undefined where a line of a file is none. */
function checked({ list, code, title, lang, uri, note }) {
  const entry = { code: plain(code, 300), title: plain(title, 1000), lang: /^[\w-]{2,35}$/.test(lang) ? lang : "", uri: plain(uri, 300), note: plain(note, 2000) };
  const valid = isCluster(entry) ? CLUSTER.test(entry.code) : WHO.test(entry.uri) && !entry.uri.includes("..");
  return valid && (entry.code || entry.title) ? { list: plain(list, 80), entry } : undefined;
}

async function textOf(file) {
  const bytes = new Uint8Array(await file.arrayBuffer());
  const wide = { "255,254": "utf-16le", "254,255": "utf-16be" }[bytes.slice(0, 2).join()];
  return new TextDecoder(wide ?? "utf-8", { fatal: true }).decode(bytes);
}

async function takeIn(file) {
  if (file.size > 5_000_000) return report(fill(page.dataset.tooLarge, file.name));
  let text;
  let read;
  try {
    text = await textOf(file);
  } catch {
    return report(fill(page.dataset.noText, file.name));
  }
  try {
    read = /^\s*[{[]/.test(text) ? fromJson(text) : fromCsv(text);
  } catch {
    return report(fill(page.dataset.notOurs, file.name));
  }
  const entries = read.map(checked);
  const faults = entries.flatMap((one, at) => (one ? [] : [fill(page.dataset.line, at + 1, labelOf({ code: plain(read[at].code, 40), title: plain(read[at].title, 60) }))]));
  const good = entries.filter(Boolean);
  let added = 0;
  const kept = change((lists) => good.forEach(({ list, entry }) => (added += merge(myList(lists, list), entry))));
  if (!kept) return;
  const list = element("ul", {}, ...faults.slice(0, 10).map((textContent) => element("li", { textContent })));
  report(fill(page.dataset.merged, added, good.length - added) + (faults.length ? ` ${fill(page.dataset.faults, faults.length)}` : ""), ...(faults.length ? [list] : []));
}

// ---- The page ----

document.getElementById("my-off").hidden = true;
page.hidden = false;
document.getElementById("my-csv").addEventListener("click", () => download(asCsv(), "text/csv;charset=utf-8", "csv"));
document.getElementById("my-json").addEventListener("click", () => download(asJson(), "application/json", "json"));
document.getElementById("my-print").addEventListener("click", () => window.print());
document.getElementById("my-file").addEventListener("change", async ({ target }) => {
  const [file] = target.files;
  if (file) await takeIn(file);
  target.value = "";
});
document.getElementById("my-new").addEventListener("submit", (event) => {
  event.preventDefault();
  const input = document.getElementById("my-name");
  const name = input.value.trim();
  if (!name) return input.focus();
  if (myLists().some((list) => list.name === name)) return report(fill(page.dataset.taken, name));
  if (change((lists) => myList(lists.length ? lists : (myList(lists, ""), lists), name))) input.value = "";
});
document.addEventListener("dragover", (event) => event.preventDefault());
document.addEventListener("drop", (event) => {
  event.preventDefault();
  if (event.dataTransfer.files[0]) takeIn(event.dataTransfer.files[0]);
});
["storage", "pageshow"].forEach((event) => addEventListener(event, show));
show();
