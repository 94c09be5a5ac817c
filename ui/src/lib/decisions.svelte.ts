// Decisions about pairs: same, different, unsure. They are kept in this browser where it allows, else until the page is
// left, and go into a record only through the file that is saved here.

import type { Deciding } from "./deciding";
import { grouped } from "./grouped";
import { keyOf, pairKey } from "./links";
import type { Pair } from "./story";
import { DECISIONS, type DecisionKind, type JudgedRecord, type RefRecord } from "./types";

export interface Decision {
  readonly kind: DecisionKind;
  /** The lesser first. */
  readonly on: Pair;
  readonly because: string;
}

const KEPT_UNDER = "inquit.decisions";

export class Decisions implements Deciding {
  all = $state.raw<readonly Decision[]>([]);
  #byPair = $derived(new Map(this.all.map((decision) => [pairKey(decision.on), decision])));
  #byItem = $derived(grouped(this.all.flatMap((decision) => decision.on.map((ref) => ({ ref: keyOf(ref), decision }))), ({ ref }) => ref));
  #before: (readonly Decision[])[] = [];
  /** Decisions of other records that this browser keeps. */
  #others: readonly Decision[];
  #judged: ReadonlyMap<string, DecisionKind>;

  /** `known` tells whether a reference is to an item of this record; `judged` is what the record holds already. */
  constructor(known: (ref: RefRecord) => boolean, judged: readonly JudgedRecord[] = []) {
    this.#judged = new Map(judged.map(({ a, b, kind }) => [pairKey([a, b]), kind]));
    const kept = read();
    const isOurs = ({ on }: Decision) => on.every(known);
    this.all = kept.filter(isOurs);
    this.#others = kept.filter((decision) => !isOurs(decision));
    const unsaved = this.all.filter(({ on, kind }) => this.judged(on) !== kind);
    if (unsaved.length < this.all.length) this.#keep(unsaved);
  }

  /** What the record holds of a pair. */
  judged(pair: Pair): DecisionKind | null {
    return this.#judged.get(pairKey(pair)) ?? null;
  }

  /** The record in a file does not tell who decided; the reasons of its links may. */
  by(): string {
    return "";
  }

  of(pair: Pair): Decision | null {
    return this.#byPair.get(pairKey(pair)) ?? null;
  }

  /** The decisions on pairs that one of `refs` is part of. */
  about(refs: readonly RefRecord[]): Decision[] {
    const found = refs.flatMap((ref) => this.#byItem.get(keyOf(ref)) ?? []).map(({ decision }) => decision);
    return [...new Set(found)];
  }

  /** Decides a pair; the same decision again takes it back, and so does the one that the record holds. Gives what was told. */
  decide(pair: Pair, kind: DecisionKind): DecisionKind | null {
    const known = this.of(pair);
    const others = this.all.filter((decision) => decision !== known);
    const again = known?.kind === kind;
    const settled = again || this.judged(pair) === kind;
    if (known || !settled) this.#change(settled ? others : [...others, { kind, on: sorted(pair), because: known?.because ?? "" }]);
    return again ? null : kind;
  }

  explain(decision: Decision, because: string): void {
    this.#change(this.all.map((one) => (one === decision ? { ...one, because } : one)));
  }

  remove(decision: Decision): void {
    this.#change(this.all.filter((one) => one !== decision));
  }

  /** Takes the last change back. */
  undo(): boolean {
    const before = this.#before.pop();
    if (before) this.#keep(before);
    return before !== undefined;
  }

  /** One JSON object a line, as `inquit judge` takes them. */
  lines(): string {
    return this.all.map(({ kind, on, because }) => `${JSON.stringify({ kind, on, because })}\n`).join("");
  }

  #change(all: readonly Decision[]): void {
    this.#before.push(this.all);
    this.#keep(all);
  }

  #keep(all: readonly Decision[]): void {
    this.all = all;
    try {
      localStorage.setItem(KEPT_UNDER, JSON.stringify([...this.#others, ...all]));
    } catch {
      // A browser that keeps nothing for files still shows and saves them.
    }
  }
}

function sorted([a, b]: Pair): Pair {
  return keyOf(a) < keyOf(b) ? [a, b] : [b, a];
}

function read(): Decision[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEPT_UNDER) ?? "[]");
    return Array.isArray(kept) ? kept.filter(isDecision) : [];
  } catch {
    return [];
  }
}

/** What stands in a browser's store may be anything. */
function isDecision(value: unknown): value is Decision {
  const { kind, on, because } = (value ?? {}) as Partial<Decision>;
  const isRef = (ref: unknown) => Array.isArray(ref) && ref.length === 2 && ref.every((part) => typeof part === "string");
  return DECISIONS.some((known) => known === kind) && Array.isArray(on) && on.length === 2 && on.every(isRef) && typeof because === "string";
}
