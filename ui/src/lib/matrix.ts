// Which outlet tells which utterance, and how: a row for each utterance that at least two outlets tell.

import { compared as words } from "./across";
import { grouped } from "./grouped";
import type { Report, Statement, Story, Utterance, Variant } from "./story";
import { languageName, outletNotTold } from "./strings";
import { mayBeSame, near } from "./versions";

export interface Outlet {
  readonly name: string | null;
  readonly reports: ReadonlySet<Report>;
  /** Whether one of its reports is in a language that is read. */
  readonly read: boolean;
}

export interface Told {
  readonly utterance: Utterance;
  readonly lead: Statement;
  /** The versions of each outlet, the closest to the words first; an outlet that is not here has none. */
  readonly by: ReadonlyMap<string | null, readonly Variant[]>;
  /** What may be the same, by outlet: the nearest of each. */
  readonly possibly: ReadonlyMap<string | null, Statement>;
}

/** The outlets of the story, those with most reports first; without a name, and not read, last. */
export function outletsOf({ reports }: Story): Outlet[] {
  const groups = [...grouped(reports, ({ outlet, isRead }) => outlet ?? isRead).values()];
  const found = groups.map((own) => ({ name: own[0]!.outlet, reports: new Set(own), read: own.some(({ isRead }) => isRead) }));
  const rank = ({ name, read }: Outlet) => (read ? (name === null ? 1 : 0) : 2);
  return found.sort((a, b) => rank(a) - rank(b) || b.reports.size - a.reports.size);
}

/** What a column is called, and what else is to be told of it. */
export function headOf({ name, reports, read }: Outlet): { name: string; note: string } {
  if (read) return { name: name ?? outletNotTold, note: "" };
  const languages = [...new Set([...reports].map(({ record }) => record.language).filter((tag) => tag !== null))].map(languageName);
  const note = words.notReadIn(languages);
  return name === null ? { name: note, note: "" } : { name, note };
}

export function versionsIn({ by }: Told, { name, read }: Outlet): readonly Variant[] {
  return (read && by.get(name)) || [];
}

/** What may be the same, where an outlet has no version. */
export function possiblyIn(told: Told, outlet: Outlet): Statement | null {
  return outlet.read && versionsIn(told, outlet).length === 0 ? (told.possibly.get(outlet.name) ?? null) : null;
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
      possibly: mayBe(utterance, links.utteranceOf()),
    }))
    .filter(({ by }) => [...by.keys()].filter((name) => name !== null).length > 1)
    .sort((a, b) => b.by.size - a.by.size || a.lead.index - b.lead.index);
}

function mayBe(utterance: Utterance, utteranceOf: ReadonlyMap<Statement, Utterance>): Map<string | null, Statement> {
  const open = utterance.similar.filter(({ verdict }) => verdict === "possibly" || verdict === "same");
  const linked = new Set(open.flatMap(({ a, b }) => [a, b]));
  const those = near(utterance, utteranceOf).filter(mayBeSame).flatMap(({ all }) => all.filter((one) => linked.has(one)));
  return new Map(those.reverse().map((statement) => [statement.report.outlet, statement]));
}

/** What stands where an outlet has no version: a selection cannot tell that none was found in the record. */
export function noneWords({ selection }: Story): string {
  return selection ? words.noneHere : words.none;
}
