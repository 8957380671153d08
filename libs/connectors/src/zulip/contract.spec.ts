import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Keep } from '@takeup/connectors/kit';
import { pagesOf } from '@takeup/connectors/testing';
import { channels, messages, users } from './streams.js';
import { smallOrganisation } from './testing/organisation.js';
import { messagesOf, open } from './testing/opened.js';
import { zulip } from './zulip.js';

const CONTRACTS = path.resolve(__dirname, '../../../../../shared/contracts/zulip');
const published = (file: string): string | undefined => {
  const at = path.join(CONTRACTS, file);
  if (existsSync(at)) return readFileSync(at, 'utf8');
  console.log(`not checked: contracts/zulip/${file} absent`);
  return undefined;
};
const OURS = ['key', 'day', 'thread', 'author'];
const fieldsOf = (keep: Readonly<Record<string, Keep>>) =>
  Object.keys(keep).filter((name) => !OURS.includes(name));

it('asks only for what the published API offers, with the arguments that it names', async () => {
  const api = published('zulip-openapi-fl218-onehash-fork.yaml');
  if (api === undefined) return;
  const own = await open(smallOrganisation);
  try {
    await zulip.check(own.session);
    for (const stream of ['users', 'channels']) await pagesOf(own, { by: 'snapshot', stream });
    await pagesOf(own, messagesOf());
    const asked = new Set(own.server.asked.map((one) => one.path.replace('/api/v1', '')));
    expect(asked.size).toBe(5);
    for (const one of asked) expect(api).toMatch(new RegExp(`^  ${one}:$`, 'm'));
    const names = new Set(own.server.asked.flatMap(({ query }) => [...query.keys()]));
    for (const name of names) expect(api).toMatch(new RegExp(`name: ${name}$`, 'm'));
    expect(api).toContain('{"operator": "streams", "operand": "public"}');
  } finally {
    await own.close();
  }
});

it('reads only fields that the published API describes', () => {
  const api = published('zulip-openapi-fl218-onehash-fork.yaml');
  if (api === undefined) return;
  const read = [users.keep, channels.keep, messages().keep].flatMap(fieldsOf);
  for (const field of [
    ...read,
    'sender_id',
    'sender_realm_str',
    'subject',
    'type',
    'invite_only',
    'history_limited',
  ])
    expect(api).toMatch(new RegExp(`^ +${field}:`, 'm'));
});

it('of the published example, the direct message is refused', async () => {
  const example = published('get-messages.official-example.json');
  if (example === undefined) return;
  const own = await open(smallOrganisation, {
    instead: ({ path: asked }) => (asked.endsWith('/messages') ? { body: JSON.parse(example) } : undefined),
  });
  try {
    await expect(pagesOf(own, messagesOf())).rejects.toThrow('unexpected-shape');
  } finally {
    await own.close();
  }
});
