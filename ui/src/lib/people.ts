// Who is named and who speaks, across the reports. Entities of different reports stand together where name and kind are
// equal, and nothing more is claimed; unnamed and unresolved speakers stay with their report and never merge across.

import { fold } from "./fold";
import { grouped } from "./grouped";
import type { Report, Statement } from "./story";
import type { EntityRecord, SpeakerRecord } from "./types";

export interface Person {
  readonly key: string;
  readonly name: string;
  readonly kind: string | null;
  readonly statements: readonly Statement[];
  readonly members: readonly Member[];
}

/** One report's entity. */
export interface Member {
  readonly report: Report;
  readonly entity: EntityRecord;
}

export interface Nameless {
  readonly written: string;
  readonly report: Report;
  readonly candidates: readonly string[];
  readonly statements: readonly Statement[];
}

/** A role as given, with the report that gave it and its day: what someone was called then, not what they are. */
export interface Given {
  readonly role: string;
  readonly report: Report;
}

/** The forms of a name in one outlet's reports, most frequent first. */
export interface Spelling {
  readonly outlet: string | null;
  readonly forms: readonly (readonly [form: string, times: number])[];
}

/** All entities of `reports` and named speakers of `statements`: those who speak first, by number of statements. */
export function people(statements: readonly Statement[], reports: readonly Report[]): Person[] {
  const found = new Map<string, { name: string; kind: string | null; statements: Set<Statement>; members: Member[] }>();
  const enter = (name: string, kind: string | null) => {
    const key = `${kind ?? ""} ${fold(name)}`;
    const known = found.get(key) ?? { name, kind, statements: new Set(), members: [] };
    found.set(key, known);
    return known;
  };
  for (const report of new Set([...reports, ...statements.map((statement) => statement.report)])) {
    for (const entity of report.record.entities) enter(entity.name, entity.kind).members.push({ report, entity });
  }
  for (const statement of statements) {
    for (const { name, kind } of named(statement)) enter(name, kind).statements.add(statement);
  }
  const listed = [...found].map(([key, person]): Person => ({ key, ...person, statements: [...person.statements] }));
  return listed.sort((a, b) => b.statements.length - a.statements.length || b.members.length - a.members.length);
}

/** The named speakers of a statement, as the report's own entity calls them where it has one. */
function named({ record, report }: Statement): { name: string; kind: string | null }[] {
  return [record.speaker, ...record.joint].flatMap((speaker) => {
    if (speaker.status !== "named" || !speaker.name) return [];
    const entity = speaker.entity ? report.record.entities.find(({ id }) => id === speaker.entity) : undefined;
    return [entity ?? { name: speaker.name, kind: speaker.kind }];
  });
}

export function roles({ name, statements, members }: Person): Given[] {
  const ofSpeaker = (statement: Statement) =>
    [statement.record.speaker, ...statement.record.joint]
      .filter((speaker): speaker is SpeakerRecord & { role: object } => speaker.role !== null && isNamed(speaker, name, statement))
      .map(({ role }) => ({ role: role.text, report: statement.report }));
  const given = [
    ...members.flatMap(({ report, entity }) => entity.roles.map(({ text }) => ({ role: text, report }))),
    ...statements.flatMap(ofSpeaker),
  ];
  const once = [...grouped(given, ({ role, report }) => `${report.id} ${fold(role)}`).values()].map((same) => same[0]!);
  return once.sort((a, b) => (a.report.day.value < b.report.day.value ? -1 : 1));
}

function isNamed(speaker: SpeakerRecord, name: string, { report }: Statement): boolean {
  const entity = report.record.entities.find(({ id }) => id === speaker.entity);
  return fold(entity?.name ?? speaker.name ?? "") === fold(name);
}

export function spellings({ members }: Person): Spelling[] {
  return [...grouped(members, ({ report }) => report.outlet)].map(([outlet, own]) => {
    const forms = new Map(own.flatMap(({ entity }) => entity.names.map((form): [string, number] => [form, 0])));
    for (const { report, entity } of own) {
      for (const mention of report.mentions()) {
        const times = mention.entity === entity ? forms.get(mention.words) : undefined;
        if (times !== undefined) forms.set(mention.words, times + 1);
      }
    }
    return { outlet, forms: [...forms].sort((a, b) => b[1] - a[1]) };
  });
}

export function outlets({ statements }: Person): string[] {
  return distinct(statements.map(({ report }) => report.outlet));
}

export function nameless(statements: readonly Statement[], status: "unnamed" | "unresolved"): Nameless[] {
  const label = ({ speaker }: Statement) => (status === "unnamed" ? speaker.label : speaker.written);
  const those = statements.filter(({ speaker }) => speaker.status === status);
  const groups = [...grouped(those, (statement) => `${statement.report.id} ${fold(label(statement))}`).values()];
  return groups
    .sort((a, b) => b.length - a.length)
    .map((group) => ({
      written: label(group[0]!),
      report: group[0]!.report,
      candidates: distinct(group.flatMap(({ record }) => record.speaker.candidates)),
      statements: group,
    }));
}

/** How many statements of unresolved speakers may be each one's, by folded name. */
export function mayBe(statements: readonly Statement[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { record } of statements) {
    for (const name of new Set(record.speaker.candidates.map(fold))) counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return counts;
}

function distinct(values: readonly (string | null)[]): string[] {
  return [...new Set(values.filter((value): value is string => Boolean(value)))];
}
