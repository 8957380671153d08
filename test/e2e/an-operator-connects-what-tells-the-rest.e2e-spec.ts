import { createHmac } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { addDays } from '@takeup/domain';
import type { ScimServer } from '@takeup/simulator';
import { scimServer } from '@takeup/simulator';
import type { RunningServer } from '@takeup/testing';
import { runWell, startServer } from '@takeup/testing';
import { troublesOnScreens, violationsOf } from './axe.js';
import { story, withBrowser } from './browser.js';
import { CHARTER, FIELD, WEEKS, activityFile } from './company-with-a-goal.js';
import { Folder } from './drop.js';

const TODAY = new Date().toISOString().slice(0, 10);
const YESTERDAY = addDays(TODAY, -1);
const TOKEN = 'a-token-of-the-directory';
const KPI_TOKEN = 'a-token-of-the-values';
const PEOPLE = FIELD.map((person) => ({
  ...person,
  email: `${person.employee_id}@example.org`,
}));

/** A server that gives the values of a KPI to whoever holds the token. */
const kpi = createServer((request, response) => {
  const isKnown = request.headers.authorization === `Bearer ${KPI_TOKEN}`;
  response.writeHead(isKnown ? 200 : 401, { 'content-type': 'application/json' });
  response.end(
    JSON.stringify(
      isKnown ? { data: WEEKS.map((day, week) => ({ day, hours: week === 29 ? 17.5 : 20 })) } : {},
    ),
  );
});

let directory: ScimServer;
let server: RunningServer | undefined;
let folder: Folder;
const options = () => ({ dataDir: path.join(folder.path, 'data') });

withBrowser();
beforeAll(async () => {
  folder = new Folder();
  folder.file('takeup.yaml', 'allow_hosts: [127.0.0.1]\n');
  directory = await scimServer({ people: () => PEOPLE, token: TOKEN });
  await new Promise<void>((resolve) => kpi.listen(0, '127.0.0.1', resolve));
  server = await startServer(options());
}, 120_000);
afterAll(async () => {
  await server?.stop();
  await directory.close();
  kpi.closeAllConnections();
  await new Promise((resolve) => kpi.close(resolve));
  folder.remove();
}, 60_000);

/** A delivery is taken at once, and counted by the refresh that follows it. */
async function completeDays(): Promise<number> {
  const asked = await server?.ask<{ sources: { connections: readonly { complete: number }[] } }>(
    '{ sources { connections { complete } } }',
  );
  return asked?.sources.connections[0]?.complete ?? 0;
}

/** As a sender does it that knows the page on webhooks and nothing else of Takeup. */
async function post(address: string, secret: string): Promise<number> {
  const [id, time] = [`msg_${Math.random().toString(36).slice(2)}`, String(Math.floor(Date.now() / 1000))];
  const act = {
    at: `${YESTERDAY}T10:00:00Z`,
    account: 'f1',
    kind: 'post',
    message_id: id,
  };
  const body = [act, { type: 'covers', from: YESTERDAY, to: YESTERDAY }]
    .map((line) => JSON.stringify(line))
    .join('\n');
  const key = Buffer.from(secret.slice('whsec_'.length), 'base64');
  const signature = createHmac('sha256', key).update(`${id}.${time}.${body}`).digest('base64');
  const headers = {
    'content-type': 'application/x-ndjson',
    'webhook-id': id,
    'webhook-timestamp': time,
    'webhook-signature': `v1,${signature}`,
  };
  return (await fetch(address, { method: 'POST', headers, body })).status;
}

