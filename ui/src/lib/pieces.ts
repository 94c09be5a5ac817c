// Choosing words of a text: pieces, and the steps by which the keyboard chooses them. Offsets count UTF-16 units.

import type { Range } from "./story";

/** Words with what joins their parts ("200,000", "long-range", but not the "’s" of a possessive), and single marks. */
const TOKENS = /[\p{L}\p{M}\p{N}]+(?:[.,'’-](?!s(?![\p{L}\p{N}]))[\p{L}\p{M}\p{N}]+)*|[^\s\p{L}\p{M}\p{N}]/gu;
const IN_WORD = /[\p{L}\p{M}\p{N}]/u;

/** The words and marks of `text`, in order. */
export function tokens(text: string): Range[] {
  return [...text.matchAll(TOKENS)].map(({ index, 0: token }) => ({ start: index, end: index + token.length }));
}

/** `range` with the words it cuts whole and no white space at its ends; null where only white space is left. */
export function tidied(text: string, { start, end }: Range): Range | null {
  while (start < end && /\s/.test(text.charAt(start))) start += 1;
  while (end > start && /\s/.test(text.charAt(end - 1))) end -= 1;
  if (start >= end) return null;
  while (start > 0 && isInside(text, start)) start -= 1;
  while (end < text.length && isInside(text, end)) end += 1;
  return { start, end };
}

/** Whether a word, or a character of two units, goes on across `at`. */
function isInside(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  if (unit >= 0xdc00 && unit <= 0xdfff) return true;
  const before = text.codePointAt(at - (at > 1 && text.codePointAt(at - 2)! > 0xffff ? 2 : 1))!;
  return IN_WORD.test(String.fromCodePoint(before)) && IN_WORD.test(String.fromCodePoint(text.codePointAt(at)!));
}

/** `pieces` with one more, which takes the place of those it lies over; in the order of the text. */
export function withPiece(pieces: readonly Range[], piece: Range): Range[] {
  const apart = pieces.filter(({ start, end }) => end <= piece.start || piece.end <= start);
  return [...apart, piece].sort((a, b) => a.start - b.start);
}

/** `range` cut at the ends of `lines`: a piece of each line that it reaches into. */
export function byLines(range: Range, lines: readonly Range[]): Range[] {
  return lines
    .map((line) => ({ start: Math.max(line.start, range.start), end: Math.min(line.end, range.end) }))
    .filter(({ start, end }) => start < end);
}

export type Step = "move" | "start" | "end";

/** `range` with both ends, its start or its end one word further (or back); it keeps one word at least. */
export function stepped(all: readonly Range[], range: Range, step: Step, by: 1 | -1): Range {
  const clamp = (at: number) => Math.max(0, Math.min(all.length - 1, at));
  let first = Math.max(0, all.findIndex(({ end }) => end > range.start));
  let last = Math.max(first, all.findLastIndex(({ start }) => start < range.end));
  if (step === "move") first = last = clamp((by > 0 ? last : first) + by);
  else if (step === "start") first = Math.min(last, clamp(first + by));
  else last = Math.max(first, clamp(last + by));
  return { start: all[first]!.start, end: all[last]!.end };
}

/** The first word of the sentence after (or before) the one that `range` begins in. */
export function nextSentence(all: readonly Range[], sentences: readonly Range[], range: Range, by: 1 | -1): Range {
  const at = sentences.findLastIndex(({ start }) => start <= range.start);
  const sentence = sentences[Math.max(0, Math.min(sentences.length - 1, at + by))];
  return all.find(({ start }) => sentence && start >= sentence.start) ?? range;
}
