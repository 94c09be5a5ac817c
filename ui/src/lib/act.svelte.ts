// Judgements made from one place of the page: what was said, what went wrong, and the way back.

import { Refused, type Saying } from "./api";
import type { Desk } from "./desk.svelte";
import { words } from "./desk-pages-words";

export class Act {
  running = $state(false);
  /** What was done, in words; empty before. */
  done = $state("");
  /** Why it was not done. */
  error = $state("");
  /** What can be taken back. */
  made = $state.raw<readonly string[]>([]);
  readonly #desk: Desk;

  constructor(desk: Desk) {
    this.#desk = desk;
  }

  /** Makes the judgements and tells `done`; whether that went well. */
  judge(says: readonly Saying[], done: string): Promise<boolean> {
    return this.run(async () => {
      const made = await this.#desk.judge(says);
      this.made = made.map(({ id }) => id);
      this.done = done;
    });
  }

  /** Takes back what was made here last, or the judgements named; that can be taken back as well. */
  undo(judgements: readonly string[] = this.made): Promise<boolean> {
    return this.run(async () => {
      const made = await this.#desk.undo([...judgements].reverse());
      this.made = made.map(({ id }) => id).reverse();
      this.done = words.act.undone(judgements.length);
    });
  }

  /** Runs `what`, one at a time; an error is told in one line. */
  async run(what: () => Promise<void>): Promise<boolean> {
    if (this.running) return false;
    [this.running, this.error, this.done, this.made] = [true, "", "", []];
    try {
      await what();
      return true;
    } catch (error) {
      this.error = error instanceof Refused ? error.message : String(error);
      return false;
    } finally {
      this.running = false;
    }
  }
}
