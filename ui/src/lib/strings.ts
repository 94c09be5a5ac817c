// All words on screen that are not a report's. Nothing here rates, judges or says what is true.

import type { Act, BlockKind, Kind, Stance } from "./types";
import type { Key } from "./query";

const number = new Intl.NumberFormat();
export const count = (n: number): string => number.format(n);
const plural = (n: number, one: string, many = `${one}s`): string => `${count(n)} ${n === 1 ? one : many}`;

export const gap = " […] ";
export const unresolved = "unresolved";
export const outletNotTold = "outlet not told";
export const dateNotTold = "date not told";

export const kinds: Record<Kind, string> = { direct: "direct", mixed: "mixed", indirect: "indirect" };
export const kindsExplained: Record<Kind, string> = {
  direct: "all of the words stand in quotation marks",
  mixed: "some of the words stand in quotation marks",
  indirect: "none of the words stand in quotation marks: they are the outlet’s",
};
export const stances: Record<Stance, string> = {
  asserts: "asserts",
  denies: "denies",
  doubts: "doubts",
  unclear: "stance unclear",
};
export const stancesExplained: Record<Stance, string> = {
  asserts: "the speaker presents, wants or orders this",
  denies: "the speaker says this is not so, rejects or refuses it",
  doubts: "the speaker is sceptical of this or cannot tell",
  unclear: "asked, withheld, or not said: no stance can be read",
};
export const acts: Record<Act, string> = {
  statement: "statement",
  belief: "belief",
  intention: "intention",
  order: "order",
  feeling: "feeling",
  perception: "perception",
  evidence: "evidence",
};
export const blocks: Record<BlockKind | "other", string> = {
  headline: "headline",
  deck: "deck",
  subheading: "subheading",
  byline: "byline",
  dateline: "dateline",
  paragraph: "",
  caption: "caption",
  credit: "credit",
  furniture: "not read as news",
  other: "outside the blocks",
};

export const nav = { label: "Pages", ledger: "Statements", reports: "Reports", people: "People" };
export const skip = "Skip to the statements";
export const madeBy = (version: string): string => `Read by Inquit ${version}. A record of who said what, never of what is true.`;

export const pile = {
  label: "What is here",
  reports: (n: number) => plural(n, "report"),
  outlets: (n: number) => plural(n, "outlet"),
  statements: (n: number) => plural(n, "statement"),
  unresolved: (n: number) => plural(n, "unresolved speaker"),
  undated: (n: number) => `${count(n)} without date`,
  noOutlet: (n: number) => `${count(n)} without outlet`,
  notRead: (n: number) => `${count(n)} not read (other language)`,
  refused: (n: number) => `${count(n)} refused`,
};

export const keys: Record<Key, string> = {
  speaker: "Speaker",
  mentions: "Mentions",
  outlet: "Outlet",
  stance: "Stance",
  kind: "Kind",
  act: "Act",
  target: "Target",
  on: "Date",
  is: "Only",
  report: "Report",
};
export const states: Record<string, string> = {
  named: "named speaker",
  unnamed: "unnamed speaker",
  unresolved: "unresolved speaker",
  nested: "inside another statement",
  relayed: "passed on by a relay",
  reviewed: "reviewed",
  undated: "report without date",
  "no-outlet": "report without outlet",
  "not-read": "not read",
  republished: "republished",
};

export const query = {
  label: "Find statements",
  placeholder: "Words, or speaker: mentions: outlet: stance: kind: on: …",
  pickers: "Narrow by",
  suggestions: "Suggestions",
  shown: (n: number, all: number, what: string) =>
    n === all ? `All ${plural(all, what)}` : `${count(n)} of ${plural(all, what)}`,
  remove: (what: string) => `Remove ${what}`,
  clear: "Clear",
  none: "None found.",
  noneHint: "Nothing in this record fits the query. Take a word or filter away to see more.",
  noStatement: "No statement fits;",
  holdWords: (n: number) => `${plural(n, "report")} ${n === 1 ? "holds" : "hold"} these words`,
  reportsFit: (n: number) => `${plural(n, "report")} ${n === 1 ? "fits" : "fit"}`,
  noSuch: (key: string, known: readonly string[]) => `No such ${key}; one of ${known.join(", ")}.`,
  noneAtAll: "No statement was found in these reports.",
  words: "words",
};

