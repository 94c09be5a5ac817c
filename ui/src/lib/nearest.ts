// The sentences that come nearest to some words, by the rarer words they share: a place to look, and no more than that.

import { fold } from "./fold";
import { places, stems } from "./stems";
import type { Passage, Range, Report, Story } from "./story";

export interface Near extends Passage {
  /** Where the shared words stand in the sentence. */
  readonly shared: readonly Range[];
}

interface Sentence extends Passage {
  readonly stems: ReadonlySet<string>;
}

interface Index {
  readonly sentences: readonly Sentence[];
  /** In how many sentences each word stands. */
  readonly counts: ReadonlyMap<string, number>;
}

const MOST = 3;
const LEAST_SHARED = 2;
const COMMON = 0.1;
const ALWAYS_RARE = 6;
const indexes = new WeakMap<Story, Index>();

/** Of the sentences of `reports` the nearest to `words`, at most three, which share two rarer words at least. */
export function nearest(story: Story, reports: ReadonlySet<Report>, words: string): Near[] {
  const { sentences, counts } = indexOf(story);
  const rare = Math.max(ALWAYS_RARE, COMMON * sentences.length);
  const wanted = new Set([...stems(fold(words))].filter((stem) => (counts.get(stem) ?? 0) <= rare));
  const weight = (stem: string) => Math.log(sentences.length / counts.get(stem)!);
  return sentences
    .filter(({ report }) => reports.has(report))
    .map((sentence) => ({ sentence, shared: [...sentence.stems].filter((stem) => wanted.has(stem)) }))
    .filter(({ shared }) => shared.length >= LEAST_SHARED)
    .map(({ sentence, shared }) => ({ sentence, shared, score: shared.reduce((sum, stem) => sum + weight(stem), 0) }))
    .sort((a, b) => b.score - a.score)
    .slice(0, MOST)
    .map(({ sentence: { report, start, end }, shared }) => ({
      report,
      start,
      end,
      shared: places(report.text, { start, end }, new Set(shared)),
    }));
}

/** All sentences that are news, read once. */
function indexOf(story: Story): Index {
  const known = indexes.get(story);
  if (known) return known;
  const sentences = story.reports.flatMap((report) =>
    report.sentences().filter((sentence) => isNews(report, sentence)).map(({ start, end }): Sentence => ({ report, start, end, stems: stems(fold(report.text.slice(start, end))) })),
  );
  const counts = new Map<string, number>();
  for (const sentence of sentences) {
    for (const stem of sentence.stems) counts.set(stem, (counts.get(stem) ?? 0) + 1);
  }
  const made = { sentences, counts };
  indexes.set(story, made);
  return made;
}

const NOT_NEWS: ReadonlySet<string> = new Set(["furniture", "credit", "byline", "dateline"]);

function isNews({ blocks }: Report, { start }: Range): boolean {
  const block = blocks.find((one) => one.start <= start && start < one.end);
  return block === undefined || !NOT_NEWS.has(block.kind);
}
