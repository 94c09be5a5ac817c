// The rows of the ledger: one for each utterance, or one for each statement; by day, then by report and place in its text.

import { compareDays, type Day } from "./day";
import type { Statement, Utterance } from "./story";

export interface Entry {
  /** The statement the row shows: of an utterance the variant closest to the words. */
  readonly lead: Statement;
  /** Null where a row is one statement. */
  readonly utterance: Utterance | null;
  /** Those of its statements that were asked for. */
  readonly found: readonly Statement[];
}

export interface Group {
  readonly key: string;
  readonly day: Day;
  readonly entries: readonly Entry[];
}

/** A row for each utterance that one of `statements` tells, and for each statement that no utterance holds. */
export function entries(statements: readonly Statement[], utteranceOf: ReadonlyMap<Statement, Utterance>): Entry[] {
  const rows = new Map<Statement | Utterance, { lead: Statement; utterance: Utterance | null; found: Statement[] }>();
  for (const statement of statements) {
    const utterance = utteranceOf.get(statement) ?? null;
    const row = rows.get(utterance ?? statement);
    if (row) row.found.push(statement);
    else rows.set(utterance ?? statement, { lead: utterance?.variants[0]!.statement ?? statement, utterance, found: [statement] });
  }
  return [...rows.values()];
}

/** All statements of a row, the found ones and the others. */
export function statementsOf({ lead, utterance }: Entry): readonly Statement[] {
  return utterance?.variants.map(({ statement }) => statement) ?? [lead];
}

/** The day it was said where one of the versions tells, else the day of the one that the row shows. */
function dayOf(entry: Entry): Day {
  return statementsOf(entry).find(({ day }) => day.basis === "said")?.day ?? entry.lead.day;
}

export function groups(rows: readonly Entry[]): Group[] {
  const found = new Map<string, { key: string; day: Day; entries: Entry[] }>();
  for (const entry of rows) {
    const day = dayOf(entry);
    const key = [day.basis, day.value, ...(day.basis === "said" ? [] : day.candidates)].join(" ");
    const group = found.get(key);
    if (group) group.entries.push(entry);
    else found.set(key, { key, day, entries: [entry] });
  }
  return [...found.values()].sort((a, b) => compareDays(a.day, b.day));
}
