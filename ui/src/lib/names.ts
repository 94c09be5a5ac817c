// Names that the content of statements mentions.

import { fold } from "./fold";
import type { Range } from "./story";
import type { CodePoints, ReportRecord } from "./types";

/** A name at a place in a report, with all names of the same entity. */
export interface Named extends Range {
  readonly name: string;
  readonly all: readonly string[];
}

/** The mentions of a report; `known` finds names in the text where no report of the story carries mentions. */
export function mentioned(record: ReportRecord, range: (span: CodePoints) => Range, known: RegExp | null): Named[] {
  if (known) {
    return [...record.text.matchAll(known)].map(({ index, 0: name }) => ({
      start: index,
      end: index + name.length,
      name,
      all: [name],
    }));
  }
  const entities = new Map(record.entities.map((entity) => [entity.id, entity]));
  return record.mentions.map((mention) => {
    const { start, end } = range(mention.span);
    const written = record.text.slice(start, end);
    const entity = entities.get(mention.entity);
    const name = entity?.name ?? written;
    return { start, end, name, all: [written, name, ...(entity?.names ?? [])] };
  });
}

/** A story without mentions: the names of its speakers are looked for, as they are written. Otherwise null. */
export function speakersToFind(records: readonly ReportRecord[]): RegExp | null {
  if (records.some((record) => record.mentions.length > 0)) return null;
  const names = new Map<string, string>();
  for (const { speaker } of records.flatMap((record) => record.statements)) {
    if (speaker.status === "named" && speaker.name) names.set(fold(speaker.name), speaker.name);
  }
  if (names.size === 0) return null;
  const longestFirst = [...names.values()].sort((a, b) => b.length - a.length);
  const escaped = longestFirst.map((name) => name.replace(/[.*+?^${}()|[\]\\/-]/g, "\\$&"));
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${escaped.join("|")})(?![\\p{L}\\p{N}])`, "gu");
}
