// What the texts name in time, on three lanes: what happened, when something was said, when reports were published.

import { grouped } from "./grouped";
import { stretch, type Stretch } from "./timex";
import type { Report, When } from "./story";

export const LANES = ["happened", "said", "published"] as const;
export type Lane = (typeof LANES)[number];

/** One time at one place: a time expression, or the day a report is published. */
export interface Moment {
  readonly lane: Lane;
  readonly value: string;
  readonly report: Report;
  readonly date: When | null;
  /** Null where the value has no place in time. */
  readonly stretch: Stretch | null;
}

/** All moments of the same lane and stretch. */
export interface Mark extends Stretch {
  readonly key: string;
  readonly lane: Lane;
  readonly moments: readonly Moment[];
}

export function moments(dates: readonly When[], reports: readonly Report[]): Moment[] {
  const told = dates.map((date): Moment => {
    const { value, type } = date.record;
    const placed = type === "DATE" || type === "TIME" ? stretch(value) : null;
    return { lane: date.said ? "said" : "happened", value, report: date.report, date, stretch: placed };
  });
  const published = reports
    .filter(({ record }) => record.published || record.published_candidates.length > 0)
    .map((report): Moment => {
      const value = report.record.published?.slice(0, 10) ?? report.day.value;
      return { lane: "published", value, report, date: null, stretch: stretch(value) };
    });
  return [...told, ...published].sort((a, b) => (a.stretch?.from ?? Infinity) - (b.stretch?.from ?? Infinity) || 0);
}

export function marks(all: readonly Moment[]): Mark[] {
  const placed = all.filter(({ stretch }) => stretch !== null);
  const groups = grouped(placed, ({ lane, stretch }) => `${lane} ${stretch!.from} ${stretch!.to}`);
  return [...groups].map(([key, same]) => ({ key, lane: same[0]!.lane, moments: same, ...same[0]!.stretch! }));
}

/** The weeks around what was published, or where no report is dated around what was said; null where nothing lies outside. */
export function around(all: readonly Mark[]): Stretch | null {
  const near = ["published", "said"].map((lane) => all.filter((mark) => mark.lane === lane)).find(({ length }) => length > 0);
  if (!near) return null;
  const from = Math.min(...near.map((mark) => mark.from));
  const to = Math.max(...near.map((mark) => mark.to));
  const margin = Math.max(10, (to - from) / 3);
  const window = { from: from - margin, to: to + margin };
  return all.some((mark) => mark.from < window.from || mark.to > window.to) ? window : null;
}

/** All marks with a margin. */
export function whole(all: readonly Mark[]): Stretch {
  const from = Math.min(...all.map((mark) => mark.from));
  const to = Math.max(...all.map((mark) => mark.to));
  const margin = Math.max(1, (to - from) / 30);
  return { from: from - margin, to: to + margin };
}

/** The stretch that is shown: the weeks around the reports, or with `wide` all times told; null where none has a place. */
export function windowOf(all: readonly Mark[], wide: boolean): Stretch | null {
  if (all.length === 0) return null;
  return (wide ? null : around(all)) ?? whole(all);
}

export interface Placed {
  readonly mark: Mark;
  /** In percent of the width. */
  readonly left: number;
  readonly width: number;
  readonly line: number;
}

const LEAST = 0.9;

/** Marks of one lane in as few lines as they need without lying over each other; those outside the window are left out. */
export function placed(all: readonly Mark[], lane: Lane, window: Stretch): Placed[] {
  const percent = (at: number) => (100 * (at - window.from)) / (window.to - window.from);
  const ends: number[] = [];
  return all
    .filter((mark) => mark.lane === lane && mark.from < window.to && mark.to > window.from)
    .sort((a, b) => a.from - b.from || a.to - b.to)
    .map((mark) => {
      const left = Math.max(0, percent(mark.from));
      const width = Math.max(LEAST, Math.min(100, percent(mark.to)) - left);
      let line = ends.findIndex((end) => end <= left);
      if (line < 0) line = ends.length;
      ends[line] = left + width + 0.3;
      return { mark, left: Math.min(left, 100 - LEAST), width, line };
    });
}
