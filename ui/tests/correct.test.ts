import { describe, expect, test } from "vitest";
import { namedIn, names } from "../src/lib/choices";
import { dateForm, figureForm, isChanged, missedForm, sayings, statementForm, type Places } from "../src/lib/drafts";
import { load } from "../src/lib/load";
import { codePoints, utf16 } from "../src/lib/offsets";
import { byLines, nextSentence, stepped, tidied, tokens, withPiece } from "../src/lib/pieces";
import { insertions, suggestedKind } from "../src/lib/quoted";
import { payload, report, span } from "./story";

const at = (text: string, words: string) => ({ start: text.indexOf(words), end: text.indexOf(words) + words.length });

describe("offsets", () => {
  test("lead to UTF-16 and back", () => {
    const text = "a🚢b🐟🐟c";
    const points = [...text].map((_, point) => point);
    expect(points.map(utf16(text)).map(codePoints(text))).toEqual(points);
    expect([0, 1, 3, 4, 6, 8, 9].map(codePoints(text))).toEqual([0, 1, 2, 3, 4, 5, 6]);
    expect(codePoints(text)(2)).toBe(1);
    expect(codePoints("plain")(3)).toBe(3);
  });
});

describe("pieces", () => {
  const text = "“No,” Varga’s aide told 200,000 🚢 long-range.";
  const words = (ranges: readonly { start: number; end: number }[]) => ranges.map(({ start, end }) => text.slice(start, end));

  test("words hold together, marks stand alone", () => {
    expect(words(tokens(text))).toEqual(["“", "No", ",", "”", "Varga", "’", "s", "aide", "told", "200,000", "🚢", "long-range", "."]);
  });

  test("a choice has whole words and no white space at its ends", () => {
    expect(words([tidied(text, { start: text.indexOf("arga"), end: text.indexOf("de told") })!])).toEqual(["Varga’s aide"]);
    expect(words([tidied(text, { start: text.indexOf(" aide"), end: text.indexOf("told") })!])).toEqual(["aide"]);
    const ship = text.indexOf("🚢");
    expect(words([tidied(text, { start: ship + 1, end: ship + 2 })!])).toEqual(["🚢"]);
    expect(tidied(text, { start: ship - 1, end: ship })).toBeNull();
  });

  test("a piece takes the place of those it lies over", () => {
    const [a, b, c] = [{ start: 0, end: 3 }, { start: 5, end: 8 }, { start: 8, end: 9 }];
    expect(withPiece([b], a)).toEqual([a, b]);
    expect(withPiece([a, b, c], { start: 2, end: 6 })).toEqual([{ start: 2, end: 6 }, c]);
    expect(byLines({ start: 2, end: 7 }, [a, b])).toEqual([{ start: 2, end: 3 }, { start: 5, end: 7 }]);
  });

  test("steps go word by word and keep one", () => {
    const all = tokens(text);
    const aide = at(text, "aide");
    const step = (...given: Parameters<typeof stepped> extends [unknown, unknown, ...infer Rest] ? Rest : never) => words([stepped(all, aide, ...given)])[0];
    expect(step("move", 1)).toBe("told");
    expect(step("end", 1)).toBe("aide told");
    expect(step("start", -1)).toBe("s aide");
    expect(step("end", -1)).toBe("aide");
    expect(words([stepped(all, { start: 0, end: 1 }, "move", -1)])).toEqual(["“"]);
    const sentences = [at(text, "“No,”"), at(text, "Varga’s aide told")];
    expect(words([nextSentence(all, sentences, { start: 1, end: 3 }, 1)])).toEqual(["Varga"]);
    expect(words([nextSentence(all, sentences, aide, -1)])).toEqual(["“"]);
  });
});

describe("quotation marks", () => {
  const kind = (text: string, ...pieces: string[]) => suggestedKind(text, pieces.map((words) => at(text, words)), [{ start: 0, end: text.length }]);

  test("tell the kind", () => {
    expect(kind("He said “it is late” again.", "“it is late”")).toBe("direct");
    expect(kind("He said that “it is late”.", "that “it is late”")).toBe("direct");
    expect(kind("He said it was “late” again.", "it was “late”")).toBe("mixed");
    expect(kind("He said it was late.", "it was late")).toBe("indirect");
    expect(kind('"One," he said, "two."', '"One,"', '"two."')).toBe("direct");
    expect(kind("The ‘king’s road’ is shut", "king’s road")).toBe("direct");
    expect(kind("Varga’s road, the dog’s day", "Varga’s road")).toBe("indirect");
    expect(kind("“A paragraph that goes on", "A paragraph")).toBe("direct");
    expect(kind("“A” and «b c»", "b c")).toBe("direct");
  });

  test("brackets inside them are the outlet’s", () => {
    const text = "“We [the council] left” [sic]";
    const found = insertions(text, [{ start: 0, end: text.length }], [{ start: 0, end: text.length }]);
    expect(found.map(({ start, end }) => text.slice(start, end))).toEqual(["[the council]"]);
  });
});

