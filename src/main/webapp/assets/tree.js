// SPDX-License-Identifier: Apache-2.0
// The hierarchy beside an entity: the ARIA APG's navigation tree, one level at a time. Without it, every line is a link.

function tree(root) {
  const { base, children, failed, key, lang, more, query, release } = root.dataset;
  const scroller = root.parentElement;
  const memory = `icd-desk.tree.${key}`;
  const most = 24;

  const level = (item) => Number(item.ariaLevel);
  const isOpen = (item) => item.ariaExpanded === "true";
  const path = (item) => new URL(item.href).pathname.slice(base.length);
  const step = (item, way) => {
    let line = item.parentElement[way];
    while (line?.hidden) line = line[way];
    return line?.firstElementChild;
  };
  const below = (item) => {
    const found = [];
    let line = item.parentElement.nextElementSibling;
    for (; line && level(line.firstElementChild) > level(item); line = line.nextElementSibling) found.push(line.firstElementChild);
    return found;
  };
  const above = (item) => {
    let line = item.parentElement.previousElementSibling;
    while (line && level(line.firstElementChild) >= level(item)) line = line.previousElementSibling;
    return line?.firstElementChild;
  };

  // ---- Where the reader was, in this tab alone ----

  const recall = () => {
    try {
      return JSON.parse(sessionStorage.getItem(memory)) ?? {};
    } catch {
      return {};
    }
  };
  const keep = (change) => {
    try {
      sessionStorage.setItem(memory, JSON.stringify({ ...recall(), ...change }));
    } catch {
      // A browser that keeps nothing shows the way down to each entity all the same.
    }
  };
  const opened = () => (Array.isArray(recall().opened) ? recall().opened : []);

  // ---- Focus: one line at a time is in the tab order ----

  const take = (item) => {
    root.querySelector("[tabindex='0']")?.setAttribute("tabindex", "-1");
    item.tabIndex = 0;
  };
  const focus = (item) => {
    if (!item) return;
    take(item);
    item.focus();
  };

  // ---- Opening and closing ----

  const settle = (item) => {
    let closed = isOpen(item) ? Infinity : level(item);
    for (const other of below(item)) {
      if (level(other) <= closed) closed = Infinity;
      other.parentElement.hidden = level(other) > closed;
      if (closed === Infinity && other.ariaExpanded === "false") closed = level(other);
    }
  };

  const line = (href, depth, position, size, ...content) => {
    const item = Object.assign(document.createElement("a"), { href, role: "treeitem", tabIndex: -1, ariaLevel: depth });
    item.ariaPosInSet = position;
    item.ariaSetSize = size;
    item.append(...content);
    const li = Object.assign(document.createElement("li"), { role: "none" });
    li.append(item);
    return li;
  };
  const span = (properties) => Object.assign(document.createElement("span"), properties);
  const code = (text) => Object.assign(document.createElement("bdi"), { className: "code", textContent: text });

  const nodeLine = (node, depth) => {
    const title = node.title === undefined ? code(node.name) : span({ textContent: node.title, lang: node.lang, dir: node.dir });
    const made = line(
      `${base}${node.path}${query}`, depth, node.position, node.size,
      span({ className: "tree-toggle" }), ...(node.code ? [code(node.code), " "] : []), title,
    );
    if (node.branch) made.firstElementChild.ariaExpanded = "false";
    return made;
  };

  const restLine = (item, rest, depth) => {
    const made = line(item.href, depth, rest.from + 1, rest.from + rest.count, span({ className: "tree-toggle" }), more.replace("{0}", rest.count));
    made.firstElementChild.className = "tree-rest";
    made.firstElementChild.addEventListener("click", async (event) => {
      event.preventDefault();
      const next = made.previousElementSibling;
      if (!(await load(item, rest.from))) return;
      made.remove();
      focus(step(next.firstElementChild, "nextElementSibling"));
    });
    return made;
  };

  const load = async (item, from = 0) => {
    const asked = new URLSearchParams({ uri: path(item), lang, from });
    if (release) asked.set("release", release);
    item.dataset.busy = "";
    try {
      const response = await fetch(`${children}?${asked}`, { headers: { Accept: "application/json" } });
      if (!response.ok) throw new Error(response.status);
      const { nodes, rest } = await response.json();
      const depth = level(item) + 1;
      const last = (from ? below(item).at(-1) : item).parentElement;
      last.after(...nodes.map((node) => nodeLine(node, depth)), ...(rest ? [restLine(item, rest, depth)] : []));
      return true;
    } catch {
      const told = document.getElementById("desk-status");
      if (told) told.textContent = failed;
      item.title = failed;
      return false;
    } finally {
      delete item.dataset.busy;
    }
  };

  const open = async (item) => {
    if (item.ariaExpanded !== "false" || "busy" in item.dataset) return;
    if (!below(item).length && !(await load(item))) return;
    item.ariaExpanded = "true";
    item.removeAttribute("title");
    settle(item);
    keep({ opened: [...opened().filter((other) => other !== path(item)), path(item)].slice(-most) });
  };

  const close = (item) => {
    item.ariaExpanded = "false";
    settle(item);
    keep({ opened: opened().filter((other) => other !== path(item)) });
  };

  const turn = (item) => (isOpen(item) ? close(item) : open(item));

  // ---- Keyboard ----

  let typed = "";
  let typing;
  const find = (letter, from) => {
    clearTimeout(typing);
    typing = setTimeout(() => (typed = ""), 700);
    typed += letter.toLowerCase();
    const lines = [...root.querySelectorAll("li:not([hidden]) > a")];
    const start = lines.indexOf(from) + (typed.length === 1 ? 1 : 0);
    const matches = (item) => item.textContent.trim().toLowerCase().startsWith(typed) || item.lastElementChild.textContent.toLowerCase().startsWith(typed);
    focus([...lines.slice(start), ...lines.slice(0, start)].find(matches));
  };

  const [ahead, back] = getComputedStyle(root).direction === "rtl" ? ["ArrowLeft", "ArrowRight"] : ["ArrowRight", "ArrowLeft"];
  const keys = {
    ArrowDown: (item) => focus(step(item, "nextElementSibling")),
    ArrowUp: (item) => focus(step(item, "previousElementSibling")),
    Home: () => focus(root.firstElementChild.firstElementChild),
    End: () => focus([...root.querySelectorAll("li:not([hidden]) > a")].at(-1)),
    [ahead]: (item) => (isOpen(item) ? focus(step(item, "nextElementSibling")) : open(item)),
    [back]: (item) => (isOpen(item) ? close(item) : focus(above(item))),
    " ": (item) => item.click(),
  };

  root.addEventListener("keydown", (event) => {
    const item = event.target.closest("[role=treeitem]");
    if (!item || event.ctrlKey || event.metaKey || event.altKey) return;
    if (Object.hasOwn(keys, event.key)) keys[event.key](item);
    else if (/^[\p{L}\p{N}]$/u.test(event.key)) find(event.key, item);
    else return;
    event.preventDefault();
    event.stopPropagation();
  });

  root.addEventListener("click", (event) => {
    const item = event.target.closest("[role=treeitem]");
    if (!item?.ariaExpanded || !event.target.classList.contains("tree-toggle")) return;
    event.preventDefault();
    take(item);
    turn(item);
  });

  root.addEventListener("focusin", (event) => take(event.target));

  // ---- Beginning: one way in, the branches that were open, and the place in the list ----

  const begin = async () => {
    const current = root.querySelector("[aria-current=page]") ?? root.querySelector("a");
    for (const item of root.querySelectorAll("a")) item.tabIndex = -1;
    take(current);
    const last = recall().scroll;
    for (const address of opened()) {
      const item = [...root.querySelectorAll("[aria-expanded=false]")].find((other) => path(other) === address);
      if (item) await open(item);
    }
    if (Number.isFinite(last)) scroller.scrollTop = last;
    const { offsetTop, offsetHeight } = current;
    if (offsetTop < scroller.scrollTop || offsetTop + offsetHeight > scroller.scrollTop + scroller.clientHeight) {
      scroller.scrollTop = offsetTop - scroller.clientHeight / 3;
    }
    addEventListener("pagehide", () => keep({ scroll: scroller.scrollTop }));
  };

  begin();
}

document.querySelectorAll("[role=tree]").forEach(tree);
