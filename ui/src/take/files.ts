// The files a view offers, each made when it is asked for: alone, or all of them as one zip with the manifest.

import { zipSync } from "fflate";
import type { App } from "../lib/app.svelte";
import { csv, jsonLines } from "./csv";
import { documentOf } from "./document";
import type { Limit } from "./limit";
import { factRows, factsOf, manifest, type Facts, type File } from "./manifest";
import { png } from "./png";
import { payloadOf } from "./selection";
import { palette, svg } from "./svg";
import { viewOf, type Shown } from "./views";
import { xlsx } from "./xlsx";
import { viewNames } from "./words";

export type Kind = keyof typeof TYPES;

/** A file that can be had. */
export interface Offer {
  readonly kind: Kind;
  readonly name: string;
  /** Of a table; null where a file has none. */
  readonly rows: number | null;
  readonly make: () => Promise<File>;
}

const TYPES = {
  csv: "text/csv;charset=utf-8",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  jsonl: "application/x-ndjson;charset=utf-8",
  svg: "image/svg+xml;charset=utf-8",
  png: "image/png",
  html: "text/html;charset=utf-8",
  json: "application/json;charset=utf-8",
} as const;

/** What the view that is shown offers under a limit; the manifest, which tells of all others, comes last. */
export function offers(app: App, shown: Shown, limit: Limit): Offer[] {
  const facts = factsOf(app, shown, limit, new Date());
  const files = [...tableFiles(shown, facts, limit), ...pictureFiles(app, shown, limit), ...pageFile(app, shown, limit)];
  const about = offer("json", "manifest", null, async () => manifest(facts, await all(files)));
  return [...files, about];
}

/** All that is offered as one zip. */
export async function zipped(app: App, offered: readonly Offer[]): Promise<File> {
  const made = await all(offered);
  const entries = made.map(({ name, bytes }): [string, Uint8Array] => [name, bytes]);
  const bytes = zipSync(Object.fromEntries(entries), { mtime: new Date() });
  return { name: `inquit-${viewNames[viewOf(app)]}.zip`, type: "application/zip", bytes, rows: null };
}

function tableFiles({ tables }: Shown, facts: Facts, limit: Limit): Offer[] {
  const [first] = tables;
  return [
    ...tables.map((table) => offer("csv", table.name, table.rows, async () => csv(table, limit))),
    offer("xlsx", facts.view, first?.rows ?? 0, () => xlsx(tables, factRows(facts), limit)),
    ...tables.map((table) => offer("jsonl", table.name, table.rows, async () => jsonLines(table, limit))),
  ];
}

function pictureFiles(app: App, { picture }: Shown, limit: Limit): Offer[] {
  if (picture === null) return [];
  const name = viewNames[viewOf(app)];
  return [
    offer("svg", name, null, async () => svg(picture(limit), palette())),
    offer("png", name, null, async () => {
      const drawn = picture(limit);
      return png(svg(drawn, palette()), drawn.width, drawn.height);
    }),
  ];
}

/** The page of the selection holds whole texts, so that a limit on quotations cannot be kept in it. */
function pageFile(app: App, { selection, of }: Shown, limit: Limit): Offer[] {
  if (limit !== null) return [];
  const view = viewNames[viewOf(app)];
  return [offer("html", `${view}-page`, null, () => documentOf(payloadOf(app.story, selection, view, of)))];
}

function offer(kind: Kind, name: string, rows: number | null, content: () => Promise<string | Uint8Array>): Offer {
  const whole = `${name}.${kind}`;
  // What the manifest tells of must be the file that was given: each is made once.
  let made: Promise<File> | null = null;
  const make = async (): Promise<File> => {
    const told = await content();
    const bytes = typeof told === "string" ? new TextEncoder().encode(told) : new Uint8Array(told);
    return { name: whole, type: TYPES[kind], bytes, rows };
  };
  return { kind, name: whole, rows, make: () => (made ??= make()) };
}

async function all(offered: readonly Offer[]): Promise<File[]> {
  const made: File[] = [];
  for (const one of offered) made.push(await one.make());
  return made;
}
