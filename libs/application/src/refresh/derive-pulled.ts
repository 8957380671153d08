import type { AskedInVain, Day, Hole, StreamCoverage } from '@takeup/domain';
import { actKindsOf, addDays, eachDay, isGivenUp, thinDays } from '@takeup/domain';
import type { ConnectionRow, Session } from '@takeup/storage';
import {
  EVERY_PART,
  askedInVain,
  confirmedDays,
  countedActs,
  hasAggregates,
  hasParts,
  lackingSpans,
} from '@takeup/storage';
import type { Context } from '../context.js';
import { today } from '../context.js';
import { FORGOTTEN } from '../sync/give-up-older.js';

interface Lacking {
  readonly part: string;
  readonly stream: string;
}

/**
 * Coverage of what is pulled: a day is complete when every part that existed on it was read after it had settled.
 * Any other is pending until it is given up; a day never asked for is pending whatever its age. Where the answer was not
 * what it should be, or what was read is far too little, the day is suspect.
 * @returns undefined where no day is waited for, as where what the platform counts itself is all that it tells
 */
export async function coverageOfPulled(
  session: Session,
  context: Context,
  { id, key, kinds, since, until }: ConnectionRow,
): Promise<StreamCoverage | undefined> {
  if (since === null || until === null || since >= until) return undefined;
  const { zone } = context.config;
  const first = zone.dayAt(since);
  const last = zone.dayAt(until - 1);
  if (!(await hasParts(session, id))) {
    if (kinds.length === 0 && (await hasAggregates(session, id))) return undefined;
    // Nothing is known of what there is to read, so no day can be complete.
    const waiting = [...eachDay(first, last)].map((day) => [day, 'pending'] as const);
    return { connection: key, kinds: actKindsOf(kinds), first, last, holes: new Map(waiting) };
  }
  const wanted = { from: since, to: until };
  const daysOf = (span: { from: number; to: number }) =>
    eachDay(zone.dayAt(span.from), zone.dayAt(span.to - 1));
  const asked = await askedByDay(session, context, id);
  const now = today(context);
  const unread = new Map<string, Map<Day, Hole>>();
  for (const span of await lackingSpans(session, id, wanted, 'settled')) {
    const own = unread.get(nameOf(span)) ?? new Map<Day, Hole>();
    for (const day of daysOf(span)) own.set(day, holeOf(day, asked(span.stream, span.part, day), now));
    unread.set(nameOf(span), own);
  }
  const holes = new Map<Day, Hole>();
  const note = (day: Day, hole: Hole) => {
    const known = holes.get(day);
    if (known === undefined || WEIGHTS.indexOf(hole) > WEIGHTS.indexOf(known)) holes.set(day, hole);
  };
  for (const days of unread.values()) for (const [day, hole] of days) note(day, hole);
  for (const span of await lackingSpans(session, id, wanted, 'exact')) {
    const own = unread.get(nameOf(span)) ?? new Map<Day, Hole>();
    const lastAwaited = [...own].reduce(
      (latest, [day, hole]) => (hole === 'given-up' || day < latest ? latest : day),
      '',
    );
    // Acts of a day that was read may stand on a row changed on a later day that was not.
    for (const day of daysOf(span)) if (!own.has(day) && day < lastAwaited) note(day, 'pending');
  }
  const judged = {
    first,
    last,
    acts: await countedActs(session, id),
    isRead: (day: Day) => !holes.has(day),
    confirmed: await confirmedDays(session, id),
  };
  for (const day of thinDays(judged)) note(day, 'suspect');
  return { connection: key, kinds: actKindsOf(kinds), first, last, holes };
}

/** Of two parts the heavier counts: what waits for somebody, then what waits, then what nobody waits for. */
const WEIGHTS: readonly Hole[] = ['given-up', 'pending', 'suspect'];

function holeOf(day: Day, asked: Asked, today: Day): Hole {
  if (isGivenUp(day, asked, today)) return 'given-up';
  return asked.isChanged ? 'suspect' : 'pending';
}

interface Asked extends AskedInVain {
  /** When it was asked for last, the answer was not what it should be. */
  readonly isChanged: boolean;
}

const nameOf = ({ stream, part }: Lacking) => `${stream}\n${part}`;

/** The platform says so, or does not reach back that far. */
const NEVER: ReadonlySet<string> = new Set(['absent', FORGOTTEN]);

async function askedByDay(
  session: Session,
  { config: { zone } }: Context,
  connectionId: number,
): Promise<(stream: string, part: string, day: Day) => Asked> {
  const rows = await askedInVain(session, connectionId);
  return (stream, part, day) => {
    const [from, to] = [zone.startOf(day), zone.startOf(addDays(day, 1))];
    const own = rows.filter(
      (row) =>
        row.stream === stream && [part, EVERY_PART].includes(row.part) && row.from < to && row.to > from,
    );
    return {
      on: new Set(own.filter(({ kind }) => !NEVER.has(kind)).map(({ askedOn }) => askedOn)),
      absent: own.some(({ kind }) => NEVER.has(kind)),
      isChanged: own.at(-1)?.kind === 'changed',
    };
  };
}
