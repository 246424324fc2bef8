// SPDX-License-Identifier: Apache-2.0
// Where lists begin: a text or a file becomes a list, after its column has been chosen; the lists and the dictionary there are.

import { choices } from "./list-columns.js";
import { readDictionary, writeDictionary } from "./list-csv.js";
import * as model from "./list-model.js";
import { newId } from "./list-store.js";
import { $, announce, day, dialog, download, element, problem, say, site } from "./list-words.js";

const TEXT_COLUMN = /text|diagnos|descri|term|title|titre|título|name|label|libell|عنوان|نص|تشخيص|وصف/iu;
const FREQUENCY_COLUMN = /^(n|count|freq|frequency|occurrences|number|nombre|effectif|fr[eé]q|frecuencia|cantidad|n[uú]mero|عدد|تكرار)/iu;
const MOST_BYTES = 10_000_000;

const isNumber = (cell) => /^[\d\s.,’']*\d[\d\s.,’']*$/.test(cell ?? "");

/** The column that has the texts, by its name or else by its letters, and the one that has numbers; -1 for none. */
export function guess(columns, rows) {
  const some = rows.slice(0, 100);
  const letters = columns.map((_, i) => some.reduce((sum, row) => sum + (row[i] ?? "").replace(/[^\p{L}]/gu, "").length, 0));
  const named = columns.findIndex((name, i) => TEXT_COLUMN.test(name) && letters[i] > 0);
  const column = named >= 0 ? named : letters.indexOf(Math.max(...letters));
  const frequency = columns.findIndex((name, i) => i !== column && FREQUENCY_COLUMN.test(name.trim()) && some.some((row) => isNumber(row[i])));
  return { column: Math.max(0, column), frequency };
}

export class Home {
  #store;
  #tabs;
  #work;
  #table = null;
  #file = null;

  constructor(store, tabs, work) {
    this.#store = store;
    this.#tabs = tabs;
    this.#work = work;
    this.#listen();
  }

