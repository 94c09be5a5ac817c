// What the page shows now. The address is the state; everything else follows from it and the story.

import { flushSync } from "svelte";
import { readAddress, writeAddress, type Address } from "./address";
import { claimsOf, type Order } from "./claims";
import { Correcting, type Action } from "./correcting.svelte";
import { Decisions } from "./decisions.svelte";
import type { Desk } from "./desk.svelte";
import { namesForOne } from "./forms";
import { Judged } from "./judged.svelte";
import { entries, groups, statementsOf, type Entry } from "./ledger";
import { refOf } from "./links";
import { rowsOf, type Told } from "./matrix";
import { edgesOf, type Edge } from "./origins";
import { people, type Person } from "./people";
import type { Figure, Item, Pair, Passage, Range, Report, Statement, Story, Utterance, When } from "./story";
import { itemTest, parse, reportTest, statementTest } from "./query";

const NARROW = "(max-width: 800px)";
const NO_UTTERANCES: ReadonlyMap<Statement, Utterance> = new Map();

export class App {
  story = $state.raw() as Story;
  decisions = $state.raw() as Decisions | Judged;
  /** The server that holds the record; null where the record stands in the file itself. */
  readonly desk: Desk | null;
  /** What is being corrected; null where nothing can be. */
  readonly correcting: Correcting | null;
  address = $state.raw<Address>(readAddress(location.hash));
  narrow = $state(matchMedia(NARROW).matches);
  /** On narrow screens the reader lies over the ledger while this is true. */
  sheet = $derived(this.narrow && this.address.open);
  helping = $state(false);
  taking = $state(false);
  printing = $state(false);
  singleKeys = $state(true);
  /** How claims of one thing are ordered, and whether the timeline shows all times told. */
  order: Order = $state("date");
  wide = $state(false);
  /** Whether the reader shows whose voice each sentence is in, instead of the parts of statements. */
  voicing = $state(false);
  /** Told to screen readers and shown for a moment. */
  notice = $state("");
  /** What can be done from the notice. */
  action: Action | null = $state.raw(null);
  unfolded = $state.raw<ReadonlySet<string>>(new Set());
  /** Whether the statements of one utterance are one row of the ledger. */
  folding = $state(true);
  /** Utterances whose versions are shown, by their ids. */
  opened = $state.raw<ReadonlySet<string>>(new Set());
  /** A statement kept at hand, to be told same as or different from the next one chosen. */
  held: Statement | null = $state.raw(null);

  // Texts stop a change here: choosing another statement must not filter again.
  #query = $derived(this.address.query);
  #statement = $derived(this.address.statement);
  #report = $derived(this.address.report);
  #item = $derived(this.address.item);

