import type { JsonRow, Page, Session } from '@takeup/connectors/kit';
import { numberIn, textIn, unexpected } from '@takeup/connectors/kit';
import type { StreamPart } from '@takeup/domain';
import { listed, ownId, teamOf } from './call.js';
import type { SlackConfig } from './config.js';
import { CHANNELS } from './config.js';

/** The most that Slack gives at a time is under 1,000; it may give fewer. */
export const PER_CALL = 999;
const DAY_MS = 86_400_000;
/** Not marked as a bot. */
const SLACKBOT = 'USLACKBOT';

/** Public channels, archived ones too, each once. Private ones are not asked for, and passed over if they come. */
export async function publicChannels(session: Session<SlackConfig>): Promise<readonly JsonRow[]> {
  const form = { types: 'public_channel', exclude_archived: false, limit: PER_CALL, ...teamOf(session) };
  const byId = new Map<string, JsonRow>();
  for await (const { rows } of listed(session, 'conversations.list', {
    list: 'channels',
    form,
    limit: 'lists',
  })) {
    for (const row of rows) {
      if (typeof row['is_private'] !== 'boolean') throw unexpected('POST /conversations.list');
      if (!row['is_private'] && row['is_im'] !== true && row['is_mpim'] !== true)
        byId.set(textIn(row, 'id'), row);
    }
  }
  return [...byId.values()];
}

export async function* readChannels(session: Session<SlackConfig>): AsyncGenerator<Page> {
  yield { rows: await publicChannels(session) };
}

/** A channel's life as far as it can hold anything to read; one that is archived is changed no more. */
export function partOf(row: JsonRow): StreamPart {
  const created = numberIn(row, 'created');
  const updated = row['is_archived'] === true ? numberIn(row, 'updated') : undefined;
  return {
    key: textIn(row, 'id'),
    community: textIn(row, 'name'),
    ...(created === undefined ? {} : { from: created * 1000 }),
    ...(updated === undefined ? {} : { until: updated + DAY_MS }),
  };
}

/** Everybody of the workspace, without Takeup's own account. The cursor is Slack's. */
export async function* readUsers(
  session: Session<SlackConfig>,
  cursor: string | undefined,
): AsyncGenerator<Page> {
  const own = await ownId(session, CHANNELS);
  const form = { limit: PER_CALL, ...teamOf(session) };
  const pages = listed(session, 'users.list', { list: 'members', form, limit: 'people', cursor });
  for await (const { rows, next } of pages) {
    yield {
      rows: rows
        .filter((row) => row['id'] !== own)
        .map((row) => ({ ...row, is_bot: row['is_bot'] === true || row['id'] === SLACKBOT })),
      ...(next === undefined ? {} : { cursor: next }),
    };
  }
}
