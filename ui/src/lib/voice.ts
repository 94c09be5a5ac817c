// Whose voice the sentences of a report are in, counted; and the charged words that the outlet uses itself.

import { fold } from "./fold";
import { grouped } from "./grouped";
import type { Range, Report } from "./story";
import { VOICES, type Voice } from "./types";

export function voiceCounts(report: Report): { voice: Voice; count: number }[] {
  const counts = grouped(report.voices(), ({ voice }) => voice);
  return VOICES.map((voice) => ({ voice, count: counts.get(voice)?.length ?? 0 }));
}

/** Charged words of the outlet's own with how often each stands. Places and counts; nothing is scored. */
export function chargedWords(report: Report): { word: string; count: number }[] {
  const words = report.voices().flatMap(({ charged }) => charged.map(({ start, end }) => report.text.slice(start, end)));
  return [...grouped(words, fold)].map(([word, same]) => ({ word, count: same.length })).sort((a, b) => b.count - a.count);
}

/** A stretch of text: a sentence, or with no voice what lies between sentences. */
export interface Piece extends Range {
  readonly voice: Voice | null;
  readonly charged: readonly Range[];
}

/** `range` cut into its sentences and what lies between them; the texts, read in order, are exactly its text. */
export function voiced(report: Report, range: Range): Piece[] {
  const sentences = report.voices().filter(({ start, end }) => start < range.end && end > range.start);
  const voice = new Map(sentences.map((sentence) => [Math.max(sentence.start, range.start), sentence]));
  return cut(range, sentences).map(({ start, end, inside }) => {
    const sentence = inside ? voice.get(start) : undefined;
    return { start, end, voice: sentence?.voice ?? null, charged: sentence?.charged ?? [] };
  });
}

/** `range` cut at the ends of the `parts` that lie in it; parts that lie over an earlier one are left out. */
export function cut(range: Range, parts: readonly Range[]): (Range & { inside: boolean })[] {
  const found: (Range & { inside: boolean })[] = [];
  let at = range.start;
  for (const part of [...parts].sort((a, b) => a.start - b.start)) {
    const [start, end] = [Math.max(part.start, range.start), Math.min(part.end, range.end)];
    if (start < at || end <= start) continue;
    if (start > at) found.push({ start: at, end: start, inside: false });
    found.push({ start, end, inside: true });
    at = end;
  }
  if (at < range.end) found.push({ start: at, end: range.end, inside: false });
  return found;
}
