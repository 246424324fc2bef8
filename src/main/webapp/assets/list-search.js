// SPDX-License-Identifier: Apache-2.0
// The search in a row: the ARIA APG's editable combobox with a list. As one types, suggestions; Enter asks as for a row, so
// that codes, clusters and identifiers are read too.

import { $, announce, code, element, say, score, site } from "./list-words.js";

const DELAY = 200;

/** WHO's identifier of the page of an entity on this server. */
export function uriOf(address) {
  const path = new URL(address, location.href).pathname.slice(site.root.length);
  return path.startsWith("/icd/") ? `http://id.who.int${path}` : "";
}

export class RowSearch {
  #input = $("q");
  #list = $("found");
  #active = -1;
  #codes = [];
  #timer;
  #request;
  #where;
  #chosen;
  #left;

  /**
   * @param where the classification, release and language, as `where()` says
   * @param propose the proposals for a text: `propose(text, signal)`
   * @param chosen what to do with the code that was chosen
   * @param left what to do on Escape
   */
  constructor({ where, propose, chosen, left }) {
    this.#where = where;
    this.#chosen = chosen;
    this.#left = left;
    this.propose = propose;
    const states = { role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": this.#list.id };
    for (const [name, value] of Object.entries(states)) this.#input.setAttribute(name, value);
    this.#input.addEventListener("input", (event) => event.isComposing || this.#typed());
    this.#input.addEventListener("keydown", (event) => event.isComposing || this.#key(event));
    this.#input.addEventListener("blur", () => this.#close());
    $("search").addEventListener("submit", (event) => event.preventDefault());
    this.#list.addEventListener("pointerdown", (event) => event.preventDefault());
    this.#list.addEventListener("click", (event) => this.#choose([...this.#list.children].indexOf(event.target.closest("[role=option]"))));
  }

  /** Begins a search with the words of a text. */
  begin(text) {
    this.#input.value = text;
    this.#input.focus();
    this.#input.select();
  }

  clear() {
    this.#forget();
    this.#input.value = "";
  }

  /** What was found for other words cannot be chosen any more. */
  #forget() {
    this.#stop();
    this.#close();
    this.#codes = [];
    this.#list.replaceChildren();
  }

  #stop() {
    clearTimeout(this.#timer);
    this.#request?.abort();
  }

  #typed() {
    this.#forget();
    if (this.#input.value.trim().length > 1) this.#timer = setTimeout(() => this.#ask(false), DELAY);
  }

  #key(event) {
    const last = this.#codes.length - 1;
    const open = !this.#list.hidden;
    if (event.key === "Escape") {
      event.preventDefault();
      if (open) this.#close();
      else this.#left();
    } else if (event.key === "Enter") {
      event.preventDefault();
      if (open && this.#active >= 0) this.#choose(this.#active);
      else this.#ask(true);
    } else if (event.key === "ArrowDown" && last >= 0) {
      event.preventDefault();
      this.#activate(open && this.#active < last ? this.#active + 1 : 0);
    } else if (event.key === "ArrowUp" && last >= 0) {
      event.preventDefault();
      this.#activate(open && this.#active > 0 ? this.#active - 1 : last);
    }
  }

  async #ask(whole) {
    this.#stop();
    const text = this.#input.value.trim();
    if (!text) return;
    this.#request = new AbortController();
    const { signal } = this.#request;
    try {
      const codes = whole ? await this.propose(text, signal) : await this.#suggest(text, signal);
      if (!signal.aborted) this.#show(codes, whole);
    } catch {
      if (signal.aborted) return;
      this.#close();
      this.#say(say("search.failed"));
    }
  }

  async #suggest(q, signal) {
    const { classification, release, lang } = this.#where();
    const query = new URLSearchParams({ q, linearization: classification, lang });
    if (release && release !== "latest") query.set("release", release);
    const response = await fetch(`${site.root}/api/suggest?${query}`, { signal, headers: { Accept: "application/json" } });
    if (!response.ok) throw new Error(String(response.status));
    const { hits } = await response.json();
    return hits
      .map((hit) => ({ code: hit.code, title: hit.title.map((part) => part.text).join(""), uri: uriOf(hit.address), how: "manual", score: null }))
      .filter((one) => one.code && one.uri.includes(classification === "icd10" ? "/release/10/" : `/${classification}/`));
  }

  #show(codes, whole) {
    this.#codes = codes;
    this.#list.replaceChildren(
      ...codes.map((one, i) => {
        const option = element("li", { id: `list-found-${i}` }, code(one.code), element("span", { dir: "auto", textContent: one.title }), element("small", { textContent: score(one.score) }));
        option.setAttribute("role", "option");
        option.setAttribute("aria-selected", "false");
        return option;
      }),
    );
    this.#close();
    if (codes.length) {
      this.#list.hidden = false;
      this.#input.setAttribute("aria-expanded", "true");
      if (whole) this.#activate(0);
      announce(say("search.count", codes.length));
    } else this.#say(say("search.none"));
  }

  #say(words) {
    this.#codes = [];
    const line = element("li", { className: "quiet", textContent: words });
    line.setAttribute("role", "option");
    line.setAttribute("aria-disabled", "true");
    this.#list.replaceChildren(line);
    this.#list.hidden = false;
    announce(words);
  }

  #activate(place) {
    this.#list.hidden = false;
    this.#input.setAttribute("aria-expanded", "true");
    this.#active = place;
    [...this.#list.children].forEach((option, i) => option.setAttribute("aria-selected", String(i === place)));
    const option = this.#list.children[place];
    this.#input.setAttribute("aria-activedescendant", option.id);
    option.scrollIntoView({ block: "nearest" });
  }

  #close() {
    this.#list.hidden = true;
    this.#active = -1;
    this.#input.setAttribute("aria-expanded", "false");
    this.#input.removeAttribute("aria-activedescendant");
  }

  #choose(place) {
    const one = this.#codes[place];
    if (!one) return;
    this.clear();
    this.#chosen(one);
  }
}
