// What can be chosen in the pickers and suggestions: values with the number of statements that carry them.

import { beginsWord, fold } from "./fold";
import type { Statement } from "./story";
import type { Key, Token } from "./query";

export interface Choice extends Token {
  readonly count: number;
}

const VALUES: Partial<Record<Key, (statement: Statement) => readonly string[]>> = {
  speaker: ({ speaker, record, known }) =>
    speaker.status === "named" && record.speaker.name ? [known ?? record.speaker.name] : [],
  mentions: ({ names }) => names(),
  outlet: ({ report }) => (report.outlet ? [report.outlet] : []),
  stance: ({ record }) => [record.stance],
  kind: ({ record }) => [record.kind],
  act: ({ record }) => [record.act],
  target: ({ record }) => (record.target ? [record.target.text] : []),
  on: ({ day }) => (day.value ? [day.value] : []),
  is: ({ speaker, depth, record }) => [
    speaker.status,
    ...(depth > 0 ? ["nested"] : []),
    ...(record.relays.length > 0 ? ["relayed"] : []),
    ...(record.reviewed ? ["reviewed"] : []),
  ],
};

const counted = new WeakMap<readonly Statement[], Map<Key, Choice[]>>();

/** The values of `key` among `statements`: most frequent first, days in order. Counted once for each list. */
export function choices(key: Key, statements: readonly Statement[]): readonly Choice[] {
  const known = counted.get(statements) ?? new Map<Key, Choice[]>();
  counted.set(statements, known);
  const found = known.get(key) ?? tally(key, statements);
  known.set(key, found);
  return found;
}

function tally(key: Key, statements: readonly Statement[]): Choice[] {
  const counts = new Map<string, number>();
  for (const statement of statements) {
    for (const value of VALUES[key]?.(statement) ?? []) counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  const found = [...counts].map(([value, count]) => ({ key, value, count }));
  return found.sort((a, b) => (key === "on" ? 0 : b.count - a.count) || (a.value < b.value ? -1 : 1));
}

const SUGGESTED: readonly Key[] = ["speaker", "mentions", "outlet", "target", "stance", "kind", "act", "is", "on"];

/** What could be meant by the last word typed: tokens whose value begins a word with it, the key's own first. */
export function suggestions(typed: string, statements: readonly Statement[], limit = 8): Choice[] {
  const [, key, rest] = typed.match(/^([a-z]+):"?(.*)$/i) ?? [undefined, undefined, typed];
  const keys = key === undefined ? SUGGESTED : SUGGESTED.filter((known) => known === key.toLowerCase());
  const wanted = fold(rest ?? "");
  if (wanted === "" && key === undefined) return [];
  return keys
    .flatMap((known) => choices(known, statements))
    .filter(({ value }) => beginsWord(fold(value), wanted))
    .slice(0, limit);
}