export const ledger = {
  label: "Statements",
  basis: {
    said: "the day it was said, as the reports tell",
    published: "the report’s date; the day it was said is not told",
    yearless: "year not told",
    none: "",
  },
  noDate: "No date told",
  wouldFit: (years: readonly string[]) => `would fit ${years.join(", ")}`,
  inside: (speaker: string) => `inside what is attributed to ${speaker}`,
  at: "occasion:",
  target: "target:",
  audience: "to:",
  reviewed: "reviewed",
  open: "Open in text",
  context: "In context",
  copy: "Copy",
  copyMarkdown: "as Markdown",
  copyMarkdownLabel: "Copy as Markdown",
  copied: "Copied.",
  notCopied: "The browser did not allow copying.",
  csv: "Download CSV",
  because: (reasons: readonly string[]) => `Why this speaker: ${reasons.join("; ")}`,
  insertedBy: "inserted by the outlet",
  noCue: "no reporting verb",
};
export const asWritten = (source: string): string => `written “${source}”`;
export const notResolved = (source: string): string => (source ? `“${source}” (not resolved)` : "Speaker not resolved");
export const possibly = (names: readonly string[]): string => `possibly: ${names.join(", ")}`;

/** Blocks whose words are set harder or shorter than the text below them, and so are told beside a statement. */
const SET_APART: ReadonlySet<BlockKind> = new Set(["headline", "deck", "subheading", "caption"]);
export const setApart = (block: BlockKind): string => (SET_APART.has(block) ? blocks[block] : "");
export const inBlock = (block: BlockKind): string => (SET_APART.has(block) ? `In the ${blocks[block]} of ` : "");
export const insertedNote = "Square brackets are the outlet’s.";
export const cameBy = "Came by:";
export const publishedOn = (date: string): string => `published ${date.slice(0, 10)}`;
export const datedOn = (date: string): string => `dated ${date.slice(0, 10)}`;
export const republishedFrom = (name: string): string => `republished from ${name}`;
export const characters = (spans: string): string => `characters ${spans}`;

export const reader = {
  label: "The report",
  close: "Close",
  next: "Next",
  nextTitle: "Next statement (j)",
  previous: "Previous",
  previousTitle: "Previous statement (k)",
  legend: "How the text is marked",
  source: "who",
  cue: "the outlet’s verb",
  content: "the words",
  inserted: "inserted by the outlet",
  relay: "relay",
  outlet: "Outlet",
  byline: "By",
  published: "Published",
  genre: "Genre",
  language: "Language",
  republished: "Republished from",
  origin: "File",
  sha: "SHA-256",
  notTold: "not told",
  notLookedFor: "not read",
  how: (found: string) => (found === "given" ? "given" : `found: ${found}`),
  notRead: (language: string) => `Not read: this report is in another language (${language}). Inquit reads English; the text is kept as it came.`,
  noStatements: "None found in this report.",
  statements: (n: number) => plural(n, "statement"),
  furniture: (lines: number) => `${plural(lines, "line")} not read as news`,
  pick: "Choose a statement to see it in its report.",
  statementBy: (speaker: string) => `statement, ${speaker}`,
};

export const reports = {
  caption: "Reports",
  doc: "Report",
  outlet: "Outlet",
  published: "Published",
  language: "Language",
  statements: "Statements",
  notRead: "not read",
  refused: "Refused",
  why: "Why",
  note: "Statements is the number found; 0 says that none was found, not that there is none.",
};

export const people = {
  named: "Named",
  namedNote: "Names stand as the reports give them. One name may be two people, and two names one.",
  unnamed: "Unnamed",
  unnamedNote: "Kept apart by report: an unnamed source is never taken for the same in another report.",
  unresolved: "Unresolved",
  unresolvedNote: "Who is meant could not be told from the text; shown as the report writes it.",
  name: "Name",
  roles: "Role as given",
  statements: "Statements",
  outlets: "Told by",
  written: "As written",
  report: "Report",
  noSource: "no source written",
  none: "None found.",
};

export const help = {
  title: "Keys and queries",
  close: "Close",
  open: "Keys and queries",
  singleKeys: "Single-key shortcuts",
  keys: [
    ["j  ↓", "next statement"],
    ["k  ↑", "previous statement"],
    ["Enter", "open it in the text"],
    ["x", "unfold it in context"],
    ["c", "copy the quotation with its citation"],
    ["Shift+C", "copy it as Markdown"],
    ["/", "go to the query bar"],
    ["Esc", "back to the statements; close"],
    ["?", "this help"],
  ] as const,
  queries: [
    ["harbour tol", "both, where a word begins, anywhere in the statement"],
    ['"harbour toll"', "these words side by side"],
    ["speaker:mer", "speakers whose name or words as written have a word that begins so"],
    ["mentions:orlo", "the words mention this name"],
    ["outlet:courier", "told by this outlet"],
    ["stance:denies", "asserts, denies, doubts, unclear"],
    ["kind:direct", "direct, mixed, indirect"],
    ["target:council", "the party accused, urged, blamed, thanked"],
    ["on:2015-09", "a year, month or day; 2015-09..2015-10 for a span"],
    ["is:unresolved", "named, unnamed, unresolved, nested, relayed, undated, no-outlet"],
  ] as const,
  note: "Two values of one key widen, different keys narrow. The address keeps the query: copy it to come back.",
};

export const broken = "This page cannot show its record:";
