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
  if (name === "") return true;
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
    if (!isWordCharacter(text.charAt(at - 1)) && !isWordCharacter(text.charAt(at + name.length))) return true;
  }
  return false;
}

function isWordCharacter(character: string): boolean {
  return character !== "" && /[\p{L}\p{N}]/u.test(character);
}
