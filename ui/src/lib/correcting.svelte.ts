// The work of correcting: the form that is open, the words chosen in the text, and what is sent to the server.

import type { Judgement, Saying } from "./api";
import { speaking } from "./choices";
import { correct as words, rejected } from "./correct-words";
import type { Desk } from "./desk.svelte";
import { dateForm, figureForm, isChanged, missedForm, onTheWhole, sayings, statementForm, type Form, type Places, type SpanRole } from "./drafts";
import { layout } from "./layout";
import { codePoints } from "./offsets";
import { byLines, withPiece } from "./pieces";
import { insertions, suggestedKind } from "./quoted";
import type { Item, Range, Report, Statement, Story } from "./story";

/** What of the page this work needs. */
export interface Host {
  readonly story: Story;
  readonly selected: Statement | null;
  readonly report: Report | null;
  readonly place: Range | null;
  tell(notice: string, action?: Action): void;
  select(statement: Statement, open?: boolean): void;
  show(item: Pick<Item, "id" | "report" | "statements">): void;
}

/** Something to be done from a notice. */
export interface Action {
  readonly label: string;
  readonly run: () => void;
}

/** Words of a report, chosen by selecting them or (`byKeys`) word by word. */
export interface Choice extends Range {
  readonly report: string;
  readonly byKeys: boolean;
}

export class Correcting {
  form = $state<Form | null>(null);
  choice: Choice | null = $state.raw(null);
  busy = $state(false);
  error = $state("");
  /** Whether the kind was chosen by hand, and so no longer follows the quotation marks. */
  kindChosen = $state(false);
  report: Report | null = $derived.by(() => this.host.story.reportById.get(this.form?.report ?? "") ?? null);
  /** The form's statement as it stands now. */
  statement: Statement | null = $derived.by(() => this.host.story.byId.get(this.form?.item ?? "") ?? null);
  changed = $derived.by(() => this.form !== null && isChanged(this.form));
  #opener: HTMLElement | null = null;

  constructor(
    readonly desk: Desk,
    readonly host: Host,
  ) {}

  // Opening and leaving ----------------------------------------------------------------------------------------------

  correct(statement: Statement): void {
    this.#open(statementForm(statement));
    this.host.select(statement, true);
  }

  /** Opens the form of a figure or date; other items have none. */
  correctItem(item: Item): void {
    const form = itemForm(item);
    if (!form) return;
    this.#open(form);
    this.host.show(item);
  }

  /** What a correction is of here: the figure or date that was opened in the text, else the chosen statement. */
  at: Item | Statement | null = $derived.by(() => {
    const { report, place, selected } = this.host;
    return [...(report?.figures() ?? []), ...(report?.dates() ?? [])].find((item) => item === place) ?? selected;
  });

  correctThis(): void {
    const { at } = this;
    if (at === null) this.host.tell(words.choose);
    else if ("cue" in at) this.correct(at);
    else this.correctItem(at);
  }

  /** A form for a statement that was missed, beginning with the words chosen, or to be chosen. */
  add(role?: SpanRole): void {
    const { report, selected } = this.host;
    if (!report) return this.host.tell(words.chooseReport);
    this.#open(missedForm(report.id));
    if (role) this.take(role);
    if (selected) this.host.select(selected, true);
  }

