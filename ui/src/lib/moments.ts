// A time and what it was resolved from, in words.

import { showDate } from "./day";
import { locale } from "./locale";
import type { Mark, Moment } from "./timeline";
import { ledger, timeline as strings } from "./strings";

type Shape = readonly [RegExp, (...found: string[]) => string | undefined];

const SHAPES: readonly Shape[] = [
  [/^(\d{4})-(SP|SU|FA|WI)$/, (year, season) => `${strings.seasons[season!]} ${year}`],
  [/^(\d{4})-W(\d\d)$/, (year, week) => strings.week(week!, year!)],
  [/^(\d{3})X?$/, (years) => strings.decade(years!)],
  [/^(\d{2})(?:XX)?$/, (years) => strings.century(years!)],
  [/^P(\d+|X)(Y|M|W|D|DE|CE)$/, (n, unit) => strings.lasting(n!, strings.units[unit!]!)],
  [/^PT(\d+|X)(H|M|S)$/, (n, unit) => strings.lasting(n!, strings.units[`T${unit}`]!)],
  [/^XXXX-XX-XXT(\d\d:\d\d)/, (time) => strings.hour(hour(time!))],
  [/^(\w+_REF)$/, (reference) => strings.references[reference!]],
];

/** A TIMEX3 value in words where it has a common shape, else as it stands. */
export function valueWords(value: string): string {
  for (const [shape, words] of SHAPES) {
    const named = shape.exec(value);
    if (named) return words(...named.slice(1)) ?? value;
  }
  const [day = "", time = ""] = value.split("T");
  const shown = /^(?:\d{4}|XXXX-\d\d)(?:-\d\d){0,2}$/.test(day) ? showDate(day, true) : (weekday(day) ?? day);
  const part = strings.parts[time] ?? hour(time);
  return [shown, part].filter(Boolean).join(", ");
}

/** An hour of the day in the reader's own way; empty where none is told. */
function hour(time: string): string {
  const [, hours, minutes] = /^(\d\d):(\d\d)/.exec(time) ?? [];
  if (hours === undefined || Number(hours) > 23) return "";
  const format = new Intl.DateTimeFormat(locale, { hour: "numeric", minute: "2-digit", timeZone: "UTC" });
  return format.format(Date.UTC(2000, 0, 1, Number(hours), Number(minutes)));
}

/** The day of a week that is not told: XXXX-WXX-2 is a Tuesday. */
function weekday(day: string): string | null {
  const found = /^XXXX-WXX-([1-7])$/.exec(day);
  const name = new Intl.DateTimeFormat(locale, { weekday: "long", timeZone: "UTC" });
  // The first day of 2024 is a Monday.
  return found ? strings.weekday(name.format(Date.UTC(2024, 0, Number(found[1])))) : null;
}

/** When a moment is, with the years that would fit where none is told. */
export function whenWords({ value, date, report }: Moment): string {
  const candidates = date?.record.candidates ?? report.record.published_candidates;
  const fits = candidates.length > 0 ? ` (${ledger.wouldFit(candidates.map((one) => one.slice(0, 4)))})` : "";
  return `${valueWords(value)}${fits}`;
}

/** What a time was resolved from: its anchor, with the anchor's own date. */
export function anchorWords({ date, report }: Moment): string {
  if (date === null) return "";
  const { anchor } = date.record;
  const own = anchor === "dateline" ? report.record.dateline?.date : anchor === "published" ? report.record.published : null;
  return strings.anchor(anchor, own ? showDate(own.slice(0, 10)) : "");
}

const MOST = 3;

/** A mark in one line: when, which lane, as written where, from what; `quote` may cut what is written. */
export function markWords({ lane, moments }: Mark, quote: (words: string) => string = (words) => words): string {
  const written = new Set(
    moments.map((moment) => (moment.date ? `“${quote(moment.date.words)}” (${anchorWords(moment)})` : moment.report.label)),
  );
  const told = [...[...written].slice(0, MOST), ...(written.size > MOST ? ["…"] : [])].join("; ");
  return `${strings.lanes[lane]}: ${whenWords(moments[0]!)} · ${strings.places(moments.length)} · ${told}`;
}
