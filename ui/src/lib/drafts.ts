// What a form of correction holds, and the judgements that come of it. Places are UTF-16 ranges until they become a
// judgement; spans that are taken over from the record as they stand stay in its code points.

import type { Saying } from "./api";
import type { Figure, Range, Statement, When } from "./story";
import type { Act, Anchor, Bound, CodePoints, DateType, Kind, PartyKind, SpeakerStatus, Stance } from "./types";

export const SPAN_ROLES = ["content", "source", "cue"] as const;
export type SpanRole = (typeof SPAN_ROLES)[number];

export interface SpeakerDraft {
  status: SpeakerStatus;
  kind: PartyKind | null;
  name: string;
  /** The span that proves the name, and that of the role as given. */
  mention: CodePoints | null;
  role: CodePoints | null;
}

export interface StatementDraft {
  speaker: SpeakerDraft;
  kind: Kind;
  stance: Stance;
  act: Act;
  spans: Record<SpanRole, Range[]>;
}

export interface FigureDraft {
  low: number | null;
  high: number | null;
  bound: Bound;
  unit: string;
  counted: string;
  event: string;
  change: "up" | "down" | null;
  as_of: string;
  statement: string | null;
}

export interface DateDraft {
  type: DateType;
  value: string;
  anchor: Anchor | null;
}

/** A form: what it is about (`item` null: a statement to be added), how it stood, how it shall be, and why. */
interface About<Sort, Draft> {
  sort: Sort;
  report: string;
  item: string | null;
  before: Draft;
  now: Draft;
  because: string;
}
export type StatementForm = About<"statement", StatementDraft>;
export type FigureForm = About<"figure", FigureDraft>;
export type DateForm = About<"date", DateDraft>;
export type Form = StatementForm | FigureForm | DateForm;

const plain = ({ start, end }: Range): Range => ({ start, end });

export function statementForm(statement: Statement): StatementForm {
  const { record, report, source, cue, content } = statement;
  const { status, kind, name, mention, role } = record.speaker;
  return about("statement", report.id, statement.id, {
    speaker: { status, kind, name: name ?? "", mention, role: role?.span ?? null },
    kind: record.kind,
    stance: record.stance,
    act: record.act,
    spans: { content: content.map(plain), source: source.map(plain), cue: cue.map(plain) },
  });
}

export function missedForm(report: string): StatementForm {
  return about("statement", report, null, {
    speaker: { status: "named", kind: "person", name: "", mention: null, role: null },
    kind: "indirect",
    stance: "asserts",
    act: "statement",
    spans: { content: [], source: [], cue: [] },
  });
}

export function figureForm({ record, report }: Figure): FigureForm {
  const { low, high, bound, unit, counted, event, change, as_of, statement } = record;
  const text = { unit: unit ?? "", counted: counted ?? "", event: event ?? "", as_of: as_of ?? "" };
  return about("figure", report.id, record.id, { low, high, bound, change, statement, ...text });
}

export function dateForm({ record, report }: When): DateForm {
  const { type, value, anchor } = record;
  return about("date", report.id, record.id, { type, value, anchor });
}

function about<Sort, Draft>(sort: Sort, report: string, item: string | null, draft: Draft): About<Sort, Draft> {
  return { sort, report, item, before: draft, now: JSON.parse(JSON.stringify(draft)) as Draft, because: "" };
}

export function isChanged({ before, now }: Form): boolean {
  return !isSame(before, now);
}

const isSame = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/** What turns places in a report's text into the spans of a judgement, and finds what the outlet put into words. */
export interface Places {
  readonly at: (unit: number) => number;
  readonly insertions: (content: readonly Range[]) => readonly Range[];
}

