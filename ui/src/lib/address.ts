// What is shown is kept in the address, after the #: page, query, statement, report, and on narrow screens
// whether the report lies open over the ledger; the place in a report that was asked for, by its item's id; and the
// one among the people who has the page.

export const PAGES = ["ledger", "compared", "origins", "reports", "people", "names", "figures", "timeline"] as const;
/** Pages of a served record only. */
export const DESK_PAGES = ["queue", "history"] as const;
export type DeskPage = (typeof DESK_PAGES)[number];
export type Page = (typeof PAGES)[number] | DeskPage;

export const isDeskPage = (page: Page): page is DeskPage => DESK_PAGES.some((one) => one === page);

export interface Address {
  readonly page: Page;
  readonly query: string;
  readonly statement: string | null;
  readonly report: string | null;
  readonly item: string | null;
  readonly entity: string | null;
  readonly open: boolean;
}

export function readAddress(hash: string): Address {
  const parameters = new URLSearchParams(hash.replace(/^#/, ""));
  return {
    page: [...PAGES, ...DESK_PAGES].find((page) => page === parameters.get("page")) ?? "ledger",
    query: parameters.get("q") ?? "",
    statement: parameters.get("s"),
    report: parameters.get("r"),
    item: parameters.get("i"),
    entity: parameters.get("e"),
    open: parameters.has("open"),
  };
}

export function writeAddress({ page, query, statement, report, item, entity, open }: Partial<Address>): string {
  const parameters = new URLSearchParams();
  if (page && page !== "ledger") parameters.set("page", page);
  if (query) parameters.set("q", query);
  if (statement) parameters.set("s", statement);
  if (report) parameters.set("r", report);
  if (item) parameters.set("i", item);
  if (entity) parameters.set("e", entity);
  if (open) parameters.set("open", "");
  return `#${String(parameters).replace(/=(?=&|$)/g, "")}`;
}
