// A served record: what the server holds, kept up to date here, and the judgements made on it.

import { all, ask, merged, post, type Judgement, type Listed, type Saying, type Served, type ServerState } from "./api";
import type { Payload } from "./types";

const BY_KEPT_UNDER = "inquit.by";
/** Milliseconds between questions while the server is at work. */
const SOON = 400;

interface Answer {
  version: string;
  judgements: Judgement[];
}

export class Desk {
  state = $state.raw<ServerState | null>(null);
  /** Who judges, as the judgements will say. */
  by = $state(keptName());
  readOnly = $derived(this.state?.read_only ?? true);
  /** Whether the server is comparing reports or reading new ones. */
  working = $derived((this.state?.resolving ?? false) || (this.state?.uploads ?? []).some(({ finished }) => !finished));
  #payload: Payload | null = null;
  #version = "";
  #changed: (payload: Payload) => void = () => undefined;
  #asked: Promise<void> = Promise.resolve();
  /** What was judged on this page and not taken back, go by go. */
  #batches: (readonly string[])[] = [];

  /** Fetches the record; `changed` is called with the payload now and after every change. Throws `Refused`. */
  async open(changed: (payload: Payload) => void): Promise<void> {
    this.#changed = changed;
    await this.refresh();
    addEventListener("focus", () => void this.refresh().catch(() => undefined));
  }

  /** Brings the story up to date; while the server is at work, asks again soon. One question at a time. */
  refresh(): Promise<void> {
    this.#asked = this.#asked.catch(() => undefined).then(() => this.#refresh());
    return this.#asked;
  }

  /** Makes the judgements, all or none, and shows their effect. Throws `Refused`. */
  async judge(judgements: readonly Saying[]): Promise<Judgement[]> {
    const made = await post<Answer>("judgements", { by: this.name(), judgements });
    this.#batches.push(made.judgements.map(({ id }) => id));
    await this.#follow();
    return made.judgements;
  }

  /** Takes judgements back, the last first. Throws `Refused`. */
  async undo(judgements: readonly string[], because = ""): Promise<Judgement[]> {
    const made = await post<Answer>("undo", { by: this.name(), because, judgements });
    this.#batches = this.#batches.map((batch) => batch.filter((id) => !judgements.includes(id)));
    await this.#follow();
    return made.judgements;
  }

  /** Takes back what was judged last on this page, all of one go; false where nothing is left. Throws `Refused`. */
  async undoLast(): Promise<boolean> {
    const last = this.#batches.findLast((batch) => batch.length > 0);
    if (last) await this.undo(last);
    return last !== undefined;
  }

  /** The judgements ever made on an item (or a report), the first first. Throws `Refused`. */
  history(item: string): Promise<Listed[]> {
    return all<Listed>("judgements", { item });
  }

  /** Who judges: the name given here, else the one that the server was started with. */
  name(): string {
    return this.by.trim() || (this.state?.by ?? "");
  }

  setName(name: string): void {
    this.by = name;
    try {
      localStorage.setItem(BY_KEPT_UNDER, name);
    } catch {
      // A browser that keeps nothing still sends the name.
    }
  }

  /** Shows what was just done. A server that is gone since has it all the same: nothing is to be sent again. */
  #follow(): Promise<void> {
    return this.refresh().catch(() => undefined);
  }

  async #refresh(): Promise<void> {
    const state = await ask<ServerState>("state");
    if (state.version !== this.#version) {
      const change = await ask<Served>(this.#version ? `story?since=${encodeURIComponent(this.#version)}` : "story");
      this.#payload = merged(this.#payload ?? { ...change, links: {}, judged: [] }, change);
      this.#version = change.version;
      this.state = state;
      this.#changed(this.#payload);
    }
    this.state = state;
    if (this.working) setTimeout(() => void this.refresh().catch(() => undefined), SOON);
  }
}

function keptName(): string {
  try {
    return localStorage.getItem(BY_KEPT_UNDER) ?? "";
  } catch {
    return "";
  }
}
