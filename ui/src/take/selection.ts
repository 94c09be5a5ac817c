// A record of what is shown only: the reports that hold it, in them the shown statements with those they lie inside,
// and of what reports tell together only what is still there.

import { keyOf } from "../lib/links";
import type { Figure, Item, Report, Statement, Story, When } from "../lib/story";
import type { LinkRecord, LinksRecord, Payload, RefRecord, ReportRecord, SelectionRecord } from "../lib/types";

export interface Selection {
  readonly reports: ReadonlySet<Report>;
  readonly statements: ReadonlySet<Statement>;
  /** The figures and the times shown, where the view is of them; else those of the statements, and the outlets' own. */
  readonly figures: ReadonlySet<Figure> | null;
  readonly dates: ReadonlySet<When> | null;
}

/** A selection of these items, with the reports they stand in, besides `reports`. */
export function selectionOf(
  reports: Iterable<Report>,
  statements: Iterable<Statement>,
  figures: readonly Figure[] | null = null,
  dates: readonly When[] | null = null,
): Selection {
  const items = [...(figures ?? []), ...(dates ?? [])];
  const kept = withParents([...statements, ...items.flatMap((item) => item.statements)]);
  return {
    reports: new Set([...reports, ...[...kept, ...items].map(({ report }) => report)]),
    statements: kept,
    figures: figures && new Set(figures),
    dates: dates && new Set(dates),
  };
}

function withParents(statements: readonly Statement[]): Set<Statement> {
  const kept = new Set<Statement>();
  for (const statement of statements) {
    const all = new Map(statement.report.statements.map((one) => [one.id, one]));
    for (let at: Statement | undefined = statement; at && !kept.has(at); at = all.get(at.record.parent ?? "")) kept.add(at);
  }
  return kept;
}

/** The payload of a selection; it says that it is one, unless nothing is left out. */
export function payloadOf(story: Story, selection: Selection, view: string, of: string): Payload {
  const { format, title, made, links, judged, refused } = story.payload;
  const reports = story.reports.filter((report) => selection.reports.has(report)).map((report) => reportRecord(report, selection));
  const here = has(reports);
  const whole = story.selection;
  const [allReports, allStatements] = [whole?.reports[1] ?? story.reports.length, whole?.statements[1] ?? story.statements.length];
  const told: SelectionRecord = {
    view,
    of: [whole?.of, of].filter(Boolean).join(" "),
    reports: [reports.length, allReports],
    statements: [selection.statements.size, allStatements],
  };
  const isPart = told.of !== "" || reports.length < allReports || selection.statements.size < allStatements;
  return {
    format,
    title,
    made,
    reports,
    links: linksWithin(links ?? {}, here, new Set(reports.map(({ id }) => id))),
    judged: (judged ?? []).filter(({ a, b }) => here(a) && here(b)),
    refused: of === "" ? refused : [],
    ...(isPart ? { selection: told } : {}),
  };
}

/** A report with what is shown of it. What lies in a statement left out goes too: it would seem to be the outlet's own. */
function reportRecord(report: Report, { statements, figures, dates }: Selection): ReportRecord {
  const { record } = report;
  const stays = (item: Item) => item.statements.length === 0 || item.statements.some((statement) => statements.has(statement));
  const ids = (items: readonly { readonly id: string }[]) => new Set(items.map(({ id }) => id));
  const kept = ids(report.statements.filter((statement) => statements.has(statement)));
  const numbers = ids(report.figures().filter((figure) => (figures ? figures.has(figure) : stays(figure))));
  const times = ids(report.dates().filter((date) => (dates ? dates.has(date) : stays(date))));
  const mentions = ids(report.mentions().filter(stays));
  const within = <One extends { id: string }>(all: readonly One[], some: ReadonlySet<string>) => all.filter(({ id }) => some.has(id));
  return {
    ...record,
    statements: within(record.statements, kept),
    figures: within(record.figures, numbers),
    dates: within(record.dates, times),
    mentions: within(record.mentions, mentions),
  };
}

type Has = (ref: RefRecord) => boolean;

function has(reports: readonly ReportRecord[]): Has {
  const refs = new Set(
    reports.flatMap(({ id, statements, entities, figures, voice }) =>
      [...statements, ...entities, ...figures, ...voice].map((one) => keyOf([id, one.id])),
    ),
  );
  return (ref) => refs.has(keyOf(ref));
}

function linksWithin(links: Partial<LinksRecord>, here: Has, reports: ReadonlySet<string>): Partial<LinksRecord> {
  const both = (all: readonly LinkRecord[]) => all.filter(({ a, b }) => here(a) && here(b));
  return {
    identities: (links.identities ?? [])
      .map((one) => ({ ...one, members: one.members.filter(here), links: both(one.links), possibly: both(one.possibly) }))
      .filter(({ members }) => members.length > 0),
    copies: (links.copies ?? []).filter(({ a, b }) => reports.has(a[0]) && reports.has(b[0])),
    utterances: (links.utterances ?? [])
      .map((one) => {
        const told = one.variants.filter(({ statement }) => here(statement));
        // The words of all are set beside the first; where that one is left out there is nothing to set them beside.
        const variants = told[0] === one.variants[0] ? told : told.map((variant) => ({ ...variant, stretches: [] }));
        const origins = (one.origins ?? []).map((origin) => ({ ...origin, reports: origin.reports.filter((id) => reports.has(id)) }));
        const left = origins.filter((origin) => origin.reports.length > 0);
        return {
          ...one,
          variants,
          links: both(one.links),
          similar: both(one.similar),
          unattributed: one.unattributed.filter(here),
          origins: left.length > 0 ? left : null,
        };
      })
      .filter(({ variants }) => variants.length > 0),
    comparisons: (links.comparisons ?? [])
      .map((one) => ({ ...one, figures: one.figures.filter(here), differs: both(one.differs) }))
      .filter(({ figures }) => figures.length > 1),
  };
}
