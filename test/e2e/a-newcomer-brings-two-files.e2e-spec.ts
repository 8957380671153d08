import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';
import type { RunningServer } from '@takeup/testing';
import { runWell, startServer } from '@takeup/testing';
import { figuresOn, story, withBrowser } from './browser.js';
import { Folder, dropFiles } from './drop.js';
import { CHARTER, SEEN, UNSEEN, activityFile, directoryFile } from './small-company.js';

let server: RunningServer | undefined;
let folder: Folder;

const url = (more = '') => `${server?.url}${more}`;
const zoneOf = (page: Page) => page.locator('.drop');
const cellOf = (page: Page, group: string) => page.locator(`.matrix button[data-group="${group}"]`);

withBrowser();
beforeAll(async () => {
  folder = new Folder();
  const options = { dataDir: path.join(folder.path, 'data') };
  server = await startServer(options);
  await runWell(['charter', 'apply', folder.file('charter.yaml', CHARTER)], options);
}, 90_000);
afterAll(async () => {
  await server?.stop();
  folder.remove();
}, 60_000);

/** Everything that is said about progress, however short it stands there. */
async function listen(page: Page): Promise<() => Promise<string>> {
  await page.evaluate(() => {
    const said = new Set<string>();
    new MutationObserver(() => {
      for (const { textContent } of document.querySelectorAll('.importing [role="status"] p'))
        said.add(textContent ?? '');
      document.body.dataset['said'] = [...said].join('\n');
    }).observe(document.body, { subtree: true, childList: true, characterData: true });
  });
  return () => page.evaluate(() => document.body.dataset['said'] ?? '');
}

async function expectFigures(page: Page): Promise<void> {
  await page.goto(url('/adoption?department=Sales'));
  await figuresOn(page);
  for (const [group, figures] of Object.entries(SEEN))
    expect(await cellOf(page, group).getAttribute('aria-label')).toContain(`; ${figures} people;`);
}

describe('A newcomer brings two files', () => {
  story(
    'drops them on the first page, reads what was taken in and what was not, and sees the table',
    async ({ page }) => {
      await page.goto(url());
      await page
        .getByRole('heading', { level: 1, name: 'Two files, and Takeup can say who uses what.' })
        .waitFor();
      await dropFiles(page, zoneOf(page), [
        folder.file('activity.csv', activityFile()),
        folder.file('directory.csv', directoryFile()),
      ]);
      const ready = page.getByRole('form', { name: 'Ready to bring in' });
      await ready.locator('li').nth(1).waitFor();
      expect(await ready.locator('li').allInnerTexts()).toEqual([
        expect.stringMatching(/^directory\.csv .*\sDirectory: who works where/),
        expect.stringMatching(/^activity\.csv .*\sActivity: what was done/),
      ]);
      await ready.getByLabel('Connection key').fill('platform');
      const said = await listen(page);
      await ready.getByRole('button', { name: 'Bring in these files' }).click();

      const report = page.getByRole('region', { name: 'Bringing in' });
      await report.getByText('200 people taken in.').waitFor();
      await report.getByText('940 acts taken in').waitFor();
      const rejects = report.getByRole('table', { name: '3 lines were set aside' });
      expect(await rejects.locator('tbody tr').allInnerTexts()).toEqual([
        expect.stringMatching(/^942\s.*kind/),
        expect.stringMatching(/^943\s.*day/),
        expect.stringMatching(/^944\s.*account/),
      ]);
      expect(await said()).toMatch(/activity\.csv/);
      await report.getByText('The figures are published.').waitFor({ timeout: 45_000 });
      await page.getByRole('link', { name: 'Show adoption' }).click();
      await figuresOn(page);
      expect(await page.locator('.matrix caption').innerText()).toContain('28 days to 16 Mar 2025');
    },
    { timeout: 90_000 },
  );

  story(
    'sees the worked example of the disclosure rules, and no figure where four cells are hidden',
    async ({ page }) => {
      await expectFigures(page);
      const hidden = await page
        .locator('.matrix td.is-hidden')
        .evaluateAll((cells) => cells.map((cell) => cell.outerHTML));
      expect(hidden).toHaveLength(UNSEEN.length);
      for (const group of UNSEEN) {
        expect(hidden.some((cell) => cell.includes(`data-group="${group}"`))).toBe(true);
        expect(await cellOf(page, group).getAttribute('aria-label')).toMatch(/: hidden to protect people$/);
      }
      for (const cell of hidden) expect(cell.replace(/tabindex="-?\d"/, '')).not.toMatch(/\d/);
    },
  );

  story('exports the table without a figure of a hidden cell', async ({ page }) => {
    await page.goto(url('/adoption?department=Sales'));
    await figuresOn(page);
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Export table' }).click(),
    ]);
    const [head = '', ...lines] = readFileSync(await download.path(), 'utf8')
      .trim()
      .split('\r\n');
    const columns = head.split(',');
    const rows = lines.map((line) => {
      const values = line.split(',');
      return Object.fromEntries(columns.map((column, i) => [column, values[i] ?? '']));
    });
    const of = (group: string) => rows.find((row) => `${row['persona']}~${row['department']}` === group);
    for (const [group, figures] of Object.entries(SEEN))
      expect(`${of(group)?.['count']} of ${of(group)?.['people']}`).toBe(figures);
    const said = ['measure', 'scope', 'period', 'partial', 'persona', 'personaName', 'department', 'status'];
    for (const group of UNSEEN) {
      const row = of(group);
      expect(row?.['status']).toBe('HIDDEN');
      expect(columns.filter((column) => !said.includes(column) && row?.[column] !== '')).toEqual([]);
    }
  });

  story(
    'is told what is wrong with a wrong file, and nothing changes',
    async ({ page }) => {
      await page.goto(url('/start'));
      await dropFiles(page, zoneOf(page), [folder.file('notes.csv', 'name,remark\nAnna,hello\n')]);
      await page
        .getByText('Not recognised. The first line holds neither employee_id nor account and kind.')
        .waitFor();
      expect(await page.getByRole('button', { name: 'Bring in this file' }).isDisabled()).toBe(true);
      await page.getByRole('button', { name: 'Remove notes.csv' }).click();

      const twice = `${directoryFile()}field-0-1,Sales/Berlin,field\n`;
      await dropFiles(page, zoneOf(page), [folder.file('again.csv', twice)]);
      await page.getByRole('button', { name: 'Bring in this file' }).click();
      const alert = page.getByRole('alert');
      await alert.getByText('again.csv was refused. Nothing of it was taken in.').waitFor();
      expect(await alert.innerText()).not.toContain('field-0-1');
      await expectFigures(page);
    },
    { expected: /\/import\/directory$/ },
  );
});