/** The judgements that a form asks for, none where nothing was changed. */
export function sayings(form: Form, places: Places): Saying[] {
  const kinds =
    form.sort === "statement"
      ? form.item === null
        ? [added(form, places)]
        : corrected(form, places)
      : form.sort === "figure"
        ? one(form, "correct_figure", figureValue)
        : one(form, "correct_date", dateValue);
  const { because } = form;
  return kinds.map((saying) => ({ ...saying, ...(because.trim() && { because: because.trim() }) }));
}

/** One judgement on the whole item of a form: that it is right as read, or that it is no statement. */
export function onTheWhole(form: Form, kind: "confirm" | "reject_statement"): Saying {
  return { kind, on: [[form.report, form.item]], ...(form.because.trim() && { because: form.because.trim() }) };
}

function added({ report, now }: StatementForm, places: Places): Saying {
  const { spans, kind, stance, act, speaker } = now;
  const inserted = places.insertions(spans.content);
  const value = { ...spansOf(spans, places), inserted: inserted.map(codes(places)), kind, stance, act, speaker: speakerValue(speaker) };
  return { kind: "add_statement", on: [[report, null]], value };
}

function corrected({ report, item, before, now }: StatementForm, places: Places): Saying[] {
  const saying = (kind: Saying["kind"], value: Record<string, unknown>): Saying => ({ kind, on: [[report, item]], value });
  const found: Saying[] = [];
  const changed = SPAN_ROLES.filter((role) => !isSame(before.spans[role], now.spans[role]));
  if (!isSame(before.speaker, now.speaker)) found.push(saying("correct_speaker", speakerValue(now.speaker)));
  if (changed.length > 0) found.push(saying("correct_span", spansOf(now.spans, places, changed)));
  if (before.kind !== now.kind) found.push(saying("correct_kind", { kind: now.kind }));
  if (before.stance !== now.stance || before.act !== now.act) {
    found.push(saying("correct_stance", { stance: now.stance, ...(before.act !== now.act && { act: now.act }) }));
  }
  return found;
}

function spansOf(spans: StatementDraft["spans"], places: Places, roles: readonly SpanRole[] = SPAN_ROLES): Record<string, CodePoints[]> {
  return Object.fromEntries(roles.map((role) => [role, spans[role].map(codes(places))]));
}

const codes =
  ({ at }: Places) =>
  ({ start, end }: Range): CodePoints => [at(start), at(end)];

/** Only a named speaker has a name and a span that proves it; of one not resolved nothing is known. */
export function speakerValue({ status, kind, name, mention, role }: SpeakerDraft): Record<string, unknown> {
  if (status === "unresolved") return { status };
  return { status, kind, role, ...(status === "named" && { name: name.trim(), mention }) };
}

/** One judgement with the keys that differ. */
function one<Draft extends object>(
  { report, item, before, now }: About<unknown, Draft>,
  kind: Saying["kind"],
  valueOf: (draft: Draft) => Record<string, unknown>,
): Saying[] {
  const [was, is] = [valueOf(before), valueOf(now)];
  const value = Object.fromEntries(Object.entries(is).filter(([key, said]) => said !== was[key]));
  return Object.keys(value).length > 0 ? [{ kind, on: [[report, item]], value }] : [];
}

export const hasLow = (bound: Bound): boolean => bound !== "less_than" && bound !== "at_most";
export const hasHigh = (bound: Bound): boolean => bound === "less_than" || bound === "at_most" || bound === "between" || bound === "about";

/** An exact number is low and high in one; an open end is null. */
function figureValue({ low, high, bound, unit, counted, event, change, as_of, statement }: FigureDraft): Record<string, unknown> {
  const text = (value: string) => value.trim() || null;
  return {
    low: hasLow(bound) ? low : null,
    high: bound === "exact" ? low : hasHigh(bound) ? high : null,
    bound,
    unit: text(unit),
    counted: text(counted),
    event: text(event),
    change,
    as_of: text(as_of),
    statement,
  };
}

function dateValue({ type, value, anchor }: DateDraft): Record<string, unknown> {
  return { type, value: value.trim(), anchor };
}
