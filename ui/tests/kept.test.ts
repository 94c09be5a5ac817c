import { expect, test } from "vitest";
import { load } from "../src/lib/load";
import type { IdentityRecord } from "../src/lib/types";
import { payload, report, span } from "./story";

const TEXT = "🌊 Edda Brim said the pier was shut.";
const brim = { id: "e", name: "Edda Brim", kind: "person", names: ["Edda Brim"], roles: [] };

function told(id: string) {
  const mention = { id: "m", span: span(TEXT, "Edda Brim"), kind: "person", entity: "e" };
  const one = report(TEXT, [{ source: "Edda Brim", cue: "said", content: ["the pier was shut"] }], { id, entities: [brim], mentions: [mention] });
  one.statements[0]!.speaker.entity = "e";
  return one;
}

const [first, second, third] = [told("r1"), told("r2"), told("r3")];
const known = (name: string, of: string): IdentityRecord => ({ id: "i", name, kind: "person", names: [], members: [[of, "e"]], links: [], possibly: [] });

test("reports that did not change are kept, and every statement knows its place", () => {
  const before = load(payload(first, second));
  const now = load(payload(third, first, { ...second }), before);
  expect(now.reports[1]).toBe(before.reports[0]);
  expect(now.reports[2]).not.toBe(before.reports[1]);
  expect(now.statements.map(({ index }) => index)).toEqual([0, 1, 2]);
  expect(now.reports.map(({ statements }) => statements[0]!.content[0]!.text)).toEqual(Array(3).fill("the pier was shut"));
});

test("a report whose people are called anew across reports is made anew, the others are kept", () => {
  const before = load(payload(first, second));
  const now = load({ ...payload(first, second), links: { identities: [known("Edda Brimsey", "r1")] } }, before);
  expect(now.reports[0]!.statements[0]!.known).toBe("Edda Brimsey");
  expect(now.reports[1]).toBe(before.reports[1]);
  expect(load({ ...now.payload, links: {} }, now).reports[0]!.statements[0]!.known).toBeNull();
});

test("names that are looked for in all texts make every report anew where they change", () => {
  const plain = [report("Ilk said Orr left.", [{ source: "Ilk", content: ["Orr left"] }]), report("Orr left.", [{ source: "Orr", content: ["left"] }])];
  const before = load(payload(plain[0]!));
  expect(before.statements[0]!.names()).toEqual([]);
  expect(load(payload(...plain), before).statements[0]!.names()).toEqual(["Orr"]);
});
