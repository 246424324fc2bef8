// SPDX-License-Identifier: Apache-2.0
// Working through one list: what is decided is written down at once, and can be taken back.

import { askColumns } from "./list-columns.js";
import { writeDictionary } from "./list-csv.js";
import { Grid } from "./list-grid.js";
import * as model from "./list-model.js";
import { badge, changeOf, showPanel, why } from "./list-panel.js";
import { RowSearch } from "./list-search.js";
import { Session } from "./list-session.js";
import { $, announce, code, day, dialog, download, duration, element, icon, number, problem, say, site } from "./list-words.js";

const FORMATS = ["xlsx", "csv", "tsv", "json"];

export class Work {
  #store;
  #tabs;
  #session = null;
  #fault = "";
  #frame = 0;
  #grid;
  #search;

  constructor(store, tabs) {
    this.#store = store;
    this.#tabs = tabs;
    this.#grid = new Grid({ root: $("grid"), scroller: $("scroll"), rows: $("rows"), columns: 6, paint: (...row) => this.#paint(...row), moved: () => this.#moved() });
    this.#search = new RowSearch({
      where: () => this.#list,
      propose: (text, signal) => this.#session.propose(text, signal),
      chosen: (one) => {
        this.#grid.focus();
        this.#decide("approve", (item) => model.choose(item, one));
      },
      left: () => this.#grid.focus(),
    });
    this.#listen();
  }

  get #list() {
    return this.#session?.list;
  }

  get #items() {
    return this.#session?.items ?? [];
  }

  get #readOnly() {
    return this.#session.readOnly;
  }

  get #item() {
    return this.#items[this.#grid.index];
  }

  get id() {
    return this.#list?.id;
  }

  get name() {
    return this.#list?.name ?? "";
  }

  #listen() {
    document.addEventListener("keydown", (event) => this.#key(event), { capture: true });
    $("panel").addEventListener("click", (event) => {
      const does = event.target.closest("[data-does]")?.dataset.does;
      if (does) this.#does(does);
    });
    $("comment").addEventListener("change", () => this.#decide("comment", (item) => model.remark(item, $("comment").value.trim()), false));
    $("comment").addEventListener("keydown", (event) => {
      if (event.key === "Escape") this.#grid.focus();
    });
    $("filters").addEventListener("click", (event) => {
      const filter = event.target.closest("[data-filter]")?.dataset.filter;
      if (filter) this.#arrange({ filter });
    });
    $("sort").addEventListener("change", () => this.#arrange({ sort: $("sort").value }));
    $("find").addEventListener("input", () => this.#show());
    $("again").addEventListener("click", () => this.#show());
    $("pause").addEventListener("click", () => this.#session.pauseOrGoOn());
    $("take").addEventListener("click", () => this.open(this.id, true));
    $("advance").addEventListener("change", () => this.#session.set({ advance: $("advance").checked }));
    for (const menu of ["bulk", "download", "more"]) $(menu).addEventListener("toggle", () => $(menu).open && this.#fill(menu));
    addEventListener("online", () => this.#session?.online());
    addEventListener("pagehide", () => this.#session?.flush());
  }

  // ---- Opening and closing ----

  /** Shows a list; false if there is none of that name. */
  async open(id, taking = false) {
    await this.close();
    const [loaded, decisions, isOurs] = await Promise.all([this.#store.load(id), this.#store.decisions(), this.#tabs.take(id, taking)]);
    if (!loaded) {
      this.#tabs.leave();
      return false;
    }
    if (isOurs) {
      loaded.list.owner = this.#tabs.me;
      await this.#store.claim(id, this.#tabs.me);
    }
    this.#session = new Session(this.#store, loaded, decisions, !isOurs, {
      changed: (indexes) => this.#changed(indexes),
      told: () => this.#summarize(),
      taken: () => this.#taken(),
    });
    this.#fault = "";
    $("taken").hidden = isOurs;
    $("heading").textContent = this.name;
    $("sort").value = this.#list.sort ?? "file";
    $("find").value = "";
    $("advance").checked = Boolean(this.#list.advance);
    this.#show(this.#list.at);
    this.#session.begin();
    return true;
  }

  async close() {
    await this.#session?.close();
    this.#tabs.leave();
    this.#session = null;
    this.#grid.show([]);
  }

  /** Another tab has taken the list. */
  taken() {
    this.#session?.taken();
  }

  #taken() {
    $("taken").hidden = false;
    announce($("taken").textContent.trim());
    this.#summarize();
    showPanel(this.#item, true);
  }

  focus() {
    this.#grid.focus();
  }

  // ---- Deciding ----

  #changed(indexes) {
    this.#grid.refresh(indexes);
    if (indexes.includes(this.#grid.index)) showPanel(this.#item, this.#readOnly);
    this.#summarize();
  }

  #decide(label, change, mayAdvance = true) {
    if (!this.#item) return;
    if (this.#readOnly) announce($("taken").textContent.trim());
    if (!this.#session.apply(label, [this.#grid.index], change)) return;
    const item = this.#item;
    const one = model.candidate(item);
    announce([say(`state.${item.state}`), one?.code, one?.title].filter(Boolean).join(" "));
    if (mayAdvance && $("advance").checked) this.#next();
  }

  #turn(way) {
    const step = this.#session.turn(way);
    if (!step) {
      announce(say("undo.none"));
      return;
    }
    announce(say(`${way}.done`, say(`step.${step.label}`), step.indexes.length));
    const place = this.#grid.shown.indexOf(step.indexes[0]);
    if (step.indexes.length === 1 && place >= 0) this.#grid.go(place);
  }

  #next() {
    const place = model.nextOpen(this.#items, this.#grid.shown, this.#grid.place);
    if (place >= 0) this.#grid.go(place);
    else announce(say("next.none"));
  }

  #does(key) {
    const deeds = {
      j: () => this.#grid.go(this.#grid.place + 1),
      k: () => this.#grid.go(this.#grid.place - 1),
      a: () => this.#decide("approve", model.approve),
      f: () => this.#decide("flag", model.flag),
      i: () => this.#decide("ignore", model.ignore),
      r: () => this.#decide("reopen", model.reopen, false),
      u: () => this.#turn("undo"),
      U: () => this.#turn("redo"),
      n: () => this.#next(),
      "/": () => this.#item && !this.#readOnly && this.#search.begin(this.#item.text),
    };
    if (/^[1-5]$/.test(key)) this.#decide("approve", (item) => model.pick(item, Number(key) - 1));
    else if (Object.hasOwn(deeds, key)) deeds[key]();
    else return false;
    return true;
  }

  #key(event) {
    if (!this.#session || $("work").hidden || document.querySelector("dialog[open]") || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    if (event.target.closest?.("input, textarea, select, [contenteditable]") || areKeysOff()) return;
    if (!this.#does(event.key)) return;
    event.preventDefault();
    event.stopPropagation();
  }

  // ---- Showing ----

  #arrange(change) {
    Object.assign(this.#list, change);
    this.#session.set(change);
    this.#show();
  }

  #view() {
    return model.view(this.#items, { filter: this.#list.filter, sort: this.#list.sort, find: $("find").value });
  }

  #show(at = this.#grid.index) {
    const shown = this.#view();
    $("grid").classList.toggle("list-grid-empty", !shown.length);
    $("empty").hidden = shown.length > 0;
    $("empty").textContent = $("find").value ? say("empty.find") : say("empty.filter");
    this.#grid.show(shown, at);
    this.#summarize();
  }

  #moved() {
    const index = this.#grid.index;
    this.#search?.clear();
    if (!this.#session) return;
    showPanel(this.#item, this.#readOnly);
    if (index !== undefined && index !== this.#list.at) this.#session.set({ at: index });
  }

  #paint(cells, row, index) {
    const item = this.#items[index];
    const one = model.candidate(item);
    row.dataset.state = item.state;
    cells[0].replaceChildren(badge(item));
    cells[1].replaceChildren(element("bdi", { textContent: item.text, title: item.text }));
    cells[2].textContent = number(item.n);
    cells[3].replaceChildren(...(one ? [code(one.code), " ", element("bdi", { textContent: one.title, title: one.title }), ...this.#titles(item)] : []));
    cells[4].textContent = [one ? why(one) : "", model.isChanged(item) ? changeOf(item.more.change) : ""].filter(Boolean).join(" · ");
    cells[5].replaceChildren(element("bdi", { textContent: item.comment }));
  }

  #titles({ more }) {
    return (this.#list.more?.langs ?? []).filter((lang) => more?.titles?.[lang]).map((lang) => element("small", { lang, textContent: more.titles[lang], dir: "auto" }));
  }

  #summarize() {
    this.#frame ||= requestAnimationFrame(() => {
      this.#frame = 0;
      if (this.#session) this.#summary();
    });
  }

  #summary() {
    const sum = model.tally(this.#items);
    const { classification, resolved, release, lang, asOf } = this.#list;
    $("about").textContent = [say(`classification.${classification}`), resolved ?? (release === "latest" ? say("latest") : release), lang, asOf ? say("as-of", day(asOf)) : ""].filter(Boolean).join(" · ");
    const { phase, seconds } = this.#session.told;
    const open = sum.total - sum.asked;
    const left = this.#session.remaining(open);
    const finished = phase === "done" && sum.decided + sum.states.flagged === sum.total;
    const words = {
      asking: Number.isNaN(left) ? say("phase.asking", sum.asked, sum.total) : say("phase.asking.left", sum.asked, sum.total, duration(left)),
      failing: say("phase.failing", open, seconds),
      refused: say("phase.refused", open, seconds),
      forbidden: say("phase.forbidden"),
      offline: say("phase.offline", open),
      paused: say("phase.paused", sum.asked, sum.total),
      taken: say("phase.taken", sum.asked, sum.total),
      done: finished ? say("phase.finished", sum.total) : say("phase.done", sum.total, sum.states.unmatched + sum.states.invalid),
    };
    const fault = this.#session.isKept ? this.#fault : say("not-kept");
    $("strip").dataset.phase = fault ? "fault" : finished ? "finished" : phase;
    const told = fault || words[phase];
    if ($("phase").textContent !== told) $("phase").textContent = told;
    $("progress").max = Math.max(1, sum.total);
    $("progress").value = phase === "done" ? sum.decided : sum.asked;
    $("pause").toggleAttribute("data-idle", phase === "done" || phase === "taken");
    $("pause").textContent = say({ paused: "go-on", asking: "pause" }[phase] ?? "now");
    $("shares").textContent = say("shares", model.percent(sum.decided, sum.total), model.percent(sum.covered, sum.occurrences));
    this.#filters(sum);
  }

  #filters(sum) {
    const filter = this.#list.filter ?? "all";
    const counts = { changed: this.#items.reduce((n, item) => n + model.isChanged(item), 0), all: sum.total, open: this.#items.reduce((n, item) => n + model.isOpen(item), 0), ...sum.states };
    $("filters").style.setProperty("--digits", number(sum.total).length);
    for (const button of $("filters").children) {
      const count = counts[button.dataset.filter];
      button.lastElementChild.textContent = number(count);
      button.setAttribute("aria-pressed", String(button.dataset.filter === filter));
      button.classList.toggle("list-filter-none", !count);
      if (button.dataset.filter === "changed") button.hidden = !this.#list.more?.since;
    }
    const shown = filter === "all" ? null : new Set(this.#grid.shown);
    const news = shown ? this.#view().filter((index) => !shown.has(index)).length : 0;
    $("again").toggleAttribute("data-idle", !news);
    $("again").textContent = say("again", news);
  }

  // ---- Menus ----

  #fill(name) {
    const menu = $(name);
    const lines = { bulk: () => this.#bulk(), download: () => this.#downloads(), more: () => this.#more() }[name]();
    menu.querySelector("ul").replaceChildren(
      ...lines.map(([words, act, isOff]) => {
        const button = element("button", { type: "button", textContent: words, disabled: Boolean(isOff) });
        button.addEventListener("click", () => {
          menu.open = false;
          menu.querySelector("summary").focus();
          act();
        });
        return element("li", {}, button);
      }),
    );
  }

  /** What can be done with all rows that are shown, each as one step that can be taken back. */
  #bulk() {
    const shown = this.#grid.shown;
    const line = (key, label, fits, change) => {
      const indexes = shown.filter((index) => fits(this.#items[index]));
      return [say(key, indexes.length), () => announce(say("bulk.done", this.#session.apply(label, indexes, change))), this.#readOnly || !indexes.length];
    };
    const isPut = (item) => item.state === "unmatched" || item.state === "invalid";
    const put = shown.filter((index) => isPut(this.#items[index]));
    return [
      line("bulk.sure", "approve", model.isSure, model.approve),
      line("bulk.earlier", "approve", model.isEarlier, model.approve),
      line("bulk.reopen", "reopen", (item) => item.state === "approved", model.reopen),
      line("bulk.flag", "flag", (item) => model.isOpen(item), model.flag),
      line("bulk.ignore", "ignore", isPut, model.ignore),
      line("bulk.unignore", "reopen", (item) => item.state === "ignored" || item.state === "flagged", model.reopen),
      [say("bulk.ask", put.length), () => this.#session.askAgain(put), this.#readOnly || !put.length],
      [say("bulk.undo", this.#session.history.done.length ? say(`step.${this.#session.history.done.at(-1).label}`) : "–"), () => this.#turn("undo"), this.#readOnly || !this.#session.history.done.length],
    ];
  }

  #downloads() {
    return [
      ...FORMATS.map((format) => [say(`format.${format}`), () => this.#download(format)]),
      [say("dictionary.out"), () => this.#dictionary(), !this.#items.some((item) => item.state === "approved")],
    ];
  }

  async #download(format) {
    const source = await this.#store.source(this.#list.id);
    const { name, lang, resolved, release, asOf, more } = this.#list;
    const about = { release: resolved ?? release, lang, asOf };
    announce(say("download.making"));
    try {
      const query = new URLSearchParams({ format, name: name.slice(0, 60), lang: site.lang });
      const response = await fetch(`${site.root}/api/list/file?${query}`, {
        method: "POST",
        headers: { "Content-Type": "application/json" },
        body: JSON.stringify({ columns: [...source.columns, ...(more ? model.moreColumns(more, about.release) : []), ...model.ADDED], rows: model.fileRows(this.#items, source, about, more), about }),
      });
      if (!response.ok) throw new Error(await problem(response));
      download(await response.blob(), `${fileName(name)}.${format}`);
      announce(say("download.done"));
    } catch (e) {
      this.#fault = say("download.failed", e instanceof TypeError ? say("offline") : e.message);
      this.#summarize();
      announce(this.#fault);
    }
  }

  #dictionary() {
    const { classification, resolved, release, name } = this.#list;
    const lines = this.#items
      .filter((item) => item.state === "approved")
      .map(({ text, chosen }) => ({ text, code: chosen.code, uri: chosen.uri, classification, release: resolved ?? release }));
    download(new Blob([writeDictionary(lines)], { type: "text/csv;charset=utf-8" }), `${fileName(name)}-decisions.csv`);
  }

  #more() {
    return [
      [say("more"), () => this.#columns(), this.#readOnly],
      [say("rename"), () => this.#rename(), this.#readOnly],
      [say("redo"), () => this.#turn("redo"), this.#readOnly || !this.#session.history.undone.length],
      [say("delete"), () => this.remove(this.#list), this.#readOnly],
    ];
  }

  async #columns() {
    const more = await askColumns(this.#list);
    if (more === undefined) return;
    if (!more && this.#list.filter === "changed") this.#arrange({ filter: "all" });
    this.#session.tell(more);
    this.#show();
  }

  async #rename() {
    const name = await dialog({ heading: say("rename"), yes: say("keep"), name: this.#list.name });
    if (!name) return;
    $("heading").textContent = name;
    document.title = `${name} – ICD Desk`;
    this.#session.set({ name });
    await this.#session.flush();
    this.#tabs.tellChanged();
  }

  /** Deletes a list, if that is meant. */
  async remove({ id, name, total }) {
    if (!(await dialog({ heading: say("delete.heading", name), text: say("delete.text", total), yes: say("delete.yes") }))) return false;
    if (this.id === id) await this.close();
    await this.#store.remove(id);
    this.#tabs.tellChanged();
    location.hash = "";
    return true;
  }
}

const fileName = (name) => name.replace(/[\p{Cc}\\/:*?"<>|]+/gu, " ").trim().slice(0, 80) || "list";

/** Single keys can be switched off on the page of help (WCAG 2.2, 2.1.4). */
function areKeysOff() {
  try {
    return localStorage.getItem("icd-desk.keys") === "false";
  } catch {
    return false;
  }
}
