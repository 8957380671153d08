import path from 'node:path';
import { addDays } from '@takeup/domain';
import type { RunningServer } from '@takeup/testing';
import {
  activityText,
  completeCharter,
  directoryText,
  peopleOf,
  runWell,
  startServer,
} from '@takeup/testing';
import { story, withBrowser } from './browser.js';
import { Folder } from './drop.js';

const TODAY = new Date().toISOString().slice(0, 10);
const GO_LIVE = addDays(TODAY, -56);
/** Half a year of weekly values around 26 h until go-live, 20 h from then on; one week did not come. */
const WEEKS = Array.from({ length: 30 }, (_, week) => addDays(TODAY, -7 * (29 - week)));
const MISSING = WEEKS[26] ?? '';
const KPI = `at,value\n${WEEKS.filter((day) => day !== MISSING)
  .map((day, i) => `${day},${day < GO_LIVE ? 25.5 + (i % 2) : 20}\n`)
  .join('')}`;

const PEOPLE = peopleOf('f', 30, { department: 'Sales', job_family: 'F' });
const ACTS = activityText(
  Array.from({ length: 120 }, (_, i) => addDays(TODAY, i - 120)).flatMap((day) =>
    PEOPLE.slice(0, 15).map(({ employee_id: account }) => ({ day, account, kind: 'post' })),
  ),
);
const CHARTER = completeCharter({
  personas: { field: { job_family: 'F' } },
  baselineFrom: addDays(TODAY, -150),
  goLive: GO_LIVE,
  deadline: addDays(TODAY, 300),
});

let server: RunningServer | undefined;
let folder: Folder;

withBrowser();
beforeAll(async () => {
  folder = new Folder();
  const options = { dataDir: path.join(folder.path, 'data') };
  server = await startServer(options);
  for (const args of [
    ['import', 'directory', folder.file('directory.csv', directoryText(PEOPLE))],
    ['import', 'activity', folder.file('activity.csv', ACTS), '--connection', 'files'],
    ['charter', 'apply', folder.file('charter.yaml', CHARTER)],
    ['import', 'outcome', folder.file('time.csv', KPI), '--goal', 'time'],
    ['refresh'],
  ])
    await runWell(args, options);
}, 120_000);
afterAll(async () => {
  await server?.stop();
  folder.remove();
}, 60_000);

describe('A sponsor opens a goal', () => {
  story('goes there from the charter and reads how it stands, and how sure that is', async ({ page }) => {
    await page.goto(`${server?.url}/i/example/charter`);
    await page.getByRole('link', { name: 'See where it stands: Time to answer' }).click();
    await page
      .getByRole('heading', { level: 1, name: /^Time to answer: 20\.0 h, \d\.\d h better than its path\.$/ })
      .waitFor();
    expect(new URL(page.url()).pathname).toBe('/i/example/goals/time');
    const head = page.locator('.goal-head');
    expect(await head.innerText()).toMatch(/Above path today[\s\S]*Less is better here/);

    const facts = page.locator('.goal-facts');
    expect(await facts.innerText()).toMatch(
      /Now[\s\S]*20\.0 h[\s\S]*Path today[\s\S]*better than path[\s\S]*8 h[\s\S]*not yet[\s\S]*Declared/,
    );
    const ladder = page.getByRole('region', { name: 'Evidence ladder' });
    expect(await ladder.locator('.is-here').innerText()).toMatch(/1\s*Declared\s*Now here\./);
    const needs = ladder.getByRole('list', { name: 'What the next grade needs' });
    expect(await needs.innerText()).toMatch(/A test of their changes/);
    // It was live before its charter was confirmed.
    expect(await ladder.innerText()).toContain('The charter was confirmed after go-live.');
  });

  story(
    'sees the week that did not come as a gap in the picture, in words and in the table',
    async ({ page }) => {
      await page.goto(`${server?.url}/i/example/goals/time`);
      const picture = page.getByRole('img', { name: /^Time to answer over time.*1 stretch without data\.$/ });
      await picture.locator('.recharts-surface').waitFor();
      expect(await picture.locator('[fill="url(#series-hatch)"]').count()).toBe(1);
      expect(await picture.locator('.aligned-gap').innerText()).toBe('no data');
      expect(await page.locator('.goal-chart').innerText()).toMatch(
        /No data from files: .* never taken for zero/,
      );

      await page.getByRole('img', { name: /^field, active, last 28 days/ }).waitFor();
      const [goal, adoption] = await page.locator('.aligned').all();
      const [a, b] = [await goal?.boundingBox(), await adoption?.boundingBox()];
      expect([a?.x, a?.width]).toEqual([b?.x, b?.width]);

      await page.getByRole('button', { name: 'Show as table' }).press('Enter');
      const table = page.getByRole('table', { name: 'Time to answer, by period' });
      expect(await table.getByRole('row', { name: /no data/ }).count()).toBe(1);
      expect(await table.getByRole('row').count()).toBeGreaterThan(15);
      expect(await table.innerText()).not.toMatch(/\t0\.0 h/);
    },
  );

  story(
    'reads it on a phone without scrolling sideways',
    async ({ page }) => {
      await page.goto(`${server?.url}/i/example/goals/time`);
      await page.locator('.goal-chart .recharts-surface').first().waitFor();
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
    },
    { context: { viewport: { width: 390, height: 844 } } },
  );

  story('is told where a goal does not exist', async ({ page }) => {
    await page.goto(`${server?.url}/i/example/goals/speed`);
    await page.getByRole('heading', { level: 1, name: 'This goal does not exist.' }).waitFor();
    expect(await page.getByText('No charter has a goal “speed”.').count()).toBe(1);
  });
});
