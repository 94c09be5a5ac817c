import { expect, test } from "vitest";
import { MOST_BYTES, MOST_FILES, parts, tooLarge, type Given } from "../src/lib/files";

const file = (path: string, size: number): Given => ({ path, file: { size } as File });

test("many files are sent in parts of what the server takes, in their order, none lost", () => {
  const many = Array.from({ length: 2 * MOST_FILES + 1 }, (_, at) => file(`${at}.txt`, 10));
  const sent = parts(many);
  expect(sent.map(({ length }) => length)).toEqual([MOST_FILES, MOST_FILES, 1]);
  expect(sent.flat()).toEqual(many);
  expect(parts([])).toEqual([]);
});

test("what they weigh together parts them too, with what goes around each", () => {
  const half = MOST_BYTES / 2;
  expect(parts([file("a", half), file("b", half), file("c", 1)]).map((part) => part.map(({ path }) => path))).toEqual([["a"], ["b", "c"]]);
});

test("one that is too large is named", () => {
  const large = file("pier/all.html", MOST_BYTES);
  expect(tooLarge([file("a.txt", 10), large])).toBe(large);
  expect(tooLarge([file("a.txt", 10)])).toBeNull();
});
