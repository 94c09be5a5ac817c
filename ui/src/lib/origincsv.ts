// The edges between reports as CSV: from, to, what tells the direction, and how many words were copied.

import { table, type Column } from "./csv";
import { isReport, namedAs, quotedOf, toldBy, wordsOf, type Edge, type Source } from "./origins";

const doc = (source: Source): string => (isReport(source) ? source.record.doc_id : "");
const published = (source: Source): string => (isReport(source) ? (source.record.published ?? "") : "");

const COLUMNS: readonly Column<Edge>[] = [
  ["from", ({ from }) => namedAs(from)],
  ["from_doc_id", ({ from }) => doc(from)],
  ["from_published", ({ from }) => published(from)],
  ["to", ({ to }) => namedAs(to)],
  ["to_doc_id", ({ to }) => doc(to)],
  ["to_published", ({ to }) => published(to)],
  ["directed", ({ directed }) => String(directed)],
  ["told_by", toldBy],
  ["words_copied", wordsOf],
  ["words_quoted", quotedOf],
  ["passages", ({ copies }) => copies.length],
  ["relayed_statements", ({ relayed }) => relayed.length],
  ["republished", ({ republished }) => String(republished)],
];

export const originsCsv = (edges: readonly Edge[]): string => table(COLUMNS, edges);
