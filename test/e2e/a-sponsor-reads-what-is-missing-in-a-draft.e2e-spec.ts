import { story, withBrowser } from './browser.js';
import { ask, demoUrl, withFullDemo } from './demo.js';

withBrowser();
withFullDemo();

interface Asked {
  readonly charter: {
    readonly completeness: {
      readonly done: number;
      readonly total: number;
      readonly items: readonly { readonly done: boolean; readonly message: string }[];
    };
  };
}

const COMPLETENESS = `{ charter(initiative: "fraud-patterns") { ... on Charter {
  completeness { done total items { done message } }
} } }`;

describe('A sponsor reads what is missing in a draft', () => {
  story(
    'finds it in the navigation, and reads what is left to do as the server says it',
    async ({ page }) => {
      const { done, total, items } = (await ask<Asked>(COMPLETENESS)).charter.completeness;
      const open = items.filter((item) => !item.done).map(({ message }) => message);
      expect(open).toHaveLength(2);

      await page.goto(demoUrl());
      await page.getByRole('link', { name: 'Fraud patterns from branches (draft)' }).click();
      await page.getByRole('heading', { level: 1, name: 'Fraud patterns from branches' }).waitFor();
      expect(await page.locator('.charter-head').innerText()).toMatch(
        /Draft charter, version 1 · not measured[\s\S]*2 things are missing/,
      );
      const side = page.getByRole('complementary', { name: `${done} of ${total} complete` });
      expect(await side.locator('.charter-todo a').allInnerTexts()).toEqual(open);
      expect(await side.locator('.charter-done li').count()).toBe(done);
    },
  );

  story('goes to each gap from the list, where the page marks it', async ({ page }) => {
    await page.goto(`${demoUrl()}/i/fraud-patterns/charter`);
    for (const section of ['Goals', 'Retirement']) {
      const entry = page.locator('.charter-todo li', { hasText: section });
      await entry.getByRole('link').click();
      const target = page.getByRole('region', { name: section });
      expect(page.url()).toContain(`#${await target.getAttribute('id')}`);
      expect(await target.locator('.charter-missing').count()).toBe(1);
      expect(await target.innerText()).toContain('Missing.');
    }
    const toc = page.getByRole('navigation', { name: 'Charter sections' });
    expect(await toc.getByRole('link', { name: /^not complete/ }).allInnerTexts()).toEqual([
      expect.stringContaining('Goals'),
      expect.stringContaining('Retirement'),
    ]);
  });

  story('is not offered the draft as something that is measured', async ({ page }) => {
    await page.goto(`${demoUrl()}/adoption?initiative=fraud-patterns`);
    await page.getByText('This initiative does not exist.').waitFor();
    expect(await page.locator('table.matrix').count()).toBe(0);
    const options = await page.getByLabel('Initiative', { exact: true }).locator('option').allInnerTexts();
    expect(options.join()).not.toContain('Fraud');
  });
});
