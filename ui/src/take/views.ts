// What each view gives to take away: its tables, its picture where it has one, and the part of the record it shows.

import { isDeskPage } from "../lib/address";
import type { App } from "../lib/app.svelte";
import { claimsOf } from "../lib/claims";
import { namesForOne } from "../lib/forms";
import { outletsOf } from "../lib/matrix";
import { isReport } from "../lib/origins";
import { people } from "../lib/people";
import type { Report } from "../lib/story";
import { marks, moments, windowOf } from "../lib/timeline";
import { comparedTable } from "./compared";
import { drawFigures } from "./draw-figures";
import { drawOrigins } from "./draw-origins";
import { drawTimeline } from "./draw-timeline";
import { figureTable } from "./figures";
import type { Limit } from "./limit";
import { originTable } from "./origins";
import { mentionsOf, mentionTable, nameTable, peopleTable, roleTable, sourceTable } from "./people";
import { reportTable } from "./reports";
import { selectionOf, type Selection } from "./selection";
import { statementTable } from "./statements";
import { measured, palette, type Picture } from "./svg";
import type { Table } from "./table";
import { timelineTable } from "./timeline";
import { viewNames } from "./words";

export type View = keyof typeof viewNames;

export interface Shown {
  /** The query, or whose page it is. */
  readonly of: string;
  /** The first is the view's own. */
  readonly tables: readonly Table[];
  readonly selection: Selection;
  readonly picture: ((limit: Limit) => Picture) | null;
}

/** The pages for work show no part of the record: from them all statements are taken. */
export function viewOf({ address: { page, entity } }: App): View {
  if (page === "people" && entity !== null) return "entity";
  return isDeskPage(page) ? "ledger" : page;
}

export const shownIn = (app: App): Shown => ({ of: app.address.query.trim(), ...VIEWS[viewOf(app)](app) });

const VIEWS: Readonly<Record<View, (app: App) => Omit<Shown, "of"> & Partial<Pick<Shown, "of">>>> = {
  ledger: ({ ordered }) => ({
    tables: [statementTable(ordered)],
    selection: selectionOf([], ordered),
    picture: null,
  }),
  compared: ({ compared, story }) => ({
    tables: [comparedTable(compared, outletsOf(story), story)],
    selection: selectionOf([], compared.flatMap(({ utterance }) => utterance.variants.map(({ statement }) => statement))),
    picture: null,
  }),
  origins: ({ shownEdges, shownReports, story }) => ({
    tables: [originTable(shownEdges)],
    selection: whole([...shownReports, ...shownEdges.flatMap(({ from, to }) => (isReport(from) ? [from, to] : [to]))]),
    picture: shownEdges.length === 0 ? null : () => drawOrigins(story.title, story.version, shownEdges, palette(), measured()),
  }),
  reports: ({ shownReports }) => ({
    tables: [reportTable(shownReports)],
    selection: whole(shownReports),
    picture: null,
  }),
  people: ({ shown, shownReports, story }) => ({
    tables: [peopleTable(people(shown, shownReports, story.links), shown), sourceTable(shown)],
    selection: selectionOf(shownReports, shown),
    picture: null,
  }),
  entity: ({ address, story }) => {
    const one = people(story.statements, story.reports, story.links).filter(({ key }) => key === address.entity);
    const statements = one.flatMap((person) => person.statements);
    const mentions = one.flatMap(mentionsOf);
    return {
      of: one[0]?.name ?? "",
      tables: [statementTable(statements), mentionTable(mentions), roleTable(one)],
      selection: selectionOf(
        one.flatMap(({ members }) => members.map(({ report }) => report)),
        [...statements, ...mentions.flatMap((mention) => mention.statements)],
      ),
      picture: null,
    };
  },
  names: ({ shownReports, story }) => ({
    tables: [nameTable(namesForOne(shownReports, story.links))],
    selection: whole(shownReports),
    picture: null,
  }),
  figures: ({ shownFigures, story, order }) => {
    const { rivals, alike } = claimsOf(shownFigures, story.links);
    const comparisons = story.links.comparisons();
    const asked = new Set(shownFigures);
    const beside = comparisons.filter(({ figures }) => figures.some((figure) => asked.has(figure))).flatMap(({ figures }) => figures);
    const groups = [...rivals, ...alike];
    return {
      tables: [figureTable(shownFigures, comparisons)],
      selection: selectionOf([], [], [...shownFigures, ...beside]),
      picture:
        groups.length === 0 ? null : (limit) => drawFigures(story.title, story.version, groups, order, limit, palette(), measured()),
    };
  },
  timeline: ({ shownDates, shownReports, story, wide }) => {
    const all = moments(shownDates, shownReports);
    const found = marks(all);
    const window = windowOf(found, wide);
    return {
      tables: [timelineTable(all)],
      selection: selectionOf(shownReports, [], null, shownDates),
      picture: window && ((limit) => drawTimeline(story.title, story.version, found, window, limit, palette(), measured())),
    };
  },
};

/** Views of reports show them whole. */
const whole = (reports: readonly Report[]): Selection => selectionOf(reports, reports.flatMap(({ statements }) => statements));
