// The statements shown, as CSV for a spreadsheet: the cue always beside the words, and the sentences they stand in.

import { cueWords, spans, textOf, words } from "./cite";
import type { Range, Statement } from "./story";
import { contextOf } from "./sentences";

export type Column<Row> = readonly [name: string, value: (row: Row) => string | number];

const COLUMNS: readonly Column<Statement>[] = [
  ["doc_id", ({ report }) => report.record.doc_id],
  ["outlet", ({ report }) => report.outlet ?? ""],
  ["published", ({ report }) => report.record.published ?? ""],
  ["published_found", ({ report }) => report.record.found["published"] ?? ""],
  ["title", ({ report }) => report.title ?? ""],
  ["speaker", ({ speaker }) => (speaker.status === "unresolved" ? "" : speaker.label)],
  ["speaker_status", ({ speaker }) => speaker.status],
  ["role", ({ role }) => role ?? ""],
  ["source", ({ source }) => textOf(source)],
  ["cue", cueWords],
  ["words", words],
  ["kind", ({ record }) => record.kind],
  ["act", ({ record }) => record.act],
  ["stance", ({ record }) => record.stance],
  ["target", ({ record }) => record.target?.text ?? ""],
  ["occasion", ({ record }) => record.occasion?.text ?? ""],
  ["said", ({ record }) => record.when?.value ?? ""],
  ["chain", ({ chain }) => chain.join(" → ")],
  ["joint_speakers", ({ joint }) => joint.map(({ label }) => label).join("; ")],
  ["candidates", ({ record }) => record.speaker.candidates.join("; ")],
  ["inserted", ({ report, inserted }) => inserted.map((range) => slice(report.text, range)).join(" ")],
  ["sentence_before", (statement) => slice(statement.report.text, context(statement).before)],
  ["sentence", (statement) => slice(statement.report.text, context(statement).within)],
  ["content_spans", ({ record }) => spans(record.content)],
  ["confidence", ({ record }) => String(record.confidence)],
  ["reviewed", ({ record }) => (record.reviewed === undefined ? "" : String(record.reviewed))],
  ["statement", ({ id }) => id],
  ["parent", ({ record }) => record.parent ?? ""],
  ["origin", ({ report }) => report.record.origin],
  ["sha256", ({ report }) => report.record.sha256],
];

export const csv = (statements: readonly Statement[]): string => table(COLUMNS, statements);

/** RFC 4180 with a header line. A cell that a spreadsheet would run as a formula begins with an apostrophe. */
export function table<Row>(columns: readonly Column<Row>[], rows: readonly Row[]): string {
  const lines = rows.map((row) => columns.map(([, value]) => cell(value(row))));
  return [columns.map(([name]) => name), ...lines].map((line) => line.join(",")).join("\r\n") + "\r\n";
}

function cell(value: string | number): string {
  if (typeof value === "number") return String(value);
  const safe = /^\s*[=+\-@\t\r\uFF1D\uFF0B\uFF0D\uFF20]/.test(value) ? `'${value}` : value;
  return /[",\r\n']/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

function context({ report, source, cue, content }: Statement) {
  return contextOf(report.sentences(), [...source, ...cue, ...content]);
}

export function slice(text: string, range: Range | null): string {
  return range ? text.slice(range.start, range.end) : "";
}
