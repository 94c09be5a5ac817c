// Comparing words as a reader would: without case, accents, or the style of quotation marks and dashes.

/** `text` folded for comparison: lower case, no diacritics, plain quotation marks, single spaces. */
export function fold(text: string): string {
  const plain = PRINTABLE_ASCII.test(text) ? text : simplify(text);
  return plain.toLowerCase().replace(/\s+/g, " ").trim();
}

const PRINTABLE_ASCII = /^[ -~]*$/;

function simplify(text: string): string {
  return text
    .replace(/[‘’‚‛′]/g, "'")
    .replace(/[“”„‟″«»]/g, '"')
    .replace(/[‐‑‒–—]/g, "-")
    .normalize("NFKD")
    .replace(/\p{M}+/gu, "");
}

/** `make` put off until its value is first asked for, then kept. */
export function lazily<Value>(make: () => Value): () => Value {
  let made: { value: Value } | undefined;
  return () => (made ??= { value: make() }).value;
}

/** Whether folded `name` stands in folded `text` as whole words. */
export function hasWords(text: string, name: string): boolean {
  return stands(text, name, (before, after) => !isWordCharacter(before) && !isWordCharacter(after));
}

/** Whether folded `beginning` stands in folded `text` where a word begins. */
export function beginsWord(text: string, beginning: string): boolean {
  const anywhere = !isWordCharacter(beginning.charAt(0));
  return stands(text, beginning, (before) => anywhere || !isWordCharacter(before));
}

function stands(text: string, words: string, fits: (before: string, after: string) => boolean): boolean {
  if (words === "") return true;
  for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + 1)) {
    if (fits(text.charAt(at - 1), text.charAt(at + words.length))) return true;
  }
  return false;
}

/** A letter or digit. Scripts written without spaces have no such thing as the inside of a word. */
export const WORD_CHARACTER = "(?![\\p{sc=Han}\\p{sc=Hira}\\p{sc=Kana}\\p{sc=Thai}])[\\p{L}\\p{N}]";
const wordCharacter = new RegExp(WORD_CHARACTER, "u");

function isWordCharacter(character: string): boolean {
  return character !== "" && wordCharacter.test(character);
}
