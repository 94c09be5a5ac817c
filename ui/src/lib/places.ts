// From what is drawn in the reader to places in the report's text, and back. A drawn line tells in `data-start` where
// it begins (UTF-16); labels inside it (`.tag`) are no text of the report.

import type { Range as Place } from "./story";

const LINES = ".line[data-start]";

/** What the user's selection covers of the text drawn below `root`. */
export function selectedPlace(root: Element): Place | null {
  const selection = getSelection();
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return null;
  const range = selection.getRangeAt(0);
  if (!range.intersectsNode(root)) return null;
  const found = [...root.querySelectorAll<HTMLElement>(LINES)]
    .filter((line) => range.intersectsNode(line))
    .map((line) => within(line, range))
    .filter(({ start, end }) => start < end);
  if (found.length === 0) return null;
  return { start: found[0]!.start, end: found.at(-1)!.end };
}

/** Whether the user has put a caret, and no selection, into `root`. */
export function caretIn(root: Element): boolean {
  const selection = getSelection();
  return selection !== null && selection.isCollapsed && root.contains(selection.anchorNode);
}

function within(line: HTMLElement, range: Range): Place {
  const start = startOf(line);
  const { startContainer, startOffset, endContainer, endOffset } = range;
  const begins = line.contains(startContainer) ? lengthBefore(line, startContainer, startOffset) : 0;
  const ends = line.contains(endContainer) ? lengthBefore(line, endContainer, endOffset) : lengthOf(line);
  return { start: start + begins, end: start + ends };
}

function lengthBefore(line: HTMLElement, container: Node, offset: number): number {
  const before = new Range();
  before.setStart(line, 0);
  before.setEnd(container, offset);
  const lengths = textsOf(line).map((node) => (node === container ? offset : before.intersectsNode(node) ? node.length : 0));
  return lengths.reduce((sum, length) => sum + length, 0);
}

/** The drawn text of `place` below `root`, line by line. */
export function drawn(root: Element, place: Place): Range[] {
  return [...root.querySelectorAll<HTMLElement>(LINES)].flatMap((line) => {
    const start = startOf(line);
    const [from, to] = [Math.max(place.start - start, 0), Math.min(place.end - start, lengthOf(line))];
    return from < to ? [rangeIn(line, from, to)] : [];
  });
}

function rangeIn(line: HTMLElement, from: number, to: number): Range {
  const range = new Range();
  let at = 0;
  for (const node of textsOf(line)) {
    if (from >= at && from < at + node.length) range.setStart(node, from - at);
    if (to > at && to <= at + node.length) range.setEnd(node, to - at);
    at += node.length;
  }
  return range;
}

const startOf = (line: HTMLElement): number => Number(line.dataset["start"]);
const lengthOf = (line: HTMLElement): number => textsOf(line).reduce((sum, { length }) => sum + length, 0);

function textsOf(line: HTMLElement): Text[] {
  const walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT, (node) =>
    node.parentElement?.closest(".tag") ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT,
  );
  const found: Text[] = [];
  while (walker.nextNode()) found.push(walker.currentNode as Text);
  return found;
}

/** Paints places below `root` under `name`, in the place of what was painted so before. The text stays untouched. */
export function paint(root: Element | null, name: string, places: readonly Place[]): void {
  if (!("highlights" in CSS)) return;
  CSS.highlights.delete(name);
  const ranges = root ? places.flatMap((place) => drawn(root, place)) : [];
  if (ranges.length > 0) CSS.highlights.set(name, new Highlight(...ranges));
}
