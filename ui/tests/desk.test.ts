import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Desk } from "../src/lib/desk.svelte";
import type { Payload } from "../src/lib/types";
import { payload } from "./story";

const TICK = 100;

/** A server in small: what it answers now, by path, and what it was asked. */
const server = { version: "v1", resolving: false, gone: false, undoable: true, asked: [] as string[] };

function answer(path: string): [status: number, body: unknown] {
  const judgements = [{ id: `j${server.asked.length}` }];
  if (path === "state") return [200, { version: server.version, resolving: server.resolving, uploads: [], read_only: false, by: "Ruth" }];
  if (path.startsWith("story")) return [200, { ...payload(), version: server.version, since: null, gone: [], links: null, judged: null }];
  if (path.startsWith("queue")) return [200, { items: [], next: null, total: 0, filters: {} }];
  if (path === "undo" && !server.undoable) return [422, { detail: "judgement 1: j: is taken back already" }];
  return [201, { version: server.version, judgements }];
}

const count = (path: string) => server.asked.filter((one) => one === path).length;

beforeEach(() => {
  vi.useFakeTimers();
  Object.assign(server, { version: "v1", resolving: false, gone: false, undoable: true, asked: [] });
  vi.stubGlobal("addEventListener", () => undefined);
  vi.stubGlobal("fetch", async (url: string) => {
    const path = url.replace("/api/", "");
    server.asked.push(path);
    if (server.gone) throw new TypeError("no server");
    const [status, body] = answer(path);
    return new Response(JSON.stringify(body), { status });
  });
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

async function opened(changed: (payload: Payload) => void = () => undefined): Promise<Desk> {
  const desk = new Desk();
  await desk.open(changed);
  return desk;
}

const says = [{ kind: "confirm" as const, on: [["r", "s"] as const] }];

test("many judgements while the server works leave one poll, and it ends with the work", async () => {
  const desk = await opened();
  server.resolving = true;
  for (let made = 0; made < 20; made += 1) await desk.judge(says);
  const before = count("state");
  await vi.advanceTimersByTimeAsync(10 * TICK);
  expect(count("state") - before).toBe(2);
  server.resolving = false;
  await vi.advanceTimersByTimeAsync(10 * TICK);
  const after = count("state");
  await vi.advanceTimersByTimeAsync(100 * TICK);
  expect(count("state")).toBe(after);
});

test("a poll that fails is not the last: it goes on, slower", async () => {
  server.resolving = true;
  await opened();
  server.gone = true;
  await vi.advanceTimersByTimeAsync(10 * TICK);
  const failed = count("state");
  await vi.advanceTimersByTimeAsync(10 * TICK);
  expect(count("state")).toBe(failed);
  server.gone = false;
  server.version = "v2";
  await vi.advanceTimersByTimeAsync(60 * TICK);
  expect(server.asked).toContain("story/lines?since=v1");
});

test("what was taken back elsewhere is let go, and the next undo reaches what came before", async () => {
  const desk = await opened();
  await desk.judge(says);
  await desk.judge(says);
  server.undoable = false;
  await expect(desk.undoLast()).rejects.toThrow("elsewhere");
  server.undoable = true;
  expect(await desk.undoLast()).toHaveLength(1);
  expect(await desk.undoLast()).toBe(null);
});

test("an undo that did not reach the server can be asked again", async () => {
  const desk = await opened();
  await desk.judge(says);
  server.gone = true;
  await expect(desk.undoLast()).rejects.toThrow("does not answer");
  server.gone = false;
  expect(await desk.undoLast()).toHaveLength(1);
});

test("a change that could not be shown is asked for again", async () => {
  let broken = false;
  const desk = await opened(() => {
    if (broken) throw new Error("not readable");
  });
  [broken, server.version] = [true, "v2"];
  await expect(desk.refresh()).rejects.toThrow("not readable");
  broken = false;
  await desk.refresh();
  expect(count("story/lines?since=v1")).toBe(2);
});
