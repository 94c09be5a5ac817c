// Who is named and who speaks, across the reports. Entities of different reports stand together where the record knows
// that they are one; a record that knows of no identities brings them together by equal name and kind, and nothing more
// is claimed. Unnamed and unresolved speakers stay with their report and never merge across.

import { fold } from "./fold";
import { grouped } from "./grouped";
import type { Identity, Links, Member, Report, Statement } from "./story";
import type { EntityRecord, SpeakerRecord } from "./types";

export interface Person {
  readonly key: string;
  readonly name: string;
  readonly kind: string | null;
  readonly statements: readonly Statement[];
  readonly members: readonly Member[];
  /** Roles as given where the speaker of a statement is named. */
  readonly given: readonly Given[];
  readonly identity: Identity | null;
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

interface Entered {
  name: string;
  kind: string | null;
  statements: Set<Statement>;
  members: Member[];
  given: Given[];
  identity: Identity | null;
}

/** All entities of `reports` and named speakers of `statements`: those who speak first, by number of statements. */
export function people(statements: readonly Statement[], reports: readonly Report[], links: Links): Person[] {
  const found = new Map<string, Entered>();
  const enter = (report: Report, named: Named) => {
    const identity = named.id === undefined ? null : links.identityOf(report, named.id);
    const key = keyIn(links, report, named);
    const known = found.get(key) ?? { name: identity?.name ?? named.name, kind: named.kind, statements: new Set(), members: [], given: [], identity };
    found.set(key, known);
    return known;
  };
  for (const report of new Set([...reports, ...statements.map((statement) => statement.report)])) {
    for (const entity of report.record.entities) enter(report, entity).members.push({ report, entity });
  }
  for (const statement of statements) {
    const { report } = statement;
    for (const { named, role } of speakersOf(statement)) {
      const person = enter(report, named);
      person.statements.add(statement);
      if (role) person.given.push({ role, report });
    }
  }
  const listed = [...found].map(([key, person]): Person => ({ key, ...person, statements: [...person.statements] }));
  return listed.sort((a, b) => b.statements.length - a.statements.length || b.members.length - a.members.length);
}

type Named = Pick<EntityRecord, "name"> & { kind: string | null; id?: string };

/** Under what one of a report stands: its identity; else by itself, or where the record knows of none by name and kind. */
export function keyIn(links: Links, report: Report, { id, name, kind }: Named): string {
  const identity = id === undefined ? null : links.identityOf(report, id);
  return identity?.id ?? `${links.identified ? `${report.id} ` : ""}${kind ?? ""} ${fold(name)}`;
}

/** The named speakers of a statement, as the report's own entity calls them where it has one. */
function speakersOf({ record, report }: Statement): { named: Named; role: string | null }[] {
  const isNamed = (speaker: SpeakerRecord): speaker is SpeakerRecord & { name: string } => speaker.status === "named" && Boolean(speaker.name);
  return [record.speaker, ...record.joint].filter(isNamed).map(({ name, kind, entity, role }) => ({
    named: report.record.entities.find(({ id }) => id === entity) ?? { name, kind },
    role: role?.text ?? null,
  }));
}

export function roles({ members, given: ofSpeaker }: Person): Given[] {
  const given = [
    ...members.flatMap(({ report, entity }) => entity.roles.map(({ text }) => ({ role: text, report }))),
    ...ofSpeaker,
  ];
  const once = [...grouped(given, ({ role, report }) => `${report.id} ${fold(role)}`).values()].map((same) => same[0]!);
  return once.sort((a, b) => (a.report.day.value < b.report.day.value ? -1 : 1));
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
