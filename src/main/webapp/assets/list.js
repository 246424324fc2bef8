// SPDX-License-Identifier: Apache-2.0
// Lists of diagnoses or codes, worked through in this browser and kept in it. The address says which list is open.

import { Home } from "./list-home.js";
import { Tabs, openStore } from "./list-store.js";
import { Work } from "./list-work.js";
import { $, say } from "./list-words.js";

const title = document.title;
const chosen = () => /^#list=([a-z0-9]+)$/.exec(location.hash)?.[1];

/** Which of the two views is there: at once, before the page is painted, so that nothing moves afterwards. */
function face(list) {
  $("desk").dataset.on = "";
  $("home").hidden = Boolean(list);
  $("work").hidden = !list;
}

/** A browser that keeps nothing still has the form of the page, which does as much as can be done at once. */
function keepsNothing() {
  face(null);
  $("keeps-nothing").hidden = false;
  $("columns").hidden = true;
  const plain = document.getElementById("list-plain");
  if (plain) plain.dataset.shown = "";
  $("desk").dataset.ready = "";
}

async function begin() {
  face(chosen());
  let store;
  try {
    store = await openStore();
  } catch {
    keepsNothing();
    return;
  }
  let home = null;
  let work = null;
  const tabs = new Tabs({ taken: () => work.taken(), changed: () => $("home").hidden || home.show() });
  work = new Work(store, tabs);
  home = new Home(store, tabs, work);
  const follow = async (event) => {
    const id = chosen();
    if (id && id === work.id) return;
    face(id);
    if (id && (await work.open(id))) {
      document.title = `${work.name} – ${title}`;
      if (event) work.focus();
      return;
    }
    await work.close();
    face(null);
    document.title = title;
    await home.show(id ? say("gone") : "");
  };
  addEventListener("hashchange", follow);
  await follow();
  home.takeEarly();
  $("desk").dataset.ready = "";
}

begin();
