import { expect, test } from "vitest";

const sources = import.meta.glob<string>(["../src/lib/*.ts", "../src/take/*.ts"], { query: "?raw", import: "default", eager: true });
// By folder and name: "lib/load".
const nameOf = (path: string) => path.replace(/^.*src\//, "").replace(/\.ts$/, "");
const folderOf = (name: string) => name.replace(/\/.*$/, "");
const imports = new Map(
  Object.entries(sources).map(([path, text]) => [
    nameOf(path),
    [...text.matchAll(/from "\.(?:\/|\.\/(\w+)\/)([\w.-]+)"/g)].map(([, folder, name]) => `${folder ?? folderOf(nameOf(path))}/${name}`),
  ]),
);

/** The first way found from `name` back to itself. */
function circle(name: string, way: readonly string[] = []): readonly string[] {
  if (way.includes(name)) return name === way[0] ? [...way, name] : [];
  const found = (imports.get(name) ?? []).map((next) => circle(next, [...way, name]));
  return found.find((one) => one.length > 0) ?? [];
}

test("no file imports itself by a way round, and src/lib nothing that is made of it", () => {
  expect(imports.size).toBeGreaterThan(20);
  expect([...imports.keys()].map((name) => circle(name).join(" → ")).filter(Boolean)).toEqual([]);
  const ofTake = [...imports].filter(([name, names]) => folderOf(name) === "lib" && names.some((one) => folderOf(one) === "take"));
  expect(ofTake).toEqual([]);
});

test("data come in by one door, which nothing else opens", () => {
  expect([...imports].filter(([, names]) => names.includes("lib/load"))).toEqual([]);
});
