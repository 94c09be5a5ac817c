// Headline beside body: what both attribute to the same speaker, paired by the words they share.

import { fold } from "./fold";
import { stems as stemsOf } from "./stems";
import type { Report, Statement } from "./story";

export interface Pair {
  readonly head: Statement;
  /** Statements of the same speaker in the body that share words with it, most words first. */
  readonly body: readonly Statement[];
}

const ABOVE: ReadonlySet<string> = new Set(["headline", "deck"]);
const MOST = 3;

export function pairs({ statements }: Report): Pair[] {
  const body = statements.filter(({ block }) => !ABOVE.has(block));
  return statements
    .filter(({ block }) => ABOVE.has(block))
    .map((head) => ({ head, body: closest(head, body) }))
    .filter(({ body }) => body.length > 0);
}

function closest(head: Statement, body: readonly Statement[]): Statement[] {
  const words = stems(head);
  const shared = (other: Statement) => [...stems(other)].filter((word) => words.has(word)).length;
  return body
    .filter((other) => isSame(head, other))
    .map((other) => ({ other, shared: shared(other) }))
    .filter(({ shared }) => shared > 0)
    .sort((a, b) => b.shared - a.shared)
    .slice(0, MOST)
    .map(({ other }) => other);
}

function isSame({ record: a }: Statement, { record: b }: Statement): boolean {
  if (a.speaker.status !== "named" || b.speaker.status !== "named") return false;
  if (a.speaker.entity !== null && a.speaker.entity === b.speaker.entity) return true;
  return fold(a.speaker.name ?? "") === fold(b.speaker.name ?? "");
}

function stems(statement: Statement): Set<string> {
  return stemsOf(statement.folded().content);
}
