// A served record: what the server holds, kept up to date here, and the judgements made on it.

import {
  all,
  ask,
  askStory,
  merged,
  post,
  Refused,
  type Judgement,
  type Page,
  type Paste,
  type Listed,
  type Saying,
  type ServerState,
  type Task,
  type Upload,
} from "./api";
import { words } from "./desk-pages-words";
import { MOST_BYTES, parts, tooLarge, type Given } from "./files";
import type { Payload } from "./types";

const BY_KEPT_UNDER = "inquit.by";
/** Tasks of the queue that are fetched at first. */
const TASKS = 50;
/** Milliseconds between questions while the server is at work, and where it did not answer. */
const SOON = 400;
const LATER = 5000;

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
  /** What is uncertain, most useful first, as far as it was fetched, and how many there are in all. */
  queue = $state.raw<{ items: readonly Task[]; total: number }>({ items: [], total: 0 });
  /** Set while a judgement waits for the name of who judges; an empty name makes none. */
  naming = $state.raw<((name: string) => void) | null>(null);
  #tasks = TASKS;
  #payload: Payload | null = null;
  #version = "";
  #changed: (payload: Payload) => void = () => undefined;
  #asked: Promise<void> = Promise.resolve();
  #timer: ReturnType<typeof setTimeout> | undefined;
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
    await this.#named();
    const made = await post<Answer>("judgements", { by: this.name(), judgements });
    this.#batches.push(made.judgements.map(({ id }) => id));
    await this.#follow();
    return made.judgements;
  }

  /** Takes judgements back, the last first. Throws `Refused`. */
  async undo(judgements: readonly string[], because = ""): Promise<Judgement[]> {
    await this.#named();
    const made = await post<Answer>("undo", { by: this.name(), because, judgements });
    this.#batches = this.#batches.map((batch) => batch.filter((id) => !judgements.includes(id)));
    await this.#follow();
    return made.judgements;
  }

  /** Takes back what was judged last on this page, all of one go; null where nothing is left. Throws `Refused`. */
  async undoLast(): Promise<Judgement[] | null> {
    const last = this.#batches.findLast((batch) => batch.length > 0);
    if (!last) return null;
    try {
      return await this.undo([...last].reverse());
    } catch (error) {
      if (!(error instanceof Refused && error.status === 422)) throw error;
      // It was taken back elsewhere: the next undo shall reach what was judged before it.
      this.#batches = this.#batches.filter((batch) => batch !== last);
      await this.#follow();
      throw new Refused(words.undoneElsewhere, error.status);
    }
  }

  /** The judgements ever made on an item (or a report), the first first. Throws `Refused`. */
  history(item: string): Promise<Listed[]> {
    return all<Listed>("judgements", { item });
  }

  /** All judgements ever made, the last first. Throws `Refused`. */
  async judgements(): Promise<Listed[]> {
    return (await all<Listed>("judgements")).reverse();
  }

  /** Takes in judgements of JSON Lines and gives how many were new. Throws `Refused`. */
  async takeIn(lines: Blob): Promise<number> {
    const told = await ask<{ new: number }>("judgements/import", { method: "POST", body: lines, headers: { "Content-Type": "application/x-ndjson" } });
    await this.refresh();
    return told.new;
  }

  /** Hands reports over to be read, in parts where they are many; `state.uploads` tells how far that is. Throws `Refused`. */
  async upload(given: readonly Given[] | Paste, told: { outlet?: string; published?: string } = {}): Promise<void> {
    try {
      if ("text" in given) await post<Upload>("uploads", given);
      else await this.#sendAll(given, told);
    } finally {
      // Where one part is refused, those before it are being read all the same.
      await this.#follow();
    }
  }

  /** Fetches further tasks of the queue. */
  async moreTasks(): Promise<void> {
    this.#tasks += TASKS;
    await this.#refreshQueue();
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

  /** Asks for the name of who judges where none is told yet. Throws `Refused` where none is given. */
  async #named(): Promise<void> {
    if (this.name()) return;
    const name = await new Promise<string>((answer) => (this.naming = answer));
    this.naming = null;
    if (!name.trim()) throw new Refused(words.noName, 0);
    this.setName(name.trim());
  }

  async #sendAll(given: readonly Given[], told: Record<string, string>): Promise<void> {
    const large = tooLarge(given);
    if (large) throw new Refused(words.add.tooLarge(large.path, MOST_BYTES), 413);
    for (const part of parts(given)) await this.#send(part, told);
  }

  async #send(files: readonly Given[], told: Record<string, string>): Promise<void> {
    const form = new FormData();
    files.forEach(({ file, path }) => form.append("files", file, path));
    Object.entries(told).forEach(([key, value]) => value && form.append(key, value));
    await ask<Upload>("uploads", { method: "POST", body: form });
  }

  async #refreshQueue(): Promise<void> {
    this.queue = await ask<Page<Task>>(`queue?limit=${Math.min(this.#tasks, 500)}`);
  }

  async #refresh(): Promise<void> {
    let pause = LATER;
    try {
      const state = await ask<ServerState>("state");
      if (state.version === this.#version) this.state = state;
      else await this.#change(state);
      pause = SOON;
    } finally {
      clearTimeout(this.#timer);
      if (this.working) this.#timer = setTimeout(() => void this.refresh().catch(() => undefined), pause);
    }
  }

  async #change(state: ServerState): Promise<void> {
    const change = await askStory(this.#version);
    const payload = merged(this.#payload ?? { ...change, links: {}, judged: [] }, change);
    this.state = state;
    this.#changed(payload);
    // Only what is shown is done with: a change that could not be shown is asked for again.
    [this.#payload, this.#version] = [payload, change.version];
    void this.#refreshQueue().catch(() => undefined);
  }
}

function keptName(): string {
  try {
    return localStorage.getItem(BY_KEPT_UNDER) ?? "";
  } catch {
    return "";
  }
}
