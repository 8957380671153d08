import type { Askable, Json, OutcomeConnector, OutcomeRow, SessionPorts } from '@takeup/connectors/kit';
import { MOST_OUTCOME_ROWS, faulted, openSession, unexpected } from '@takeup/connectors/kit';
import type { JSONPathQuery } from 'json-p3';
import type { OutcomeHttpConfig } from './config.js';
import { outcomeHttpConfig } from './config.js';
import { compilePath, found } from './json-path.js';

/** Values of a KPI from any address that answers with JSON, found in it by JSONPath (RFC 9535). */
export const outcomeHttp: OutcomeConnector<OutcomeHttpConfig> = {
  id: 'http',
  title: 'HTTP',
  config: outcomeHttpConfig,
  rows,
};

const asked: Askable<OutcomeHttpConfig> = {
  id: 'http',
  limits: [{ name: 'api', calls: 1, perMs: 1000 }],
  target: ({ url, token, token_header: header }) => ({
    baseUrl: new URL(url).origin,
    headers:
      token === undefined
        ? {}
        : header === undefined
          ? { authorization: `Bearer ${token.reveal()}` }
          : { [header.toLowerCase()]: token.reveal() },
  }),
  faultIn: () => undefined,
};

async function rows(config: OutcomeHttpConfig, ports: SessionPorts): Promise<readonly OutcomeRow[]> {
  const { pathname: path, searchParams } = new URL(config.url);
  const what = `GET ${path}`;
  const session = openSession({ connector: asked, config, ports });
  try {
    const { json } = await session.send({ path, query: Object.fromEntries(searchParams) });
    if (json === undefined) throw unexpected(what);
    const rows = valuesAt(compilePath(config.rows), json, { most: MOST_OUTCOME_ROWS, what });
    if (rows.length > MOST_OUTCOME_ROWS) throw faulted('changed', 'too-large', what);
    const columns = Object.entries(config.columns).map(
      ([column, own]) => [column, compilePath(own)] as const,
    );
    return rows.map((row) => rowOf(row, columns, what));
  } finally {
    await session.close();
  }
}

type Columns = readonly (readonly [column: string, path: JSONPathQuery])[];

/** @throws Faulted where a path leads to several values, or to something that is no text and no number */
function rowOf(row: Json, columns: Columns, what: string): OutcomeRow {
  const own: Record<string, string> = {};
  for (const [column, path] of columns) {
    const [value, ...more] = valuesAt(path, row, { most: 1, what });
    if (value === undefined || value === null || value === '') continue;
    if (more.length > 0 || typeof value === 'object' || typeof value === 'boolean') throw unexpected(what);
    own[column] = String(value);
  }
  return own;
}

/** @throws Faulted where the answer is nested deeper than any that is meant */
function valuesAt(
  path: JSONPathQuery,
  value: Json,
  { most, what }: { readonly most: number; readonly what: string },
): readonly Json[] {
  try {
    return found(path, value, most);
  } catch {
    throw unexpected(what);
  }
}
