// Deciding pairs: one way for the page, whether decisions are kept in the browser or by a server.

import type { Pair } from "./story";
import type { DecisionKind, RefRecord } from "./types";

export interface Decided {
  readonly kind: DecisionKind;
}

export interface Deciding {
  /** What is decided on a pair and is taken back by deciding the same again. */
  of(pair: Pair): Decided | null;
  /** What the record holds of a pair, and who said so where that is known. */
  judged(pair: Pair): DecisionKind | null;
  by(pair: Pair): string;
  /** What is decided on the pairs that one of `refs` is part of. */
  about(refs: readonly RefRecord[]): readonly Decided[];
  /** Decides a pair; the same decision again takes it back. Gives what is to be told, null for "taken back". */
  decide(pair: Pair, kind: DecisionKind): DecisionKind | null | Promise<DecisionKind | null>;
}
