// A quotation with its citation: the exact words first, then who, by which verb, in which report, and where in it.

import { shortOrigin } from "./origin";
import { citedDate } from "./published";
import type { Slice, Statement } from "./story";
import * as strings from "./strings";

/** Plain text, ready to paste. The words are the characters of the report, pieces joined by " […] ". */
export function citeText(statement: Statement): string {
  const { quoted, told } = citation(statement);
  return [quoted, ...told].join("\n");
}

/** The same as Markdown: the words as a block quotation, every character shown as itself. */
export function citeMarkdown(statement: Statement): string {
  const { quoted, told } = citation(statement);
  const [first = "", ...rest] = told.map(escapeMarkdown);
  const lines = quoted.split(/\r\n|\r|\n/).map((line) => `> ${escapeMarkdown(line)}`);
  return [...lines, ">", `> — ${first}`, "", rest.join("  \n")].join("\n");
}

function citation(statement: Statement): { quoted: string; told: string[] } {
  const quoted = withoutLinks(words(statement));
  const brackets = statement.inserted.length > 0 && quoted.includes("[") ? [strings.insertedNote] : [];
  return { quoted, told: [[attribution(statement), ...brackets].join(" "), ...provenance(statement)] };
}

const LINK = /!?\[([^[\]]*)\]\((?:#|\/|\.|www\.|https?:|mailto:)[^()\s]*\)/g;

/** Markdown that came with a report's text: of a link only its words are read. */
function withoutLinks(text: string): string {
  return text.replace(LINK, "$1");
}

export function words({ content }: Statement): string {
  return content.map((piece) => piece.text).join(strings.gap);
}

export function cueWords({ cue }: Statement): string {
  return cue.map((piece) => piece.text).join(" … ");
}

/** Who is told to have said it: the name and role, or the words as written where nobody could be told. */
function speakerWords({ speaker, role }: Statement): string {
  return withoutLinks(speaker.label + (role && role !== speaker.label ? `, ${role}` : ""));
}

function attribution(statement: Statement): string {
  const { kind, stance } = statement.record;
  const cue = withoutLinks(cueWords(statement));
  const manner = `${strings.kinds[kind]}, ${strings.stances[stance]}`;
  return `${speakerWords(statement)}${cue ? ` — “${cue}”` : ""} (${manner}).`;
}

function provenance({ report, record, block, chain }: Statement): string[] {
  const { byline, republished_from: first, origin, sha256 } = report.record;
  const told = [
    report.outlet ?? strings.outletNotTold,
    report.title ? `“${withoutLinks(oneLine(report.title))}”` : "",
    byline ?? "",
    citedDate(report),
    first ? strings.republishedFrom(first) : "",
  ].filter(Boolean);
  const passedOn = record.relays.length > 0 || first !== null;
  return [
    `${strings.inBlock(block)}${told.join(", ")}.`,
    ...(passedOn ? [`${strings.cameBy} ${chain.join(" → ")}.`] : []),
    `${shortOrigin(origin)} · ${strings.characters(spans(record.content))} · sha256 ${sha256}`,
  ];
}

/** The report a statement stands in, so that it can be found again: outlet, date, title or file name. */
export function traceWords({ report }: Statement): string {
  const title = report.title ? `“${oneLine(report.title)}”` : shortOrigin(report.record.origin);
  return [report.outlet ?? strings.outletNotTold, citedDate(report), title].join(", ");
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
