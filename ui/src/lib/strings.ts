// All words on screen that are not a report's. Nothing here rates, judges or says what is true.

import type { Act, BlockKind, Bound, Kind, Stance, Voice } from "./types";
import { locale } from "./locale";
import type { Key } from "./query";

const number = new Intl.NumberFormat(locale);
export const count = (n: number): string => number.format(n);
export const plural = (n: number, one: string, many = `${one}s`): string => `${count(n)} ${n === 1 ? one : many}`;

/** "A", "A and B", "A, B and C". */
export const together = (names: readonly string[]): string =>
  [names.slice(0, -1).join(", "), names.at(-1) ?? ""].filter(Boolean).join(" and ");

export const gap = " […] ";
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

export const nav = {
  label: "Pages",
  ledger: "Statements",
  compared: "Compared",
  origins: "Origins",
  reports: "Reports",
  people: "People",
  names: "Names",
  figures: "Figures",
  timeline: "Timeline",
  queue: "To check",
  history: "History",
};
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
  possibly: "Possibly",
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
  because: (reasons: readonly string[]) => `Why this speaker: ${reasons.join("; ")}`,
  insertedBy: "inserted by the outlet",
  noCue: "no reporting verb",
  chain: "From the speaker to the outlet, as far as the report tells",
  noRelay: "From the speaker to the outlet; no relay is told",
  jointly: (names: string) => `together with ${names}`,
};
/** A role as the report gives it; an age alone is said to be one. */
export const asRole = (role: string): string => (/^\d+$/.test(role) ? `aged ${role}` : role);
export const asWritten = (source: string): string => `written “${source}”`;
export const notResolved = (source: string): string => (source ? `“${source}” (not resolved)` : "Speaker not resolved");
export const possiblyLabel = "possibly:";
export const possibly = (names: readonly string[]): string => `${possiblyLabel} ${names.join(", ")}`;

const languages = new Intl.DisplayNames("en", { type: "language" });
/** "French" of "fr"; of what is no language tag, the tag. */
export function languageName(tag: string): string {
  try {
    return languages.of(tag) ?? tag;
  } catch {
    return tag;
  }
}

/** Blocks whose words are set harder or shorter than the text below them, and so are told beside a statement. */
const SET_APART: ReadonlySet<BlockKind> = new Set(["headline", "deck", "subheading", "caption"]);
export const setApart = (block: BlockKind): string => (SET_APART.has(block) ? blocks[block] : "");
export const inBlock = (block: BlockKind): string => (SET_APART.has(block) ? `In the ${blocks[block]} of ` : "");
export const insertedNote = "Square brackets are the outlet’s.";
export const cameBy = "Came by:";
export const publishedOn = (date: string): string => `published ${date}`;
export const datedOn = (date: string): string => `dated ${date}`;
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
  how: (found: string) => (found === "given" || found === "corrected" ? found : `found: ${found}`),
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
  named: "Named speakers",
  namedNote: (identified: boolean) =>
    identified
      ? "People, institutions and other parties. Each has a page with what it is called and why reports were brought together there."
      : "People, institutions and other parties as the reports name them. Reports are brought together by equal name and kind only: one name may be two people, and two names one.",
  mentioned: "Named, with no statement shown",
  mentionedNote: (identified: boolean) => (identified ? "" : "Brought together by equal name and kind only."),
  kinds: {
    person: "person",
    organisation: "organisation",
    place: "place",
    group: "group",
    document: "document",
    crowd: "crowd",
    other: "other",
  } as Record<string, string>,
  mayBe: (n: number) => `${count(n)} more possibly`,
  reports: "Reports",
  all: (n: number) => `All ${plural(n, "statement")}`,
  next: (n: number) => `Show ${count(n)} more`,
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

export const names = {
  caption: "Names for one thing",
  note: (identified: boolean) =>
    `What each outlet calls a person, institution or place: in its own words, and in words it attributes to a speaker. ${identified ? "" : "Reports are brought together by equal name and kind only. "}Numbers are how often a form stands.`,
  name: "Name",
  outlet: "Outlet",
  hands: { own: "In the outlet’s words", attributed: "In words attributed", unclear: "Voice unclear" },
  none: "None found: no name here goes by more than one form.",
};

export const voices: Record<Voice, string> = { own: "own", attributed: "attributed", mixed: "mixed", unclear: "unclear" };
export const voice = {
  label: "Whose voice",
  explained: {
    own: "the outlet tells it",
    attributed: "told as another’s words",
    mixed: "both, each a full assertion",
    unclear: "it may go on with another’s words",
  } as Record<Voice, string>,
  counts: (told: string) => `Sentences by voice: ${told}`,
  count: (voice: Voice, n: number) => `${voices[voice]} ${count(n)}`,
  show: "Show voices in the text",
  charged: (n: number) => `${plural(n, "charged word")} in the outlet’s own voice`,
  chargedNote: "From an open list of charged words; places and counts, not a score.",
  chargedWord: "charged word",
};

export const beside = {
  title: (n: number) => `Headline beside body (${count(n)})`,
  note: "What the headline or deck and the body attribute to the same speaker, paired by the words they share.",
  head: "Headline",
  body: "Body",
};

