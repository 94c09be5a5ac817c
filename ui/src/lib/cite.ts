// A quotation with its citation: the exact words first, then who, by which verb, in which report, and where in it.

import type { Slice, Statement } from "./load";
import * as strings from "./strings";

/** Plain text, ready to paste. The words are the exact characters of the report, pieces joined by " […] ". */
export function citeText(statement: Statement): string {
  return [words(statement), attribution(statement), ...provenance(statement)].join("\n");
}

/** The same as Markdown: the words as a block quotation, every character of the report shown as itself. */
export function citeMarkdown(statement: Statement): string {
  const [first = "", ...rest] = [attribution(statement), ...provenance(statement)].map(escapeMarkdown);
  const quoted = words(statement)
    .split(/\r\n|\r|\n/)
    .map((line) => `> ${escapeMarkdown(line)}`);
  return [...quoted, ">", `> — ${first}`, "", rest.join("  \n")].join("\n");
}

export function words({ content }: Statement): string {
  return content.map((piece) => piece.text).join(strings.gap);
}

export function cueWords({ cue }: Statement): string {
  return cue.map((piece) => piece.text).join(" … ");
}

/** Who is told to have said it: label, the source as written where that differs, and the role. */
export function speakerWords(statement: Statement): string {
  const { speaker, role } = statement;
  const written = speaker.status === "unresolved" && speaker.written ? ` (${strings.asWritten(speaker.written)})` : "";
  return speaker.label + written + (role && role !== speaker.label ? `, ${role}` : "");
}

function attribution(statement: Statement): string {
  const { kind, stance } = statement.record;
  const cue = cueWords(statement);
  const manner = `${strings.kinds[kind]}, ${strings.stances[stance]}`;
  const inserted = statement.inserted.length > 0 ? ` ${strings.insertedNote}` : "";
  return `${speakerWords(statement)}${cue ? ` — “${cue}”` : ""} (${manner}).${inserted}`;
}

function provenance(statement: Statement): string[] {
  const { report, record } = statement;
  const told = [
    report.outlet ?? strings.outletNotTold,
    report.title ? `“${oneLine(report.title)}”` : "",
    report.record.byline ?? "",
    report.record.published ? strings.publishedOn(report.record.published) : strings.dateNotTold,
    report.record.republished_from ? strings.republishedFrom(report.record.republished_from) : "",
  ].filter(Boolean);
  return [
    `${told.join(", ")}.`,
    `${strings.cameBy} ${statement.chain.join(" → ")}.`,
    `${report.record.origin} · ${strings.characters(spans(record.content))} · sha256 ${report.record.sha256}`,
  ];
}

/** Code point spans as text: "120–180, 200–220". */
export function spans(codePoints: readonly (readonly [number, number])[]): string {
  return codePoints.map(([start, end]) => `${start}–${end}`).join(", ");
}

export function oneLine(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}

export function textOf(slices: readonly Slice[]): string {
  return slices.map((slice) => slice.text).join(strings.gap);
}

function escapeMarkdown(text: string): string {
  return text.replace(/[\\`*_{}[\]<>#|~&!]/g, "\\$&").replace(/^(\s*)([-+=]|\d+[.)])/, "$1\\$2");
}
