import { expect, test } from "vitest";
import { speaking } from "../src/lib/choices";
import { load } from "../src/lib/load";
import type { CodePoints } from "../src/lib/types";
import { payload, report, span } from "./story";

const TEXT = "🌊 Edda Brim of the Quay Fund came. Later Brim, its chair, said the pier was shut. Warden Tove Halling nodded.";
const brim = { id: "e-brim", name: "Edda Brim", kind: "person", names: ["Edda Brim", "Brim"], roles: [] };
const fund = { id: "e-fund", name: "Quay Fund", kind: "other", names: ["Quay Fund"], roles: [] };
const near: CodePoints = [span(TEXT, "Brim, its")[0], span(TEXT, "Brim, its")[0] + 4];
const mention = (id: string, at: CodePoints, entity: string) => ({ id, span: at, kind: "person", entity });

function said(role: string) {
  const told = report(TEXT, [{ source: "Brim, its chair", cue: "said", content: ["the pier was shut"] }], {
    entities: [brim, fund],
    mentions: [mention("m1", span(TEXT, "Edda Brim"), "e-brim"), mention("m2", span(TEXT, "Quay Fund"), "e-fund"), mention("m3", near, "e-brim")],
  });
  told.statements[0]!.speaker.role = { text: role, span: span(TEXT, role) };
  return load(payload(told)).statements[0]!;
}

test("a speaker is proved by the mention nearest to the source, whatever form of the name is given", () => {
  expect(speaking(said("chair"), "brim").value).toEqual({ status: "named", kind: "person", name: "brim", mention: near, role: span(TEXT, "chair") });
});

test("a kind that no party is of is left open, and so is what the report does not know", () => {
  expect(speaking(said("chair"), "Quay Fund").value).toMatchObject({ kind: null, mention: span(TEXT, "Quay Fund") });
  expect(speaking(said("chair"), "Nobody Here").value).toMatchObject({ kind: null, mention: null });
});

test("a role that stands outside the words for the source was another's and goes", () => {
  expect(speaking(said("Warden"), "Edda Brim").value).toMatchObject({ role: null });
});
