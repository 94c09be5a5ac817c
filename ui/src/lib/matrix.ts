// Which outlet tells which utterance, and how: a row for each utterance that at least two outlets tell.

import { compared as words } from "./across";
import { cueWords, textOf } from "./cite";
import { table, type Column } from "./csv";
import { grouped } from "./grouped";
import type { Report, Statement, Story, Utterance, Variant } from "./story";
import { outletNotTold } from "./strings";

export interface Outlet {
  readonly name: string | null;
  readonly reports: ReadonlySet<Report>;
}

export interface Told {
  readonly utterance: Utterance;
  readonly lead: Statement;
  /** The versions of each outlet, the closest to the words first; an outlet that is not here has none. */
  readonly by: ReadonlyMap<string | null, readonly Variant[]>;
}

/** The outlets of the story, those with most reports first. */
export function outletsOf({ reports }: Story): Outlet[] {
  const found = [...grouped(reports, ({ outlet }) => outlet)].map(([name, own]) => ({ name, reports: new Set(own) }));
  return found.sort((a, b) => Number(a.name === null) - Number(b.name === null) || b.reports.size - a.reports.size);
}

/** Utterances of which one of `shown` is a version, and which at least two outlets tell; those of most outlets first. */
export function rowsOf({ links }: Story, shown: readonly Statement[]): Told[] {
  const asked = new Set(shown.map((statement) => links.utteranceOf().get(statement)));
  return links
    .utterances()
    .filter((utterance) => asked.has(utterance))
    .map((utterance) => ({
      utterance,
      lead: utterance.variants[0]!.statement,
      by: grouped(utterance.variants, ({ statement }) => statement.report.outlet),
    }))
    .filter(({ by }) => [...by.keys()].filter((name) => name !== null).length > 1)
    .sort((a, b) => b.by.size - a.by.size || a.lead.index - b.lead.index);
}

/** What stands where an outlet has no version: none was found, or none of its reports is in a language that is read. */
export function absent({ reports }: Outlet): string {
  return [...reports].some(({ isRead }) => isRead) ? words.none : words.notRead;
}

/** One row for each utterance, one column for each outlet. */
export function matrixCsv(rows: readonly Told[], outlets: readonly Outlet[]): string {
  const told = ({ closeness, statement }: Variant) => `${closeness}: ${cueWords(statement)}`;
  const columns: Column<Told>[] = [
    ["speaker", ({ lead }) => (lead.speaker.status === "unresolved" ? "" : (lead.known ?? lead.speaker.label))],
    ["said", ({ lead }) => lead.record.when?.value ?? ""],
    ["words", ({ lead }) => textOf(lead.content)],
    ["words_doc_id", ({ lead }) => lead.report.record.doc_id],
    ...outlets.map((outlet): Column<Told> => [outlet.name ?? outletNotTold, ({ by }) => by.get(outlet.name)?.map(told).join("; ") ?? absent(outlet)]),
    ["utterance", ({ utterance }) => utterance.id],
    ["statements", ({ utterance }) => utterance.variants.map(({ statement }) => statement.id).join(" ")],
  ];
  return table(columns, rows);
}
