// The one door through which data comes in: the interchange payload becomes the story that the page shows.
// Offsets are turned from code points into UTF-16 here and nowhere else; all words are slices of the stored text.

import { chain } from "./chain";
import { reportDay, statementDay } from "./day";
import { fold, lazily } from "./fold";
import { itemsOf } from "./items";
import { keyOf, linksOf, reportOf } from "./links";
import { mentioned, speakersToFind, type Named } from "./names";
import { utf16 } from "./offsets";
import { sentences } from "./sentences";
import type { Block, Range, Report, Slice, Speaker, Statement, Story } from "./story";
import { notResolved, together } from "./strings";
import type { BlockKind, CodePoints, Payload, ReportRecord, SpeakerRecord, StatementRecord } from "./types";

export const FORMAT = 1;

/**
 * The story of a payload; reports that stand in `before` just so are kept, with all that was worked out for them.
 * Throws an Error with one clear line when the payload is of another format.
 */
export function load(payload: Payload, before: Story | null = null): Story {
  if (payload.format !== FORMAT) {
    throw new Error(`This page reads records of format ${FORMAT}, not ${String(payload.format)}.`);
  }
  const known = speakersToFind(payload.reports);
  const spelled = spellings(payload);
  const kept = before ? unchanged(before, known, spelled) : null;
  const ranges = new Map<string, (span: CodePoints) => Range>();
  const reports = payload.reports.map((record) => {
    const at = lazily(() => utf16(record.text));
    const range = (span: CodePoints): Range => ({ start: at()(span[0]), end: at()(span[1]) });
    ranges.set(record.id, range);
    return kept?.get(record) ?? loadReport(record, range, known, spelled);
  });
  const statements = reports.flatMap((report) => report.statements);
  statements.forEach((statement, index) => Object.assign(statement, { index }));
  const reportById = new Map(reports.map((report) => [report.id, report]));
  return {
    title: payload.title,
    version: payload.made.version,
    reports,
    statements,
    byId: new Map(statements.map((statement) => [statement.id, statement])),
    reportById,
    links: linksOf(payload.links ?? {}, reportById, (report, span) => ranges.get(report.id)!(span)),
    judged: payload.judged ?? [],
    refused: payload.refused,
    selection: payload.selection ?? null,
    payload,
  };
}

/** All names of each entity that the record knows across reports, the identity's own first. */
type Spelled = ReadonlyMap<string, readonly string[]>;

function spellings({ links }: Payload): Spelled {
  const named = (links?.identities ?? []).flatMap(({ name, names, members }) =>
    members.map((ref): [string, string[]] => [keyOf(ref), [name, ...names]]),
  );
  return new Map(named);
}

/** The reports of a story that would be made again as they are, by their records: what they take from others is the same. */
function unchanged({ payload, reports }: Story, known: RegExp | null, spelled: Spelled): Map<ReportRecord, Report> {
  if (speakersToFind(payload.reports)?.source !== known?.source) return new Map();
  const was = spellings(payload);
  const respelled = [...was.keys(), ...spelled.keys()].filter((key) => was.get(key)?.join("\n") !== spelled.get(key)?.join("\n"));
  const touched = new Set(respelled.map(reportOf));
  return new Map(reports.filter(({ id }) => !touched.has(id)).map((report) => [report.record, report]));
}

function loadReport(
  record: ReportRecord,
  range: (span: CodePoints) => Range,
  known: RegExp | null,
  spelled: Spelled,
): Report {
  const { text } = record;
  const blocks = record.blocks.map((block) => ({ kind: block.kind, ...range(block.span) }));
  const voice = () => record.voice.map((voiced) => range(voiced.span));
  const title = record.title ?? headline(text, blocks);
  const report: Report = {
    id: record.id,
    record,
    text,
    outlet: record.outlet,
    title,
    label: shortened(title ?? opening(text, blocks)),
    day: reportDay(record),
    isRead: record.language === null || record.language.toLowerCase().split("-")[0] === "en",
    blocks,
    statements: [],
    rejected: [],
    sentences: lazily(() => sentences(text, blocks, voice())),
    folded: lazily(() => fold([record.doc_id, record.title, record.outlet, record.byline, text].join(" "))),
    ...itemsOf(record, range, () => report),
  };
  const named = lazily(() => mentioned(record, range, known));
  const depths = depthsOf(record.statements);
  const made = (one: StatementRecord) => loadStatement(one, report, range, named, spelled, depths.get(one.id) ?? 0);
  report.statements.push(...record.statements.map(made));
  Object.assign(report, { rejected: (record.rejected ?? []).map(made) });
  const places = new Map(report.statements.map((statement) => [statement, firstPlace(statement)]));
  report.statements.sort((a, b) => places.get(a)! - places.get(b)! || a.depth - b.depth);
  return report;
}

function headline(text: string, blocks: readonly Block[]): string | null {
  const block = blocks.find(({ kind }) => kind === "headline");
  return block ? text.slice(block.start, block.end).trim() : null;
}

