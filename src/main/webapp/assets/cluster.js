// SPDX-License-Identifier: Apache-2.0
// A choice changes the page in its place; the address stays the cluster, and the forms work without this.

// ---- The page in place ----

let latest = 0;

async function go(address, { push = true, focus } = {}) {
  const turn = ++latest;
  let answer;
  let text;
  try {
    answer = await fetch(address, { headers: { Accept: "text/html" } });
    text = await answer.text();
  } catch {
    location.assign(address);
    return;
  }
  if (turn !== latest) return;
  const next = new DOMParser().parseFromString(text, "text/html");
  const content = next.getElementById("cluster");
  // What is no cluster, such as a failure, is a page of its own.
  if (!answer.ok || !content) {
    location.assign(answer.url);
    return;
  }
  if (push) history.pushState(null, "", answer.url);
  document.title = next.title;
  document.getElementById("content").replaceChildren(...document.adoptNode(next.getElementById("content")).childNodes);
  for (const part of [".context", "#stale"]) {
    const now = document.querySelector(part);
    const then = next.querySelector(part);
    if (now && then) now.replaceWith(document.adoptNode(then));
  }
  prepare();
  document.dispatchEvent(new Event("desk:changed"));
  (document.getElementById(focus) ?? document.getElementById("cluster-code")).focus();
  announce([document.querySelector("#cluster-code").textContent, document.querySelector("#verdict p").textContent].join(". "));
}

function addressOf(form, submitter) {
  const query = new URLSearchParams(new FormData(form));
  for (const [name, value] of [...query]) if (value === "") query.delete(name, value);
  if (submitter?.name) {
    query.delete("q");
    query.set(submitter.name, submitter.value);
  }
  return `${form.action}?${query}`;
}

function submit(event) {
  const form = event.target;
  if (!form.closest("#cluster")) return;
  event.preventDefault();
  go(addressOf(form, event.submitter), { focus: event.submitter?.id || form.querySelector("input:not([type=hidden])")?.id });
}

// ---- The values of an axis: one stop of the Tab key, arrows between them (the ARIA APG's toolbar) ----

function toolbar(list) {
  const buttons = [...list.querySelectorAll("button")];
  if (buttons.length < 2) return;
  const start = Math.max(0, buttons.findIndex((button) => button.getAttribute("aria-pressed") === "true"));
  const stop = (at) => buttons.forEach((button, i) => (button.tabIndex = i === at ? 0 : -1));
  stop(start);
  list.addEventListener("focusin", (event) => stop(buttons.indexOf(event.target)));
  list.addEventListener("keydown", (event) => {
    const forward = document.documentElement.dir === "rtl" ? "ArrowLeft" : "ArrowRight";
    const backward = forward === "ArrowLeft" ? "ArrowRight" : "ArrowLeft";
    const at = buttons.indexOf(document.activeElement);
    const places = { [forward]: at + 1, ArrowDown: at + 1, [backward]: at - 1, ArrowUp: at - 1, Home: 0, End: buttons.length - 1 };
    if (!Object.hasOwn(places, event.key)) return;
    event.preventDefault();
    buttons[(places[event.key] + buttons.length) % buttons.length].focus();
  });
}

// ---- Search inside an axis as you type ----

class AxisCombobox extends Combobox {
  constructor(form, input) {
    super(form, input);
    input.parentElement.append(this.list);
  }

  async fetch(text, signal) {
    const { values, shown } = document.getElementById("cluster").dataset;
    const query = new URLSearchParams({ stem: this.form.dataset.stem, axis: this.form.dataset.axis, q: text, release: shown });
    const lang = new FormData(this.form).get("lang");
    if (lang) query.set("lang", lang);
    const response = await fetch(`${values}?${query}`, { signal, headers: { Accept: "application/json" } });
    return response.ok ? (await response.json()).values : null;
  }

  option({ code, title, lang }) {
    const name = element("span", { className: "suggestion-title", lang, dir: "auto", textContent: title });
    const option = element("li", {}, element("bdi", { className: "code", textContent: code }), name);
    option.dataset.code = code;
    return option;
  }

  choose(option) {
    this.input.value = "";
    go(addressOf(this.form, { name: "add", value: option.dataset.code }), { focus: this.input.id });
  }
}

function prepare() {
  document.querySelectorAll("#cluster .choices").forEach(toolbar);
  document.querySelectorAll("#cluster .axis-form").forEach((form) => {
    const input = form.querySelector("input[type=search]");
    if (input) new AxisCombobox(form, input);
  });
}

prepare();
document.addEventListener("submit", submit);
window.addEventListener("popstate", () => go(location.href, { push: false }));
// A browser moves the focus to what the address names, before this runs or after.
if (location.hash === "#build") {
  const build = document.getElementById("build");
  const begin = () => build.querySelector("button[tabindex='0'], input[type=search], button")?.focus();
  build.addEventListener("focus", begin, { once: true });
  begin();
}
