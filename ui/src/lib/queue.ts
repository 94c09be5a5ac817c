// What a task of the queue asks, and what would settle it. A task whose items are gone asks nothing.

import type { Saying, Task } from "./api";
import { speaking } from "./choices";
import { showDate } from "./day";
import { words } from "./desk-pages-words";
import type { Figure, Member, Pair, Report, Statement, Story, When } from "./story";
import { DECISIONS, type RefRecord } from "./types";

export type Asked =
  | { readonly of: "statement"; readonly statement: Statement }
  | { readonly of: "figure"; readonly item: Figure }
  | { readonly of: "date"; readonly item: When }
  | { readonly of: "statements"; readonly both: readonly [Statement, Statement]; readonly on: Pair }
  | { readonly of: "members"; readonly both: readonly [Member, Member]; readonly on: Pair }
  | { readonly of: "report"; readonly report: Report }
  | { readonly of: "judgement"; readonly id: string };

/** One way to settle a task; `key` is the key that does so. */
export interface Way {
  readonly key: string;
  readonly label: string;
  readonly done: string;
  readonly says: readonly Saying[];
}

/** What a task is about, or null where that is no longer here. */
export function asked(story: Story, { kind, report: id, item, pair }: Task): Asked | null {
  if (kind === "orphan") return item === null ? null : { of: "judgement", id: item };
  if (pair !== null) return ofPair(story, pair);
  const report = story.reportById.get(id ?? "");
  if (report === undefined) return null;
  if (kind === "report" || item === null) return { of: "report", report };
  const statement = report.statements.find((one) => one.id === item);
  if (statement) return { of: "statement", statement };
  const figure = report.figures().find((one) => one.id === item);
  if (figure) return { of: "figure", item: figure };
  const date = report.dates().find((one) => one.id === item);
  return date ? { of: "date", item: date } : null;
}

function ofPair(story: Story, on: Pair): Asked | null {
  const [a, b] = on.map((ref) => statementAt(story, ref));
  if (a && b) return { of: "statements", both: [a, b], on };
  const [one, other] = on.map((ref) => memberAt(story, ref));
  return one && other ? { of: "members", both: [one, other], on } : null;
}

function statementAt(story: Story, [report, item]: RefRecord): Statement | undefined {
  return story.reportById.get(report)?.statements.find(({ id }) => id === item);
}

function memberAt(story: Story, [id, item]: RefRecord): Member | undefined {
  const report = story.reportById.get(id);
  const entity = report?.record.entities.find((one) => one.id === item);
  return report && entity && { report, entity };
}

/** The ways to settle what is asked, the likeliest first. */
export function ways(asked: Asked, { kind, candidates }: Task): Way[] {
  switch (asked.of) {
    case "statements":
    case "members":
      return DECISIONS.map((kind) => ({
        key: kind.charAt(0),
        label: words.queue.pair[kind],
        done: words.queue.paired[kind],
        says: [{ kind, on: [...asked.on] }],
      }));
    case "statement": {
      const { statement } = asked;
      const names = kind === "speaker" ? candidates.map((name, at) => picked(name, at, speaking(statement, name), words.queue.spoke)) : [];
      const on: Saying["on"] = [[statement.report.id, statement.id]];
      const reject: Way = { key: "x", label: words.queue.reject, done: words.queue.rejected, says: [{ kind: "reject_statement", on }] };
      return [...names, right([statement.report.id, statement.id]), reject];
    }
    case "date":
      return [...candidates.map((value, at) => dated(asked.item, value, at)), right([asked.item.report.id, asked.item.id])];
    case "figure":
      return [right([asked.item.report.id, asked.item.id])];
    case "report":
      return ofReport(asked.report, candidates);
    case "judgement":
      return [];
  }
}

function right(on: RefRecord): Way {
  return { key: "r", label: words.queue.right, done: words.queue.confirmed, says: [{ kind: "confirm", on: [on] }] };
}

/** Ways to settle a report at once: a day where nothing else is missing, or that it is not told. */
function ofReport(report: Report, candidates: readonly string[]): Way[] {
  const missing = wanted(report);
  const say = (value: Record<string, string | null>): Saying => ({ kind: "correct_report", on: [[report.id, null]], value });
  const days = missing.join() === "published" ? candidates : [];
  const notTold: Way = {
    key: "n",
    label: words.queue.notTold,
    done: words.queue.keptNotTold,
    says: [say(Object.fromEntries(missing.map((field) => [field, null])))],
  };
  return [...days.map((published, at) => picked(showDate(published), at, say({ published }), words.queue.published)), notTold];
}

function picked(label: string, at: number, says: Saying, done: (label: string) => string): Way {
  return { key: String(at + 1), label, done: done(label), says: [says] };
}

function dated({ report, id }: When, value: string, at: number): Way {
  const label = /^\d{4}-\d\d-\d\d$/.test(value) ? showDate(value) : value;
  return picked(label, at, { kind: "correct_date", on: [[report.id, id]], value: { value } }, words.queue.dated);
}

/** What a task without a date or outlet wants told. */
export function wanted({ record }: Report): ("published" | "outlet")[] {
  return (["published", "outlet"] as const).filter((field) => record[field] === null);
}

/** The place of the task that has the focus after `ids` became `now`: the same one, else what moved up into its place. */
export function nextPlace(now: readonly string[], focused: string, at: number): number {
  const same = now.indexOf(focused);
  return same >= 0 ? same : Math.min(at, now.length - 1);
}
