// People and the names of things as tables: who speaks and who is named, unnamed and unresolved sources, and one
// entity's page: what it is called where, the roles it is given, and what it says.

import { spans } from "../lib/cite";
import { fold } from "../lib/fold";
import { grouped } from "../lib/grouped";
import { HANDS, handOf, type Form, type Forms, type Hand } from "../lib/forms";
import { mayBe, nameless, outlets, roles, type Nameless, type Person } from "../lib/people";
import type { Member, Mention, Report, Statement } from "../lib/story";
import type { PhraseRecord } from "../lib/types";
import { limited, limitedPhrases } from "./limit";
import { REPORT, sentenceLine, slice, SOURCE, tableOf, toldBy, type Column, type Table } from "./table";

const distinct = (values: readonly string[]): string[] => [...new Set(values)];
const refOf = ({ report, id }: { readonly report: Report; readonly id: string }) => ({ doc_id: report.record.doc_id, id });

/** Named people, institutions and other parties; those with no statement last. */
export function peopleTable(people: readonly Person[], shown: readonly Statement[]): Table {
  const possibly = mayBe(shown);
  const COLUMNS: readonly Column<Person>[] = [
    ["name", ({ name }) => name],
    ["kind", ({ kind }) => kind ?? ""],
    ["names", ({ members, name }) => distinct([name, ...members.flatMap(({ entity }) => entity.names)]).join("; ")],
    ["roles", (person) => distinct(roles(person).map(({ role }) => role)).join("; "), "quoted"],
    ["outlets", (person) => outlets(person).join("; ")],
    ["statements", ({ statements }) => statements.length],
    ["possibly", ({ name }) => possibly.get(fold(name)) ?? 0],
    ["doc_ids", ({ members, statements }) => distinct([...members, ...statements].map(({ report }) => report.record.doc_id)).join(" ")],
    ["statement_ids", ({ statements }) => statements.map(({ id }) => id).join(" ")],
    ["entity", ({ identity }) => identity?.id ?? ""],
  ];
  return tableOf("people", people, COLUMNS, ({ name, kind, identity, members, statements }, limit) => ({
    doc_id: [...members, ...statements][0]?.report.record.doc_id ?? null,
    id: identity?.id ?? null,
    name,
    kind,
    names: distinct([name, ...members.flatMap(({ entity }) => entity.names)]),
    members: members.map((member) => ({ ...refOf({ ...member, id: member.entity.id }), mentions: placesOf(member) })),
    roles: members.flatMap(({ report, entity }) =>
      entity.roles.map((role) => ({ doc_id: report.record.doc_id, ...limitedPhrases(role, (text) => limited(text, limit)) })),
    ),
    statements: statements.map(refOf),
  }));
}

function placesOf({ report, entity }: Member) {
  return report.record.mentions.filter((mention) => mention.entity === entity.id).map(({ span }) => span);
}

type Source = Nameless & { readonly status: "unnamed" | "unresolved" };

const SOURCES: readonly Column<Source>[] = [
  ...REPORT,
  ["status", ({ status }) => status],
  ["as_written", ({ written }) => written, "quoted"],
  ["candidates", ({ candidates }) => candidates.join("; ")],
  ["statements", ({ statements }) => statements.length],
  ["source_spans", ({ statements }) => spans(statements.flatMap(({ record }) => record.source))],
  ["statement_ids", ({ statements }) => statements.map(({ id }) => id).join(" ")],
  ...SOURCE,
];

/** Sources that have no name, and those of whom it could not be told who they are, each within its report. */
export function sourceTable(shown: readonly Statement[]): Table {
  const those = (["unnamed", "unresolved"] as const).flatMap((status) => nameless(shown, status).map((one) => ({ ...one, status })));
  return tableOf("sources", those, SOURCES, ({ report, status, written, candidates, statements }, limit) => ({
    ...toldBy(report),
    status,
    source_text: limited(written, limit),
    candidates,
    statements: statements.map(({ id, record }) => ({ id, source: record.source })),
  }));
}

