// The three lanes of the timeline as a picture of its own. Each mark tells its words to viewers that show titles.

import { showDate } from "../lib/day";
import { markWords } from "../lib/moments";
import { LANES, placed, type Lane, type Mark, type Placed } from "../lib/timeline";
import { calendarTicks, type Stretch } from "../lib/timex";
import { count, timeline as words } from "../lib/strings";
import { limited, type Limit } from "./limit";
import { escaped, framed, line, MARGIN, node, text, type Measure, type Palette, type Picture } from "./svg";
import { pictures } from "./words";

const WIDTH = 1000;
const INNER = WIDTH - 2 * MARGIN;
const [AXIS, NAME, LINE, BAR] = [20, 20, 15, 12];

export function drawTimeline(
  title: string,
  version: string,
  found: readonly Mark[],
  window: Stretch,
  limit: Limit,
  colours: Palette,
  measure: Measure,
): Picture {
  const lanes = LANES.map((lane) => ({ lane, shown: placed(found, lane, window) }));
  const heights = lanes.map(({ shown }) => NAME + Math.max(1, ...shown.map(({ line }) => line + 1)) * LINE + 12);
  const height = AXIS + heights.reduce((sum, one) => sum + one, 0);
  const draw = (top: number) => {
    let y = top + AXIS;
    const ticks = calendarTicks(window).map(({ at, value }) => ({ x: (INNER * (at - window.from)) / (window.to - window.from), value }));
    const labels = ticks
      .filter(({ x }) => x > 0.05 * INNER && x < 0.95 * INNER)
      .map(({ x, value }) => text(showDate(value), MARGIN + x, top + 12, 11, colours.soft, { "text-anchor": "middle" }));
    const shapes = lanes.map(({ lane, shown }, index) => {
      const shape = node("g", { transform: `translate(${MARGIN} ${y})` }, laneShape(lane, shown, heights[index]!, ticks.map(({ x }) => x), limit, colours));
      y += heights[index]!;
      return shape;
    });
    return [...labels, ...shapes];
  };
  const outside = found.filter((mark) => isOutside(mark, window)).reduce((sum, { moments }) => sum + moments.length, 0);
  const notes = [words.note, outside > 0 ? words.outside(outside) : "", pictures.madeBy(version)];
  return framed(`${pictures.timeline}: ${title}`, notes, WIDTH, height, draw, colours, measure);
}

const isOutside = (mark: Stretch, window: Stretch) => mark.to <= window.from || mark.from >= window.to;

function laneShape(lane: Lane, shown: readonly Placed[], height: number, ticks: readonly number[], limit: Limit, colours: Palette): string[] {
  const told = shown.reduce((sum, { mark }) => sum + mark.moments.length, 0);
  const strip = height - NAME - 6;
  return [
    text(`${words.lanes[lane]} ${count(told)}`, 0, 14, 12, colours.soft),
    node("rect", { x: 0, y: NAME, width: INNER, height: strip, fill: colours.raised }),
    ...ticks.map((x) => line(x, NAME, x, NAME + strip, colours.hair)),
    ...shown.map(({ mark, left, width, line: row }) =>
      node(
        "rect",
        {
          x: (left * INNER) / 100,
          y: NAME + row * LINE + 3,
          width: Math.max(6, (width * INNER) / 100),
          height: BAR,
          rx: lane === "published" ? 6 : 2,
          fill: lane === "happened" ? colours.paper : colours.accent,
          stroke: colours.accent,
        },
        [node("title", {}, [escaped(markWords(mark, (quoted) => limited(quoted, limit)))])],
      ),
    ),
  ];
}
