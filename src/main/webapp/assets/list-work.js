// SPDX-License-Identifier: Apache-2.0
// Working through one list: what is decided is written down at once, and can be taken back.

import { Asking, Refused, secondsOf } from "./list-asking.js";
import { decisionKey, writeDictionary } from "./list-csv.js";
import { Grid } from "./list-grid.js";
import * as model from "./list-model.js";
import { badge, changeOf, showPanel, why } from "./list-panel.js";
import { askColumns } from "./list-columns.js";
import { RowSearch } from "./list-search.js";
import { NotOwner, chunkOf } from "./list-store.js";
import { $, announce, code, day, dialog, download, duration, element, icon, number, problem, say, site } from "./list-words.js";

const FORMATS = ["xlsx", "csv", "tsv", "json"];

export class Work {
  #store;
  #tabs;
  #list = null;
  #items = [];
  #history = new model.History();
  #decisions = new Map();
  #dirty = new Set();
  #change = {};
  #saving = null;
  #readOnly = false;
  #asking = null;
  #telling = null;
  #told = { phase: "asking" };
  #fault = "";
  #frame = 0;
  #grid;
  #search;

  constructor(store, tabs) {
    this.#store = store;
    this.#tabs = tabs;
    this.#grid = new Grid({ root: $("grid"), scroller: $("scroll"), rows: $("rows"), columns: 6, paint: (...row) => this.#paint(...row), moved: () => this.#moved() });
    this.#search = new RowSearch({
      where: () => ({ classification: this.#list.classification, release: this.#list.release, lang: this.#list.lang }),
      propose: (text, signal) => this.#propose(text, signal),
      chosen: (one) => {
        this.#grid.focus();
        this.#decide("approve", (item) => model.choose(item, one));
      },
      left: () => this.#grid.focus(),
    });
    this.#listen();
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
    $("pause").addEventListener("click", () => this.#pauseOrGoOn());
    $("take").addEventListener("click", () => this.open(this.#list.id, true));
    $("advance").addEventListener("change", () => this.#touch([], { advance: $("advance").checked }));
    for (const menu of ["bulk", "download", "more"]) $(menu).addEventListener("toggle", () => $(menu).open && this.#fill(menu));
    addEventListener("online", () => this.#list && !this.#list.paused && this.#asking?.resume());
    addEventListener("pagehide", () => this.flush());
    document.addEventListener("visibilitychange", () => this.flush());
  }

  // ---- Opening and closing ----

  get id() {
    return this.#list?.id;
  }

  /** Shows a list; false if there is none of that name. */
  async open(id, taking = false) {
    await this.close();
    const [loaded, decisions, elsewhere] = await Promise.all([this.#store.load(id), this.#store.decisions(), taking ? false : this.#tabs.isElsewhere(id)]);
    if (!loaded) return false;
    this.#list = loaded.list;
    this.#items = loaded.items;
    this.#history = new model.History(loaded.steps);
    this.#decisions = new Map(decisions.map((one) => [one.id, one]));
    this.#readOnly = elsewhere;
    this.#fault = "";
    if (!elsewhere) {
      this.#list.owner = this.#tabs.me;
      await this.#store.claim(id, this.#tabs.me);
      this.#tabs.take(id);
    }
    $("taken").hidden = !elsewhere;
    $("heading").textContent = this.#list.name;
    $("sort").value = this.#list.sort ?? "file";
    $("find").value = "";
    $("advance").checked = Boolean(this.#list.advance);
    this.#show(this.#list.at);
    this.#begin();
    return true;
  }

  async close() {
    this.#asking?.stop();
    this.#telling?.stop();
    this.#asking = null;
    if (!this.#list) return;
    await this.flush();
    this.#tabs.leave();
    this.#list = null;
  }

  /** Another tab has it now: it is shown as it was left, and not written any more. */
  taken() {
    if (!this.#list) return;
    this.#readOnly = true;
    this.#asking?.stop();
    this.#told = { phase: "taken" };
    $("taken").hidden = false;
    announce($("taken").textContent.trim());
    this.#summarize();
    showPanel(this.#items[this.#grid.index], true);
  }

  // ---- Asking ----

  #begin() {
    this.#asking = new Asking({
      open: () => this.#items.flatMap((item, index) => (model.isAsked(item) ? [] : [index])),
      send: (indexes, signal) => this.#send(indexes.map((index) => this.#items[index].text), signal),
      take: (answers) => {
        answers.forEach(([index, answer]) => Object.assign(this.#items[index], model.merge(this.#items[index], answer)));
        this.#changed(answers.map(([index]) => index));
      },
      fail: (faults) => {
        faults.forEach(([index, words]) => (this.#items[index].message = words));
        this.#changed(faults.map(([index]) => index));
      },
      refuse: (index, words) => {
        Object.assign(this.#items[index], { found: "invalid", message: words, ...(model.isOpen(this.#items[index]) ? { state: "invalid" } : {}) });
        this.#changed([index]);
      },
      told: (told) => {
        this.#told = told;
        if (told.phase === "done") this.#telling.run();
        this.#summarize();
      },
    });
    // What is told besides is asked in the same way, after the proposals.
    this.#telling = new Asking({
      open: () => (this.#list?.more && this.#told.phase === "done" ? this.#items.flatMap((item, index) => (model.isUntold(item, this.#list.more) ? [index] : [])) : []),
      send: (indexes, signal) => this.#sendMore(indexes.map((index) => this.#items[index]), signal),
      take: (answers) => {
        answers.forEach(([index, more]) => (this.#items[index].more = more));
        this.#changed(answers.map(([index]) => index));
      },
      fail: () => {},
      refuse: (index) => (this.#items[index].more = { ...model.toldOf(this.#items[index], this.#list.more, {}) }),
      told: () => this.#summarize(),
    });
    if (this.#readOnly) this.#told = { phase: "taken" };
    else if (this.#list.paused) this.#asking.pause();
    else this.#asking.run();
    this.#summarize();
  }

  async #send(texts, signal) {
    const { classification, release, lang } = this.#list;
    const decisions = texts
      .map((text) => this.#decisions.get(decisionKey(classification, text)))
      .filter(Boolean)
      .map((one) => ({ text: one.text, code: one.code || one.uri }));
    const answer = await post("proposals", { classification, release, lang, texts, ...(decisions.length ? { decisions } : {}) }, signal);
    this.#list.resolved = this.#change.resolved = answer.release;
    this.#list.asOf = this.#change.asOf = answer.asOf;
    return answer.items ?? [];
  }

  async #sendMore(items, signal) {
    const { classification, resolved, lang, more } = this.#list;
    const body = { codes: items.map(model.inquiry), linearization: classification, lang, langs: more.langs, ...(resolved ? { release: resolved } : {}), ...(more.since ? { since: more.since } : {}) };
    const { codes } = await post("codes", body, signal);
    return items.map((item, i) => model.toldOf(item, more, codes[i]) ?? { state: "failed", retryAfter: 10 });
  }

  async #propose(text, signal) {
    const [item] = await this.#send([text], signal);
    return (item.proposals ?? []).map((one) => ({ ...one, how: one.how }));
  }

  #pauseOrGoOn() {
    // While it waits for its next try, the button is for not waiting.
    const paused = this.#told.phase === "asking";
    this.#list.paused = paused;
    this.#touch([], { paused });
    if (paused) this.#asking.pause();
    else this.#asking.resume();
    this.#summarize();
  }

  // ---- Writing down ----

  #changed(indexes) {
    this.#grid.refresh(indexes);
    if (indexes.includes(this.#grid.index)) showPanel(this.#items[this.#grid.index], this.#readOnly);
    this.#touch(indexes);
    this.#summarize();
  }

  #touch(indexes, change = {}) {
    if (this.#readOnly || !this.#list) return;
    indexes.forEach((index) => this.#dirty.add(chunkOf(index)));
    Object.assign(this.#list, change);
    Object.assign(this.#change, change);
    queueMicrotask(() => this.flush());
  }

  /** Writes what has changed since the last time. */
  async flush() {
    if (this.#saving || this.#readOnly || !this.#list || !(this.#dirty.size || Object.keys(this.#change).length)) return this.#saving;
    const list = this.#list;
    const chunks = [...this.#dirty];
    const steps = this.#history.unsaved();
    const sum = model.tally(this.#items);
    const change = { ...this.#change, changed: Date.now(), total: sum.total, decided: sum.decided };
    this.#dirty.clear();
    this.#change = {};
    this.#saving = this.#store.save(list.id, list.owner, change, this.#items, chunks, steps);
    try {
      await this.#saving;
      this.#fault = "";
    } catch (e) {
      if (e instanceof NotOwner) this.taken();
      else {
        // Tried again with the next change; a step that is not kept can be undone until the page is left.
        chunks.forEach((chunk) => this.#dirty.add(chunk));
        this.#fault = say("not-kept");
        this.#summarize();
      }
      return;
    } finally {
      this.#saving = null;
    }
    await this.flush();
  }

  // ---- Deciding ----

  #decide(label, change, mayAdvance = true) {
    const index = this.#grid.index;
    if (index === undefined) return;
    const done = this.#apply(label, [index], change);
    if (!done) return;
    const item = this.#items[index];
    const chosen = model.candidate(item);
    announce([say(`state.${item.state}`), item.state === "ignored" ? "" : `${chosen?.code ?? ""} ${chosen?.title ?? ""}`].join(" ").trim());
    if (mayAdvance && $("advance").checked) this.#next();
  }

  #apply(label, indexes, change) {
    if (this.#readOnly) {
      announce($("taken").textContent.trim());
      return 0;
    }
    const changes = indexes.map((index) => [index, change(this.#items[index])]).filter(([, one]) => one);
    this.#settled(this.#history.apply(this.#items, label, changes));
    return changes.length;
  }

  #settled(indexes) {
    this.#remember(indexes);
    this.#changed(indexes);
    this.#telling?.run();
  }

  /** What is approved here is a decision that other lists start from, until it is taken back. */
  #remember(indexes) {
    const added = [];
    const removed = [];
    const { id, classification, resolved, release } = this.#list;
    for (const index of indexes) {
      const { state, text, chosen } = this.#items[index];
      const key = decisionKey(classification, text);
      const known = this.#decisions.get(key);
      if (state === "approved" && (known?.code !== chosen.code || known?.uri !== chosen.uri)) added.push({ id: key, text, code: chosen.code, uri: chosen.uri, classification, release: resolved ?? release, list: id });
      else if (state !== "approved" && known?.list === id) removed.push(key);
    }
    added.forEach((one) => this.#decisions.set(one.id, one));
    removed.forEach((key) => this.#decisions.delete(key));
    if (added.length || removed.length) this.#store.decide(added, removed).catch(() => {});
  }

  #turn(way) {
    if (this.#readOnly) return;
    const step = this.#history[way](this.#items);
    if (!step) {
      announce(say("undo.none"));
      return;
    }
    this.#settled(step.indexes);
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
      "/": () => this.#items[this.#grid.index] && this.#search.begin(this.#items[this.#grid.index].text),
    };
    if (/^[1-5]$/.test(key)) this.#decide("approve", (item) => model.pick(item, Number(key) - 1));
    else if (Object.hasOwn(deeds, key)) deeds[key]();
    else return false;
    return true;
  }

  #key(event) {
    if (!this.#list || $("work").hidden || $("dialog").open || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    if (event.target.closest?.("input, textarea, select, [contenteditable]") || areKeysOff()) return;
    if (!this.#does(event.key)) return;
    event.preventDefault();
    event.stopPropagation();
  }

  // ---- Showing ----

  #arrange(change) {
    this.#touch([], change);
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
    showPanel(this.#items[index], this.#readOnly);
    if (this.#list && index !== undefined && index !== this.#list.at) this.#touch([], { at: index });
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
      if (this.#list) this.#summary();
    });
  }

  #summary() {
    const sum = model.tally(this.#items);
    const { classification, resolved, release, lang, asOf } = this.#list;
    $("about").textContent = [say(`classification.${classification}`), resolved ?? (release === "latest" ? say("latest") : release), lang, asOf ? say("as-of", day(asOf)) : ""].filter(Boolean).join(" · ");
    const { phase, seconds } = this.#told;
    const open = sum.total - sum.asked;
    const left = this.#asking?.remaining(open) ?? NaN;
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
    $("strip").dataset.phase = this.#fault ? "fault" : finished ? "finished" : phase;
    const told = this.#fault || words[phase];
    if ($("phase").textContent !== told) $("phase").textContent = told;
    $("progress").max = Math.max(1, sum.total);
    $("progress").value = phase === "done" ? sum.decided : sum.asked;
    $("pause").hidden = phase === "done" || phase === "taken";
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
    $("again").hidden = !news;
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
      return [say(key, indexes.length), () => announce(say("bulk.done", this.#apply(label, indexes, change))), this.#readOnly || !indexes.length];
    };
    const isPut = (item) => item.state === "unmatched" || item.state === "invalid";
    return [
      line("bulk.sure", "approve", model.isSure, model.approve),
      line("bulk.earlier", "approve", model.isEarlier, model.approve),
      line("bulk.reopen", "reopen", (item) => item.state === "approved", model.reopen),
      line("bulk.flag", "flag", (item) => model.isOpen(item), model.flag),
      line("bulk.ignore", "ignore", isPut, model.ignore),
      line("bulk.unignore", "reopen", (item) => item.state === "ignored" || item.state === "flagged", model.reopen),
      [say("bulk.ask", shown.filter((index) => isPut(this.#items[index])).length), () => this.#askAgain(shown.filter((index) => isPut(this.#items[index]))), this.#readOnly || !shown.some((index) => isPut(this.#items[index]))],
      [say("bulk.undo", this.#history.done.length ? say(`step.${this.#history.done.at(-1).label}`) : "–"), () => this.#turn("undo"), this.#readOnly || !this.#history.done.length],
    ];
  }

  #askAgain(indexes) {
    indexes.forEach((index) => Object.assign(this.#items[index], model.askAnew(this.#items[index])));
    this.#changed(indexes);
    this.#list.paused = false;
    this.#touch([], { paused: false });
    this.#asking.resume();
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
      [say("redo"), () => this.#turn("redo"), this.#readOnly || !this.#history.undone.length],
      [say("delete"), () => this.remove(this.#list), this.#readOnly],
    ];
  }

  async #columns() {
    const more = await askColumns(this.#list);
    if (more === undefined) return;
    this.#touch([], { more });
    if (!more && this.#list.filter === "changed") this.#arrange({ filter: "all" });
    this.#summarize();
    this.#telling.run();
  }

  async #rename() {
    const name = await dialog({ heading: say("rename"), yes: say("keep"), name: this.#list.name });
    if (!name) return;
    $("heading").textContent = name;
    document.title = `${name} – ICD Desk`;
    this.#touch([], { name });
    await this.flush();
    this.#tabs.tellChanged();
  }

  /** Deletes a list, if that is meant. */
  async remove({ id, name, total }) {
    if (!(await dialog({ heading: say("delete.heading", name), text: say("delete.text", total), yes: say("delete.yes") }))) return false;
    if (this.#list?.id === id) {
      this.#asking?.stop();
      this.#tabs.leave();
      this.#list = null;
    }
    await this.#store.remove(id);
    this.#tabs.tellChanged();
    location.hash = "";
    return true;
  }

  focus() {
    this.#grid.focus();
  }

  get name() {
    return this.#list?.name ?? "";
  }
}

/** Asks this server; a Refused where it does not answer. */
async function post(what, body, signal) {
  let response;
  try {
    response = await fetch(`${site.root}/api/${what}`, { method: "POST", signal, headers: { "Content-Type": "application/json", Accept: "application/json" }, body: JSON.stringify(body) });
    if (response.ok) return await response.json();
  } catch (e) {
    throw new Refused(0, String(e));
  }
  throw new Refused(response.status, await problem(response), secondsOf(response.headers.get("Retry-After")));
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
