import { setTimeout as pause } from 'node:timers/promises';
import type { Database, Session } from '@takeup/storage';
import { inTransaction, keysOf, loadAccounts, nameAccounts } from '@takeup/storage';
import { TestCluster } from './cluster.js';

jest.setTimeout(60_000);

const cluster = new TestCluster();
let database: Database;
beforeAll(async () => {
  database = await cluster.database();
});
afterAll(() => cluster.stop());

const hash = (letter: string) => letter.repeat(64);
const name = (session: Session, letters: string) =>
  nameAccounts(
    session,
    1,
    [...letters].map((letter) => ({ accountHash: hash(letter), domainHash: null })),
  );

it('two who name the same people at once agree on their keys, and neither fails', async () => {
  let release = () => {};
  const held = new Promise<void>((resolve) => (release = resolve));
  let named = () => {};
  const isNamed = new Promise<void>((resolve) => (named = resolve));
  const first = inTransaction(database, async (session) => {
    const own = await name(session, 'ab');
    named();
    await held;
    return own;
  });
  await isNamed;
  const second = inTransaction(database, (session) => name(session, 'bc'));
  await pause(300);
  release();
  const [one, other] = await Promise.all([first, second]);
  expect(other.keys.get(hash('b'))).toBe(one.keys.get(hash('b')));
  expect(one.fresh.size).toBe(2);
  expect([...other.fresh]).toEqual([other.keys.get(hash('c'))]);
  const { keys, fresh } = await inTransaction(database, (session) =>
    keysOf(session, 1, ['a', 'b', 'c', 'd'].map(hash)),
  );
  expect([keys.size, fresh.size]).toEqual([3, 0]);
});

it('an account that is told as it was is not written, and an older telling changes nothing', async () => {
  const load = (seenOn: string, bot: boolean) =>
    inTransaction(database, async (session) =>
      loadAccounts(
        session,
        { connectionId: 1, keyId: 1, seenOn },
        [{ accountHash: hash('e'), aliases: [hash('a')], bot, enabled: null }],
        await name(session, 'e'),
      ),
    );
  const stands = async () =>
    JSON.stringify(
      await database.owner.query<unknown[]>('SELECT xmin::text, ctid::text, bot FROM person.account'),
    );
  await load('2026-02-02', false);
  const before = await stands();
  await load('2026-02-03', false);
  await load('2026-02-01', true);
  expect(await stands()).toBe(before);
  await load('2026-02-03', true);
  expect(await stands()).toContain('true');
});

it('an account that two lists tell of keeps what one of them does not say, and is not written in turns', async () => {
  const load = (aliases: readonly string[], enabled: boolean | null) =>
    inTransaction(database, async (session) =>
      loadAccounts(
        session,
        { connectionId: 1, keyId: 1, seenOn: '2026-02-04' },
        [{ accountHash: hash('e'), aliases: aliases.map(hash), bot: false, enabled }],
        await name(session, 'e'),
      ),
    );
  const stands = async () => {
    const [row] = await database.owner.query<[{ aliases: string; enabled: boolean; version: string }]>(
      `SELECT encode(aliases, 'hex') AS aliases, enabled, xmin::text AS version FROM person.account`,
    );
    return row;
  };
  const aliasesOf = (names: readonly string[]) => names.map((own) => hash(own).padEnd(96, '0')).join('');
  await load(['a', 'b'], null);
  await load(['b'], true);
  const both = await stands();
  expect(both).toMatchObject({ aliases: aliasesOf(['a', 'b']), enabled: true });
  await load(['a', 'b'], null);
  await load(['b'], true);
  expect(await stands()).toEqual(both);
  await load(['c'], false);
  expect(await stands()).toMatchObject({ aliases: aliasesOf(['c']), enabled: false });
});
