// The keyboard, for the whole page. Single letters work outside of fields and can be switched off in the help.

import { decisions } from "./across";
import type { App } from "./app.svelte";
import { citeMarkdown, citeText } from "./cite";
import { copyText } from "./copy";
import { correct } from "./correct-words";
import type { Correcting } from "./correcting.svelte";
import { Decisions } from "./decisions.svelte";
import { words as desk } from "./desk-words";
import { READER_ID, showItem, showPlace, showRow, walkQueue } from "./focus";
import type { Item, Pair, Passage, Statement } from "./story";
import { ledger } from "./strings";
import type { DecisionKind } from "./types";
import { unfolds } from "./versions";

export const QUERY_ID = "query";

export function onKey(event: KeyboardEvent, app: App): void {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || app.helping || app.taking) return;
  if (event.key === "Escape") return escape(app);
  if (!app.singleKeys || isField(event.target, event.key)) return;
  const act = actions[event.key];
  if (!act || (event.key.length > 1 && !isFree(event.key))) return;
  event.preventDefault();
  act(app);
}

const actions: Readonly<Record<string, (app: App) => void>> = {
  j: (app) => step(app, 1),
  k: (app) => step(app, -1),
  ArrowDown: (app) => step(app, 1),
  ArrowUp: (app) => step(app, -1),
  Enter: (app) => app.selected && unfoldOrOpen(app, app.selected),
  o: (app) => app.selected && open(app, app.selected),
  x: (app) => app.selected && app.toggleContext(app.selected),
  c: (app) => app.selected && void copyQuotation(app, app.selected, citeText),
  C: (app) => app.selected && void copyQuotation(app, app.selected, citeMarkdown),
  s: (app) => decide(app, "same"),
  d: (app) => decide(app, "different"),
  u: (app) => decide(app, "unsure"),
  z: undo,
  e: (app) => correcting(app)?.correctThis(),
  a: (app) => correcting(app)?.add(),
  h: (app) => app.selected && app.hold(app.selected),
  "/": () => document.getElementById(QUERY_ID)?.focus(),
  "?": (app) => (app.helping = true),
};

/** Opens a statement in its report and puts the keyboard there. */
export function open(app: App, statement: Statement): void {
  app.voicing = false;
  app.select(statement, true);
  requestAnimationFrame(() => {
    const reader = document.getElementById(READER_ID);
    if (reader) void showPlace(reader, statement, true);
  });
}

/** A row with versions shows them first; what is a version, or stands alone, is opened in its report. */
function unfoldOrOpen(app: App, statement: Statement): void {
  const row = app.rowOf(statement);
  if (row?.utterance && row.lead === statement && unfolds(row.utterance, app.story.links.utteranceOf())) app.toggleVersions(row.utterance);
  else open(app, statement);
}

/** Decides the pair that has the keyboard, else the one that the selected statement makes. */
function decide(app: App, kind: DecisionKind): void {
  const told = document.activeElement?.closest<HTMLElement>("[data-pair]")?.dataset["pair"];
  const pair = told ? (JSON.parse(told) as Pair) : app.selected && app.pairWith(app.selected);
  if (pair) void decidePair(app, pair, kind);
  else app.tell(decisions.choose);
}

/** Decides a pair and tells what was decided, or why it was not. */
export async function decidePair(app: App, pair: Pair, kind: DecisionKind): Promise<void> {
  try {
    const told = decisions.told[(await app.decisions.decide(pair, kind)) ?? "undone"];
    app.tell(told, app.desk && { label: correct.undo, run: () => undo(app) });
  } catch (error) {
    app.tell(error instanceof Error ? error.message : String(error));
  }
}

/** Takes the last change back: of this page where a server keeps them, else of the decisions kept in the browser. */
function undo(app: App): void {
  if (app.correcting) void app.correcting.undo();
  else if (app.decisions instanceof Decisions) app.tell(app.decisions.undo() ? decisions.undone : decisions.nothing);
}

/** What can be corrected here, if anything can: the reason why not is told. */
function correcting(app: App): Correcting | null {
  if (app.desk?.readOnly) app.tell(desk.readOnly);
  return app.desk?.readOnly ? null : app.correcting;
}

/** Opens a passage in its report and puts the keyboard there. */
export function openPassage(app: App, passage: Passage): void {
  app.showPassage(passage);
  focusPlace();
}

/** Opens a figure or date in its report and puts the keyboard there. */
export function openItem(app: App, item: Item): void {
  app.show(item);
  focusPlace();
}

function focusPlace(): void {
  requestAnimationFrame(() => {
    const reader = document.getElementById(READER_ID);
    if (reader) void showItem(reader, true);
  });
}

export async function copyQuotation(app: App, statement: Statement, cite: (s: Statement) => string): Promise<void> {
  app.tell((await copyText(cite(statement))) ? ledger.copied : ledger.notCopied);
}

function step(app: App, by: 1 | -1): void {
  if (app.address.page === "queue") return walkQueue(by);
  const reader = document.getElementById(READER_ID);
  const inReader = reader?.contains(document.activeElement) ?? false;
  const statement = app.step(by);
  if (!statement) return;
  void showRow(statement, !inReader);
  if (reader && inReader) requestAnimationFrame(() => void showPlace(reader, statement, true));
}

/** One step back: out of the sheet or the reader to the row, out of a field, then out of everything. */
export function escape(app: App): void {
  const before = app.close();
  if (app.selected && app.address.page === "ledger" && app.rowOf(app.selected)) void showRow(app.selected, true);
  else if (before?.isConnected && before !== document.body) requestAnimationFrame(() => before.focus());
  else if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
}

/** Whether the key belongs to a field; no value begins with the slash, so it leads out of a list too. */
function isField(target: EventTarget | null, key: string): boolean {
  const fields = key === "/" ? "input, textarea" : "input, select, textarea";
  return target instanceof HTMLElement && target.matches(fields);
}

/** Arrows and Enter mean what they mean everywhere; arrows walk the ledger on a row, both act where nothing has the focus. */
function isFree(key: string): boolean {
  const active = document.activeElement;
  return active === null || active === document.body || (key !== "Enter" && active.closest("[data-row]") !== null);
}
