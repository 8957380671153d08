import { directoryText, peopleOf } from '@takeup/testing';
import { story, withBrowser } from './browser.js';
import { CHARTER, FIELD, activityFile, kpiFile } from './company-with-a-goal.js';
import { withOwnServer } from './own-server.js';

const IT = peopleOf('i', 20, { department: 'IT', job_family: 'T' });
const ACTS = activityFile([
  { people: FIELD, community: 'coffee' },
  { people: IT, community: 'lab' },
]);

withBrowser();
const server = withOwnServer();

describe('A sponsor reads whether it is on course', () => {
  story('is led to bring in files while there is nothing', async ({ page }) => {
    await page.goto(`${server.url}/`);
    await page.waitForURL(/\/start$/);
  });

  story(
    'reads one question while nobody has declared what it is for',
    async ({ page }) => {
      await server.run(
        ['import', 'directory', server.file('directory.csv', directoryText([...FIELD, ...IT]))],
        ['import', 'activity', server.file('activity.csv', ACTS), '--connection', 'files'],
        ['refresh'],
      );
      await page.goto(`${server.url}/`);
      await page.getByRole('heading', { level: 1, name: /^What is this for\?/ }).waitFor();
      const seen = page.getByRole('region', { name: 'What is seen before anybody says what it is for' });
      expect(await seen.innerText()).toMatch(/coffee[\s\S]*lab/);
      expect(await seen.getByRole('row', { name: /^IT/ }).innerText()).toMatch(/75\.0%/);
      expect(await page.getByText('Next decision').count()).toBe(0);
    },
    { timeout: 120_000 },
  );

  story(
    'reads the verdict, sees that no benefit is counted, and opens the lead goal',
    async ({ page }) => {
      await server.run(
        ['charter', 'apply', server.file('charter.yaml', CHARTER)],
        ['import', 'outcome', server.file('time.csv', kpiFile()), '--goal', 'time'],
        ['refresh'],
      );
      await page.goto(`${server.url}/`);
      const verdict = page.getByRole('heading', { level: 1 });
      await page
        .getByRole('heading', { level: 1, name: /is above its path today\. It needs your decision by / })
        .waitFor();
      expect(await verdict.count()).toBe(1);
      const strip = page.locator('.overview-strip');
      expect(await strip.innerText()).toMatch(/€0[\s\S]*Counted from grade 4 on/);
      expect(await strip.innerText()).toMatch(/No charter was confirmed when this window ended/);
      expect(await page.locator('main').innerText()).not.toMatch(/because|thanks to|caused|impact/i);

      const own = page.locator('.overview-initiative');
      await own.getByRole('img', { name: /^Time to answer over time/ }).waitFor();
      await own.getByRole('button', { name: /^Show as table ?: Time to answer$/ }).press('Enter');
      expect(await own.getByRole('table', { name: 'Time to answer, by period' }).count()).toBe(1);
      expect(await own.locator('.overview-facts').innerText()).toMatch(
        /Adoption against target[\s\S]*Evidence[\s\S]*Declared[\s\S]*€0 evidenced[\s\S]*Next gate/,
      );
      const nav = page.getByRole('navigation', { name: 'Main' }).first();
      expect(await nav.getByRole('link', { name: /\(above path\)$/ }).count()).toBe(1);

      await own.getByRole('link', { name: 'Time to answer', exact: true }).click();
      await page.getByRole('heading', { level: 1, name: /^Time to answer: 20\.0 h/ }).waitFor();
      expect(new URL(page.url()).pathname).toBe('/i/example/goals/time');
    },
    { timeout: 120_000 },
  );

  story(
    'reads it on a phone without scrolling sideways, and finds where its figures come from',
    async ({ page }) => {
      await page.goto(`${server.url}/`);
      await page.locator('.overview-goal .recharts-surface').first().waitFor();
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
      const tabs = page.getByRole('navigation', { name: 'Main' }).last();
      expect(await tabs.getByRole('link').first().innerText()).toBe('Overview');
      // What the side navigation has under set-up is behind the last tab.
      await tabs.getByRole('link', { name: 'More' }).click();
      await page.getByRole('heading', { level: 1, name: 'Where the figures come from.' }).waitFor();
      await page.locator('main').getByRole('link', { name: 'Data sources' }).click();
      await page.waitForURL(/\/sources$/);
      await page.getByRole('region', { name: 'Sources and their days' }).waitFor();
      expect(await tabs.getByRole('link', { name: 'More' }).getAttribute('aria-current')).toBe('page');
    },
    { context: { viewport: { width: 390, height: 844 } } },
  );
});
