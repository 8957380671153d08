import { addDays } from '@takeup/domain';
import { directoryText } from '@takeup/testing';
import type { Locator } from 'playwright-core';
import { story, withBrowser } from './browser.js';
import { CHARTER, FIELD, WEEKS, activityFile, kpiFile } from './company-with-a-goal.js';
import { withOwnServer } from './own-server.js';

const TODAY = new Date().toISOString().slice(0, 10);
/** More than a quarter of a 28-day window, given up long ago: some windows hold too few days to be told. */
const LOST = Array.from({ length: 10 }, (_, i) => addDays(TODAY, i - 45));
/** One week of the KPI did not come. */
const SILENT = WEEKS[26];

/** Enough acts a day for a day without any to be missed. */
const activity = () =>
  activityFile(['ask', 'news', 'help'].map((community) => ({ people: FIELD, community })))
    .split('\n')
    .filter((line) => !LOST.some((day) => line.includes(day)))
    .join('\n');

withBrowser();
const own = withOwnServer();
beforeAll(
  () =>
    own.run(
      ['import', 'directory', own.file('directory.csv', directoryText(FIELD))],
      ['import', 'activity', own.file('activity.csv', activity()), '--connection', 'files'],
      ['charter', 'apply', own.file('charter.yaml', CHARTER)],
      [
        ...['import', 'outcome', own.file('time.csv', kpiFile(WEEKS.filter((day) => day !== SILENT)))],
        ...['--goal', 'time'],
      ],
      ['refresh'],
    ),
  120_000,
);

/** How often the line of what was measured is taken up anew; the path's own line comes before it. */
async function strokesOf(picture: Locator): Promise<number> {
  const drawn = await picture.locator('path.recharts-line-curve').last().getAttribute('d');
  return (drawn ?? '').split('M').length - 1;
}

describe('A missing day is a gap that says why', () => {
  story(
    'on a goal: both lines break, both sources are named, in the picture and as a table',
    async ({ page }) => {
      await page.goto(`${own.url}/i/example/goals/time`);
      const kpi = page.getByRole('img', { name: /^Time to answer over time.* nothing from .* on / });
      await kpi.locator('.recharts-surface').waitFor();
      const adoption = page.getByRole('img', { name: /^field, active.*nothing from files on / });
      await adoption.locator('.recharts-surface').waitFor();
      expect([await strokesOf(kpi), await strokesOf(adoption)]).toEqual([2, 2]);
      expect(await adoption.locator('[fill="url(#series-hatch)"]').count()).toBe(1);

      for (const asTable of [false, true]) {
        if (asTable) await page.getByRole('button', { name: 'Show as table' }).press('Enter');
        const said = await page.locator('.goal-chart').innerText();
        expect(said).toMatch(
          /Nothing came from .*The line breaks there.*takeup import outcome FILE --goal time/,
        );
        expect(said).toMatch(/Nothing came from files on .*What to do about files/);
        expect(said).not.toMatch(/\t0\.0/);
      }
    },
  );

  story('on a group of people, and the way to what is to be done works by keyboard', async ({ page }) => {
    await page.goto(`${own.url}/adoption?group=ALL~ALL`);
    const trend = page.getByRole('img', { name: /28-day windows.*nothing from files on / });
    await trend.locator('.recharts-surface').waitFor();
    expect(await strokesOf(trend)).toBe(2);
    const figure = page.locator('.chart-figure');
    expect(await figure.innerText()).toMatch(/Nothing came from files on /);
    await figure.getByRole('button', { name: 'Show as table' }).press('Enter');
    expect(await figure.innerText()).toMatch(/no data[\s\S]*Nothing came from files on /);
    expect(await figure.innerText()).not.toMatch(/\t0\.0%/);

    await figure.getByRole('link', { name: 'What to do about files' }).press('Enter');
    await page.waitForURL(/\/sources#fix-files$/);
    const fix = page.locator('#fix-files');
    await fix.waitFor();
    await page.waitForFunction(() => document.activeElement?.id === 'fix-files');
    expect(await fix.innerText()).toMatch(
      /10 days missing from files[\s\S]*takeup import activity FILE --connection files --covers/,
    );
  });

  story(
    'on the overview and under the days of the adoption page, on a phone as well',
    async ({ page }) => {
      for (const address of ['/', '/adoption']) {
        await page.goto(`${own.url}${address}`);
        await page
          .getByText(/^Nothing came from /)
          .first()
          .waitFor();
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
      }
    },
    { context: { viewport: { width: 390, height: 844 } } },
  );
});
