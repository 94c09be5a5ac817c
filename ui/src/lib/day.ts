// The day a statement is filed under, and what that day rests on. A year that the text does not tell stays untold.

import { locale } from "./locale";
import type { ReportRecord, StatementRecord } from "./types";

export interface Day {
  /** ISO 8601, as precise as told; `XXXX-MM-DD` where the year is not told; empty where nothing is. */
  value: string;
  /** said: the report tells when; published: only the report's own date is known; yearless; none. */
  basis: "said" | "published" | "yearless" | "none";
  /** Full dates that would fit where the year is not told. */
  candidates: readonly string[];
}

const CALENDAR = /^\d{4}(-\d{2}(-\d{2})?)?(?=$|T)/;

function calendar(value: string | null | undefined): string | null {
  return value?.match(CALENDAR)?.[0] ?? null;
}

/** The report's own day: its publication date, else a dated dateline, else what would fit, else none. */
export function reportDay(report: ReportRecord): Day {
  const value = calendar(report.published) ?? calendar(report.dateline?.date);
  const candidates = report.published_candidates;
  if (value) return { value, basis: "published", candidates };
  const partial = report.dateline?.date ?? shared(candidates);
  if (partial?.startsWith("XXXX-")) return { value: partial.slice(0, 10), basis: "yearless", candidates };
  return { value: "", basis: "none", candidates };
}

/** The day it was said where the report tells; otherwise the report's day. */
export function statementDay(statement: StatementRecord, ofReport: Day): Day {
  const value = calendar(statement.when?.value) ?? calendar(statement.occasion?.date);
  return value ? { value, basis: "said", candidates: [] } : ofReport;
}

function shared(candidates: readonly string[]): string | null {
  const days = new Set(candidates.map((date) => date.slice(4, 10)));
  return days.size === 1 ? `XXXX${[...days][0]}` : null;
}

const ORDER = { said: 0, published: 0, yearless: 1, none: 2 };

/** Ascending by date; yearless after dated, undated last; "said" before "published" on one day. */
export function compareDays(a: Day, b: Day): number {
  return ORDER[a.basis] - ORDER[b.basis] || compare(a.value, b.value) || compare(b.basis, a.basis);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** A date in the reader's locale, as precise as `value`; `XXXX` dates show day and month only. */
export function showDate(value: string, weekday = false): string {
  const [year, month, day] = value.split("-");
  const known = year !== "XXXX";
  const date = new Date(Date.UTC(known ? Number(year) : 2000, Number(month ?? 1) - 1, Number(day ?? 1)));
  if (Number.isNaN(date.getTime())) return value;
  return formatter(known, Boolean(month), Boolean(day), weekday && known).format(date);
}

const formatters = new Map<string, Intl.DateTimeFormat>();

/** Formatters are slow to make and quick to use, so each is made once. */
function formatter(year: boolean, month: boolean, day: boolean, weekday: boolean): Intl.DateTimeFormat {
  const options: Intl.DateTimeFormatOptions = { timeZone: "UTC" };
  if (year) options.year = "numeric";
  if (month) options.month = "long";
  if (day) options.day = "numeric";
  if (day && weekday) options.weekday = "long";
  const key = Object.keys(options).join();
  const made = formatters.get(key) ?? new Intl.DateTimeFormat(locale, options);
  formatters.set(key, made);
  return made;
}
