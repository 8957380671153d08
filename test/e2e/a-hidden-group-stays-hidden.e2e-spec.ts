import type { Page } from 'playwright-core';
import { figuresOn, story, withBrowser } from './browser.js';
import { demoUrl, withFullDemo } from './demo.js';

withBrowser();
withFullDemo();

const HIDDEN = ['relationship-manager~Risk & Compliance', 'service-agent~Finance'];
const MINIMUM = 'Groups under 10';

const pageOf = (group: string, more: Readonly<Record<string, string>> = {}) =>
  `${demoUrl()}/adoption?${new URLSearchParams({ group, ...more }).toString()}`;

async function expectSilence(page: Page, group: string): Promise<void> {
  const panel = page.getByRole('complementary').filter({ has: page.locator('#panel-title') });
  await panel.getByText('Hidden to protect people.').waitFor();
  expect(await panel.locator('svg, table, .ladder').count()).toBe(0);
  const parts = [panel, page.locator('.matrix td', { has: page.locator(`[data-group="${group}"]`) })];
  for (const part of parts) {
    const html = await part.evaluate((element) => element.outerHTML);
    const said = html
      .replaceAll(MINIMUM, '')
      .replace(/ (tabindex|class|id)="[^"]*"/g, '')
      .replace(/<(\/?)h2/g, '<$1h');
    expect(said).not.toMatch(/\d/);
  }
}

describe('A hidden group stays hidden', () => {
  for (const group of HIDDEN)
    story(`a link to ${group} says so and holds no figure`, async ({ page }) => {
      await page.goto(pageOf(group));
      await figuresOn(page);
      await expectSilence(page, group);
    });

  story('in every measure, week and initiative', async ({ page }) => {
    const [group = ''] = HIDDEN;
    const others: readonly Readonly<Record<string, string>>[] = [
      { measure: 'reached' },
      { measure: 'habitual' },
      { measure: 'contributing', period: 'week:2026-W47' },
      { period: 'month:2026-10' },
      { period: '28d:2026-08-02' },
      { initiative: 'ask-an-expert' },
    ];
    for (const more of others) {
      await page.goto(pageOf(group, more));
      await figuresOn(page);
      await expectSilence(page, group);
    }
  });

  story('in the answers the page was given, too', async ({ page }) => {
    const answers: string[] = [];
    page.on('response', (response) => {
      if (response.url().endsWith('/graphql')) void response.text().then((text) => answers.push(text));
    });
    const [group = ''] = HIDDEN;
    await page.goto(pageOf(group));
    await figuresOn(page);
    await expectSilence(page, group);
    const told = answers.find((text) => text.includes('"__typename":"Group"')) ?? '';
    const { data } = JSON.parse(told) as {
      data: { group: { row: Record<string, unknown[]>; ladder: object[]; series: Record<string, unknown> } };
    };
    const figures = Object.entries(data.group.row).filter(
      ([name, values]) =>
        !/^(__|persona|department|status)/.test(name) && values.some((value) => value !== null),
    );
    expect(figures).toEqual([]);
    expect(
      JSON.stringify([
        data.group.ladder,
        data.group.series['counts'],
        data.group.series['rates'],
        data.group.series['people'],
      ]),
    ).not.toMatch(/\d\.|[:[,]\d/);
  });
});
