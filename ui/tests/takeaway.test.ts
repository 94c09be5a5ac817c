import { unzipSync } from "fflate";
import { expect, test } from "vitest";
import { load } from "../src/lib/load";
import { codePoints, utf16 } from "../src/lib/offsets";
import { filled } from "../src/take/document";
import { limited, limitedPieces, readLimit } from "../src/take/limit";
import { payloadOf, selectionOf } from "../src/take/selection";
import { statementTable } from "../src/take/statements";
import { clipped, escaped, node, wrapped } from "../src/take/svg";
import { xlsx } from "../src/take/xlsx";
import { payload, report, span } from "./story";

test.each([
  ["one two three", 3, "one two three"],
  ["one two three four", 3, "one two three […]"],
  ["“one, two.” Three", 2, "“one, two […]"],
  ["one two!”", 2, "one two!”"],
  ["港口不会关闭", 1, expect.stringMatching(/^港.* \[…\]$/u)],
  ["", 1, ""],
])("%j under a limit of %i words", (text, limit, kept) => expect(limited(text, limit)).toEqual(kept));

test("no limit leaves every character, and the pieces of one quotation share a limit", () => {
  expect(limited("  as it\r\nis ", null)).toBe("  as it\r\nis ");
  expect(limitedPieces(["one two", "three four", "five"], 3)).toEqual(["one two", "three […]"]);
  expect(limitedPieces(["one two", "three"], 2)).toEqual(["one two", "[…]"]);
  expect(limitedPieces(["one", "two"], null)).toEqual(["one", "two"]);
});

test.each([["", null], ["0", null], ["-3", null], ["2.5", null], ["12", 12], [" 7 ", 7], ["x", null]])("%j as a limit", (written, limit) =>
  expect(readLimit(written)).toBe(limit),
);

test("code points and UTF-16 are turned to and fro", () => {
  const text = "🚢a🚢🚢b";
  const [there, back] = [utf16(text), codePoints(text)];
  expect([0, 1, 2, 3, 4, 5].map((point) => back(there(point)))).toEqual([0, 1, 2, 3, 4, 5]);
  expect(back(text.length)).toBe(5);
});

const TEXT = "Ilk said that Merrow had told him no ship waits. Brandt denied that 12 boats sank.";
function told() {
  const outer = { id: "outer", source: "Ilk", cue: "said", content: ["that Merrow had told him no ship waits"] };
  const inner = { id: "inner", source: "Merrow", cue: "told", content: ["no ship waits"], parent: "outer" };
  const denial = { id: "denial", source: "Brandt", cue: "denied", content: ["that 12 boats sank"] };
  const figure = { id: "f", span: span(TEXT, "12"), low: 12, high: 12, bound: "exact" as const, qualifier: null, unit: null };
  const counted = { counted: "boats", counted_span: span(TEXT, "boats"), event: "sank", change: null, as_of: null, statement: "denial" };
  return load(payload(report(TEXT, [outer, inner, denial], { figures: [{ ...figure, ...counted }] }), report("Nothing here.", [])));
}

test("a selection keeps those around a statement, and nothing that would seem to be the outlet's own", () => {
  const story = told();
  const part = payloadOf(story, selectionOf([], [story.byId.get("inner")!]), "statements", "ship");
  expect(part.reports.map(({ statements }) => statements.map(({ id }) => id))).toEqual([["outer", "inner"]]);
  expect(part.reports[0]!.figures).toEqual([]);
  expect(part.reports[0]!.text).toBe(TEXT);
  expect(part.selection).toEqual({ view: "statements", of: "ship", reports: [1, 2], statements: [2, 3] });
  expect(load(part).statements.map(({ depth }) => depth)).toEqual([0, 1]);
});

test("a selection of all is the record", () => {
  const story = told();
  const all = payloadOf(story, selectionOf(story.reports, story.statements), "reports", "");
  expect(all.selection).toBeUndefined();
  expect(all.reports).toEqual(story.payload.reports);
});

test("no report can leave the data block of a page, nor script and style be told apart from their hashes", () => {
  const made = filled({ ...payload(), title: '</title><b "&' }, "run()", "a{}", "none");
  expect(made).toContain("<title>&lt;/title&gt;&lt;b &quot;&amp;</title>");
  const block = made.slice(made.lastIndexOf('id="record">') + 12, made.lastIndexOf("</script>"));
  expect(block).not.toMatch(/[<>&]/);
  expect(JSON.parse(block)).toMatchObject({ title: '</title><b "&' });
  // The hash of "run()", by another program.
  expect(made).toContain("script-src 'sha256-AvyuiL0SD1mVY3NNxR+V2uo+lhk6RMFrytWmRt6CrJQ='");
  expect(made.match(/<script/g)).toHaveLength(2);
});

test("a workbook holds text as text and numbers as numbers", async () => {
  const files = unzipSync(await xlsx([statementTable(told().statements)], [["=what", "_x0041_\u0001"]], null));
  const part = (name: string) => new TextDecoder().decode(files[name]);
  expect(part("xl/sharedStrings.xml")).toContain("=what");
  expect(part("xl/sharedStrings.xml")).toContain("_x005F_x0041__x0001_");
  expect(part("xl/worksheets/sheet1.xml")).toContain("<v>0.9</v>");
  expect(part("xl/worksheets/sheet1.xml") + part("xl/worksheets/sheet2.xml")).not.toContain("<f>");
  expect(part("xl/worksheets/sheet1.xml")).toContain('state="frozen"');
});

test("labels of a picture are plain, and no wider than their room", () => {
  const measure = (text: string, size: number) => text.length * size;
  expect(escaped('<b a="1">&\u202e\u0001\ud800</b>')).toBe("&lt;b a=&quot;1&quot;&gt;&amp;\uFFFD&lt;/b&gt;");
  expect(node("rect", { x: 1.23456, rx: undefined })).toBe('<rect x="1.23"/>');
  expect(clipped("abcdef", 40, 10, measure)).toBe("abc…");
  expect(wrapped("ab cd ef gh ij", 50, 10, 2, measure)).toEqual(["ab cd", "ef g…"]);
});