describe('An operator connects what tells the rest', () => {
  story(
    'a webhook, whose secret is shown once and renewed; what it signs is taken at once',
    async ({ page }) => {
      await page.goto(`${server?.url}/sources/connect`);
      await page.getByLabel('Source').selectOption({ label: 'Webhook' });
      await page.getByText('Takeup asks nobody.').waitFor();
      expect(await page.getByRole('button', { name: 'Test' }).count()).toBe(0);
      expect(await violationsOf(page)).toEqual([]);
      await page.getByLabel('Name').fill('Our wiki');
      await page.getByLabel('Key').fill('wiki');
      await page.keyboard.press('Enter');
      await page.getByRole('heading', { name: 'Our wiki is connected.' }).waitFor();
      const shown = page.locator('.connect-hook code');
      const [address = '', secret = ''] = await shown.allInnerTexts();
      expect(address).toBe(`${server?.url}/hooks/wiki`);
      expect(await troublesOnScreens(page)).toEqual([]);
      expect(await post(address, secret)).toBe(200);

      while ((await completeDays()) === 0) await pause(200);
      await page.getByRole('link', { name: 'Go to Data sources' }).click();
      await page.getByRole('img', { name: /^Our wiki: 1 of 1 days complete/ }).waitFor();
      expect(await page.content()).not.toContain(secret);
      await page.getByRole('link', { name: 'Change Our wiki' }).click();
      await page.getByRole('button', { name: 'Make a new secret' }).press('Enter');
      await page.getByRole('heading', { name: 'Our wiki has a new secret.' }).waitFor();
      const [, next = ''] = await shown.allInnerTexts();
      expect([await post(address, secret), await post(address, next)]).toEqual([401, 200]);

      await page.getByRole('link', { name: 'Go to Data sources' }).click();
      const row = page.getByRole('row', { name: /^Our wiki/ });
      await row.getByRole('button', { name: 'Remove Our wiki' }).click();
      await row.getByRole('button', { name: 'Remove Our wiki' }).click();
      await row.getByText(/Takes nothing more since/).waitFor();
      expect(await post(address, next)).toBe(401);
    },
    { timeout: 90_000 },
  );

  story(
    'a SCIM directory: tested, then its people are there; a second is refused',
    async ({ page }) => {
      await page.goto(`${server?.url}/sources/connect`);
      await page.getByLabel('Source').selectOption({ label: 'Directory by SCIM 2.0' });
      await page.getByLabel('Address of the directory').fill(directory.url);
      const token = page.getByLabel('Access token');
      await token.fill('not-the-token');
      await page.keyboard.press('Enter');
      await page.getByText('does not take the token').waitFor();
      await token.fill(TOKEN);
      await page.keyboard.press('Enter');
      await page.getByText('It says that it has 30 people.').waitFor();
      expect(await violationsOf(page)).toEqual([]);
      await page.getByRole('button', { name: 'Connect', exact: true }).press('Enter');
      const row = page.getByRole('row', { name: /^SCIM 2\.0/ });
      await row.waitFor();
      await page.getByText('1 roster').waitFor({ timeout: 30_000 });
      await page.reload();
      await row.getByText('Healthy').waitFor();
      expect(await violationsOf(page)).toEqual([]);
      expect(await page.content()).not.toContain(TOKEN);

      const again = ['connection', 'add', 'more', '--connector', 'scim', '--set', `url=${directory.url}`];
      const file = folder.file('token', TOKEN);
      await expect(runWell([...again, '--secret-file', `token=${file}`], options())).rejects.toThrow(
        /A directory is connected already, as scim/,
      );
    },
    { timeout: 90_000 },
  );

  story(
    'a KPI by HTTP: tested without telling a value, then its values stand on the page of the goal',
    async ({ page }) => {
      const acts = folder.file('acts.csv', activityFile([{ people: FIELD }]));
      await runWell(['import', 'activity', acts, '--connection', 'files'], options());
      await runWell(['charter', 'apply', folder.file('charter.yaml', CHARTER)], options());
      const { port } = kpi.address() as AddressInfo;
      await page.goto(`${server?.url}/sources/connect`);
      await page.getByLabel('Source').selectOption({ label: 'Values of a KPI by HTTP' });
      await page.getByLabel('Series').fill('files/time_to_answer');
      await page.getByLabel('Address of the values').fill(`http://127.0.0.1:${port}/weekly?unit=bank`);
      await page.getByLabel('Access token').fill(KPI_TOKEN);
      await page.getByLabel('Where the values stand').fill('$.data[*]');
      const columns = page.getByLabel('Where the parts of a value stand');
      await columns.fill('at=$.day, value=hours');
      await page.keyboard.press('Enter');
      await page.getByText(/must be a JSONPath/).waitFor();
      await columns.fill('at=$.day, value=$.hours');
      await page.keyboard.press('Enter');
      await page.getByText(/Its answer holds 30 values, the newest of/).waitFor();
      expect(
        await page.getByText(/They go into files\/time_to_answer, which 1 goal is measured by/).count(),
      ).toBe(1);
      expect(await page.content()).not.toContain('17.5');
      expect(await violationsOf(page)).toEqual([]);
      await page.getByRole('button', { name: 'Connect', exact: true }).press('Enter');
      const row = page.getByRole('row', { name: /^HTTP/ });
      await row.getByText('Healthy').waitFor({ timeout: 30_000 });
      await row.getByText(/asked for the values of files\/time_to_answer, every day/).waitFor();
      expect(await violationsOf(page)).toEqual([]);
      expect(await page.content()).not.toContain(KPI_TOKEN);

      await page.goto(`${server?.url}/i/example/goals/time`);
      await page.getByRole('heading', { level: 1, name: /^Time to answer: 17\.5 h/ }).waitFor();
    },
    { timeout: 90_000 },
  );
});
