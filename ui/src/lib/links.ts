// What only several reports together tell, from references to the things themselves. What refers to nothing is left out.
// Why things were brought together, and what comes near, is looked at when it is asked for: there is much of it.

import { lazily } from "./fold";
import type { Comparison, Copy, Figure, Identity, Link, Links, Member, Pair, Passage, Range, Report, Statement, Utterance } from "./story";
import type { CodePoints, IdentityRecord, LinkRecord, LinksRecord, PassageRecord, RefRecord, UtteranceRecord } from "./types";

type Reports = ReadonlyMap<string, Report>;
type At = (report: Report, span: CodePoints) => Range;
type Find<Linked> = (ref: RefRecord) => Linked | undefined;

export const keyOf = ([report, item]: RefRecord): string => `${report} ${item}`;
/** The report of the item that a key names. */
export const reportOf = (key: string): string => key.slice(0, key.indexOf(" "));
/** One key for two items, whichever way round. */
export const pairKey = (pair: Pair): string => pair.map(keyOf).sort().join(" ");
/** Whether two pairs are of the same items, whichever way round. */
export const isPair = (one: Pair, other: Pair): boolean => pairKey(one) === pairKey(other);
export const refOf = ({ id, report }: { readonly id: string; readonly report: Report }): RefRecord => [report.id, id];

export function linksOf(record: Partial<LinksRecord>, reports: Reports, at: At): Links {
  const all = [...reports.values()];
  const statements = finder(all, (report) => report.statements);
  const utterances = lazily(() => known(record.utterances, (one) => utteranceOf(one, statements, reports, at)));
  const identities = lazily(() => {
    const members = finder(all, (report) => report.record.entities.map((entity): Member & { id: string } => ({ id: entity.id, entity, report })));
    return known(record.identities, (one) => identityOf(one, members));
  });
  const byMember = lazily(
    () => new Map((record.identities ?? []).flatMap(({ members }, index) => members.map((ref) => [keyOf(ref), identities()[index]!]))),
  );
  return {
    utterances,
    utteranceOf: lazily(() => new Map(utterances().flatMap((one) => one.variants.map(({ statement }) => [statement, one])))),
    identities,
    identityOf: (report, entity) => byMember().get(keyOf([report.id, entity])) ?? null,
    identified: (record.identities ?? []).length > 0,
    copies: lazily(() =>
      known(record.copies, (one): Copy | undefined => {
        const [a, b] = [one.a, one.b].map((passage) => passageOf(passage, reports, at));
        return a && b && { ...one, a, b, source: reports.get(one.source ?? "") ?? null };
      }),
    ),
    comparisons: lazily(() => {
      const figures: Find<Figure> = finder(all, (report) => report.figures());
      return known(record.comparisons, (one): Comparison => ({ ...one, figures: known(one.figures, figures), differs: linked(one.differs, figures) }));
    }),
  };
}

function identityOf(record: IdentityRecord, members: Find<Member>): Identity {
  const { id, name, kind, names } = record;
  const here = lazily(() => known(record.members, members));
  const links = lazily(() => linked(record.links, members));
  const possibly = lazily(() => linked(record.possibly, members));
  return {
    id,
    name,
    kind,
    names,
    get members() {
      return here();
    },
    get links() {
      return links();
    },
    get possibly() {
      return possibly();
    },
  };
}

function utteranceOf(record: UtteranceRecord, statements: Find<Statement>, reports: Reports, at: At): Utterance | undefined {
  const told = known(record.variants, (one) => {
    const statement = statements(one.statement);
    return statement && { ...one, statement };
  });
  const [first] = told;
  if (!first) return undefined;
  const links = lazily(() => linked(record.links, statements));
  const similar = lazily(() => linked(record.similar, statements));
  const unattributed = lazily(() =>
    known(record.unattributed, ([id, item]) => {
      const voiced = reports.get(id)?.record.voice.find((one) => one.id === item);
      return voiced && passageOf([id, voiced.span], reports, at);
    }),
  );
  return {
    id: record.id,
    variants: told.map(({ statement, closeness, stretches }) => ({
      statement,
      closeness,
      stretches: stretches.map(({ relation, span, to }) => ({
        relation,
        span: span && at(statement.report, span),
        to: to && at(first.statement.report, to),
      })),
    })),
    get links() {
      return links();
    },
    get similar() {
      return similar();
    },
    get unattributed() {
      return unattributed();
    },
    origins: record.origins?.map((origin) => ({ ...origin, reports: known(origin.reports, (id) => reports.get(id)) })) ?? null,
  };
}

function passageOf([id, span]: PassageRecord, reports: Reports, at: At): Passage | undefined {
  const report = reports.get(id);
  return report && { report, ...at(report, span) };
}

function linked<Linked>(records: readonly LinkRecord[], find: Find<Linked>): Link<Linked>[] {
  return known(records, ({ a, b, verdict, score, because }) => {
    const [one, other] = [find(a), find(b)];
    return one && other && { a: one, b: other, on: [a, b] as const, verdict, score, because };
  });
}

/** Finds items by their references, from a table that is made when first asked. */
function finder<Linked extends { readonly id: string }>(reports: readonly Report[], items: (report: Report) => readonly Linked[]): Find<Linked> {
  const table = lazily(
    () => new Map(reports.flatMap((report) => items(report).map((item): [string, Linked] => [keyOf([report.id, item.id]), item]))),
  );
  return (ref) => table().get(keyOf(ref));
}

function known<Record, Made>(records: readonly Record[] | undefined, make: (record: Record) => Made | undefined): Made[] {
  return (records ?? []).map(make).filter((made): made is Made & {} => made !== undefined);
}
