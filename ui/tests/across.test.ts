import { beforeEach, describe, expect, test } from "vitest";
import { Decisions } from "../src/lib/decisions.svelte";
import { differing } from "../src/lib/differ";
import { drawingOf } from "../src/lib/drawing";
import { entries, groups } from "../src/lib/ledger";
import { load } from "../src/lib/load";
import { outletsOf, rowsOf } from "../src/lib/matrix";
import { nearest } from "../src/lib/nearest";
import { edgesOf, isReport, toldBy } from "../src/lib/origins";
import { keyIn } from "../src/lib/people";
import { near, reasons, runs } from "../src/lib/versions";
import type { LinksRecord, RefRecord, Relation, StretchRecord } from "../src/lib/types";
import { comparedTable } from "../src/take/compared";
import { csv } from "../src/take/csv";
import { payload, report, span } from "./story";

const FIRST = "🚢 Merrow said “no ship ever waits in Orlo”.";
const SECOND = "Merrow told the crowd that no boat waits in Orlo harbour, under a grey lantern sky.";
const THIRD = "Nothing here. A lantern burned below the grey harbour wall, they say.";

function told() {
  const reports = [
    report(FIRST, [{ id: "s1", source: "Merrow", cue: "said", content: ["“no ship ever waits in Orlo”"], when: { value: "2015-09-14", date: "d" } }], {
      entities: [{ id: "e1", name: "Merrow", kind: "person", names: ["Merrow"], roles: [] }],
    }),
    report(SECOND, [{ id: "s2", source: "Merrow", cue: "told", content: ["that no boat waits in Orlo harbour"], relays: ["the crowd"] }], {
      outlet: "Tide",
      entities: [{ id: "e2", name: "Merrow", kind: "person", names: ["Merrow"], roles: [] }],
    }),
    report(THIRD, [{ id: "s3", source: "they", cue: "say", content: ["A lantern burned"] }], { outlet: "Lamplight", published: null, republished_from: "Tide" }),
  ];
  const [a, b, c] = reports.map(({ id }) => id) as [string, string, string];
  const stretch = (relation: Relation, here: string | null, there: string | null): StretchRecord => ({
    relation,
    span: here === null ? null : span(SECOND, here),
    to: there === null ? null : span(FIRST, there),
  });
  const stretches = [
    stretch("added", "that", null),
    stretch("same", "no", "no"),
    stretch("changed", "boat", "ship"),
    stretch("missing", null, "ever"),
    stretch("same", "waits in Orlo", "waits in Orlo"),
    stretch("added", "harbour", null),
  ];
  const links: LinksRecord = {
    identities: [],
    copies: [
      { id: "c1", a: [b, [0, 10]], b: [c, [0, 10]], words: 9, quoted: false, source: null, because: ["dates do not tell"] },
    ],
    utterances: [
      {
        id: "u1",
        variants: [
          { statement: [a, "s1"], closeness: "direct", stretches: [] },
          { statement: [b, "s2"], closeness: "indirect", stretches },
          { statement: [b, "gone"], closeness: "indirect", stretches: [] },
        ],
        links: [{ a: [a, "s1"], b: [b, "s2"], verdict: "same", score: 1, because: ["one speaker"] }],
        similar: [
          { a: [b, "s2"], b: [c, "s3"], verdict: "similar", score: 0.5, because: ["far"] },
          { a: [a, "s1"], b: [c, "s3"], verdict: "possibly", score: 0.6, because: ["near"] },
          { a: [a, "s1"], b: [c, "gone"], verdict: "possibly", score: 0.6, because: [] },
        ],
        unattributed: [],
        origins: null,
      },
    ],
    comparisons: [],
  };
  return load({ ...payload(...reports), links });
}

test("a version stands beside the first, cut where its words stand otherwise", () => {
  const [utterance] = told().links.utterances();
  const [first, second] = utterance!.variants;
  expect(utterance!.variants.length).toBe(2); // what refers to nothing is left out
  expect(runs(first!, first!)).toEqual([{ relation: "plain", text: "“no ship ever waits in Orlo”", there: "" }]);
  const found = runs(second!, first!);
  expect(found.map(({ relation, text, there }) => [relation, text, there])).toEqual([
    ["added", "that", ""],
    ["plain", " no ", ""],
    ["changed", "boat", "ship"],
    ["missing", "", "ever"],
    ["plain", " waits in Orlo ", ""],
    ["added", "harbour", ""],
  ]);
  expect(found.map(({ text }) => text).join("")).toBe("that no boat waits in Orlo harbour");
  expect(reasons(utterance!, second!.statement).map(({ because }) => because)).toEqual([["one speaker"]]);
  expect(reasons(utterance!, first!.statement)).toEqual([]);
});

test("what comes near stands once, beside the versions it comes near, by the nearest", () => {
  const { links } = told();
  const [one, ...others] = near(links.utterances()[0]!, links.utteranceOf());
  expect(others).toEqual([]);
  expect([one!.statement.id, one!.link.verdict, one!.link.because, one!.all.length]).toEqual(["s3", "possibly", ["near"], 1]);
  expect(one!.beside.map(({ id }) => id)).toEqual(["s1", "s2"]);
});

test("a row is an utterance, found by any of its versions, on the day that one of them tells", () => {
  const story = told();
  const [, second] = story.statements;
  const rows = entries([second!], story.links.utteranceOf());
  expect(rows.map(({ lead, found }) => [lead.id, found.map(({ id }) => id)])).toEqual([["s1", ["s2"]]]);
  expect(groups(rows).map(({ day }) => [day.value, day.basis])).toEqual([["2015-09-14", "said"]]);
  expect(entries(story.statements, new Map()).length).toBe(3);
});

