import { expect, test } from "vitest";

const sources = import.meta.glob<string>("../src/lib/*.ts", { query: "?raw", import: "default", eager: true });
const nameOf = (path: string) => path.replace(/^.*\//, "").replace(/\.ts$/, "");
const imports = new Map(
  Object.entries(sources).map(([path, text]) => [
    nameOf(path),
    [...text.matchAll(/from "\.\/([\w.]+)"/g)].map((match) => match[1]!),
  ]),
);

/** The first way found from `name` back to itself. */
function circle(name: string, way: readonly string[] = []): readonly string[] {
  if (way.includes(name)) return name === way[0] ? [...way, name] : [];
  const found = (imports.get(name) ?? []).map((next) => circle(next, [...way, name]));
  return found.find((one) => one.length > 0) ?? [];
}

test("no file of src/lib imports itself by a way round", () => {
  expect(imports.size).toBeGreaterThan(20);
  expect([...imports.keys()].map((name) => circle(name).join(" → ")).filter(Boolean)).toEqual([]);
});

test("data come in by one door, which nothing else of src/lib opens", () => {
  expect([...imports].filter(([, names]) => names.includes("load"))).toEqual([]);
});
