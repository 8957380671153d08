import { readFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Download, Page } from 'playwright-core';
import { story, withBrowser } from './browser.js';
import { ask, demoUrl, withFullDemo } from './demo.js';
import { Folder, dropFiles } from './drop.js';

let folder: Folder;

interface Closed {
  readonly editions: { readonly closed: readonly { readonly month: string; readonly sha256: string }[] };
}
const closed = () => ask<Closed>('{ editions { closed { month sha256 } } }');

withBrowser();
withFullDemo();
beforeAll(async () => {
  folder = new Folder();
  // The demo closes its months by itself, soon after everything is published.
  while (!(await closed()).editions.closed.some(({ month }) => month === '2026-10')) await pause(1000);
}, 300_000);
afterAll(() => folder.remove());

async function downloaded(page: Page, name: string): Promise<Download> {
  const coming = page.waitForEvent('download');
  await page.getByRole('link', { name }).click();
  return coming;
}

async function saved(page: Page, name: string): Promise<string> {
  const download = await downloaded(page, name);
  const file = path.join(folder.path, download.suggestedFilename());
  await download.saveAs(file);
  return file;
}

describe('A governance reader verifies October', () => {
  story('opens the newest report and reads where things stand', async ({ page }) => {
    await page.goto(demoUrl());
    await page.getByRole('link', { name: 'Reports' }).first().click();
    await page.getByRole('heading', { level: 1, name: 'Adoption and outcomes, October 2026' }).waitFor();
    expect(new URL(page.url()).pathname).toBe('/reports/2026-10');
    const table = page.getByRole('table', { name: 'Position against target, October 2026' });
    const goal = table.getByRole('row', { name: /^Median time to answer/ });
    expect(await goal.innerText()).toMatch(/26 h[\s\S]*\d+\.\d h[\s\S]*by 30 Jun 2027/);
    // Targets have their baselines and paths: the month was not closed before they were judged.
    expect(await table.getByRole('row', { name: /^Relationship Manager, active/ }).innerText()).toMatch(
      /4\.0%/,
    );
    expect(await page.getByRole('article').innerText()).toMatch(/not signed[\s\S]*SHA-256/);
    const reports = page.getByRole('list', { name: 'Reports by month' });
    expect(await reports.innerText()).toMatch(/November 2026[\s\S]*from 1 Dec 2026[\s\S]*September 2026/);
  });

  story('gets there with a click that began before it was known who asks', async ({ page }) => {
    let answer = () => {};
    const held = new Promise<void>((go) => (answer = go));
    await page.route('**/graphql', async (route) => {
      await held;
      await route.continue();
    });
    await page.goto(demoUrl());
    await page.getByRole('link', { name: 'Reports' }).first().hover();
    await page.mouse.down();
    answer();
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.mouse.up();
    await page.getByRole('heading', { level: 1, name: 'Adoption and outcomes, October 2026' }).waitFor();
  });

  story('takes the PDF home, and sees that it is what Takeup makes of the report', async ({ page }) => {
    await page.goto(`${demoUrl()}/reports/2026-10`);
    const pdf = await saved(page, 'Download PDF');
    expect(path.basename(pdf)).toBe('takeup-2026-10.pdf');
    expect(readFileSync(pdf).subarray(0, 5).toString()).toBe('%PDF-');
    await dropFiles(page, page.locator('.desk-drop'), [pdf]);
    await page.getByText(/Matches\. takeup-2026-10\.pdf/).waitFor();
  });

  story('verifies the data file without sending it, and sees a changed one refused', async ({ page }) => {
    await page.goto(`${demoUrl()}/reports/2026-10`);
    const json = await saved(page, 'Data, JSON');
    const sent: string[] = [];
    page.on('request', (request) => sent.push(request.postData() ?? ''));
    const choose = page.locator('.desk-drop input[type="file"]');
    await choose.setInputFiles(json);
    await page.getByText(/Matches\. takeup-2026-10\.json is the report of October 2026/).waitFor();

    const text = readFileSync(json, 'utf8');
    const digit = /"count":(\d)/.exec(text);
    if (digit === null) throw new Error('the report counts nobody');
    const place = digit.index + '"count":'.length;
    const changed = `${text.slice(0, place)}${(Number(digit[1]) % 9) + 1}${text.slice(place + 1)}`;
    await choose.setInputFiles(folder.file('changed.json', changed));
    await page.getByText(/Does not match\. changed\.json is not what was closed/).waitFor();

    const september = (await closed()).editions.closed.find(({ month }) => month === '2026-09');
    await page.getByRole('link', { name: 'September 2026' }).click();
    await page
      .getByText(new RegExp(september?.sha256.slice(0, 8) ?? 'none'))
      .first()
      .waitFor();
    await page.locator('.desk-drop input[type="file"]').setInputFiles(json);
    await page.getByText(/Does not match\..*is not the report of September 2026/).waitFor();
    expect(sent.filter((body) => body.includes('windowBefore'))).toEqual([]);
    expect(text).toContain('windowBefore');
  });

  story('is told where a month is not closed, and where there is none', async ({ page }) => {
    await page.goto(`${demoUrl()}/reports/2027-03`);
    await page.getByRole('heading', { level: 1, name: 'The report of March 2027 is not closed.' }).waitFor();
    await page.getByRole('link', { name: 'Go to the newest report' }).click();
    await page.getByRole('heading', { level: 1, name: /October 2026/ }).waitFor();
    await page.goto(`${demoUrl()}/reports/soon`);
    await page.getByRole('heading', { level: 1, name: 'There is no month “soon”.' }).waitFor();
    const file = await fetch(`${demoUrl()}/reports/2027-03.pdf`);
    expect([file.status, ((await file.json()) as { refusal: { code: string } }).refusal.code]).toEqual([
      404,
      'edition-not-closed',
    ]);
  });
});
