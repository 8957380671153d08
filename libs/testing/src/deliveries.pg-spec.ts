import { createHmac } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { Configuration, DeliveryReport, Inbound, Outcome } from '@takeup/application';
import { declareInbound, examine, readSources, takeDelivery } from '@takeup/application';
import { webhook } from '@takeup/connectors';
import type { Day } from '@takeup/domain';
import { Zone, addDays, eachDay } from '@takeup/domain';
import { claimConnection, inTransaction } from '@takeup/storage';
import { completeCharter } from './charter.js';
import { TestCluster } from './cluster.js';
import { contentsOf } from './contents.js';
import { activityText, directoryText, peopleOf } from './table.js';
import { World, codeOf, done } from './world.js';

jest.setTimeout(240_000);

const cluster = new TestCluster();
afterAll(() => cluster.stop(), 60_000);

const SECRET = Buffer.alloc(32, 9);
const inbound: Inbound = {
  key: 'wiki',
  title: 'Wiki',
  receiver: webhook,
  config: webhook.config.parse({ secrets: [`whsec_${SECRET.toString('base64')}`] }),
  since: null,
};
/** The machine's clock; the organisation's is the world's. */
const AT = Date.parse('2026-11-27T12:00:00Z');
let sent = 0;

interface Sent {
  readonly id?: string;
  readonly receivedAt?: number;
  /** As takeup.yaml has it. */
  readonly since?: Day | null;
}

function deliver(
  world: World,
  lines: readonly object[],
  { id = `msg_${(sent += 1)}`, receivedAt = AT, since = null }: Sent = {},
): Promise<Outcome<DeliveryReport>> {
  const body = Buffer.from(lines.map((line) => JSON.stringify(line)).join('\n'));
  const seconds = String(receivedAt / 1000);
  const signature = createHmac('sha256', SECRET).update(`${id}.${seconds}.`).update(body).digest('base64');
  const headers = {
    'webhook-id': id,
    'webhook-timestamp': seconds,
    'webhook-signature': `v1,${signature}`,
  };
  return takeDelivery(world.context, { ...inbound, since }, { headers, body, receivedAt });
}

async function worldOn(today: Day, more: Partial<Configuration> = {}): Promise<World> {
  return new World(await cluster.database(), {
    today,
    config: { connections: [{ key: 'wiki', title: 'Wiki' }], ...more },
  });
}

const post = (day: Day, account = 'ann', more: object = {}) => ({
  at: `${day}T10:00:00Z`,
  account,
  kind: 'post',
  ...more,
});
const covers = (from: Day, to: Day) => ({ type: 'covers', from, to });

/** The newest days as the page of sources shows them. */
async function statesOf(world: World, from: Day, to: Day): Promise<Record<Day, string>> {
  await world.refresh();
  const view = await readSources(world.context);
  const states = view.sources.find(({ key }) => key === 'wiki')?.states ?? [];
  const all = [...eachDay(view.from, view.to)].map((day, n) => [day, states[n] ?? 'none'] as const);
  return Object.fromEntries(all.filter(([day]) => day >= from && day <= to));
}

it('a day that is covered counts at once, another waits for a day after its end', async () => {
  const world = await worldOn('2026-11-27');
  done(await deliver(world, [post('2026-11-23'), post('2026-11-25'), post('2026-11-26')]));
  expect(await statesOf(world, '2026-11-22', '2026-11-26')).toEqual({
    '2026-11-22': 'pending',
    '2026-11-23': 'complete',
    '2026-11-24': 'complete',
    '2026-11-25': 'complete',
    '2026-11-26': 'provisional',
  });
  done(await deliver(world, [covers('2026-11-26', '2026-11-26')]));
  expect(await statesOf(world, '2026-11-26', '2026-11-26')).toEqual({ '2026-11-26': 'complete' });
});

it('a day without a line that covers it becomes whole by itself when the next is over', async () => {
  const world = await worldOn('2026-11-26');
  done(await deliver(world, [post('2026-11-25'), post('2026-11-26')]));
  expect(await statesOf(world, '2026-11-25', '2026-11-25')).toEqual({ '2026-11-25': 'provisional' });
  world.clock.set('2026-11-27T00:00:01Z');
  expect(await statesOf(world, '2026-11-25', '2026-11-26')).toEqual({
    '2026-11-25': 'complete',
    '2026-11-26': 'provisional',
  });
});

