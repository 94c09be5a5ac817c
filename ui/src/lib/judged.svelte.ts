// Decisions about pairs in a served record: each is a judgement that the server keeps, and the record tells them all.

import { Refused } from "./api";
import type { Deciding } from "./deciding";
import type { Desk } from "./desk.svelte";
import { words } from "./desk-pages-words";
import { grouped } from "./grouped";
import { keyOf, pairKey } from "./links";
import type { Pair, Story } from "./story";
import type { DecisionKind, JudgedRecord, RefRecord } from "./types";

export class Judged implements Deciding {
  #all = $derived.by(() => this.story().judged);
  #byPair = $derived(new Map(this.#all.map((one) => [pairKey([one.a, one.b]), one])));
  #byItem = $derived(grouped(this.#all.flatMap((one) => [one.a, one.b].map((ref) => ({ ref: keyOf(ref), one }))), ({ ref }) => ref));
  #busy = false;

  constructor(
    readonly desk: Desk,
    readonly story: () => Story,
  ) {}

  of(pair: Pair): JudgedRecord | null {
    return this.#byPair.get(pairKey(pair)) ?? null;
  }

  judged(pair: Pair): DecisionKind | null {
    return this.of(pair)?.kind ?? null;
  }

  by(pair: Pair): string {
    return this.of(pair)?.by ?? "";
  }

  about(refs: readonly RefRecord[]): JudgedRecord[] {
    const found = refs.flatMap((ref) => this.#byItem.get(keyOf(ref)) ?? []).map(({ one }) => one);
    return [...new Set(found)];
  }

  /** As `Deciding`. Throws `Refused`, also where taking back would part more than this pair. */
  async decide(pair: Pair, kind: DecisionKind): Promise<DecisionKind | null> {
    if (this.#busy) return this.judged(pair);
    this.#busy = true;
    try {
      const standing = this.of(pair);
      if (standing?.kind === kind && standing.id) {
        await this.#takeBack(standing.id);
        return null;
      }
      await this.desk.judge([{ kind, on: [...pair] }]);
      return kind;
    } finally {
      this.#busy = false;
    }
  }

  /** Takes the judgement on one pair back; one on several members is not undone by the way. */
  async #takeBack(id: string): Promise<void> {
    const members = new Set(this.#all.filter((one) => one.id === id).flatMap(({ a, b }) => [keyOf(a), keyOf(b)]));
    if (members.size > 2) throw new Refused(words.entity.partOfMerge(members.size), 0);
    await this.desk.undo([id]);
  }
}
