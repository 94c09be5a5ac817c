// Figures brought together by what they count, in equal words only: nothing is added up, averaged or taken for the same.

import { fold } from "./fold";
import { grouped } from "./grouped";
import { compareDays } from "./day";
import type { Comparison, Copy, Figure, Link, Links, Report, Statement } from "./story";
import { bounded, figures as strings, outletNotTold } from "./strings";
import type { Stance } from "./types";

export interface Counted {
  readonly key: string;
  /** What is counted, as the first claim words it. */
  readonly label: string;
  readonly event: string | null;
  readonly unit: string | null;
  readonly claims: readonly Figure[];
  /** The claims that only tell one of `claims` again: further on in its report, or copied. */
  readonly again: ReadonlyMap<Figure, readonly Figure[]>;
  /** In how many reports. */
  readonly reports: number;
  /** Pairs that cannot both hold, where the record has compared them; null where only the words are equal. */
  readonly differs: readonly Link<Figure>[] | null;
}

/** Comparisons of the record of which one of `figures` is part, with all their figures. */
export function compared(comparisons: readonly Comparison[], figures: readonly Figure[], copies: readonly Copy[]): Counted[] {
  const asked = new Set(figures);
  const copied = copying(copies);
  return comparisons
    .filter((comparison) => comparison.figures.some((figure) => asked.has(figure)))
    .map(({ id, counted, event, unit, figures, differs }) => {
      const folded = once(figures, copied);
      return { key: id, label: counted, event, unit, ...folded, reports: reportsOf(figures), differs: between(differs, folded.again) };
    })
    .sort((a, b) => b.differs.length - a.differs.length || Number(b.claims.length > 1) - Number(a.claims.length > 1) || b.reports - a.reports);
}

function reportsOf(claims: readonly Figure[]): number {
  return new Set(claims.map(({ report }) => report)).size;
}

/** What was copied: from one report, into another, or between the two where it is not told which was first. */
interface Copied {
  readonly joined: ReadonlyMap<Report, ReadonlySet<Report>>;
  readonly takers: ReadonlySet<Report>;
}

/** Quotations aside: two reports may have the same quoted words without copying. */
function copying(copies: readonly Copy[]): Copied {
  const running = copies.filter(({ quoted }) => !quoted).map(({ a, b, source }) => ({ ends: [a.report, b.report], source }));
  const pairs = running.flatMap(({ ends: [a, b] }) => [[a!, b!] as const, [b!, a!] as const]);
  return {
    joined: new Map([...grouped(pairs, ([one]) => one)].map(([one, own]) => [one, new Set(own.map(([, other]) => other))])),
    takers: new Set(running.flatMap(({ ends, source }) => (source ? ends.filter((report) => report !== source) : []))),
  };
}

/** Claims in equal words for the same figure by the same source, in one report or in reports that copy: once, as first told. */
function once(figures: readonly Figure[], { joined, takers }: Copied): Pick<Counted, "claims" | "again"> {
  const isNear = (a: Report, b: Report) => a === b || (joined.get(a)?.has(b) ?? false);
  const again = new Map<Figure, readonly Figure[]>();
  for (const same of grouped(figures, toldKey).values()) {
    let parts: Figure[][] = [];
    const first = [...same].sort((a, b) => Number(takers.has(a.report)) - Number(takers.has(b.report)) || compareDays(a.report.day, b.report.day));
    for (const figure of first) {
      const near = parts.filter((part) => part.some(({ report }) => isNear(report, figure.report)));
      parts = [...parts.filter((part) => !near.includes(part)), [...near.flat(), figure]];
    }
    for (const [lead, ...others] of parts) if (lead) again.set(lead, others);
  }
  return { claims: figures.filter((figure) => again.has(figure)), again };
}

function toldKey({ record, claimed, statements }: Figure): string {
  const { low, high, bound, unit, change, as_of } = record;
  return JSON.stringify([fold(claimed), low, high, bound, unit, change, as_of, fold(statements[0]?.chain[0] ?? ""), statements[0]?.record.stance]);
}

/** The pairs as pairs of claims that stand for others, each once. */
function between(differs: readonly Link<Figure>[], again: ReadonlyMap<Figure, readonly Figure[]>): Link<Figure>[] {
  const leads = new Map([...again].flatMap(([lead, others]) => others.map((other) => [other, lead] as const)));
  const lead = (figure: Figure) => leads.get(figure) ?? figure;
  const links = differs.map((link) => ({ ...link, a: lead(link.a), b: lead(link.b) }));
  return [...grouped(links, ({ a, b }) => [a, b].map(({ report, id }) => `${report.id} ${id}`).sort().join(" ")).values()].map(([link]) => link!);
}

/** All claims of a group, those told again too. */
export function allOf({ claims, again }: Counted): Figure[] {
  return claims.flatMap((claim) => [claim, ...(again.get(claim) ?? [])]);
}

/** In which other outlets' reports a claim stands copied, and whether it stands again in its own. */
export function toldAgain({ again }: Counted, claim: Figure): { outlets: string[]; here: boolean } {
  const others = again.get(claim) ?? [];
  const elsewhere = others.filter(({ report }) => report !== claim.report);
  return {
    outlets: [...new Set(elsewhere.map(({ report }) => report.outlet ?? outletNotTold))],
    here: elsewhere.length < others.length,
  };
}

