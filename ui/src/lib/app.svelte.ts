// What the page shows now. The address is the state; everything else follows from it and the story.

import { flushSync } from "svelte";
import { readAddress, writeAddress, type Address } from "./address";
import { groups } from "./ledger";
import type { Figure, Item, Report, Statement, Story, When } from "./story";
import { itemTest, parse, reportTest, statementTest } from "./query";

const NARROW = "(max-width: 800px)";

export class App {
  readonly story: Story;
  address = $state.raw<Address>(readAddress(location.hash));
  narrow = $state(matchMedia(NARROW).matches);
  /** On narrow screens the reader lies over the ledger while this is true. */
  sheet = $derived(this.narrow && this.address.open);
  helping = $state(false);
  printing = $state(false);
  singleKeys = $state(true);
  /** Whether the reader shows whose voice each sentence is in, instead of the parts of statements. */
  voicing = $state(false);
  /** Told to screen readers and shown for a moment. */
  notice = $state("");
  unfolded = $state.raw<ReadonlySet<string>>(new Set());

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
  groups = $derived(groups(this.shown));
  /** The statements in the order of the ledger. */
  ordered = $derived(this.groups.flatMap((group) => group.statements));
  selected: Statement | null = $derived.by(() => this.story.byId.get(this.#statement ?? "") ?? null);
  /** The report in the reader: the selected statement's, the one asked for, or on wide screens the first shown. */
  report: Report | null = $derived.by(
    () =>
      this.selected?.report ??
      this.story.reportById.get(this.#report ?? "") ??
      (this.narrow ? null : (this.ordered[0]?.report ?? null)),
  );

  /** The figure or date in the reader's report that was asked for. */
  place: Item | null = $derived.by(() => {
    if (this.#item === null || this.report === null) return null;
    return [...this.report.figures(), ...this.report.dates()].find(({ id }) => id === this.#item) ?? null;
  });

  constructor(story: Story) {
    this.story = story;
    addEventListener("hashchange", () => this.#follow());
    matchMedia(NARROW).addEventListener("change", (event) => (this.narrow = event.matches));
    addEventListener("beforeprint", () => flushSync(() => (this.printing = true)));
    addEventListener("afterprint", () => (this.printing = false));
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
  show({ id, report, statements }: Item): void {
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
    const at = this.selected ? this.ordered.indexOf(this.selected) : -1;
    const next = at < 0 ? this.ordered[0] : this.ordered[at + by];
    if (next) this.select(next);
    return next ?? null;
  }

  toggleContext(statement: Statement): void {
    const unfolded = new Set(this.unfolded);
    if (!unfolded.delete(statement.id)) unfolded.add(statement.id);
    this.unfolded = unfolded;
  }

  tell(notice: string): void {
    this.notice = notice;
    setTimeout(() => {
      if (this.notice === notice) this.notice = "";
    }, 3000);
  }

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
