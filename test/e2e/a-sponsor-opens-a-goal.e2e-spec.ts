import { directoryText } from '@takeup/testing';
import { story, withBrowser } from './browser.js';
import { CHARTER, FIELD, WEEKS, activityFile, kpiFile } from './company-with-a-goal.js';
import { withOwnServer } from './own-server.js';

/** One week did not come. */
const MISSING = WEEKS[26];

withBrowser();
const own = withOwnServer();
beforeAll(
  () =>
    own.run(
      ['import', 'directory', own.file('directory.csv', directoryText(FIELD))],
      [
        'import',
        'activity',
        own.file('activity.csv', activityFile([{ people: FIELD }])),
        '--connection',
        'files',
      ],
      ['charter', 'apply', own.file('charter.yaml', CHARTER)],
      [
        'import',
        'outcome',
        own.file('time.csv', kpiFile(WEEKS.filter((day) => day !== MISSING))),
        '--goal',
        'time',
      ],
      ['refresh'],
    ),
  120_000,
);

describe('A sponsor opens a goal', () => {
  story('goes there from the charter and reads how it stands, and how sure that is', async ({ page }) => {
    await page.goto(`${own.url}/i/example/charter`);
    await page.getByRole('link', { name: 'See where it stands: Time to answer' }).click();
    await page
      .getByRole('heading', { level: 1, name: /^Time to answer: 20\.0 h, \d\.\d h better than its path\.$/ })
      .waitFor();
    expect(new URL(page.url()).pathname).toBe('/i/example/goals/time');
    const head = page.locator('.goal-head');
    expect(await head.innerText()).toMatch(/Above path today[\s\S]*Less is better here/);

    const facts = page.locator('.goal-facts');
    expect(await facts.innerText()).toMatch(
      /Now[\s\S]*20\.0 h[\s\S]*Path on \d+ \w+[\s\S]*better than path[\s\S]*8 h[\s\S]*not yet[\s\S]*Declared/,
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
      await page.goto(`${own.url}/i/example/goals/time`);
      const picture = page.getByRole('img', {
        name: /^Time to answer over time.*Gap: nothing from files on /,
      });
      await picture.locator('.recharts-surface').waitFor();
      expect(await picture.locator('[fill="url(#series-hatch)"]').count()).toBe(1);
      expect(await picture.locator('.aligned-gap').innerText()).toBe('no data');
      expect(await page.locator('.goal-chart').innerText()).toMatch(
        /Nothing came from files on .* none of these days counts as zero/,
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
      await page.goto(`${own.url}/i/example/goals/time`);
      await page.locator('.goal-chart .recharts-surface').first().waitFor();
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
    },
    { context: { viewport: { width: 390, height: 844 } } },
  );

  story('is told where a goal does not exist', async ({ page }) => {
    await page.goto(`${own.url}/i/example/goals/speed`);
    await page.getByRole('heading', { level: 1, name: 'This goal does not exist.' }).waitFor();
    expect(await page.getByText('No charter has a goal “speed”.').count()).toBe(1);
  });
});
