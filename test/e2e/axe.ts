import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults, RunOptions } from 'axe-core';
import type { Page } from 'playwright-core';

const SOURCE = readFileSync(createRequire(__filename).resolve('axe-core/axe.min.js'), 'utf8');
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** What axe finds wrong with the page as it stands. */
export async function violationsOf(page: Page): Promise<readonly string[]> {
  if (await page.evaluate(() => !('axe' in globalThis))) await page.evaluate(SOURCE);
  const results = await page.evaluate(
    (options) => {
      const { axe } = globalThis as unknown as { axe: { run(options: RunOptions): Promise<AxeResults> } };
      return axe.run(options);
    },
    { runOnly: { type: 'tag', values: RULES }, resultTypes: ['violations'] } satisfies RunOptions,
  );
  return results.violations.map(
    ({ id, impact, nodes }) =>
      `${impact}: ${id} at ${nodes.map(({ target }) => target.join(' ')).join(', ')}`,
  );
}

/** What is wrong with the page on a wide screen in the light and on a phone in the dark: sideways scrolling, and what axe finds. */
export async function troublesOnScreens(page: Page): Promise<readonly string[]> {
  const found: string[] = [];
  for (const [width, colorScheme] of [
    [390, 'dark'],
    [1440, 'light'],
  ] as const) {
    await page.setViewportSize({ width, height: 900 });
    await page.emulateMedia({ colorScheme });
    const sideways = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    if (sideways > 0) found.push(`${width}: ${sideways} pixels sideways`);
    found.push(...(await violationsOf(page)).map((one) => `${width}: ${one}`));
  }
  return found;
}
