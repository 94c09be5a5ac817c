// What else was read from a report (figures, dates, mentions, voices), each with its place, sentence and statements.

import { fold, lazily } from "./fold";
import { grouped } from "./grouped";
import type { Figure, Item, Mention, Range, Report, Statement, Voiced, When } from "./story";
import type { CodePoints, FigureRecord, ReportRecord } from "./types";

type At = (span: CodePoints) => Range;

/** The items of a report, each list made when first asked for. */
export function itemsOf(
  record: ReportRecord,
  at: At,
  report: () => Report,
): Pick<Report, "figures" | "dates" | "mentions" | "voices"> {
  const item = (one: { id: string; span: CodePoints }, statements: readonly Statement[]) =>
    itemOf(one.id, at(one.span), report(), statements);
  const innermost = (span: CodePoints) => within(at(span), report().statements);
  return {
    figures: lazily(() => {
      const statements = new Map(report().statements.map((statement) => [statement.id, statement]));
      return record.figures.map((figure): Figure => {
        const statement = statements.get(figure.statement ?? "");
        const claimed = claimedBy(figure, at, report().text);
        return { ...item(figure, statement ? [statement] : []), record: figure, claimed };
      });
    }),
    dates: lazily(() => {
      const said = grouped(report().statements, (statement) => statement.record.when?.date ?? "");
      return record.dates.map((date): When => {
        const statements = said.get(date.id) ?? [];
        return { ...item(date, statements[0] ? statements : innermost(date.span)), record: date, said: statements.length > 0 };
      });
    }),
    mentions: lazily(() => {
      const entities = new Map(record.entities.map((entity) => [entity.id, entity]));
      return record.mentions.flatMap((mention): Mention[] => {
        const entity = entities.get(mention.entity);
        return entity ? [{ ...item(mention, innermost(mention.span)), entity }] : [];
      });
    }),
    voices: lazily(() => record.voice.map((one): Voiced => ({ ...at(one.span), voice: one.voice, charged: one.charged.map(at) }))),
  };
}

const LONGEST = 70;

/** One slice from the qualifier to what is counted, unless they stand far apart: then without what is counted. */
function claimedBy(figure: FigureRecord, at: At, text: string): string {
  const hull = (spans: readonly (CodePoints | null)[]) => {
    const ranges = spans.filter((span) => span !== null).map(at);
    return text.slice(Math.min(...ranges.map(({ start }) => start)), Math.max(...ranges.map(({ end }) => end)));
  };
  const all = hull([figure.qualifier, figure.span, figure.counted_span]);
  return all.length > LONGEST || /[\r\n]/.test(all) ? hull([figure.qualifier, figure.span]) : all;
}

function itemOf(id: string, { start, end }: Range, report: Report, statements: readonly Statement[]): Item {
  const sentence = lazily(() => sentenceAt(report.sentences(), start, end));
  return {
    id,
    start,
    end,
    report,
    words: report.text.slice(start, end),
    statements,
    sentence,
    folded: lazily(() => {
      const whole = sentence();
      return fold([report.text.slice(whole.start, whole.end), ...statements.map(({ chain }) => chain[0])].join(" "));
    }),
  };
}

/** The innermost statement whose words hold the range. */
function within({ start, end }: Range, statements: readonly Statement[]): Statement[] {
  const holding = statements.filter(({ content }) => content.some((piece) => piece.start <= start && end <= piece.end));
  return holding.sort((a, b) => b.depth - a.depth).slice(0, 1);
}

function sentenceAt(sentences: readonly Range[], start: number, end: number): Range {
  const found = sentences.find((sentence) => sentence.start <= start && end <= sentence.end);
  return found ? { start: found.start, end: found.end } : { start, end };
}
