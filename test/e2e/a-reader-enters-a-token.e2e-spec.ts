import path from 'node:path';
import type { Page } from 'playwright-core';
import type { RunningServer } from '@takeup/testing';
import { runWell, startServer, until } from '@takeup/testing';
import { violationsOf } from './axe.js';
import { figuresOn, story, withBrowser } from './browser.js';
import { Folder } from './drop.js';
import { CHARTER, activityFile, directoryFile } from './small-company.js';

let server: RunningServer | undefined;
let folder: Folder;
let token = '';

const url = (more = '') => `${server?.url}${more}`;

withBrowser();
beforeAll(async () => {
  folder = new Folder();
  const options = { dataDir: path.join(folder.path, 'data') };
  const started = await startServer(options);
  server = started;
  await runWell(['charter', 'apply', folder.file('charter.yaml', CHARTER)], options);
  for (const [address, body] of [
    ['/import/directory', directoryFile()],
    ['/import/activity?connection=platform', activityFile()],
  ] as const)
    await fetch(url(address), { method: 'POST', body });
  const stage = '{ organisation { setup { stage progress { task } } } }';
  await until('the figures are published', async () => {
    const { organisation } = await started.ask<{
      organisation: { setup: { stage: string; progress: unknown } };
    }>(stage);
    return organisation.setup.stage === 'PUBLISHED' && organisation.setup.progress === null;
  });
  const { stdout } = await runWell(['token', 'create', '--role', 'reader', '--department', 'Sales'], options);
  token = stdout.trim();
}, 90_000);
afterAll(async () => {
  await server?.stop();
  folder.remove();
}, 60_000);

const form = (page: Page) => page.getByLabel('Access token');

async function enter(page: Page, text: string): Promise<void> {
  await form(page).fill(text);
  await page.getByRole('button', { name: 'Enter' }).click();
}

describe('A reader of one department', () => {
  story(
    'enters a token, sees that department and no other, and is forgotten again',
    async ({ page }) => {
      await page.goto(url('/adoption'));
      await page.getByRole('heading', { level: 1, name: 'Enter your access token' }).waitFor();
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme });
        expect([colorScheme, await violationsOf(page)]).toEqual([colorScheme, []]);
      }
      await enter(page, token.slice(0, -1));
      await page.getByRole('alert').getByText('copy all of it').waitFor();
      expect(await form(page).getAttribute('aria-invalid')).toBe('true');
      await enter(page, token);

      await figuresOn(page);
      const heads = page.locator('.matrix thead th');
      expect(await heads.allInnerTexts()).toEqual(expect.arrayContaining([expect.stringMatching(/Berlin/)]));
      expect(
        await page.locator('.matrix button[data-group="ALL~Sales"]').getAttribute('aria-label'),
      ).toContain('50 of 91 people');
      const side = page.getByRole('banner');
      await side.getByText('You see Sales and all below it.').waitFor();
      expect(await page.getByRole('link', { name: 'Bring in files' }).count()).toBe(0);
      expect(await page.getByRole('link', { name: 'Reports' }).count()).toBe(0);
      expect(await page.context().cookies()).toMatchObject([{ httpOnly: true, sameSite: 'Strict' }]);
      expect(await page.evaluate(() => document.cookie)).toBe('');

      for (const address of ['/', '/adoption', '/i', '/sources', '/start']) {
        await page.goto(url(address));
        await page.getByRole('heading', { level: 1 }).first().waitFor();
        expect([address, await page.locator('body').innerText()]).toEqual([
          address,
          expect.not.stringMatching(/Back office|\b200\b/),
        ]);
      }
      await page.goto(url('/adoption?department=Back+office'));
      await page.getByText('This department does not exist.').waitFor();

      await page.getByRole('banner').getByRole('button', { name: 'Forget token' }).click();
      await page.getByRole('heading', { level: 1, name: 'Enter your access token' }).waitFor();
      expect(await page.context().cookies()).toEqual([]);
    },
    { expected: /401|\/(graphql|session)$/ },
  );
});
