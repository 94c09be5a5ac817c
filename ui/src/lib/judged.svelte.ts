// Decisions about pairs in a served record: each is a judgement that the server keeps, and the record tells them all.

import type { Deciding } from "./deciding";
import type { Desk } from "./desk.svelte";
import { isPair, keyOf } from "./links";
import type { Pair, Story } from "./story";
import type { DecisionKind, JudgedRecord, RefRecord } from "./types";

export class Judged implements Deciding {
  #busy = false;

  constructor(
    readonly desk: Desk,
    readonly story: () => Story,
  ) {}

  of(pair: Pair): JudgedRecord | null {
    return this.story().judged.find(({ a, b }) => isPair([a, b], pair)) ?? null;
  }

  judged(pair: Pair): DecisionKind | null {
    return this.of(pair)?.kind ?? null;
  }

  by(pair: Pair): string {
    return this.of(pair)?.by ?? "";
  }

  about(refs: readonly RefRecord[]): JudgedRecord[] {
    const asked = new Set(refs.map(keyOf));
    return this.story().judged.filter(({ a, b }) => asked.has(keyOf(a)) || asked.has(keyOf(b)));
  }

  async decide(pair: Pair, kind: DecisionKind): Promise<DecisionKind | null> {
    if (this.#busy) return this.judged(pair);
    this.#busy = true;
    try {
      const standing = this.of(pair);
      if (standing?.kind === kind && standing.id) {
        await this.desk.undo([standing.id]);
        return null;
      }
      await this.desk.judge([{ kind, on: [...pair] }]);
      return kind;
    } finally {
      this.#busy = false;
    }
  }
}
