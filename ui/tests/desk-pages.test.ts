import { expect, test } from "vitest";
import type { Listed, Task } from "../src/lib/api";
import { correcting, merging, MOST_PAIRS, shared, splitting } from "../src/lib/batches";
import { chosen } from "../src/lib/files";
import { asking, details, fate, judged, said, tally } from "../src/lib/judgements";
import { load } from "../src/lib/load";
import { asked, nextPlace, wanted, ways } from "../src/lib/queue";
import { payload, report, span } from "./story";

const TEXT = "Edda Brim met Tove Halling. She said the pier 🌊 was shut on 6 May.";
const entity = (id: string, name: string) => ({ id, name, kind: "person", names: [name], roles: [] });
const one = report(TEXT, [{ source: "She", cue: "said", content: ["the pier 🌊 was shut"] }], {
  id: "r-one",
  published: null,
  published_candidates: ["2030-05-06", "2031-05-06"],
  outlet: "Tide",
  entities: [entity("e-brim", "Edda Brim"), entity("e-halling", "Tove Halling")],
  mentions: [{ id: "m1", span: span(TEXT, "Tove Halling"), kind: "person", entity: "e-halling" }],
  dates: [{ id: "d-may", span: span(TEXT, "6 May"), type: "DATE", value: "XXXX-05-06", anchor: null, candidates: [] }],
});
const other = report("Brim spoke.", [], { id: "r-other", entities: [entity("e-b", "Brim")], outlet: null });
const story = load(payload(one, other));
const statement = one.statements[0]!.id;

function task(told: Partial<Task>): Task {
  return { id: "t", kind: "statement", report: "r-one", doc_id: "one", item: null, pair: null, score: 1, because: [], candidates: [], ...told };
}

function waysOf(told: Partial<Task>) {
  return ways(asked(story, task(told))!, task(told));
}

test("a speaker is picked with the span that proves the name, and keys count the candidates", () => {
  const offered = waysOf({ kind: "speaker", item: statement, candidates: ["Tove Halling", "Nobody Here"] });
  expect(offered.map(({ key }) => key)).toEqual(["1", "2", "r", "x"]);
  expect(offered[0]!.says).toEqual([
    {
      kind: "correct_speaker",
      on: [["r-one", statement]],
      value: { status: "named", name: "Tove Halling", kind: "person", mention: span(TEXT, "Tove Halling"), role: null },
    },
  ]);
  expect(offered[1]!.says[0]!.value).toMatchObject({ name: "Nobody Here", mention: null });
  expect(offered[2]!.says).toEqual([{ kind: "confirm", on: [["r-one", statement]] }]);
});

test("a pair of names is decided as the three keys say", () => {
  const pair: Task["pair"] = [["r-one", "e-brim"], ["r-other", "e-b"]];
  expect(asked(story, task({ kind: "identity", pair }))).toMatchObject({ of: "members" });
  expect(waysOf({ kind: "identity", pair }).map(({ key, says }) => [key, says[0]!.kind, says[0]!.on])).toEqual([
    ["s", "same", pair],
    ["d", "different", pair],
    ["u", "unsure", pair],
  ]);
});

test("a date takes one of its candidates, a report one of its dates and what else it lacks", () => {
  expect(waysOf({ kind: "date", item: "d-may", candidates: ["2031-05-06"] })[0]!.says).toEqual([
    { kind: "correct_date", on: [["r-one", "d-may"]], value: { value: "2031-05-06" } },
  ]);
  const offered = waysOf({ kind: "report", candidates: one.published_candidates });
  expect(offered.map(({ says }) => says[0]!.value)).toEqual([{ published: "2030-05-06" }, { published: "2031-05-06" }, { published: null }]);
  const lacking = load(payload(report("Brim spoke.", [], { id: "r-none", outlet: null, published: null }))).reports[0]!;
  const both = ways({ of: "report", report: lacking }, task({ kind: "report", candidates: ["2031-05-06"] }));
  expect(both.map(({ key, says }) => [key, says[0]!.value])).toEqual([["n", { published: null, outlet: null }]]);
  expect(story.reports.map(wanted)).toEqual([["published"], ["outlet"]]);
});

test("what is gone asks nothing; a judgement without a place is told by its id", () => {
  expect(asked(story, task({ item: "s-gone" }))).toBeNull();
  expect(asked(story, task({ report: "r-gone", item: statement }))).toBeNull();
  expect(asked(story, task({ kind: "pair", pair: [["r-one", "e-brim"], ["r-gone", "e"]] }))).toBeNull();
  expect(asked(story, task({ kind: "orphan", item: "j-1" }))).toEqual({ of: "judgement", id: "j-1" });
});

test("the keyboard stays, moves up, or goes to the last", () => {
  expect(nextPlace(["a", "b", "c"], "b", 0)).toBe(1);
  expect(nextPlace(["a", "c", "d"], "b", 1)).toBe(1);
  expect(nextPlace(["a"], "b", 1)).toBe(0);
  expect(nextPlace([], "b", 1)).toBe(-1);
});