it('silence is a gap and no zero, until it is said that nobody did anything', async () => {
  const world = await worldOn('2026-11-27');
  const days = [...eachDay('2026-10-12', '2026-11-24')].filter((day) => day !== '2026-11-10');
  const busy = days.flatMap((day) => Array.from({ length: 25 }, (_, n) => post(day, `p${n}`)));
  done(await deliver(world, busy));
  expect(await statesOf(world, '2026-11-10', '2026-11-10')).toEqual({ '2026-11-10': 'given-up' });
  expect(await statesOf(world, '2026-11-25', '2026-11-26')).toEqual({
    '2026-11-25': 'pending',
    '2026-11-26': 'pending',
  });
  done(await deliver(world, [covers('2026-11-10', '2026-11-10')]));
  expect(await statesOf(world, '2026-11-10', '2026-11-10')).toEqual({ '2026-11-10': 'complete' });
});

it('days are those of the organisation, also what may be covered', async () => {
  const world = await worldOn('2026-11-27', { zone: new Zone('Asia/Tokyo') });
  world.clock.set('2026-11-26T16:00:00Z');
  const ended = await deliver(world, [covers('2026-11-26', '2026-11-26')]);
  expect(codeOf(ended)).toBe('done');
  expect(codeOf(await deliver(world, [covers('2026-11-27', '2026-11-27')]))).toBe('delivery-line');
});

it('a clock that is a little ahead does no harm, one that is far ahead is refused', async () => {
  const world = await worldOn('2026-11-27');
  const ahead = (seconds: number) => [
    { ...post('2026-11-27'), at: new Date(world.clock.now() + seconds * 1000).toISOString() },
  ];
  expect(codeOf(await deliver(world, ahead(300)))).toBe('done');
  const refused = await deliver(world, ahead(301));
  expect(refused).toMatchObject({
    refusal: { code: 'delivery-line', details: { line: 1, reason: 'future' } },
  });
});

it('a bad line refuses all of it and leaves nothing, not even that it came', async () => {
  const world = await worldOn('2026-11-27');
  await declareInbound(world.context, [inbound]);
  const before = JSON.stringify([...(await contentsOf(world.database))]);
  const bad = [post('2026-11-25'), covers('2026-11-25', '2026-11-25'), { account: 'ann', kind: 'post' }];
  expect(await deliver(world, bad, { id: 'a' })).toMatchObject({
    refusal: { code: 'delivery-line', details: { line: 3, reason: 'no-time' } },
  });
  expect(JSON.stringify([...(await contentsOf(world.database))])).toBe(before);
  expect(codeOf(await deliver(world, bad.slice(0, 2), { id: 'a' }))).toBe('done');
});

it('speaks of the last 92 days, or since the day that is named, and of no older one', async () => {
  const world = await worldOn('2026-11-27', { zone: new Zone('Asia/Tokyo') });
  await declareInbound(world.context, [inbound]);
  const before = JSON.stringify([...(await contentsOf(world.database))]);
  const old = [post('2026-11-25'), covers('2026-08-26', '2026-11-25'), post('2026-08-20')];
  const tooOld = (line: number, since: Day) => ({
    refusal: { code: 'delivery-too-old', details: { line, since } },
  });
  expect(await deliver(world, old)).toMatchObject(tooOld(3, '2026-08-27'));
  expect(await deliver(world, old.slice(0, 2), { id: 'a' })).toMatchObject(tooOld(2, '2026-08-27'));
  expect(await deliver(world, [post('2026-11-25')], { since: '2026-11-26' })).toMatchObject(
    tooOld(1, '2026-11-26'),
  );
  expect(JSON.stringify([...(await contentsOf(world.database))])).toBe(before);
  // In Tokyo it is the 27th of August.
  const first = [{ ...post('2026-08-26'), at: '2026-08-26T16:00:00Z' }, covers('2026-08-27', '2026-08-27')];
  expect(codeOf(await deliver(world, first, { id: 'a' }))).toBe('done');
  expect(codeOf(await deliver(world, [post('2016-03-01')], { since: '2016-03-01' }))).toBe('done');
  world.clock.set('2026-11-29');
  expect(done(await deliver(world, first, { id: 'a' }))).toMatchObject({ again: true });
});

it('deliveries and files tell of the same acts once, and lead to the same figures', async () => {
  const people = peopleOf('p', 30, { department: 'Sales' });
  const acts = [...eachDay('2026-10-26', '2026-11-22')].flatMap((day, n) =>
    people.slice(0, 12 + (n % 7)).map(({ employee_id }) => post(day, employee_id)),
  );
  const byFile = await worldOn('2026-11-24');
  await byFile.directory(directoryText(people));
  await byFile.activity(activityText(acts), { connection: 'wiki' });
  const byHook = await worldOn('2026-11-24');
  await byHook.directory(directoryText(people));
  for (let n = 0; n < acts.length; n += 50) done(await deliver(byHook, acts.slice(n, n + 50).reverse()));
  await byHook.activity(activityText(acts.slice(0, 60)), { connection: 'wiki' });
  const hash = await byFile.hash();
  expect((await byFile.refresh()).latest).not.toBeNull();
  expect(await byHook.hash()).toBe(hash);
});

