// The files a view offers, each made when it is asked for: alone, or all of them as one zip with the manifest.

import { zipSync } from "fflate";
import type { App } from "../lib/app.svelte";
import { csv, jsonLines } from "./csv";
import { documentOf } from "./document";
import type { Limit } from "./limit";
import { factRows, factsOf, manifest, type Facts, type File, type Missing, type Tried } from "./manifest";
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

export interface Offers {
  /** The manifest, which tells of all others, comes last. */
  readonly files: readonly Offer[];
  /** All that can be made as one zip; its manifest tells what could not. */
  readonly zip: () => Promise<File>;
}

/** What the view that is shown offers under a limit. */
export function offers(app: App, shown: Shown, limit: Limit): Offers {
  const facts = factsOf(app, shown, limit, new Date());
  const files = [...tableFiles(shown, facts, limit), ...pictureFiles(app, shown, limit), ...pageFile(app, shown, limit)];
  const about = (tried: Tried): File => fileOf("json", "manifest.json", null, manifest(facts, tried));
  return {
    files: [...files, { kind: "json", name: "manifest.json", rows: null, make: async () => about(await attempted(files)) }],
    zip: async () => {
      const tried = await attempted(files);
      return zipped(`inquit-${facts.view}.zip`, [...tried.made, about(tried)], tried.missing);
    },
  };
}

function zipped(name: string, files: readonly File[], missing: readonly Missing[]): File {
  const entries = files.map((file): [string, Uint8Array] => [file.name, file.bytes]);
  const bytes = zipSync(Object.fromEntries(entries), { mtime: new Date() });
  return { name, type: "application/zip", bytes, rows: null, missing };
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

/** A file to be made once: what the manifest tells of must be the file that was given. One that failed is tried anew. */
export function offer(kind: Kind, name: string, rows: number | null, content: () => Promise<string | Uint8Array>): Offer {
  const whole = `${name}.${kind}`;
  let made: Promise<File> | null = null;
  const make = async (): Promise<File> => {
    try {
      return fileOf(kind, whole, rows, await content());
    } catch (error) {
      made = null;
      throw error;
    }
  };
  return { kind, name: whole, rows, make: () => (made ??= make()) };
}

function fileOf(kind: Kind, name: string, rows: number | null, content: string | Uint8Array): File {
  const bytes = typeof content === "string" ? new TextEncoder().encode(content) : new Uint8Array(content);
  return { name, type: TYPES[kind], bytes, rows };
}

/** Makes one after the other; one that fails does not keep the rest. */
export async function attempted(offered: readonly Offer[]): Promise<Tried> {
  const made: File[] = [];
  const missing: Missing[] = [];
  for (const one of offered) {
    try {
      made.push(await one.make());
    } catch (error) {
      missing.push({ name: one.name, why: error instanceof Error ? error.message : String(error) });
    }
  }
  return { made, missing };
}
