// Statements as a table: the cue always beside the words, and the sentences they stand in.

import { cueWords, spans, textOf, words } from "../lib/cite";
import { contextOf } from "../lib/sentences";
import type { Statement } from "../lib/story";
import { limited, limitedPhrases, type Limit } from "./limit";
import { pieces, sentenceLine, slice, tableOf, toldBy, type Column, type Table } from "./table";

const COLUMNS: readonly Column<Statement>[] = [
  ["doc_id", ({ report }) => report.record.doc_id],
  ["outlet", ({ report }) => report.outlet ?? ""],
  ["published", ({ report }) => report.record.published ?? ""],
  ["published_found", ({ report }) => report.record.found["published"] ?? ""],
  ["title", ({ report }) => report.title ?? ""],
  ["speaker", ({ speaker }) => (speaker.status === "unresolved" ? "" : speaker.label), "quoted"],
  ["speaker_status", ({ speaker }) => speaker.status],
  ["role", ({ role }) => role ?? "", "quoted"],
  ["source", ({ source }) => textOf(source), "quoted"],
  ["cue", cueWords, "quoted"],
  ["words", words, "quoted"],
  ["kind", ({ record }) => record.kind],
  ["act", ({ record }) => record.act],
  ["stance", ({ record }) => record.stance],
  ["target", ({ record }) => record.target?.text ?? "", "quoted"],
  ["occasion", ({ record }) => record.occasion?.text ?? "", "quoted"],
  ["said", ({ record }) => record.when?.value ?? ""],
  ["chain", ({ chain }, quote) => chain.map(quote).join(" → ")],
  ["joint_speakers", ({ joint }, quote) => joint.map(({ label }) => quote(label)).join("; ")],
  ["candidates", ({ record }) => record.speaker.candidates.join("; ")],
  ["inserted", ({ report, inserted }) => inserted.map((range) => slice(report.text, range)).join(" "), "quoted"],
  ["sentence_before", (statement) => slice(statement.report.text, context(statement).before), "quoted"],
  ["sentence", (statement) => slice(statement.report.text, context(statement).within), "quoted"],
  ["content_spans", ({ record }) => spans(record.content)],
  ["confidence", ({ record }) => record.confidence],
  ["reviewed", ({ record }) => (record.reviewed === undefined ? "" : String(record.reviewed))],
  ["statement", ({ id }) => id],
  ["parent", ({ record }) => record.parent ?? ""],
  ["origin", ({ report }) => report.record.origin],
  ["sha256", ({ report }) => report.record.sha256],
];

export const statementTable = (statements: readonly Statement[]): Table =>
  tableOf("statements", statements, COLUMNS, line);

function line(statement: Statement, limit: Limit): object {
  const { report, record } = statement;
  const { within, before } = context(statement);
  return {
    ...toldBy(report),
    ...limitedPhrases(record, (text) => limited(text, limit)),
    ...quotedOf(statement, limit),
    ...sentenceLine("sentence", report, within, limit),
    ...sentenceLine("before", report, before, limit),
  };
}

/** The words of a statement, piece by piece. */
export function quotedOf({ source, cue, content }: Statement, limit: Limit): object {
  return { source_text: pieces(source, limit), cue_text: pieces(cue, limit), content_text: pieces(content, limit) };
}

function context({ report, source, cue, content }: Statement) {
  return contextOf(report.sentences(), [...source, ...cue, ...content]);
}
