// What a view shows as a table: the same rows for a spreadsheet, cell by cell, and as objects in the interchange's words.

import type { Report } from "../lib/story";
import { codePoints } from "../lib/offsets";
import type { Range, Slice } from "../lib/story";
import type { CodePoints } from "../lib/types";
import { limited, limitedPieces, type Limit, type Quote } from "./limit";

export type Cell = string | number;
/** A cell of words of a report, titles and names aside, is "quoted": it keeps the limit. `quote` keeps it for a part of one. */
export type Column<Row> = readonly [name: string, value: (row: Row, quote: Quote) => Cell, matter?: "quoted"];

export interface Table {
  /** Names the file and the sheet. */
  readonly name: string;
  readonly header: readonly string[];
  readonly rows: number;
  readonly cells: (limit: Limit) => readonly (readonly Cell[])[];
  readonly lines: (limit: Limit) => readonly object[];
}

/** A table of `rows`; `line` makes the object of a row, and cuts what it quotes by the limit. */
export function tableOf<Row>(
  name: string,
  rows: readonly Row[],
  columns: readonly Column<Row>[],
  line: (row: Row, limit: Limit) => object,
): Table {
  const cell = (row: Row, [, value, matter]: Column<Row>, limit: Limit): Cell => {
    const told = value(row, (text) => limited(text, limit));
    return matter === "quoted" && typeof told === "string" ? limited(told, limit) : told;
  };
  return {
    name,
    header: columns.map(([title]) => title),
    rows: rows.length,
    cells: (limit) => rows.map((row) => columns.map((column) => cell(row, column, limit))),
    lines: (limit) => rows.map((row) => line(row, limit)),
  };
}

/** What a row of a report begins with. */
export const toldBy = ({ record }: Report) => ({
  doc_id: record.doc_id,
  report: record.id,
  outlet: record.outlet,
  published: record.published,
});

/** The first columns of a table whose rows are each of one report, and the last. */
export const REPORT: readonly Column<{ readonly report: Report }>[] = [
  ["doc_id", ({ report }) => report.record.doc_id],
  ["outlet", ({ report }) => report.outlet ?? ""],
  ["published", ({ report }) => report.record.published ?? ""],
];
export const SOURCE: readonly Column<{ readonly report: Report }>[] = [
  ["origin", ({ report }) => report.record.origin],
  ["sha256", ({ report }) => report.record.sha256],
];

export const slice = (text: string, range: Range | null): string => (range ? text.slice(range.start, range.end) : "");

/** A range of a report's text in code points, as the record counts. */
export function spanOf({ text }: Report, range: Range): CodePoints {
  const at = codePoints(text);
  return [at(range.start), at(range.end)];
}

/** A sentence of a report with its span, under these names. */
export function sentenceLine(name: "sentence" | "before", report: Report, range: Range | null, limit: Limit): object {
  return {
    [name]: range && limited(slice(report.text, range), limit),
    [`${name}_span`]: range && spanOf(report, range),
  };
}

export const pieces = (slices: readonly Slice[], limit: Limit): string[] =>
  limitedPieces(slices.map(({ text }) => text), limit);
