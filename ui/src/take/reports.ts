// Reports as a table: what is known of each and how, and its text.

import type { Report } from "../lib/story";
import { limited, limitedPhrases } from "./limit";
import { tableOf, type Column, type Table } from "./table";

const COLUMNS: readonly Column<Report>[] = [
  ["doc_id", ({ record }) => record.doc_id],
  ["outlet", ({ record }) => record.outlet ?? ""],
  ["outlet_found", ({ record }) => record.found["outlet"] ?? ""],
  ["published", ({ record }) => record.published ?? ""],
  ["published_found", ({ record }) => record.found["published"] ?? ""],
  ["published_candidates", ({ record }) => record.published_candidates.join(" ")],
  ["title", ({ title }) => title ?? ""],
  ["byline", ({ record }) => record.byline ?? ""],
  ["language", ({ record }) => record.language ?? ""],
  ["read", ({ isRead }) => String(isRead)],
  ["genre", ({ record }) => record.genre],
  ["republished_from", ({ record }) => record.republished_from ?? ""],
  ["statements", ({ statements, isRead }) => (isRead ? statements.length : "")],
  ["report", ({ id }) => id],
  ["origin", ({ record }) => record.origin],
  ["sha256", ({ record }) => record.sha256],
  ["text", ({ text }) => text, "quoted"],
];

export const reportTable = (reports: readonly Report[]): Table =>
  tableOf("reports", reports, COLUMNS, ({ record, isRead, statements }, limit) => {
    const quote = (text: string) => limited(text, limit);
    return {
      doc_id: record.doc_id,
      report: record.id,
      read: isRead,
      title: record.title,
      outlet: record.outlet,
      byline: record.byline,
      published: record.published,
      published_candidates: record.published_candidates,
      dateline: limitedPhrases(record.dateline, quote),
      language: record.language,
      genre: record.genre,
      origin: record.origin,
      sha256: record.sha256,
      republished_from: record.republished_from,
      found: record.found,
      blocks: record.blocks,
      statements: statements.length,
      text: quote(record.text),
    };
  });
