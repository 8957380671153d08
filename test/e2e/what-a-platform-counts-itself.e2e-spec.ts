import path from 'node:path';
import { addDays, addMonths, eachDay, firstOfMonth, lastOfMonth, monthOf } from '@takeup/domain';
import type { PlatformServer } from '@takeup/simulator';
import { slackServer } from '@takeup/simulator';
import type { RunningServer } from '@takeup/testing';
import { Board, PLATFORM_TOKEN, directoryText, peopleOf, runWell, startServer, until } from '@takeup/testing';
import { en } from '@takeup/words';
import { troublesOnScreens, violationsOf } from './axe.js';
import { story, withBrowser } from './browser.js';
import { Folder } from './drop.js';

const TODAY = new Date().toISOString().slice(0, 10);
/** Two whole months, the first with a day that was lost; the one between them and today may still wait for its last day. */
const WHOLE = addMonths(monthOf(TODAY), -2);
const TORN = addMonths(WHOLE, -1);
const SINCE = firstOfMonth(TORN);
const LOST = addDays(SINCE, 14);
const PEOPLE = peopleOf('p', 30, { department: 'Sales' }).map((person) => ({
  ...person,
  email: `${person.employee_id}@example.org`,
}));
/** Each written in once a day. */
const ROOMS = Array.from({ length: 12 }, (_, n) => `room-${n}`);

/** A workspace that gives no file of members; the file of public channels it gives, but for one day. */
function slackOf(): Promise<PlatformServer> {
  const board = new Board();
  const rooms = ROOMS.map((name) => board.channel(name));
  const users = PEOPLE.map(({ employee_id }) => board.account(employee_id));
  for (const day of eachDay(SINCE, addDays(TODAY, -1)))
    rooms.forEach((room, n) => board.post(room, users[n]!, `${day}T09:00:00Z`));
  // One channel of a day in which enough wrote, or what was written would be that of few.
  for (const user of users) board.post(rooms[0]!, user, `${firstOfMonth(WHOLE)}T10:00:00Z`);
  return slackServer({
    content: board,
    clock: () => Date.now(),
    token: PLATFORM_TOKEN,
    instead: ({ path: method, body }) => {
      if (method !== '/admin.analytics.getFile') return undefined;
      const { type, date } = Object(body) as Readonly<Record<string, unknown>>;
      const error =
        type === 'member' ? 'member_analytics_disabled' : date === LOST ? 'file_not_found' : undefined;
      return error === undefined ? undefined : { status: 200, body: JSON.stringify({ ok: false, error }) };
    },
  });
}

interface Told {
  readonly sources: {
    readonly connections: readonly {
      readonly aggregates: {
        readonly months: readonly { readonly month: string; readonly state: string }[];
      } | null;
    }[];
  };
}

let platform: PlatformServer;
let server: RunningServer | undefined;
let folder: Folder;

withBrowser();
beforeAll(async () => {
  folder = new Folder();
  platform = await slackOf();
  const options = { dataDir: path.join(folder.path, 'data'), env: { CHAT_TOKEN: PLATFORM_TOKEN } };
  folder.file(
    'takeup.yaml',
    `connections:
  - { key: chat, title: Chat, connector: slack, url: "${platform.url}/api", analytics_token: { env: CHAT_TOKEN }, since: ${SINCE}, rate: 100, allow_hosts: [127.0.0.1] }
`,
  );
  await runWell(['import', 'directory', folder.file('directory.csv', directoryText(PEOPLE))], options);
  server = await startServer(options);
  await until('a whole month is told', async () => {
    const told = await server?.ask<Told>(
      '{ sources { connections { aggregates { months { month state } } } } }',
    );
    const months = told?.sources.connections[0]?.aggregates?.months ?? [];
    return months.some(({ month, state }) => month === WHOLE && state === 'TOLD');
  });
}, 240_000);
afterAll(async () => {
  await server?.stop();
  await platform.close();
  folder.remove();
}, 60_000);

const tenth = (count: number) => `about ${en.format.count(Math.round(count / 10) * 10)}`;

describe('What a platform counts itself', () => {
  story(
    'stands on Data sources by month, rounded, and a month with a gap says which day',
    async ({ page }) => {
      await page.goto(`${server?.url}/sources`);
      const told = page.getByRole('region', { name: 'Counted by the platforms themselves' });
      await told.getByText('This is all that Chat tells: it does not say who did what.').waitFor();
      const table = told.getByRole('table', { name: 'Chat, by month' });
      expect(await table.getByRole('columnheader').allInnerTexts()).toEqual([
        'Month',
        'Messages',
        'Reactions',
        'Public channels written in, a day',
      ]);
      const cellsOf = (month: string) =>
        table
          .getByRole('row', { name: en.aggregates.monthNamed(month) })
          .getByRole('cell')
          .allInnerTexts();
      const days = [...eachDay(firstOfMonth(WHOLE), lastOfMonth(WHOLE))].length;
      expect(await cellsOf(WHOLE)).toEqual([
        tenth(ROOMS.length * days + PEOPLE.length),
        'fewer than 10',
        tenth(ROOMS.length),
      ]);
      expect(await cellsOf(TORN)).toEqual([
        `1 day is missing: ${en.format.date(LOST)}. No month is told from a part of it.`,
      ]);
      const whatToDo = await told.getByRole('listitem').allInnerTexts();
      expect(whatToDo.join(' ')).toContain('owner');

      expect(await troublesOnScreens(page)).toEqual([]);
      for (const [width, colorScheme] of [
        [390, 'light'],
        [1440, 'dark'],
      ] as const) {
        await page.setViewportSize({ width, height: 900 });
        await page.emulateMedia({ colorScheme });
        expect([width, colorScheme, await violationsOf(page)]).toEqual([width, colorScheme, []]);
      }
      // On a phone each number stands beside its name.
      await page.setViewportSize({ width: 390, height: 900 });
      expect((await cellsOf(WHOLE))[0]).toMatch(/^Messages\s+about/);
    },
  );
});
