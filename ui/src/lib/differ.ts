// Two texts side by side: which of their words stand in both, in the same order.

import { fold } from "./fold";
import type { Range } from "./story";

const WORDS = /[\p{L}\p{N}]+(?:['’][\p{L}\p{N}]+)*/gu;
/** Longer pairs are shown without marks: comparing every word with every other takes too long. */
const MOST = 4_000_000;

/** The words of each text that the other does not have at that place, as ranges; null where the texts are too long. */
export function differing(a: string, b: string): readonly [readonly Range[], readonly Range[]] | null {
  const [one, other] = [a, b].map((text) => [...text.matchAll(WORDS)].map(({ index, 0: word }) => ({ start: index, end: index + word.length, word: fold(word) })));
  if (!one || !other || one.length * other.length > MOST) return null;
  const width = other.length + 1;
  const longest = new Uint16Array((one.length + 1) * width);
  for (let i = one.length - 1; i >= 0; i -= 1) {
    for (let j = other.length - 1; j >= 0; j -= 1) {
      longest[i * width + j] =
        one[i]!.word === other[j]!.word
          ? longest[(i + 1) * width + j + 1]! + 1
          : Math.max(longest[(i + 1) * width + j]!, longest[i * width + j + 1]!);
    }
  }
  const shared: (readonly [number, number])[] = [];
  let [i, j] = [0, 0];
  while (i < one.length && j < other.length) {
    if (one[i]!.word === other[j]!.word) shared.push([i++, j++]);
    else if (longest[(i + 1) * width + j]! >= longest[i * width + j + 1]!) i += 1;
    else j += 1;
  }
  return [between(one, shared.map(([at]) => at)), between(other, shared.map(([, at]) => at))];
}

/** The runs of words that are not among the `shared` ones. */
function between(words: readonly Range[], shared: readonly number[]): Range[] {
  const starts = [-1, ...shared];
  const runs = starts.map((at, index) => words.slice(at + 1, starts[index + 1] ?? words.length));
  return runs.filter(({ length }) => length > 0).map((run) => ({ start: run[0]!.start, end: run.at(-1)!.end }));
}
