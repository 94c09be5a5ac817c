import { expect, test } from "vitest";
import { fromLines } from "../src/lib/lines";
import { payload, report } from "./story";

/** What the server sends of a story with one report, one identity and one utterance. */
const record = report("Ana Merrow said it rained.", [{ source: "Ana Merrow", content: ["it rained"] }]);
const { figures, dates, mentions, entities, voice, ...early } = record;
const identity = { id: "i1", name: "Ana Merrow", kind: "person", names: ["Ana Merrow"], members: [] };
const utterance = { id: "u1", variants: [], origins: null };
const story = { ...payload(), version: "v1", since: null, gone: [], judged: [] };
const lines = (...told: unknown[]): Uint8Array => written(told.map((one) => JSON.stringify(one)).join("\n"));
const written = (text: string): Uint8Array => new TextEncoder().encode(text);

test("what waits in lines of its own stands where the record has it", () => {
  const told = fromLines(
    lines(
      { ...story, reports: [early], links: { identities: [identity], utterances: [utterance] } },
      { figures, dates, mentions, entities, voice },
      { links: ["a"], possibly: ["b"] },
      { links: [], similar: ["c"], unattributed: [] },
      { copies: ["d"], comparisons: [] },
    ),
  );
  expect(JSON.parse(JSON.stringify(told))).toEqual({
    ...story,
    reports: [record],
    links: {
      identities: [{ ...identity, links: ["a"], possibly: ["b"] }],
      utterances: [{ ...utterance, links: [], similar: ["c"], unattributed: [] }],
      copies: ["d"],
      comparisons: [],
    },
  });
});

test("where links did not change there are no lines of them", () => {
  const told = fromLines(lines({ ...story, reports: [early], links: null }, { figures, dates, mentions, entities, voice }));
  expect(told.links).toBe(null);
  expect(told.reports[0]!.entities).toEqual(entities);
});

test("a line is read when what it holds is first asked for", () => {
  const told = fromLines(written(`${JSON.stringify({ ...story, reports: [early], links: null })}\nno JSON`));
  expect(told.reports[0]!.text).toBe(record.text);
  expect(() => told.reports[0]!.figures).toThrow(SyntaxError);
});
