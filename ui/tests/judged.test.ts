import { expect, test } from "vitest";
import type { Desk } from "../src/lib/desk.svelte";
import { Judged } from "../src/lib/judged.svelte";
import { load } from "../src/lib/load";
import type { Pair } from "../src/lib/story";
import type { JudgedRecord, RefRecord } from "../src/lib/types";
import { payload } from "./story";

const [a, b, c, d]: RefRecord[] = [["r1", "e"], ["r2", "e"], ["r3", "e"], ["r4", "e"]];
const merge = { kind: "same", id: "j-merge", by: "Ruth" } as const;
const rows: JudgedRecord[] = [
  { a: a!, b: b!, ...merge },
  { a: a!, b: c!, ...merge },
  { a: b!, b: c!, ...merge },
  { a: c!, b: d!, kind: "different", id: "j-pair", by: "Ilja" },
];

function deciding() {
  const story = load({ ...payload(), judged: rows });
  const sent: unknown[] = [];
  const desk = {
    undo: async (ids: readonly string[]) => sent.push(["undo", ...ids]),
    judge: async (said: readonly unknown[]) => sent.push(...said),
  } as unknown as Desk;
  const judged = new Judged(desk, () => story);
  return { judged, sent };
}

test("a pair is found either way round, and what is judged about an item once", () => {
  const { judged } = deciding();
  expect(judged.of([c!, a!])).toBe(rows[1]);
  expect([judged.judged([d!, c!]), judged.by([d!, c!])]).toEqual(["different", "Ilja"]);
  expect(judged.of([a!, d!])).toBeNull();
  expect(judged.about([a!, b!])).toEqual([rows[0], rows[1], rows[2]]);
});

test("the same again takes a pair's judgement back, and another kind is a new one", async () => {
  const { judged, sent } = deciding();
  const pair: Pair = [c!, d!];
  expect(await judged.decide(pair, "different")).toBeNull();
  expect(await judged.decide(pair, "same")).toBe("same");
  expect(sent).toEqual([["undo", "j-pair"], { kind: "same", on: [c, d] }]);
});

test("a merge of several is not undone from one of its pairs", async () => {
  const { judged, sent } = deciding();
  await expect(judged.decide([a!, b!], "same")).rejects.toThrow("merge of 3");
  expect(sent).toEqual([]);
  expect(await judged.decide([a!, b!], "different")).toBe("different");
});
