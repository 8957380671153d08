import type { Json, KeptRow } from '@takeup/connectors/kit';
import { isRow, numberIn, textIn } from '@takeup/connectors/kit';
import type { AccountFact, ActivityFact, CommunityFact, Fact } from '@takeup/domain';

/** Sign-in by which `auth_data` is the organisation's own id of somebody. */
const DIRECTORIES: readonly string[] = ['ldap', 'saml'];

const OBSERVERS: Readonly<Record<string, (row: KeptRow) => readonly Fact[]>> = {
  users: (row) => [account(row)],
  channels: (row) => [community(row)],
  posts: activity,
};

export function observe(stream: string, row: KeptRow): readonly Fact[] {
  return OBSERVERS[stream]?.(row) ?? [];
}

function account(row: KeptRow): AccountFact {
  const byDirectory = DIRECTORIES.includes(textIn(row, 'auth_service')) ? textIn(row, 'auth_data') : '';
  const props = isRow(row['props']) ? row['props'] : {};
  const aliases = [byDirectory, textIn(props, 'employee_id'), textIn(row, 'email')];
  return {
    fact: 'account',
    account: textIn(row, 'id'),
    aliases: [...new Set(aliases.filter((alias) => alias !== ''))],
    kind: row['is_bot'] === true ? 'bot' : 'person',
    enabled: row['delete_at'] === 0,
  };
}

function community(row: KeptRow): CommunityFact {
  return {
    fact: 'community',
    community: textIn(row, 'id'),
    key: textIn(row, 'key'),
    title: textIn(row, 'display_name'),
  };
}

/** A deleted post takes its reactions with it. */
function activity(row: KeptRow): readonly ActivityFact[] {
  if (row['delete_at'] !== 0) return [];
  const id = textIn(row, 'id');
  const root = textIn(row, 'root_id');
  const place = { community: textIn(row, 'channel_id'), message: id, thread: root === '' ? id : root };
  const own: readonly ActivityFact[] = isWritten(row)
    ? [act(row, row['bare'] === true ? 'file' : root === '' ? 'post' : 'reply', place)]
    : [];
  const metadata = isRow(row['metadata']) ? row['metadata'] : {};
  const reactions = Array.isArray(metadata['reactions']) ? metadata['reactions'] : [];
  return [
    ...own,
    ...reactions.flatMap((reaction: Json) => (isRow(reaction) ? [act(reaction, 'react', place)] : [])),
  ];
}

/** By a person's hand: not by the server (`system_…`), a plugin (`custom_…`) or a webhook. */
function isWritten(row: KeptRow): boolean {
  return row['automated'] !== true && !/^(?:system|custom)_/.test(textIn(row, 'type'));
}

function act(
  row: { readonly [field: string]: Json },
  kind: 'file' | 'post' | 'reply' | 'react',
  place: Pick<ActivityFact, 'community' | 'message' | 'thread'>,
): ActivityFact {
  return {
    fact: 'activity',
    account: textIn(row, 'user_id'),
    kind,
    at: numberIn(row, 'create_at') ?? null,
    count: 1,
    ...place,
  };
}
