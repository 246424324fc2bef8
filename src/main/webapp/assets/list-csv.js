// SPDX-License-Identifier: Apache-2.0
// Decisions as a file, out and in: a dictionary that the next list, and the next coder, start from (RFC 4180).

import { clean, keyOf } from "./list-model.js";

export const DICTIONARY = ["text", "code", "uri", "classification", "release"];

/** A spreadsheet takes a cell that begins so for a formula. */
const FORMULA = /^'*[=+\-@\t\r]/;

const cell = (value) => {
  const text = String(value ?? "");
  const safe = FORMULA.test(text) ? `'${text}` : text;
  return /[",;\t\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
};

/** A table as CSV, with a byte order mark, since spreadsheets take it for another encoding without. */
export const write = (rows) => `\ufeff${rows.map((row) => row.map(cell).join(",")).join("\r\n")}\r\n`;

const plain = (text) => (/^'/.test(text) && FORMULA.test(text.slice(1)) ? text.slice(1) : text);

/** The rows of a CSV text, whichever of comma, semicolon and tab its first line has most of. */
export function read(text) {
  const all = text.replace(/^\ufeff/, "");
  const first = all.slice(0, all.search(/[\r\n]|$/));
  const delimiter = [",", ";", "\t"].reduce((best, mark) => (first.split(mark).length > first.split(best).length ? mark : best));
  const rows = [];
  let row = [];
  let value = "";
  let quoted = false;
  const end = () => {
    row.push(plain(value));
    value = "";
  };
  for (let i = 0; i < all.length; i++) {
    const letter = all[i];
    if (quoted) {
      if (letter !== '"') value += letter;
      else if (all[i + 1] === '"') value += all[++i];
      else quoted = false;
    } else if (letter === '"' && value === "") quoted = true;
    else if (letter === delimiter) end();
    else if (letter === "\n" || letter === "\r") {
      if (letter === "\r" && all[i + 1] === "\n") i++;
      end();
      rows.push(row);
      row = [];
    } else value += letter;
  }
  if (value !== "" || row.length) {
    end();
    rows.push(row);
  }
  return rows.filter((cells) => cells.some((one) => one !== ""));
}

/** The address of a decision among others: one for each text of a classification. */
export const decisionKey = (classification, text) => `${classification}|${keyOf(text)}`;

/** Decisions as CSV. */
export const writeDictionary = (decisions) =>
  write([DICTIONARY, ...decisions.map((one) => DICTIONARY.map((name) => one[name] ?? ""))]);

/**
 * The decisions of a CSV text, and the numbers of its lines that have none; null if its first line does not name the columns.
 */
export function readDictionary(text) {
  const [head = [], ...lines] = read(text);
  const at = Object.fromEntries(DICTIONARY.map((name) => [name, head.findIndex((one) => clean(one).toLowerCase() === name)]));
  if (at.text < 0 || at.code < 0) return null;
  const decisions = [];
  const faults = [];
  lines.forEach((line, i) => {
    const one = Object.fromEntries(DICTIONARY.map((name) => [name, clean(line[at[name]])]));
    one.classification ||= "mms";
    if (one.classification === "icd11") one.classification = "mms";
    if (!one.text || !(one.code || one.uri) || !["mms", "icf", "icd10"].includes(one.classification)) faults.push(i + 2);
    else decisions.push({ ...one, id: decisionKey(one.classification, one.text) });
  });
  return { decisions, faults };
}
