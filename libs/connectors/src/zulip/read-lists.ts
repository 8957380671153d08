import type { JsonRow, Page, Session } from '@takeup/connectors/kit';
import { communityKeys, numberIn, rowsIn, slugOf, textIn, unexpected } from '@takeup/connectors/kit';
import { ask, ownId } from './ask.js';
import type { ZulipConfig } from './config.js';

/** All people come in one answer; a hundred thousand are some 60 MB. */
const MOST_BYTES = 268_435_456;
const CHANNELS = 'GET /api/v1/streams';

/** Everybody of the organisation, bots too, without Takeup's own account. */
export async function* readUsers(session: Session<ZulipConfig>): AsyncGenerator<Page> {
  const own = await ownId(session);
  const members = await peopleOf(session);
  yield { rows: members.filter((row) => row['user_id'] !== own) };
}

export async function peopleOf(session: Session<ZulipConfig>): Promise<readonly JsonRow[]> {
  const { members } = await ask(session, '/users', {
    query: { client_gravatar: true },
    maxBytes: MOST_BYTES,
  });
  return rowsIn(members, 'GET /api/v1/users');
}

/** Public channels, each with the `key` that charters name it by. Private ones are not asked for, and passed over. */
export async function publicChannels(session: Session<ZulipConfig>): Promise<readonly JsonRow[]> {
  const query = { include_public: true, include_subscribed: false };
  const rows = rowsIn((await ask(session, '/streams', { query }))['streams'], CHANNELS).filter((row) => {
    if (typeof row['invite_only'] !== 'boolean' || numberIn(row, 'stream_id') === undefined)
      throw unexpected(CHANNELS);
    return !row['invite_only'];
  });
  const keys = communityKeys(
    rows.map((row) => ({ id: String(numberIn(row, 'stream_id')), slug: slugOf(textIn(row, 'name')) })),
  );
  return rows.map((row, i) => ({ ...row, key: keys[i] ?? '' }));
}

export async function* readChannels(session: Session<ZulipConfig>): AsyncGenerator<Page> {
  yield { rows: await publicChannels(session) };
}
