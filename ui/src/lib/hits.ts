// Search hits are painted with the CSS Highlight API: the text and its elements stay untouched.

import { WORD_CHARACTER } from "./fold";

const NAME = "hit";

/** Paints every occurrence of the words below `root`, and takes away what was painted before. */
export function paintHits(root: Element, words: readonly string[]): void {
  if (!("highlights" in CSS)) return;
  CSS.highlights.delete(NAME);
  const highlight = new Highlight();
  for (const hit of hits(root, words)) highlight.add(hit);
  CSS.highlights.set(NAME, highlight);
}

/** Every occurrence of the words below `root`, in the order of the page. */
export function* hits(root: Element, words: readonly string[]): Generator<Range> {
  if (words.length === 0) return;
  const wanted = new RegExp(words.map(pattern).join("|"), "giu");
  for (const node of textNodes(root)) {
    for (const { index, 0: found } of node.data.matchAll(wanted)) {
      const range = new Range();
      range.setStart(node, index);
      range.setEnd(node, index + found.length);
      yield range;
    }
  }
}

function* textNodes(root: Element): Generator<Text> {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode as Text;
    if (node.parentElement?.closest(".words, .speaker, .context, .text")) yield node;
  }
}

const BEGINS_WORD = `(?<!${WORD_CHARACTER})(?=${WORD_CHARACTER})`;
const BEGINS_OTHERWISE = `(?!${WORD_CHARACTER})`;

/** The word as typed where a word begins, whatever the style of its quotation marks and dashes. */
function pattern(word: string): string {
  return `(?:${BEGINS_WORD}|${BEGINS_OTHERWISE})${escaped(word)}`;
}

function escaped(word: string): string {
  return word
    .replace(/[.*+?^${}()|[\]\\/]/g, "\\$&")
    .replace(/['‘’]/g, "['‘’]")
    .replace(/[-‐‑–—]/g, "[-‐‑–—]")
    .replace(/\s+/g, "\\s+");
}
