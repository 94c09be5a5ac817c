// Claims of one thing on one axis, group by group, as a picture of its own.

import { axis, type Axis } from "../lib/axis";
import { answers, doubt, ordered, readAs, rivals, rivalWords, titleOf, type Counted, type Order } from "../lib/claims";
import { shownDate } from "../lib/published";
import type { Figure } from "../lib/story";
import { figures as words, tick } from "../lib/strings";
import { limited, type Limit } from "./limit";
import { clipped, framed, line, MARGIN, node, text, type Measure, type Palette, type Picture } from "./svg";
import { pictures } from "./words";

const WIDTH = 900;
const INNER = WIDTH - 2 * MARGIN;
const [GROUP, AXIS, CLAIM, GAP] = [24, 16, 68, 14];
const MOST_GROUPS = 40;
const MOST_CLAIMS = 60;

export function drawFigures(
  title: string,
  version: string,
  groups: readonly Counted[],
  order: Order,
  limit: Limit,
  colours: Palette,
  measure: Measure,
): Picture {
  const drawn = groups.slice(0, MOST_GROUPS).map((group) => ({ group, claims: ordered(group.claims, order).slice(0, MOST_CLAIMS) }));
  const heightOf = (claims: readonly Figure[]) => GROUP + AXIS + claims.length * CLAIM + GAP;
  const all = groups.reduce((sum, { claims }) => sum + claims.length, 0);
  const left = all - drawn.reduce((sum, { claims }) => sum + claims.length, 0);
  const draw = (top: number) => {
    let y = top;
    return drawn.map(({ group, claims }) => {
      const shapes = groupShape(group, claims, limit, colours, measure);
      const placed = node("g", { transform: `translate(${MARGIN} ${y})` }, shapes);
      y += heightOf(claims);
      return placed;
    });
  };
  const height = drawn.reduce((sum, { claims }) => sum + heightOf(claims), 0);
  const notes = [words.key, words.note, pictures.more(left), pictures.madeBy(version)];
  return framed(`${pictures.figures}: ${title}`, notes, WIDTH, height, draw, colours, measure);
}

function groupShape(group: Counted, claims: readonly Figure[], limit: Limit, colours: Palette, measure: Measure): string[] {
  const values = group.claims.flatMap(({ record }) => [record.low, record.high].filter((value) => value !== null));
  const scale = axis(values.length > 0 ? values : [0]);
  const at = (value: number) => (scale.at(value) * INNER) / 100;
  const note = words.axis[scale.kind];
  return [
    line(0, 0, INNER, 0, colours.line),
    text(clipped([limited(titleOf(group), limit), note].filter(Boolean).join(" · "), INNER, 14, measure), 0, 18, 14, colours.ink, { "font-weight": "bold" }),
    ...scale.ticks.map((value) => text(tick(value), at(value), GROUP + 12, 11, colours.soft, { "text-anchor": "middle" })),
    ...claims.map((claim, index) =>
      node("g", { transform: `translate(0 ${GROUP + AXIS + index * CLAIM})` }, claimShape(claim, rivals(group, claim), scale, limit, colours, measure)),
    ),
  ];
}

function claimShape(
  claim: Figure,
  apart: readonly Figure[],
  scale: Axis,
  limit: Limit,
  colours: Palette,
  measure: Measure,
): string[] {
  const quote = (words: string) => limited(words, limit);
  const doubted = doubt(claim);
  const came = [
    claim.statements.length === 0 ? words.own : "",
    answers(claim).map(quote).join(" → "),
    shownDate(claim.report),
    doubted ? words.stance(doubted.stance, quote(doubted.speaker)) : "",
    apart.length > 0 ? `${words.differs} ${[...new Set(apart.map(rivalWords))].join("; ")}` : "",
  ];
  const told = [quote(claim.claimed), readAs(claim)].filter(Boolean).join(" — ").replace(/\s+/g, " ");
  return [
    text(clipped(told, INNER, 13, measure), 0, 14, 13, colours.ink),
    ...scale.ticks.map((value) => line((scale.at(value) * INNER) / 100, 18, (scale.at(value) * INNER) / 100, 40, colours.hair)),
    ...interval(claim, scale, doubted !== null, colours),
    text(clipped(came.filter(Boolean).join(" · ").replace(/\s+/g, " "), INNER, 11, measure), 0, 54, 11, colours.soft),
    line(0, CLAIM - 6, INNER, CLAIM - 6, colours.hair),
  ];
}

/** A point or a stretch, an arrow where an end is open, broken lines where it is not asserted; as Strip.svelte has it. */
function interval({ record }: Figure, scale: Axis, doubted: boolean, { accent, paper }: Palette): string[] {
  const { low, high, bound } = record;
  if (low === null && high === null) return [];
  const y = 29;
  const at = (value: number) => (scale.at(value) * INNER) / 100;
  const [from, to] = [low === null ? 0.02 * INNER : at(low), high === null ? 0.98 * INNER : at(high)];
  const stroke = { "stroke-width": 2, "stroke-dasharray": doubted ? "3 3" : undefined };
  const head = (x: number, way: number) =>
    node("path", { d: `M${x + 6 * way} ${y - 5} L${x} ${y} L${x + 6 * way} ${y + 5}`, fill: "none", stroke: accent, "stroke-width": 2 });
  const hollow = doubted || ["about", "more_than", "less_than"].includes(bound);
  const ends =
    low !== null && high !== null && low !== high
      ? [from, to].map((x) => line(x, y - 6, x, y + 6, accent, stroke))
      : [node("circle", { cx: low === null ? to : from, cy: y, r: 5, fill: hollow ? paper : accent, stroke: accent, ...stroke })];
  return [
    line(from, y, to, y, accent, stroke),
    ...(low === null ? [head(from, 1)] : []),
    ...(high === null ? [head(to, -1)] : []),
    ...ends,
  ];
}
