// Who a speaker may be: the names that a form offers, and what the report knows of the one chosen. Places here are the
// record's own, in code points.

import type { Saying } from "./api";
import type { SpeakerDraft } from "./drafts";
import { fold } from "./fold";
import type { Report, Statement, Story } from "./story";
import { PARTIES, type CodePoints, type EntityRecord, type PartyKind, type SpeakerRecord } from "./types";

const MOST = 300;

/** Names to choose from, each once: the candidates, those of the report, then those of the whole record. */
export function names(story: Story, report: Report | null, candidates: readonly string[]): string[] {
  const here = report?.record.entities.filter(isParty).map(({ name }) => name) ?? [];
  const across = story.links.identities().filter(isParty).map(({ name }) => name);
  const speakers = story.statements.map(({ record }) => record.speaker.name).filter((name) => name !== null);
  const once = new Map([...candidates, ...here, ...across, ...speakers].reverse().map((name) => [fold(name), name]));
  return [...once.values()].reverse().slice(0, MOST);
}

const isParty = ({ kind }: { kind: string }): boolean => partyKind(kind) !== null;
const partyKind = (kind: string): PartyKind | null => PARTIES.find((party) => party === kind) ?? null;

/** The report's own entity of that name. */
function entityOf({ record }: Report, name: string): EntityRecord | null {
  const folded = fold(name);
  const called = (one: EntityRecord) => [one.name, ...one.names].some((form) => fold(form) === folded);
  return record.entities.find((one) => fold(one.name) === folded) ?? record.entities.find(called) ?? null;
}

/** A named speaker with what the report tells of the name: its kind (else `kind`), and the mention nearest to `near`. */
export function namedIn(report: Report, name: string, near: number, kind: PartyKind | null = null): SpeakerDraft {
  const entity = entityOf(report, name);
  const mentions = report.record.mentions.filter((mention) => mention.entity === entity?.id).map(({ span }) => span);
  const away = ([start]: CodePoints) => Math.abs(start - near);
  const mention = mentions.sort((a, b) => away(a) - away(b))[0] ?? null;
  return { status: "named", name, kind: (entity && partyKind(entity.kind)) ?? kind, mention, role: null };
}

/** The role that a speaker of another name keeps: one that stands among the words for the source. */
export function roleKept({ role }: Pick<SpeakerRecord, "role">, source: readonly CodePoints[]): CodePoints | null {
  if (!role) return null;
  const [start, end] = role.span;
  return source.some((span) => span[0] <= start && end <= span[1]) ? role.span : null;
}

/** The judgement that a statement's speaker is the one of that name. */
export function speaking({ report, id, record }: Statement, name: string): Saying {
  const near = (record.source[0] ?? record.content[0]!)[0];
  const value = { ...namedIn(report, name, near), role: roleKept(record.speaker, record.source) };
  return { kind: "correct_speaker", on: [[report.id, id]], value };
}