  #open(form: Form): void {
    if (this.busy) return;
    const active = document.activeElement;
    if (!this.form) this.#opener = active instanceof HTMLElement ? active : null;
    this.#leave();
    this.form = form;
    this.error = "";
    this.kindChosen = false;
  }

  /** Leaves the form; what was changed can be come back to. Gives back what had the keyboard before. */
  close(): HTMLElement | null {
    this.#leave();
    this.form = null;
    this.drop();
    return this.#opener;
  }

  #leave(): void {
    if (!this.form || !this.changed || this.busy) return;
    const left = $state.snapshot(this.form) as Form;
    this.host.tell(words.left, { label: words.toForm, run: () => (this.form = left) });
  }

  /** What had the keyboard before the form was opened. */
  get opener(): HTMLElement | null {
    return this.#opener;
  }

  // Words in the text ------------------------------------------------------------------------------------------------

  choose(report: Report, { start, end }: Range, byKeys: boolean): void {
    this.choice = { report: report.id, start, end, byKeys };
  }

  /** Makes the chosen words those of a role: a new piece, in the place of those it lies over. */
  take(role: SpanRole): void {
    const { form, choice, report } = this;
    if (form?.sort !== "statement" || !choice || !report || choice.report !== report.id) return;
    const lines = layout(report).flatMap(({ ranges }) => ranges);
    this.#put(role, byLines(choice, lines).reduce(withPiece, form.now.spans[role]));
    if (!choice.byKeys) this.drop();
  }

  /** Lets the chosen words go, and the selection that they came from. */
  drop(): void {
    if (this.choice) getSelection()?.removeAllRanges();
    this.choice = null;
  }

  remove(role: SpanRole, piece: Range): void {
    if (this.form?.sort !== "statement") return;
    this.#put(role, this.form.now.spans[role].filter(({ start }) => start !== piece.start));
  }

  #put(role: SpanRole, pieces: Range[]): void {
    const { form, report } = this;
    if (form?.sort !== "statement" || !report) return;
    form.now.spans[role] = pieces;
    if (role === "content" && !this.kindChosen) form.now.kind = suggestedKind(report.text, pieces, report.blocks);
  }

  // Sending ----------------------------------------------------------------------------------------------------------

  async save(): Promise<boolean> {
    const { form, report } = this;
    if (!form || !report) return false;
    this.error = lacking(form);
    if (this.error) return false;
    const asked = sayings($state.snapshot(form) as Form, places(report));
    if (asked.length === 0) {
      this.error = words.unchanged;
      return false;
    }
    const made = await this.#send(asked);
    if (made === null) return false;
    const added = form.item === null ? this.host.story.byId.get(made[0]?.members[0]?.item ?? "") : undefined;
    if (added) this.host.select(added);
    this.#done();
    return true;
  }

  async sayOnTheWhole(kind: "confirm" | "reject_statement"): Promise<boolean> {
    if (!this.form || (await this.#send([onTheWhole(this.form, kind)])) === null) return false;
    this.#done();
    return true;
  }

  /** Names the speaker of a statement by one press. */
  async pick(statement: Statement, name: string): Promise<void> {
    await this.#send([speaking(statement, name)], true);
  }

  /** Brings a rejected statement back: what took it out is taken back. */
  async restore(statement: Statement): Promise<void> {
    await this.#once(async () => {
      const made = await this.desk.history(statement.id);
      await this.desk.undo(made.filter(({ kind, standing }) => kind === "reject_statement" && standing).map(({ id }) => id));
      this.host.tell(rejected.restored);
    }, true);
  }

  /** Takes judgements back; without ids, all of the last go on this page. */
  async undo(ids?: readonly string[]): Promise<void> {
    await this.#once(async () => {
      const made = ids ? await this.desk.undo([...ids].reverse()) : await this.desk.undoLast();
      if (made === null) this.host.tell(words.nothing);
      else this.tellOf(made, words.undone(made.length));
    }, true);
  }

  /** Tells of judgements that were made, in the order given, with the way back. */
  tellOf(made: readonly Judgement[], done: string): void {
    const ids = made.map(({ id }) => id);
    this.host.tell(done, { label: words.undo, run: () => void this.undo(ids) });
  }

  /** Sends judgements and tells of them, with the way back. Null where they were refused: the reason is `error`. */
  async #send(asked: readonly Saying[], aloud = false): Promise<readonly Judgement[] | null> {
    return this.#once(async () => {
      const made = await this.desk.judge(asked);
      this.tellOf(made, words.done(asked.map(({ kind }) => kind)));
      return made;
    }, aloud);
  }

  /** One thing at a time: what is asked while another is on its way is not sent. */
  async #once<Done>(act: () => Promise<Done>, aloud: boolean): Promise<Done | null> {
    if (this.busy) return null;
    this.busy = true;
    this.error = "";
    try {
      return await act();
    } catch (error) {
      const told = error instanceof Error ? error.message : String(error);
      if (aloud) this.host.tell(told);
      else this.error = told;
      return null;
    } finally {
      this.busy = false;
    }
  }

  #done(): void {
    this.form = null;
    this.drop();
  }
}

function itemForm(item: Item): Form | null {
  const figure = item.report.figures().find(({ id }) => id === item.id);
  const date = item.report.dates().find(({ id }) => id === item.id);
  return figure ? figureForm(figure) : date ? dateForm(date) : null;
}

function places(report: Report): Places {
  return { at: codePoints(report.text), insertions: (content) => insertions(report.text, content, report.blocks) };
}

/** What a form lacks to be sent; empty where nothing. */
function lacking(form: Form): string {
  if (form.sort === "statement") {
    const { spans, speaker } = form.now;
    if (spans.content.length === 0) return words.needsWords;
    return speaker.status === "named" && !speaker.name.trim() ? words.needsName : "";
  }
  if (form.sort === "figure") return form.now.low === null && form.now.high === null ? words.needsNumber : "";
  return form.now.value.trim() ? "" : words.needsValue;
}
