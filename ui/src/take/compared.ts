// Which outlet tells which utterance, as a table: one row for each utterance, one column for each outlet.

import { compared as words } from "../lib/across";
import { cueWords, textOf } from "../lib/cite";
import { headOf, noneWords, possiblyIn, versionsIn, type Outlet, type Told } from "../lib/matrix";
import type { Statement, Story, Variant } from "../lib/story";
import { limited, type Limit, type Quote } from "./limit";
import { quotedOf } from "./statements";
import { tableOf, toldBy, type Column, type Table } from "./table";

export function comparedTable(rows: readonly Told[], outlets: readonly Outlet[], story: Story): Table {
  const version = ({ closeness, statement }: Variant, quote: Quote) => `${closeness}: ${quote(cueWords(statement))}`;
  const cell = (told: Told, outlet: Outlet, quote: Quote): string => {
    const possibly = possiblyIn(told, outlet);
    if (possibly) return `${words.possibly}: ${quote(cueWords(possibly))}`;
    return versionsIn(told, outlet).map((one) => version(one, quote)).join("; ") || (outlet.read ? noneWords(story) : words.notRead);
  };
  const columns: Column<Told>[] = [
    ["speaker", ({ lead }) => (lead.speaker.status === "unresolved" ? "" : (lead.known ?? lead.speaker.label)), "quoted"],
    ["said", ({ lead }) => lead.record.when?.value ?? ""],
    ["words", ({ lead }) => textOf(lead.content), "quoted"],
    ["words_doc_id", ({ lead }) => lead.report.record.doc_id],
    ...outlets.map((outlet): Column<Told> => [headOf(outlet).name, (told, quote) => cell(told, outlet, quote)]),
    ["utterance", ({ utterance }) => utterance.id],
    ["statements", ({ utterance }) => utterance.variants.map(({ statement }) => statement.id).join(" ")],
  ];
  return tableOf("compared", rows, columns, line);
}

function line({ utterance, lead, by, possibly }: Told, limit: Limit): object {
  return {
    doc_id: lead.report.record.doc_id,
    id: utterance.id,
    outlets: [...by.keys()],
    variants: utterance.variants.map((variant) => variantLine(variant, limit)),
    possibly: [...possibly.values()].map(member),
    origins: utterance.origins?.map(({ name, reports, because }) => ({
      name,
      doc_ids: reports.map(({ record }) => record.doc_id),
      because,
    })) ?? null,
  };
}

const member = ({ report, id }: Statement) => ({ doc_id: report.record.doc_id, id });

function variantLine({ statement, closeness }: Variant, limit: Limit): object {
  const { report, record, speaker } = statement;
  return {
    ...toldBy(report),
    id: record.id,
    closeness,
    speaker: speaker.status === "unresolved" ? null : limited(speaker.label, limit),
    speaker_status: speaker.status,
    relays: record.relays.map(({ name }) => name),
    stance: record.stance,
    source: record.source,
    cue: record.cue,
    content: record.content,
    ...quotedOf(statement, limit),
  };
}