const MENTIONS: readonly Column<Mention>[] = [
  ...REPORT,
  ["as_written", ({ words }) => words, "quoted"],
  ["voice", handOf],
  ["sentence", ({ report, sentence }) => slice(report.text, sentence()), "quoted"],
  ["span", ({ report, id }) => spanOfMention(report, id).join("–")],
  ["mention", ({ id }) => id],
  ...SOURCE,
];

const spanOfMention = (report: Report, id: string) => report.record.mentions.find((one) => one.id === id)!.span;

/** Every place where reports name one entity. */
export function mentionsOf({ members }: Person): Mention[] {
  const entities = new Set(members.map(({ entity }) => entity));
  const reports = new Set(members.map(({ report }) => report));
  return [...reports].flatMap((report) => report.mentions().filter(({ entity }) => entities.has(entity)));
}

export function mentionTable(mentions: readonly Mention[]): Table {
  return tableOf("mentions", mentions, MENTIONS, (mention, limit) => ({
    ...toldBy(mention.report),
    id: mention.id,
    span: spanOfMention(mention.report, mention.id),
    words: limited(mention.words, limit),
    voice: handOf(mention),
    entity: mention.entity.id,
    ...sentenceLine("sentence", mention.report, mention.sentence(), limit),
  }));
}

interface Called {
  readonly report: Report;
  readonly role: PhraseRecord;
}

const ROLES: readonly Column<Called>[] = [
  ...REPORT,
  ["role", ({ role }) => role.text, "quoted"],
  ["span", ({ role }) => role.span.join("–")],
  ...SOURCE,
];

/** What one entity is said to be, each with the report that says so and where. */
export function roleTable(people: readonly Person[]): Table {
  const called = people.flatMap(({ name, members, statements }) => [
    ...members.flatMap(({ report, entity }) => entity.roles.map((role): Called => ({ report, role }))),
    ...statements.flatMap(({ report, record }) =>
      [record.speaker, ...record.joint]
        .filter((one) => one.name === name || members.some(({ report: of, entity }) => of === report && entity.id === one.entity))
        .flatMap(({ role }): Called[] => (role ? [{ report, role }] : [])),
    ),
  ]);
  const once = grouped(called, ({ report, role }) => `${report.id} ${role.span.join("-")}`);
  return tableOf("roles", [...once.values()].map(([first]) => first!), ROLES, ({ report, role }, limit) => ({
    ...toldBy(report),
    ...limitedPhrases(role, (text) => limited(text, limit)),
  }));
}

interface Named {
  readonly of: Forms;
  readonly outlet: string | null;
  readonly hand: Hand;
  readonly form: Form;
}

const NAMES: readonly Column<Named>[] = [
  ["name", ({ of }) => of.name],
  ["kind", ({ of }) => of.kind],
  ["outlet", ({ outlet }) => outlet ?? ""],
  ["voice", ({ hand }) => hand],
  ["form", ({ form: [words] }) => words, "quoted"],
  ["times", ({ form: [, times] }) => times],
  ["places", ({ form: [, , mentions] }) => mentions.map(({ report, id }) => `${report.record.doc_id} ${spanOfMention(report, id).join("–")}`).join("; ")],
];

/** What each outlet calls one thing, a row for each form and voice. */
export function nameTable(found: readonly Forms[]): Table {
  const rows = found.flatMap((of) =>
    of.outlets.flatMap(({ outlet, forms }) => HANDS.flatMap((hand) => forms[hand].map((form): Named => ({ of, outlet, hand, form })))),
  );
  return tableOf("names", rows, NAMES, ({ of, outlet, hand, form: [words, times, mentions] }, limit) => ({
    doc_id: mentions[0]!.report.record.doc_id,
    name: of.name,
    kind: of.kind,
    outlet,
    voice: hand,
    words: limited(words, limit),
    times,
    mentions: mentions.map(({ report, id }) => ({ ...refOf({ report, id }), report: report.id, span: spanOfMention(report, id) })),
  }));
}
