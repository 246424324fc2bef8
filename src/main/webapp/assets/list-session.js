// SPDX-License-Identifier: Apache-2.0
// The list that is open: asks for it, changes it, writes down what has changed. Who shows it is told.

import { Asking, Refused, secondsOf } from "./list-asking.js";
import { decisionKey } from "./list-csv.js";
import * as model from "./list-model.js";
import { NotOwner, chunkOf } from "./list-store.js";
import { problem, site } from "./list-words.js";

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

export class Session {
  list;
  items;
  history;
  readOnly;
  told = { phase: "asking" };
  isKept = true;
  #store;
  #shown;
  #decisions;
  #asking;
  #telling;
  #dirty = new Set();
  #change = {};
  #saving = Promise.resolve();

  /**
   * @param loaded a list with its items and steps
   * @param shown whom to tell: `changed(indexes)` of items, `told()` of the course of things, `taken()`
   */
  constructor(store, { list, items, steps }, decisions, readOnly, shown) {
    this.#store = store;
    this.#shown = shown;
    this.list = list;
    this.items = items;
    this.history = new model.History(steps);
    this.readOnly = readOnly;
    this.#decisions = new Map(decisions.map((one) => [one.id, one]));
  }

  // ---- Asking ----

  begin() {
    this.#asking = new Asking({
      open: () => this.#all((item) => !model.isAsked(item)),
      send: (indexes, signal) => this.#send(indexes.map((index) => this.items[index].text), signal),
      take: (answers) => this.#set(answers, (item, answer) => model.merge(item, answer)),
      fail: (faults) => this.#set(faults, (item, message) => ({ message })),
      refuse: (index, words) => this.#set([[index, { state: "invalid", message: words }]], (item, answer) => model.merge(item, answer)),
      told: (told) => {
        this.told = told;
        if (told.phase === "done") this.#telling.run();
        this.#shown.told();
      },
    });
    // What is told besides is asked in the same way, after the proposals.
    this.#telling = new Asking({
      open: () => (this.list.more && this.told.phase === "done" ? this.#all((item) => model.isUntold(item, this.list.more)) : []),
      send: (indexes, signal) => this.#sendMore(indexes.map((index) => this.items[index]), signal),
      take: (answers) => this.#set(answers, (item, more) => ({ more })),
      fail: () => {},
      refuse: (index) => this.#set([[index, model.toldOf(this.items[index], this.list.more, {})]], (item, more) => ({ more })),
      told: () => this.#shown.told(),
    });
    if (this.readOnly) this.told = { phase: "taken" };
    else if (this.list.paused) this.#asking.pause();
    else this.#asking.run();
    this.#shown.told();
  }

  #all(fits) {
    return this.items.flatMap((item, index) => (fits(item) ? [index] : []));
  }

  #set(answers, change) {
    answers.forEach(([index, answer]) => Object.assign(this.items[index], change(this.items[index], answer)));
    this.#changed(answers.map(([index]) => index));
  }

  async #send(texts, signal) {
    const { classification, release, lang } = this.list;
    const decisions = texts
      .map((text) => this.#decisions.get(decisionKey(classification, text)))
      .filter(Boolean)
      .map((one) => ({ text: one.text, code: one.code || one.uri }));
    const answer = await post("proposals", { classification, release, lang, texts, ...(decisions.length ? { decisions } : {}) }, signal);
    this.list.resolved = this.#change.resolved = answer.release;
    this.list.asOf = this.#change.asOf = answer.asOf;
    return answer.items ?? [];
  }

  async #sendMore(items, signal) {
    const { classification, resolved, lang, more } = this.list;
    const body = { codes: items.map(model.inquiry), linearization: classification, lang, langs: more.langs, ...(resolved ? { release: resolved } : {}), ...(more.since ? { since: more.since } : {}) };
    const { codes } = await post("codes", body, signal);
    return items.map((item, i) => model.toldOf(item, more, codes[i]) ?? { state: "failed", retryAfter: 10 });
  }

  /** The proposals for a text that somebody typed. */
  async propose(text, signal) {
    const [item] = await this.#send([text], signal);
    return item.proposals ?? [];
  }

  /** The milliseconds that the rest takes at the pace so far; NaN before there is one. */
  remaining(open) {
    return this.#asking?.remaining(open) ?? NaN;
  }

  /** Pauses while it asks; goes on at once while it waits or is paused. */
  pauseOrGoOn() {
    const paused = this.told.phase === "asking";
    this.set({ paused });
    if (paused) this.#asking.pause();
    else this.#asking.resume();
  }

  /** The network is there again. */
  online() {
    if (!this.readOnly && !this.list.paused) this.#asking?.resume();
  }

  askAgain(indexes) {
    this.#set(indexes.map((index) => [index]), (item) => model.askAnew(item) ?? {});
    this.set({ paused: false });
    this.#asking.resume();
  }

  /** Has titles in other languages and changes told from now on; null for neither. */
  tell(more) {
    this.set({ more });
    this.#telling.run();
  }

  // ---- Changing ----

  /** Does one step for items, and answers with how many it changed. */
  apply(label, indexes, change) {
    if (this.readOnly) return 0;
    const changes = indexes.map((index) => [index, change(this.items[index])]).filter(([, one]) => one);
    this.#settled(this.history.apply(this.items, label, changes));
    return changes.length;
  }

  /** Undoes or redoes a step; null if there is none. */
  turn(way) {
    const step = this.readOnly ? null : this.history[way](this.items);
    if (step) this.#settled(step.indexes);
    return step;
  }

  #settled(indexes) {
    this.#remember(indexes);
    this.#changed(indexes);
    this.#telling.run();
  }

  /** What is approved here is a decision that other lists start from, until it is taken back. */
  #remember(indexes) {
    const added = [];
    const removed = [];
    const { id, classification, resolved, release } = this.list;
    for (const index of indexes) {
      const { state, text, chosen } = this.items[index];
      const key = decisionKey(classification, text);
      const known = this.#decisions.get(key);
      if (state === "approved" && (known?.code !== chosen.code || known?.uri !== chosen.uri)) added.push({ id: key, text, code: chosen.code, uri: chosen.uri, classification, release: resolved ?? release, list: id });
      else if (state !== "approved" && known?.list === id) removed.push(key);
    }
    added.forEach((one) => this.#decisions.set(one.id, one));
    removed.forEach((key) => this.#decisions.delete(key));
    if (added.length || removed.length) this.#store.decide(added, removed).catch(() => {});
  }

  // ---- Writing down ----

  #changed(indexes) {
    if (!indexes.length) return;
    indexes.forEach((index) => this.#dirty.add(chunkOf(index)));
    this.#shown.changed(indexes);
    this.flush();
  }

  /** Changes what is said of the list as a whole. */
  set(change) {
    if (this.readOnly) return;
    Object.assign(this.list, change);
    Object.assign(this.#change, change);
    this.flush();
  }

  /** Writes what has changed since the last time; one after the other. */
  flush() {
    this.#saving = this.#saving.then(() => this.#write());
    return this.#saving;
  }

  async #write() {
    if (this.readOnly || !(this.#dirty.size || Object.keys(this.#change).length)) return;
    const { id, owner } = this.list;
    const chunks = [...this.#dirty];
    const sum = model.tally(this.items);
    const change = { ...this.#change, changed: Date.now(), total: sum.total, decided: sum.decided };
    this.#dirty.clear();
    this.#change = {};
    try {
      await this.#store.save(id, owner, change, this.items, chunks, this.history.unsaved());
      this.isKept = true;
    } catch (e) {
      if (e instanceof NotOwner) {
        this.taken();
        return;
      }
      // Tried again with the next change; a step that is not kept can be undone until the page is left.
      chunks.forEach((chunk) => this.#dirty.add(chunk));
      this.isKept = false;
      this.#shown.told();
    }
  }

  /** Another tab has it now: it stays as it was left, and is not written any more. */
  taken() {
    this.readOnly = true;
    this.stop();
    this.told = { phase: "taken" };
    this.#shown.taken();
  }

  stop() {
    this.#asking?.stop();
    this.#telling?.stop();
  }

  async close() {
    this.stop();
    await this.flush();
  }
}
