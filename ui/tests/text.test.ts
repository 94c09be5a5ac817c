import { describe, expect, test } from "vitest";
import { layout } from "../src/lib/layout";
import type { Statement } from "../src/lib/story";
import { segments, type Part, type Role, type Segment } from "../src/lib/segments";
import { contextOf, sentences } from "../src/lib/sentences";
import { only } from "./story";

const text = "0123456789";
const statement = (depth: number) => ({ depth }) as Statement;
const part = (start: number, end: number, role: Role, depth = 0): Part => ({ start, end, role, statement: statement(depth) });

/** "01(content 23(cue 4)5)6789" */
function drawn(list: readonly Segment[]): string {
  return list
    .map(({ start, end, part, inner }) => (part ? `(${part.role} ${drawn(inner)})` : text.slice(start, end)))
    .join("");
}

describe("segments", () => {
  test.each<[string, Part[], string]>([
    ["nothing", [], "0123456789"],
    ["one", [part(2, 4, "content")], "01(content 23)456789"],
    ["nested", [part(3, 4, "cue", 1), part(2, 6, "content")], "01(content 2(cue 3)45)6789"],
    ["side by side", [part(0, 2, "source"), part(2, 4, "cue")], "(source 01)(cue 23)456789"],
    ["same place, outer statement first", [part(2, 4, "content", 1), part(2, 4, "content", 0)], "01(content (content 23))456789"],
    ["crossing is cut", [part(1, 5, "content"), part(3, 8, "source")], "0(content 12(source 34))(source 567)89"],
    ["beyond the range is clipped", [part(8, 14, "content")], "01234567(content 89)"],
    ["empty is left out", [part(5, 5, "content")], "0123456789"],
  ])("%s", (_, parts, expected) => expect(drawn(segments({ start: 0, end: 10 }, parts))).toBe(expected));

  test("whatever the parts, the text read in order is the text", () => {
    let seed = 7;
    const random = (below: number) => (seed = (seed * 48271) % 2147483647) % below;
    const flat = (list: readonly Segment[]): string =>
      list.map(({ start, end, part, inner }) => (part ? flat(inner) : text.slice(start, end))).join("");
    for (let round = 0; round < 300; round += 1) {
      const parts = Array.from({ length: random(7) }, () => {
        const start = random(10);
        return part(start, start + random(11 - start), "content", random(3));
      });
      expect(flat(segments({ start: 0, end: 10 }, parts))).toBe(text);
    }
  });
});

test("layout keeps all text: furniture runs join, uncovered lines are shown", () => {
  const report = {
    text: "Menu\nShare\nBody.\nTail",
    blocks: [
      { kind: "furniture" as const, start: 0, end: 4 },
      { kind: "furniture" as const, start: 5, end: 10 },
      { kind: "paragraph" as const, start: 11, end: 16 },
    ],
  };
  const shown = layout(report).map(({ kind, ranges }) => [kind, ...ranges.map(({ start, end }) => report.text.slice(start, end))]);
  expect(shown).toEqual([
    ["furniture", "Menu", "Share"],
    ["paragraph", "Body."],
    ["other", "Tail"],
  ]);
});

test("context is the touched sentences and the one before", () => {
  const said = only("It rained. “No ship waits,” Merrow said. “None leaves.” All slept.", {
    source: "Merrow",
    cue: "said",
    content: ["“No ship waits,”", "“None leaves.”"],
  });
  const { report } = said;
  const { before, within } = contextOf(report.sentences(), [...said.source, ...said.cue, ...said.content]);
  expect(report.text.slice(before!.start, before!.end)).toBe("It rained.");
  expect(report.text.slice(within.start, within.end)).toBe("“No ship waits,” Merrow said. “None leaves.”");
});

test("sentences of the record win over the browser's", () => {
  expect(sentences("a. b.", [], [{ start: 3, end: 5 }, { start: 0, end: 2 }])).toEqual([
    { start: 0, end: 2 },
    { start: 3, end: 5 },
  ]);
});
