// Who took words from whom, as far as the texts tell: reports, and sources named in them, with what leads from one to the other.

import { fold, hasWords } from "./fold";
import { grouped } from "./grouped";
import type { Copy, Report, Statement, Story } from "./story";
import { origins as words } from "./across";
import { outletNotTold } from "./strings";

/** A report, or a source that is named but of which no report can be told to be the one meant. */
export type Source = Report | { readonly name: string };

export interface Edge {
  readonly key: string;
  /** Where `directed` is false, it is not told which of the two came first. */
  readonly from: Source;
  readonly to: Report;
  readonly directed: boolean;
  readonly copies: readonly Copy[];
  /** Statements of `to` that name `from` as what passed the words on. */
  readonly relayed: readonly Statement[];
  /** Whether `to` says that it republishes `from`. */
  readonly republished: boolean;
}

export const isReport = (source: Source): source is Report => "text" in source;

export function edgesOf(story: Story): Edge[] {
  const found = new Map<string, Draft>();
  const copies = story.links.copies();
  for (const copy of copies) draft(found, copy.a.report, copy.b.report).copies.push(copy);
  const shared = sharing(copies);
  for (const report of story.reports) {
    const near = [...(shared.get(report) ?? [])];
    const first = report.record.republished_from;
    if (first) draft(found, meant(first, near), report).republishes.add(report);
    for (const [name, told] of relays(report)) {
      if (report.outlet !== null && isOutlet(name, report.outlet)) continue;
      const source = meant(name, [...near, ...told.flatMap((statement) => tellers(story, statement))]);
      draft(found, source, report).relays.push({ to: report, statements: told });
    }
  }
  return [...found.values()].map(edge).sort((a, b) => wordsOf(b) - wordsOf(a) || (a.key < b.key ? -1 : 1));
}

interface Draft {
  readonly key: string;
  readonly ends: readonly [Source, Source];
  readonly copies: Copy[];
  readonly republishes: Set<Report>;
  readonly relays: { to: Report; statements: readonly Statement[] }[];
}

const keyOf = (source: Source): string => (isReport(source) ? source.id : `name ${fold(source.name)}`);

function draft(found: Map<string, Draft>, a: Source, b: Source): Draft {
  const ends = keyOf(a) < keyOf(b) ? ([a, b] as const) : ([b, a] as const);
  const key = ends.map(keyOf).join(" ");
  const known = found.get(key) ?? { key, ends, copies: [], republishes: new Set(), relays: [] };
  found.set(key, known);
  return known;
}

/** What is said of a pair, as one edge: a credit tells the direction first, then a relay, then the copies. */
function edge({ key, ends, copies, republishes, relays }: Draft): Edge {
  const votes = (source: Source) =>
    copies.filter((copy) => copy.source === source).reduce((sum, { words }) => sum + words, 0);
  const [taker] = [...republishes, ...relays.map(({ to }) => to)];
  const [a, b] = ends;
  const swapped = taker ? a === taker : votes(b) > votes(a) || !isReport(b);
  const [from, to] = swapped ? [b, a as Report] : [a, b as Report];
  return {
    key,
    from,
    to,
    directed: taker !== undefined || votes(a) !== votes(b),
    copies,
    relayed: relays.filter((relay) => relay.to === to).flatMap(({ statements }) => statements),
    republished: republishes.has(to),
  };
}

type Sharing = ReadonlyMap<Report, ReadonlySet<Report>>;

function sharing(copies: readonly Copy[]): Sharing {
  const pairs = copies.flatMap(({ a, b }) => [[a.report, b.report] as const, [b.report, a.report] as const]);
  return new Map([...grouped(pairs, ([one]) => one)].map(([one, own]) => [one, new Set(own.map(([, other]) => other))]));
}

/** The relays that a report names, each with the statements it passed on. */
function relays({ statements }: Report): Map<string, Statement[]> {
  const named = statements.flatMap((statement) => statement.record.relays.map(({ name }) => ({ name, statement })));
  return new Map([...grouped(named, ({ name }) => name)].map(([name, own]) => [name, own.map(({ statement }) => statement)]));
}

/** The reports that tell the same utterance. */
function tellers({ links }: Story, statement: Statement): Report[] {
  const variants = links.utteranceOf().get(statement)?.variants ?? [];
  return variants.map((variant) => variant.statement.report).filter((report) => report !== statement.report);
}

/** The one report among the `near` ones whose outlet has this name; where there is none, or several, the name alone. */
function meant(name: string, near: readonly Report[]): Source {
  const those = new Set(near.filter(({ outlet }) => outlet !== null && isOutlet(name, outlet)));
  return those.size === 1 ? [...those][0]! : { name };
}

/** Whether "the Meridian agency" is the outlet "Meridian". */
function isOutlet(name: string, outlet: string): boolean {
  return hasWords(fold(name), fold(outlet).replace(/^the /, ""));
}

/** How many words were copied, those within quotations apart. */
export function wordsOf({ copies }: Edge): number {
  return copies.filter(({ quoted }) => !quoted).reduce((sum, { words }) => sum + words, 0);
}

export function quotedOf({ copies }: Edge): number {
  return copies.filter(({ quoted }) => quoted).reduce((sum, { words }) => sum + words, 0);
}

/** How broad the line of an edge is drawn, in pixels. */
export function thickness(edge: Edge): number {
  return Math.min(4, 1.2 + Math.log10(1 + wordsOf(edge)) * 0.8);
}

/** An outlet by its name, or the name of a source that has no report here. */
export function namedAs(source: Source): string {
  return isReport(source) ? (source.outlet ?? outletNotTold) : source.name;
}

/** "KARTAG → Meridian". */
export function edgeWords({ from, to, directed }: Edge): string {
  return words.edge(namedAs(from), namedAs(to), directed);
}

/** What tells the direction, in words. */
export function toldBy({ directed, republished, relayed, copies }: Edge): string {
  if (!directed) return words.notTold;
  const told = [republished ? words.byCredit : "", relayed.length > 0 ? words.byRelay(relayed.length) : ""].filter(Boolean);
  if (told.length > 0) return told.join("; ");
  const reasons = [...new Set(copies.flatMap(({ because }) => because))];
  // Reasons that begin with a count tell how much was copied, not by whom.
  const telling = reasons.filter((reason) => !/^\d/.test(reason));
  return (telling.length > 0 ? telling : reasons).join("; ");
}
