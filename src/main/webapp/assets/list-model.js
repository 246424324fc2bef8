// SPDX-License-Identifier: Apache-2.0
// A list as values: its texts, what is decided about each, how a decision is taken back. Without a page or a network.

/** What an item can be; `waiting` until its text has been asked. */
export const STATES = ["waiting", "proposed", "approved", "flagged", "ignored", "unmatched", "invalid"];

/** The columns that a file out of here has after those of its source. */
export const ADDED = ["code", "title", "uri", "release", "language", "score", "how", "state", "comment", "as of"];

export const LONGEST_TEXT = 500;

const SURE = ["code", "exact"];
const CONTROLS = /[\p{Cc}\u2028\u2029]+/gu;
const INVISIBLE = /[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]/gu;

/** A text as it is shown and asked: without control characters, with single blanks. */
export const clean = (text) => String(text ?? "").replace(INVISIBLE, "").replace(CONTROLS, " ").replace(/\s+/gu, " ").trim();

/** What two spellings of one text have in common: it is asked once and decided once. */
export function keyOf(text) {
  const plain = clean(text).normalize("NFKC").toLowerCase();
  return plain.replace(/[\s.,;:]+$/u, "") || plain;
}

/** How often a text occurs, as a column of the file says; 1 where it says nothing. */
export function frequencyOf(cell) {
  const digits = clean(cell).normalize("NFKC").replace(/(?<=\d)[\s.,’'](?=\d{3}(?!\d))/g, "");
  return /^\d{1,12}(?:[.,]0+)?$/.test(digits) ? Number.parseInt(digits, 10) : 1;
}

const itemOf = (text, key) => ({ text, key, n: 0, state: "waiting", found: "", proposals: [], chosen: null, comment: "", message: "" });

/** Whether the columns end with those of a file out of here. */
export const isOurs = (columns) =>
  columns.length > ADDED.length && ADDED.every((name, i) => columns[columns.length - ADDED.length + i] === name);

function restore(item, added) {
  const [code, title, uri, , , score, how, state, comment] = added;
  if (!STATES.includes(state)) return;
  const chosen = code || uri ? { code, title, uri, score: score === "" ? null : Number(score), how } : null;
  const kept = state === "approved" || state === "flagged" || state === "ignored";
  item.state = state === "approved" && !chosen ? "waiting" : state;
  item.comment = comment ?? "";
  item.chosen = kept ? chosen : null;
  // What somebody has settled is not asked again; the rest gets its other proposals back.
  item.found = kept ? (chosen ? "proposed" : "unmatched") : "";
  item.proposals = chosen ? [chosen] : [];
}

/**
 * The distinct texts of a table, and to which of them each of its rows belongs (-1: none).
 *
 * @param frequency the column of numbers, or -1
 * @param ours whether the last columns are those of a file out of here, whose decisions are taken up
 */
export function itemsOf(rows, column, frequency = -1, ours = false) {
  const items = [];
  const known = new Map();
  const of = rows.map((row) => {
    const text = clean(row[column]);
    if (!text) return -1;
    const key = keyOf(text);
    if (!known.has(key)) {
      known.set(key, items.length);
      const item = itemOf(text, key);
      if (text.length > LONGEST_TEXT) Object.assign(item, { state: "invalid", found: "invalid", message: "long" });
      if (ours) restore(item, row.slice(-ADDED.length));
      items.push(item);
    }
    const index = known.get(key);
    items[index].n += frequency < 0 ? 1 : frequencyOf(row[frequency]);
    return index;
  });
  return { items, of };
}

// ---- What is known of an item ----

/** The code that stands for an item now: the chosen one, else what is proposed first. */
export const candidate = (item) => item.chosen ?? (item.state === "ignored" ? null : item.proposals[0] ?? null);

export const isAsked = (item) => item.found !== "";
export const isDecided = (item) => item.state === "approved" || item.state === "ignored";

/** Whether somebody has yet to look at it; what is flagged, somebody has looked at. */
export const isOpen = (item) => !isDecided(item) && item.state !== "flagged";

/** Whether the first proposal is the text itself, or the code that it is. */
export const isSure = (item) => item.state === "proposed" && SURE.includes(candidate(item)?.how);

export const isEarlier = (item) => item.state === "proposed" && candidate(item)?.how === "decision";

// ---- Decisions: what of an item changes, or null if nothing can ----

const same = (one, other) => one?.code === other?.code && one?.uri === other?.uri;

export const approve = (item) => {
  const chosen = candidate({ ...item, state: "" });
  return chosen && (item.state !== "approved" || !same(chosen, item.chosen)) ? { state: "approved", chosen } : null;
};

/** Chooses a code: another one comes with its own score, or with none. */
export const choose = (item, { code, title, uri, score = null, how }) =>
  item.state === "approved" && same(item.chosen, { code, uri }) ? null : { state: "approved", chosen: { code, title, uri, score, how } };

export const pick = (item, place) => (item.proposals[place] ? choose(item, item.proposals[place]) : null);
export const flag = (item) => (item.state === "flagged" ? null : { state: "flagged", chosen: candidate({ ...item, state: "" }) });
export const ignore = (item) => (item.state === "ignored" ? null : { state: "ignored", chosen: null });

/** Undecided again, with the code that was chosen at hand. */
export const reopen = (item) =>
  isDecided(item) || item.state === "flagged" ? { state: item.found || "waiting", chosen: item.found === "proposed" ? item.chosen : null } : null;

export const remark = (item, comment) => (item.comment === comment ? null : { comment });

/** Forgets what was answered, so that the text is asked anew; a decision stays. */
export const askAnew = (item) => (item.message === "long" ? null : { found: "", message: "", ...(isOpen(item) ? { state: "waiting" } : {}) });

/**
 * What an answer changes of an item. A decision that was made meanwhile stays as it is.
 *
 * @param answer an item of the answer to proposals that did not fail
 */
export function merge(item, answer) {
  const proposals = (answer.proposals ?? []).slice(0, 5).map(({ code, title, uri, score, matched, how }) => ({ code, title, uri, score, matched, how }));
  const found = answer.state === "invalid" || answer.state === "unmatched" ? answer.state : proposals.length ? "proposed" : "unmatched";
  const change = { found, proposals, kind: answer.kind, message: answer.message ?? "" };
  return isOpen(item) ? { ...change, state: found, chosen: null } : change;
}

// ---- Changing, and taking it back ----

const pickOf = (item, change) => Object.fromEntries(Object.keys(change).map((name) => [name, item[name]]));

/** What was done to items, latest last; each step has a number of its own. */
export class History {
  static MOST = 200;
  static MOST_CHANGES = 60_000;
  done;
  undone = [];
  #last;
  #unsaved = new Map();

  constructor(done = []) {
    this.done = done;
    this.#last = done.at(-1)?.id ?? 0;
  }

  /** Does one step. `changes` are pairs of an index and what to change; answers with the indexes. */
  apply(items, label, changes) {
    if (!changes.length) return [];
    this.#keep({ id: ++this.#last, label, changes: changes.map(([index, change]) => [index, pickOf(items[index], change), change]) });
    this.undone = [];
    let size = this.done.reduce((sum, step) => sum + step.changes.length, 0);
    while (this.done.length > 1 && (this.done.length > History.MOST || size > History.MOST_CHANGES)) {
      const oldest = this.done.shift();
      size -= oldest.changes.length;
      this.#unsaved.set(oldest.id, null);
    }
    changes.forEach(([index, change]) => Object.assign(items[index], change));
    return changes.map(([index]) => index);
  }

  #keep(step) {
    this.done.push(step);
    this.#unsaved.set(step.id, step);
  }

  #turned(items, step, which) {
    for (const change of step.changes) Object.assign(items[change[0]], change[which]);
    return { label: step.label, indexes: step.changes.map(([index]) => index) };
  }

  undo(items) {
    const step = this.done.pop();
    if (!step) return null;
    this.undone.push(step);
    this.#unsaved.set(step.id, null);
    return this.#turned(items, step, 1);
  }

  redo(items) {
    const step = this.undone.pop();
    if (!step) return null;
    this.#keep(step);
    return this.#turned(items, step, 2);
  }

  /** What has changed since it was asked last: pairs of a number and a step, or null for one that is no more. */
  unsaved() {
    const changes = [...this.#unsaved];
    this.#unsaved.clear();
    return changes;
  }
}

// ---- The list as a whole ----

/** How many items are in each state, and how much is decided. */
export function tally(items) {
  const states = Object.fromEntries(STATES.map((state) => [state, 0]));
  const sum = { total: items.length, states, asked: 0, decided: 0, occurrences: 0, covered: 0 };
  for (const item of items) {
    states[item.state]++;
    sum.occurrences += item.n;
    if (isAsked(item)) sum.asked++;
    if (isDecided(item)) sum.decided++;
    if (item.state === "approved") sum.covered += item.n;
  }
  return sum;
}

/** A share in whole per cent: 100 only when nothing is left, 0 only when nothing is there. */
export const percent = (part, whole) =>
  whole === 0 || part === whole ? 100 : part === 0 ? 0 : Math.min(99, Math.max(1, Math.round((100 * part) / whole)));

const ORDERS = {
  file: null,
  frequency: (a, b) => b.n - a.n,
  score: (a, b) => (candidate(b)?.score ?? -1) - (candidate(a)?.score ?? -1),
  text: (a, b) => a.key.localeCompare(b.key),
};

/** The indexes of the items to show, in their order. */
export function view(items, { filter = "all", sort = "file", find = "" } = {}) {
  const sought = keyOf(find);
  const shown = [];
  items.forEach((item, index) => {
    const fits = filter === "all" || (filter === "open" ? isOpen(item) : filter === "changed" ? isChanged(item) : item.state === filter);
    if (fits && (!sought || item.key.includes(sought) || candidate(item)?.code?.toLowerCase() === sought)) shown.push(index);
  });
  const order = ORDERS[sort];
  return order ? shown.sort((a, b) => order(items[a], items[b]) || a - b) : shown;
}

/** The next place in a view, after one and then from its beginning, that nobody has decided on; -1 if there is none. */
export function nextOpen(items, shown, place) {
  for (let step = 1; step <= shown.length; step++) {
    const at = (place + step) % shown.length;
    if (isOpen(items[shown[at]])) return at;
  }
  return -1;
}

// ---- What can be told besides: titles in other languages, and what changed since another release ----

/** What to ask about an item: the code that it is, else the code that stands for it; empty where there is none. */
export function inquiry(item) {
  if (item.kind && item.kind !== "text") return item.text;
  const one = candidate(item);
  return one ? (/[&/]/.test(one.code ?? "") ? one.code : one.uri || one.code) ?? "" : "";
}

/** Whether what was told of an item is of another code, or of other columns, than now. */
export const isUntold = (item, { langs, since }) =>
  isAsked(item) && inquiry(item) !== "" && item.more?.key !== [inquiry(item), since, ...langs].join(" ");

/** What the answer to a look-up of codes tells of an item; null where it is to be asked again. */
export function toldOf(item, { langs, since }, answer) {
  const one = answer?.codes?.[0] ?? answer ?? {};
  const { titles = {}, untranslated = [], change = null } = one;
  if (one.failure || one.incomplete || Object.keys(one.titleFailures ?? {}).length || change?.kind === "failed") return null;
  const slim = change && { kind: change.kind, from: change.from && { code: change.from.code, title: change.from.title }, to: change.to && { code: change.to.code, title: change.to.title } };
  return { key: [inquiry(item), since, ...langs].join(" "), valid: Boolean(one.valid), titles, untranslated, since, change: slim };
}

export const isChanged = (item) => Boolean(item.more?.change) && item.more.change.kind !== "same";

/** The columns that a file has in addition, after those of its source. */
export const moreColumns = ({ langs, since }, release) => [
  `valid in ${release}`,
  ...langs.map((lang) => `title (${lang})`),
  ...(since ? [`change since ${since}`, `code in ${since}`, `title in ${since}`] : []),
];

function moreCells(item, { langs, since }) {
  const { valid, titles = {}, change } = item?.more ?? {};
  const kind = change?.kind === "titleChanged" ? "title changed" : change?.kind ?? "";
  return [valid === undefined ? "" : valid ? "yes" : "no", ...langs.map((lang) => titles[lang] ?? ""), ...(since ? [kind, change?.from?.code ?? "", change?.from?.title ?? ""] : [])];
}

/** The rows of the file: those of the source with what is decided about each. */
export function fileRows(items, source, { release, lang, asOf }, more = null) {
  return source.rows.map((row, i) => {
    const item = items[source.of[i]];
    const told = more ? moreCells(item, more) : [];
    return [...source.columns.map((_, column) => row[column] ?? ""), ...told, ...decidedCells(item, { release, lang, asOf })];
  });
}

function decidedCells(item, { release, lang, asOf }) {
  if (!item) return ADDED.map(() => "");
  const code = candidate(item);
  const score = code?.score ?? "";
  const told = code ? [code.code ?? "", code.title ?? "", code.uri ?? "", release ?? "", lang ?? "", score === "" ? "" : String(score), code.how ?? ""] : ["", "", "", "", "", "", ""];
  return [...told, item.state === "waiting" ? "" : item.state, item.comment, item.state === "waiting" ? "" : asOf ?? ""];
}
