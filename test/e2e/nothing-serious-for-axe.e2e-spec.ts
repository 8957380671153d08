import type { Page } from 'playwright-core';
import { violationsOf } from './axe.js';
import { story, withBrowser } from './browser.js';
import { demoUrl, withFullDemo } from './demo.js';

withBrowser();
withFullDemo();

interface Place {
  readonly name: string;
  readonly address: string;
  /** What has to be there before the page is looked at. */
  readonly ready: string;
  readonly then?: (page: Page) => Promise<void>;
}

const MATRIX = 'table.matrix[aria-busy="false"]';
const PLACES: readonly Place[] = [
  { name: 'the overview', address: '/', ready: '.overview-goal .recharts-surface' },
  {
    name: 'the overview of an earlier day',
    address: '/?asof=2026-10-30',
    ready: '.overview-goal .recharts-surface',
  },
  { name: 'Adoption', address: '/adoption', ready: MATRIX },
  {
    name: 'a group',
    address: '/adoption?group=relationship-manager~Retail%20Banking',
    ready: '.chart .recharts-surface',
  },
  {
    name: 'a group as a table',
    address: '/adoption?measure=reached&period=28d:2026-10-04&group=analyst~Risk%20%26%20Compliance',
    ready: '.chart .recharts-surface',
    then: (page) => page.getByRole('button', { name: 'Show as table' }).click(),
  },
  { name: 'a hidden group', address: '/adoption?group=service-agent~Finance', ready: '.hidden-box' },
  { name: 'a department', address: '/adoption?department=Retail%20Banking', ready: MATRIX },
  { name: 'an address that cannot be read', address: '/adoption?measure=joy&period=soon', ready: MATRIX },
  { name: 'a draft', address: '/i/fraud-patterns/charter', ready: '.charter-todo' },
  { name: 'a charter', address: '/i/ask-an-expert/charter', ready: '.charter-doc' },
  {
    name: 'a goal',
    address: '/i/ask-an-expert/goals/time-to-answer',
    ready: '.goal-chart .recharts-surface',
  },
  {
    name: 'a goal as a table',
    address: '/i/branch-answers/goals/first-contact',
    ready: '.goal-chart .recharts-surface',
    then: (page) => page.getByRole('button', { name: 'Show as table' }).click(),
  },
  { name: 'a goal of a draft', address: '/i/fraud-patterns/goals/days-to-alert', ready: '.goal-facts' },
  { name: 'a report', address: '/reports/2026-10', ready: '.sheet-seal' },
  { name: 'a month without a report', address: '/reports/2027-03', ready: '.desk-note' },
  { name: 'initiatives', address: '/i', ready: '.initiatives' },
  { name: 'more', address: '/more', ready: '.more' },
  { name: 'data sources', address: '/sources', ready: '.sources-strip' },
  { name: 'bringing in files', address: '/start', ready: '.drop' },
  { name: 'no page', address: '/nowhere', ready: 'h1' },
];

const DESK = { width: 1440, height: 900 };
const PHONE = { width: 390, height: 844 };
/** Both widths and both palettes; two looks hold every layout and every colour. */
const LOOKS = [
  ['desk, light', DESK, 'light'],
  ['phone, dark', PHONE, 'dark'],
] as const;

describe('Nothing is in the way on a desk and a phone, light and dark', () => {
  for (const { name, address, ready, then } of PLACES)
    story(name, async ({ page }) => {
      await page.goto(`${demoUrl()}${address}`);
      await page.locator(ready).first().waitFor();
      await then?.(page);
      for (const [look, size, colorScheme] of LOOKS) {
        await page.setViewportSize(size);
        await page.emulateMedia({ colorScheme });
        const sideways = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
        expect([look, sideways, await violationsOf(page)]).toEqual([look, 0, []]);
      }
    });
});

describe('Nothing is cut off', () => {
  for (const [name, address, ready] of [
    ['the overview', '/', '.overview-goal .recharts-surface'],
    ['Adoption', '/adoption?group=analyst~Finance', '.chart .recharts-surface'],
    ['a draft', '/i/fraud-patterns/charter', '.charter-todo'],
    ['a report', '/reports/2026-10', '.sheet-seal'],
    ['bringing in files', '/start', '.drop'],
  ] as const)
    story(
      `${name} at 320 px, as at 1280 px with 400 % zoom`,
      async ({ page }) => {
        await page.goto(`${demoUrl()}${address}`);
        await page.locator(ready).first().waitFor();
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
        expect(await violationsOf(page)).toEqual([]);
      },
      { context: { viewport: { width: 320, height: 640 } } },
    );
});
