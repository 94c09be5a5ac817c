// A judgement in one line, for the history of what it is on.

import type { Judgement } from "./api";
import { correct, fields, history as words, spans } from "./correct-words";
import type { SpanRole } from "./drafts";
import { amount } from "./strings";

const when = new Intl.DateTimeFormat(undefined, { dateStyle: "medium", timeStyle: "short" });

/** Who and when, in the reader's own calendar and clock. */
export function signed({ by, at }: Pick<Judgement, "by" | "at">): string {
  return words.by(by, when.format(new Date(at)));
}

const LABELS: Readonly<Record<string, string>> = {
  ...Object.fromEntries(Object.entries(spans.roles).map(([role, label]) => [role as SpanRole, label.toLowerCase()])),
  ...{ unit: fields.unit, counted: fields.counted, event: fields.event, as_of: fields.asOf, value: fields.value },
};
const label = (key: string): string => (LABELS[key] ?? key.replace(/_/g, " ")).toLowerCase();

/** What a judgement says: its kind, and the values that it gives. */
export function saidIn({ kind, value }: Pick<Judgement, "kind" | "value">): string {
  if (kind === "undo") return words.undone;
  const what = correct.done([kind]).replace(/\.$/, "");
  const given = kind === "correct_speaker" ? speaker(value) : kind === "add_statement" ? "" : listed(value);
  return given ? `${what}: ${given}` : what;
}

function speaker({ name, status }: Record<string, unknown>): string {
  return typeof name === "string" ? name : (fields.status[status as keyof typeof fields.status] ?? "");
}

function listed(value: Record<string, unknown>): string {
  return Object.entries(value)
    .map(([key, said]) => (Array.isArray(said) ? label(key) : `${label(key)} ${shown(said)}`))
    .join(", ");
}

function shown(value: unknown): string {
  if (value === null) return "–";
  if (typeof value === "number") return amount(value);
  return String(value).replace(/_/g, " ");
}
