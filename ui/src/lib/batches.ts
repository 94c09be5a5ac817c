// Several judgements that belong together: they are made at once and taken back at once.

import type { Saying } from "./api";
import type { Member } from "./story";
import type { RefRecord } from "./types";

/** A split makes a judgement on each pair; more than these are no decision that somebody has looked at. */
export const MOST_PAIRS = 400;

/** The form that corrects the chosen reports. */
export const CORRECTING_ID = "correcting";
export const REPORT_FIELDS = ["outlet", "published", "title", "byline"] as const;
export type ReportField = (typeof REPORT_FIELDS)[number];
export type ReportValue = Partial<Record<ReportField, string | null>>;

const ref = ({ report, entity }: Member): RefRecord => [report.id, entity.id];

/** All the members are one: one judgement, which says so of each two. */
export function merging(members: readonly Member[], because: string): Saying[] {
  return [{ kind: "same", on: members.map(ref), because }];
}

/** Each of `out` differs from each of `left`. */
export function splitting(out: readonly Member[], left: readonly Member[], because: string): Saying[] {
  return out.flatMap((one) => left.map((other): Saying => ({ kind: "different", on: [ref(one), ref(other)], because })));
}

/** The same correction of each report; a value trimmed to nothing says that it is not known. */
export function correcting(reports: readonly string[], said: ReportValue, because: string): Saying[] {
  const value = Object.fromEntries(Object.entries(said).map(([field, text]) => [field, text?.trim() || null]));
  return reports.map((id) => ({ kind: "correct_report", on: [[id, null]], value, because }));
}

/** What all of `values` are, or null where they differ. */
export function shared<Value>(values: readonly Value[]): Value | null {
  const [first] = values;
  return first !== undefined && values.every((value) => value === first) ? first : null;
}
