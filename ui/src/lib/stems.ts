// Words by how they begin, so that "close" and "closed" are one.

import { fold } from "./fold";
import type { Range } from "./story";

const WORDS = /\p{L}{4,}|\p{N}+/gu;
const LENGTH = 5;

/** The longer words and the numbers of folded text, by how they begin. */
export function stems(folded: string): Set<string> {
  return new Set((folded.match(WORDS) ?? []).map((word) => word.slice(0, LENGTH)));
}

/** Where words with one of the `wanted` beginnings stand in a stretch of `text` as it is written. */
export function places(text: string, { start, end }: Range, wanted: ReadonlySet<string>): Range[] {
  return [...text.slice(start, end).matchAll(WORDS)]
    .filter(([word]) => wanted.has(fold(word).slice(0, LENGTH)))
    .map(({ index, 0: word }) => ({ start: start + index, end: start + index + word.length }));
}
