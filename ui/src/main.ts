import { mount } from "svelte";
import "./style/index.css";
import { App as State } from "./lib/app.svelte";
import { load } from "./lib/load";
import { broken } from "./lib/strings";
import App from "./parts/App.svelte";

const target = document.getElementById("app")!;

try {
  const record = document.getElementById("record")!;
  const story = load(JSON.parse(record.textContent ?? ""));
  record.remove();
  mount(App, { target, props: { app: new State(story) } });
  // The first search shall not have to fold the whole story.
  globalThis.requestIdleCallback?.(() => story.statements.forEach((statement) => statement.folded()));
} catch (error) {
  target.textContent = `${broken} ${error instanceof Error ? error.message : String(error)}`;
  throw error;
}
