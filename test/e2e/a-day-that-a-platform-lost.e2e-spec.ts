import path from 'node:path';
import { createHmac } from 'node:crypto';
import { addDays } from '@takeup/domain';
import type { PlatformServer } from '@takeup/simulator';
import { slackServer } from '@takeup/simulator';
import type { RunningServer } from '@takeup/testing';
import {
  Board,
  PLATFORM_TOKEN,
  completeCharter,
  directoryText,
  peopleOf,
  runWell,
  startServer,
  until,
} from '@takeup/testing';
import { en } from '@takeup/words';
import { figuresOn, story, withBrowser } from './browser.js';
import { kpiFile } from './company-with-a-goal.js';
import { Folder } from './drop.js';

const TODAY = new Date().toISOString().slice(0, 10);
const SINCE = addDays(TODAY, -75);
const DAYS = Array.from({ length: 75 }, (_, n) => addDays(SINCE, n));
/** The platform no longer has the first two; of the others the sender says nothing. Both are given up by now. */
const LOST = [addDays(TODAY, -40), addDays(TODAY, -39)] as const;
const UNSENT = [addDays(TODAY, -33), addDays(TODAY, -32)] as const;
const PEOPLE = peopleOf('p', 30, { department: 'Sales', job_family: 'F' }).map((person) => ({
  ...person,
  email: `${person.employee_id}@example.org`,
}));
const SECRET = Buffer.alloc(32, 7);

/** Twenty people write every day, so that a day without an act is none that was quiet. */
function slackOf(): Promise<PlatformServer> {
  const board = new Board();
  const room = board.channel('help');
  const users = PEOPLE.map(({ employee_id }) => board.account(employee_id));
  for (const day of DAYS) for (const user of users.slice(0, 20)) board.post(room, user, `${day}T09:00:00Z`);
  return slackServer({
    content: board,
    clock: () => Date.now(),
    token: PLATFORM_TOKEN,
    instead: ({ path: method, body }) =>
      method === '/admin.analytics.getFile' && LOST.some((day) => day === String(Object(body)['date']))
        ? { status: 200, body: JSON.stringify({ ok: false, error: 'file_not_found' }) }
        : undefined,
  });
}

async function deliver(url: string, lines: readonly object[]): Promise<void> {
  const body = lines.map((line) => JSON.stringify(line)).join('\n');
  const [id, time] = [`msg_${lines.length}`, String(Math.floor(Date.now() / 1000))];
  const signature = createHmac('sha256', SECRET).update(`${id}.${time}.${body}`).digest('base64');
  const answer = await fetch(`${url}/hooks/wiki`, {
    method: 'POST',
    headers: {
      'content-type': 'application/x-ndjson',
      'webhook-id': id,
      'webhook-timestamp': time,
      'webhook-signature': `v1,${signature}`,
    },
    body,
  });
  if (answer.status !== 200) throw new Error(await answer.text());
}

/** Every day but two, each said to be complete. */
const wikiLines = () =>
  DAYS.filter((day) => !UNSENT.some((own) => own === day)).flatMap((day) => [
    ...PEOPLE.slice(0, 20).map(({ employee_id: account }) => ({
      ...{ at: `${day}T10:00:00Z`, account, kind: 'post', community: 'pages' },
      message_id: `${day} ${account}`,
    })),
    { type: 'covers', from: day, to: day },
  ]);

const CHARTER = completeCharter({
  personas: { field: { job_family: 'F' } },
  communities: ['chat/help', 'wiki/pages'],
  baselineFrom: addDays(TODAY, -150),
  goLive: addDays(TODAY, -56),
  deadline: addDays(TODAY, 300),
});

interface Told {
  readonly sources: { readonly connections: readonly { key: string; complete: number }[] };
}

interface Closed {
  readonly editions: { readonly closed: readonly { readonly month: string }[] };
}

let platform: PlatformServer;
let server: RunningServer | undefined;
let folder: Folder;

