// Times told, and the days of publication, as a table.

import type { Moment } from "../lib/timeline";
import { limited } from "./limit";
import { REPORT, sentenceLine, slice, SOURCE, tableOf, toldBy, type Column, type Table } from "./table";

const candidates = ({ date, report }: Moment) => date?.record.candidates ?? report.record.published_candidates;

const COLUMNS: readonly Column<Moment>[] = [
  ...REPORT,
  ["lane", ({ lane }) => lane],
  ["value", ({ value }) => value],
  ["type", ({ date }) => date?.record.type ?? ""],
  ["as_written", ({ date }) => date?.words ?? "", "quoted"],
  ["anchor", ({ date }) => date?.record.anchor ?? ""],
  ["candidates", (moment) => candidates(moment).join(" ")],
  ["speaker", ({ date }) => date?.statements[0]?.chain[0] ?? "", "quoted"],
  ["sentence", ({ date, report }) => slice(report.text, date?.sentence() ?? null), "quoted"],
  ["span", ({ date }) => date?.record.span.join("–") ?? ""],
  ["date", ({ date }) => date?.id ?? ""],
  ...SOURCE,
];

export const timelineTable = (moments: readonly Moment[]): Table =>
  tableOf("timeline", moments, COLUMNS, (moment, limit) => ({
    ...toldBy(moment.report),
    lane: moment.lane,
    id: moment.date?.id ?? null,
    span: moment.date?.record.span ?? null,
    type: moment.date?.record.type ?? "DATE",
    value: moment.value,
    anchor: moment.date?.record.anchor ?? null,
    candidates: candidates(moment),
    words: moment.date && limited(moment.date.words, limit),
    statements: moment.date?.statements.map(({ id }) => id) ?? [],
    ...sentenceLine("sentence", moment.report, moment.date?.sentence() ?? null, limit),
  }));