test("an outlet without a version has none found, and the nearest sentences share rarer words", () => {
  const story = told();
  const rows = rowsOf(story, story.statements);
  expect([...rows[0]!.by.keys()]).toEqual(["The Orlo Courier", "Tide"]);
  const lines = csv(comparedTable(rows, outletsOf(story), story), null).slice(1).split("\r\n");
  expect(lines[0]).toBe("speaker,said,words,words_doc_id,The Orlo Courier,Tide,Lamplight,utterance,statements");
  expect(lines[1]).toContain("direct: said,indirect: told,possibly: say,u1,s1 s2");
  const near = nearest(story, outletsOf(story).at(-1)!.reports, "a grey lantern in the harbour");
  expect(near.map(({ start, end }) => THIRD.slice(start, end).trim())).toEqual(["A lantern burned below the grey harbour wall, they say."]);
  expect(near[0]!.shared.map(({ start, end }) => THIRD.slice(start, end))).toEqual(["lantern", "grey", "harbour"]);
  expect(nearest(story, outletsOf(story).at(-1)!.reports, "nothing else")).toEqual([]);
});

test("a credit tells the direction of copies; who is only named stands as a name", () => {
  const story = told();
  const edges = edgesOf(story);
  expect(edges.map((edge) => [isReport(edge.from) ? edge.from.outlet : edge.from.name, edge.to.outlet, edge.directed, toldBy(edge)])).toEqual([
    ["Tide", "Lamplight", true, "credit"],
    ["the crowd", "Tide", true, "named as relay of 1 statement"],
  ]);
  const { nodes, columns, lines } = drawingOf(edges, story.reports);
  expect(columns.map(({ day }) => day)).toEqual([null, "2015-09-15", ""]);
  expect(lines.length).toBe(2);
  expect(nodes.filter(({ undated }) => undated).map(({ source }) => (isReport(source) ? source.outlet : source.name))).toEqual(["Lamplight", "the crowd"]);
});

test("entities of equal name stand apart where the record knows who is who, and together where it does not", () => {
  const story = told();
  const [one, other] = story.reports;
  const merrow = { name: "Merrow", kind: "person" };
  expect(keyIn(story.links, one!, merrow)).toBe(keyIn(story.links, other!, merrow));
  const knowing = { ...story.links, identified: true };
  expect(keyIn(knowing, one!, merrow)).not.toBe(keyIn(knowing, other!, merrow));
});

test("a record without links has none, and says so everywhere", () => {
  const { links, statements } = load(payload(report(FIRST, [{ source: "Merrow", content: ["no ship"] }])));
  expect([links.utterances(), links.copies(), links.identities(), links.comparisons()]).toEqual([[], [], [], []]);
  expect(links.identified).toBe(false);
  expect(entries(statements, links.utteranceOf()).map(({ utterance }) => utterance)).toEqual([null]);
});

test.each<[string, string, string[], string[]]>([
  ["one two three", "one 2 three", ["two"], ["2"]],
  ["One two", "one two", [], []],
  ["a b c d", "c d", ["a b"], []],
  ["", "new words", [], ["new words"]],
])("%j beside %j", (a, b, only, others) => {
  const [left, right] = differing(a, b)!;
  expect(left.map(({ start, end }) => a.slice(start, end))).toEqual(only);
  expect(right.map(({ start, end }) => b.slice(start, end))).toEqual(others);
});

describe("decisions", () => {
  const kept = new Map<string, string>();
  beforeEach(() => {
    kept.clear();
    globalThis.localStorage = { getItem: (key: string) => kept.get(key) ?? null, setItem: (key: string, value: string) => kept.set(key, value) } as never;
  });
  const a: RefRecord = ["r1", "s1"];
  const b: RefRecord = ["r2", "s2"];
  const ours = () => new Decisions(([id]) => id !== "elsewhere");

  test("are of a pair whichever way round, change, and are taken back", () => {
    const decisions = ours();
    expect(decisions.decide([b, a], "same")).toBe("same");
    expect(decisions.of([a, b])?.kind).toBe("same");
    decisions.decide([a, b], "different");
    expect(decisions.lines()).toBe('{"kind":"different","on":[["r1","s1"],["r2","s2"]],"because":""}\n');
    expect(decisions.decide([a, b], "different")).toBeNull();
    expect(decisions.all).toEqual([]);
    expect([decisions.undo(), decisions.undo(), decisions.undo(), decisions.undo()]).toEqual([true, true, true, false]);
    expect(decisions.all).toEqual([]);
  });

  test("are kept for the next time, with those of other records, and nothing broken is taken in", () => {
    const other = { kind: "unsure", on: [["elsewhere", "x"], ["elsewhere", "y"]], because: "" };
    kept.set("inquit.decisions", JSON.stringify([other, { kind: "nonsense" }, null]));
    const decisions = ours();
    expect(decisions.all).toEqual([]);
    decisions.decide([a, b], "unsure");
    expect(ours().of([b, a])?.kind).toBe("unsure");
    expect(JSON.parse(kept.get("inquit.decisions")!)[0]).toEqual(other);
    kept.set("inquit.decisions", "not JSON");
    expect(ours().all).toEqual([]);
  });
});
