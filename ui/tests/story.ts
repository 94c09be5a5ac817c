// A payload in small, for tests: spans are found from the words, counted in code points as Python counts them.

import type { CodePoints, Payload, ReportRecord, StatementRecord } from "../src/lib/types";
import { load } from "../src/lib/load";

/** Where `words` stand in `text`, in code points. */
export function span(text: string, words: string): CodePoints {
  const at = text.indexOf(words);
  if (at < 0) throw new Error(`not in the text: ${words}`);
  const start = [...text.slice(0, at)].length;
  return [start, start + [...words].length];
}

type Told = Partial<Omit<StatementRecord, "source" | "cue" | "content" | "inserted" | "relays">> & {
  source?: string;
  cue?: string;
  content: string[];
  inserted?: string[];
  relays?: string[];
};

let made = 0;

export function statement(text: string, { source, cue, content, inserted, relays, ...told }: Told): StatementRecord {
  const spans = (words: string[]) => words.map((word) => span(text, word));
  made += 1;
  return {
    id: `s${made}`,
    kind: "direct",
    act: "statement",
    stance: "asserts",
    parent: null,
    confidence: 0.9,
    speaker: {
      status: "named",
      kind: "person",
      name: source ?? null,
      mention: null,
      entity: null,
      role: null,
      confidence: 0.9,
      because: [],
      candidates: [],
    },
    target: null,
    occasion: null,
    audience: null,
    when: null,
    joint: [],
    ...told,
    source: source === undefined ? [] : spans([source]),
    cue: cue === undefined ? [] : spans([cue]),
    content: spans(content),
    inserted: spans(inserted ?? []),
    relays: (relays ?? []).map((name) => ({ name, span: span(text, name) })),
  };
}

export function report(text: string, statements: Told[], keys: Partial<ReportRecord> = {}): ReportRecord {
  made += 1;
  return {
    format: 1,
    id: `r${made}`,
    doc_id: `doc-${made}`,
    text,
    title: null,
    outlet: "The Orlo Courier",
    byline: null,
    published: "2015-09-15",
    published_candidates: [],
    dateline: null,
    language: "en",
    genre: "report",
    origin: "courier.txt",
    sha256: "ab".repeat(32),
    republished_from: null,
    found: {},
    blocks: [{ kind: "paragraph", span: [0, [...text].length] }],
    figures: [],
    dates: [],
    mentions: [],
    entities: [],
    voice: [],
    ...keys,
    statements: statements.map((told) => statement(text, told)),
  };
}

export function payload(...reports: ReportRecord[]): Payload {
  return { format: 1, title: "A story", made: { version: "0.0" }, reports, refused: [] };
}

export function only(text: string, told: Told, keys: Partial<ReportRecord> = {}) {
  return load(payload(report(text, [told], keys))).statements[0]!;
}
