import type { ConfirmedInMonth, EditionFacts, Month, Period } from '@takeup/domain';
import {
  DEFINITIONS,
  adoptionTargets,
  addDays,
  dayState,
  eachDay,
  firstOfMonth,
  goalTerms,
  lastOfMonth,
  monthPeriod,
  readStoredCharter,
  weekday,
  window28,
} from '@takeup/domain';
import type { CharterRow } from '@takeup/storage';
import { allCharters, reading } from '@takeup/storage';
import type { Context } from '../context.js';
import { chartersOn } from '../goal/charter-on.js';
import { readGoals } from '../goal/read-goals.js';
import { knownCoverage } from '../refresh/derive-coverage.js';
import { initiativeFigures, organisationFigures } from './figures.js';
import type { NextEdition } from './month-to-close.js';

/** After every day: what is missing then counts as given up, whenever the month is closed. */
const AFTER_ALL = '9000-12-31';

/**
 * Everything that the report of a month says, from the release, charters, goals and coverage.
 * @throws Refused where a period that it quotes is not published
 */
export async function gatherFacts(context: Context, next: NextEdition): Promise<EditionFacts> {
  const { month } = next;
  const { versions, streams } = await reading(context.pools, async (session) => ({
    versions: await allCharters(session),
    streams: await knownCoverage(session),
  }));
  const last = lastOfMonth(month);
  const whole = monthPeriod(month);
  const window = lastWindow(month);
  const told = streams.some(({ first }) => first <= window.from) ? window : null;
  const organisation = await organisationFigures(context, [whole, ...(told ? [told] : [])]);
  const goals = await readGoals(context, { on: last });
  const confirmed = chartersOn(versions, last).filter(({ row }) => row.state === 'confirmed');
  const initiatives: EditionFacts['initiatives'][number][] = [];
  for (const { row, charter } of confirmed) {
    initiatives.push({
      key: row.initiative,
      name: charter.initiative.name,
      charterVersion: row.version,
      adoption: told ? await initiativeFigures(context, row.initiative, told) : [],
      goals: goals.filter(({ initiative }) => initiative === row.initiative),
    });
  }
  return {
    format: 1,
    organisation: context.config.organisation,
    ...next,
    definitions: DEFINITIONS,
    policy: organisation.policy,
    periods: { month: whole.key, window: told?.key ?? null },
    figures: organisation.figures,
    initiatives,
    charters: chartersOfMonth(versions, month),
    coverage: streams.map((stream) => ({
      connection: stream.connection,
      states: [...eachDay(whole.from, whole.to)].map((day) => dayState(stream, day, AFTER_ALL)),
    })),
  };
}

/** The 28 days to the last Sunday of the month. */
function lastWindow(month: Month): Period {
  const last = lastOfMonth(month);
  return window28(addDays(last, -(weekday(last) % 7)));
}

/** Versions confirmed in the month, each beside the confirmed one before it. */
function chartersOfMonth(versions: readonly CharterRow[], month: Month): readonly ConfirmedInMonth[] {
  const confirmed = versions.filter(({ state }) => state === 'confirmed');
  const [from, to] = [firstOfMonth(month), lastOfMonth(month)];
  return confirmed
    .filter(({ declaredOn }) => declaredOn >= from && declaredOn <= to)
    .map((row) => {
      const before = confirmed
        .filter(({ initiative, version }) => initiative === row.initiative && version < row.version)
        .at(-1);
      const { initiative, version, declaredOn, note, sha256 } = row;
      return {
        ...{ initiative, version, declaredOn, note, sha256 },
        before: before ? promisesOf(before) : null,
        after: promisesOf(row),
      };
    });
}

function promisesOf({ version, document }: CharterRow): object {
  const charter = readStoredCharter(document);
  return {
    version,
    goals: charter.goals.map((goal) => ({
      key: goal.key,
      name: goal.name,
      terms: goalTerms(goal, charter.timeline) ?? null,
    })),
    targets: adoptionTargets(charter),
  };
}
