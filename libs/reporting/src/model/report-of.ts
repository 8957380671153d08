import type { EditionFacts, SealedEdition } from '@takeup/domain';
import { addMonths, firstOfMonth, lastOfMonth } from '@takeup/domain';
import { en } from '@takeup/words';
import { changedOf } from './changed.js';
import { chartOf } from './chart.js';
import { coverageNotes, stripsOf } from './coverage.js';
import { goalpostsOf } from './goalposts.js';
import { positionOf } from './position.js';
import type { Report } from './report.js';
import { verdictOf } from './verdict.js';

const words = en.report;

export function factsOf({ document }: SealedEdition): EditionFacts {
  return JSON.parse(document) as EditionFacts;
}

/** The report of a closed month, from its edition and nothing else. */
export function reportOf(edition: SealedEdition): Report {
  const facts = factsOf(edition);
  const { month, number, organisation, initiatives, definitions, policy, previous, periods } = facts;
  const monthBefore = addMonths(month, -1);
  const [first, last] = [firstOfMonth(month), lastOfMonth(month)];
  const versions = initiatives.map(({ key, charterVersion }) => ({ key, version: charterVersion }));
  return {
    ...{ month, monthBefore, organisation, previous },
    title: words.title(month),
    meta: [words.meta(number, first, last), words.definitionsVersion(definitions), words.charters(versions)],
    verdict: verdictOf(facts),
    columns: { before: words.columns.before(monthBefore), now: words.columns.now(month) },
    position: positionOf(facts),
    charts: initiatives.flatMap(({ goals }) => goals.flatMap((goal) => chartOf(goal) ?? [])),
    changed: changedOf(facts),
    goalposts: goalpostsOf(facts),
    days: Number(last.slice(8)),
    strips: stripsOf(facts),
    coverage: coverageNotes(facts),
    withheld: words.withheld(hiddenGroups(facts), policy.minimumGroup),
    signOff: words.signOff.roles.map((role) => ({ role, state: words.signOff.none })),
    definitions: words.definitions(policy, periods.window?.split(':')[1] ?? null),
    sha256: edition.sha256,
  };
}

/** Distinct groups of which at least one figure is hidden. */
function hiddenGroups({ figures, initiatives }: EditionFacts): number {
  const rows = [...figures, ...initiatives.flatMap(({ adoption }) => adoption)].flatMap((own) => own.rows);
  const told = initiatives.flatMap(({ targets }) => targets.flatMap(({ now }) => now ?? []));
  const hidden = [...rows, ...told].filter(({ status }) => status === 'HIDDEN');
  return new Set(hidden.map(({ department, persona }) => JSON.stringify([department, persona]))).size;
}
