import { expect, test } from "vitest";
import { load } from "../src/lib/load";
import { attempted, offer } from "../src/take/files";
import { manifest, type Facts } from "../src/take/manifest";
import { payloadOf, selectionOf } from "../src/take/selection";
import { payload, report, span } from "./story";

function failing(times: number) {
  let left = times;
  return offer("png", "figures", null, async () => {
    if (left-- > 0) throw new Error("cannot draw");
    return new Uint8Array([1, 2]);
  });
}

test("a file that failed is made when asked again, one that was made is not made again", async () => {
  const one = failing(1);
  await expect(one.make()).rejects.toThrow("cannot draw");
  const made = await one.make();
  expect(await one.make()).toBe(made);
});

test("what failed does not keep the rest, and the manifest tells of both", async () => {
  const tried = await attempted([failing(9), offer("csv", "figures", 3, async () => "a,b\n")]);
  expect(tried.made.map(({ name }) => name)).toEqual(["figures.csv"]);
  const told = JSON.parse(manifest({} as Facts, tried)) as Record<string, unknown>;
  expect(told["missing"]).toEqual([{ name: "figures.png", why: "cannot draw" }]);
  expect(told["files"]).toMatchObject([{ name: "figures.csv", rows: 3, bytes: 4 }]);
});

test("a selection compares no figure with itself alone", () => {
  const figure = (text: string, id: string) => ({
    id, span: span(text, "12"), low: 12, high: 12, bound: "exact" as const, qualifier: null, unit: null,
    counted: "boats", counted_span: span(text, "boats"), event: null, change: null, as_of: null, statement: null,
  });
  const [one, other] = ["12 boats sank.", "All 12 boats sank."].map((text, at) => report(text, [], { id: `r${at}-boats`, figures: [figure(text, "f")] }));
  const comparisons = [{ id: "c", counted: "boats", unit: null, event: null, figures: [["r0-boats", "f"], ["r1-boats", "f"]] as [string, string][], differs: [] }];
  const story = load({ ...payload(one!, other!), links: { comparisons } });
  const kept = (reports: typeof story.reports) => payloadOf(story, selectionOf(reports, []), "reports", "x").links?.comparisons?.length;
  expect([kept(story.reports), kept(story.reports.slice(0, 1))]).toEqual([1, 0]);
});
