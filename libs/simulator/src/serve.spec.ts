import { serveNorthwind, type ServedNorthwind } from './serve.js';
import { northwind } from './northwind.js';

jest.setTimeout(240_000);

const bank = northwind();
const DAY = 86_400_000;
let served: ServedNorthwind;
// The bank's clock has run for three days and stands at 2026-11-26 06:00.
beforeAll(async () => (served = await serveNorthwind({ startedAt: Date.now() - 3 * DAY, token: 'a-token' })));
afterAll(() => served.close());

const get = (path: string) => fetch(`${served.filesUrl}/${path}`);
const text = async (path: string) => (await get(path)).text();

test('a roster is the bank’s own, from its day on', async () => {
  expect(await text('roster/2026-11-01.csv')).toBe([...bank.roster('2026-11-01')].join(''));
  expect((await get('roster/2026-12-01.csv')).status).toBe(404);
});

test('sign-ins and KPI values end with the last day that is over', async () => {
  expect(await text('signins?from=2026-11-24&to=2026-12-24')).toBe(
    [...bank.signins('2026-11-24', '2026-11-25')].join(''),
  );
  const { series, csv } = bank.outcomes[0]!;
  expect(await text(`outcomes/${encodeURIComponent(series)}?to=2027-06-30`)).toBe(
    [...csv('2023-01-01', '2026-11-25')].join(''),
  );
});

test.each([
  'roster/2026-13-01.csv',
  'roster/2025-09-01.csv',
  'signins?to=soon',
  'outcomes/none',
  'outcomes/%E0',
  'x',
])('%s is not there', async (path) => {
  const reply = await get(path);
  expect(reply.status).toBe(404);
  expect(await reply.text()).toContain('No such file');
});

test('the directory by SCIM holds everybody who is there today', async () => {
  const reply = await fetch(`${served.scimUrl}/Users?count=1`, {
    headers: { authorization: 'Bearer a-token' },
  });
  const lines = [...bank.roster('2026-11-26')].join('').trimEnd().split('\n');
  expect(await reply.json()).toMatchObject({ totalResults: lines.length - 1, itemsPerPage: 1 });
});

test('the platform answers beside it', async () => {
  const reply = await fetch(`${served.url}/api/v4/users/me`, {
    headers: { authorization: 'Bearer a-token' },
  });
  expect(await reply.json()).toMatchObject({ username: 'svc-takeup' });
});
