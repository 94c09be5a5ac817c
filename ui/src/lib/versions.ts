// The words of one version beside those of the first, cut where they begin to stand otherwise.

import { grouped } from "./grouped";
import { gap } from "./strings";
import type { Link, Range, Statement, Utterance, Variant } from "./story";

/** A run of words. `there` are the words of the first version that stand in this place, where they are others. */
export interface Run {
  readonly relation: "plain" | "changed" | "added" | "missing" | "gap";
  readonly text: string;
  readonly there: string;
}

/** The words of `variant` as runs; without stretches all of them are plain. Runs with text are exact slices. */
export function runs(variant: Variant, first: Variant): Run[] {
  const { text } = variant.statement.report;
  const missing = gaps(variant);
  const ranges = shownRanges(variant, text);
  const found: Run[] = [];
  ranges.forEach((range, index) => {
    let at = range.start;
    const plain = (until: number) => {
      if (at < until) found.push({ relation: "plain", text: text.slice(at, until), there: "" });
      at = Math.max(at, until);
    };
    const absent = (limit: number) => {
      while (missing[0] && missing[0].at <= limit) {
        const { at: place, to } = missing.shift()!;
        plain(Math.min(place, range.end));
        found.push({ relation: "missing", text: "", there: wordsAt(first.statement, to) });
      }
    };
    if (index > 0) found.push({ relation: "gap", text: "", there: "" });
    for (const { relation, span, to } of variant.stretches) {
      if (!span || span.end <= at || span.start >= range.end) continue;
      const [start, end] = [Math.max(span.start, at), Math.min(span.end, range.end)];
      absent(start);
      if (relation === "same") continue;
      plain(start);
      const there = relation === "changed" && to ? wordsAt(first.statement, to) : "";
      found.push({ relation: there ? "changed" : "added", text: text.slice(start, end), there });
      at = end;
    }
    absent(index === ranges.length - 1 ? Infinity : range.end);
    plain(range.end);
  });
  return found;
}

/** The words of a range of a statement: of a range that spans several pieces of the content, those in the pieces. */
function wordsAt({ report, content }: Statement, { start, end }: Range): string {
  const pieces = content.filter((piece) => piece.start < end && piece.end > start);
  if (pieces.length < 2) return report.text.slice(start, end);
  return pieces.map((piece) => report.text.slice(Math.max(start, piece.start), Math.min(end, piece.end))).join(gap);
}

const WORD = /[\p{L}\p{N}]/u;

/** Where words of the first version are missing: after the stretch before them. */
function gaps({ statement, stretches }: Variant): { at: number; to: Range }[] {
  let at = statement.content[0]?.start ?? 0;
  const found: { at: number; to: Range }[] = [];
  for (const { relation, span, to } of stretches) {
    if (span) at = span.end;
    else if (relation === "missing" && to) found.push({ at, to });
  }
  return found.sort((a, b) => a.at - b.at);
}

/** The content with what else was aligned (an indirect report changes cue and object too), as few ranges as can be. */
function shownRanges({ statement, stretches }: Variant, text: string): Range[] {
  // A stretch may run over what stands between two pieces of the content; only one that does not widens what is shown.
  const within = (span: Range) => statement.content.filter((piece) => piece.start < span.end && piece.end > span.start).length;
  const spans = stretches.map(({ span }) => span).filter((span) => span !== null && within(span) < 2) as Range[];
  const merged: { start: number; end: number }[] = [];
  for (const { start, end } of [...statement.content, ...spans].sort((a, b) => a.start - b.start)) {
    const last = merged.at(-1);
    if (last && (start <= last.end || !WORD.test(text.slice(last.end, start)))) last.end = Math.max(last.end, end);
    else merged.push({ start, end });
  }
  return merged;
}

/** Why a version stands with those before it. */
export function reasons({ variants, links }: Utterance, statement: Statement): Link<Statement>[] {
  const before = variants.slice(0, variants.findIndex((variant) => variant.statement === statement)).map((variant) => variant.statement);
  return links.filter(({ a, b }) => (a === statement && before.includes(b)) || (b === statement && before.includes(a)));
}

/** Statements of another utterance, or one of none, that come near an utterance and are kept apart from it. */
export interface Near {
  /** The nearest of them. */
  readonly statement: Statement;
  /** What the two are to each other: as a person has decided, else by the nearest. */
  readonly link: Link<Statement>;
  /** The versions that it comes near. */
  readonly beside: readonly Statement[];
  /** All of them that come near, the nearest first. */
  readonly all: readonly Statement[];
}

type UtteranceOf = ReadonlyMap<Statement, Utterance>;
const nearOf = new WeakMap<Utterance, readonly Near[]>();

/** What comes near, each other utterance once; those that may be the same first. */
export function near(utterance: Utterance, utteranceOf: UtteranceOf): readonly Near[] {
  const known = nearOf.get(utterance) ?? groupsNear(utterance, utteranceOf);
  nearOf.set(utterance, known);
  return known;
}

function groupsNear({ variants, similar }: Utterance, utteranceOf: UtteranceOf): Near[] {
  const order = new Map(variants.map(({ statement }, index) => [statement, index]));
  const ends = similar.map((link) => {
    const [own, statement] = order.has(link.a) ? [link.a, link.b] : [link.b, link.a];
    return { link, own, statement };
  });
  const rank = ({ link, own }: (typeof ends)[number]) =>
    (isDecided(link) ? -1 : RANK[link.verdict]) * order.size + (order.get(own) ?? 0);
  const groups = grouped(ends.sort((a, b) => rank(a) - rank(b)), ({ statement }) => utteranceOf.get(statement) ?? statement);
  const near = [...groups.values()].map((same): Near => {
    const { link, statement } = same[0]!;
    const beside = same.filter((one) => one.statement === statement).map(({ own }) => own);
    return { link, statement, beside, all: [...new Set(same.map((one) => one.statement))] };
  });
  return near.sort((a, b) => RANK[a.link.verdict] - RANK[b.link.verdict]);
}

const RANK: Record<Link<Statement>["verdict"], number> = { same: 0, possibly: 0, similar: 1, different: 2 };

/** What a person has decided scores above all that texts tell. */
const isDecided = ({ score }: Link<Statement>): boolean => score > 1;

/** Whether it may be the same; all else is only similar, or different. */
export const mayBeSame = ({ link }: Near): boolean => RANK[link.verdict] === 0;

/** Whether an utterance is told more than once, or may be. */
export function unfolds(utterance: Utterance, utteranceOf: UtteranceOf): boolean {
  return utterance.variants.length > 1 || near(utterance, utteranceOf).some(mayBeSame);
}

/** Whether anything comes near it. */
export function hasNear({ similar, unattributed }: Utterance): boolean {
  return similar.length > 0 || unattributed.length > 0;
}
