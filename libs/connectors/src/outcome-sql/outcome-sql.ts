import type { OutcomeConnector, OutcomeRow, SessionPorts } from '@takeup/connectors/kit';
import { Faulted, MOST_OUTCOME_ROWS, faultOfFailure, faulted } from '@takeup/connectors/kit';
import type { ClientBase } from 'pg';
import { openReading } from './open-reading.js';
import type { OutcomeSqlConfig } from './config.js';
import { hostOf, outcomeSqlConfig } from './config.js';

/** Values of a KPI by a query on a PostgreSQL database, which can read only. */
export const outcomeSql: OutcomeConnector<OutcomeSqlConfig> = {
  id: 'sql',
  title: 'PostgreSQL',
  config: outcomeSqlConfig,
  reaches,
  rows,
};

const WHAT = 'SELECT';

/** The password may change, and who asks; not the database. */
function reaches({ database }: OutcomeSqlConfig) {
  const url = new URL(database.reveal());
  const host = hostOf(url);
  return { field: 'database', host, place: `${host}:${url.port || '5432'}${url.pathname}` };
}

async function rows(config: OutcomeSqlConfig, ports: SessionPorts): Promise<readonly OutcomeRow[]> {
  const client = await openReading(config, ports).catch((error: unknown) => {
    throw new Faulted(faultOf(error));
  });
  try {
    return await selected(client, config);
  } catch (error) {
    throw new Faulted(faultOf(error));
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** A cursor takes one statement that reads and nothing else, and gives no more rows than are asked of it. */
async function selected(client: ClientBase, { query }: OutcomeSqlConfig): Promise<readonly OutcomeRow[]> {
  await client.query('BEGIN READ ONLY');
  const one = query.replace(/;\s*$/, '');
  // With values, if only none, a text of several statements is refused by the protocol itself.
  await client.query({
    text: `DECLARE takeup NO SCROLL CURSOR FOR ${one}`,
    values: [],
    queryMode: 'extended',
  } as never);
  const found = await client.query<Record<string, string | null>>(
    `FETCH ${MOST_OUTCOME_ROWS + 1} FROM takeup`,
  );
  await client.query('ROLLBACK');
  if (found.rows.length > MOST_OUTCOME_ROWS) throw faulted('changed', 'too-large', WHAT);
  return found.rows.map((row) => {
    const own: Record<string, string> = {};
    for (const [column, value] of Object.entries(row))
      if (value !== null && value !== '') own[column] = value;
    return own;
  });
}

/** Of https://www.postgresql.org/docs/current/errcodes-appendix.html, by class or code. */
const BY_STATE: readonly (readonly [
  RegExp,
  'denied' | 'transient' | 'changed',
  'unauthorised' | 'permission-missing' | 'stalled' | 'refused' | 'server-error',
])[] = [
  [/^28/, 'denied', 'unauthorised'],
  [/^42501$/, 'denied', 'permission-missing'],
  [/^25006$/, 'denied', 'permission-missing'],
  [/^57014$/, 'transient', 'stalled'],
  [/^(?:42|3D|22|0A|34)/, 'changed', 'refused'],
  [/^[0-9A-Z]{5}$/, 'transient', 'server-error'],
];

/** Of the database's words only the code is told: they may hold values. */
function faultOf(error: unknown) {
  if (error instanceof Faulted) return error.fault;
  const state = typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';
  // Five characters, of which network errors have none; a database that refuses a password says so by code as well.
  const known =
    /^[0-9A-Z]{5}$/.test(state) && /\d/.test(state)
      ? BY_STATE.find(([pattern]) => pattern.test(state))
      : undefined;
  if (known !== undefined) return { kind: known[1], code: known[2], detail: `${WHAT}: ${state} ${known[2]}` };
  if (state === '' && error instanceof Error)
    return { kind: 'transient' as const, code: 'reset' as const, detail: `${WHAT}: reset` };
  return faultOfFailure(WHAT, error);
}
