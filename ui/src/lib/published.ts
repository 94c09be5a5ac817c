// When a report was published, in words that assume no year.

import { showDate } from "./day";
import type { Report } from "./story";
import { ledger, publishedOn, datedOn, dateNotTold, reader } from "./strings";

/** How a citation dates a report: by its publication, else by the day that its dateline tells; days as ISO 8601 has them. */
export const citedDate = (report: Report): string => dated(report, (day) => day);

/** The same on screen, days in the reader's own way. */
export const shownDate = (report: Report): string => dated(report, showDate);

function dated({ record, day }: Report, show: (day: string) => string): string {
  if (record.published) return publishedOn(show(record.published.slice(0, 10)));
  if (day.basis === "none") return dateNotTold;
  return day.basis === "yearless" ? `${showDate(day.value)}, ${ledger.basis.yearless}` : datedOn(show(day.value));
}

/** The date, or the day whose year is not told with the years that would fit, or null where nothing is told. */
export function publishedWords({ record, day }: Report): string | null {
  if (record.published) return showDate(record.published.slice(0, 10));
  const candidates = record.published_candidates;
  if (day.basis === "yearless") {
    const fit = candidates.length > 0 ? [ledger.wouldFit(candidates.map((date) => date.slice(0, 4)))] : [];
    return [`${showDate(day.value)}, ${ledger.basis.yearless}`, ...fit].join("; ");
  }
  if (candidates.length === 0) return null;
  return `${reader.notTold}; ${ledger.wouldFit(candidates.map((date) => showDate(date)))}`;
}