const OPENING = 60;

/** Of a report's label: laying out longer ones wherever reports are named would hold the page up for seconds. */
const LONGEST_LABEL = 400;

/** A label that is not endless; a character beyond the first plane is not cut. */
function shortened(label: string): string {
  return label.length > LONGEST_LABEL ? `${label.slice(0, LONGEST_LABEL).replace(/[\uD800-\uDBFF]$/, "")} …` : label;
}

/** The first words of the body, cut at a word. */
function opening(text: string, blocks: readonly Block[]): string {
  const start = blocks.find(({ kind }) => kind === "paragraph")?.start ?? 0;
  const words = text.slice(start).trim();
  const end = words.search(/[\r\n]|$/);
  const cut = end > OPENING ? words.lastIndexOf(" ", OPENING) : end;
  return `${words.slice(0, cut > 0 ? cut : OPENING)}…`;
}

function loadStatement(
  record: StatementRecord,
  report: Report,
  range: (span: CodePoints) => Range,
  named: () => readonly Named[],
  spelled: Spelled,
  depth: number,
): Statement {
  const slices = (spans: readonly CodePoints[]): Slice[] =>
    spans.map(range).map(({ start, end }) => ({ start, end, text: report.text.slice(start, end) }));
  const source = slices(record.source);
  const cue = slices(record.cue);
  const content = slices(record.content);
  const across = ({ entity }: SpeakerRecord) => (entity ? (spelled.get(keyOf([report.id, entity])) ?? []) : []);
  const known = [record.speaker, ...record.joint].flatMap(across);
  const speaker = speakerOf(record.speaker, source);
  const joint = record.joint.map((other) => speakerOf(other, other.mention ? slices([other.mention]) : []));
  const inside = () => named().filter((name) => content.some((piece) => piece.start <= name.start && name.end <= piece.end));
  const role = record.speaker.role?.text ?? null;
  const words = joined(content);
  return {
    id: record.id,
    index: 0,
    record,
    report,
    source,
    cue,
    content,
    inserted: record.inserted.map(range),
    relays: record.relays.map((relay) => range(relay.span)),
    block: blockAt(report.blocks, content[0]?.start ?? 0),
    depth,
    speaker,
    joint,
    role,
    known: across(record.speaker)[0] ?? null,
    chain: chain(
      together([speaker, ...joint].map(({ label }) => label)),
      record.relays.map((relay) => relay.name),
      report.record,
    ),
    day: statementDay(record, report.day),
    names: lazily(() => [...new Set(inside().map((name) => name.name))]),
    folded: lazily(() => ({
      words: fold([...[speaker, ...joint].map(nameOf), role, joined(source), joined(cue), words].join(" ")),
      content: fold(words),
      speaker: fold([record.speaker.name, speaker.written, ...record.joint.map(({ name }) => name), ...known].join(" · ")),
      names: [...new Set(inside().flatMap((name) => name.all))].map(fold),
    })),
  };
}

function blockAt(blocks: readonly Block[], place: number): BlockKind {
  return blocks.find(({ start, end }) => start <= place && place < end)?.kind ?? "paragraph";
}

function speakerOf(record: SpeakerRecord, source: readonly Slice[]): Speaker {
  const written = joined(source);
  const { status } = record;
  const label = status === "named" ? (record.name ?? written) : written || record.role?.text || (record.name ?? "");
  const isTold = status !== "unresolved" && !(label.length <= LONGEST_PRONOUN && PRONOUNS.has(fold(label)));
  return isTold ? { status, label, written } : { status: "unresolved", label: notResolved(written), written };
}

/** Words that point at somebody and name nobody. */
const PRONOUNS: ReadonlySet<string> = new Set(["i", "we", "you", "he", "she", "it", "they", "one", "this", "that", "these", "those", "who", "which"]);
const LONGEST_PRONOUN = Math.max(...[...PRONOUNS].map(({ length }) => length));

/** What a speaker is found by besides the words as written. */
function nameOf({ status, label }: Speaker): string {
  return status === "unresolved" ? "" : label;
}

function depthsOf(statements: readonly StatementRecord[]): Map<string, number> {
  const parents = new Map(statements.map((statement) => [statement.id, statement.parent]));
  const depths = new Map<string, number>();
  for (const { id } of statements) {
    const seen = new Set([id]);
    for (let parent = parents.get(id); parent && !seen.has(parent); parent = parents.get(parent)) seen.add(parent);
    depths.set(id, seen.size - 1);
  }
  return depths;
}

function joined(slices: readonly Slice[]): string {
  return slices.map((slice) => slice.text).join(" ");
}

/** Where a statement begins in its report, whichever part of it comes first. */
function firstPlace(statement: Statement): number {
  return Math.min(...[...statement.source, ...statement.cue, ...statement.content].map((slice) => slice.start));
}
