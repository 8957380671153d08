import type { Page } from 'playwright-core';
import { northwind } from '@takeup/simulator';
import { figuresOn, story, withBrowser } from './browser.js';
import { ask, demoUrl, withFullDemo } from './demo.js';

withBrowser();
withFullDemo();

const { planted } = northwind();

interface Rows {
  readonly personas: readonly string[];
  readonly departments: readonly string[];
  readonly statuses: readonly string[];
  readonly people: readonly (number | null)[];
  readonly counts: readonly (number | null)[];
}

interface Asked {
  readonly adoption: {
    readonly rows: Rows;
    readonly low: readonly {
      readonly personaName: string;
      readonly persona: string;
      readonly department: string;
      readonly short: number;
    }[];
  };
}

const count = (value: number | null | undefined) => (value ?? NaN).toLocaleString('en-GB');
const answer = async (more = '') =>
  (
    await ask<Asked>(`{ adoption(query: { measure: ACTIVE, by: [PERSONA, DEPARTMENT] ${more} }) { ... on Adoption {
      rows { personas departments statuses people counts }
      low { persona personaName department short }
    } } }`)
  ).adoption;

const cellOf = (page: Page, persona: string, department: string) =>
  page.locator(`.matrix button[data-group="${persona}~${department}"]`);

async function expectCells(page: Page, rows: Rows): Promise<void> {
  const shown = rows.statuses.flatMap((status, i) => (status === 'SHOWN' ? [i] : []));
  expect(shown.length).toBeGreaterThan(20);
  const labels = await page
    .locator('.matrix button[data-group]')
    .evaluateAll((buttons) =>
      buttons.map(
        (button) =>
          [button.getAttribute('data-group') ?? '', button.getAttribute('aria-label') ?? ''] as const,
      ),
    );
  const onPage = new Map(labels);
  for (const i of shown) {
    const label = onPage.get(`${rows.personas[i]}~${rows.departments[i]}`);
    expect(label).toContain(`; ${count(rows.counts[i])} of ${count(rows.people[i])} people;`);
  }
}

