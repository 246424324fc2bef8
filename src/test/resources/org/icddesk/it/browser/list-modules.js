// SPDX-License-Identifier: Apache-2.0
// The parts of the list page that need no page. Each function is a test; it throws where something is not so.

const [model, csv, asking] = await Promise.all(
  ["list-model.js", "list-csv.js", "list-asking.js"].map((name) => import(`${assets}/${name}`)),
);

const equal = (found, expected, what = "") => {
  if (JSON.stringify(found) !== JSON.stringify(expected)) throw new Error(`${what} expected ${JSON.stringify(expected)}, but was ${JSON.stringify(found)}`);
};
const code = (name, score, how = "search") => ({ code: name, title: `Title of ${name}`, uri: `http://id.who.int/icd/${name}`, score, matched: "", how });
const itemsOf = (...texts) => model.itemsOf(texts.map((text) => [text]), 0).items;
const answered = (text, ...proposals) => {
  const [item] = itemsOf(text);
  return Object.assign(item, model.merge(item, { state: "proposed", proposals }));
};

/** Asks as a page would, with a clock that only sleeping moves. */
const asked = async (texts, answer) => {
  const items = itemsOf(...texts);
  const seen = { requests: [], told: [], failed: [], now: 0 };
  const run = new asking.Asking(
    {
      open: () => items.flatMap((item, index) => (model.isAsked(item) ? [] : [index])),
      send: async (indexes) => {
        seen.requests.push(indexes.map((index) => items[index].text));
        return answer(indexes.map((index) => items[index].text), seen.requests.length);
      },
      take: (answers) => answers.forEach(([index, one]) => Object.assign(items[index], model.merge(items[index], one))),
      fail: (faults) => seen.failed.push(...faults.map(([index]) => items[index].text)),
      refuse: (index, message) => Object.assign(items[index], { found: "invalid", state: "invalid", message }),
      told: ({ phase, seconds }) => seen.told.push(seconds ? `${phase} ${seconds}` : phase),
    },
    { now: () => seen.now, sleep: async (ms) => { seen.now += ms; } },
  );
  await run.run();
  return { ...seen, items };
};

const nothing = (texts) => texts.map(() => ({ state: "unmatched", proposals: [] }));

