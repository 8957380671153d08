import { closedAfterwards, faultOf, pagesOf, tellings } from '@takeup/connectors/testing';
import type { Slice } from '@takeup/domain';
import { open as openTenant } from './testing/opened.js';
import { dayAt, smallTenant } from './testing/small-tenant.js';
import type { Tenant } from './testing/tenant.js';

const { open, closeAll } = closedAfterwards(openTenant);
afterEach(closeAll);

const COUNTS: Slice = { by: 'snapshot', stream: 'counts' };
const HEADER = 'Report Refresh Date,Liked,Posted,Read,Report Date,Report Period';
const report = (...lines: readonly string[]) => `\ufeff${[HEADER, ...lines].join('\r\n')}\r\n`;

/** What is told of each day, as `measure value`. */
async function toldOn(day: string, tenant: Tenant, options: Parameters<typeof open>[2] = {}) {
  const told = await tellings(await open(tenant, {}, options), COUNTS);
  return told.flatMap(({ facts }) =>
    facts.flatMap((fact) =>
      fact.fact === 'aggregate' && fact.day === day ? [`${fact.measure} ${fact.value}`] : [],
    ),
  );
}

/** The counts of people, and those of acts, as these lines say. */
const saying = (people: string, acts: string) => ({
  instead: (path: string) =>
    path.startsWith('/data')
      ? { body: path.includes('UserCounts') ? people : path.includes('Counts') ? acts : '' }
      : undefined,
});

it.each([[true], [false]])(
  'a day of the whole network, whether names are concealed: %s',
  async (concealsNames) => {
    const tenant = { ...smallTenant, concealsNames };
    for (const day of [dayAt(0), dayAt(1), dayAt(6)])
      expect(await toldOn(day, tenant)).toEqual(expectedOn(day));
    expect(expectedOn(dayAt(0))).toEqual([
      'viewers 3',
      'reactors 0',
      'posters 0',
      'messages 0',
      'reactions 0',
    ]);
  },
);

function expectedOn(day: string): readonly string[] {
  const did = smallTenant.people.flatMap(({ days }) => (days[day] ? [days[day]] : []));
  const people = (at: number) => did.filter((own) => (own[at] ?? 0) > 0).length;
  const acts = (at: number) => did.reduce((sum, own) => sum + (own[at] ?? 0), 0);
  return [
    `viewers ${people(1)}`,
    `reactors ${people(2)}`,
    `posters ${people(0)}`,
    `messages ${acts(0)}`,
    `reactions ${acts(2)}`,
  ];
}

it('thirty days in two requests, and nobody named', async () => {
  const own = await open({ ...smallTenant, concealsNames: true });
  const [page, ...more] = await pagesOf(own, COUNTS);
  expect(more).toEqual([]);
  expect(page?.rows).toHaveLength(30);
  expect(own.downloads.asked.map(({ path }) => /get\w+/.exec(path)?.[0])).toEqual([
    'getYammerActivityUserCounts',
    'getYammerActivityCounts',
  ]);
  expect(JSON.stringify(page)).not.toMatch(/[0-9A-F]{32}|Person|@/);
});

describe('what a report does not say', () => {
  const whole = report('2026-10-30,1,2,3,2026-10-30,30');
  it('is not told, and no zero', async () => {
    const people = report('2026-10-30,,2,3,2026-10-30,30');
    expect(await toldOn('2026-10-30', smallTenant, saying(people, whole))).toEqual([
      'viewers 3',
      'posters 2',
      'messages 2',
      'reactions 1',
    ]);
  });

  it('of a day that it has not reached is not told', async () => {
    const ahead = report('2026-10-29,0,0,0,2026-10-30,30');
    expect(await toldOn('2026-10-30', smallTenant, saying(ahead, ahead))).toEqual([]);
  });

  it.each([
    ['a count that is none', report('2026-10-30,x,2,3,2026-10-30,30')],
    ['a day that is none', report('2026-10-30,1,2,3,yesterday,30')],
    ['no day', report('2026-10-30,1,2,3,,30')],
    ['another heading', whole.replace('Posted', 'Written')],
  ])('%s is noticed', async (_, acts) => {
    const own = await open(smallTenant, {}, saying(whole, acts));
    expect(await faultOf(pagesOf(own, COUNTS))).toMatchObject({ kind: 'changed' });
  });
});
