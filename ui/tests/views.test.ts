import { describe, expect, test } from "vitest";
import { axis } from "../src/lib/axis";
import { answers, boundWords, counted, doubt, head, isComparable } from "../src/lib/claims";
import { namesForOne } from "../src/lib/forms";
import { load } from "../src/lib/load";
import { valueWords } from "../src/lib/moments";
import { mayBe, people, spellings } from "../src/lib/people";
import { around, marks, moments, placed } from "../src/lib/timeline";
import { calendarTicks, stretch } from "../src/lib/timex";
import type { DateRecord, FigureRecord } from "../src/lib/types";
import { cut } from "../src/lib/voice";
import { payload, report, span } from "./story";

const day = (value: string) => Date.parse(value) / 86_400_000;

describe("times", () => {
  test.each<[string, string, string]>([
    ["2031-05-06", "2031-05-06", "2031-05-07"],
    ["2031-05", "2031-05-01", "2031-06-01"],
    ["2031", "2031-01-01", "2032-01-01"],
    ["199", "1990-01-01", "2000-01-01"],
    ["19", "1900-01-01", "2000-01-01"],
    ["2024-W42", "2024-10-14", "2024-10-21"],
    ["2021-W01", "2021-01-04", "2021-01-11"],
    ["2024-W42-WE", "2024-10-19", "2024-10-21"],
    ["2024-Q4", "2024-10-01", "2025-01-01"],
    ["2023-WI", "2023-12-01", "2024-03-01"],
    ["2024-10-15T14:00", "2024-10-15T14:00Z", "2024-10-15T15:00Z"],
    ["2024-10-15TNI", "2024-10-15T18:00Z", "2024-10-16T06:00Z"],
    ["2024-02-29", "2024-02-29", "2024-03-01"],
  ])("%s is as wide as it is uncertain", (value, from, to) => {
    const found = stretch(value)!;
    expect(found.from).toBeCloseTo(day(from), 6);
    expect(found.to).toBeCloseTo(day(to), 6);
  });

  test.each(["XXXX-10-14", "XXXX-WXX-2", "PRESENT_REF", "P5Y", "PT1H", "", "XXXX-08"])("%s has no place", (value) =>
    expect(stretch(value)).toBeNull(),
  );

  test.each([
    ["2031-SP", "spring 2031"],
    ["2024-W42", "week 42 of 2024"],
    ["199", "1990s"],
    ["P5Y", "5 years"],
    ["P1W", "1 week"],
    ["PXD", "some days"],
    ["PT3H", "3 hours"],
    ["XXXX-XX-XXT08:00", expect.stringMatching(/^0?8:00( AM)?, day not told$/u)],
    ["PAST_REF", "in the past"],
    ["2024-W42-XX", "2024-W42-XX"],
  ])("%s in words", (value, words) => expect(valueWords(value)).toEqual(words));

  test.each([3, 40, 400, 4000, 40_000, 400_000])("ticks over %i days are few, rise and lie inside", (days) => {
    const ticks = calendarTicks({ from: 20_000, to: 20_000 + days });
    const places = ticks.map(({ at }) => at);
    expect(places).toEqual([...places].sort((a, b) => a - b));
    expect(places.every((at) => at >= 20_000 && at <= 20_000 + days)).toBe(true);
    expect(ticks.length).toBeGreaterThan(1);
    expect(ticks.length).toBeLessThan(15);
  });
});

test.each<[number[], string]>([
  [[0, 12, 30], "linear"],
  [[24, 250_000], "logarithmic"],
  [[240, 250], "cut"],
  [[-5, 8], "linear"],
  [[47], "linear"],
  [[0], "linear"],
])("an axis holds %j and is %s", (values, kind) => {
  const found = axis(values);
  expect(found.kind).toBe(kind);
  const places = [...values].sort((a, b) => a - b).map(found.at);
  expect(places.every((at) => at >= 0 && at <= 100)).toBe(true);
  expect(places).toEqual([...places].sort((a, b) => a - b));
  expect(found.ticks.every((tick) => found.at(tick) >= 0 && found.at(tick) <= 100)).toBe(true);
});

