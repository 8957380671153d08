import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { outcomeSql } from '@takeup/connectors';
import { Faulted } from '@takeup/connectors/kit';
import { memoryPorts } from '@takeup/connectors/testing';
import { en } from '@takeup/words';
import type { Certificate } from './certificate.js';
import { selfSigned } from './certificate.js';
import { TestCluster, removeFolder, temporaryFolder } from './cluster.js';
import type { DatabaseFront } from './database-front.js';
import { databaseFront } from './database-front.js';
import { warehouse } from './warehouse.js';

jest.setTimeout(120_000);

const QUERY = 'SELECT week::text AS at, share AS value FROM public.weekly ORDER BY 1';
const ROWS = [
  { at: '2025-05-04', value: '61.5' },
  { at: '2025-05-11', value: '62.25' },
];
const OURS = selfSigned('localhost');
const OTHERS = selfSigned('warehouse.example.org');

const cluster = new TestCluster();
const folder = temporaryFolder();
const fronts: DatabaseFront[] = [];
let own: Awaited<ReturnType<typeof warehouse>>;
beforeAll(async () => (own = await warehouse(cluster)));
afterAll(async () => {
  for (const front of fronts) await front.close();
  await cluster.stop();
  removeFolder(folder);
}, 60_000);

const opened = async (certificate?: Certificate) => {
  const front = await databaseFront(path.join(own.socket, '.s.PGSQL.5432'), certificate);
  fronts.push(front);
  return front;
};
const addressAt = ({ port }: DatabaseFront, name?: string) => {
  const { username, password, pathname } = new URL(own.url);
  return `postgresql://${username}:${password}@localhost:${port}/${name ?? pathname.slice(1)}`;
};
const asked = (database: string) =>
  outcomeSql.rows(outcomeSql.config.parse({ database, query: QUERY }), memoryPorts());

async function told(asking: Promise<unknown>) {
  const error = await asking.catch((thrown: unknown) => thrown);
  if (!(error instanceof Faulted)) throw new Error(`no fault: ${String(error)}`);
  const { kind, code, detail } = error.fault;
  const { message, whatToDo } = en.sync.advice({ kind, code, detail, connector: outcomeSql.id });
  return { fault: `${kind} ${code}`, message, whatToDo };
}

/** Whom Node trusts it is told when it starts, so it is a process of its own that is. */
async function askedTrusting({ cert }: Certificate, database: string): Promise<unknown> {
  const file = path.join(folder, 'trusted.pem');
  writeFileSync(file, cert);
  const code = `
    import { outcomeSql } from '@takeup/connectors';
    import { memoryPorts } from '@takeup/connectors/testing';
    const config = outcomeSql.config.parse({ database: process.env.DATABASE, query: process.env.QUERY });
    const rows = await outcomeSql.rows(config, memoryPorts()).catch(({ fault }) => fault.code);
    process.stdout.write(JSON.stringify(rows));`;
  const child = spawn(process.execPath, ['--input-type=module', '--eval', code], {
    cwd: __dirname,
    env: { ...process.env, NODE_EXTRA_CA_CERTS: file, DATABASE: database, QUERY },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [said] = await Promise.all([text(child.stdout), once(child, 'close')]);
  return JSON.parse(said) as unknown;
}

it('a certificate that nobody vouches for is refused, before the database hears a word', async () => {
  const front = await opened(OURS);
  const { fault, message, whatToDo } = await told(asked(addressAt(front)));
  expect(fault).toBe('transient certificate');
  expect(message).toMatch(/certificate is not trusted/);
  expect(whatToDo).toMatch(/NODE_EXTRA_CA_CERTS/);
  expect(front.heard()).toBe('');
});

it('one that Node was told to trust is taken, for the name that it is for', async () => {
  const front = await opened(OURS);
  expect(await askedTrusting(OURS, addressAt(front))).toEqual(ROWS);
  expect(front.heard()).toContain('takeup');
  const other = await opened(OTHERS);
  expect(await askedTrusting(OTHERS, addressAt(other))).toBe('certificate');
  expect(other.heard()).toBe('');
});

it('a database that does not encrypt is told as that, and asked where the address allows it', async () => {
  const front = await opened();
  const { fault, message, whatToDo } = await told(asked(addressAt(front)));
  expect(fault).toBe('denied not-encrypted');
  expect(message).toMatch(/does not encrypt/);
  expect(whatToDo).toMatch(/sslmode=disable/);
  expect(front.heard()).not.toContain('takeup_owner');
  expect(await asked(`${addressAt(front)}?sslmode=disable`)).toEqual(ROWS);
});

it('a database that is not there is told as that', async () => {
  const front = await opened();
  const { fault, message, whatToDo } = await told(asked(`${addressAt(front, 'nowhere')}?sslmode=disable`));
  expect(fault).toBe('changed no-database');
  expect(message).toMatch(/no database of that name/);
  expect(whatToDo).toMatch(/address/);
});
