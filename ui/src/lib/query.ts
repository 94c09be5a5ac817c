// The query bar's language: free words and typed tokens such as speaker:"Ana Vell" or stance:denies.
// Tokens of one key widen (any of them), keys and words narrow (all of them).

import { beginsWord, fold, hasWords } from "./fold";
import type { Item, Report, Statement } from "./story";
import { ACTS, KINDS, STANCES } from "./types";

export const KEYS = ["speaker", "possibly", "mentions", "outlet", "stance", "kind", "act", "target", "on", "is", "report"] as const;
export type Key = (typeof KEYS)[number];

export interface Token {
  readonly key: Key;
  readonly value: string;
}

export interface Query {
  readonly words: readonly string[];
  readonly tokens: readonly Token[];
}

const PART = /([a-z]+):(?:"([^"]*)(?:"|$)|(\S+))|"([^"]*)(?:"|$)|(\S+)/gi;

/** Reads a query. Quotation marks keep words together, the last may be missing while typing; an unknown key is taken as plain words. */
export function parse(text: string): Query {
  const words: string[] = [];
  const tokens: Token[] = [];
  for (const [whole, key = "", quoted, bare, phrase, word] of text.replace(/[“”]/g, '"').matchAll(PART)) {
    const value = quoted ?? bare ?? "";
    const known = KEYS.find((name) => name === key.toLowerCase());
    if (known && value) tokens.push({ key: known, value });
    else words.push(phrase ?? word ?? whole);
  }
  return { words: words.map((word) => word.trim()).filter(Boolean), tokens };
}

/** The text of a query; `parse` gives it back. */
export function format(query: Query): string {
  return [...query.tokens.map(formatToken), ...query.words.map(quoteIfNeeded)].join(" ");
}

export function formatToken({ key, value }: Token): string {
  return `${key}:${quoteIfNeeded(value)}`;
}

function quoteIfNeeded(value: string): string {
  const plain = value.replaceAll('"', " ").trim();
  return /\s|:/.test(plain) ? `"${plain}"` : plain;
}

export function withToken(query: Query, token: Token): Query {
  return { ...query, tokens: [...without(query, token).tokens, token] };
}

export function without(query: Query, token: Token): Query {
  return { ...query, tokens: query.tokens.filter(({ key, value }) => key !== token.key || value !== token.value) };
}

type Test<Item> = (item: Item) => boolean;

/** A test of statements: every word begins one in its words, speaker, source or cue, and one token of every key. */
export function statementTest(query: Query): Test<Statement> {
  const words = query.words.map(fold);
  const groups = byKey(query.tokens).map(([key, values]) => values.map((value) => tokenTest(key, value)));
  return (statement) =>
    words.every((word) => beginsWord(statement.folded().words, word)) &&
    groups.every((tests) => tests.some((test) => test(statement)));
}

/** A test of reports: words anywhere in the report; tokens about statements ask for one that fits. */
export function reportTest(query: Query): Test<Report> {
  const test = holderTest(query);
  return (report) => test(report, report.statements, report.folded);
}

/** A test of what stands at a place of a report: words of its sentence, tokens about statements of its own. */
export function itemTest(query: Query): Test<Item> {
  const test = holderTest(query);
  return ({ report, statements, folded }) => test(report, statements, folded);
}

function holderTest(query: Query): (report: Report, statements: readonly Statement[], folded: () => string) => boolean {
  const words = query.words.map(fold);
  const isReportKey = ({ key, value }: Token) => REPORT_KEYS.has(key) || (key === "is" && REPORT_STATES.has(fold(value)));
  const ofReport = byKey(query.tokens.filter(isReportKey));
  const ofStatement = query.tokens.filter((token) => !isReportKey(token));
  const fits = statementTest({ words: [], tokens: ofStatement });
  return (report, statements, folded) =>
    ofReport.every(([key, values]) => values.some((value) => reportToken(key, value, report))) &&
    (ofStatement.length === 0 || statements.some(fits)) &&
    words.every((word) => beginsWord(folded(), word));
}

const REPORT_KEYS: ReadonlySet<Key> = new Set(["outlet", "on", "report"]);
const REPORT_STATES: ReadonlySet<string> = new Set(["undated", "no-outlet", "not-read", "republished"]);

function byKey(tokens: readonly Token[]): [Key, string[]][] {
  const groups = new Map<Key, string[]>();
  for (const { key, value } of tokens) groups.set(key, [...(groups.get(key) ?? []), value]);
  return [...groups];
}

function tokenTest(key: Key, value: string): Test<Statement> {
  const folded = fold(value);
  switch (key) {
    case "speaker":
      return ({ folded: of }) => beginsWord(of().speaker, folded);
    case "possibly":
      return (statement) => hasWords(statement.folded().speaker, folded) || mayBe(statement, folded);
    case "mentions":
      return ({ folded: of }) => hasWords(of().content, folded) || of().names.some((name) => hasWords(name, folded));
    case "target":
      return ({ record }) => record.target !== null && hasWords(fold(record.target.text), folded);
    case "stance":
    case "kind":
    case "act":
      return ({ record }) => record[key] === folded;
    case "on":
      return ({ day }) => dayFits(day.value, value);
    case "is":
      return (statement) => STATES[folded]?.(statement) ?? reportToken("is", value, statement.report);
    case "outlet":
    case "report":
      return ({ report }) => reportToken(key, value, report);
  }
}

/** Whether a speaker who could not be told may be the one of this name. */
function mayBe({ record }: Statement, folded: string): boolean {
  return [record.speaker, ...record.joint].some(({ candidates }) => candidates.some((name) => fold(name) === folded));
}

const STATES: Readonly<Record<string, Test<Statement>>> = {
  named: ({ speaker }) => speaker.status === "named",
  unnamed: ({ speaker }) => speaker.status === "unnamed",
  unresolved: ({ speaker }) => speaker.status === "unresolved",
  nested: ({ depth }) => depth > 0,
  relayed: ({ record }) => record.relays.length > 0,
  reviewed: ({ record }) => record.reviewed === true,
};

const KNOWN: Partial<Record<Key, readonly string[]>> = {
  stance: STANCES,
  kind: KINDS,
  act: ACTS,
  is: [...Object.keys(STATES), ...REPORT_STATES, "refused"],
};

/** The tokens whose value its key does not have, with the values it has. */
export function unknown(query: Query): { key: Key; known: readonly string[] }[] {
  return query.tokens.flatMap(({ key, value }) => {
    const known = KNOWN[key];
    return known && !known.includes(fold(value)) ? [{ key, known }] : [];
  });
}

function reportToken(key: Key, value: string, report: Report): boolean {
  switch (key) {
    case "outlet":
      return report.outlet !== null && hasWords(fold(report.outlet), fold(value));
    case "on":
      return dayFits(report.day.value, value);
    case "report":
      return report.id === value || report.record.doc_id === value;
    case "is":
      return reportState(fold(value), report);
    default:
      return false;
  }
}

function reportState(value: string, report: Report): boolean {
  switch (value) {
    case "undated":
      return report.record.published === null;
    case "no-outlet":
      return report.outlet === null;
    case "not-read":
      return !report.isRead;
    case "republished":
      return report.record.republished_from !== null;
    default:
      return false;
  }
}

/** Whether a day lies in `wanted`: a day, month or year by its beginning, or a span such as 2015-09..2015-10. */
function dayFits(day: string, wanted: string): boolean {
  if (day === "") return false;
  const [from = "", to] = wanted.split("..");
  if (to === undefined) return day.startsWith(from);
  return day >= from && (to === "" || day.slice(0, to.length) <= to);
}
