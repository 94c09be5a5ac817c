// What quotation marks tell of words: the kind they would be read as, and what the outlet put into them.

import type { Range } from "./story";
import type { Kind } from "./types";

const CLOSES: Readonly<Record<string, string>> = { "“": "”", "„": "“”", "«": "»", '"': '"', "‘": "’" };
const LETTER = /[\p{L}\p{N}]/u;

/** Stretches of `text` inside quotation marks, within `range`; one that is not closed goes on to its end. */
export function quotations(text: string, { start, end }: Range): Range[] {
  const found: Range[] = [];
  let opened = -1;
  let closes = "";
  for (let at = start; at < end; at += 1) {
    const mark = text.charAt(at);
    if (opened >= 0 && closes.includes(mark) && !isApostrophe(text, at, mark)) {
      found.push({ start: opened, end: at + 1 });
      opened = -1;
    } else if (opened < 0 && CLOSES[mark] && !(mark === "‘" && LETTER.test(text.charAt(at - 1)))) {
      opened = at;
      closes = CLOSES[mark];
    }
  }
  return opened < 0 ? found : [...found, { start: opened, end }];
}

function isApostrophe(text: string, at: number, mark: string): boolean {
  return mark === "’" && LETTER.test(text.charAt(at + 1));
}

/** The kind that the marks around `pieces` tell: all, some or none of their words inside. `blocks` hold the pieces. */
export function suggestedKind(text: string, pieces: readonly Range[], blocks: readonly Range[]): Kind {
  const inside = within(text, pieces, blocks);
  const words = pieces.flatMap(({ start, end }) =>
    [...text.slice(start, end).matchAll(/[\p{L}\p{N}]+/gu)].map(({ index, 0: word }) => ({ at: start + index, word })),
  );
  const isQuoted = ({ at }: { at: number }) => inside.some((range) => range.start <= at && at < range.end);
  if (words[0]?.word.toLowerCase() === "that" && !isQuoted(words[0])) words.shift();
  const quoted = words.filter(isQuoted).length;
  return quoted === 0 ? "indirect" : quoted === words.length ? "direct" : "mixed";
}

/** Square brackets inside quotation marks: what the outlet put into the speaker's words. */
export function insertions(text: string, pieces: readonly Range[], blocks: readonly Range[]): Range[] {
  const inside = within(text, pieces, blocks);
  return pieces.flatMap(({ start, end }) =>
    [...text.slice(start, end).matchAll(/\[[^\][\r\n]*\]/g)]
      .map(({ index, 0: words }) => ({ start: start + index, end: start + index + words.length }))
      .filter((one) => inside.some((range) => range.start <= one.start && one.end <= range.end)),
  );
}

function within(text: string, pieces: readonly Range[], blocks: readonly Range[]): Range[] {
  const touched = blocks.filter((block) => pieces.some(({ start, end }) => start < block.end && end > block.start));
  return (touched.length > 0 ? touched : [{ start: 0, end: text.length }]).flatMap((block) => quotations(text, block));
}
