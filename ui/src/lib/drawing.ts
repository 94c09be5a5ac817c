// Where reports and edges stand in the drawing: days from left to right, a lane for each outlet.

import { compareDays } from "./day";
import { grouped } from "./grouped";
import { isReport, type Edge, type Source } from "./origins";
import type { Report } from "./story";

export interface Node {
  readonly source: Source;
  readonly x: number;
  readonly y: number;
  readonly width: number;
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

/** Edges that are drawn: more would be a thicket; the table has all. */
export const MOST_EDGES = 150;
/** Of a box: two lines of a title. */
export const HEIGHT = 38;
const LEAST = 130;
const MOST = 280;
/** Room for the lines between two boxes. */
const BETWEEN = 52;
const LINE = 46;
const LANE_GAP = 20;
const TOP = 30;
const LEFT = 8;

/** A drawing of `edges` and of `reports`, those that share nothing too; as broad as `room` where boxes can be so. */
export function drawingOf(edges: readonly Edge[], reports: readonly Report[], room = 0): Drawing {
  const named = new Map(edges.flatMap(({ from }) => (isReport(from) ? [] : [[from.name, from]])));
  const dated = [...reports].sort((a, b) => compareDays(a.day, b.day));
  const dates = [
    ...new Set(dated.filter(isDated).map(({ day }) => day.value)),
    ...(dated.some((report) => !isDated(report)) ? [""] : []),
  ];
  const days = [...(named.size > 0 ? [null] : []), ...dates];
  const left = named.size > 0 ? LEAST + BETWEEN : 0;
  const wide = Math.max(LEAST, Math.min(MOST, Math.floor((room - LEFT - left) / Math.max(1, dates.length)) - BETWEEN));
  const column = wide + BETWEEN;
  const xOf = (day: string | null) => LEFT + (day === null ? 0 : left + dates.indexOf(day) * column);
  const columns = days.map((day) => ({ day, x: xOf(day) }));
  const nodes: Node[] = [];
  const lanes: { outlet: string | null; y: number }[] = [];
  let y = TOP;
  for (const [outlet, own] of grouped(dated, (report) => report.outlet)) {
    lanes.push({ outlet, y });
    const perDay = grouped(own, (report) => (isDated(report) ? report.day.value : ""));
    for (const [day, same] of perDay) {
      same.forEach((source, index) => nodes.push({ source, x: xOf(day), width: wide, y: y + 18 + index * LINE, undated: day === "" }));
    }
    y += 18 + Math.max(...[...perDay.values()].map(({ length }) => length)) * LINE + LANE_GAP;
  }
  [...named.values()].forEach((source, index) => nodes.push({ source, x: xOf(null), width: LEAST, y: TOP + 18 + index * LINE, undated: true }));
  const height = Math.max(y, TOP + 18 + named.size * LINE + LANE_GAP);
  const at = new Map(nodes.map((node) => [keyOf(node.source), node]));
  const lines = edges.flatMap((edge) => {
    const [from, to] = [at.get(keyOf(edge.from)), at.get(keyOf(edge.to))];
    return from && to ? [{ edge, path: path(from, to) }] : [];
  });
  return { nodes, lines, columns, lanes, left, width: LEFT + left + dates.length * column, height };
}

const keyOf = (source: Source): Report | string => (isReport(source) ? source : source.name);

function isDated({ day }: Report): boolean {
  return day.basis === "published" || day.basis === "said";
}

/** A curve from the side of one box to the side of the other that faces it; within a column it goes round on the right. */
function path(from: Node, to: Node): string {
  const [y1, y2] = [from.y + HEIGHT / 2, to.y + HEIGHT / 2];
  if (from.x === to.x) {
    const side = from.x + from.width;
    const reach = side + 14 + Math.min(34, Math.abs(y2 - y1) / 8);
    return `M${side} ${y1} C${reach} ${y1} ${reach} ${y2} ${side} ${y2}`;
  }
  const forward = from.x < to.x;
  const x1 = forward ? from.x + from.width : from.x;
  const x2 = forward ? to.x : to.x + to.width;
  // A line along one row rises over the boxes between its ends.
  const along = Math.abs(y2 - y1) < LINE / 2 && Math.abs(to.x - from.x) > Math.max(from.width, to.width) + BETWEEN;
  const rise = along ? 36 : 0;
  const bend = along ? Math.sign(x2 - x1) * 40 : (x2 - x1) / 2;
  return `M${x1} ${y1} C${x1 + bend} ${y1 - rise} ${x2 - bend} ${y2 - rise} ${x2} ${y2}`;
}
