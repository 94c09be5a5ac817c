// The edges between reports as a table: from, to, what tells the direction, and how many words were copied.

import { isReport, namedAs, quotedOf, toldBy, wordsOf, type Edge, type Source } from "../lib/origins";
import type { Copy, Passage } from "../lib/story";
import { limited, type Limit } from "./limit";
import { slice, spanOf, tableOf, type Column, type Table } from "./table";

const doc = (source: Source): string | null => (isReport(source) ? source.record.doc_id : null);
const published = (source: Source): string => (isReport(source) ? (source.record.published ?? "") : "");

const COLUMNS: readonly Column<Edge>[] = [
  ["from", ({ from }) => namedAs(from)],
  ["from_doc_id", ({ from }) => doc(from) ?? ""],
  ["from_published", ({ from }) => published(from)],
  ["to", ({ to }) => namedAs(to)],
  ["to_doc_id", ({ to }) => doc(to) ?? ""],
  ["to_published", ({ to }) => published(to)],
  ["directed", ({ directed }) => String(directed)],
  ["told_by", toldBy],
  ["words_copied", wordsOf],
  ["words_quoted", quotedOf],
  ["passages", ({ copies }) => copies.length],
  ["relayed_statements", ({ relayed }) => relayed.length],
  ["republished", ({ republished }) => String(republished)],
];

export const originTable = (edges: readonly Edge[]): Table => tableOf("origins", edges, COLUMNS, line);

function line(edge: Edge, limit: Limit): object {
  const end = (source: Source) => ({
    doc_id: doc(source),
    report: isReport(source) ? source.id : null,
    name: isReport(source) ? source.outlet : source.name,
    published: isReport(source) ? source.record.published : null,
  });
  return {
    doc_id: edge.to.record.doc_id,
    from: end(edge.from),
    to: end(edge.to),
    directed: edge.directed,
    told_by: toldBy(edge),
    words_copied: wordsOf(edge),
    words_quoted: quotedOf(edge),
    republished: edge.republished,
    relayed: edge.relayed.map(({ report, record }) => ({ doc_id: report.record.doc_id, id: record.id, relays: record.relays })),
    copies: edge.copies.map((copy) => copyLine(copy, limit)),
  };
}

function copyLine({ id, a, b, words, quoted, source, because }: Copy, limit: Limit): object {
  const passage = (one: Passage) => ({
    doc_id: one.report.record.doc_id,
    report: one.report.id,
    span: spanOf(one.report, one),
    words: limited(slice(one.report.text, one), limit),
  });
  return { id, a: passage(a), b: passage(b), shared_words: words, quoted, taken_from: source?.record.doc_id ?? null, because };
}