const TEXT = "🚢 Ana Merrow said it was “late” on Monday. He left 40 boats, the minister added.";
const story = load(
  payload(
    report(
      TEXT,
      [
        { source: "Ana Merrow", cue: "said", content: ["it was “late”"], kind: "mixed" },
        {
          source: "the minister",
          cue: "added",
          content: ["He left 40 boats"],
          kind: "indirect",
          speaker: { status: "unresolved", kind: null, name: null, mention: null, entity: null, role: { text: "the minister", span: span(TEXT, "the minister") }, confidence: 0, because: [], candidates: ["Ana Merrow"] },
        },
      ],
      {
        entities: [{ id: "e1", name: "Ana Merrow", kind: "person", names: ["Ana Merrow", "Merrow"], roles: [] }],
        mentions: [{ id: "m1", span: span(TEXT, "Ana Merrow"), kind: "person", entity: "e1" }],
        figures: [{ id: "f1", span: span(TEXT, "40"), low: 40, high: 40, bound: "exact", qualifier: null, unit: null, counted: "boats", counted_span: null, event: null, change: null, as_of: null, statement: null }],
        dates: [{ id: "d1", span: span(TEXT, "Monday"), type: "DATE", value: "2015-09-14", anchor: "published", candidates: [] }],
      },
    ),
  ),
);
const [first, second] = story.statements as [(typeof story.statements)[0], (typeof story.statements)[0]];
const places: Places = { at: codePoints(TEXT), insertions: () => [] };

describe("a form becomes judgements", () => {
  test("nothing where nothing was changed", () => {
    const form = statementForm(first);
    expect([isChanged(form), sayings(form, places)]).toEqual([false, []]);
  });

  test("one for each part that was, in code points", () => {
    const form = statementForm(first);
    form.now.kind = "indirect";
    form.now.act = "belief";
    form.now.spans.content = [at(TEXT, "“late”")];
    form.because = "  heard it ";
    expect(isChanged(form)).toBe(true);
    const on = [[story.reports[0]!.id, first.id]];
    expect(sayings(form, places)).toEqual([
      { kind: "correct_span", on, value: { content: [span(TEXT, "“late”")] }, because: "heard it" },
      { kind: "correct_kind", on, value: { kind: "indirect" }, because: "heard it" },
      { kind: "correct_stance", on, value: { stance: "asserts", act: "belief" }, because: "heard it" },
    ]);
  });

  test("a speaker with what the report knows of the name", () => {
    const form = statementForm(second);
    form.now.speaker = { ...namedIn(story.reports[0]!, "Merrow", 0), role: null };
    const value = { status: "named", kind: "person", role: null, name: "Merrow", mention: span(TEXT, "Ana Merrow") };
    expect(sayings(form, places)[0]!.value).toEqual(value);
    form.now.speaker.status = "unresolved";
    expect(sayings(form, places)[0]!.value).toEqual({ status: "unresolved" });
    expect(names(story, story.reports[0]!, ["Bo Vane"])).toEqual(["Bo Vane", "Ana Merrow"]);
  });

  test("a missed statement is on its report", () => {
    const form = missedForm("r");
    form.now.spans.content = [at(TEXT, "He left")];
    form.now.speaker.name = "Bo";
    const speaker = { status: "named", kind: "person", role: null, name: "Bo", mention: null };
    const value = { content: [span(TEXT, "He left")], source: [], cue: [], inserted: [], kind: "indirect", stance: "asserts", act: "statement", speaker };
    expect(sayings(form, places)).toEqual([{ kind: "add_statement", on: [["r", null]], value }]);
  });

  test("a figure by the keys that differ, its open end null", () => {
    const form = figureForm(story.reports[0]!.figures()[0]!);
    form.now.bound = "at_least";
    form.now.unit = " hulls ";
    expect(sayings(form, places)[0]!.value).toEqual({ high: null, bound: "at_least", unit: "hulls" });
    form.now.bound = "exact";
    form.now.low = 41;
    form.now.counted = "";
    expect(sayings(form, places)[0]!.value).toEqual({ low: 41, high: 41, unit: "hulls", counted: null });
  });

  test("a date by the keys that differ", () => {
    const form = dateForm(story.reports[0]!.dates()[0]!);
    form.now.anchor = null;
    expect(sayings(form, places)).toEqual([{ kind: "correct_date", on: [[story.reports[0]!.id, "d1"]], value: { anchor: null } }]);
  });
});
