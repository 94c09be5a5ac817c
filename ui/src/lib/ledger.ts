// Statements in the order of the ledger: by day, then by report and place in its text.

import { compareDays, type Day } from "./day";
import type { Statement } from "./story";

export interface Group {
  readonly key: string;
  readonly day: Day;
  readonly statements: readonly Statement[];
}

export function groups(statements: readonly Statement[]): Group[] {
  const found = new Map<string, { key: string; day: Day; statements: Statement[] }>();
  for (const statement of statements) {
    const { day } = statement;
    const key = [day.basis, day.value, ...(day.basis === "said" ? [] : day.candidates)].join(" ");
    const group = found.get(key);
    if (group) group.statements.push(statement);
    else found.set(key, { key, day, statements: [statement] });
  }
  return [...found.values()].sort((a, b) => compareDays(a.day, b.day));
}