describe('A community manager finds the group that is short by most people', () => {
  story('reads who uses it in one sentence, and every cell says what the server says', async ({ page }) => {
    await page.goto(`${demoUrl()}/adoption`);
    await figuresOn(page);
    const { department, staff, active } = planted.onlyIt;
    const percent = (share: number) => `${Math.round(share * 100)}%`;
    expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe(
      `${department} is ${percent(staff)} of staff and ${percent(active)} of active people.`,
    );
    await expectCells(page, (await answer()).rows);
  });

  story(
    'opens the first group of the list by keyboard, and sees its course and its ladder',
    async ({ page }) => {
      const [first] = (await answer()).low;
      await page.goto(`${demoUrl()}/adoption`);
      await figuresOn(page);
      const row = page.locator('.low tbody tr').first();
      const name = `${first?.personaName}, ${first?.department}`;
      expect((await row.locator('th').innerText()).trim()).toBe(name);
      expect(await row.locator('td').first().innerText()).toBe(count(first?.short));

      await row.getByRole('link').focus();
      await page.keyboard.press('Enter');
      const panel = page.getByRole('complementary', { name });
      await panel.getByRole('img', { name: /^Active people against the path: 26 28-day windows/ }).waitFor();
      expect(await panel.innerText()).toContain(`${count(first?.short)} people short of the path.`);
      const ladder = panel.getByRole('region', { name: /^Ladder: / });
      expect(await ladder.locator('.ladder-name').allInnerTexts()).toEqual([
        'In scope',
        'Reached',
        'Active',
        'Habitual',
        'Contributing',
      ]);
      expect(
        await cellOf(page, first?.persona ?? '', first?.department ?? '').getAttribute('aria-pressed'),
      ).toBe('true');

      const before = await panel.innerText();
      const address = page.url();
      await page.reload();
      await panel.getByRole('img', { name: /^Active people/ }).waitFor();
      expect([page.url(), await panel.innerText()]).toEqual([address, before]);
    },
  );

  story('moves about the table by arrow keys, opens a cell and gets the focus back', async ({ page }) => {
    await page.goto(`${demoUrl()}/adoption`);
    await figuresOn(page);
    const start = cellOf(page, 'relationship-manager', 'Retail Banking');
    await start.focus();
    await page.keyboard.press('ArrowDown');
    const below = cellOf(page, 'service-agent', 'Retail Banking');
    expect(await below.evaluate((button) => button === document.activeElement)).toBe(true);
    await page.keyboard.press('Enter');
    await page.getByRole('complementary', { name: 'Service Agent, Retail Banking' }).waitFor();
    await page.getByRole('button', { name: 'Close the selected group' }).press('Enter');
    await page.getByRole('complementary').waitFor({ state: 'detached' });
    expect(await below.evaluate((button) => button === document.activeElement)).toBe(true);
  });

  story('goes into a department and back out', async ({ page }) => {
    await page.goto(`${demoUrl()}/adoption`);
    await figuresOn(page);
    await page.getByRole('button', { name: 'Show the departments of Retail Banking' }).press('Enter');
    await page.getByRole('columnheader', { name: 'Scotland' }).waitFor();
    expect(new URL(page.url()).searchParams.get('department')).toBe('Retail Banking');
    await expectCells(page, (await answer('department: "Retail Banking"')).rows);
    await page.goBack();
    await page.getByRole('columnheader', { name: 'Wealth' }).waitFor();
  });

  story('steps through the weeks by keys, and a link to a weekday leads to a Sunday', async ({ page }) => {
    await page.goto(`${demoUrl()}/adoption`);
    await figuresOn(page);
    const slider = page.getByRole('slider', { name: 'Period' });
    await slider.focus();
    for (const [key, period] of [
      ['ArrowLeft', '28d:2026-11-15'],
      ['PageDown', '28d:2026-10-18'],
      ['ArrowRight', '28d:2026-10-25'],
    ] as const) {
      await page.keyboard.press(key);
      await page.waitForURL((url) => url.searchParams.get('period') === period);
    }
    await page.getByText('28 days to 25 Oct 2026').first().waitFor();
    expect(await slider.getAttribute('aria-valuetext')).toBe('28 days to 25 Oct 2026');
    await expectCells(page, (await answer('period: "28d:2026-10-25"')).rows);

    await page.goto(`${demoUrl()}/adoption?period=28d:2026-10-29`);
    await page.getByText('For 29 Oct 2026 you see the last final one, to 25 Oct 2026.').waitFor();
  });

  story('sees which days are missing, and that nobody is called under the path for it', async ({ page }) => {
    await page.goto(`${demoUrl()}/adoption?measure=reached&period=28d:2026-10-04&group=ALL~ALL`);
    await figuresOn(page);
    await page
      .getByText(/^Nothing came from .+ on 9 Sep 2026 and 22 Sep 2026\. What to do about /)
      .first()
      .waitFor();
    expect(await page.getByRole('heading', { level: 1 }).innerText()).toMatch(
      /^At least \d+% of people are reached/,
    );
    expect(planted.absentSigninDays).toHaveLength(4);
    await page
      .getByRole('img', { name: /nothing from .+ on 9 Sep 2026, 22 Sep 2026, 8 Oct 2026 and 20 Oct 2026$/ })
      .waitFor();
    await page.getByText('no data').first().waitFor();
  });

  story(
    'keeps the last figures and their controls when the server does not answer',
    async ({ page }) => {
      await page.goto(`${demoUrl()}/adoption`);
      await figuresOn(page);
      await page.route('**/graphql', (route) => route.abort());
      await page.getByRole('button', { name: 'Contributing', exact: true }).click();
      await page.getByText('The figures could not be loaded.').waitFor();
      expect(await page.getByRole('button', { name: 'Active, 28 days' }).getAttribute('aria-pressed')).toBe(
        'true',
      );
      await expectCells(page, (await answer()).rows);
      await page.unroute('**/graphql');
      await page.getByRole('button', { name: 'Try again' }).click();
      await page.getByText('The figures could not be loaded.').waitFor({ state: 'detached' });
      expect(
        await page.getByRole('button', { name: 'Contributing', exact: true }).getAttribute('aria-pressed'),
      ).toBe('true');
    },
    { expected: /graphql/ },
  );
});
