// Figures brought together by what they count, in equal words only: nothing is added up, averaged or taken for the same.

import { fold } from "./fold";
import { grouped } from "./grouped";
import type { Comparison, Figure, Link, Statement } from "./story";
import { bounded, notResolved, outletNotTold } from "./strings";
import type { Stance } from "./types";

export interface Counted {
  readonly key: string;
  /** What is counted, as the first claim words it. */
  readonly label: string;
  readonly event: string | null;
  readonly unit: string | null;
  readonly claims: readonly Figure[];
  /** In how many reports. */
  readonly reports: number;
  /** Pairs that cannot both hold, where the record has compared them; null where only the words are equal. */
  readonly differs: readonly Link<Figure>[] | null;
}

/** Comparisons of the record of which one of `figures` is part, with all their figures. */
export function compared(comparisons: readonly Comparison[], figures: readonly Figure[]): Counted[] {
  const asked = new Set(figures);
  return comparisons
    .filter((comparison) => comparison.figures.some((figure) => asked.has(figure)))
    .map((comparison) => ({
      key: comparison.id,
      label: comparison.counted,
      event: comparison.event,
      unit: comparison.unit,
      claims: comparison.figures,
      reports: reportsOf(comparison.figures),
      differs: comparison.differs,
    }))
    .sort((a, b) => b.differs.length - a.differs.length || b.reports - a.reports);
}

function reportsOf(claims: readonly Figure[]): number {
  return new Set(claims.map(({ report }) => report)).size;
}

/** The figures of its group that a claim differs from. */
export function rivals({ differs }: Counted, claim: Figure): Figure[] {
  return (differs ?? []).flatMap(({ a, b }) => (a === claim ? [b] : b === claim ? [a] : []));
}

/** Figures with equal counted words, event and unit: what happened to the counted first, mere measures last. */
export function counted(figures: readonly Figure[]): Counted[] {
  const groups = [...grouped(figures, keyOf)].map(([key, claims]) => {
    const { event } = claims[0]!.record;
    return { key, label: head(claims[0]!), event, unit: unitOf(claims[0]!), claims, reports: reportsOf(claims), differs: null };
  });
  const rank = ({ label, event }: Counted) => (event ? 0 : label ? 1 : 2);
  return groups.sort((a, b) => rank(a) - rank(b) || b.reports - a.reports || b.claims.length - a.claims.length);
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

export interface Doubt {
  readonly stance: Stance;
  readonly speaker: string;
}

/** Who denies or doubts the figure, or leaves open where they stand: the innermost statement around it that does. */
export function doubt({ report, statements }: Figure): Doubt | null {
  for (let at: Statement | undefined = statements[0]; at; at = parentOf(at, report.statements)) {
    if (at.record.stance !== "asserts") return { stance: at.record.stance, speaker: speakerWords(at) };
  }
  return null;
}

function parentOf({ record, depth }: Statement, all: readonly Statement[]): Statement | undefined {
  return all.find(({ id, depth: other }) => id === record.parent && other < depth);
}

/** Who answers for the figure: the way its statement came, or the outlet alone. */
export function answers({ report, statements }: Figure): readonly string[] {
  const [statement] = statements;
  return statement ? [speakerWords(statement), ...statement.chain.slice(1)] : [report.outlet ?? outletNotTold];
}

/** Who speaks: where nobody could be told, the words as written. */
function speakerWords({ speaker, chain }: Statement): string {
  return speaker.status === "unresolved" ? notResolved(speaker.written) : chain[0]!;
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
