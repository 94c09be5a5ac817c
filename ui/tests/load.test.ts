import { expect, test } from "vitest";
import { load } from "../src/lib/load";
import { utf16 } from "../src/lib/offsets";
import { only, payload, report, statement } from "./story";

test.each([
  ["plain text", "a b c"],
  ["emoji first", "🚢🚢 a ⚓ b 📣 c"],
  ["joined emoji and accents", "👩‍🚒 é 🏴󠁧󠁢󠁳󠁣󠁴󠁿 x"],
  ["nothing", ""],
])("code points become UTF-16 offsets: %s", (_, text) => {
  const at = utf16(text);
  const points = [...text];
  for (let point = 0; point <= points.length; point += 1) {
    expect(at(point)).toBe(points.slice(0, point).join("").length);
  }
});

test("words are the exact slices, with characters beyond U+FFFF before and within", () => {
  const said = only("🚢🚢 “No ship 🚢 waits [here],” Merrow said.", {
    source: "Merrow",
    cue: "said",
    content: ["“No ship 🚢 waits [here],”"],
    inserted: ["[here]"],
  });
  expect(said.content.map((piece) => piece.text)).toEqual(["“No ship 🚢 waits [here],”"]);
  expect(said.source[0]!.text).toBe("Merrow");
  const [inserted] = said.inserted;
  expect(said.report.text.slice(inserted!.start, inserted!.end)).toBe("[here]");
});

test("a pronoun is never a name", () => {
  const speaker = { ...statement("He", { source: "He", content: ["He"] }).speaker, status: "unresolved" as const, name: null };
  const said = only("He said “no”.", { source: "He", cue: "said", content: ["“no”"], speaker });
  expect(said.speaker).toEqual({ status: "unresolved", label: "“He” (not resolved)", written: "He" });
  const unnamed = only("It said “no”.", { source: "It", cue: "said", content: ["“no”"], speaker: { ...speaker, status: "unnamed" } });
  expect([unnamed.speaker.status, unnamed.speaker.label, unnamed.chain[0]]).toEqual(["unresolved", "“It” (not resolved)", "“It” (not resolved)"]);
});

test("a statement knows the block its words stand in", () => {
  const text = "Merrow: all is well\nIlk said no.";
  const [headline, paragraph] = load(
    payload(
      report(
        text,
        [
          { source: "Merrow", cue: ":", content: ["all is well"] },
          { source: "Ilk", cue: "said", content: ["no"] },
        ],
        { blocks: [{ kind: "headline", span: [0, 19] }, { kind: "paragraph", span: [20, 32] }] },
      ),
    ),
  ).statements;
  expect([headline!.block, paragraph!.block]).toEqual(["headline", "paragraph"]);
});

test("an unnamed speaker is shown by its description", () => {
  const speaker = { ...statement("x", { content: ["x"] }).speaker, status: "unnamed" as const, name: null };
  const said = only("A senior clerk said “no”.", { source: "A senior clerk", cue: "said", content: ["“no”"], speaker });
  expect(said.speaker.label).toBe("A senior clerk");
});

test("the chain runs from speaker over relays and first publisher to outlet", () => {
  const text = "Merrow told Sund Wire that all is well.";
  const told = { source: "Merrow", cue: "told", content: ["that all is well"], relays: ["Sund Wire"] };
  expect(only(text, told).chain).toEqual(["Merrow", "Sund Wire", "The Orlo Courier"]);
  expect(only(text, told, { republished_from: "The Lantern" }).chain).toEqual([
    "Merrow",
    "Sund Wire",
    "The Lantern",
    "The Orlo Courier",
  ]);
  expect(only(text, told, { outlet: "Sund Wire" }).chain).toEqual(["Merrow", "Sund Wire"]);
  expect(only(text, told, { outlet: null }).chain.at(-1)).toBe("outlet not told");
});

test("names mentioned in the content come from the report's entities, not from the source", () => {
  const text = "Merrow said Orlo is calm.";
  const said = only(
    text,
    { source: "Merrow", cue: "said", content: ["Orlo is calm"] },
    {
      mentions: [
        { id: "m1", span: [12, 16], kind: "place", entity: "e1" },
        { id: "m2", span: [0, 6], kind: "person", entity: "e2" },
      ],
      entities: [
        { id: "e1", name: "Port Orlo", kind: "place", names: ["Orlo", "Port Orlo"], roles: [] },
        { id: "e2", name: "Merrow", kind: "person", names: ["Merrow"], roles: [] },
      ],
    },
  );
  expect(said.names()).toEqual(["Port Orlo"]);
});

test("without mentions in the record, the speakers' own names are found in the words, as whole words", () => {
  const text = "Ilk (Jr.) said Ana Merrow and Merrowby agree with Ana.";
  const story = load(
    payload(
      report(text, [{ source: "Ilk (Jr.)", cue: "said", content: ["Ana Merrow and Merrowby agree with Ana"] }]),
      report("Ana Merrow said “no” to Ilk (Jr.).", [{ source: "Ana Merrow", cue: "said", content: ["“no” to Ilk (Jr.)"] }]),
    ),
  );
  expect(story.statements.map(({ names }) => names())).toEqual([["Ana Merrow"], ["Ilk (Jr.)"]]);
});

test("nesting is counted, and parents in a circle do not hang", () => {
  const text = "Ilk said the minister promised “calm”.";
  const outer = { id: "o", source: "Ilk", cue: "said", content: ["the minister promised “calm”"] };
  const inner = { id: "i", source: "the minister", cue: "promised", content: ["“calm”"] };
  const depths = (parent: string | null) =>
    load(payload(report(text, [{ ...outer, parent }, { ...inner, parent: "o" }]))).statements.map(({ depth }) => depth);
  expect(depths(null)).toEqual([0, 1]);
  expect(depths("i")).toEqual([1, 1]);
});

test.each([
  ["Short line\nNext", "Short line…"],
  [`${"word ".repeat(30)}`, `${"word ".repeat(12).trim()}…`],
  ["x".repeat(500), `${"x".repeat(60)}…`],
])("a report without title is called by how it begins", (text, label) => {
  expect(load(payload(report(text, []))).reports[0]!.label).toBe(label);
});

test("another format is refused in words", () => {
  expect(() => load({ ...payload(), format: 2 })).toThrow("format 1, not 2");
});
