import { addDays } from '@takeup/domain';
import { directoryText } from '@takeup/testing';
import { violationsOf } from './axe.js';
import { story, withBrowser } from './browser.js';
import { CHARTER, FIELD, WEEKS, activityFile, kpiFile } from './company-with-a-goal.js';
import { withOwnServer } from './own-server.js';

/** The newest week is still known by somebody alone. */
const NEWEST = WEEKS.at(-1) ?? '';

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
      ['import', 'outcome', own.file('time.csv', kpiFile(WEEKS.slice(0, -1))), '--goal', 'time'],
    ),
  120_000,
);

const GOAL = () => `${own.url}/i/example/goals/time`;

describe('An operator enters a value', () => {
  story('by keyboard, is told what is wrong beside the field, and sees it on the chart', async ({ page }) => {
    await page.goto(GOAL());
    const form = page.getByRole('form', { name: 'Enter a value' });
    const [at, value] = [form.getByLabel('Last day it speaks of'), form.getByLabel('Value in h')];
    await at.fill(addDays(NEWEST, 1));
    await value.fill('17.5');
    await value.press('Enter');
    await form.getByText('The value cannot be taken: the time lies in the future.').waitFor();
    expect(await at.getAttribute('aria-invalid')).toBe('true');
    expect(await at.evaluate((field) => field === document.activeElement)).toBe(true);
    expect(await violationsOf(page)).toEqual([]);

    await at.fill(NEWEST);
    await value.fill('17.5 h');
    await value.press('Enter');
    await form.getByText('value is no number').waitFor();
    expect(await at.getAttribute('aria-invalid')).toBeNull();
    expect(await value.getAttribute('aria-invalid')).toBe('true');

    await value.fill('17.5');
    await value.press('Enter');
    await page
      .getByRole('status')
      .getByText(/^17\.5 h is entered for .*\d\.$/)
      .waitFor();
    await page.getByRole('heading', { level: 1, name: /^Time to answer: 17\.5 h/ }).waitFor();
    await page.getByRole('img', { name: /^Time to answer over time.*17\.5 h/ }).waitFor();

    for (const [typed, said] of [
      ['17.5', /was entered for .* before: nothing changed/],
      ['18', /^18\.0 h is entered .* in place of another value\.$/],
    ] as const) {
      await at.fill(NEWEST);
      await value.fill(typed);
      await value.press('Enter');
      await page.getByRole('status').getByText(said).waitFor();
    }
    await page.getByRole('heading', { level: 1, name: /^Time to answer: 18\.0 h/ }).waitFor();
  });

  story(
    'on a phone in the dark without scrolling sideways',
    async ({ page }) => {
      await page.goto(GOAL());
      await page.getByRole('form', { name: 'Enter a value' }).waitFor();
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
      expect(await violationsOf(page)).toEqual([]);
    },
    { context: { viewport: { width: 390, height: 844 }, colorScheme: 'dark' } },
  );
});
