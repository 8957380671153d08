import type { Row } from '../../graphql/rows';
import { words } from '../../ui/words';
import type { Adoption, Facts } from './verdict';
import { itName } from './verdict';

const say = words.adoption.standfirst;

function rateSentence({ total, measure, partial }: Facts, headline: string): string | null {
  if (total === null || total.rate === null || total.low === null || total.high === null) return null;
  // The headline has just said the figure itself.
  if (headline === 'rate') return say.range(total.low, total.high);
  return say.rate(
    measure,
    {
      rate: total.rate,
      low: total.low,
      high: total.high,
      count: total.count ?? 0,
      people: total.people ?? 0,
    },
    partial,
  );
}

/** The range, the groups and the caveats that belong beside the headline, in one paragraph. */
export function standfirstOf(facts: Facts, headline: string, rows: readonly Row[]): string {
  if (facts.total === null || !['SHOWN', 'FEWER_THAN_T', 'ALL_BUT_FEWER_THAN_T'].includes(facts.total.status))
    return '';
  const declared = rows.filter((row) => row.path !== null);
  const late = declared.filter((row) => row.declaredAfter === true).length;
  const outside = headline === 'only-it' ? (facts.onlyIt?.rateOutside ?? null) : null;
  const { tally } = facts;
  const noTarget = facts.counting ? null : say.noTarget(facts.kind);
  const groups = tally.total === 0 ? noTarget : say.groups(tally, facts);
  return [
    outside === null ? null : say.outsideIt(itName(facts.onlyIt?.departments ?? []), outside, facts.measure),
    rateSentence(facts, headline),
    tally.total === 1 && headline === 'groups' ? null : groups,
    facts.partial ? say.partial(tally.total > 0) : null,
    late > 0 ? say.declaredAfter(late === declared.length) : null,
  ]
    .filter((sentence) => sentence !== null)
    .join(' ');
}

/** What a careful reader wants to know about the figures: coverage, roster, matching, what is hidden and left out. */
export function caveatsOf(adoption: Adoption, counted: boolean): readonly string[] {
  const { caveats } = words.adoption;
  const { coverage, match, withheld, excluded, asOf, rosterOn } = adoption;
  return [
    // Days that are all there say nothing where no figure was made of them.
    ...(coverage.present < coverage.expected
      ? [caveats.coverage(coverage.present, coverage.expected)]
      : counted
        ? [caveats.complete(coverage.expected)]
        : []),
    ...(asOf === null ? [] : [caveats.roster(asOf, rosterOn)]),
    ...(match === null ? [] : [caveats.match(match.matched, match.accounts)]),
    ...(withheld.cells > 0 ? [caveats.hidden(withheld.cells)] : []),
    ...excluded.map(({ people, reason }) => caveats.excluded(people, reason)),
    caveats.definitions(adoption.definitions),
  ];
}
