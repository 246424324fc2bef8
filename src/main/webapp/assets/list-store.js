// SPDX-License-Identifier: Apache-2.0
// Where lists live: in this browser's own database. One tab at a time writes a list; whoever wrote last is its owner.

const NAME = "icd-desk.lists";
const CHUNK = 64;

export const chunkOf = (index) => Math.floor(index / CHUNK);

/** What is written would undo what another tab has written since. */
export class NotOwner extends Error {}

const answered = (request) =>
  new Promise((done, failed) => {
    request.onsuccess = () => done(request.result);
    request.onerror = () => failed(request.error);
  });

const finished = (transaction) =>
  new Promise((done, failed) => {
    transaction.oncomplete = () => done();
    transaction.onabort = () => failed(transaction.error ?? new DOMException("aborted", "AbortError"));
  });

const whole = (id) => IDBKeyRange.bound([id, 0], [id, Infinity]);

/** Opens the database; rejects in a browser that keeps nothing. */
export async function openStore() {
  const request = indexedDB.open(NAME, 1);
  request.onupgradeneeded = () => {
    const db = request.result;
    db.createObjectStore("lists", { keyPath: "id" });
    db.createObjectStore("items");
    db.createObjectStore("sources");
    db.createObjectStore("steps");
    db.createObjectStore("decisions", { keyPath: "id" });
  };
  return new Store(await answered(request));
}

class Store {
  #db;

  constructor(db) {
    this.#db = db;
    db.onversionchange = () => db.close();
  }

  #read(name) {
    return this.#db.transaction(name).objectStore(name);
  }

  lists() {
    return answered(this.#read("lists").getAll());
  }

  /** Keeps a new list. */
  async create(list, items, source) {
    const writing = this.#db.transaction(["lists", "items", "sources"], "readwrite");
    writing.objectStore("lists").put(list);
    writing.objectStore("sources").put(source, list.id);
    for (let from = 0; from < items.length; from += CHUNK) writing.objectStore("items").put(items.slice(from, from + CHUNK), [list.id, chunkOf(from)]);
    await finished(writing);
    // Asks the browser not to throw it away when the disk is full; some ask the reader, and none needs to agree.
    navigator.storage?.persist?.().catch(() => {});
  }

  /** A list with its items and steps; null if there is none of that name. */
  async load(id) {
    const reading = this.#db.transaction(["lists", "items", "steps"]);
    const [list, chunks, steps] = await Promise.all([
      answered(reading.objectStore("lists").get(id)),
      answered(reading.objectStore("items").getAll(whole(id))),
      answered(reading.objectStore("steps").getAll(whole(id))),
    ]);
    return list ? { list, items: chunks.flat(), steps } : null;
  }

  source(id) {
    return answered(this.#read("sources").get(id));
  }

  /** Makes a tab the owner of a list. */
  claim(id, owner) {
    return this.change(id, null, { owner });
  }

  /** Changes what is said of a list; with an owner, only as that one. */
  async change(id, owner, change) {
    const writing = this.#db.transaction("lists", "readwrite");
    const lists = writing.objectStore("lists");
    const list = await answered(lists.get(id));
    if (!list || (owner && list.owner !== owner)) throw new NotOwner();
    lists.put({ ...list, ...change });
    await finished(writing);
  }

  /** Writes what has changed of a list: all of it, or nothing. `chunks` are numbers of parts of `items`, `steps` what a History has unsaved. */
  async save(id, owner, change, items, chunks, steps) {
    const writing = this.#db.transaction(["lists", "items", "steps"], "readwrite");
    const done = finished(writing);
    done.catch(() => {});
    const lists = writing.objectStore("lists");
    const list = await answered(lists.get(id));
    if (!list || list.owner !== owner) {
      writing.abort();
      throw new NotOwner();
    }
    lists.put({ ...list, ...change });
    for (const chunk of chunks) writing.objectStore("items").put(items.slice(chunk * CHUNK, (chunk + 1) * CHUNK), [id, chunk]);
    for (const [number, step] of steps) {
      if (step) writing.objectStore("steps").put(step, [id, number]);
      else writing.objectStore("steps").delete([id, number]);
    }
    await done;
  }

  async remove(id) {
    const writing = this.#db.transaction(["lists", "items", "sources", "steps"], "readwrite");
    writing.objectStore("lists").delete(id);
    writing.objectStore("items").delete(whole(id));
    writing.objectStore("sources").delete(id);
    writing.objectStore("steps").delete(whole(id));
    await finished(writing);
  }

  decisions() {
    return answered(this.#read("decisions").getAll());
  }

  /** Adds and removes decisions of the dictionary, by their ids. */
  async decide(added, removed = []) {
    const writing = this.#db.transaction("decisions", "readwrite");
    const decisions = writing.objectStore("decisions");
    added.forEach((one) => decisions.put(one));
    removed.forEach((id) => decisions.delete(id));
    await finished(writing);
  }

  async forgetDecisions() {
    const writing = this.#db.transaction("decisions", "readwrite");
    writing.objectStore("decisions").clear();
    await finished(writing);
  }
}

/** An identifier for a list or a tab; also where the page came by plain HTTP. */
export const newId = () => Array.from(crypto.getRandomValues(new Uint32Array(3)), (part) => part.toString(36)).join("");

const lockOf = (list) => `icd-desk.list.${list}`;

/**
 * Which tab works on a list. A lock of the browser says it, or, where the page came by plain HTTP and there are none, an
 * answer of the other tab. The database has the last word on who may write.
 */
export class Tabs {
  #channel = "BroadcastChannel" in globalThis ? new BroadcastChannel("icd-desk.lists") : null;
  #told;
  #list = null;
  #release = () => {};
  #heard = () => {};

  /** @param told what to do: `taken()` when another tab takes the list, `changed()` when lists changed elsewhere */
  constructor(told) {
    this.me = newId();
    this.#told = told;
    this.#channel?.addEventListener("message", ({ data }) => {
      if (data.says === "who" && data.list === this.#list) this.#say("mine", data.list);
      else if (data.says === "mine") this.#heard(data.list);
      else if (data.says === "take") this.#lose(data.list);
      else if (data.says === "changed") told.changed();
    });
  }

  #say(says, list) {
    this.#channel?.postMessage({ says, list });
  }

  #lose(list) {
    if (list !== this.#list) return;
    this.#list = null;
    this.#told.taken();
  }

  /** Works on a list from now on, and no other tab does; false if another does, unless it is to be taken from it. */
  async take(list, taking) {
    if (!taking && !(await (navigator.locks ? this.#lock(list, { signal: AbortSignal.timeout(1000) }) : this.#isFree(list)))) return false;
    if (taking && navigator.locks) await this.#lock(list, { steal: true });
    this.#list = list;
    this.#say("take", list);
    return true;
  }

  /** Waits a moment: where the page is loaded again, the lock of the one before may still go. */
  #lock(list, options) {
    return new Promise((done) => {
      navigator.locks
        .request(lockOf(list), options, () => {
          done(true);
          return new Promise((release) => (this.#release = release));
        })
        .catch(() => {
          done(false);
          this.#lose(list);
        });
    });
  }

  #isFree(list, patience = 300) {
    const answer = new Promise((done) => {
      this.#heard = (of) => of === list && done(false);
      setTimeout(() => done(true), patience);
    });
    this.#say("who", list);
    return answer;
  }

  leave() {
    this.#list = null;
    this.#release();
  }

  tellChanged() {
    this.#say("changed", null);
  }
}
