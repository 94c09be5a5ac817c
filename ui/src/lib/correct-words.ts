// Words on screen of corrections: what a person changes in what was read, and what was changed before.

import type { JudgementKind } from "./api";
import type { SpanRole } from "./drafts";
import { count } from "./strings";
import type { Bound, DateType, SpeakerStatus } from "./types";

export const correct = {
  open: "Correct",
  openFigure: (words: string) => `Correct the figure “${words}”`,
  openDate: (words: string) => `Correct the date “${words}”`,
  add: "Add a statement",
  choose: "Choose a statement first: the key corrects it.",
  chooseReport: "Open a report first: a statement is added from its words.",
  titles: { statement: "Correct the statement", figure: "Correct the figure", date: "Correct the time" },
  missed: "Add a statement",
  label: "Correction",
  close: "Close",
  elsewhere: "The reader shows another report.",
  back: "Show its report",
  gone: "What this form is about is not in the record any more.",
  save: "Save",
  saveMissed: "Add it",
  saving: "Saving…",
  confirm: "Right as read",
  reject: "Not a statement",
  because: "Why",
  becauseHint: "(kept with the correction)",
  unchanged: "Nothing was changed. Press “Right as read” to say that it is right.",
  left: "Left without saving.",
  toForm: "Back to the form",
  needsWords: "Choose the words first: select them in the text above.",
  needsName: "A named speaker needs a name.",
  needsNumber: "A figure needs a number.",
  needsValue: "A time needs a value.",
  undo: "Undo",
  undone: (n: number) => (n === 1 ? "Taken back." : `${count(n)} judgements taken back.`),
  nothing: "Nothing on this page is left to take back.",
  pick: "pick",
  pickLabel: (name: string) => `The speaker is ${name}`,
  done: (kinds: readonly JudgementKind[]) => `${[...new Set(kinds)].map((kind) => told[kind]).join(", ")}.`,
};

/** What a judgement did, as told right after and in histories. */
export const told: Record<JudgementKind, string> = {
  same: "Decided: same",
  different: "Decided: different",
  unsure: "Decided: unsure",
  confirm: "Marked as right as read",
  add_statement: "Statement added",
  reject_statement: "Statement rejected",
  correct_speaker: "Speaker corrected",
  correct_span: "Words corrected",
  correct_kind: "Kind corrected",
  correct_stance: "Stance corrected",
  correct_figure: "Figure corrected",
  correct_date: "Time corrected",
  correct_report: "Report corrected",
};

export const spans = {
  title: "In the text",
  roles: { content: "Words", source: "Who", cue: "Verb" } satisfies Record<SpanRole, string>,
  none: { content: "none chosen", source: "none", cue: "none" } satisfies Record<SpanRole, string>,
  hint: "Select them in the text above, or choose word by word.",
  begin: "Word by word",
  beginLabel: (role: string) => `${role}: choose word by word`,
  remove: (role: string, words: string) => `Remove from ${role.toLowerCase()}: ${words}`,
  adjust: (role: string, words: string) => `${role}: ${words}. Choose anew from here`,
};

export const chooser = {
  label: "Words chosen in the text",
  chosen: "Chosen:",
  as: "These are",
  addAs: "Add a statement; these are",
  roles: { content: "the words", source: "who says it", cue: "the verb" } satisfies Record<SpanRole, string>,
  keys: "← → another word · Shift + ← → where it ends · Alt + ← → where it begins · ↑ ↓ another sentence",
  steps: {
    back: "Previous word",
    on: "Next word",
    startBack: "Begin a word earlier",
    startOn: "Begin a word later",
    endBack: "End a word earlier",
    endOn: "End a word later",
    sentenceBack: "Previous sentence",
    sentenceOn: "Next sentence",
  },
  start: "Begins",
  end: "Ends",
  word: "Word",
  sentence: "Sentence",
  drop: "Let go",
  across: "Words of one report only: the form is about another.",
};

export const fields = {
  speaker: "Speaker",
  status: { named: "named", unnamed: "unnamed", unresolved: "not resolved" } satisfies Record<SpeakerStatus, string>,
  name: "Name",
  party: "Who that is",
  partyNotTold: "not told",
  possibly: "Possibly:",
  kind: "Kind",
  fromMarks: "as the quotation marks tell",
  stance: "Stance",
  act: "Act",
  low: "From",
  high: "To",
  number: "Number",
  bound: "Bound",
  bounds: {
    exact: "exact",
    more_than: "more than",
    at_least: "at least",
    less_than: "less than",
    at_most: "at most",
    about: "about",
    between: "from … to",
  } satisfies Record<Bound, string>,
  unit: "Unit",
  counted: "What is counted",
  event: "What happened",
  change: "Change",
  changes: { none: "none told", up: "up", down: "down" },
  asOf: "As of",
  asOfHint: "2026-03-01",
  statement: "Who answers for it",
  own: "the outlet’s own voice",
  type: "Type",
  types: { DATE: "date", TIME: "time of day", DURATION: "duration", SET: "repeated" } satisfies Record<DateType, string>,
  value: "Value (TIMEX3)",
  reads: (words: string) => `reads: ${words}`,
  anchor: "Resolved from",
  anchors: { none: "nothing else", published: "the date of publication", dateline: "the dateline", text: "a day told in the text" },
};

export const history = {
  title: (n: number) => `History (${n})`,
  none: "Nobody has judged this yet.",
};

export const rejected = {
  title: (n: number) => (n === 1 ? "1 rejected statement" : `${n} rejected statements`),
  note: "Taken out of the record by a person; each can be brought back.",
  back: "Bring back",
  restored: "Brought back.",
};

export const marks = { added: "added", reviewed: "reviewed" };

/** Keys that only a served record has. */
export const keys = [
  ["e", "correct the statement; in the text, the figure or time that was opened"],
  ["a", "add a statement from the words of the report"],
  ["z", "take back what was last done on this page"],
] as const;