const [here, there] = story.reports;
const member = (at: number) => ({ report: here!, entity: here!.record.entities[at]! });
const away = { report: there!, entity: there!.record.entities[0]! };

test("merging is one judgement on all, splitting one on each pair across", () => {
  expect(merging([member(0), away], "spelling")).toEqual([
    { kind: "same", on: [["r-one", "e-brim"], ["r-other", "e-b"]], because: "spelling" },
  ]);
  const split = splitting([member(0)], [member(1), away], "");
  expect(split.map(({ kind, on }) => [kind, ...on.map(([, item]) => item)])).toEqual([
    ["different", "e-brim", "e-halling"],
    ["different", "e-brim", "e-b"],
  ]);
  expect(MOST_PAIRS).toBeGreaterThan(100);
});

test("a correction of reports says not known for what was emptied, and nothing of what was left", () => {
  expect(correcting(["r-one", "r-other"], { outlet: " Tide ", byline: " " }, "masthead")).toEqual([
    { kind: "correct_report", on: [["r-one", null]], value: { outlet: "Tide", byline: null }, because: "masthead" },
    { kind: "correct_report", on: [["r-other", null]], value: { outlet: "Tide", byline: null }, because: "masthead" },
  ]);
  expect([shared(["a", "a"]), shared(["a", "b"]), shared([])]).toEqual(["a", null, null]);
});

function on(report: string, item: string | null, exact: string): Listed["members"][number] {
  return { report, item, exact, spans: [], before: "", after: "" };
}

function row(told: Partial<Listed>): Listed {
  const members = [on("r-one", statement, "the pier 🌊\nwas shut")];
  return { doc_id: "one", id: "j", kind: "confirm", members, value: {}, by: "Ruth", at: "2031-05-07T10:00:00.000000Z", because: "", undoes: null, standing: true, orphaned: null, ...told };
}

test("a judgement is told in one line, places aside", () => {
  expect(said(row({ kind: "correct_speaker", value: { status: "named", name: "Bo" } }))).toBe("Speaker corrected: name: Bo");
  expect(said(row({ kind: "correct_span", value: { content: [[0, 1]], cue: [] } }))).toBe("Words corrected: words; verb");
  expect(said(row({ kind: "correct_figure", value: { low: 1200, high: null, bound: "at_least" } }))).toBe("Figure corrected: low: 1,200; high: not known; bound: at least");
  expect(said(row({ kind: "undo" }))).toBe("Taken back");
  expect(said(row({ kind: "undo" }), row({ kind: "correct_date" }))).toBe("Taken back: Time corrected");
  const value = { status: "named", name: "Tove Halling", kind: "person", mention: [14, 26], role: null };
  expect(details(row({ kind: "correct_speaker", value }))).toEqual(["name: Tove Halling", "kind: person"]);
  expect(details(row({ kind: "correct_report", value: { outlet: null } }))).toEqual(["outlet: not known"]);
  expect(details(row({ kind: "correct_figure", value: { bound: "at_least", low: 3 } }))).toEqual(["bound: at least", "low: 3"]);
  expect(details(row({ kind: "add_statement", value: { content: [[0, 3]] } }))).toEqual([]);
});

test("what was judged is told by its words and leads to its place; a report by its label", () => {
  const [words] = judged(story, row({}));
  expect(words).toMatchObject({ text: "the pier 🌊 was shut", outlet: "Tide" });
  expect(words!.href).toContain(`s=${statement}`);
  const members = [on("r-other", null, ""), on("r-gone", "x", "gone words")];
  expect(judged(story, row({ members }))).toMatchObject([
    { text: "Brim spoke.…", outlet: "outlet not told" },
    { text: "gone words", outlet: "", href: null },
  ]);
});

test("the history is narrowed by person, kind and state", () => {
  const rows = [row({ by: "Ruth" }), row({ by: "Ilja", kind: "same", standing: false }), row({ by: "Ilja", orphaned: "gone" })];
  expect(rows.map(fate)).toEqual(["standing", "undone", "orphaned"]);
  expect(asking(rows, { by: "Ilja", kind: "", fate: "" })).toHaveLength(2);
  expect(asking(rows, { by: "Ilja", kind: "confirm", fate: "orphaned" })).toEqual([rows[2]]);
  expect(tally(rows.map(({ by }) => by))).toEqual([["Ilja", 2], ["Ruth", 1]]);
});

test("a file of a chosen folder keeps its path", () => {
  const files = [{ name: "a.txt", webkitRelativePath: "pier/a.txt" }, { name: "b.txt", webkitRelativePath: "" }];
  expect(chosen(files as unknown as FileList).map(({ path }) => path)).toEqual(["pier/a.txt", "b.txt"]);
  expect(chosen(null)).toEqual([]);
});
