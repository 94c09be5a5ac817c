// A table as CSV and as JSON Lines.

import type { Limit } from "./limit";
import type { Cell, Table } from "./table";

/** RFC 4180 with a header line, and the mark by which spreadsheets read it as UTF-8. */
export function csv({ header, cells }: Table, limit: Limit): string {
  return `\uFEFF${[header, ...cells(limit)].map((row) => row.map(cell).join(",")).join("\r\n")}\r\n`;
}

// What a spreadsheet would run as a formula begins with one of these, spaces aside.
const FORMULA = /^\s*[=+\-@\t\r\uFF1D\uFF0B\uFF0D\uFF20]/;

/** Text that a spreadsheet would run begins with an apostrophe. */
function cell(value: Cell): string {
  if (typeof value === "number") return String(value);
  const safe = FORMULA.test(value) ? `'${value}` : value;
  return /[",\r\n']/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** One object a line. Characters that some readers take for the end of a line are escaped. */
export function jsonLines({ lines }: Table, limit: Limit): string {
  const escape = (one: string) => `\\u${one.charCodeAt(0).toString(16).padStart(4, "0")}`;
  return lines(limit)
    .map((line) => `${JSON.stringify(line).replace(/[\x7F-\x9F\u2028\u2029]/g, escape)}\n`)
    .join("");
}
