// Reports and what leads from one to another, as a picture of its own.

import { origins as words } from "../lib/across";
import { showDate } from "../lib/day";
import { drawingOf, HEIGHT, MOST_EDGES, type Node } from "../lib/drawing";
import { edgeWords, isReport, thickness, toldBy, type Edge } from "../lib/origins";
import { outletNotTold } from "../lib/strings";
import { escaped, framed, line, MARGIN, node, text, wrapped, type Measure, type Palette, type Picture } from "./svg";
import { pictures } from "./words";

const ROOM = 1200;
const PAD = 7;

export function drawOrigins(title: string, version: string, all: readonly Edge[], colours: Palette, measure: Measure): Picture {
  const edges = all.slice(0, MOST_EDGES);
  const reports = [...new Set(edges.flatMap(({ from, to }) => (isReport(from) ? [from, to] : [to])))];
  const { nodes, lines, columns, lanes, left, width, height } = drawingOf(edges, reports, ROOM);
  const draw = (top: number) => [
    arrow(colours),
    node("g", { transform: `translate(${MARGIN} ${top})` }, [
      ...columns.map(({ day, x }) => text(day === null ? words.named : day === "" ? words.undated : showDate(day), x, 14, 12, colours.soft)),
      ...(left > 0 ? [line(left, 0, left, height, colours.hair)] : []),
      ...lanes.map(({ y }) => line(left, y - 6, width, y - 6, colours.hair)),
      ...lines.map(({ edge, path }) => edgeShape(edge, path, colours)),
      ...nodes.map((one) => box(one, colours, measure)),
      ...lanes.map(({ outlet, y }) => text(outlet ?? outletNotTold, left + 8, y + 10, 12, colours.soft, { "font-weight": "bold" })),
    ]),
  ];
  return framed(`${pictures.origins}: ${title}`, [words.key, pictures.more(all.length - edges.length), pictures.madeBy(version)], width + 2 * MARGIN, height, draw, colours, measure);
}

function arrow({ line: fill }: Palette): string {
  const box = { id: "head", viewBox: "0 0 8 8", refX: 7, refY: 4, markerWidth: 8, markerHeight: 8, markerUnits: "userSpaceOnUse", orient: "auto" };
  return node("defs", {}, [node("marker", box, [node("path", { d: "M0 0 L8 4 L0 8 z", fill })])]);
}

function edgeShape(edge: Edge, d: string, { line: stroke }: Palette): string {
  const dashes = edge.directed ? { "marker-end": "url(#head)" } : { "stroke-dasharray": "2 4" };
  return node("path", { d, fill: "none", stroke, "stroke-width": thickness(edge), ...dashes }, [
    node("title", {}, [escaped([edgeWords(edge), toldBy(edge)].join(" · "))]),
  ]);
}

function box({ source, x, y, width, undated }: Node, colours: Palette, measure: Measure): string {
  const label = isReport(source) ? source.label : source.name;
  const rows = wrapped(label, width - 2 * PAD, 12, 2, measure);
  const first = y + HEIGHT / 2 + 4 - (rows.length - 1) * 7.5;
  return node("g", {}, [
    node("title", {}, [escaped(label)]),
    node("rect", { x, y, width, height: HEIGHT, rx: 3, fill: colours.paper, stroke: colours.line, "stroke-dasharray": undated ? "4 3" : undefined }),
    ...rows.map((row, index) =>
      text(row, x + PAD, first + index * 15, 12, colours.ink, isReport(source) ? {} : { "font-style": "italic" }),
    ),
  ]);
}
