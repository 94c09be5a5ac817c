// Search hits are painted with the CSS Highlight API: the text and its elements stay untouched.

const NAME = "hit";

/** Paints every occurrence of the words below `root`, and takes away what was painted before. */
export function paintHits(root: Element, words: readonly string[]): void {
  if (!("highlights" in CSS)) return;
  CSS.highlights.delete(NAME);
  if (words.length === 0) return;
  const wanted = new RegExp(words.map(pattern).join("|"), "giu");
  const highlight = new Highlight();
  for (const node of textNodes(root)) {
    for (const { index, 0: found } of node.data.matchAll(wanted)) {
      const range = new Range();
      range.setStart(node, index);
      range.setEnd(node, index + found.length);
      highlight.add(range);
    }
  }
  CSS.highlights.set(NAME, highlight);
}

function* textNodes(root: Element): Generator<Text> {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode as Text;
    if (node.parentElement?.closest(".words, .speaker, .context, .text")) yield node;
  }
}

/** The word as typed, whatever the style of its quotation marks and dashes. */
function pattern(word: string): string {
  return word
    .replace(/[.*+?^${}()|[\]\\/]/g, "\\$&")
    .replace(/['‘’]/g, "['‘’]")
    .replace(/[-‐‑–—]/g, "[-‐‑–—]")
    .replace(/\s+/g, "\\s+");
}
