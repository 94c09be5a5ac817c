// The limit on quoted words that the reader sets: what is longer is cut at a word in every format, spans tell the whole.

/** In words; null is none. */
export type Limit = number | null;
export type Quote = (text: string) => string;

export const CUT = "[…]";
const KEPT_UNDER = "inquit.limit";
// Words as Unicode tells them, so that a script without spaces has its limit too.
const segmenter = new Intl.Segmenter("en", { granularity: "word" });

/** `text` up to the end of its last word within the limit, with the mark of a cut; whole where it is not longer. */
export function limited(text: string, limit: Limit): string {
  return cut(text, limit).text;
}

/** Pieces of one quotation, which share the limit. */
export function limitedPieces(pieces: readonly string[], limit: Limit): string[] {
  const kept: string[] = [];
  let left = limit;
  for (const piece of pieces) {
    const { text, words, isCut } = cut(piece, left);
    kept.push(text);
    if (isCut) break;
    if (left !== null) left -= words;
  }
  return kept;
}

/** A record whose phrases (`text`) keep the limit. */
export function limitedPhrases<Value>(value: Value, quote: Quote): Value {
  if (Array.isArray(value)) return value.map((one) => limitedPhrases(one, quote)) as Value;
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).map(([key, one]): [string, unknown] => [
    key,
    key === "text" && typeof one === "string" ? quote(one) : limitedPhrases(one, quote),
  ]);
  return Object.fromEntries(entries) as Value;
}

function cut(text: string, limit: Limit): { text: string; words: number; isCut: boolean } {
  if (limit === null) return { text, words: 0, isCut: false };
  let words = 0;
  let end = 0;
  for (const { index, segment, isWordLike } of segmenter.segment(text)) {
    if (!isWordLike) continue;
    if (words === limit) return { text: `${text.slice(0, end)} ${CUT}`.trim(), words, isCut: true };
    words += 1;
    end = index + segment.length;
  }
  return { text, words, isCut: false };
}

/** What a field holds as a limit: a whole number of at least one word, else none. */
export function readLimit(written: string | null): Limit {
  const number = /^\s*\d{1,6}\s*$/.test(written ?? "") ? Number(written) : 0;
  return number >= 1 ? number : null;
}

export function keptLimit(): Limit {
  try {
    return readLimit(localStorage.getItem(KEPT_UNDER));
  } catch {
    return null;
  }
}

export function keepLimit(limit: Limit): void {
  try {
    if (limit === null) localStorage.removeItem(KEPT_UNDER);
    else localStorage.setItem(KEPT_UNDER, String(limit));
  } catch {
    // A browser that keeps nothing for files forgets it when the page is left.
  }
}
