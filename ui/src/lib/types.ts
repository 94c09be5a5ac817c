// The interchange format, key for key as `inquit extract` writes it. Spans count Unicode code points.
// Nothing but load.ts reads these offsets: everything after it works in UTF-16.

export type CodePoints = readonly [start: number, end: number];

export type BlockKind =
  | "headline"
  | "deck"
  | "subheading"
  | "byline"
  | "dateline"
  | "paragraph"
  | "caption"
  | "credit"
  | "furniture";
export const KINDS = ["direct", "mixed", "indirect"] as const;
export type Kind = (typeof KINDS)[number];
export const ACTS = ["statement", "belief", "intention", "order", "feeling", "perception", "evidence"] as const;
export type Act = (typeof ACTS)[number];
export const STANCES = ["asserts", "denies", "doubts", "unclear"] as const;
export type Stance = (typeof STANCES)[number];
export const STATUSES = ["named", "unnamed", "unresolved"] as const;
export type SpeakerStatus = (typeof STATUSES)[number];
export const VOICES = ["own", "attributed", "mixed", "unclear"] as const;
export type Voice = (typeof VOICES)[number];
export const BOUNDS = ["exact", "more_than", "at_least", "less_than", "at_most", "about", "between"] as const;
export type Bound = (typeof BOUNDS)[number];
export const PARTIES = ["person", "organisation", "place", "group", "document", "crowd"] as const;
export type PartyKind = (typeof PARTIES)[number];

export interface PhraseRecord {
  text: string;
  span: CodePoints;
}

export interface SpeakerRecord {
  status: SpeakerStatus;
  kind: PartyKind | null;
  name: string | null;
  mention: CodePoints | null;
  entity: string | null;
  role: PhraseRecord | null;
  confidence: number;
  because: string[];
  candidates: string[];
}

export interface StatementRecord {
  id: string;
  kind: Kind;
  act: Act;
  stance: Stance;
  source: CodePoints[];
  cue: CodePoints[];
  content: CodePoints[];
  inserted: CodePoints[];
  parent: string | null;
  confidence: number;
  speaker: SpeakerRecord;
  relays: { name: string; span: CodePoints }[];
  target: PhraseRecord | null;
  occasion: { text: string; span: CodePoints; place: string | null; date: string | null } | null;
  audience: PhraseRecord | null;
  when: { value: string; date: string } | null;
  joint: SpeakerRecord[];
  reviewed?: boolean;
  /** Whether it is there because a person added it. */
  added?: boolean;
}

export interface FigureRecord {
  id: string;
  span: CodePoints;
  low: number | null;
  high: number | null;
  bound: Bound;
  qualifier: CodePoints | null;
  unit: string | null;
  counted: string | null;
  counted_span: CodePoints | null;
  event: string | null;
  change: "up" | "down" | null;
  as_of: string | null;
  statement: string | null;
  reviewed?: boolean;
}

export const DATE_TYPES = ["DATE", "TIME", "DURATION", "SET"] as const;
export type DateType = (typeof DATE_TYPES)[number];
export const ANCHORS = ["published", "dateline", "text"] as const;
export type Anchor = (typeof ANCHORS)[number];

export interface DateRecord {
  id: string;
  span: CodePoints;
  type: DateType;
  value: string;
  anchor: Anchor | null;
  candidates: string[];
  reviewed?: boolean;
}

export interface EntityRecord {
  id: string;
  name: string;
  kind: string;
  names: string[];
  roles: PhraseRecord[];
}

export interface ReportRecord {
  format: number;
  id: string;
  doc_id: string;
  text: string;
  title: string | null;
  outlet: string | null;
  byline: string | null;
  published: string | null;
  published_candidates: string[];
  dateline: { place: string | null; date: string | null; agency: string | null; span: CodePoints } | null;
  language: string | null;
  genre: "report" | "transcript" | "release" | "post";
  origin: string;
  sha256: string;
  republished_from: string | null;
  found: Record<string, string>;
  blocks: { kind: BlockKind; span: CodePoints }[];
  statements: StatementRecord[];
  figures: FigureRecord[];
  dates: DateRecord[];
  mentions: { id: string; span: CodePoints; kind: string; entity: string }[];
  entities: EntityRecord[];
  voice: { id: string; span: CodePoints; voice: Voice; charged: CodePoints[] }[];
  /** Statements that a person took out of the record. */
  rejected?: StatementRecord[];
}

/** An item of a report: the report's id, and the item's. */
export type RefRecord = readonly [report: string, item: string];
export type PassageRecord = readonly [report: string, span: CodePoints];
export const CLOSENESS = ["transcript", "direct", "mixed", "indirect", "headline"] as const;
export type Closeness = (typeof CLOSENESS)[number];
export type Relation = "same" | "changed" | "added" | "missing";

export interface LinkRecord {
  a: RefRecord;
  b: RefRecord;
  verdict: "same" | "possibly" | "similar" | "different";
  score: number;
  because: string[];
}

export interface IdentityRecord {
  id: string;
  name: string;
  kind: string;
  names: string[];
  members: RefRecord[];
  links: LinkRecord[];
  possibly: LinkRecord[];
}

export interface CopyRecord {
  id: string;
  a: PassageRecord;
  b: PassageRecord;
  words: number;
  quoted: boolean;
  source: string | null;
  because: string[];
}

export interface StretchRecord {
  relation: Relation;
  span: CodePoints | null;
  to: CodePoints | null;
}

export interface UtteranceRecord {
  id: string;
  variants: { statement: RefRecord; closeness: Closeness; stretches: StretchRecord[] }[];
  links: LinkRecord[];
  similar: LinkRecord[];
  unattributed: RefRecord[];
  origins: { name: string; reports: string[]; because: string[] }[] | null;
}

export interface ComparisonRecord {
  id: string;
  counted: string;
  unit: string | null;
  event: string | null;
  figures: RefRecord[];
  differs: LinkRecord[];
}

/** What a person has said of two items. */
export const DECISIONS = ["same", "different", "unsure"] as const;
export type DecisionKind = (typeof DECISIONS)[number];

export interface JudgedRecord {
  a: RefRecord;
  b: RefRecord;
  kind: DecisionKind;
  /** The judgement that says so, and who made it, where a server holds the record. */
  id?: string;
  by?: string;
}

export interface LinksRecord {
  identities: IdentityRecord[];
  copies: CopyRecord[];
  utterances: UtteranceRecord[];
  comparisons: ComparisonRecord[];
}

/** What part of a record a file holds, where it holds a part. */
export interface SelectionRecord {
  /** The page of the view it was taken from. */
  view: string;
  /** The query, or whose page it was. */
  of: string;
  /** How many are here, and in the record. */
  reports: readonly [here: number, all: number];
  statements: readonly [here: number, all: number];
}

export interface Payload {
  format: number;
  title: string;
  made: { version: string };
  reports: ReportRecord[];
  /** What only several reports together tell; records made before it was read have none. */
  links?: Partial<LinksRecord>;
  /** The decisions on pairs that the record holds. */
  judged?: JudgedRecord[];
  refused: { origin: string; why: string }[];
  selection?: SelectionRecord;
}

/** The payload of a served record; with `since`, only what changed. */
export interface Served extends Omit<Payload, "links" | "judged"> {
  version: string;
  since: string | null;
  gone: string[];
  links: Payload["links"] | null;
  judged: Payload["judged"] | null;
}
