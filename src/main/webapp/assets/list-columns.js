// SPDX-License-Identifier: Apache-2.0
// Which columns a list has besides: titles in other languages, and what changed since another release.

import { $, element, say } from "./list-words.js";

const MOST = 4;

/** The choices of a field of the page's form, as pairs of a value and words. */
export const choices = (name, classification = "") =>
  [...(document.getElementById("list-form")?.elements[name]?.options ?? [])]
    .filter((option) => !option.className || option.classList.contains(classification))
    .map((option) => [option.value, option.textContent.trim()]);

/** Asks which; null for none, undefined where it is to stay as it is. */
export function askColumns({ classification, lang, release, resolved, more }) {
  const box = $("columns-dialog");
  const [languages, since] = [$("columns-langs"), $("columns-since")];
  languages.replaceChildren(
    ...choices("lang").filter(([tag]) => tag !== lang).map(([tag, name]) =>
      element("label", { className: "list-check" }, element("input", { type: "checkbox", value: tag, checked: Boolean(more?.langs.includes(tag)) }), element("bdi", { textContent: name }))),
  );
  const limit = () => {
    const boxes = [...languages.querySelectorAll("input")];
    const full = boxes.filter((one) => one.checked).length >= MOST;
    boxes.forEach((one) => (one.disabled = full && !one.checked));
  };
  languages.onchange = limit;
  limit();
  const others = choices("release", classification).filter(([id]) => id !== "latest" && id !== (resolved ?? release));
  since.replaceChildren(element("option", { value: "", textContent: say("since.none") }), ...others.map(([value, textContent]) => element("option", { value, textContent })));
  since.value = others.some(([id]) => id === more?.since) ? more.since : "";
  box.returnValue = "";
  box.showModal();
  return new Promise((done) =>
    box.addEventListener("close", () => {
      if (box.returnValue !== "yes") return done(undefined);
      const langs = [...languages.querySelectorAll("input:checked")].map((one) => one.value);
      return done(langs.length || since.value ? { langs, since: since.value } : null);
    }, { once: true }));
}