return {
  identicalTextsAreOneItemWhateverTheirCaseBlanksAndFullStops() {
    const { items, of } = model.itemsOf([["Asthma", "3"], [" asthma. ", "2"], ["", ""], ["ＡＳＴＨＭＡ", "x"], ["Cholera", "1 204"]], 0, 1);
    equal(of, [0, 0, -1, 0, 1]);
    equal(items.map((item) => [item.text, item.n]), [["Asthma", 6], ["Cholera", 1204]]);
  },

  frequenciesAreReadAsTheyAreWrittenAndCountOnceWhereTheyAreNone() {
    equal(["12", "1,204", "1.204", "1’204", "12.0", "", "many", "-3", "٣"].map(model.frequencyOf), [12, 1204, 1204, 1204, 12, 1, 1, 1, 1]);
  },

  controlsAndInvisibleLettersAreNoPartOfAText() {
    equal(model.clean(" a\u0000b\u200b\u202ec\r\nd "), "a bc d");
    equal(model.keyOf("..."), "...", "a text of full stops alone");
  },

  B25_aTextLongerThanFiveHundredLettersIsInvalidWithoutBeingAsked() {
    const [item] = itemsOf("x".repeat(501));
    equal([item.state, model.isAsked(item), item.message], ["invalid", true, "long"]);
  },

  nothingIsApprovedByItself() {
    equal(answered("asthma", code("CA23", 1, "exact")).state, "proposed");
    equal(answered("1A00", code("1A00", 1, "code")).chosen, null);
    equal(answered("astma", code("CA23", 1, "decision")).state, "proposed");
  },

  replacingACodeReplacesItsScore() {
    const item = answered("asthma", code("CA23", 0.97), code("CA22", 0.4));
    Object.assign(item, model.pick(item, 0));
    Object.assign(item, model.pick(item, 1));
    equal([item.chosen.code, item.chosen.score], ["CA22", 0.4]);
    Object.assign(item, model.choose(item, { code: "1A00", title: "Cholera", uri: "u", how: "manual" }));
    equal([item.chosen.code, item.chosen.score, item.chosen.how], ["1A00", null, "manual"]);
  },

  everyWayThroughTheStates() {
    const item = answered("asthma", code("CA23", 1));
    const after = (change) => Object.assign(item, change).state;
    equal([after(model.approve(item)), after(model.reopen(item)), after(model.flag(item)), after(model.ignore(item)), after(model.reopen(item))], ["approved", "proposed", "flagged", "ignored", "proposed"]);
    const [unmatched] = itemsOf("qq");
    Object.assign(unmatched, model.merge(unmatched, { state: "unmatched" }));
    equal([model.approve(unmatched), model.pick(unmatched, 0), unmatched.state], [null, null, "unmatched"]);
    Object.assign(unmatched, model.ignore(unmatched));
    equal(Object.assign(unmatched, model.reopen(unmatched)).state, "unmatched", "ignored and reopened");
  },

  anAnswerThatComesLateLeavesADecision() {
    const [item] = itemsOf("asthma");
    Object.assign(item, model.choose(item, code("CA23", null, "manual")));
    Object.assign(item, model.merge(item, { state: "proposed", proposals: [code("CA22", 0.9)] }));
    equal([item.state, item.chosen.code, item.proposals.length], ["approved", "CA23", 1]);
  },

  undoTakesBackOneStepEvenOfManyRowsAndRedoDoesItAgain() {
    const items = [answered("a", code("A", 1)), answered("b", code("B", 1))];
    const history = new model.History();
    history.apply(items, "comment", [[0, model.remark(items[0], "seen")]]);
    history.apply(items, "approve", items.map((item, index) => [index, model.approve(item)]));
    equal(items.map((item) => item.state), ["approved", "approved"]);
    equal(history.undo(items).indexes, [0, 1]);
    equal(items.map((item) => [item.state, item.chosen]), [["proposed", null], ["proposed", null]]);
    equal(history.redo(items).label, "approve");
    equal([history.undo(items).label, history.undo(items).label, history.undo(items)], ["approve", "comment", null]);
    equal(items[0].comment, "");
  },

  stepsThatWereKeptCanBeUndoneAfterAReload() {
    const items = [answered("a", code("A", 1))];
    const history = new model.History();
    history.apply(items, "approve", [[0, model.approve(items[0])]]);
    const kept = history.unsaved();
    equal([kept.length, history.unsaved().length], [1, 0]);
    const later = new model.History(kept.map(([, step]) => JSON.parse(JSON.stringify(step))));
    equal([later.undo(items).label, items[0].state, later.unsaved()], ["approve", "proposed", [[kept[0][0], null]]]);
  },

  sharesAreOfCodesAndOfOccurrences() {
    const items = [answered("a", code("A", 1)), answered("b", code("B", 1)), ...itemsOf("c")];
    Object.assign(items[0], { n: 6 }, model.approve(items[0]));
    Object.assign(items[1], { n: 3 }, model.ignore(items[1]));
    const sum = model.tally(items);
    equal([sum.decided, sum.total, sum.covered, sum.occurrences, sum.asked], [2, 3, 6, 10, 2]);
    equal([[0, 9], [1, 1000], [999, 1000], [9, 9], [0, 0]].map(([part, whole]) => model.percent(part, whole)), [0, 1, 99, 100, 100]);
  },

  rowsAreFilteredSortedAndFound() {
    const items = [answered("b", code("B", 0.2)), answered("a", code("A", 0.9)), ...itemsOf("c")];
    items[2].n = 9;
    Object.assign(items[0], model.approve(items[0]));
    equal([model.view(items), model.view(items, { sort: "frequency" }), model.view(items, { sort: "score" }), model.view(items, { sort: "text" })], [[0, 1, 2], [2, 0, 1], [1, 0, 2], [1, 0, 2]]);
    equal([model.view(items, { filter: "open" }), model.view(items, { filter: "approved" }), model.view(items, { find: "C" })], [[1, 2], [0], [2]]);
    equal([model.nextOpen(items, [0, 1, 2], 1), model.nextOpen(items, [0, 1, 2], 2), model.nextOpen(items, [0], 0)], [2, 1, -1]);
  },

  aFileOutOfHereComesBackWithItsDecisions() {
    const rows = [["7", "asthma"], ["8", "qq"], ["9", "ASTHMA"], ["", ""], ["1", "old"]];
    const { items, of } = model.itemsOf(rows, 1);
    Object.assign(items[0], model.merge(items[0], { state: "proposed", proposals: [code("CA23", 0.97, "exact")] }));
    Object.assign(items[0], model.approve(items[0]), { comment: "sure; \"quoted\"" });
    Object.assign(items[1], model.merge(items[1], { state: "unmatched" }), model.ignore(items[1]));
    const about = { release: "2024-01", lang: "en", asOf: "2026-11-30T00:00:00Z" };
    const out = model.fileRows(items, { columns: ["id", "text"], rows, of }, about);
    equal(out.map((row) => row.slice(0, 2)), rows, "source columns");
    const columns = ["id", "text", ...model.ADDED];
    equal(model.isOurs(columns), true);
    const back = model.itemsOf(out, 1, -1, true);
    equal(back.items.map((item) => [item.text, item.n, item.state, item.chosen?.code, item.chosen?.score, item.chosen?.how, item.comment]), [
      ["asthma", 2, "approved", "CA23", 0.97, "exact", "sure; \"quoted\""],
      ["qq", 1, "ignored", undefined, undefined, undefined, ""],
      ["old", 1, "waiting", undefined, undefined, undefined, ""],
    ]);
    equal(model.fileRows(back.items, { columns: ["id", "text"], rows, of: back.of }, about), out, "out again");
  },

  titlesInOtherLanguagesAndChangesAreColumnsOfTheFile() {
    const item = answered("asthma", code("CA23", 1));
    const more = { langs: ["fr", "ar"], since: "2023-01" };
    equal([model.inquiry(item), model.isUntold(item, more)], ["http://id.who.int/icd/CA23", true]);
    equal(model.toldOf(item, more, { failure: "silent" }), null, "asked again:");
    item.more = model.toldOf(item, more, { valid: true, titles: { fr: "Asthme", ar: "Asthma" }, untranslated: ["ar"], change: { kind: "titleChanged", from: { code: "CA23", title: "Astma" }, to: { code: "CA23", title: "Asthma" } } });
    equal([model.isUntold(item, more), model.isChanged(item), model.isUntold(item, { ...more, since: "" })], [false, true, true]);
    equal(model.moreColumns(more, "2024-01"), ["valid in 2024-01", "title (fr)", "title (ar)", "change since 2023-01", "code in 2023-01", "title in 2023-01"]);
    const [row] = model.fileRows([item], { columns: ["text"], rows: [["asthma"]], of: [0] }, {}, more);
    equal(row.slice(0, 7), ["asthma", "yes", "Asthme", "Asthma", "title changed", "CA23", "Astma"]);
    Object.assign(item, model.choose(item, code("CA22", null)));
    equal(model.isUntold(item, more), true, "another code:");
  },

  aCodeOfAnotherReleaseIsAskedAboutAsItStands() {
    const [item] = itemsOf("XY99");
    Object.assign(item, model.merge(item, { state: "invalid", kind: "code", message: "no" }));
    equal(model.inquiry(item), "XY99");
    Object.assign(item, { more: model.toldOf(item, { langs: [], since: "2023-01" }, { valid: false, change: { kind: "gone", from: { code: "XY99", title: "Old" } } }) });
    equal([item.more.valid, model.isChanged(item)], [false, true]);
  },

  decisionsGoOutAndComeInAsTheyWere() {
    const decisions = ['astma, "chronic"', "=1+1", "-5", "'quoted", "line\nbreak", "ربو"].map((text) => ({ text, code: "CA23", uri: "http://id.who.int/icd/x", classification: "mms", release: "2024-01" }));
    const file = csv.writeDictionary(decisions);
    equal(file.startsWith("\ufefftext,code,uri,classification,release\r\n"), true);
    equal(/(^|,)=1/m.test(file), false, "no formula in the file:");
    const read = csv.readDictionary(file);
    equal([read.faults, read.decisions.map((one) => one.text)], [[], decisions.map((one) => model.clean(one.text))]);
  },

  aDictionaryFromASpreadsheetIsReadWithItsFaultsNamed() {
    const read = csv.readDictionary("Code;Text\r\nCA23;asthma\r\n;nothing\r\n\r\n1A00;\"cholera; old\"\r\n");
    equal([read.decisions.map((one) => [one.id, one.code]), read.faults], [[["mms|asthma", "CA23"], ["mms|cholera; old", "1A00"]], [3]]);
    equal([csv.readDictionary("a,b\n1,2"), csv.readDictionary("")], [null, null]);
  },

  async allIsAskedInBatches() {
    const { requests, told } = await asked(Array.from({ length: 120 }, (_, i) => `text ${i}`), nothing);
    equal([requests.map((one) => one.length), told.at(-1)], [[50, 50, 20], "done"]);
  },

  async itemsThatFailedAreAskedAgainAfterTheTimeThatTheAnswerNames() {
    const { requests, told, failed, now } = await asked(["a", "b"], (texts, nth) => texts.map((text) => (text === "b" && nth < 3 ? { state: "failed", retryAfter: 7 } : { state: "unmatched" })));
    equal([requests, failed, now, told.filter((one) => one.startsWith("failing"))], [[["a", "b"], ["b"], ["b"]], ["b", "b"], 14000, ["failing 7", "failing 7"]]);
  },

  async anOutageIsWaitedOutAsLongAsRetryAfterSaysOrEverLonger() {
    const { told, now, items } = await asked(["a"], (texts, nth) => {
      if (nth === 1) throw new asking.Refused(503, "busy", 9);
      if (nth < 4) throw new asking.Refused(0);
      return nothing(texts);
    });
    equal([told.filter((one) => one.includes(" ")), now, items[0].state], [["refused 9", "offline 2", "offline 4"], 15000, "unmatched"]);
    equal([1, 2, 3, 4, 5, 6, 60].map(asking.backoff), [1000, 2000, 4000, 8000, 16000, 30000, 30000]);
  },

  async aTextThatIsRefusedHoldsUpNoOther() {
    const { items } = await asked(["a", "b", "bad", "d"], (texts) => {
      if (texts.includes("bad")) throw new asking.Refused(400, "no");
      return nothing(texts);
    });
    equal(items.map((item) => [item.state, item.message]), [["unmatched", ""], ["unmatched", ""], ["invalid", "no"], ["unmatched", ""]]);
  },
};
