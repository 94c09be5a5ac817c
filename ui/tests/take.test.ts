import { expect, test } from "vitest";
import { citeMarkdown, citeText, traceWords } from "../src/lib/cite";
import { compareDays, reportDay, showDate, statementDay } from "../src/lib/day";
import { csv as csvOf } from "../src/take/csv";
import { statementTable } from "../src/take/statements";
import { only, report, statement } from "./story";

const csv = (...given: Parameters<typeof statementTable>) => csvOf(statementTable(...given), null);
const text = "🚢 “No ship *waits* [here],” Ana Merrow told Sund Wire, “and none leaves.”";
const said = only(
  text,
  {
    id: "s-one",
    source: "Ana Merrow",
    cue: "told",
    content: ["“No ship *waits* [here],”", "“and none leaves.”"],
    inserted: ["[here]"],
    relays: ["Sund Wire"],
  },
  { title: "Calm at <Orlo>", byline: "Ines Calder" },
);

test("a citation holds the exact words, the cue, the report and the place in it", () => {
  expect(citeText(said)).toBe(
    [
      "“No ship *waits* [here],” […] “and none leaves.”",
      "Ana Merrow — “told” (direct, asserts). Square brackets are the outlet’s.",
      "The Orlo Courier, “Calm at <Orlo>”, Ines Calder, published 2015-09-15.",
      "Came by: Ana Merrow → Sund Wire → The Orlo Courier.",
      `courier.txt · characters 2–27, 55–73 · sha256 ${"ab".repeat(32)}`,
    ].join("\n"),
  );
});

