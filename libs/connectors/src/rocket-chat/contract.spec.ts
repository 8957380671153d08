import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { closedAfterwards, pagesOf } from '@takeup/connectors/testing';
import { rocketChat } from './rocket-chat.js';
import { messagesOf, open as openWorkspace, presenceOf } from './testing/opened.js';
import { smallWorkspace } from './testing/workspace.js';

const CONTRACTS = path.resolve(__dirname, '../../../../../shared/contracts/rocketchat');
const FILES: Readonly<Record<string, string>> = {
  me: 'authentication.yaml',
  'users.list': 'user-management.yaml',
  'channels.list': 'rooms.yaml',
  'chat.syncMessages': 'messaging.yaml',
  'engagement-dashboard/users/active-users': 'statistics.yaml',
};
/** The lines that describe one call; undefined where the description is not there. */
const described = (method: string): string | undefined => {
  const file = path.join(CONTRACTS, FILES[method] ?? '');
  if (!existsSync(file)) {
    console.log(`not checked: contracts/rocketchat/${FILES[method]} absent`);
    return undefined;
  }
  const [, after = ''] = readFileSync(file, 'utf8').split(`\n  /api/v1/${method}:\n`);
  return after.split(/\n {2}\/api/)[0];
};
const { open, closeAll } = closedAfterwards(openWorkspace);
afterEach(closeAll);

it('asks only for what the published API offers, in its words', async () => {
  const own = await open(smallWorkspace);
  await rocketChat.check(own.session);
  for (const stream of ['users', 'channels']) await pagesOf(own, { by: 'snapshot', stream });
  await pagesOf(own, messagesOf());
  await pagesOf(own, presenceOf());
  const asked = new Map(
    own.server.asked.map(({ path: one, query }) => [one.replace('/api/v1/', ''), [...query.keys()]]),
  );
  expect([...asked.keys()].sort()).toEqual(Object.keys(FILES).toSorted());
  for (const [method, names] of asked) {
    const lines = described(method);
    if (lines === undefined) continue;
    expect(lines).toMatch(/^ {4}get:/m);
    for (const name of names)
      expect(lines).toMatch(new RegExp(`name: ${name}\\b|parameters/${name}\\b`, 'i'));
  }
});

it.each<[string, readonly string[]]>([
  ['me', ['username', 'roles', 'success']],
  ['users.list', ['_id', 'username', 'emails', 'address', 'type', 'active', 'roles', 'total']],
  ['channels.list', ['_id', 'name', 't', 'ts', 'total']],
  [
    'chat.syncMessages',
    ['updated', 'deleted', '_id', 'rid', 'u', 'username', 'msg', 'ts', '_updatedAt', 't'],
  ],
  ['engagement-dashboard/users/active-users', ['month', 'usersList', 'day', 'year']],
])('needs of %s only fields that the description has', (method, fields) => {
  const lines = described(method);
  if (lines === undefined) return;
  for (const field of fields) expect(lines).toMatch(new RegExp(`^ +(?:- )?${field}:`, 'm'));
});
