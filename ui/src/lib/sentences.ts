// Sentences of a report: those the reader found where the record carries them, else the browser's own.

import type { Block, Range } from "./story";

/** Sentences in the order of the text. `voiced` are the sentences of the record; without them, blocks are split. */
export function sentences(text: string, blocks: readonly Block[], voiced: readonly Range[]): Range[] {
  if (voiced.length > 0) return [...voiced].sort((a, b) => a.start - b.start);
  const segmenter = new Intl.Segmenter("en", { granularity: "sentence" });
  const whole: readonly Range[] = blocks.length > 0 ? blocks : [{ start: 0, end: text.length }];
  return whole.flatMap((block) =>
    [...segmenter.segment(text.slice(block.start, block.end))]
      .map(({ index, segment }) => trimmed(text, block.start + index, block.start + index + segment.length))
      .filter(({ start, end }) => start < end),
  );
}

function trimmed(text: string, start: number, end: number): Range {
  const words = text.slice(start, end);
  return { start: end - words.trimStart().length, end: start + words.trimEnd().length };
}

export interface Context {
  /** The sentence before, where there is one in the same block. */
  readonly before: Range | null;
  /** From the first to the last sentence that the statement touches. */
  readonly within: Range;
}

/** The sentences around `parts` (source, cue and content of one statement). */
export function contextOf(all: readonly Range[], parts: readonly Range[]): Context {
  const start = Math.min(...parts.map((part) => part.start));
  const end = Math.max(...parts.map((part) => part.end));
  const first = all.findIndex((sentence) => sentence.end > start);
  const touched = all.filter((sentence) => sentence.start < end && sentence.end > start);
  const within = {
    start: Math.min(start, touched[0]?.start ?? start),
    end: Math.max(end, touched.at(-1)?.end ?? end),
  };
  return { before: first > 0 ? all[first - 1]! : null, within };
}
