// What each outlet calls one person, institution or place: in its own words, and in words it attributes.

import { fold } from "./fold";
import { grouped } from "./grouped";
import { keyIn } from "./people";
import type { Links, Mention, Report } from "./story";

export const HANDS = ["own", "attributed", "unclear"] as const;
/** Whose words a form stands in: the outlet's own, those of a statement, or a sentence whose voice is unclear. */
export type Hand = (typeof HANDS)[number];

export interface Forms {
  readonly key: string;
  readonly name: string;
  readonly kind: string;
  readonly outlets: readonly { readonly outlet: string | null; readonly forms: Readonly<Record<Hand, readonly Form[]>> }[];
  /** How many forms there are, whatever the outlet. */
  readonly count: number;
}

/** A form, how often it stands, and where. */
export type Form = readonly [form: string, times: number, mentions: readonly Mention[]];

/** Who or what goes by more than one form, those with most forms first. */
export function namesForOne(reports: readonly Report[], links: Links): Forms[] {
  const mentions = reports.flatMap((report) => report.mentions());
  const entities = grouped(mentions, ({ report, entity }) => keyIn(links, report, entity));
  return [...entities]
    .map(([key, same]): Forms => {
      const { entity, report } = same[0]!;
      const name = links.identityOf(report, entity.id)?.name ?? entity.name;
      const { kind } = entity;
      const outlets = [...grouped(same, ({ report }) => report.outlet)].map(([outlet, own]) => ({ outlet, forms: byHand(own) }));
      return { key, name, kind, outlets, count: tally(same).length };
    })
    .filter(({ count }) => count > 1)
    .sort((a, b) => b.outlets.length - a.outlets.length || b.count - a.count);
}

function byHand(mentions: readonly Mention[]): Record<Hand, Form[]> {
  const of = (hand: Hand) => tally(mentions.filter((mention) => handOf(mention) === hand));
  return { own: of("own"), attributed: of("attributed"), unclear: of("unclear") };
}

/** Whose words a mention stands in. Words of a statement are attributed whatever the sentence; the rest of a sentence is the outlet's, as far as can be told. */
export function handOf({ statements, report, start }: Mention): Hand {
  if (statements.length > 0) return "attributed";
  const sentence = report.voices().find((one) => one.start <= start && start < one.end);
  return sentence?.voice === "unclear" ? "unclear" : "own";
}

/** Forms that differ by more than case, spaces and a possessive, with how often each stands. */
function tally(mentions: readonly Mention[]): Form[] {
  const plain = (words: string) => words.replace(/\s+/g, " ").replace(/['’]s?$/u, "").replace(/^(?:the|a|an)\s/iu, "");
  const forms = [...grouped(mentions, ({ words }) => fold(plain(words))).values()];
  return forms.map((same): Form => [plain(same[0]!.words), same.length, same]).sort((a, b) => b[1] - a[1]);
}
