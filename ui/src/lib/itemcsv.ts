// Figures and times as CSV: the words as written beside what was read from them.

import { boundWords, answers, doubt } from "./claims";
import { slice, table, type Column } from "./csv";
import type { Comparison, Figure } from "./story";
import type { Moment } from "./timeline";

const text = (value: string | null | undefined): string => value ?? "";

const FIGURES: readonly Column<Figure>[] = [
  ["doc_id", ({ report }) => report.record.doc_id],
  ["outlet", ({ report }) => text(report.outlet)],
  ["published", ({ report }) => text(report.record.published)],
  ["counted", ({ record }) => text(record.counted)],
  ["event", ({ record }) => text(record.event)],
  ["as_written", ({ claimed }) => claimed],
  ["read_as", boundWords],
  ["low", ({ record }) => record.low ?? ""],
  ["high", ({ record }) => record.high ?? ""],
  ["bound", ({ record }) => record.bound],
  ["unit", ({ record }) => text(record.unit)],
  ["change", ({ record }) => text(record.change)],
  ["as_of", ({ record }) => text(record.as_of)],
  ["voice", ({ statements }) => (statements.length > 0 ? "attributed" : "own")],
  ["answers", (figure) => answers(figure).join(" → ")],
  ["stance", ({ statements }) => text(statements[0]?.record.stance)],
  ["not_asserted_by", (figure) => text(doubt(figure)?.speaker)],
  ["sentence", ({ report, sentence }) => slice(report.text, sentence())],
  ["span", ({ record }) => record.span.join("–")],
  ["figure", ({ id }) => id],
  ["statement", ({ record }) => text(record.statement)],
  ["origin", ({ report }) => report.record.origin],
  ["sha256", ({ report }) => report.record.sha256],
];

/** Figures with the comparison each is part of, and those of it that it differs from. */
export function figuresCsv(figures: readonly Figure[], comparisons: readonly Comparison[]): string {
  const partOf = new Map(comparisons.flatMap((comparison) => comparison.figures.map((figure) => [figure, comparison])));
  const differs = (figure: Figure) =>
    (partOf.get(figure)?.differs ?? []).flatMap(({ a, b }) => (a === figure ? [b.id] : b === figure ? [a.id] : []));
  const across: readonly Column<Figure>[] = [
    ["comparison", (figure) => text(partOf.get(figure)?.id)],
    ["differs_from", (figure) => differs(figure).join(" ")],
  ];
  return table([...FIGURES, ...across], figures);
}

const MOMENTS: readonly Column<Moment>[] = [
  ["doc_id", ({ report }) => report.record.doc_id],
  ["outlet", ({ report }) => text(report.outlet)],
  ["published", ({ report }) => text(report.record.published)],
  ["lane", ({ lane }) => lane],
  ["value", ({ value }) => value],
  ["type", ({ date }) => text(date?.record.type)],
  ["as_written", ({ date }) => text(date?.words)],
  ["anchor", ({ date }) => text(date?.record.anchor)],
  ["candidates", ({ date, report }) => (date?.record.candidates ?? report.record.published_candidates).join(" ")],
  ["speaker", ({ date }) => text(date?.statements[0]?.chain[0])],
  ["sentence", ({ date, report }) => slice(report.text, date?.sentence() ?? null)],
  ["span", ({ date }) => text(date?.record.span.join("–"))],
  ["date", ({ date }) => text(date?.id)],
  ["origin", ({ report }) => report.record.origin],
  ["sha256", ({ report }) => report.record.sha256],
];

export const timelineCsv = (moments: readonly Moment[]): string => table(MOMENTS, moments);
