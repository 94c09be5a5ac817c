// Words on screen and in the files of what is taken away.

import { count, plural } from "../lib/strings";

/** What a view is called in files and addresses. */
export const viewNames = {
  ledger: "statements",
  compared: "compared",
  origins: "origins",
  reports: "reports",
  people: "people",
  entity: "entity",
  names: "names",
  figures: "figures",
  timeline: "timeline",
} as const;

export const takeaway = {
  open: "Take away",
  title: "Take away",
  close: "Close",
  shows: (of: string) => (of ? "What is shown for" : "All that is shown; no query narrows it."),
  limit: "Longest quotation, in words",
  noLimit: "no limit",
  limitNote:
    "Longer words of a report are cut at a word and marked […] in every file; their spans still tell the whole. Titles and names stand whole.",
  limitTold: (limit: number | null) =>
    limit === null ? "none: quotations are whole" : `${plural(limit, "word")}; longer quotations are cut at a word and marked […], spans tell the whole; titles and names stand whole`,
  files: "Files",
  kinds: {
    csv: "table",
    xlsx: "workbook",
    jsonl: "one object a line, with spans",
    svg: "picture",
    png: "picture in pixels",
    html: "this page with only what is shown; texts whole",
    json: "what was taken, with SHA-256 hashes",
  },
  rows: (n: number) => plural(n, "row"),
  reports: (n: number) => plural(n, "report"),
  all: "All as one zip",
  working: "Making the file…",
  made: (name: string, bytes: number) => `${name}: ${count(Math.max(1, Math.round(bytes / 1000)))} kB`,
  missing: (name: string, why: string) => `Not in it: ${name} (${why}).`,
  failed: (why: string) => `The file could not be made: ${why}`,
  noHtml: "The page as one file is not offered under a limit: it holds the reports’ whole texts.",
  noPng: "the browser could not draw the picture; take the SVG",
  noDocument: "the page’s script or style is not at hand; reload the page and try again",
  sheet: "about",
  facts: ["what", "value"],
  cellCut: " […] cut: a spreadsheet cell holds no more",
  colours: "the colours of the page as it was shown",
  selection: (reports: readonly [number, number], statements: readonly [number, number], of: string) =>
    `A selection${of ? ` for ${of}` : ""}: ${count(statements[0])} of ${plural(statements[1], "statement")}, ${count(reports[0])} of ${plural(reports[1], "report")}. What is not here may be in the record.`,
};

export const pictures = {
  origins: "Who took words from whom",
  figures: "Figures as claimed",
  timeline: "Timeline",
  more: (n: number) => (n > 0 ? `${count(n)} more not drawn; the table has all.` : ""),
  madeBy: (version: string) => `Inquit ${version}. A record of who said what, never of what is true.`,
};
