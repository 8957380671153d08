import type { ConfirmedInMonth, Day, EditionFacts, Month, Period } from '@takeup/domain';
import {
  DEFINITIONS,
  addDays,
  addMonths,
  dayState,
  eachDay,
  firstOfMonth,
  lastOfMonth,
  monthOf,
  monthPeriod,
  promisesOf,
  readStoredCharter,
  weekday,
  window28,
} from '@takeup/domain';
import type { CharterRow } from '@takeup/storage';
import { allCharters, connections, editionOf, reading } from '@takeup/storage';
import type { Context } from '../context.js';
import { chartersOn } from '../goal/charter-on.js';
import { readGoals } from '../goal/read-goals.js';
import { knownCoverage } from '../refresh/derive-coverage.js';
import { initiativeFigures, organisationFigures, targetFacts } from './figures.js';
import { goalFacts } from './goal-facts.js';
import type { NewVersion } from './goalposts.js';
import { goalpostsOf } from './goalposts.js';
import type { NextEdition } from './month-to-close.js';

/** After every day: what is missing then counts as given up, whenever the month is closed. */
const AFTER_ALL = '9000-12-31';

/**
 * Everything that the report of a month says, from the release, charters, goals and coverage.
 * @throws Refused where a period that it quotes is not published
 */
export async function gatherFacts(context: Context, next: NextEdition): Promise<EditionFacts> {
  const { month } = next;
  const [whole, last] = [monthPeriod(month), lastOfMonth(month)];
  const monthBefore = addMonths(month, -1);
  const { versions, streams, titles, told } = await reading(context.pools, async (session) => ({
    versions: await allCharters(session),
    streams: await knownCoverage(session),
    titles: new Map((await connections(session)).map(({ key, title }) => [key, title])),
    told: (await editionOf(session, monthBefore))?.document,
  }));
  const known = (window: Period) => (streams.some(({ first }) => first <= window.from) ? window : null);
  const [window, windowBefore] = [known(lastWindow(month)), known(lastWindow(monthBefore))];
  const organisation = await organisationFigures(context, [whole, ...(window ? [window] : [])]);
  const initiatives = await initiativeFacts(context, {
    ...{ versions, last, window, windowBefore },
    told: told === undefined ? undefined : (JSON.parse(told) as EditionFacts),
  });
  const confirmed = confirmedIn(versions, month);
  return {
    format: 1,
    organisation: context.config.organisation,
    ...next,
    definitions: DEFINITIONS,
    policy: organisation.policy,
    periods: { month: whole.key, window: window?.key ?? null, windowBefore: windowBefore?.key ?? null },
    ...(organisation.rosters === undefined ? {} : { rosters: organisation.rosters }),
    figures: organisation.figures,
    initiatives,
    charters: confirmed.map(charterFacts),
    goalposts: goalpostsOf(confirmed, initiatives, window?.to ?? null),
    coverage: streams.map((stream) => ({
      connection: stream.connection,
      title: titles.get(stream.connection) ?? stream.connection,
      states: [...eachDay(whole.from, whole.to)].map((day) => dayState(stream, day, AFTER_ALL)),
    })),
  };
}

interface Known {
  readonly versions: readonly CharterRow[];
  readonly last: Day;
  readonly window: Period | null;
  readonly windowBefore: Period | null;
  /** What the edition before said. */
  readonly told: EditionFacts | undefined;
}

async function initiativeFacts(
  context: Context,
  { versions, last, window, windowBefore, told }: Known,
): Promise<EditionFacts['initiatives']> {
  const goals = await readGoals(context, { on: last });
  const before = await readGoals(context, { on: lastOfMonth(addMonths(monthOf(last), -1)) });
  const initiatives: EditionFacts['initiatives'][number][] = [];
  for (const { row, charter } of chartersOn(versions, last)) {
    const { initiative, state } = row;
    if (state !== 'confirmed') continue;
    initiatives.push({
      key: initiative,
      name: charter.initiative.name,
      charterVersion: row.version,
      adoption: window ? await initiativeFigures(context, initiative, window) : [],
      targets: await targetFacts(context, { initiative, charter }, [window, windowBefore]),
      goals: goals
        .filter((goal) => goal.initiative === initiative)
        .map((goal) => {
          const same = before.find((own) => own.initiative === initiative && own.key === goal.key);
          return goalFacts(goal, same, told);
        }),
    });
  }
  return initiatives;
}

/** The 28 days to the last Sunday of the month. */
function lastWindow(month: Month): Period {
  const last = lastOfMonth(month);
  return window28(addDays(last, -(weekday(last) % 7)));
}

/** Versions confirmed in the month, each beside the confirmed one before it. */
function confirmedIn(versions: readonly CharterRow[], month: Month): readonly NewVersion[] {
  const confirmed = versions.filter(({ state }) => state === 'confirmed');
  const [from, to] = [firstOfMonth(month), lastOfMonth(month)];
  return confirmed
    .filter(({ declaredOn }) => declaredOn >= from && declaredOn <= to)
    .map((row) => ({
      row,
      before: confirmed
        .filter(({ initiative, version }) => initiative === row.initiative && version < row.version)
        .at(-1),
    }));
}

function charterFacts({ row, before }: NewVersion): ConfirmedInMonth {
  const { initiative, version, declaredOn, note, sha256 } = row;
  return {
    ...{ initiative, version, declaredOn, note, sha256 },
    before: before ? promised(before) : null,
    after: promised(row),
  };
}

function promised({ version, document }: CharterRow): object {
  return { version, promises: promisesOf(readStoredCharter(document)) };
}
