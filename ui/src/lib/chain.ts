// The way the words came: speaker → relays → first publisher → outlet.

import { outletNotTold } from "./strings";
import type { ReportRecord } from "./types";

/** The names on the way from speaker to outlet, in that order, a name that repeats its neighbour left out. */
export function chain(
  speaker: string,
  relays: readonly string[],
  report: Pick<ReportRecord, "outlet" | "republished_from">,
): string[] {
  const way = [speaker, ...relays, report.republished_from, report.outlet ?? outletNotTold];
  return way.filter((name): name is string => Boolean(name)).filter((name, index, names) => name !== names[index - 1]);
}
