// Figures as a table: the words as written beside what was read from them.

import { answers, boundWords, doubt } from "../lib/claims";
import type { Comparison, Figure } from "../lib/story";
import { limited } from "./limit";
import { REPORT, sentenceLine, slice, SOURCE, tableOf, toldBy, type Column, type Table } from "./table";

const COLUMNS: readonly Column<Figure>[] = [
  ...REPORT,
  ["counted", ({ record }) => record.counted ?? "", "quoted"],
  ["event", ({ record }) => record.event ?? ""],
  ["as_written", ({ claimed }) => claimed, "quoted"],
  ["read_as", boundWords],
  ["low", ({ record }) => record.low ?? ""],
  ["high", ({ record }) => record.high ?? ""],
  ["bound", ({ record }) => record.bound],
  ["unit", ({ record }) => record.unit ?? ""],
  ["change", ({ record }) => record.change ?? ""],
  ["as_of", ({ record }) => record.as_of ?? ""],
  ["voice", ({ statements }) => (statements.length > 0 ? "attributed" : "own")],
  ["answers", (figure, quote) => answers(figure).map(quote).join(" → ")],
  ["stance", ({ statements }) => statements[0]?.record.stance ?? ""],
  ["not_asserted_by", (figure) => doubt(figure)?.speaker ?? "", "quoted"],
  ["sentence", ({ report, sentence }) => slice(report.text, sentence()), "quoted"],
  ["span", ({ record }) => record.span.join("–")],
  ["figure", ({ id }) => id],
  ["statement", ({ record }) => record.statement ?? ""],
  ...SOURCE,
];

/** Figures with the comparison each is part of, and those of it that it differs from. */
export function figureTable(figures: readonly Figure[], comparisons: readonly Comparison[]): Table {
  const partOf = new Map(comparisons.flatMap((comparison) => comparison.figures.map((figure) => [figure, comparison])));
  const differs = (figure: Figure) =>
    (partOf.get(figure)?.differs ?? []).flatMap(({ a, b }) => (a === figure ? [b] : b === figure ? [a] : []));
  const across: readonly Column<Figure>[] = [
    ["comparison", (figure) => partOf.get(figure)?.id ?? ""],
    ["differs_from", (figure) => differs(figure).map(({ id }) => id).join(" ")],
  ];
  return tableOf("figures", figures, [...COLUMNS, ...across], (figure, limit) => ({
    ...toldBy(figure.report),
    ...figure.record,
    counted: figure.record.counted && limited(figure.record.counted, limit),
    words: limited(figure.words, limit),
    speakers: figure.statements.length > 0 ? answers(figure).slice(0, 1).map((speaker) => limited(speaker, limit)) : [],
    stance: figure.statements[0]?.record.stance ?? null,
    comparison: partOf.get(figure)?.id ?? null,
    differs_from: differs(figure).map(({ id, report }) => ({ doc_id: report.record.doc_id, id })),
    ...sentenceLine("sentence", figure.report, figure.sentence(), limit),
  }));
}
