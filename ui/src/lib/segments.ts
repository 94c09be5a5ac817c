// A stretch of text cut into nested parts by the roles that statements give it.

import type { Range, Statement } from "./story";

export type Role = "content" | "source" | "cue" | "inserted" | "relay" | "place";

export interface Part extends Range {
  readonly role: Role;
  /** Null for a place: a figure or date that was asked for. */
  readonly statement: Statement | null;
}

/** Plain text has no part; marked text has one and nests what lies inside. */
export interface Segment extends Range {
  readonly part?: Part;
  readonly inner: readonly Segment[];
}

const OUTER_FIRST: Record<Role, number> = { content: 0, source: 1, cue: 2, relay: 3, inserted: 4, place: 5 };
const INNERMOST = 1000;

/** All parts of a statement. */
export function partsOf(statement: Statement): Part[] {
  const as = (role: Role) => (range: Range) => ({ start: range.start, end: range.end, role, statement });
  return [
    ...statement.content.map(as("content")),
    ...statement.source.map(as("source")),
    ...statement.cue.map(as("cue")),
    ...statement.relays.map(as("relay")),
    ...statement.inserted.map(as("inserted")),
  ];
}

/** A figure or date that was asked for, as a part of no statement. */
export function placePart({ start, end }: Range): Part {
  return { start, end, role: "place", statement: null };
}

/** `range` as segments whose texts, read in order, are exactly its text. Parts that cross are cut where they cross. */
export function segments(range: Range, parts: readonly Part[]): Segment[] {
  const clipped = parts
    .map((part) => ({ ...part, start: Math.max(part.start, range.start), end: Math.min(part.end, range.end) }))
    .filter((part) => part.start < part.end);
  return nest(range.start, range.end, clipped);
}

function nest(start: number, end: number, parts: Part[]): Segment[] {
  const found: Segment[] = [];
  let at = start;
  let waiting = parts.sort(outerFirst);
  while (waiting.length > 0) {
    const [part, ...rest] = waiting as [Part, ...Part[]];
    if (part.start > at) found.push(plain(at, part.start));
    const inside = rest.filter((other) => other.start < part.end);
    const crossing = inside.filter((other) => other.end > part.end);
    const inner = nest(part.start, part.end, inside.map((other) => ({ ...other, end: Math.min(other.end, part.end) })));
    found.push({ start: part.start, end: part.end, part, inner });
    at = part.end;
    waiting = [
      ...crossing.map((other) => ({ ...other, start: part.end })),
      ...rest.filter((other) => other.start >= part.end),
    ].sort(outerFirst);
  }
  if (at < end) found.push(plain(at, end));
  return found;
}

function plain(start: number, end: number): Segment {
  return { start, end, inner: [] };
}

function outerFirst(a: Part, b: Part): number {
  return (
    a.start - b.start ||
    b.end - a.end ||
    (a.statement?.depth ?? INNERMOST) - (b.statement?.depth ?? INNERMOST) ||
    OUTER_FIRST[a.role] - OUTER_FIRST[b.role]
  );
}