it('a file may not cover a day that is not over where deliveries count it as whole', async () => {
  const world = await worldOn('2026-11-27');
  done(await deliver(world, [post('2026-11-26')]));
  const file = activityText([post('2026-11-26', 'bob')]);
  const to = (day: Day) => ({ connection: 'wiki', covers: { from: '2026-11-26', to: day } });
  expect(codeOf(await world.tryActivity(file, to('2026-11-27')))).toBe('covers-future');
  expect(codeOf(await world.tryActivity(file, to('2026-11-26')))).toBe('done');
});

it('a refresh does not wait for a delivery that may come to wait for it', async () => {
  const world = await worldOn('2026-11-27');
  done(await deliver(world, [post('2026-11-23')]));
  const refreshed = await inTransaction(world.context.pools, async (taking) => {
    await claimConnection(taking, 'wiki', 'Wiki');
    const counted = world.refresh();
    const waited = new AbortController();
    const first = await Promise.race([counted.then(() => 'refreshed'), pause(20_000, 'waiting', waited)]);
    waited.abort();
    return { first, counted };
  });
  await refreshed.counted;
  expect(refreshed.first).toBe('refreshed');
});

it('ids are remembered for 90 days, and acts after that are still the same acts', async () => {
  const world = await worldOn('2026-11-27');
  const lines = [post('2026-11-25')];
  done(await deliver(world, lines, { id: 'a' }));
  const later = (days: number) => ({ id: 'a', receivedAt: AT + days * 86_400_000 });
  expect(done(await deliver(world, lines, later(89)))).toMatchObject({ again: true });
  expect(done(await deliver(world, lines, later(91)))).toMatchObject({ again: false, acts: 0, repeated: 1 });
});

it('the page and the doctor say when the last delivery came, and what to do where none does', async () => {
  const world = await worldOn('2026-11-27');
  await declareInbound(world.context, [inbound]);
  const silent = await readSources(world.context);
  expect(silent.sources).toMatchObject([{ key: 'wiki', way: 'delivered', lastAt: null }]);
  expect(silent.toFix).toMatchObject([{ about: 'silent', way: 'delivered' }]);
  expect(await examine(world.context)).toContainEqual(
    expect.objectContaining({ about: 'silent-connection', key: 'wiki', way: 'delivered' }),
  );
  done(await deliver(world, [post('2026-11-25')]));
  await world.refresh();
  const { sources, toFix } = await readSources(world.context);
  expect(sources[0]?.lastAt?.getTime()).toBe(AT);
  expect(toFix).toEqual([]);
  expect(await examine(world.context)).toContainEqual(
    expect.objectContaining({ about: 'connection', key: 'wiki', deliveredAt: new Date(AT) }),
  );
  world.clock.set(addDays('2026-11-25', 12));
  expect((await readSources(world.context)).toFix).toMatchObject([
    { about: 'overdue', way: 'delivered', last: '2026-11-25', quietDays: 12 },
  ]);
});

it('a text is looked through for the topics of charters, of deliveries as of files, and is gone', async () => {
  const world = await worldOn('2026-11-27');
  await world.directory(directoryText(peopleOf('p', 30, { department: 'Sales', job_family: 'F' })));
  await world.charter(completeCharter({ personas: { rm: { job_family: 'F' } } }));
  const said = (day: Day, text: string, more: object = {}) => ({ ...post(day, 'p1'), text, ...more });
  const lines = [
    said('2026-11-23', 'Whose custody is it, canary?'),
    said('2026-11-24', 'Custody training for all, canary'),
    said('2026-11-25', 'custody', { kind: 'react' }),
  ];
  done(await deliver(world, lines));
  await world.activity(lines.map((line) => JSON.stringify(line)).join('\n'), { connection: 'files' });
  const found = await world.database.owner.query<{ key: string; day: Day; topics: string[] | null }[]>(
    `SELECT key, day, topics FROM person.act JOIN coverage.connection USING (connection_id) ORDER BY key, day`,
  );
  expect(found.map(({ key, day, topics }) => [key, day.slice(8), topics])).toEqual(
    ['files', 'wiki'].flatMap((key) => [
      [key, '23', ['example/products']],
      [key, '24', null],
      [key, '25', null],
    ]),
  );
  expect(JSON.stringify([...(await contentsOf(world.database))])).not.toMatch(/canary/i);
});
