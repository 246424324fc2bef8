// SPDX-License-Identifier: Apache-2.0
// Goes on with a comparison while its page is looked at, and shows what is found as it comes.

const PAUSE = 300;
const PAUSE_AFTER_A_FAILURE = 5000;

const shown = () => document.getElementById("comparison");

/** Keeps the focus where it was, if what had it is still there. */
function replace(next) {
  const focused = shown().contains(document.activeElement) ? document.activeElement.getAttribute("href") : null;
  shown().replaceWith(document.adoptNode(next));
  if (focused) shown().querySelector(`a[href="${CSS.escape(focused)}"]`)?.focus();
}

async function goOn() {
  try {
    const response = await fetch(location.href, { headers: { Accept: "text/html" } });
    const page = new DOMParser().parseFromString(await response.text(), "text/html");
    const next = page.getElementById("comparison");
    if (!next) throw new Error(response.status);
    replace(next);
    if ("complete" in next.dataset) {
      document.getElementById("desk-status").textContent = next.dataset.done;
    } else {
      setTimeout(goOn, response.headers.get("Retry-After") > 1 ? PAUSE_AFTER_A_FAILURE : PAUSE);
    }
  } catch {
    setTimeout(goOn, PAUSE_AFTER_A_FAILURE);
  }
}

setTimeout(goOn, PAUSE);
