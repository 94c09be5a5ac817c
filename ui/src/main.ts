import { mount } from "svelte";
import "./style/index.css";
import { App as State } from "./lib/app.svelte";
import { Desk } from "./lib/desk.svelte";
import { words } from "./lib/desk-words";
import { eachWhenIdle } from "./lib/idle";
import { load } from "./lib/load";
import { broken } from "./lib/strings";
import type { Payload } from "./lib/types";
import App from "./parts/App.svelte";

const target = document.getElementById("app")!;
const record = document.getElementById("record")!;
const written = record.textContent ?? "";
record.remove();

/** The page of a record that stands in the file itself, or of one that the server holds. */
try {
  if (written.trim()) show(JSON.parse(written) as Payload, null);
  else await serve(new Desk());
} catch (error) {
  target.textContent = `${broken} ${error instanceof Error ? error.message : String(error)}`;
  throw error;
}

async function serve(desk: Desk): Promise<void> {
  target.textContent = words.opening;
  let app: State | null = null;
  await desk.open((payload) => {
    if (app) app.replace(load(payload, app.story));
    else app = show(payload, desk);
  });
}

function show(payload: Payload, desk: Desk | null): State {
  const app = new State(load(payload), desk);
  target.textContent = "";
  mount(App, { target, props: { app } });
  // The first search shall not have to fold the whole story.
  eachWhenIdle(app.story.statements, (statement) => void statement.folded());
  return app;
}
