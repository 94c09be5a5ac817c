import { describe, expect, test } from "vitest";
import { suggestions } from "../src/lib/facets";
import { load } from "../src/lib/load";
import { format, parse, reportTest, statementTest, unknown, withToken, without } from "../src/lib/query";
import { payload, report } from "./story";

const text =
  "Ana Merrow said “Orlo stays open”. Tomas Ilk denied that the Café was shut. A clerk asked whether it rains. He replied “no”.";
const speaker = { status: "named" as const, kind: null, mention: null, entity: null, role: null, confidence: 1, because: [], candidates: [] };
const story = load(
  payload(
    report(text, [
      { source: "Ana Merrow", cue: "said", content: ["“Orlo stays open”"], when: { value: "2015-09-14", date: "d" } },
      {
        source: "Tomas Ilk",
        cue: "denied",
        content: ["that the Café was shut"],
        kind: "indirect",
        stance: "denies",
        target: { text: "the Toll House", span: [0, 3] },
      },
      { source: "A clerk", cue: "asked", content: ["whether it rains"], stance: "unclear", speaker: { ...speaker, status: "unnamed", name: null } },
      { source: "He", cue: "replied", content: ["“no”"], speaker: { ...speaker, status: "unresolved", name: null } },
    ]),
    report("Merrow said “yes”.", [{ source: "Merrow", cue: "said", content: ["“yes”"] }], {
      outlet: null,
      published: null,
      published_candidates: ["2020-10-21", "2015-10-21"],
    }),
    report("Le port reste ouvert.", [], { outlet: "Le Phare", language: "fr", published: "2016-01-02" }),
  ),
);
const found = (query: string) => story.statements.filter(statementTest(parse(query))).map(({ source }) => source[0]!.text);

describe("parsing", () => {
  test.each([
    ["toll house", { words: ["toll", "house"], tokens: [] }],
    ['"toll house"', { words: ["toll house"], tokens: [] }],
    ["“toll house”", { words: ["toll house"], tokens: [] }],
    ['speaker:"Ana Merrow" open', { words: ["open"], tokens: [{ key: "speaker", value: "Ana Merrow" }] }],
    ["STANCE:denies", { words: [], tokens: [{ key: "stance", value: "denies" }] }],
    ["about:orlo", { words: ["about:orlo"], tokens: [] }],
    ["speaker:", { words: ["speaker:"], tokens: [] }],
    ['speaker:"Ana M', { words: [], tokens: [{ key: "speaker", value: "Ana M" }] }],
    ["  ", { words: [], tokens: [] }],
  ])("%s", (query, expected) => expect(parse(query)).toEqual(expected));

  test.each(['speaker:"Ana Merrow" stance:denies open', 'mentions:orlo "two words"', "on:2015-09..2015-10"])(
    "format gives %s back",
    (query) => expect(format(parse(query))).toBe(query),
  );

  test("tokens are added once and taken away", () => {
    const token = { key: "kind", value: "direct" } as const;
    const once = withToken(withToken(parse("open"), token), token);
    expect(format(once)).toBe("kind:direct open");
    expect(format(without(once, token))).toBe("open");
  });
});

describe("statements", () => {
  test.each([
    ["", ["Ana Merrow", "Tomas Ilk", "A clerk", "He", "Merrow"]],
    ["open", ["Ana Merrow"]],
    ["OPEN orlo", ["Ana Merrow"]],
    ["cafe", ["Tomas Ilk"]],
    ["caf", ["Tomas Ilk"]],
    ["lo", []],
    ['"orlo st', ["Ana Merrow"]],
    ["“no", ["He"]],
    ["open denied", []],
    ["speaker:merrow", ["Ana Merrow", "Merrow"]],
    ["speaker:merr", ["Ana Merrow", "Merrow"]],
    ["speaker:row", []],
    ['speaker:"ana merr"', ["Ana Merrow"]],
    ["speaker:he", ["He"]],
    ["speaker:clerk", ["A clerk"]],
    ["speaker:ilk speaker:clerk", ["Tomas Ilk", "A clerk"]],
    ["mentions:orlo", ["Ana Merrow"]],
    ["mentions:ana", []],
    ["stance:denies", ["Tomas Ilk"]],
    ["stance:denies kind:direct", []],
    ["kind:indirect", ["Tomas Ilk"]],
    ['target:"toll house"', ["Tomas Ilk"]],
    ["outlet:courier", ["Ana Merrow", "Tomas Ilk", "A clerk", "He"]],
    ["on:2015-09-14", ["Ana Merrow"]],
    ["on:2015-09", ["Ana Merrow", "Tomas Ilk", "A clerk", "He"]],
    ["on:2015-09-15..2016", ["Tomas Ilk", "A clerk", "He"]],
    ["on:2015-10", []],
    ["on:XXXX-10-21", ["Merrow"]],
    ["is:unresolved", ["He"]],
    ["is:unnamed", ["A clerk"]],
    ["is:undated", ["Merrow"]],
    ["is:no-outlet", ["Merrow"]],
    ["is:nonsense", []],
  ])("%s", (query, expected) => expect(found(query)).toEqual(expected));
});

test.each([
  ["is:not-read", ["Le Phare"]],
  ["is:undated", [null]],
  ["outlet:phare", ["Le Phare"]],
  ["stance:denies", ["The Orlo Courier"]],
  ["reste", ["Le Phare"]],
  ["este", []],
  ["on:2016", ["Le Phare"]],
])("reports: %s", (query, expected) =>
  expect(story.reports.filter(reportTest(parse(query))).map(({ outlet }) => outlet)).toEqual(expected),
);

test.each([
  ["mer", ["speaker:Merrow"]],
  ["speaker:", ["speaker:Ana Merrow", "speaker:Merrow", "speaker:Tomas Ilk"]],
  ["stance:d", ["stance:denies"]],
  ["", []],
])("suggestions for %s", (typed, expected) => {
  const offered = suggestions(typed, story.statements).map(({ key, value }) => `${key}:${value}`);
  for (const one of expected) expect(offered).toContain(one);
  if (expected.length === 0) expect(offered).toEqual([]);
});

test("scripts written without spaces are found anywhere in a run of letters", () => {
  const { reports } = load(payload(report("港は開いたままだ。", [], { language: "ja" })));
  expect(reports.filter(reportTest(parse("開いた")))).toHaveLength(1);
});

test.each([
  ["stance:foo", [["stance", "denies"]]],
  ["kind:bar is:baz", [["kind", "mixed"], ["is", "no-outlet"]]],
  ["stance:Denies act:order is:refused is:undated speaker:nobody free", []],
])("values that a key does not have are told: %s", (query, expected) => {
  const told = unknown(parse(query));
  expect(told.map(({ key }) => key)).toEqual(expected.map(([key]) => key));
  told.forEach(({ known }, index) => expect(known).toContain(expected[index]![1]));
});
