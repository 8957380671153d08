import { eachDay } from '@takeup/domain';
import { activityText, completeCharter, directoryText, peopleOf } from '@takeup/testing';
import { figuresOn, story, withBrowser } from './browser.js';
import { withOwnServer } from './own-server.js';

/** 30 relationship managers, 25 analysts, 50 of neither, 98 in all: 7 hold both, though no line of the table says so. */
const BANK = [
  ...peopleOf('rm-', 23, { department: 'Bank', job_family: 'rm' }),
  ...peopleOf('an-', 18, { department: 'Bank', job_family: 'an' }),
  ...peopleOf('both-', 7, { department: 'Bank', job_family: 'both' }),
  ...peopleOf('none-', 50, { department: 'Bank', job_family: 'none' }),
];
const ACTIVE: Readonly<Record<string, number>> = { rm: 5, an: 5, both: 3, none: 9 };
const active = BANK.map(({ employee_id }) => employee_id).filter((id) => {
  const [group = '', number] = id.split('-');
  return Number(number) <= (ACTIVE[group] ?? 0);
});
const acts = [...eachDay('2025-03-03', '2025-04-06')].flatMap((day) =>
  active.map((account) => ({ day, account, kind: 'post' })),
);
const CHARTER = completeCharter({
  personas: { rm: { job_family: ['rm', 'both'] }, an: { job_family: ['an', 'both'] } },
});

withBrowser();
const own = withOwnServer();
beforeAll(async () => {
  await own.run(
    ['import', 'directory', own.file('directory.csv', directoryText(BANK))],
    ['charter', 'apply', own.file('charter.yaml', CHARTER)],
    ['import', 'activity', own.file('activity.csv', activityText(acts)), '--connection', 'files'],
    ['refresh'],
  );
}, 120_000);

describe('Somebody of a works council', () => {
  story('finds no number of the seven who hold two personas: the analysts are hidden', async ({ page }) => {
    await page.goto(`${own.url}/adoption?period=28d:2025-03-30`);
    await figuresOn(page);
    const labelOf = (group: string) =>
      page.locator(`.matrix [data-group="${group}"]`).getAttribute('aria-label');
    for (const at of ['Bank', 'ALL']) {
      expect([at, await labelOf(`rm~${at}`)]).toEqual([at, expect.stringContaining('8 of 30 people')]);
      expect([at, await labelOf(`NONE~${at}`)]).toEqual([at, expect.stringContaining('9 of 50 people')]);
      expect([at, await labelOf(`ALL~${at}`)]).toEqual([at, expect.stringContaining('22 of 98 people')]);
      expect([at, await labelOf(`an~${at}`)]).toEqual([
        at,
        expect.stringMatching(/^[^0-9]*hidden to protect people[^0-9]*$/),
      ]);
    }
    await page.goto(`${own.url}/adoption?period=28d:2025-03-30&group=an~Bank`);
    await page.getByText('Hidden to protect people.').waitFor();
  });
});
