// One axis for numbers that are compared: where each lies, in percent of the width, and the ticks below.

export interface Axis {
  readonly at: (value: number) => number;
  readonly ticks: readonly number[];
  readonly kind: "linear" | "logarithmic" | "cut";
}

const EDGE = 9;
const SPREAD = 25;

/** An axis that holds all `values`; logarithmic where they span far, cut (not from 0) where they lie close together. */
export function axis(values: readonly number[]): Axis {
  const [least, most] = [Math.min(...values), Math.max(...values)];
  if (least > 0 && most / least > SPREAD) {
    const log = scale(Math.log10(least), Math.log10(most));
    return { at: (value) => log(Math.log10(value)), ticks: decades(least, most), kind: "logarithmic" };
  }
  const cut = least > 0.6 * most && least !== most;
  const ticks = steps(cut ? least : Math.min(0, least), Math.max(most, 0));
  const at = scale(Math.min(ticks[0]!, least), Math.max(ticks.at(-1)!, most));
  return { at, ticks, kind: cut ? "cut" : "linear" };
}

function scale(from: number, to: number): (value: number) => number {
  if (from === to) return () => 50;
  return (value) => EDGE + ((value - from) / (to - from)) * (100 - 2 * EDGE);
}

function steps(from: number, to: number): number[] {
  const span = to - from || Math.abs(to) || 1;
  const power = 10 ** Math.floor(Math.log10(span / 4));
  const step = [1, 2, 5, 10].map((times) => times * power).find((size) => span / size <= 5) ?? 10 * power;
  const first = Math.floor(from / step);
  const last = Math.ceil(to / step);
  return Array.from({ length: last - first + 1 }, (_, index) => Number(((first + index) * step).toPrecision(12)));
}

function decades(least: number, most: number): number[] {
  const first = Math.floor(Math.log10(least));
  const last = Math.ceil(Math.log10(most));
  const skip = Math.ceil((last - first) / 5);
  const all = Array.from({ length: last - first + 1 }, (_, index) => 10 ** (first + index));
  return all.filter((tick, index) => index % skip === 0 && tick >= least * 0.7 && tick <= most * 1.4);
}
