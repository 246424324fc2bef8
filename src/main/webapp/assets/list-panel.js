// SPDX-License-Identifier: Apache-2.0
// The current row beside the list: its text, its proposals, what can be done with it.

import { candidate, isOpen } from "./list-model.js";
import { $, code, element, icon, say, score, site } from "./list-words.js";

const ICONS = { waiting: "clock", proposed: "info", approved: "check", flagged: "flag", ignored: "close", unmatched: "help", invalid: "warning" };

/** A state as it is shown: a sign, and the word for it. */
export function badge(item) {
  const state = item.state === "waiting" && item.message ? "failed" : item.state;
  return element("span", { className: `list-state list-state-${item.state}` }, icon(ICONS[item.state]), say(`state.${state}`));
}

/** Why a code is there: how it was found, and how well it fits. */
export const why = (one) => [say(`how.${one.how}`), score(one.score)].filter(Boolean).join(" · ");

/** The page of a code on this server. */
const pageOf = (uri) => (/^http:\/\/id\.who\.int\/icd\/[\w./-]+$/.test(uri ?? "") ? `${site.root}${uri.slice("http://id.who.int".length)}` : null);

/** The page that compares what a code names in two releases; null where it names nothing that has a page. */
function comparison(uri, since) {
  const page = since && pageOf(uri);
  return page && /\/icd\/release\/1[01]\/[^/]+\/./.test(page) && !/\/(other|unspecified)$/.test(page)
    ? page.replace(/\/icd\/release\/(1[01])\/([^/]+)\//, `/compare/$1/${encodeURIComponent(since)}/$2/`)
    : null;
}

const isSame = (one, other) => Boolean(one && other) && one.code === other.code && one.uri === other.uri;

function proposal(one, place, item) {
  const chosen = isSame(one, item.chosen);
  const matched = one.matched && one.matched !== one.title ? say("matched", one.matched) : "";
  const button = element(
    "button",
    { type: "button", className: "list-proposal" },
    place === null ? icon("check") : element("kbd", { textContent: place + 1 }),
    code(one.code),
    element("span", { dir: "auto", textContent: one.title }),
    element("small", { textContent: [why(one), matched].filter(Boolean).join(" · ") }),
  );
  button.setAttribute("aria-pressed", String(chosen && item.state === "approved"));
  if (place !== null) button.dataset.does = String(place + 1);
  else button.dataset.does = "a";
  const line = element("li", { className: chosen ? "list-chosen" : "" }, button);
  const page = pageOf(one.uri);
  if (page) {
    const link = element("a", { href: `${page}?lang=${encodeURIComponent(site.lang)}`, target: "_blank", rel: "noopener", className: "copy copy-small" }, icon("link"));
    link.setAttribute("aria-label", say("open", one.code || one.title));
    link.title = say("open", one.code || one.title);
    line.append(link);
  }
  return line;
}

/** What has become of a code since another release. */
export const changeOf = ({ kind }) => say(`change.${kind === "titleChanged" ? "title" : kind}`);

/** What is told of an item besides: its titles in other languages, and what changed. */
function besides(item) {
  const { more } = item;
  const titles = Object.entries(more?.titles ?? {}).map(([lang, title]) =>
    element("li", { className: "list-message" }, code(lang), " ", element("bdi", { lang, textContent: title }), more.untranslated?.includes(lang) ? ` (${say("untranslated")})` : ""));
  const change = more?.change;
  if (!change) return titles;
  const was = change.from && change.kind !== "same" ? `${change.from.code ?? ""} ${change.from.title ?? ""}`.trim() : "";
  const line = element("li", { className: "list-message" }, was ? say("change.was", changeOf(change), was) : changeOf(change));
  const page = change.kind === "same" ? null : comparison(candidate(item)?.uri, more.since);
  if (page) line.append(" ", element("a", { href: `${page}?lang=${encodeURIComponent(site.lang)}`, target: "_blank", rel: "noopener", textContent: say("change.compare") }));
  return [...titles, line];
}

/** Shows an item; nothing where there is none. */
export function showPanel(item, readOnly) {
  $("panel").hidden = !item;
  if (!item) return;
  $("panel-state").replaceChildren(badge(item));
  $("panel-count").textContent = say("times", item.n);
  $("panel-text").textContent = item.text;
  const message = item.message === "long" ? say("long") : item.message || (item.state === "unmatched" && !item.chosen ? say("unmatched") : "");
  const told = message ? [element("li", { className: "list-message", dir: "auto", textContent: message })] : [];
  const focused = [...$("proposals").querySelectorAll("button")].indexOf(document.activeElement);
  const elsewhere = item.chosen && !item.proposals.some((one) => isSame(one, item.chosen)) ? [proposal(item.chosen, null, item)] : [];
  $("proposals").replaceChildren(...told, ...elsewhere, ...item.proposals.map((one, place) => proposal(one, place, item)), ...besides(item));
  if (focused >= 0) $("proposals").querySelectorAll("button")[focused]?.focus();
  if (document.activeElement !== $("comment")) $("comment").value = item.comment;
  const can = { a: item.state !== "approved" && Boolean(candidate({ ...item, state: "" })), f: item.state !== "flagged", i: item.state !== "ignored", r: !isOpen(item) };
  for (const button of $("panel").querySelectorAll(".list-decide [data-does]")) button.setAttribute("aria-disabled", String(readOnly || can[button.dataset.does] === false));
  for (const field of [$("q"), $("comment"), ...$("proposals").querySelectorAll("button")]) field.disabled = readOnly;
}