const TEXT = "Line denied that more than 30 people died. Ode said 12 people died on Monday.";
const figure = (words: string, told: Partial<FigureRecord>): FigureRecord => ({
  id: words,
  span: span(TEXT, words),
  low: null,
  high: null,
  bound: "exact",
  qualifier: null,
  unit: null,
  counted: "people",
  counted_span: null,
  event: "died",
  change: null,
  as_of: null,
  statement: null,
  ...told,
});
const monday: DateRecord = { id: "d1", span: span(TEXT, "Monday"), type: "DATE", value: "2015-09-14", anchor: "published", candidates: [] };

function told() {
  const record = report(
    TEXT,
    [
      { id: "s-deny", stance: "denies", source: "Line", cue: "denied", content: ["that more than 30 people died"] },
      { id: "s-say", source: "Ode", cue: "said", content: ["12 people died on Monday"], when: { value: "2015-09-14", date: "d1" } },
    ],
    {
      figures: [
        figure("30", { low: 30, bound: "more_than", qualifier: span(TEXT, "more than"), counted_span: span(TEXT, "people"), statement: "s-deny" }),
        figure("12", { low: 12, high: 12, statement: "s-say" }),
        figure("died", { low: 4, high: 4, event: null, counted: null }),
      ],
      dates: [monday, { ...monday, id: "d2", span: span(TEXT, "12"), value: "2001", anchor: null }],
      entities: [{ id: "e1", name: "Ode", kind: "person", names: ["Ode"], roles: [] }],
      mentions: [{ id: "m1", span: span(TEXT, "Ode"), kind: "person", entity: "e1" }],
    },
  );
  return load(payload(record));
}

test("figures keep who answers, and a denial is never shown as a claim", () => {
  const [thirty, twelve, bare] = told().reports[0]!.figures();
  expect(thirty!.claimed).toBe("more than 30 people");
  expect(boundWords(thirty!)).toBe("more than 30");
  expect(doubt(thirty!)).toEqual({ stance: "denies", speaker: "Line" });
  expect(doubt(twelve!)).toBeNull();
  expect(answers(twelve!)).toEqual(["Ode", "The Orlo Courier"]);
  expect(answers(bare!)).toEqual(["The Orlo Courier"]);
  const groups = counted([thirty!, twelve!, bare!], []);
  expect(groups.map((group) => [group.label, group.claims.length, isComparable(group)])).toEqual([
    ["people", 2, true],
    ["", 1, false],
  ]);
});

test.each([
  ["unarmed people in the square", "people"],
  ["Death toll", "toll"],
  ["members of the council", "members"],
  [null, ""],
])("what is counted goes by its head: %s", (words, expected) => {
  const [one] = told().reports[0]!.figures();
  expect(head({ ...one!, record: { ...one!.record, counted: words } })).toBe(expected);
});

test("times stand on the lane of what they tell", () => {
  const story = told();
  const all = moments(story.reports[0]!.dates(), story.reports);
  expect(all.map(({ lane, value }) => [lane, value])).toEqual([
    ["happened", "2001"],
    ["said", "2015-09-14"],
    ["published", "2015-09-15"],
  ]);
  const found = marks(all);
  const window = around(found)!;
  expect(placed(found, "happened", window)).toEqual([]);
  expect(placed(found, "said", window)[0]!.line).toBe(0);
});

test("people stand by their name and kind, with what they are called and how often", () => {
  const story = told();
  const [ode, line] = people(story.statements, story.reports, story.links);
  expect([ode!.name, line!.name]).toEqual(["Ode", "Line"]);
  expect(spellings(ode!)).toEqual([{ outlet: "The Orlo Courier", forms: [["Ode", 1]] }]);
  expect(mayBe(story.statements).size).toBe(0);
  expect(namesForOne(story.reports, story.links)).toEqual([]); // one form only
});

test.each<[number[][], string]>([
  [[], "0-9"],
  [[[2, 4]], "0-2 (2-4) 4-9"],
  [[[5, 12], [0, 1]], "(0-1) 1-5 (5-9)"],
  [[[2, 5], [3, 6]], "0-2 (2-5) 5-9"],
])("cut at %j", (parts, expected) => {
  const found = cut({ start: 0, end: 9 }, parts.map(([start, end]) => ({ start: start!, end: end! })));
  expect(found.map(({ start, end, inside }) => (inside ? `(${start}-${end})` : `${start}-${end}`)).join(" ")).toBe(expected);
});
