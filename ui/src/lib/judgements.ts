// Judgements in words: what was said, of which words, and which of them are asked for.

import { writeAddress } from "./address";
import type { Judgement, Listed } from "./api";
import { showDate } from "./day";
import { words } from "./desk-pages-words";
import { locale } from "./locale";
import type { Story } from "./story";
import { amount, outletNotTold } from "./strings";

export type Fate = "standing" | "undone" | "orphaned";

/** What was judged: its words, the outlet, and the way to its place; null where the report is not in this record. */
export interface Judged {
  readonly text: string;
  readonly outlet: string;
  readonly href: string | null;
}

export interface Asking {
  readonly by: string;
  readonly kind: string;
  readonly fate: string;
}

export function fate({ standing, orphaned }: Listed): Fate {
  return orphaned ? "orphaned" : standing ? "standing" : "undone";
}

/** The rows that fit; an empty wish fits all. */
export function asking(rows: readonly Listed[], { by, kind, fate: wish }: Asking): Listed[] {
  return rows.filter((row) => (!by || row.by === by) && (!kind || row.kind === kind) && (!wish || fate(row) === wish));
}

/** What a judgement says: its kind, and the values that it gives. `undone` is what it took back, where that is known. */
export function said(one: Judgement, undone: Judgement | null = null): string {
  const kind = words.history.kinds[one.kind];
  if (undone) return words.history.tookBack(words.history.kinds[undone.kind]);
  return words.history.said(kind, details(one));
}

/** When it was made, in the reader's own calendar and clock. */
export function moment({ at }: Judgement): string {
  return when.format(new Date(at));
}

const when = new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeStyle: "short" });

/** What a judgement says besides its kind, each value with its name: "outlet: Tide". */
export function details({ kind, value }: Judgement): string[] {
  if (kind === "add_statement") return [];
  if (kind === "correct_span") return Object.keys(value).map((field) => words.history.fields[field] ?? field);
  return Object.entries(value)
    .filter(([field, told]) => !HIDDEN.has(field) && !(kind === "correct_speaker" && (told === null || told === "named")))
    .map(([field, told]) => words.history.detail(words.history.fields[field] ?? field, told === null ? words.history.notKnown : shown(told)));
}

/** Places in the text, which the words judged tell better. */
const HIDDEN: ReadonlySet<string> = new Set(["mention", "role", "statement"]);

function shown(told: unknown): string {
  if (typeof told === "string" && /^\d{4}-\d\d-\d\d$/.test(told)) return showDate(told);
  if (typeof told === "number") return amount(told);
  return typeof told === "string" ? (words.history.values[told] ?? told) : JSON.stringify(told);
}

const LONGEST = 160;

/** The words that each member of a judgement hangs on. */
export function judged(story: Story, { members }: Listed): Judged[] {
  return members.map(({ report: id, item, exact }) => {
    const report = story.reportById.get(id);
    const statement = report?.statements.find((one) => one.id === item);
    const entity = report?.record.entities.find((one) => one.id === item);
    const words = exact.replace(/\s+/g, " ").trim() || (entity?.name ?? report?.label ?? id);
    return {
      text: words.length > LONGEST ? `${words.slice(0, LONGEST).replace(/\s\S*$/, "")} …` : words,
      outlet: report ? (report.outlet ?? outletNotTold) : "",
      href: report ? writeAddress({ page: "history", statement: statement?.id ?? null, report: id, item: statement || entity ? null : item, open: true }) : null,
    };
  });
}

/** Each value once, with how often it stands, the most frequent first. */
export function tally(values: readonly string[]): [value: string, times: number][] {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1]);
}
