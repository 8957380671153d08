import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { closedAfterwards, rowsOf, streamOf } from '@takeup/connectors/testing';
import { mattermost } from './mattermost.js';
import { whole, open as openBoard } from './testing/opened.js';
import { channelId, smallBank } from './testing/small-bank.js';

const { open, closeAll } = closedAfterwards(openBoard);
afterEach(closeAll);

const CONTRACT = path.resolve(
  __dirname,
  '../../../../../shared/contracts/mattermost/mattermost-openapi-v4-2023-06-subset.yaml',
);

it('asks only for what the published API offers, and reads only fields that it names', async () => {
  if (!existsSync(CONTRACT)) {
    console.log('not checked: contracts/mattermost absent');
    return;
  }
  const published = readFileSync(CONTRACT, 'utf8');
  const own = await open({ ...smallBank, edition: 'team' });
  const [users, posts] = [await streamOf(own, 'users'), await streamOf(own, 'posts')];
  await rowsOf(own, whole('walk', 1));
  await mattermost.check(own.session);
  const asked = new Set(
    own.server.asked.map((one) =>
      one.path.replace(channelId(1), '{channel_id}').replace('/me', '/{user_id}'),
    ),
  );
  // The report is newer than this description of the API.
  asked.delete('/api/v4/reports/posts');
  for (const one of asked)
    expect(published).toMatch(new RegExp(`^  "?${one.replace(/[{}]/g, '\\$&')}"?:$`, 'm'));
  for (const field of [...Object.keys(users.keep), ...Object.keys(posts.keep)])
    if (!['automated', 'bare', 'is_bot'].includes(field))
      expect(published).toMatch(new RegExp(`^ +${field}:$`, 'm'));
});
