// The story as the page shows it: what load.ts makes of a payload. Offsets here count UTF-16 units.

import type { Day } from "./day";
import type {
  BlockKind,
  Closeness,
  DateRecord,
  EntityRecord,
  FigureRecord,
  JudgedRecord,
  LinkRecord,
  Payload,
  RefRecord,
  Relation,
  ReportRecord,
  SelectionRecord,
  SpeakerRecord,
  StatementRecord,
  Voice,
} from "./types";

/** `[start, end)` in UTF-16 units of the report's text. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/** A range together with the exact characters it covers. */
export interface Slice extends Range {
  readonly text: string;
}

export interface Block extends Range {
  readonly kind: BlockKind;
}

export interface Report {
  readonly id: string;
  readonly record: ReportRecord;
  readonly text: string;
  readonly outlet: string | null;
  readonly title: string | null;
  /** What the report is called on the page: its title, else how its text begins; an endless one is cut. */
  readonly label: string;
  readonly day: Day;
  readonly isRead: boolean;
  readonly blocks: readonly Block[];
  readonly statements: Statement[];
  /** Statements that a person took out of the record. */
  readonly rejected: readonly Statement[];
  /** Sentences in the order of the text, found when first asked for. */
  readonly sentences: () => readonly Range[];
  readonly folded: () => string;
  /** What else was read from the report, put in order when first asked for. */
  readonly figures: () => readonly Figure[];
  readonly dates: () => readonly When[];
  readonly mentions: () => readonly Mention[];
  readonly voices: () => readonly Voiced[];
}

/** Something read at a place of a report. */
export interface Item extends Range {
  readonly id: string;
  readonly report: Report;
  readonly words: string;
  /** The statements it belongs to: most often the innermost that it lies in, or none. */
  readonly statements: readonly Statement[];
  readonly sentence: () => Range;
  /** The sentence and its speakers, folded for comparison. */
  readonly folded: () => string;
}

export interface Figure extends Item {
  /** The figure with its qualifier, and what it counts where that stands beside it: "more than 200 people". */
  readonly claimed: string;
  readonly record: FigureRecord;
}

/** A time expression; `said` where it tells when its statements were made. */
export interface When extends Item {
  readonly record: DateRecord;
  readonly said: boolean;
}

export interface Mention extends Item {
  readonly entity: EntityRecord;
}

/** A sentence, whose voice it is in, and the charged words that the outlet itself uses in it. */
export interface Voiced extends Range {
  readonly voice: Voice;
  readonly charged: readonly Range[];
}

export interface Statement {
  readonly id: string;
  /** Place in the whole story, in the order of the reports and their texts. */
  readonly index: number;
  readonly record: StatementRecord;
  readonly report: Report;
  readonly source: readonly Slice[];
  readonly cue: readonly Slice[];
  readonly content: readonly Slice[];
  readonly inserted: readonly Range[];
  readonly relays: readonly Range[];
  /** The block the words stand in, and outside of all blocks a paragraph. */
  readonly block: BlockKind;
  readonly depth: number;
  readonly speaker: Speaker;
  /** Further speakers, where the source joins several. */
  readonly joint: readonly Speaker[];
  readonly role: string | null;
  /** What the speaker is called across reports, where the record knows. */
  readonly known: string | null;
  /** Who passed the words on, from the speaker to the outlet. */
  readonly chain: readonly string[];
  readonly day: Day;
  /** Names that the content mentions, as the report's entities call them. */
  readonly names: () => readonly string[];
  readonly folded: () => Folded;
}

/** What queries compare with, folded when first asked for. */
export interface Folded {
  readonly words: string;
  readonly content: string;
  readonly speaker: string;
  readonly names: readonly string[];
}

export interface Speaker {
  readonly status: SpeakerRecord["status"];
  /** The name or the description of an unnamed speaker; else the words as written, said to be not resolved. */
  readonly label: string;
  /** The source as the report writes it; empty where there is none. */
  readonly written: string;
}

/** A stretch of a report's text. */
export interface Passage extends Range {
  readonly report: Report;
}

/** Two items by their references, the lesser first. */
export type Pair = readonly [RefRecord, RefRecord];

/** What two items are to each other, and why. */
export interface Link<Linked> {
  readonly a: Linked;
  readonly b: Linked;
  readonly on: Pair;
  readonly verdict: LinkRecord["verdict"];
  /** Above 1 where a person has decided. */
  readonly score: number;
  readonly because: readonly string[];
}

/** Words of a variant beside those of the variant closest to the words spoken; `to` lies in that one's report. */
export interface Stretch {
  readonly relation: Relation;
  readonly span: Range | null;
  readonly to: Range | null;
}

export interface Variant {
  readonly statement: Statement;
  readonly closeness: Closeness;
  readonly stretches: readonly Stretch[];
}

/** One thing said once, told one or more times: the variant closest to the words first. */
export interface Utterance {
  readonly id: string;
  readonly variants: readonly Variant[];
  readonly links: readonly Link<Statement>[];
  /** Statements that come near and are kept apart, each beside one of the variants. */
  readonly similar: readonly Link<Statement>[];
  readonly unattributed: readonly Passage[];
  readonly origins: readonly Origin[] | null;
}

export interface Origin {
  readonly name: string;
  readonly reports: readonly Report[];
  readonly because: readonly string[];
}

/** A passage that two reports share; `source` is the report it was taken from, where that is told. */
export interface Copy {
  readonly id: string;
  readonly a: Passage;
  readonly b: Passage;
  readonly words: number;
  readonly quoted: boolean;
  readonly source: Report | null;
  readonly because: readonly string[];
}

/** One report's entity. */
export interface Member {
  readonly report: Report;
  readonly entity: EntityRecord;
}

/** One person, organisation, place or group across reports. */
export interface Identity {
  readonly id: string;
  readonly name: string;
  readonly kind: string;
  readonly names: readonly string[];
  readonly members: readonly Member[];
  readonly links: readonly Link<Member>[];
  readonly possibly: readonly Link<Member>[];
}

/** Figures that count the same; `differs` are the pairs that cannot both hold. */
export interface Comparison {
  readonly id: string;
  readonly counted: string;
  readonly unit: string | null;
  readonly event: string | null;
  readonly figures: readonly Figure[];
  readonly differs: readonly Link<Figure>[];
}

/** What only several reports together tell; each list is made when first asked for. */
export interface Links {
  readonly utterances: () => readonly Utterance[];
  readonly utteranceOf: () => ReadonlyMap<Statement, Utterance>;
  readonly copies: () => readonly Copy[];
  readonly identities: () => readonly Identity[];
  /** The identity of a report's entity. */
  readonly identityOf: (report: Report, entity: string) => Identity | null;
  /** Whether the record tells who is who across reports. */
  readonly identified: boolean;
  readonly comparisons: () => readonly Comparison[];
}

export interface Story {
  readonly title: string;
  readonly version: string;
  readonly reports: readonly Report[];
  readonly statements: readonly Statement[];
  readonly byId: ReadonlyMap<string, Statement>;
  readonly reportById: ReadonlyMap<string, Report>;
  readonly links: Links;
  readonly judged: readonly JudgedRecord[];
  readonly refused: Payload["refused"];
  /** Null where the page shows a whole record. */
  readonly selection: SelectionRecord | null;
  /** What the story was made of. */
  readonly payload: Payload;
}
