import type { JsonRow, Keep, Stream } from '@takeup/connectors/kit';
import { snapshotStream, textIn } from '@takeup/connectors/kit';
import type { StreamPart, Tells } from '@takeup/domain';

/** What is older is hardly in an outbox any more. */
const HISTORY_DAYS = 366;
/** How long after a day what was deleted, and what came late, is still looked for: two weeks. */
const REREAD_DAYS = 14;
const SETTLE_DAYS = 2;

/** What each stream may tell. */
export const TELLS = {
  communities: { lists: ['community'], acts: [], with: [] },
  activities: {
    lists: ['account'],
    acts: ['view', 'join', 'react', 'edit', 'file', 'reply', 'post'],
    with: ['person', 'community', 'thread', 'topic'],
  },
} as const satisfies Readonly<Record<string, Tells>>;

const COMMUNITY: Readonly<Record<string, Keep>> = { key: 'text', title: 'text' };

/**
 * All are ours: `community`, by its key; `day`, on which it happened (UTC), by which all is read whole; `actor`, the address of
 * whoever did it, and `person`, the id in it that the directory knows.
 */
const ACTIVITY: Readonly<Record<string, Keep>> = {
  community: 'text',
  day: 'text',
  id: 'text',
  at: 'number',
  kind: 'text',
  actor: { optional: 'account' },
  person: { optional: 'identity' },
  message: { optional: 'text' },
  thread: { optional: 'text' },
};

const textOf = (row: JsonRow) => textIn(row, 'words') || undefined;

export const communities = snapshotStream({
  name: 'communities',
  key: ['key'],
  keep: COMMUNITY,
  tells: TELLS.communities,
});

/** @param parts the communities */
export const activities = (parts: readonly StreamPart[]): Stream => ({
  name: 'activities',
  key: ['community', 'day', 'id'],
  whole: ['community', 'day'],
  keep: ACTIVITY,
  textOf,
  tells: TELLS.activities,
  parts,
  progress: 'window',
  historyDays: HISTORY_DAYS,
  settleDays: SETTLE_DAYS,
  rereadDays: REREAD_DAYS,
  means: { active: 'activitystreams-active' },
});
