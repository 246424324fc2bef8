// SPDX-License-Identifier: Apache-2.0
// The words of the page, and small parts that its modules make. Text only, never markup.

const desk = document.getElementById("list-desk");
const words = new Map([...document.querySelectorAll("#list-words > li")].map((line) => [line.dataset.k, line.textContent]));
const numbers = new Intl.NumberFormat(desk.dataset.lang);
const scores = new Intl.NumberFormat(desk.dataset.lang, { minimumFractionDigits: 2, maximumFractionDigits: 2 });
const days = new Intl.DateTimeFormat(desk.dataset.lang, { dateStyle: "medium", timeStyle: "short" });

/** The path of the site, and the addresses of its files. */
export const site = desk.dataset;

export const $ = (id) => document.getElementById(`list-${id}`);

/** A text of the page with values put in; its key where there is none. */
export const say = (key, ...values) =>
  (words.get(key) ?? key).replace(/\{(\d)\}/g, (all, place) => (typeof values[place] === "number" ? numbers.format(values[place]) : values[place] ?? ""));

export const number = (value) => numbers.format(value);
export const score = (value) => (typeof value === "number" ? scores.format(value) : "");
export const day = (time) => days.format(new Date(time));

/** How long something takes, roughly. */
export const duration = (ms) => (ms < 55_000 ? say("seconds", Math.max(5, Math.ceil(ms / 5000) * 5)) : say("minutes", Math.max(1, Math.round(ms / 60_000))));

export const element = (name, properties = {}, ...children) => {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children);
  return made;
};

const SVG = "http://www.w3.org/2000/svg";

export function icon(name) {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("class", "icon");
  svg.setAttribute("aria-hidden", "true");
  const use = document.createElementNS(SVG, "use");
  use.setAttribute("href", `${site.icons}#${name}`);
  svg.append(use);
  return svg;
}

export const code = (text) => element("bdi", { className: "code", textContent: text });

const status = document.getElementById("desk-status");

/** Says something to those who do not see it. */
export function announce(text) {
  if (status) status.textContent = text;
}

/** Asks whether something is meant, or for a name; answers with true or the name, or with null. */
export function dialog({ heading, text = "", yes, name = null }) {
  const box = $("dialog");
  $("dialog-heading").textContent = heading;
  $("dialog-text").textContent = text;
  $("dialog-yes").textContent = yes;
  $("dialog-field").hidden = name === null;
  $("dialog-name").value = name ?? "";
  box.returnValue = "";
  box.showModal();
  (name === null ? $("dialog-no") : $("dialog-name")).focus();
  return new Promise((done) =>
    box.addEventListener("close", () => done(box.returnValue !== "yes" ? null : name === null ? true : $("dialog-name").value.trim() || name), { once: true }));
}

/** Gives the reader a file. */
export function download(blob, name) {
  const address = URL.createObjectURL(blob);
  const link = element("a", { href: address, download: name, hidden: true });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

/** What a problem document says, in its own words. */
export async function problem(response) {
  try {
    const { title, detail } = await response.json();
    return [title, detail].filter(Boolean).join(": ") || String(response.status);
  } catch {
    return String(response.status);
  }
}
