import type { OutcomeConnector, OutcomeRow, SessionPorts } from '@takeup/connectors/kit';
import { MOST_OUTCOME_ROWS, faulted, unexpected } from '@takeup/connectors/kit';
import type { ClientBase } from 'pg';
import type { OutcomeSqlConfig } from './config.js';
import { addressOf, outcomeSqlConfig } from './config.js';
import { WHAT } from './fault-of.js';
import { openReading } from './open-reading.js';

/** Values of a KPI by a query on a PostgreSQL database, which can read only. */
export const outcomeSql: OutcomeConnector<OutcomeSqlConfig> = {
  id: 'sql',
  title: 'PostgreSQL',
  config: outcomeSqlConfig,
  reaches,
  rows,
};

/** The password may change, and who asks; not the database. */
function reaches(config: OutcomeSqlConfig) {
  const { host, port, database } = addressOf(config);
  return { field: 'database', host, place: `${host}:${port}/${database}` };
}

async function rows(config: OutcomeSqlConfig, ports: SessionPorts): Promise<readonly OutcomeRow[]> {
  const reading = await openReading(config, ports);
  try {
    return await selected(reading.client, config);
  } catch (error) {
    throw reading.faulted(error);
  } finally {
    await reading.close();
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
  // Not by name: every row would be as large as the header, whatever it holds.
  const found = await client.query<(string | null)[]>({
    text: `FETCH ${MOST_OUTCOME_ROWS + 1} FROM takeup`,
    rowMode: 'array',
  });
  // Several answers to one question are no answer.
  if (Array.isArray(found)) throw unexpected(WHAT);
  await client.query('ROLLBACK');
  if (found.rows.length > MOST_OUTCOME_ROWS) throw faulted('changed', 'too-large', WHAT);
  const columns = found.fields.map(({ name }) => name);
  return found.rows.map((row) => {
    const own: Record<string, string> = {};
    for (const [at, value] of row.entries()) {
      const column = columns[at];
      if (column !== undefined && value !== null && value !== '') own[column] = value;
    }
    return own;
  });
}