/** The figures of its group that a claim differs from. */
export function rivals({ differs }: Counted, claim: Figure): Figure[] {
  return (differs ?? []).flatMap(({ a, b }) => (a === claim ? [b] : b === claim ? [a] : []));
}

/** A figure that another differs from, in a few words. */
export function rivalWords(rival: Figure): string {
  return strings.rival(boundWords(rival), rival.report.outlet ?? outletNotTold);
}

/** Figures with equal counted words, event and unit: what happened to the counted first, mere measures last. */
export function counted(figures: readonly Figure[], copies: readonly Copy[]): Counted[] {
  const copied = copying(copies);
  const groups = [...grouped(figures, keyOf)].map(([key, all]) => {
    const { event } = all[0]!.record;
    return { key, label: head(all[0]!), event, unit: unitOf(all[0]!), ...once(all, copied), reports: reportsOf(all), differs: null };
  });
  const rank = ({ label, event }: Counted) => (event ? 0 : label ? 1 : 2);
  return groups.sort((a, b) => rank(a) - rank(b) || b.reports - a.reports || b.claims.length - a.claims.length);
}

/** Groups that the record has compared, those of equal words with several claims, and those of one. */
export interface Groups {
  readonly rivals: readonly Counted[];
  readonly alike: readonly Counted[];
  readonly alone: readonly Counted[];
}

export function claimsOf(figures: readonly Figure[], links: Links): Groups {
  const rivals = compared(links.comparisons(), figures, links.copies());
  const taken = new Set(rivals.flatMap(allOf));
  const groups = counted(figures.filter((figure) => !taken.has(figure)), links.copies());
  return { rivals, alike: groups.filter(isComparable), alone: groups.filter((group) => !isComparable(group)) };
}

/** Whether claims of a group can stand on one axis: there are several, and words or a unit say of what. */
export function isComparable({ label, event, unit, claims }: Counted): boolean {
  return claims.length > 1 && Boolean(label || event || unit);
}

function keyOf(figure: Figure): string {
  return [fold(head(figure)), fold(figure.record.event ?? ""), unitOf(figure) ?? ""].join("|");
}

const GOES_ON = /\s(?:of|in|from|who|that|which|with|on|at|to|for|and|by)\s.*$/isu;

/** The last word of what is counted, without what goes on behind it: "people" of "unarmed people in the square". */
export function head({ record }: Figure): string {
  const noun = (record.counted ?? "").replace(GOES_ON, "").trim();
  return noun.split(/\s+/).at(-1)?.toLowerCase() ?? "";
}

/** The unit; a share told without one ("half the homes") is kept apart from numbers of things. */
function unitOf({ record }: Figure): string | null {
  const most = record.high ?? record.low ?? 0;
  return record.unit ?? (most > 0 && most < 1 ? "share" : null);
}

/** A claim as words of one form for all: "more than 200,000", "20 to 30", "240 or more". */
export function boundWords({ record }: Figure): string {
  return [bounded(record.bound, record.low, record.high), record.unit ?? ""].filter(Boolean).join(" ");
}

/** How a claim was read, where its own words do not say it, and whether it tells of a rise or a fall. */
export function readAs(claim: Figure): string {
  const { bound, change } = claim.record;
  // A number that stands there as such needs no other words.
  const isPlain = bound === "exact" && /\d/.test(claim.words);
  return [isPlain ? "" : strings.readAs(boundWords(claim)), change ? strings.change[change] : ""].filter(Boolean).join("; ");
}

/** What a group is of: "passengers, died". */
export function titleOf({ label, event, unit }: Counted): string {
  return [label || (event ? "" : unit), event].filter(Boolean).join(", ");
}

export interface Doubt {
  readonly stance: Stance;
  readonly speaker: string;
}

/** Who denies or doubts the figure, or leaves open where they stand: the innermost statement around it that does. */
export function doubt({ report, statements }: Figure): Doubt | null {
  for (let at: Statement | undefined = statements[0]; at; at = parentOf(at, report.statements)) {
    if (at.record.stance !== "asserts") return { stance: at.record.stance, speaker: at.chain[0]! };
  }
  return null;
}

function parentOf({ record, depth }: Statement, all: readonly Statement[]): Statement | undefined {
  return all.find(({ id, depth: other }) => id === record.parent && other < depth);
}

/** Who answers for the figure: the way its statement came, or the outlet alone. */
export function answers({ report, statements }: Figure): readonly string[] {
  const [statement] = statements;
  return statement ? statement.chain : [report.outlet ?? outletNotTold];
}

export const ORDERS = ["date", "source", "outlet", "size"] as const;
export type Order = (typeof ORDERS)[number];

const SORTED: Record<Order, (figure: Figure) => string | number> = {
  date: ({ record, report }) => record.as_of ?? (report.day.value || "Z"),
  source: ({ statements }) => fold(statements[0]?.chain[0] ?? ""),
  outlet: ({ report }) => fold(report.outlet ?? "\uffff"),
  size: ({ record }) => record.low ?? record.high ?? 0,
};

export function ordered(claims: readonly Figure[], order: Order): Figure[] {
  const by = SORTED[order];
  return [...claims].sort((a, b) => (by(a) < by(b) ? -1 : by(a) > by(b) ? 1 : 0));
}
