import type { JsonRow, Page, Session } from '@takeup/connectors/kit';
import { textIn, unexpected } from '@takeup/connectors/kit';
import type { StreamPart } from '@takeup/domain';
import { instantOf, listed, ownName, whatOf } from './ask.js';
import type { RocketChatConfig } from './config.js';

const PUBLIC = 'c';

/** Everybody who may sign in, apps and bots too, without Takeup's own account. The cursor is how many came before. */
export async function* readUsers(
  session: Session<RocketChatConfig>,
  cursor: string | undefined,
): AsyncGenerator<Page> {
  const own = await ownName(session);
  for await (const { rows, next } of people(session, Number(cursor ?? 0))) {
    yield {
      rows: rows.filter((row) => row['username'] !== own).map(personOf),
      ...(next === undefined ? {} : { cursor: String(next) }),
    };
  }
}

export function people(session: Session<RocketChatConfig>, from = 0) {
  return listed(session, 'users.list', { list: 'users', by: 'username', from });
}

/** Bots of before there was a type for them have a role. */
function personOf(row: JsonRow): JsonRow {
  const { roles } = row;
  return Array.isArray(roles) && roles.includes('bot') ? { ...row, type: 'bot' } : row;
}

/** Public channels, archived ones too. Whatever else stands in the list is passed over. */
export async function publicChannels(session: Session<RocketChatConfig>): Promise<readonly JsonRow[]> {
  const byId = new Map<string, JsonRow>();
  for await (const { rows } of listed(session, 'channels.list', { list: 'channels', by: 'name', from: 0 })) {
    for (const row of rows) {
      // A channel of no kind would be taken for a private one, and passed over.
      if (textIn(row, 't') === '' || textIn(row, '_id') === '') throw unexpected(whatOf('channels.list'));
      if (row['t'] === PUBLIC) byId.set(textIn(row, '_id'), row);
    }
  }
  return [...byId.values()];
}

export async function* readChannels(session: Session<RocketChatConfig>): AsyncGenerator<Page> {
  yield { rows: await publicChannels(session) };
}

/** A channel that was archived may be opened again, and its messages may be deleted: it has no end. */
export function partOf(row: JsonRow): StreamPart {
  return {
    key: textIn(row, '_id'),
    community: textIn(row, 'name'),
    ...(textIn(row, 'ts') === '' ? {} : { from: instantOf(row, 'ts', 'channels.list') }),
  };
}
