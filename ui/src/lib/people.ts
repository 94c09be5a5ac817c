// Speakers as the reports name them. The same name in two reports is listed once and nothing more is claimed;
// unnamed and unresolved speakers stay with their report and never merge across reports.

import { fold } from "./fold";
import type { Report, Statement } from "./story";

export interface Person {
  readonly name: string;
  readonly roles: readonly string[];
  readonly outlets: readonly string[];
  readonly statements: readonly Statement[];
}

export interface Nameless {
  readonly written: string;
  readonly report: Report;
  readonly statements: readonly Statement[];
}

export function named(statements: readonly Statement[]): Person[] {
  const found = collect(statements, "named", (statement) => fold(statement.speaker.label));
  return found.map((group) => ({
    name: group[0]!.speaker.label,
    roles: distinct(group.map(({ role }) => role)),
    outlets: distinct(group.map(({ report }) => report.outlet)),
    statements: group,
  }));
}

export function nameless(statements: readonly Statement[], status: "unnamed" | "unresolved"): Nameless[] {
  const label = ({ speaker }: Statement) => (status === "unnamed" ? speaker.label : speaker.written);
  const found = collect(statements, status, (statement) => `${statement.report.id} ${fold(label(statement))}`);
  return found.map((group) => ({ written: label(group[0]!), report: group[0]!.report, statements: group }));
}

function collect(statements: readonly Statement[], status: string, key: (statement: Statement) => string): Statement[][] {
  const found = new Map<string, Statement[]>();
  for (const statement of statements.filter(({ speaker }) => speaker.status === status)) {
    const group = found.get(key(statement));
    if (group) group.push(statement);
    else found.set(key(statement), [statement]);
  }
  return [...found.values()].sort((a, b) => b.length - a.length);
}

function distinct(values: readonly (string | null)[]): string[] {
  return [...new Set(values.filter((value): value is string => Boolean(value)))];
}
