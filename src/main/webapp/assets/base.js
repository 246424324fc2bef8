// SPDX-License-Identifier: Apache-2.0
// What every script of the site begins with: words, elements, and what this browser keeps for its reader alone.

const words = document.getElementById("desk-words")?.dataset ?? {};
const status = document.getElementById("desk-status");

const store = {
  get: (key) => {
    try {
      return JSON.parse(localStorage.getItem(`icd-desk.${key}`));
    } catch {
      return null;
    }
  },
  /** Whether it is kept: a browser's storage may be full or forbidden. */
  set: (key, value) => {
    try {
      localStorage.setItem(`icd-desk.${key}`, JSON.stringify(value));
      return true;
    } catch {
      return false;
    }
  },
};

const element = (name, properties = {}, ...children) => {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children);
  return made;
};

const announce = (text) => {
  if (status) status.textContent = text;
};

/** Says for all to see that something went wrong. */
const warn = (text) => {
  const notice = element("div", { id: "desk-warning", className: "notice notice-warning" }, element("p", { textContent: text }));
  notice.setAttribute("role", "alert");
  document.getElementById("desk-warning")?.remove();
  document.getElementById("content").prepend(notice);
};

// ---- My codes: named lists of entries { code, title, lang, uri, note }, of which a cluster may have no uri ----

const isText = (value) => typeof value === "string";
const isEntry = (entry) => isText(entry?.code) && isText(entry.title) && isText(entry.uri);

const myLists = () => {
  const kept = store.get("my");
  return (Array.isArray(kept) ? kept : [])
    .filter((list) => isText(list?.name) && Array.isArray(list.entries))
    .map(({ name, entries }) => ({ name, entries: entries.filter(isEntry) }));
};

const isCluster = ({ code }) => /[&/]/.test(code);

/** An identifier, or an address of its page, without the release: an entry is the same in every one. */
const inAnyRelease = (uri) => uri.replace(/(\/release\/1[01])\/[^/]+(?=\/)/, "$1");

const myKey = (entry) => (isCluster(entry) ? entry.code : inAnyRelease(entry.uri));

/** The page of an entry, on whatever server this one is, in the language that the reader chose. */
const myAddress = (entry) => {
  const root = document.querySelector(".brand").pathname.replace(/\/*$/, "/");
  const lang = new URLSearchParams(location.search).get("lang");
  const path = isCluster(entry) ? `code/${encodeURIComponent(entry.code)}` : entry.uri.replace(/^\w+:\/*[^/]*\//, "");
  return root + path + (lang ? `?lang=${encodeURIComponent(lang)}` : "");
};

/** The list of a name, made if it is not there. */
const myList = (lists, name) => {
  const list = lists.find((other) => other.name === name) ?? { name, entries: [] };
  if (!lists.includes(list)) lists.push(list);
  return list;
};
