import type { Database } from '@takeup/storage';
import fc from 'fast-check';
import { contentsOf } from './contents.js';
import { TestCluster } from './cluster.js';
import type { ActLine } from './table.js';
import { activityText, directoryText, peopleOf } from './table.js';
import { World } from './world.js';

jest.setTimeout(240_000);

const cluster = new TestCluster();
let database: Database;

beforeAll(async () => {
  database = await cluster.database();
});
afterAll(() => cluster.stop());

const PEOPLE = [
  ...peopleOf('b', 14, { department: 'Berlin', location: 'Berlin' }),
  ...peopleOf('l', 12, { department: 'Lyon', location: 'Lyon' }),
  ...peopleOf('o', 3, { department: 'Oslo', location: 'Oslo' }),
].map((person, index) => ({
  ...person,
  email: `${person.employee_id}@example.com`,
  start_date: index % 9 === 0 ? '2025-03-15' : '',
}));
const [FIRST, LAST] = ['2025-02-01', '2025-04-15'];

/** Everything back to an empty database, which is faster than a new one. */
async function emptied(): Promise<World> {
  const names = [...(await contentsOf(database)).keys()].filter((name) => name !== 'public.migration');
  await database.owner.query(`TRUNCATE ${names.join(', ')} RESTART IDENTITY`);
  return new World(database, { today: '2025-06-01' });
}

const day = fc
  .integer({ min: 0, max: 72 })
  .map((n) => new Date(Date.UTC(2025, 1, 1 + n)).toISOString().slice(0, 10));
const time = fc.constantFrom('T00:00:00Z', 'T09:30:00Z', 'T23:59:59Z', 'T12:00:00+02:00');
const someone = fc.constantFrom(
  ...PEOPLE.flatMap(({ employee_id, email }) => [employee_id, email.toUpperCase()]),
  'bot',
);

/** Acts of every sort: by instant or by day, with and without a message id that others may send too. */
const act: fc.Arbitrary<ActLine> = fc
  .record({
    day,
    time: fc.option(time, { nil: undefined }),
    account: someone,
    kind: fc.constantFrom('signin', 'view', 'join', 'react', 'vote', 'edit', 'file', 'reply', 'post'),
    community: fc.constantFrom('', 'town-hall', 'help'),
    count: fc.constantFrom('', '1', '3'),
    message: fc.option(fc.integer({ min: 1, max: 12 }), { nil: undefined }),
  })
  .map(({ time: at, day: own, message, ...rest }) => {
    // Tellings of one message mostly agree on the day, so that they often differ in nothing but who sent it.
    const on =
      message === undefined || message % 4 === 0 ? own : `2025-03-${String(10 + message).padStart(2, '0')}`;
    return {
      ...rest,
      at: at === undefined ? '' : on + at,
      day: at === undefined ? on : '',
      message_id: message === undefined ? '' : `m${message}`,
    };
  });

/** How the same acts come in: their order, which of them twice, where the files end, and when the directory comes. */
const telling = fc.record({
  order: fc.infiniteStream(fc.nat({ max: 1_000_000 })),
  twice: fc.infiniteStream(fc.constantFrom(false, false, true)),
  cuts: fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 4 }),
  directoryLast: fc.boolean(),
  refreshBetween: fc.boolean(),
});

/** One act at each end, so that what is covered is known. */
const ENDS: readonly ActLine[] = [FIRST, LAST].map((on) => ({
  account: 'b1',
  kind: 'view',
  at: `${on}T08:00:00Z`,
}));

async function tell(acts: readonly ActLine[], how: ValueOf<typeof telling>): Promise<string> {
  const world = await emptied();
  const [order, twice] = [how.order[Symbol.iterator](), how.twice[Symbol.iterator]()];
  const next = <T>(values: Iterator<T>, other: T): T => {
    const { value, done } = values.next();
    return done ? other : value;
  };
  const keyed = acts.flatMap((own) =>
    (next(twice, false) ? [own, own] : [own]).map((line) => ({ line, at: next(order, 0) })),
  );
  const lines = keyed.sort((a, b) => a.at - b.at).map(({ line }) => line);
  const cuts = [
    0,
    ...how.cuts.map((share) => Math.floor(share * lines.length)).sort((a, b) => a - b),
    lines.length,
  ];
  const directory = () => world.directory(directoryText(PEOPLE));
  if (!how.directoryLast) await directory();
  for (const [index, cut] of cuts.slice(0, -1).entries()) {
    const part = lines.slice(cut, cuts[index + 1]);
    if (part.length > 0) await world.activity(activityText(part));
  }
  if (how.directoryLast) {
    if (how.refreshBetween) await world.refresh();
    await directory();
  }
  const hash = await world.hash();
  expect(await world.hash()).toBe(hash);
  return hash;
}

type ValueOf<A> = A extends fc.Arbitrary<infer T> ? T : never;

it('gives the same release for the same facts in any order, repetition and cut', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(act, { minLength: 40, maxLength: 160 }),
      telling,
      telling,
      async (acts, one, other) => {
        const whole = [...acts, ...ENDS];
        expect(await tell(whole, one)).toBe(await tell(whole, other));
      },
    ),
    { numRuns: process.env['TAKEUP_SHORT'] === '1' ? 4 : 30, endOnFailure: true },
  );
});

it('leaves what is published as it is when later facts would change it, and says that they wait', async () => {
  const world = await emptied();
  await world.directory(directoryText(PEOPLE));
  await world.activity(activityText([...ENDS, { account: 'b2', kind: 'post', day: '2025-03-03' }]));
  const { releaseHash, restatementsPending } = await world.refresh();
  expect(restatementsPending).toBe(0);
  await world.activity(activityText([{ account: 'b3', kind: 'post', day: '2025-03-05' }]));
  const later = await world.refresh();
  expect(later).toMatchObject({ releaseHash, published: 0 });
  // Its week, its month and the four windows that hold it.
  expect(later.restatementsPending).toBe(6);
});
