// Judgements made from one place of the page: whether one is on its way, and what went wrong.

import { Refused, type Saying } from "./api";
import type { App } from "./app.svelte";

export class Act {
  running = $state(false);
  /** Why it was not done. */
  error = $state("");
  readonly #app: App;

  constructor(app: App) {
    this.#app = app;
  }

  /** Makes the judgements and tells `done`, with the way back; whether that went well. */
  judge(says: readonly Saying[], done: string): Promise<boolean> {
    return this.run(async () => {
      const { desk, correcting } = this.#app;
      if (desk && correcting) correcting.tellOf(await desk.judge(says), done);
    });
  }

  /** Runs `what`, one at a time; an error is told in one line. */
  async run(what: () => Promise<void>): Promise<boolean> {
    if (this.running) return false;
    [this.running, this.error] = [true, ""];
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