  query = $derived(parse(this.#query));
  shown: readonly Statement[] = $derived.by(() => this.story.statements.filter(statementTest(this.query)));
  shownReports: readonly Report[] = $derived.by(() => this.story.reports.filter(reportTest(this.query)));
  // These are worked out when a page first asks for them.
  figures: readonly Figure[] = $derived.by(() => this.story.reports.flatMap(({ figures }) => figures()));
  shownFigures: readonly Figure[] = $derived.by(() => this.figures.filter(itemTest(this.query)));
  dates: readonly When[] = $derived.by(() => this.story.reports.flatMap(({ dates }) => dates()));
  shownDates: readonly When[] = $derived.by(() => this.dates.filter(itemTest(this.query)));
  people: readonly Person[] = $derived.by(() => people(this.shown, this.shownReports, this.story.links));
  names = $derived.by(() => namesForOne(this.shownReports, this.story.links));
  claims = $derived.by(() => claimsOf(this.shownFigures, this.story.links));
  entries: readonly Entry[] = $derived.by(() =>
    entries(this.shown, this.folding ? this.story.links.utteranceOf() : NO_UTTERANCES),
  );
  groups = $derived(groups(this.entries));
  /** Utterances that several outlets tell. */
  allCompared: readonly Told[] = $derived.by(() => rowsOf(this.story, this.story.statements));
  compared: readonly Told[] = $derived.by(() => rowsOf(this.story, this.shown));
  /** What leads from one report to another. */
  edges: readonly Edge[] = $derived.by(() => edgesOf(this.story));
  shownEdges: readonly Edge[] = $derived.by(() => {
    const reports = new Set<unknown>(this.shownReports);
    return this.edges.filter(({ from, to }) => reports.has(from) || reports.has(to));
  });
  /** The rows in the order of the ledger, and the statements in it. */
  rows = $derived(this.groups.flatMap((group) => group.entries));
  ordered = $derived(this.rows.flatMap((row) => row.found));
  /** What the keys for next and previous walk through: each row, and the versions of those that show them. */
  #stops = $derived(
    this.rows.flatMap((row) => (this.opened.has(row.utterance?.id ?? "") ? statementsOf(row) : [row.lead])),
  );
  selected: Statement | null = $derived.by(() => this.story.byId.get(this.#statement ?? "") ?? null);
  /** The report in the reader: the selected statement's, the one asked for, or on wide screens the first shown. */
  report: Report | null = $derived.by(
    () =>
      this.selected?.report ??
      this.story.reportById.get(this.#report ?? "") ??
      (this.narrow ? null : (this.ordered[0]?.report ?? null)),
  );

  /** The figure, date or passage in the reader's report that was asked for. */
  place: Range | null = $derived.by(() => {
    if (this.#item === null || this.report === null) return null;
    const [, start, end] = /^(\d+)-(\d+)$/.exec(this.#item) ?? [];
    if (end !== undefined) return { start: Number(start), end: Number(end) };
    return [...this.report.figures(), ...this.report.dates()].find(({ id }) => id === this.#item) ?? null;
  });

  constructor(story: Story, desk: Desk | null = null) {
    this.desk = desk;
    this.correcting = desk && new Correcting(desk, this);
    this.replace(story);
    addEventListener("hashchange", () => this.#follow());
    matchMedia(NARROW).addEventListener("change", (event) => (this.narrow = event.matches));
    addEventListener("beforeprint", () => flushSync(() => (this.printing = true)));
    addEventListener("afterprint", () => (this.printing = false));
  }

  /** Shows the story as it now stands; what is selected and unfolded stays so. */
  replace(story: Story): void {
    this.story = story;
    this.held = story.byId.get(this.held?.id ?? "") ?? null;
    if (this.desk) {
      this.decisions ??= new Judged(this.desk, () => this.story);
      return;
    }
    const items = new Set(
      story.reports.flatMap(({ id, record }) => [...record.statements, ...record.entities].map((one) => `${id} ${one.id}`)),
    );
    this.decisions = new Decisions((ref) => items.has(ref.join(" ")), story.judged);
  }

  /** Shows a query at once; typing does not fill the history. */
  search(query: string): void {
    this.#go({ ...this.address, query }, true);
  }

  /** Selects a statement; with `open` a narrow screen turns to its report, and the browser's way back closes that. */
  select(statement: Statement, open = false): void {
    const turns = open && this.narrow && !this.address.open;
    if (turns) this.#leave();
    this.#go({ ...this.address, statement: statement.id, report: null, item: null, open: this.address.open || turns }, !turns);
  }

  /** Shows a figure or date at its place in the report; a narrow screen turns to it as it does to a statement. */
  show({ id, report, statements }: Pick<Item, "id" | "report" | "statements">): void {
    const turns = this.narrow && !this.address.open;
    if (turns) this.#leave();
    this.voicing = false;
    const statement = statements[0]?.id ?? null;
    this.#go({ ...this.address, statement, report: report.id, item: id, open: this.address.open || turns }, !turns);
  }

  /** Takes the sheet away and gives back what had the keyboard before it. */
  close(): HTMLElement | null {
    if (this.address.open) this.#go({ ...this.address, open: false }, true);
    return this.#left;
  }

  /** Selects the statement `by` places further in the ledger and gives it back. */
  step(by: 1 | -1): Statement | null {
    const { selected } = this;
    const lead = selected ? (this.rowOf(selected)?.lead ?? selected) : null;
    const at = selected && this.#stops.includes(selected) ? this.#stops.indexOf(selected) : lead ? this.#stops.indexOf(lead) : -1;
    const next = at < 0 ? this.#stops[0] : this.#stops[at + by];
    if (next) this.select(next);
    return next ?? null;
  }

  /** Shows a passage at its place in the report. */
  showPassage({ report, start, end }: Passage): void {
    this.show({ id: `${start}-${end}`, report, statements: [] });
  }

  /** The row of the ledger that a statement stands in. */
  rowOf(statement: Statement): Entry | null {
    return this.rows.find((row) => row.lead === statement || statementsOf(row).includes(statement)) ?? null;
  }

  toggleVersions({ id }: Utterance, open = !this.opened.has(id)): void {
    const opened = new Set(this.opened);
    if (open) opened.add(id);
    else opened.delete(id);
    this.opened = opened;
  }

  hold(statement: Statement): void {
    this.held = this.held === statement ? null : statement;
  }

  /** What a decision on `statement` is about: the one held, else of an utterance the first version, or its only other. */
  pairWith(statement: Statement): Pair | null {
    const utterance = this.story.links.utteranceOf().get(statement);
    const variants = utterance?.variants ?? [];
    const first = variants[0]?.statement;
    const beside = this.held ?? (first !== statement ? first : variants.length === 2 ? variants[1]!.statement : undefined);
    return beside && beside !== statement ? [refOf(beside), refOf(statement)] : null;
  }

  toggleContext(statement: Statement): void {
    const unfolded = new Set(this.unfolded);
    if (!unfolded.delete(statement.id)) unfolded.add(statement.id);
    this.unfolded = unfolded;
  }

  /** Tells something for a moment; longer where there is something to be done from it. */
  tell(notice: string, action: Action | null = null): void {
    const id = (this.#told += 1);
    this.notice = notice;
    this.action = action;
    setTimeout(() => id === this.#told && this.hush(), action ? 12_000 : 3000);
  }

  hush(): void {
    this.notice = "";
    this.action = null;
  }

  #told = 0;

  #go(address: Address, replace = false): void {
    const hash = writeAddress(address);
    if (replace) history.replaceState(null, "", hash);
    else history.pushState(null, "", hash);
    this.address = address;
  }

  #follow(): void {
    const before = this.address;
    if (!before.open) this.#leave();
    this.address = readAddress(location.hash);
    if (before.page !== this.address.page) scrollTo(0, 0);
  }

  #left: HTMLElement | null = null;

  #leave(): void {
    this.#left = document.activeElement instanceof HTMLElement ? document.activeElement : null;
  }
}
