// SPDX-License-Identifier: Apache-2.0
// Asks for the proposals of a list, a few texts at a time: goes on after failures, waits as long as it is told to, and stops
// when it is told to. Without a page: who uses it sends the request and takes the answers.

export const BATCH = 50;
const SLOWEST = 30_000;

/** How long to wait after a number of failures in a row, in milliseconds. */
export const backoff = (failures) => Math.min(SLOWEST, 1000 * 2 ** Math.max(0, failures - 1));

/** An answer that is no answer: `status` 0 where the server could not be reached. */
export class Refused extends Error {
  constructor(status, words = "", retryAfter = 0) {
    super(words);
    Object.assign(this, { status, retryAfter });
  }
}

/** The header Retry-After in seconds; 0 without one. */
export const secondsOf = (header) => (/^\d{1,6}$/.test(header ?? "") ? Number(header) : 0);

export class Asking {
  #list;
  #clock;
  #due = new Map();
  #failures = 0;
  #running = false;
  #paused = false;
  #abort;
  #wake = () => {};
  #asked = 0;
  #spent = 0;

  /**
   * @param list `open()` the indexes yet to ask, in order; `send(indexes, signal)` the answer's items, or a Refused;
   *     `take(answers)` pairs of an index and an answer; `fail(words)` pairs of an index and why it is asked again later; `refuse(index, words)` a text that cannot be asked;
   *     `told({phase, failing, seconds})` when something changed
   * @param clock `now()` and `sleep(milliseconds)` with a promise
   */
  constructor(list, clock = { now: () => Date.now(), sleep: (ms) => new Promise((done) => setTimeout(done, ms)) }) {
    this.#list = list;
    this.#clock = clock;
  }

  get paused() {
    return this.#paused;
  }

  /** The milliseconds that the rest takes at the pace so far; NaN before there is one. */
  remaining(open) {
    return this.#asked < 10 ? NaN : (this.#spent / this.#asked) * open;
  }

  pause() {
    this.#paused = true;
    this.#abort?.abort();
    this.#wake();
    this.#list.told({ phase: "paused" });
  }

  resume() {
    this.#paused = false;
    this.#due.clear();
    this.#failures = 0;
    this.#wake();
    return this.run();
  }

  /** Ends it: the list is closed, or another tab has it. */
  stop() {
    this.#running = false;
    this.#paused = true;
    this.#abort?.abort();
    this.#wake();
  }

  async run() {
    if (this.#running || this.#paused) return;
    this.#running = true;
    try {
      while (this.#running && !this.#paused) {
        const open = this.#list.open();
        if (!open.length) {
          this.#list.told({ phase: "done" });
          return;
        }
        const now = this.#clock.now();
        const ready = open.filter((index) => (this.#due.get(index) ?? 0) <= now).slice(0, BATCH);
        if (ready.length) await this.#ask(ready);
        else await this.#wait(Math.min(...open.map((index) => this.#due.get(index))) - now, "failing", open.length);
      }
    } finally {
      this.#running = false;
    }
  }

  async #wait(ms, phase, failing = 0) {
    this.#list.told({ phase, failing, seconds: Math.max(1, Math.ceil(ms / 1000)) });
    await Promise.race([this.#clock.sleep(ms), new Promise((wake) => (this.#wake = wake))]);
  }

  async #ask(indexes) {
    this.#abort = new AbortController();
    const { signal } = this.#abort;
    const began = this.#clock.now();
    this.#list.told({ phase: "asking" });
    try {
      const answers = await this.#list.send(indexes, signal);
      if (signal.aborted) return;
      this.#take(indexes, answers);
      this.#spent += this.#clock.now() - began;
    } catch (refused) {
      if (!signal.aborted) await this.#refused(indexes, refused);
    }
  }

  #take(indexes, answers) {
    const good = [];
    const failed = [];
    const now = this.#clock.now();
    indexes.forEach((index, i) => {
      const answer = answers[i];
      if (answer && answer.state !== "failed") good.push([index, answer]);
      else {
        this.#due.set(index, now + 1000 * Math.max(1, Math.min(600, answer?.retryAfter ?? 5)));
        failed.push([index, answer?.message ?? ""]);
      }
    });
    this.#failures = good.length ? 0 : this.#failures + 1;
    this.#asked += good.length;
    good.forEach(([index]) => this.#due.delete(index));
    if (good.length) this.#list.take(good);
    if (failed.length) this.#list.fail(failed);
  }

  /** One text that is refused must not hold up the others: the batch is halved until it stands alone. */
  async #refused(indexes, refused) {
    const { status, retryAfter } = refused;
    if (status === 400 || status === 413 || status === 422) {
      if (indexes.length === 1) this.#list.refuse(indexes[0], refused.message);
      else for (const half of [indexes.slice(0, indexes.length / 2), indexes.slice(indexes.length / 2)]) if (this.#running && !this.#paused) await this.#ask(half);
      return;
    }
    this.#failures++;
    const ms = Math.max(1000 * retryAfter, backoff(this.#failures));
    await this.#wait(ms, status === 0 ? "offline" : status === 401 || status === 403 ? "forbidden" : "refused");
  }
}
