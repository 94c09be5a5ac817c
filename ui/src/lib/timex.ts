// The stretch of time that a TIMEX3 value covers: as wide as it is uncertain. Values without a place in time have none.

/** `[from, to)` in days since 1970-01-01, UTC. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

const DAY = 86_400_000;
const day = (year: number, month = 1, date = 1): number => {
  const found = new Date(0);
  found.setUTCFullYear(year, month - 1, date);
  return found.getTime() / DAY;
};

type Rule = readonly [RegExp, (...numbers: number[]) => [number, number]];

const RULES: readonly Rule[] = [
  [/^(\d{4})-(\d\d)-(\d\d)/, (y, m, d) => [day(y!, m, d), day(y!, m, d! + 1)]],
  [/^(\d{4})-W(\d\d)-WE/, (y, w) => [week(y!, w!) + 5, week(y!, w!) + 7]],
  [/^(\d{4})-W(\d\d)-(\d)/, (y, w, d) => [week(y!, w!) + d! - 1, week(y!, w!) + d!]],
  [/^(\d{4})-W(\d\d)$/, (y, w) => [week(y!, w!), week(y!, w!) + 7]],
  [/^(\d{4})-Q(\d)$/, (y, q) => [day(y!, 3 * q! - 2), day(y!, 3 * q! + 1)]],
  [/^(\d{4})-H(\d)$/, (y, h) => [day(y!, 6 * h! - 5), day(y!, 6 * h! + 1)]],
  [/^(\d{4})-SP$/, (y) => [day(y!, 3), day(y!, 6)]],
  [/^(\d{4})-SU$/, (y) => [day(y!, 6), day(y!, 9)]],
  [/^(\d{4})-FA$/, (y) => [day(y!, 9), day(y!, 12)]],
  [/^(\d{4})-WI$/, (y) => [day(y!, 12), day(y! + 1, 3)]],
  [/^(\d{4})-(\d\d)$/, (y, m) => [day(y!, m), day(y!, m! + 1)]],
  [/^(\d{4})$/, (y) => [day(y!), day(y! + 1)]],
  [/^(\d{3})X?$/, (d) => [day(d! * 10), day(d! * 10 + 10)]],
  [/^(\d{2})(?:XX)?$/, (c) => [day(c! * 100), day(c! * 100 + 100)]],
];

/** Hours of the day that a part of it covers. */
const PARTS: Readonly<Record<string, readonly [number, number]>> = {
  MO: [6, 12],
  MI: [11, 13],
  AF: [12, 18],
  EV: [18, 22],
  NI: [18, 30],
  DT: [6, 18],
};

/** The stretch of a value, or null: durations, sets, "now", and values whose year is not told. */
export function stretch(value: string): Stretch | null {
  const [date = "", time = ""] = value.split("T");
  for (const [pattern, ends] of RULES) {
    const found = pattern.exec(date);
    if (!found) continue;
    const [from, to] = ends(...found.slice(1).map(Number));
    return to - from === 1 ? narrowed(from, time) : { from, to };
  }
  return null;
}

function narrowed(from: number, time: string): Stretch {
  const [hour, minute] = /^\d\d(?::\d\d)?/.test(time) ? time.split(":").map(Number) : [];
  if (hour !== undefined) {
    const at = from + hour / 24 + (minute ?? 0) / 1440;
    return { from: at, to: at + 1 / 24 };
  }
  const [first, last] = PARTS[time] ?? [0, 24];
  return { from: from + first / 24, to: from + last / 24 };
}

/** Monday of an ISO week. */
function week(year: number, number: number): number {
  const fourth = day(year, 1, 4);
  return fourth - ((fourth + 3) % 7 + 7) % 7 + 7 * (number - 1);
}

/** Ticks of a calendar between two days: days, months or years, some eight of them. */
export function calendarTicks({ from, to }: Stretch): { at: number; value: string }[] {
  const days = to - from;
  const found: { at: number; value: string }[] = [];
  const unit = days > 3000 ? "year" : days > 80 ? "month" : "day";
  const rough = days / (unit === "year" ? 365 : unit === "month" ? 30 : 1) / 7;
  const step = [1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200].find((size) => size >= rough * (unit === "year" ? 12 : 1)) ?? 1200;
  const date = new Date(from * DAY);
  if (unit === "day") {
    for (let at = Math.ceil(from); at <= to; at += Math.max(1, Math.ceil(rough))) found.push({ at, value: iso(at) });
    return found;
  }
  const years = Math.max(1, Math.round(step / 12));
  const months = unit === "year" ? 12 * years : step;
  const year = unit === "year" ? Math.ceil(date.getUTCFullYear() / years) * years : date.getUTCFullYear();
  for (let month = 1; day(year, month) <= to; month += months) {
    const at = day(year, month);
    const value = iso(at);
    if (at >= from) found.push({ at, value: value.slice(0, unit === "year" ? 4 : 7) });
  }
  return found;
}

function iso(at: number): string {
  return new Date(at * DAY).toISOString().slice(0, 10);
}