  #listen() {
    $("go").addEventListener("click", () => this.#paste());
    $("text").addEventListener("keydown", (event) => event.key === "Enter" && (event.ctrlKey || event.metaKey) && this.#paste());
    $("file").addEventListener("change", () => this.#take($("file")));
    $("sample").addEventListener("click", () => this.#sample());
    $("cancel").addEventListener("click", () => this.#intake());
    $("start").addEventListener("click", () => this.#start());
    $("header").addEventListener("change", () => this.#turnHeader());
    $("classification").addEventListener("change", () => this.#releases());
    $("column").addEventListener("change", () => this.#rows());
    for (const choice of ["sheet", "encoding"]) $(choice).addEventListener("change", () => this.#read({ sheet: $("sheet").value, encoding: $("encoding").value }));
    $("dictionary-out").addEventListener("click", () => this.#dictionaryOut());
    $("dictionary-in").addEventListener("change", () => this.#dictionaryIn($("dictionary-in")));
    $("dictionary-delete").addEventListener("click", () => this.#dictionaryDelete());
    const area = $("home");
    const hasFiles = (event) => [...(event.dataTransfer?.types ?? [])].includes("Files");
    document.addEventListener("dragover", (event) => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      if (!area.hidden) area.dataset.dropping = "";
    });
    document.addEventListener("dragleave", (event) => event.relatedTarget || delete area.dataset.dropping);
    document.addEventListener("drop", (event) => {
      if (!hasFiles(event)) return;
      // Otherwise the browser would leave the page for the file.
      event.preventDefault();
      delete area.dataset.dropping;
      const [file] = event.dataTransfer.files;
      if (file && !area.hidden) this.#open(file, file.name);
    });
  }

  /** Shows the lists and the dictionary as they are now, and what was wrong, if anything. */
  async show(fault = "") {
    this.#fault(fault);
    const [lists, decisions] = await Promise.all([this.#store.lists(), this.#store.decisions()]);
    lists.sort((a, b) => b.changed - a.changed);
    $("mine").replaceChildren(...lists.map((list) => this.#line(list)));
    $("mine").hidden = !lists.length;
    $("mine-none").hidden = lists.length > 0;
    $("dictionary-count").textContent = say("dictionary.count", decisions.length);
    for (const name of ["dictionary-out", "dictionary-delete"]) $(name).disabled = !decisions.length;
  }

  #line(list) {
    const about = say("mine.about", list.total, model.percent(list.decided, list.total), day(list.changed));
    const remove = element("button", { type: "button", className: "copy copy-small", textContent: say("delete") });
    remove.setAttribute("aria-label", say("delete.one", list.name));
    remove.addEventListener("click", async () => {
      if (await this.#work.remove(list)) await this.show();
    });
    return element("li", {}, element("a", { href: `#list=${list.id}`, dir: "auto", textContent: list.name }), element("small", { className: "quiet", textContent: about }), remove);
  }

  #fault(words) {
    $("home-fault").hidden = !words;
    $("home-fault").querySelector("p").textContent = words;
    if (words) announce(words);
  }

  // ---- From a text or a file to a table ----

  #intake() {
    this.#table = null;
    $("preview").hidden = true;
    $("intake").hidden = false;
    this.#fault("");
  }

  #paste() {
    const text = $("text").value;
    if (!text.trim()) {
      this.#fault(say("paste.empty"));
      $("text").focus();
      return;
    }
    this.#open(new Blob([text], { type: "text/plain;charset=utf-8" }), "");
  }

  /** Takes files that were chosen before anything listened. */
  takeEarly() {
    if ($("file").files.length) this.#take($("file"));
    if ($("dictionary-in").files.length) this.#dictionaryIn($("dictionary-in"));
  }

  #take(input) {
    const [file] = input.files;
    if (file) this.#open(file, file.name);
    input.value = "";
  }

  async #sample() {
    try {
      const response = await fetch(site.sample);
      if (!response.ok) throw new Error(String(response.status));
      await this.#open(await response.blob(), `${say("sample.name")}.csv`);
      if (!this.#table) return;
      // Its texts are English, whatever the page is.
      if ([...$("language").options].some((option) => option.value === "en")) $("language").value = "en";
      await this.#start();
    } catch {
      this.#fault(say("offline"));
    }
  }

  async #open(file, name) {
    if (file.size > MOST_BYTES) {
      this.#fault(say("too-large"));
      return;
    }
    this.#file = { file, name };
    await this.#read({});
  }

  async #read({ sheet, encoding }) {
    const { file, name } = this.#file;
    const query = new URLSearchParams({ lang: site.lang });
    if (name) query.set("name", name);
    if (sheet) query.set("sheet", sheet);
    if (encoding) query.set("encoding", encoding);
    this.#fault("");
    $("home").dataset.busy = "";
    try {
      const response = await fetch(`${site.root}/api/list/read?${query}`, { method: "POST", headers: { "Content-Type": file.type || "application/octet-stream", Accept: "application/json" }, body: file });
      if (!response.ok) throw new Error(await problem(response));
      this.#preview(await response.json());
    } catch (e) {
      this.#fault(e instanceof TypeError ? say("offline") : e.message);
    } finally {
      delete $("home").dataset.busy;
    }
  }

  // ---- Choosing ----

  #preview(table) {
    if (!table.rows.length) {
      this.#fault(say("empty.file"));
      return;
    }
    this.#table = table;
    $("text").value = "";
    $("preview-heading").textContent = say("preview", table.rows.length);
    $("notices").replaceChildren(...(table.notices ?? []).map((words) => element("li", { textContent: words })));
    $("name").value = this.#file.name.replace(/\.[^.]{1,5}$/, "") || say("name.default", day(Date.now()));
    this.#choices($("sheet"), (table.sheets ?? []).map((name, i) => [i + 1, name]), table.sheet);
    this.#choices($("encoding"), (table.encodings ?? []).map((name) => [name, name]), table.encoding);
    $("header").checked = Boolean(table.header);
    this.#columns();
    const known = choices("classification");
    this.#choices($("classification"), known.length ? known : ["mms", "icf", "icd10"].map((name) => [name, say(`classification.${name}`)]), document.getElementById("list-form")?.elements.classification?.value ?? "mms", true);
    this.#releases();
    const languages = choices("lang");
    this.#choices($("language"), languages.length ? languages : [[site.lang, site.lang]], site.lang, true);
    $("intake").hidden = true;
    $("preview").hidden = false;
    $("preview").focus();
  }

  #choices(select, options, chosen, always = false) {
    select.replaceChildren(...options.map(([value, words]) => element("option", { value, textContent: words })));
    if (options.some(([value]) => String(value) === String(chosen))) select.value = chosen;
    if (!always) select.closest("label").hidden = options.length < 2;
  }

  #columns() {
    const { columns, rows } = this.#table;
    const ours = model.isOurs(columns);
    const source = ours ? columns.slice(0, -model.ADDED.length) : columns;
    const { column, frequency } = guess(source, rows);
    const named = source.map((name, i) => [i, name || say("column", i + 1)]);
    this.#choices($("column"), named, column, true);
    this.#choices($("frequency"), [[-1, say("frequency.none")], ...named], frequency, true);
    $("ours").hidden = !ours;
    $("ours").querySelector("input").checked = ours;
    this.#rows();
  }

  #rows() {
    const { columns, rows } = this.#table;
    const chosen = Number($("column").value);
    const cell = (name) => (text, i) => element(name, { textContent: text, dir: "auto", className: i === chosen ? "list-chosen-column" : "" });
    const head = columns.map(cell("th"));
    head.forEach((one, i) => Object.assign(one, { scope: "col", textContent: one.textContent || say("column", i + 1) }));
    $("table").tHead.replaceChildren(element("tr", {}, ...head));
    $("table").tBodies[0].replaceChildren(...rows.slice(0, 5).map((row) => element("tr", {}, ...columns.map((_, i) => cell("td")((row[i] ?? "").slice(0, 200), i)))));
  }

  #turnHeader() {
    const table = this.#table;
    if ($("header").checked) table.columns = table.rows.shift() ?? table.columns;
    else {
      table.rows.unshift(table.columns);
      table.columns = table.columns.map((_, i) => say("column", i + 1));
    }
    $("preview-heading").textContent = say("preview", table.rows.length);
    this.#columns();
  }

  #releases() {
    const options = choices("release", $("classification").value);
    this.#choices($("release"), options.length ? options : [["latest", say("latest")]], "latest", true);
  }

  // ---- Beginning ----

  async #start() {
    const { columns, rows } = this.#table;
    const ours = !$("ours").hidden && $("ours").querySelector("input").checked;
    const taken = model.isOurs(columns) ? columns.length - model.ADDED.length : columns.length;
    const { items, of } = model.itemsOf(rows, Number($("column").value), Number($("frequency").value), ours);
    if (!items.length) {
      this.#fault(say("empty.column"));
      return;
    }
    const now = Date.now();
    const list = {
      id: newId(),
      name: $("name").value.trim() || say("name.default", day(now)),
      created: now,
      changed: now,
      classification: $("classification").value,
      release: $("release").value,
      lang: $("language").value,
      total: items.length,
      decided: items.filter(model.isDecided).length,
      filter: "all",
      sort: "file",
    };
    const source = { columns: ours ? columns.slice(0, taken) : columns, rows: ours ? rows.map((row) => row.slice(0, taken)) : rows, of };
    try {
      await this.#store.create(list, items, source);
    } catch {
      this.#fault(say("not-kept"));
      return;
    }
    this.#intake();
    this.#tabs.tellChanged();
    location.hash = `list=${list.id}`;
  }

  // ---- The dictionary ----

  async #dictionaryOut() {
    const decisions = await this.#store.decisions();
    download(new Blob([writeDictionary(decisions)], { type: "text/csv;charset=utf-8" }), "icd-decisions.csv");
  }

  async #dictionaryIn(input) {
    const [file] = input.files;
    input.value = "";
    if (!file) return;
    if (file.size > MOST_BYTES) {
      this.#fault(say("too-large"));
      return;
    }
    const bytes = await file.arrayBuffer();
    let text;
    try {
      text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    } catch {
      text = new TextDecoder("windows-1252").decode(bytes);
    }
    const read = readDictionary(text);
    if (!read) {
      this.#fault(say("dictionary.not"));
      return;
    }
    await this.#store.decide(read.decisions);
    await this.show(read.faults.length ? say("dictionary.faults", read.faults.length, read.faults.slice(0, 10).join(", ")) : "");
    announce(say("dictionary.taken", read.decisions.length));
  }

  async #dictionaryDelete() {
    if (!(await dialog({ heading: say("dictionary.delete.heading"), text: say("dictionary.delete.text"), yes: say("delete.yes") }))) return;
    await this.#store.forgetDecisions();
    await this.show();
  }
}