withBrowser();
beforeAll(async () => {
  folder = new Folder();
  platform = await slackOf();
  const hook = `whsec_${SECRET.toString('base64')}`;
  const env = { CHAT_TOKEN: PLATFORM_TOKEN, HOOK: hook };
  const options = { dataDir: path.join(folder.path, 'data'), env };
  folder.file(
    'takeup.yaml',
    `connections:
  - { key: chat, title: Chat, connector: slack, url: "${platform.url}/api", token: { env: CHAT_TOKEN }, analytics_token: { env: CHAT_TOKEN }, since: ${SINCE}, rate: 100, allow_hosts: [127.0.0.1] }
  - { key: wiki, title: Wiki, connector: webhook, secrets: [{ env: HOOK }], since: ${SINCE} }
  - { key: files, title: Files }
`,
  );
  await runWell(['import', 'directory', folder.file('directory.csv', directoryText(PEOPLE))], options);
  server = await startServer(options);
  await deliver(server.url, wikiLines());
  await runWell(
    ['import', 'outcome', folder.file('time.csv', kpiFile()), '--series', 'files/time_to_answer'],
    options,
  );
  await runWell(['charter', 'apply', folder.file('charter.yaml', CHARTER)], options);
  await until('the platform is read', async () => {
    const told = await server?.ask<Told>('{ sources { connections { key complete } } }');
    return told?.sources.connections.some(({ key, complete }) => key === 'chat' && complete > 60) === true;
  });
  await runWell(['refresh'], options);
}, 240_000);
afterAll(async () => {
  await server?.stop();
  await platform.close();
  folder.remove();
}, 60_000);

/** Both sources, each with its days, and the way to what is to be done. */
const BOTH = [
  `Nothing came from Chat on ${en.format.dateRange(LOST[0], LOST[1])}. What to do about Chat`,
  `Nothing came from Wiki on ${en.format.dateRange(UNSENT[0], UNSENT[1])}. What to do about Wiki`,
];
/** The directory was read today: of every month before it says who is there now. */
const HELD_BACK = `as the directory had them on ${en.format.date(TODAY)}: without those who had left by then`;

describe('A day that a platform lost, and one that a sender left out', () => {
  story('are gaps on the pictures of a goal and of a group, each named by its source', async ({ page }) => {
    await page.goto(`${server?.url}/i/example/goals/time`);
    const adoption = page.getByRole('img', {
      name: /^field, active.*nothing from Chat on .*nothing from Wiki on /,
    });
    await adoption.locator('.recharts-surface').waitFor();
    expect(await adoption.locator('[fill="url(#series-hatch)"]').count()).toBe(2);
    // They lie close together: one name for both, so that it can be read.
    expect(await adoption.locator('.aligned-gap').count()).toBe(1);
    const goal = await page.locator('main').innerText();
    for (const said of BOTH) expect(goal).toContain(said);

    await page.goto(`${server?.url}/adoption?group=ALL~ALL`);
    const trend = page.getByRole('img', {
      name: /28-day windows.*nothing from Chat on .*nothing from Wiki on /,
    });
    await trend.locator('.recharts-surface').waitFor();
    expect(await trend.locator('[fill="url(#series-hatch)"]').count()).toBe(2);
    const panel = await page.getByRole('complementary').last().innerText();
    for (const said of [...BOTH, HELD_BACK]) expect(panel).toContain(said);
  });

  story('stand on the overview, in the report and on Data sources, with what to do', async ({ page }) => {
    await page.goto(`${server?.url}/`);
    await page
      .getByText(/^Nothing came from /)
      .first()
      .waitFor();
    const overview = await page.locator('main').innerText();
    const told = BOTH.filter((said) => overview.includes(said));
    expect(told.length).toBeGreaterThan(0);
    expect(overview).toContain(HELD_BACK);

    await page.goto(`${server?.url}/adoption`);
    await figuresOn(page);
    await page.locator('main').getByText('Nothing came from Chat').first().waitFor();
    const adoptionPage = await page.locator('main').innerText();
    for (const said of [...BOTH, HELD_BACK]) expect(adoptionPage).toContain(said);

    const month = LOST[0].slice(0, 7);
    await until('the month is closed', async () => {
      const told = await server?.ask<Closed>('{ editions { closed { month } } }');
      return told?.editions.closed.some((own) => own.month === month) === true;
    });
    await page.goto(`${server?.url}/reports/${month}`);
    await page.getByText(/^4\. Data completeness/).waitFor();
    const report = await page.locator('main').innerText();
    expect(report).toMatch(/Chat: .* did not come and count as given up\. Left out, never counted as zero\./);
    expect(report).toContain(
      'What to do: whoever runs Takeup finds the steps for each source on Data sources.',
    );
    expect(report).toContain(HELD_BACK);

    await page.goto(`${server?.url}/sources`);
    const fix = page.getByRole('region', { name: 'To fix' });
    await fix.waitFor();
    const toFix = await fix.innerText();
    expect(toFix).toContain(`takeup sync chat --from ${LOST[0]} --to ${LOST[1]}`);
    expect(toFix).toContain(`{"type":"covers","from":"${UNSENT[0]}","to":"${UNSENT[1]}"}`);
    expect(await fix.getByRole('button', { name: 'Fetch 2 days again' }).count()).toBe(1);
  });
});