/** A claim in words; of an open end the number that is told. */
export const bounded = (bound: Bound, low: number | null, high: number | null): string => {
  const [from, to] = [low, high].map((value) => (value === null ? "" : amount(value)));
  if (from && to && from !== to) return `${bound === "about" ? "about " : ""}${from} to ${to}`;
  const openAbove = bound === "about" && !to ? " or more" : "";
  return `${bounds[bound]} ${from || to}${openAbove}`.trim();
};
const bounds: Record<Bound, string> = {
  exact: "",
  more_than: "more than",
  at_least: "at least",
  less_than: "less than",
  at_most: "at most",
  about: "about",
  between: "",
};
const amounts = new Intl.NumberFormat(locale, { maximumFractionDigits: 3 });
const compact = new Intl.NumberFormat(locale, { notation: "compact", maximumFractionDigits: 2 });
export const amount = (value: number): string => amounts.format(value);
export const tick = (value: number): string => (Math.abs(value) >= 10_000 ? compact.format(value) : amounts.format(value));

export const figures = {
  title: "Figures as claimed",
  note: "Each claim stands by itself: nothing is added up or averaged.",
  compared: "Compared",
  comparedNote: "The same is counted, and place and time agree as far as they are told. “Differs from” is said of two claims that cannot both hold; all others are compatible.",
  byWords: "Equal words",
  byWordsNote: "Brought together by equal words for what is counted only; not compared.",
  differs: "differs from",
  compatible: "compatible with the others",
  rival: (value: string, outlet: string) => `${value}, ${outlet}`,
  copied: (outlets: readonly string[]) => `also in ${together(outlets)}, copied`,
  again: "also further on in the report",
  pairs: (n: number) => (n === 0 ? "No two of these differ" : `Which differ, and why (${count(n)})`),
  pair: { one: "Claim", other: "Differs from", because: "Why" },
  from: (claims: number, reports: number) => `${plural(claims, "claim")} in ${plural(reports, "report")}`,
  alone: (n: number) => `Not compared (${count(n)})`,
  aloneNote: "No other figure counts the same in equal words, or no word tells what is counted.",
  order: "Order by",
  orders: { date: "date", source: "source", outlet: "outlet", size: "size" },
  picture: "Picture",
  table: "Table",
  shownAs: "Shown as",
  axis: { linear: "", logarithmic: "logarithmic axis", cut: "the axis does not begin at 0" },
  key: "● the number as such  ○ about, or an end that is left out (“more than”)  ├┤ from–to  → open end; broken: denied, doubted or left open by its speaker",
  own: "the outlet’s own voice",
  stance: (stance: Stance, speaker: string) =>
    ({ asserts: "", denies: `denied by ${speaker}`, doubts: `doubted by ${speaker}`, unclear: `left open by ${speaker}` })[stance],
  change: { up: "up", down: "down" },
  asOf: (date: string) => `as of ${date}`,
  open: "Open in text",
  readAs: (bound: string) => `read as ${bound}`,
  columns: { claim: "As written", read: "Read as", answers: "Who answers" },
  none: "None found.",
};

export const timeline = {
  title: "Timeline",
  note: "A mark is as wide as the time is uncertain. “Happened” holds every time a text names that is not when something was said: read its sentence for what happens then, or is to happen.",
  lanes: { happened: "Happened", said: "Said", published: "Published" },
  around: "Around the reports",
  whole: "All times told",
  window: "Stretch shown",
  outside: (n: number) => `${count(n)} outside this stretch`,
  hint: "Point at a mark or move to it with the arrow keys to read what it was resolved from.",
  places: (n: number) => plural(n, "place"),
  anchor: (anchor: string | null, date: string): string => {
    if (anchor === "published") return `resolved from the date of publication${date && `, ${date}`}`;
    if (anchor === "dateline") return `resolved from the dateline${date && `, ${date}`}`;
    return anchor === "text" ? "resolved from a day told in the text" : "as written, resolved from nothing else";
  },
  seasons: { SP: "spring", SU: "summer", FA: "autumn", WI: "winter" } as Record<string, string>,
  decade: (years: string) => `${years}0s`,
  century: (years: string) => `${years}00s`,
  week: (week: string, year: string) => `week ${Number(week)} of ${year}`,
  parts: { MO: "morning", MI: "midday", AF: "afternoon", EV: "evening", NI: "night", DT: "daytime" } as Record<string, string>,
  weekday: (day: string) => `${day}, week not told`,
  hour: (time: string) => `${time}, day not told`,
  references: { PRESENT_REF: "at present", PAST_REF: "in the past", FUTURE_REF: "in the future" } as Record<string, string>,
  units: {
    Y: ["year", "years"],
    M: ["month", "months"],
    W: ["week", "weeks"],
    D: ["day", "days"],
    DE: ["decade", "decades"],
    CE: ["century", "centuries"],
    TH: ["hour", "hours"],
    TM: ["minute", "minutes"],
    TS: ["second", "seconds"],
  } as Record<string, readonly [one: string, many: string]>,
  lasting: (n: string, [one, many]: readonly [string, string]) => `${n === "X" ? "some" : count(Number(n))} ${n === "1" ? one : many}`,
  noPlace: "no place in time told",
  columns: { when: "When", lane: "Lane", anchor: "Resolved from", report: "Report" },
  caption: "Times told",
  chosen: (when: string) => `Times told: ${when}`,
  all: "Show all times",
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
    ["Enter", "unfold its versions; open it in the text"],
    ["o", "open it in the text"],
    ["s  d  u", "same, different, unsure: of a version and the first one"],
    ["h", "hold a statement, to tell the next one same or different"],
    ["z", "take the last decision back"],
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
    ["possibly:ilk", "by this speaker, or by one who may be"],
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
