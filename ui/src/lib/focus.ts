// Moving the eye and the focus: between a statement's row in the ledger and its place in the report.

import { tick } from "svelte";
import { hits } from "./hits";
import { drawn } from "./places";
import type { Range as Place, Statement } from "./story";

export const READER_ID = "reader";

const part = (attribute: string, id: string) => `[${attribute}="${CSS.escape(id)}"]`;

/** Brings a statement's row into view, once it is drawn; with `focus` the keyboard goes there too. */
export async function showRow(statement: Statement, focus = false): Promise<void> {
  await tick();
  const { id } = statement;
  const holds = `[data-holds~="${CSS.escape(id)}"]`;
  const row = document.querySelector<HTMLElement>(`${part("data-version", id)}, ${part("data-row", id)}, ${holds}`);
  row?.scrollIntoView({ block: "nearest" });
  if (focus) row?.querySelector<HTMLElement>("[data-open]")?.focus({ preventScroll: true });
}

/** Brings a statement's marks into view inside the scrolling `reader`; with `focus` the keyboard goes there too. */
export async function showPlace(reader: HTMLElement, statement: Statement, focus = false): Promise<void> {
  await tick();
  const marks = [...reader.querySelectorAll<HTMLElement>(part("data-statement", statement.id))];
  const [first] = marks;
  if (!first) return;
  scrollTo(reader, first.getBoundingClientRect());
  if (focus) marks.find((mark) => mark.matches("a[href]"))?.focus({ preventScroll: true });
}

/** Brings the figure or date that was asked for into view; with `focus` the keyboard goes there too. */
export async function showItem(reader: HTMLElement, focus = false): Promise<void> {
  await tick();
  const place = reader.querySelector<HTMLElement>(".part.place");
  if (!place) return;
  scrollTo(reader, place.getBoundingClientRect());
  if (focus) place.focus({ preventScroll: true });
}

/** Shows a report from its beginning, or further on where its first hit or else its headline would be out of view. */
export async function showStart(reader: HTMLElement, words: readonly string[]): Promise<void> {
  await tick();
  reader.scrollTop = 0;
  const first = hits(reader, words).next().value ?? reader.querySelector(".block.headline");
  if (first) scrollTo(reader, first.getBoundingClientRect());
}

/** Brings a place of the text drawn below `root` into view. */
export function revealPlace(reader: HTMLElement, root: Element, place: Place): void {
  const [first] = drawn(root, place);
  if (first) scrollTo(reader, first.getBoundingClientRect());
}

/** Gives the keyboard back to what had it: a button of the same item where it was drawn anew, else the reader. */
export async function giveBack(before: HTMLElement | null): Promise<void> {
  const id = before?.dataset["correct"];
  await tick();
  const reader = document.getElementById(READER_ID);
  const same = id === undefined ? [] : [...document.querySelectorAll<HTMLElement>(part("data-correct", id))];
  const usable = (element: HTMLElement | null): element is HTMLElement =>
    element !== null && element !== document.body && element.isConnected && !element.closest("[inert], [hidden]");
  ([before?.dataset["correct"] === id ? before : null, ...same].find(usable) ?? reader)?.focus({ preventScroll: true });
}

/** Scrolls only where `place` is not in view already. */
function scrollTo(reader: HTMLElement, place: DOMRect): void {
  const { top, bottom: end } = reader.getBoundingClientRect();
  const over = document.querySelector(".dock")?.getBoundingClientRect().top ?? end;
  const bottom = Math.min(end, over, innerHeight);
  const inView = place.top >= top + 40 && place.bottom <= bottom - 40;
  if (!inView) reader.scrollTop += place.top - top - (bottom - top) / 3;
}

/** Puts the keyboard on the question of the queue `by` places further, or on the first. */
export function walkQueue(by: 1 | -1): void {
  const rows = [...document.querySelectorAll<HTMLElement>("[data-task]")];
  const at = rows.findIndex((row) => row.contains(document.activeElement));
  rows[at < 0 ? 0 : at + by]?.focus();
}

/** Whether the user is in the middle of selecting text, when a click means nothing else. */
export function selectingText(): boolean {
  return getSelection()?.isCollapsed === false;
}
