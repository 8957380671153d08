import path from 'node:path';
import { addDays } from '@takeup/domain';
import type { MattermostServer } from '@takeup/simulator';
import { mattermostServer } from '@takeup/simulator';
import type { RunningServer } from '@takeup/testing';
import { Board, PLATFORM_TOKEN, directoryText, peopleOf, runWell, startServer, until } from '@takeup/testing';
import { story, withBrowser } from './browser.js';
import { Folder } from './drop.js';

const TODAY = new Date().toISOString().slice(0, 10);
const SINCE = addDays(TODAY, -40);
/** Two days that the platform cannot give at first. */
const LOST = [addDays(TODAY, -12), addDays(TODAY, -11)] as const;
const PEOPLE = peopleOf('p', 20, { department: 'Sales' });

let platform: MattermostServer;
let server: RunningServer | undefined;
let folder: Folder;
let isWell = false;

withBrowser();
beforeAll(async () => {
  folder = new Folder();
  const board = new Board();
  const room = board.channel('help');
  const users = PEOPLE.map(({ employee_id }) => board.account(employee_id));
  for (let day = SINCE; day < TODAY; day = addDays(day, 1))
    for (const user of users.slice(0, 12)) board.post(room, user, `${day}T09:00:00Z`);
  const lost = (at: number) => LOST.some((day) => new Date(at).toISOString().startsWith(day));
  platform = await mattermostServer({
    content: {
      ...{ team: board.team, reader: board.reader },
      users: () => board.users(),
      channels: () => board.channels(),
      lastActivityAt: () => 0,
      seenOn: () => board.seenOn(),
      livesDays: board.livesDays,
      posts: (channelId, query) => {
        const posts = [...board.posts(channelId, query)];
        if (!isWell && posts.some(({ createAt }) => lost(createAt))) throw new Error('out of order');
        return posts;
      },
    },
    clock: () => Date.now(),
    token: PLATFORM_TOKEN,
  });
  const options = { dataDir: path.join(folder.path, 'data'), env: { CHAT_TOKEN: PLATFORM_TOKEN } };
  folder.file(
    'takeup.yaml',
    `connections:
  - { key: chat, title: Chat, connector: mattermost, url: "${platform.url}", token: { env: CHAT_TOKEN }, since: ${SINCE}, allow_hosts: [127.0.0.1] }
`,
  );
  const withEmail = PEOPLE.map((person) => ({ ...person, email: `${person.employee_id}@example.org` }));
  await runWell(['import', 'directory', folder.file('directory.csv', directoryText(withEmail))], options);
  server = await startServer(options);
}, 120_000);
afterAll(async () => {
  await server?.stop();
  await platform.close();
  folder.remove();
}, 60_000);

interface Told {
  readonly sources: {
    readonly connections: readonly { readonly complete: number; readonly syncState: string }[];
    readonly toFix: readonly { readonly title: string }[];
  };
}
const SOURCES = '{ sources { connections { complete syncState } toFix { title } } }';
const told = async () => (await server?.ask<Told>(SOURCES))?.sources;

describe('An operator fetches the days again', () => {
  story(
    'sees what is wrong and what to do, has the days read again, and sees them repaired',
    async ({ page }) => {
      await until('the first reading has met its trouble', async () => {
        const sources = await told();
        return sources?.toFix.some(({ title }) => /days from Chat still to come/.test(title)) === true;
      });
      await page.goto(`${server?.url}/sources`);
      await page
        .getByRole('heading', { level: 1, name: '1 source is connected. 2 problems affect what you see.' })
        .waitFor();
      const fix = page.getByRole('region', { name: 'To fix' });
      expect(await fix.innerText()).toMatch(/Chat could not be read[\s\S]*500[\s\S]*What to do/);
      expect(await fix.innerText()).toContain('takeup sync chat --from');
      const strip = page.getByRole('img', { name: /^Chat: \d+ of 40 days complete$/ });
      expect(await strip.getAttribute('aria-label')).not.toBe('Chat: 40 of 40 days complete');

      isWell = true;
      const again = fix.getByRole('button', { name: /^Fetch \d+ days again$/ });
      await again.focus();
      await page.keyboard.press('Enter');
      await page.getByRole('img', { name: 'Chat: 40 of 40 days complete' }).waitFor({ timeout: 45_000 });
      await page
        .getByRole('heading', { level: 1, name: '1 source is connected, and there is nothing to fix.' })
        .waitFor();
      expect(await page.getByRole('row', { name: /^Chat/ }).innerText()).toContain('Healthy');
    },
    { timeout: 120_000 },
  );

  story('a connection that is not there, and a day to come, are refused in words', async () => {
    const asked = async (connection: string, days: readonly string[]) =>
      server?.ask<{ syncSource: { __typename: string; message?: string } }>(
        `mutation($connection: String!, $days: [Date!]) { syncSource(connection: $connection, days: $days) {
          __typename ... on UnknownSource { message } ... on InvalidDays { message } } }`,
        { connection, days },
      );
    expect((await asked('wiki', []))?.syncSource).toMatchObject({
      __typename: 'UnknownSource',
      message: expect.stringMatching(/no connection wiki.*There are: chat/) as string,
    });
    expect((await asked('chat', [TODAY]))?.syncSource.__typename).toBe('InvalidDays');
  });
});
