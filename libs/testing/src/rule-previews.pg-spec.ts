import { RULES_A_DAY, checkCharter, examine, showCharter } from '@takeup/application';
import { inTransaction, rows } from '@takeup/storage';
import { completeCharter } from './charter.js';
import { TestCluster } from './cluster.js';
import { bytesOf, directoryText, peopleOf } from './table.js';
import { World } from './world.js';

jest.setTimeout(120_000);

const cluster = new TestCluster();
afterAll(() => cluster.stop());

const PEOPLE = [
  ...peopleOf('a', 60, { job_title: 'Clerk' }),
  ...peopleOf('b', 12, { job_title: 'Analyst' }),
  ...peopleOf('c', 9, { job_title: 'Auditor' }),
  ...peopleOf('d', 1, { job_title: 'Director' }),
];

async function worldOf(people: readonly object[] = PEOPLE): Promise<World> {
  const world = new World(await cluster.database(), { today: '2025-05-06' });
  await world.directory(directoryText(people as typeof PEOPLE));
  return world;
}

const titled = (...titles: readonly string[]) =>
  completeCharter({
    personas: Object.fromEntries(titles.map((title) => [title.toLowerCase(), { job_title: title }])),
  });

/** What `takeup charter check` says of the people of each persona, or the code of its refusal. */
async function told({ context }: World, charter: string): Promise<unknown> {
  const outcome = await inTransaction(context.pools, (session) =>
    checkCharter({ ...context, session }, { bytes: bytesOf(charter), name: 'charter.yaml' }),
  );
  if ('refusal' in outcome) return outcome.refusal.code;
  return outcome.done.completeness
    .filter(({ code }) => code === 'persona.people')
    .map(({ done, details: { persona: _, ...details } }) => ({ done, ...details }));
}

it('a rule that fits nobody, one person or nine is told as the same', async () => {
  const world = await worldOf();
  const tooFew = { done: false, reason: 'too-few', fewerThan: 10 };
  expect(await told(world, titled('Clerk', 'Analyst', 'Auditor', 'Director', 'Pilot'))).toEqual([
    { done: true, people: 60 },
    { done: true, fewerThan: 20 },
    tooFew,
    tooFew,
    tooFew,
  ]);
  await world.charter(titled('Clerk', 'Auditor', 'Pilot'));
  const shown = await showCharter(world.context, { initiative: 'example' });
  if (!('charter' in shown)) throw new Error('not shown');
  expect(shown.charter.personas.map(({ people }) => people)).toEqual([60, null, null]);
  expect(
    shown.charter.completeness.items.filter(({ code, done }) => code === 'persona.people' && !done),
  ).toHaveLength(2);
});

it('personas that differ by one person are told as the same', async () => {
  const one = completeCharter({
    personas: { all: { job_title: ['Clerk', 'Director'] }, but: { job_title: 'Clerk' } },
  });
  expect(await told(await worldOf(), one)).toEqual([
    { done: true, people: 60 },
    { done: true, people: 60 },
  ]);
});

it('rules are noted with what was told of them, and a day has only so many', async () => {
  const world = await worldOf();
  const some = (from: number, count: number) =>
    titled(...Array.from({ length: count }, (_, index) => `Title${from + index}`));
  expect(await told(world, some(0, RULES_A_DAY - 1))).toHaveLength(RULES_A_DAY - 1);
  expect(await told(world, some(RULES_A_DAY, 2))).toBe('rules-used-up');
  expect(await told(world, titled('Analyst'))).toEqual([{ done: true, fewerThan: 20 }]);
  // What was counted today may be asked again; by applying nothing more is to be had.
  expect(await told(world, some(0, 3))).toHaveLength(3);
  await expect(world.charter(titled('Director'))).rejects.toThrow('rules-used-up');
  const noted = await inTransaction(world.database, (session) =>
    rows(session, `SELECT rule, people, enough FROM counting.rule_preview WHERE rule LIKE '%Analyst%'`),
  );
  expect(noted).toEqual([{ rule: '[["job_title",["Analyst"]]]', people: null, enough: true }]);
  expect(await examine(world.context)).toContainEqual({
    ...{ about: 'rule-previews', level: 'ok', rules: RULES_A_DAY, from: '2025-04-06' },
  });
  world.clock.set('2025-05-07');
  expect(await told(world, titled('Director'))).toHaveLength(1);
});

it('a size does not change when somebody begins: it is that of the day the directory speaks of', async () => {
  const soon = peopleOf('e', 1, { job_title: 'Clerk', start_date: '2025-05-07' });
  const world = await worldOf([...peopleOf('a', 24, { job_title: 'Clerk' }), ...soon]);
  expect(await told(world, titled('Clerk'))).toEqual([{ done: true, people: 20 }]);
  world.clock.set('2025-05-08');
  expect(await told(world, titled('Clerk'))).toEqual([{ done: true, people: 20 }]);
});

it('the doctor tells the directory by its rounded size, or not at all', async () => {
  const sizeOf = async (people: readonly object[]) =>
    (await examine((await worldOf(people)).context)).find(({ about }) => about === 'roster');
  expect(await sizeOf(PEOPLE)).toMatchObject({ people: 80 });
  expect(await sizeOf(peopleOf('a', 19, {}))).toMatchObject({ people: null });
});
