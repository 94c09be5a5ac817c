// Talking with the server that the page came from. Every error is one line fit for a person.

import type { components } from "./api.gen";
import { words } from "./desk-words";
import { fromLines } from "./lines";
import type { Payload, ReportRecord, Served } from "./types";

type Schemas = components["schemas"];
/** An answer has every key; the schema calls those optional that a request may leave out. */
type Whole<Shape> = Required<Shape>;

/** What the server is doing, and whether the page is behind. */
export type ServerState = Schemas["State"];
export type Upload = Schemas["Upload"];
/** Something uncertain that a person can settle. */
export type Task = Schemas["QueueRow"];
export type TaskKind = Task["kind"];
export type Judgement = Judged<Schemas["Judgement"]>;
/** A judgement as the server lists it: `standing` where nothing took it back and it found its place. */
export type Listed = Judged<Schemas["JudgementRow"]>;
type Judged<Row extends Schemas["Judgement"]> = Omit<Whole<Row>, "members"> & { members: Whole<Schemas["Member"]>[] };
/** A text that was pasted. */
export type Paste = Pick<Schemas["Paste"], "text"> & Partial<Schemas["Paste"]>;
/** What can be said, but for taking back. */
export type JudgementKind = Exclude<Judgement["kind"], "undo">;

/** A judgement to be made: on items, or (item null) on a report itself. */
export interface Saying {
  kind: JudgementKind;
  on: (readonly [report: string, item: string | null])[];
  value?: Record<string, unknown>;
  because?: string;
}

export interface Page<Row> {
  items: Row[];
  next: string | null;
  total: number;
  filters: Record<string, unknown>;
}

/** What the server refused, in its own words. */
export class Refused extends Error {
  constructor(
    message: string,
    readonly status: number,
  ) {
    super(message);
  }
}

/** Asks the server for `path` under /api. Throws `Refused`. */
export async function ask<Answer>(path: string, init: RequestInit = {}): Promise<Answer> {
  return (await (await answered(path, init)).json()) as Answer;
}

/** The story as it stands, or what changed of it since a version. Throws `Refused`. */
export async function askStory(since: string): Promise<Served> {
  const asked = since ? `?since=${encodeURIComponent(since)}` : "";
  const answer = await answered(`story/lines${asked}`);
  return fromLines(new Uint8Array(await answer.arrayBuffer()));
}

async function answered(path: string, init: RequestInit = {}): Promise<Response> {
  const answer = await fetch(`/api/${path}`, { headers: { Accept: "application/json" }, ...init }).catch(() => {
    throw new Refused(words.noServer, 0);
  });
  if (!answer.ok) throw new Refused(await problem(answer), answer.status);
  return answer;
}

export function post<Answer>(path: string, body: unknown): Promise<Answer> {
  return ask(path, {
    method: "POST",
    headers: { Accept: "application/json", "Content-Type": "application/json" },
    body: JSON.stringify(body),
  });
}

/** The whole list at `path`, page after page. */
export async function all<Row>(path: string, parameters: Record<string, string> = {}): Promise<Row[]> {
  const rows: Row[] = [];
  for (let cursor: string | null = ""; cursor !== null; ) {
    const query: URLSearchParams = new URLSearchParams({ ...parameters, limit: "500", ...(cursor && { cursor }) });
    const page: Page<Row> = await ask<Page<Row>>(`${path}?${query}`);
    rows.push(...page.items);
    cursor = page.next;
  }
  return rows;
}

/** A payload with what changed since: reports by their ids, in the order of the server. */
export function merged(before: Payload, change: Served): Payload {
  if (change.since === null) return { ...change, links: change.links ?? {}, judged: change.judged ?? [] };
  const reports = new Map<string, ReportRecord>(before.reports.map((report) => [report.id, report]));
  change.gone.forEach((id) => reports.delete(id));
  change.reports.forEach((report) => reports.set(report.id, report));
  return {
    ...before,
    title: change.title,
    refused: change.refused,
    reports: [...reports.values()].sort((a, b) => order(a.doc_id, b.doc_id) || order(a.id, b.id)),
    links: change.links ?? before.links ?? {},
    judged: change.judged ?? before.judged ?? [],
  };
}

/** By code points, as the record orders its reports. */
function order(a: string, b: string): number {
  const [left, right] = [Array.from(a), Array.from(b)];
  for (let at = 0; at < Math.min(left.length, right.length); at += 1) {
    const differs = left[at]!.codePointAt(0)! - right[at]!.codePointAt(0)!;
    if (differs !== 0) return differs;
  }
  return left.length - right.length;
}

async function problem(answer: Response): Promise<string> {
  try {
    const told = (await answer.json()) as { title?: string; detail?: string };
    return told.detail ?? told.title ?? answer.statusText;
  } catch {
    return `${answer.status} ${answer.statusText}`;
  }
}

