import { setTimeout as sleep } from 'node:timers/promises';
import { mattermostServer, type MattermostServer } from './server.js';
import { smallContent } from '../content/small/content.js';
import { asker, TOKEN } from './testing/ask.js';

const NOW = Date.parse('2026-11-20T12:00:00Z');
const content = smallContent({ seed: 4 });
const channel = content.channels(NOW).find(({ type }) => type === 'O')!;
const FOR_MS = 400;

let server: MattermostServer;
beforeEach(async () => {
  server = await mattermostServer({
    content,
    clock: () => NOW,
    token: TOKEN,
    outages: [{ from: '2026-10-13', to: '2026-10-14', forMs: FOR_MS }],
  });
});
afterEach(() => server.close());

const page = (start: string) => ({
  channel_id: channel.id,
  sort_direction: 'desc',
  start_time: Date.parse(start),
  per_page: 3,
});

test('two days cannot be read until a while after they were first asked for; other days can', async () => {
  const { raw } = asker(server);
  expect((await raw('/reports/posts', page('2026-10-10'))).status).toBe(200);
  // It reaches over the days, from well after them.
  expect((await raw('/reports/posts', { ...page('2026-11-10'), per_page: 1000 })).status).toBe(200);
  expect((await raw('/users')).status).toBe(200);
  // Nothing has touched the days so far: the time does not run.
  await sleep(FOR_MS);
  const failed = await raw('/reports/posts', page('2026-10-15'));
  expect(failed.status).toBe(503);
  expect(await failed.json()).toMatchObject({ status_code: 503 });
  expect((await raw(`/channels/${channel.id}/posts?per_page=200`)).status).toBe(503);
  expect((await raw('/reports/posts', page('2026-10-10'))).status).toBe(200);
  await sleep(FOR_MS);
  expect((await raw('/reports/posts', page('2026-10-15'))).status).toBe(200);
  expect((await raw(`/channels/${channel.id}/posts?per_page=200`)).status).toBe(200);
});