test("in Markdown every character of the report shows as itself", () => {
  const cited = citeMarkdown(said);
  expect(cited).toContain("> “No ship \\*waits\\* \\[here\\],” \\[…\\] “and none leaves.”");
  expect(cited).toContain("Calm at \\<Orlo\\>");
  expect(cited.replace(/\\([\\`*_{}[\]<>#|~&!])/g, "$1")).toContain("“No ship *waits* [here],”");
});

test("a denial is never cited as an assertion, and an unresolved speaker never by a pronoun alone", () => {
  const speaker = { ...statement("x", { content: ["x"] }).speaker, status: "unresolved" as const, name: null };
  const denial = only("He denied that it burned.", {
    source: "He",
    cue: "denied",
    content: ["that it burned"],
    kind: "indirect",
    stance: "denies",
    speaker,
  });
  expect(citeText(denial)).toContain("“He” (not resolved) — “denied” (indirect, denies).");
});

test("a citation tells of the way only where there was one", () => {
  const told = { source: "Ilk", cue: "said", content: ["no"] };
  expect(citeText(only("Ilk said no.", told))).not.toContain("Came by");
  expect(citeText(only("Ilk said no.", told, { republished_from: "The Lantern" }))).toContain(
    "Came by: Ilk → The Lantern → The Orlo Courier.",
  );
});

const dateline = (date: string) => ({ place: null, date, agency: null, span: [0, 1] as const });

test.each([
  [{ published: "2015-09-15T08:00Z" }, "published 2015-09-15."],
  [{ published: null, dateline: dateline("XXXX-10-14") }, `${showDate("XXXX-10-14")}, year not told.`],
  [{ published: null, dateline: dateline("2015-10-14") }, "dated 2015-10-14."],
  [{ published: null }, "date not told."],
])("a citation dates the report as far as it tells: %j", (keys, expected) => {
  const told = only("Ilk said no.", { source: "Ilk", cue: "said", content: ["no"] }, keys);
  expect(citeText(told)).toContain(`The Orlo Courier, ${expected}`);
});

test.each([
  ["headline", "In the headline of The Orlo Courier"],
  ["caption", "In the caption of The Orlo Courier"],
  ["paragraph", "\nThe Orlo Courier"],
] as const)("a citation says that words stand in a %s", (kind, expected) => {
  const blocks = [{ kind, span: [0, 12] as const }];
  expect(citeText(only("Ilk said no.", { source: "Ilk", cue: "said", content: ["no"] }, { blocks }))).toContain(expected);
});

test.each([
  ["/home/someone/story/courier.txt", "courier.txt"],
  ["C:\\Users\\someone\\courier.txt", "courier.txt"],
  ["file:///home/someone/courier.txt", "courier.txt"],
  ["archive.jsonl:3", "archive.jsonl:3"],
  ["https://courier.example/news/1?id=2", "https://courier.example/news/1?id=2"],
])("a citation names %s without the folders of a machine", (origin, expected) => {
  const told = only("Ilk said no.", { source: "Ilk", cue: "said", content: ["no"] }, { origin });
  expect(citeText(told).split("\n").at(-1)).toMatch(new RegExp(`^${expected.replace(/[.?/]/g, "\\$&")} · `));
  expect(told.report.record.origin).toBe(origin);
});

test.each([
  ["“All of [Libya](#) is calm [again]”", "“All of Libya is calm [again]”"],
  ["“[Orlo](https://orlo.example/a_b) and ![ships](/s.png)”", "“Orlo and ships”"],
  ["“the toll [of Orlo](so he said)”", "“the toll [of Orlo](so he said)”"],
])("of link marks in %s only the words are copied", (written, copied) => {
  const linked = only(`Ilk said ${written}.`, { source: "Ilk", cue: "said", content: [written] });
  expect(citeText(linked).split("\n")[0]).toBe(copied);
  expect(csv([linked])).toContain(written);
});

test("a printed row names the report it is from", () => {
  expect(traceWords(said)).toBe("The Orlo Courier, published 2015-09-15, “Calm at <Orlo>”");
  const untold = only("Ilk said no.", { source: "Ilk", cue: "said", content: ["no"] }, { outlet: null, published: null });
  expect(traceWords(untold)).toBe("outlet not told, date not told, courier.txt");
});

test("CSV: a header, one row a statement, quoted as RFC 4180 asks, spans in code points", () => {
  const [header, row, end] = csv([said]).split("\r\n");
  expect(header!.split(",").slice(5, 11)).toEqual(["speaker", "speaker_status", "role", "source", "cue", "words"]);
  expect(row).toContain(",Ana Merrow,named,,Ana Merrow,told,");
  expect(row).toContain('"2–27, 55–73"');
  expect(end).toBe("");
});

test.each(["=1+1", "+1", "-1", "@cmd", "\t=1", " =1", "＝1"])("CSV cell %j does not run as a formula", (words) => {
  const row = csv([only(`${words} said Ilk`, { source: "Ilk", cue: "said", content: [words] })]).split("\r\n")[1]!;
  expect(row).toContain(`"'${words}"`);
});

const dated = (keys: Parameters<typeof report>[2]) => reportDay(report("x", [], keys));

test.each([
  ["published", { published: "2015-09-15T08:00:00Z" }, "2015-09-15", "published"],
  ["a month only", { published: "2015-09" }, "2015-09", "published"],
  ["dated dateline", { published: null, dateline: { place: null, date: "2015-10-21", agency: null, span: [0, 1] } }, "2015-10-21", "published"],
  ["no year", { published: null, dateline: { place: null, date: "XXXX-10-21", agency: null, span: [0, 1] } }, "XXXX-10-21", "yearless"],
  ["candidates that share the day", { published: null, published_candidates: ["2020-10-21", "2015-10-21"] }, "XXXX-10-21", "yearless"],
  ["candidates that do not", { published: null, published_candidates: ["2020-10-21", "2015-01-02"] }, "", "none"],
  ["nothing", { published: null }, "", "none"],
] as const)("the day of a report: %s", (_, keys, value, basis) => {
  expect(dated(keys as Parameters<typeof report>[2])).toMatchObject({ value, basis });
});

test("the day it was said wins over the day of the report; weeks and vague dates do not", () => {
  const ofReport = dated({});
  const on = (value: string) => statementDay(statement("x", { content: ["x"], when: { value, date: "d" } }), ofReport);
  expect(on("2015-09-14")).toMatchObject({ value: "2015-09-14", basis: "said" });
  expect(on("2015-09-14T10:00")).toMatchObject({ value: "2015-09-14", basis: "said" });
  expect(on("2015-W38")).toBe(ofReport);
  expect(on("XXXX-10-21")).toBe(ofReport);
});

test("undated comes last, yearless before it", () => {
  const days = [dated({ published: null }), dated({ published: null, published_candidates: ["2015-10-21"] }), dated({})];
  expect(days.sort(compareDays).map(({ basis }) => basis)).toEqual(["published", "yearless", "none"]);
});

test("dates are shown as precisely as told", () => {
  expect(showDate("2015-09-15")).toMatch(/15/);
  expect(showDate("2015-09")).not.toMatch(/15 |, 1/);
  expect(showDate("XXXX-10-21")).not.toMatch(/XXXX|2000/);
});
