// A story in lines, as the server tells it (src/inquit/serve/split.py): what a first view needs is the first line; each
// other line holds the rest of one thing, and is read when that is first asked for.

import { lazily } from "./fold";
import type { IdentityRecord, LinksRecord, ReportRecord, Served, UtteranceRecord } from "./types";

const LINE_END = 10;

/** Gives the next line, to be read when it is needed. */
type Next = () => () => unknown;

/** The story that the lines, in UTF-8, tell. */
export function fromLines(bytes: Uint8Array): Served {
  let start = 0;
  const next: Next = () => {
    const from = start;
    const at = bytes.indexOf(LINE_END, from);
    const end = at < 0 ? bytes.length : at;
    start = end + 1;
    return () => JSON.parse(new TextDecoder().decode(bytes.subarray(from, end)));
  };
  const story = next()() as Served;
  const reports = story.reports.map((report) => wholeReport(report, next));
  return { ...story, reports, links: story.links && wholeLinks(story.links, next) };
}

function wholeReport(first: ReportRecord, next: Next): ReportRecord {
  const rest = lazily(next() as () => ReportRecord);
  return {
    ...first,
    get figures() {
      return rest().figures;
    },
    get dates() {
      return rest().dates;
    },
    get mentions() {
      return rest().mentions;
    },
    get entities() {
      return rest().entities;
    },
    get voice() {
      return rest().voice;
    },
  };
}

function wholeLinks(first: Partial<LinksRecord>, next: Next): LinksRecord {
  const identities = (first.identities ?? []).map((one) => wholeIdentity(one, next));
  const utterances = (first.utterances ?? []).map((one) => wholeUtterance(one, next));
  const rest = lazily(next() as () => LinksRecord);
  return {
    identities,
    utterances,
    get copies() {
      return rest().copies;
    },
    get comparisons() {
      return rest().comparisons;
    },
  };
}

function wholeIdentity({ id, name, kind, names, members }: IdentityRecord, next: Next): IdentityRecord {
  const rest = lazily(next() as () => IdentityRecord);
  return {
    id,
    name,
    kind,
    names,
    members,
    get links() {
      return rest().links;
    },
    get possibly() {
      return rest().possibly;
    },
  };
}

function wholeUtterance({ id, variants, origins }: UtteranceRecord, next: Next): UtteranceRecord {
  const rest = lazily(next() as () => UtteranceRecord);
  return {
    id,
    variants,
    origins,
    get links() {
      return rest().links;
    },
    get similar() {
      return rest().similar;
    },
    get unattributed() {
      return rest().unattributed;
    },
  };
}
