import path from 'node:path';
import { addDays } from '@takeup/domain';
import type { MattermostServer } from '@takeup/simulator';
import { mattermostServer } from '@takeup/simulator';
import type { RunningServer } from '@takeup/testing';
import { Board, PLATFORM_TOKEN, directoryText, peopleOf, runWell, startServer } from '@takeup/testing';
import { troublesOnScreens, violationsOf } from './axe.js';
import { story, withBrowser } from './browser.js';
import { Folder } from './drop.js';

const TODAY = new Date().toISOString().slice(0, 10);
const SINCE = addDays(TODAY, -20);
const PEOPLE = peopleOf('p', 20, { department: 'Sales' });

let platform: MattermostServer;
let server: RunningServer | undefined;
let folder: Folder;
const connections = async () =>
  (
    await server?.ask<{ sources: { connections: readonly { key: string }[] } }>(
      '{ sources { connections { key } } }',
    )
  )?.sources.connections.length;

withBrowser();
beforeAll(async () => {
  folder = new Folder();
  const board = new Board();
  const room = board.channel('help');
  const users = PEOPLE.map(({ employee_id }) => board.account(employee_id));
  for (let day = SINCE; day < TODAY; day = addDays(day, 1))
    for (const user of users.slice(0, 12)) board.post(room, user, `${day}T09:00:00Z`);
  platform = await mattermostServer({ content: board, clock: () => Date.now(), token: PLATFORM_TOKEN });
  folder.file('takeup.yaml', 'allow_hosts: [127.0.0.1]\n');
  const options = { dataDir: path.join(folder.path, 'data') };
  const withEmail = PEOPLE.map((person) => ({ ...person, email: `${person.employee_id}@example.org` }));
  await runWell(['import', 'directory', folder.file('directory.csv', directoryText(withEmail))], options);
  server = await startServer(options);
}, 120_000);
afterAll(async () => {
  await server?.stop();
  await platform.close();
  folder.remove();
}, 60_000);

describe('An operator connects a platform', () => {
  story(
    'with a wrong token nothing is kept; with the right one its days stand on the page; it is given a new token, then removed',
    async ({ page }) => {
      await page.goto(`${server?.url}/sources`);
      await page.getByRole('link', { name: 'Connect another source' }).click();
      await page.getByRole('heading', { level: 1, name: /^Connect a source/ }).waitFor();
      // What no form connects is told there too, with the lines that do.
      await page.locator('summary', { hasText: 'ActivityStreams' }).press('Enter');
      const lines = page.getByRole('region', { name: 'Lines for ActivityStreams' });
      expect(await lines.innerText()).toContain('connector: activitystreams');
      expect(await violationsOf(page)).toEqual([]);
      await page.getByLabel('Source').selectOption({ label: 'Mattermost' });
      await page.getByText('a token of one with the role System Admin').waitFor();
      const guide = page.getByRole('link', { name: /the guide to Mattermost$/ });
      const told = await page.request.get(new URL((await guide.getAttribute('href')) ?? '', page.url()).href);
      expect([told.status(), told.headers()['content-type']]).toEqual([200, 'text/plain; charset=utf-8']);
      expect(await told.text()).toContain('## What to ask the administrator for');
      for (const beside of ['none.md', '../adr/README.md', '%2e%2e/adr/README.md'])
        expect((await page.request.get(`${server?.url}/docs/connectors/${beside}`)).status()).toBe(404);

      const token = page.getByLabel('Access token');
      expect(await token.getAttribute('type')).toBe('password');
      await page.getByLabel('Address of the server').fill(platform.url);
      await page.getByLabel('First day to read').fill(SINCE);
      await token.fill('not-the-token');
      // By keyboard alone from here on: Enter tests.
      await page.keyboard.press('Enter');
      await page.getByText('The platform does not take the token.').waitFor();
      expect(await page.getByText('GET /api/v4/users/me').innerText()).toContain('401');
      expect(
        await page.getByRole('button', { name: 'Connect', exact: true }).getAttribute('aria-disabled'),
      ).toBe('true');
      expect(await connections()).toBe(0);

      await token.fill(PLATFORM_TOKEN);
      await page.keyboard.press('Enter');
      await page.getByText('Can be read: users, channels and posts.').waitFor();
      expect(await troublesOnScreens(page)).toEqual([]);
      expect(await connections()).toBe(0);

      await page.getByRole('button', { name: 'Connect', exact: true }).press('Enter');
      await page
        .getByRole('img', { name: 'Mattermost: 20 of 20 days complete' })
        .waitFor({ timeout: 45_000 });
      expect(page.url()).toMatch(/\/sources#mattermost$/);
      expect(await page.content()).not.toContain(PLATFORM_TOKEN);

      platform.revoke('the-next-token');
      await page.getByRole('link', { name: 'Change Mattermost' }).press('Enter');
      await page.getByText(platform.url).waitFor();
      const next = page.getByLabel('Access token');
      await next.fill('not-the-token');
      await page.keyboard.press('Enter');
      await page.getByText('The platform does not take the token.').waitFor();
      await next.fill('the-next-token');
      await page.getByLabel('Name').fill('Our chat');
      await page.keyboard.press('Enter');
      await page.getByText('Can be read: users, channels and posts.').waitFor();
      expect(await violationsOf(page)).toEqual([]);
      await page.getByRole('button', { name: 'Change', exact: true }).press('Enter');
      await page.getByRole('img', { name: 'Our chat: 20 of 20 days complete' }).waitFor();
      expect(await page.content()).not.toContain('the-next-token');

      const row = page.getByRole('row', { name: /^Our chat/ });
      await row.getByRole('button', { name: 'Remove Our chat' }).press('Enter');
      // Enter alone goes back.
      await page.keyboard.press('Enter');
      await row.getByRole('button', { name: 'Remove Our chat' }).click();
      expect(await violationsOf(page)).toEqual([]);
      await row.getByRole('button', { name: 'Remove Our chat' }).click();
      await row.getByText(/Asked no more since/).waitFor();
      expect(await row.getByRole('img').getAttribute('aria-label')).toBe('Our chat: 20 of 20 days complete');
    },
    { timeout: 120_000 },
  );
});
