// What was taken away, from where and under which limit, so that the files can be checked and found again.

import type { App } from "../lib/app.svelte";
import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex } from "@noble/hashes/utils.js";
import type { Limit } from "./limit";
import type { Cell } from "./table";
import { viewOf, type Shown } from "./views";
import { takeaway as words, viewNames } from "./words";

export interface Facts {
  readonly program: string;
  readonly version: string;
  /** ISO 8601, UTC. */
  readonly made: string;
  readonly title: string;
  readonly view: string;
  /** The query, or whose page it is. */
  readonly of: string;
  /** What follows the page's own address. */
  readonly address: string;
  /** The longest quotation in words, or null; and what that means. */
  readonly quotation_limit: Limit;
  readonly quotations: string;
  readonly statements: number;
  /** Where the page itself holds only a part of a record. */
  readonly selection: string | null;
  readonly reports: readonly { readonly doc_id: string; readonly report: string; readonly origin: string; readonly sha256: string }[];
  /** What could not be read into the record. */
  readonly refused: readonly { readonly origin: string; readonly why: string }[];
}

export interface File {
  readonly name: string;
  readonly type: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** Of a table; null where a file has none. */
  readonly rows: number | null;
  /** Of a zip: what it should hold and could not. */
  readonly missing?: readonly Missing[];
}

/** A file that could not be made, and why. */
export interface Missing {
  readonly name: string;
  readonly why: string;
}

/** What became of files that were to be made. */
export interface Tried {
  readonly made: readonly File[];
  readonly missing: readonly Missing[];
}

export function factsOf(app: App, { selection, of }: Shown, limit: Limit, made: Date): Facts {
  const { story } = app;
  return {
    program: "Inquit",
    version: story.version,
    made: made.toISOString(),
    title: story.title,
    view: viewNames[viewOf(app)],
    of,
    address: location.hash,
    quotation_limit: limit,
    quotations: words.limitTold(limit),
    statements: selection.statements.size,
    selection: story.selection && words.selection(story.selection.reports, story.selection.statements, story.selection.of),
    reports: story.reports
      .filter((report) => selection.reports.has(report))
      .map(({ record }) => ({ doc_id: record.doc_id, report: record.id, origin: record.origin, sha256: record.sha256 })),
    refused: story.refused,
  };
}

export function manifest(facts: Facts, { made, missing }: Tried): string {
  const files = made.map(({ name, bytes, rows }) => ({ name, rows, bytes: bytes.length, sha256: bytesToHex(sha256(bytes)) }));
  return `${JSON.stringify({ ...facts, files, missing }, null, 2)}\n`;
}

/** The facts as rows of two cells, for a sheet. */
export function factRows({ reports, refused, ...facts }: Facts): (readonly Cell[])[] {
  return [
    ...Object.entries(facts).map(([key, value]): Cell[] => [key, value ?? ""]),
    ...reports.map(({ doc_id, sha256: hash }): Cell[] => [`sha256 of ${doc_id}`, hash]),
    ...refused.map(({ origin, why }): Cell[] => [`refused: ${origin}`, why]),
  ];
}
