// Where reports and edges stand in the drawing: days from left to right, a lane for each outlet.

import { compareDays } from "./day";
import { grouped } from "./grouped";
import { isReport, type Edge, type Source } from "./origins";
import type { Report } from "./story";

export interface Node {
  readonly source: Source;
  readonly x: number;
  readonly y: number;
  /** No day is told, or not its year. */
  readonly undated: boolean;
}

export interface Drawing {
  readonly nodes: readonly Node[];
  readonly lines: readonly { readonly edge: Edge; readonly path: string }[];
  /** The day of each column; null for sources that are only named, empty where no day is told. */
  readonly columns: readonly { readonly day: string | null; readonly x: number }[];
  readonly lanes: readonly { readonly outlet: string | null; readonly y: number }[];
  /** Where the lanes begin: sources that are only named stand before them. */
  readonly left: number;
  readonly width: number;
  readonly height: number;
}

export const BOX = { width: 126, height: 24 };
const COLUMN = 186;
const LINE = 32;
const LANE_GAP = 20;
const TOP = 30;
const LEFT = 8;

/** A drawing of `edges` and of `reports`, those that share nothing too. */
export function drawingOf(edges: readonly Edge[], reports: readonly Report[]): Drawing {
  const named = new Map(edges.flatMap(({ from }) => (isReport(from) ? [] : [[from.name, from]])));
  const dated = [...reports].sort((a, b) => compareDays(a.day, b.day));
  const days = [
    ...(named.size > 0 ? [null] : []),
    ...new Set(dated.filter(isDated).map(({ day }) => day.value)),
    ...(dated.some((report) => !isDated(report)) ? [""] : []),
  ];
  const columns = days.map((day, index) => ({ day, x: LEFT + index * COLUMN }));
  const xOf = (day: string | null) => LEFT + days.indexOf(day) * COLUMN;
  const nodes: Node[] = [];
  const lanes: { outlet: string | null; y: number }[] = [];
  let y = TOP;
  for (const [outlet, own] of grouped(dated, (report) => report.outlet)) {
    lanes.push({ outlet, y });
    const perDay = grouped(own, (report) => (isDated(report) ? report.day.value : ""));
    for (const [day, same] of perDay) {
      same.forEach((source, index) => nodes.push({ source, x: xOf(day), y: y + 18 + index * LINE, undated: day === "" }));
    }
    y += 18 + Math.max(...[...perDay.values()].map(({ length }) => length)) * LINE + LANE_GAP;
  }
  [...named.values()].forEach((source, index) => nodes.push({ source, x: xOf(null), y: TOP + 18 + index * LINE, undated: true }));
  const height = Math.max(y, TOP + 18 + named.size * LINE + LANE_GAP);
  const at = new Map(nodes.map((node) => [keyOf(node.source), node]));
  const lines = edges.flatMap((edge) => {
    const [from, to] = [at.get(keyOf(edge.from)), at.get(keyOf(edge.to))];
    return from && to ? [{ edge, path: path(from, to) }] : [];
  });
  return { nodes, lines, columns, lanes, left: named.size > 0 ? COLUMN : 0, width: LEFT + days.length * COLUMN, height };
}

const keyOf = (source: Source): Report | string => (isReport(source) ? source : source.name);

function isDated({ day }: Report): boolean {
  return day.basis === "published" || day.basis === "said";
}

/** A curve from the side of one box to the side of the other that faces it; within a column it goes round on the right. */
function path(from: Node, to: Node): string {
  const [y1, y2] = [from.y + BOX.height / 2, to.y + BOX.height / 2];
  if (from.x === to.x) {
    const side = from.x + BOX.width;
    const reach = side + 14 + Math.min(34, Math.abs(y2 - y1) / 8);
    return `M${side} ${y1} C${reach} ${y1} ${reach} ${y2} ${side} ${y2}`;
  }
  const forward = from.x < to.x;
  const x1 = forward ? from.x + BOX.width : from.x;
  const x2 = forward ? to.x : to.x + BOX.width;
  // A line along one row rises over the boxes between its ends.
  const along = Math.abs(y2 - y1) < LINE / 2 && Math.abs(to.x - from.x) > COLUMN;
  const rise = along ? 36 : 0;
  const bend = along ? Math.sign(x2 - x1) * 40 : (x2 - x1) / 2;
  return `M${x1} ${y1} C${x1 + bend} ${y1 - rise} ${x2 - bend} ${y2 - rise} ${x2} ${y2}`;
}
