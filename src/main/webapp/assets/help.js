// SPDX-License-Identifier: Apache-2.0
// The help page: this site's own address for the browser's address bar, and the bookmarklet, which carries it.

const brand = new URL(document.querySelector(".brand").href);
const address = `${brand.origin}${brand.pathname.replace(/\/*$/, "/")}search?q=`;

const shown = document.getElementById("search-address");
shown.querySelector("code").textContent = `${address}%s`;
shown.hidden = false;

/** Runs on the page where somebody selects something; knows nothing but what it is given here. */
function lookUp(address, question) {
  const field = document.activeElement;
  const inField = field && typeof field.selectionStart === "number" ? field.value.slice(field.selectionStart, field.selectionEnd) : "";
  const selected = String(getSelection()) || inField;
  const words = (selected.trim() ? selected : prompt(question) || "")
    .replace(/[\ud800-\udfff]/gu, "")
    .replace(/[\s\0-\x1f\x7f-\x9f]+/g, " ")
    .trim();
  if (words) open(address + encodeURIComponent(Array.from(words).slice(0, 200).join("")), "_blank", "noopener");
}

const link = document.getElementById("bookmarklet");
const values = [address, link.dataset.ask].map((value) => JSON.stringify(value)).join();
link.href = `javascript:${encodeURIComponent(`(${lookUp})(${values})`)}`;
link.hidden = false;
// Here the content security policy of this site forbids it to run, in silence; so a click says what to do with it.
link.addEventListener("click", (event) => {
  event.preventDefault();
  document.getElementById("bookmarklet-said").textContent = link.dataset.drag;
});
