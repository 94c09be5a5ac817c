// A report as the reader shows it: its blocks, what lies between them, and runs of furniture as one.

import type { Block, Range, Report } from "./story";
import type { BlockKind } from "./types";

export interface Stretch {
  /** "other" is text that no block covers. */
  readonly kind: BlockKind | "other";
  readonly ranges: readonly Range[];
}

/** All of the report's text that is not white space, in order. */
export function layout(report: Pick<Report, "text" | "blocks">): Stretch[] {
  const stretches: { kind: Stretch["kind"]; ranges: Range[] }[] = [];
  for (const { kind, start, end } of covered(report.text, report.blocks)) {
    const last = stretches.at(-1);
    if (kind === "furniture" && last?.kind === "furniture") last.ranges.push({ start, end });
    else stretches.push({ kind, ranges: [{ start, end }] });
  }
  return stretches;
}

interface Covered extends Range {
  readonly kind: Stretch["kind"];
}

function covered(text: string, blocks: readonly Block[]): Covered[] {
  const all: Covered[] = [];
  let at = 0;
  for (const block of blocks) {
    all.push(...lines(text, at, block.start), block);
    at = block.end;
  }
  return [...all, ...lines(text, at, text.length)];
}

function lines(text: string, start: number, end: number): Covered[] {
  return [...text.slice(start, end).matchAll(/\S[^\r\n]*/g)].map((line) => ({
    kind: "other",
    start: start + line.index,
    end: start + line.index + line[0].length,
  }));
}
