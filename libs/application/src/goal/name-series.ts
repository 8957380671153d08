import type { Charter } from '@takeup/domain';
import { invalid, readStoredCharter } from '@takeup/domain';
import type { Session } from '@takeup/storage';
import { newestCharters } from '@takeup/storage';
import { Refused } from '../outcome.js';
import { EVERYTHING } from '../refresh/scopes.js';

/** A series is named by itself, or by the goal whose source it is. */
export interface AskedSeries {
  /** `connection/key` */
  readonly series?: string;
  /** A goal's key. */
  readonly goal?: string;
  /** Whose goal it is; needed where several have one of this key. */
  readonly initiative?: string;
}

export interface SeriesName {
  readonly connection: string;
  readonly key: string;
}

/** A goal that is measured by a series, as the newest version of its charter has it. */
export interface GoalOfSeries {
  readonly initiative: string;
  readonly goal: string;
  readonly unit: string | null;
  readonly baseline: number | null;
  readonly target: number | null;
}

const CONNECTION = /^[a-z][a-z0-9-]{0,39}$/;
const KEY = /^[A-Za-z0-9][A-Za-z0-9 _.-]{0,99}$/;

/** The series that is meant. @throws Refused where there is none, or more than one */
export async function nameSeries(
  session: Session,
  { series, goal, initiative }: AskedSeries,
): Promise<SeriesName> {
  if (series !== undefined) return parseSeries(series);
  const goals = await newestGoals(session);
  const among = initiative === undefined ? goals : goals.filter((own) => own.initiative === initiative);
  return seriesOfGoal(among, goal ?? '');
}

export function seriesText({ connection, key }: SeriesName): string {
  return `${connection}/${key}`;
}

/** @throws Refused for anything but `connection/key` */
export function parseSeries(text: string): SeriesName {
  const slash = text.indexOf('/');
  const [connection, key] = [text.slice(0, Math.max(slash, 0)), text.slice(slash + 1)];
  if (!isSeries(text)) throw new Refused(invalid('series-invalid', { series: text }));
  return { connection, key };
}

/** Whether it is `connection/key`. */
export function isSeries(text: string): boolean {
  const slash = text.indexOf('/');
  const [connection, key] = [text.slice(0, Math.max(slash, 0)), text.slice(slash + 1)];
  return CONNECTION.test(connection) && connection !== EVERYTHING && KEY.test(key) && !key.endsWith(' ');
}

/** The goals that are measured by a series, drafts' too. */
export async function goalsOf(session: Session, name: SeriesName): Promise<readonly GoalOfSeries[]> {
  return (await newestGoals(session)).flatMap(({ initiative, own }) => {
    const { source, unit, baseline, target } = own;
    if (source?.connection !== name.connection || source.series !== name.key) return [];
    return [{ initiative, goal: own.key, unit, baseline: baseline.value, target: target.value }];
  });
}

interface Declared {
  readonly initiative: string;
  readonly own: Charter['goals'][number];
}

async function newestGoals(session: Session): Promise<readonly Declared[]> {
  return (await newestCharters(session)).flatMap(({ initiative, document }) =>
    readStoredCharter(document).goals.map((own) => ({ initiative, own })),
  );
}

function seriesOfGoal(goals: readonly Declared[], key: string): SeriesName {
  const named = goals.filter(({ own }) => own.key === key);
  if (named.length === 0) {
    const known = goals.map(({ own }) => own.key).join(', ');
    throw new Refused(invalid('goal-unknown', { goal: key, known }));
  }
  const sources = named.flatMap(({ own: { source } }) =>
    source === null || source.connection === null || source.series === null
      ? []
      : [`${source.connection}/${source.series}`],
  );
  const [first, another] = new Set(sources);
  if (first === undefined) throw new Refused(invalid('goal-without-source', { goal: key }));
  if (another !== undefined)
    throw new Refused(invalid('goal-ambiguous', { goal: key, series: [...new Set(sources)].join(', ') }));
  return parseSeries(first);
}
